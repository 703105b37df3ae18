"""Every regular expression of the program, and strings on which a bad one would need more time than the square of them.

``python -m tests.hostile.patterns`` names every pattern that would grow with the square of some string, if it met it
whole; what the program keeps from such strings is tried by reading whole texts (``test_linear.py``).

The strings come from the pattern itself: a way to each of its repetitions, what can be repeated there again and again,
and an end that does not fit. (The checkers from the registries were tried: regexploit knows no possessive repetition,
which half of these patterns are made of, and recheck needs a Java machine for each of them.)
"""

import ast
import importlib
import pkgutil
import re
import re._constants as sre
import re._parser as sre_parse
import signal
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import protocol_edition
from protocol_edition.model.expression import Expression

HOUSE = Path(protocol_edition.__file__).parent
METHODS = frozenset({"match", "fullmatch", "search", "finditer", "findall", "sub", "split"})
ANYWHERE = METHODS - {"match", "fullmatch"}


@dataclass(frozen=True, slots=True)
class Use:
    """A pattern, where it stands, and with which methods it is used."""

    where: str
    pattern: re.Pattern[str]
    methods: frozenset[str]


def uses() -> list[Use]:
    """Every pattern that a module of the program holds by a name, and every one written in a call."""
    called = _methods_called()
    found: dict[tuple[str, int], Use] = {}
    for module in pkgutil.walk_packages(protocol_edition.__path__, "protocol_edition."):
        if module.name.endswith("__main__"):
            continue
        held = importlib.import_module(module.name)
        for name, value in vars(held).items():
            for pattern in _patterns(value):
                where = f"{module.name}.{name}".removeprefix("protocol_edition.")
                found.setdefault((pattern.pattern, pattern.flags), Use(where, pattern, called.get(name) or METHODS))
    for use in _written():
        found.setdefault((use.pattern.pattern, use.pattern.flags), use)
    return list(found.values())


