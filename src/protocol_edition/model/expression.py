"""Regular expressions that are compiled when they are first used.

The rooms hold some three hundred. One text needs half of them; to compile all takes as long as to make a small site.
What they were compiled to in another run can be handed in: numbers, of which Python makes the expression at once.
"""

import re
from importlib import import_module
from typing import Any, cast

_OF_A_PATTERN = (
    "findall", "finditer", "flags", "fullmatch", "groupindex", "groups", "match", "search", "split", "sub", "subn",
)  # fmt: skip

Numbers = tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]
"""What Python makes an expression of: flags, code, number of groups, the groups by name, their names in order. No two
versions of Python need agree on it, so it is of use to the same one alone."""
Asked = tuple[str, int]
"""An expression as the program has it: pattern and flags."""

_known: dict[Asked, Numbers] = {}
_met: list[Asked] = []
"""What was compiled in this run, and is not known yet."""


class Expression:
    """Stands for an expression; once it is compiled, what is asked of it is the compiled one's own, and as quick."""

    __slots__ = ("_flags", "pattern", *_OF_A_PATTERN)

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the compiled one has; asked until it is there
        if name not in _OF_A_PATTERN:
            raise AttributeError(name)
        made = self.compiled()
        for own in _OF_A_PATTERN:
            setattr(self, own, getattr(made, own))
        return getattr(made, name)

    def compiled(self) -> re.Pattern[str]:
        """The expression itself. Errors: re.error for what is none; a test compiles all that there are."""
        asked = self.pattern, int(self._flags)
        if asked in _known:
            return _made(self.pattern, _known[asked])
        compiled = re.compile(self.pattern, self._flags)
        _met.append(asked)
        return compiled


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, but at the first use: for what a module holds by a name."""
    return cast("re.Pattern[str]", Expression(pattern, flags))


def know_expressions(numbers: dict[Asked, Numbers]) -> None:
    """Takes in what ``known_expressions`` gave to another run of the same Python."""
    _known.update(numbers)


def known_expressions() -> dict[Asked, Numbers] | None:
    """What expressions are compiled to; None where none was met, since this was asked last, that was not known."""
    if not _met:
        return None
    try:
        met = {asked: _numbers(*asked) for asked in _met}
        if all(_made(asked[0], numbers) == re.compile(*asked) for asked, numbers in met.items()):
            _known.update(met)
            _met.clear()
            return dict(_known)
    except (AttributeError, ImportError, TypeError):  # a Python that compiles otherwise
        pass
    return None


def _made(pattern: str, numbers: Numbers) -> re.Pattern[str]:
    return cast("re.Pattern[str]", import_module("_sre").compile(pattern, *numbers))


def _numbers(pattern: str, flags: int) -> Numbers:
    """What ``re.compile`` hands on to make an expression of, in the Pythons from 3.11 to 3.14."""
    compiler, parser = import_module("re._compiler"), import_module("re._parser")
    parsed = parser.parse(pattern, flags)
    code = [int(each) for each in compiler._code(parsed, flags)]
    groups = parsed.state.groupdict
    names = {number: name for name, number in groups.items()}
    in_order = tuple([names.get(number) for number in range(parsed.state.groups)])
    return flags | parsed.state.flags, code, parsed.state.groups - 1, groups, in_order