def _patterns(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, Expression):
        yield value.compiled()
    elif isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, tuple | list | frozenset):
        for inner in value:
            yield from _patterns(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _patterns(inner)


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(HOUSE.rglob("*.py")):
        yield file.relative_to(HOUSE).as_posix(), ast.parse(file.read_text(encoding="utf-8"))


def _methods_called() -> dict[str, frozenset[str]]:
    """By the name of a constant the methods that the program calls on it."""
    called: dict[str, set[str]] = defaultdict(set)
    for _, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in METHODS and isinstance(node.value, ast.Name):
                called[node.value.id].add(node.attr)
    return {name: frozenset(methods) for name, methods in called.items()}


def _written() -> Iterator[Use]:
    """Patterns that stand as a constant in a call of ``re``."""
    for file, tree in _trees():
        for node in ast.walk(tree):
            match node:
                case ast.Call(ast.Attribute(ast.Name("re"), method), [ast.Constant(str(text)), *_]) if (
                    method in METHODS
                ):
                    yield Use(f"{file}:{node.lineno}", re.compile(text), frozenset({method}))


# ---- strings from a pattern ------------------------------------------------------------------------------------------

SIGNS = " \t\naA1.,-–([)]\"'’_:"
END = "\x01"


def hostile(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """A beginning, and what comes after it again and again: for each repetition in the pattern ways to overload it."""
    tree = sre_parse.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    found = ((begin, pump) for before, pump in _repeated(tree, "") for begin in ("", before) if pump)
    return iter(dict.fromkeys(found))


def _repeated(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """Each repetition in a tree: a string that leads to it, and one that it takes."""
    for operation, argument in tree:
        match operation:
            case sre.MAX_REPEAT | sre.MIN_REPEAT | sre.POSSESSIVE_REPEAT:
                if argument[1] > 3:
                    yield from ((before, pump) for pump in _pumps(argument[2]))
                yield from _repeated(argument[2], before)
            case sre.SUBPATTERN:
                yield from _repeated(argument[3], before)
            case sre.ATOMIC_GROUP:
                yield from _repeated(argument, before)
            case sre.BRANCH:
                for branch in argument[1]:
                    yield from _repeated(branch, before)
        before += _sample([(operation, argument)])


def _pumps(tree: Any) -> Iterator[str]:
    """What a repetition of ``tree`` takes."""
    yield _sample(tree)
    if len(tree) == 1:
        operation, argument = tree[0]
        for sign in SIGNS:
            if operation is sre.ANY or (operation is sre.IN and _in(argument, sign)):
                yield sign


def _sample(tree: Any) -> str:
    """A string that a tree most likely takes."""
    made = ""
    for operation, argument in tree:
        match operation:
            case sre.LITERAL:
                made += chr(argument)
            case sre.NOT_LITERAL | sre.ANY:
                made += "a"
            case sre.IN:
                made += next((sign for sign in "a A1.,-([)]\"'—" if _in(argument, sign)), _first(argument))
            case sre.MAX_REPEAT | sre.MIN_REPEAT | sre.POSSESSIVE_REPEAT:
                made += _sample(argument[2]) * max(argument[0], 0)
            case sre.SUBPATTERN:
                made += _sample(argument[3])
            case sre.ATOMIC_GROUP:
                made += _sample(argument)
            case sre.BRANCH:
                made += _sample(argument[1][0])
    return made


def _in(items: Any, sign: str) -> bool:
    negated, hit = False, False
    for operation, argument in items:
        match operation:
            case sre.NEGATE:
                negated = True
            case sre.LITERAL:
                hit = hit or chr(argument) == sign
            case sre.RANGE:
                hit = hit or argument[0] <= ord(sign) <= argument[1]
            case sre.CATEGORY:
                hit = hit or bool(re.match(_CATEGORIES[argument], sign))
    return hit != negated


_CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip


def _first(items: Any) -> str:
    for operation, argument in items:
        if operation is sre.LITERAL:
            return chr(argument)
        if operation is sre.RANGE:
            return chr(argument[0])
    return "\x02"


# ---- judging ---------------------------------------------------------------------------------------------------------

STEEP = 8.0
"""Times the time for four times the string: 4 is growth with the string, 16 with its square."""
PATIENCE = 0.5
"""Seconds of processor time after which a search is ended."""


class TooLongError(Exception):
    """What does not come to an end."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Ends what takes longer than so many seconds of processor time, with TooLongError."""

    def ring(*_: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def taken(use: Use, text: str) -> float:
    """Processor time for the methods with which the pattern is used; endless if it is longer than PATIENCE."""
    began = time.process_time()
    try:
        with at_most(PATIENCE):
            if use.methods & ANYWHERE:
                for _ in use.pattern.finditer(text):
                    pass
            elif "fullmatch" in use.methods:
                use.pattern.fullmatch(text)
            else:
                use.pattern.match(text)
    except TooLongError:
        return float("inf")
    return time.process_time() - began


def steep(use: Use, size: int, floor: float, limit: float) -> tuple[str, str] | None:
    """A begin and what is repeated on which the pattern takes too long, None if there is none.

    ``floor`` is the time for ``size`` characters from which on growth is looked at, ``limit`` how many times as long
    four times the string may take.
    """
    for begin, pump in hostile(use.pattern):
        texts = [begin + pump * (many // len(pump)) + END for many in (size, 4 * size)]
        first = taken(use, texts[0])
        if first < floor:
            continue
        if first == float("inf"):
            return begin, pump
        short, long = (min(taken(use, text) for _ in range(3)) for text in texts)
        if long > limit * short:
            return begin, pump
    return None


if __name__ == "__main__":
    for one in uses():
        if bad := steep(one, 2000, 0.004, STEEP):
            print(f"{one.where} {sorted(one.methods)}: {bad!r} {one.pattern.pattern[:100]!r}", flush=True)
