"""What expressions are compiled to is kept for the next run: the same expressions, and compiled but once."""

import re
import sys
from pathlib import Path

import pytest

from protocol_edition import sources
from protocol_edition.cli import expressions
from protocol_edition.cli.expressions import kept_expressions
from protocol_edition.model.expression import Expression

ROOM = sys.modules[Expression.__module__]


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where Python keeps code."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    room = Path(expressions.__file__).parent
    folder = tmp_path / room.relative_to(room.anchor)
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def run(monkeypatch):
    """Compiles patterns as a run of the program would; out: what they became, and how many had to be compiled."""

    def ran(patterns):
        monkeypatch.setattr(ROOM, "_known", {})
        monkeypatch.setattr(ROOM, "_met", [])
        with kept_expressions():
            made = [Expression(pattern, flags).compiled() for pattern, flags in patterns]
            compiled = len(ROOM._met)
        return made, compiled

    return ran


def test_every_expression_that_reads_a_text_is_the_same_from_what_was_kept(place, run):
    modules = [module for name, module in sys.modules.items() if name.startswith(sources.__name__)]
    held = [value for module in modules for value in vars(module).values() if isinstance(value, Expression)]
    asked = [(one.pattern, one._flags) for one in held]
    first, compiled = run(asked)
    assert compiled == len(asked) > 100
    second, compiled = run(asked)
    assert compiled == 0
    for ours, theirs, (pattern, flags) in zip(second, first, asked, strict=True):
        assert ours == theirs == re.compile(pattern, flags)
        assert (ours.groups, ours.flags, ours.groupindex) == (theirs.groups, theirs.flags, theirs.groupindex)
        assert repr(ours) == repr(theirs)


def test_what_a_run_meets_first_is_kept_beside_the_rest(place, run):
    assert run([("(?P<one>a)", 0)])[1] == 1
    assert run([("(?P<one>a)", 0), ("(?P<one>a)", re.IGNORECASE)])[1] == 1
    (one, other), compiled = run([("(?P<one>a)", 0), ("(?P<one>a)", re.IGNORECASE)])
    assert compiled == 0
    assert (one.match("A"), other.match("A")["one"]) == (None, "A")
    assert one.sub(r"<\g<one>>", "banana") == "b<a>n<a>n<a>"


@pytest.mark.parametrize("damage", [b"", b"garbage", None])
def test_what_is_damaged_is_compiled_anew(place, run, damage):
    run([("a+", 0)])
    (file,) = place.iterdir()
    file.write_bytes(file.read_bytes()[:-1] if damage is None else damage)
    (made,), compiled = run([("a+", 0)])
    assert (made, compiled) == (re.compile("a+"), 1)


def test_what_was_kept_is_not_written_again(place, run):
    run([("a+", 0)])
    (file,) = place.iterdir()
    file.unlink()
    with kept_expressions():
        assert Expression("a+", 0).compiled().match("a")
    assert list(place.iterdir()) == []


def test_nothing_is_kept_where_python_keeps_none(place, run, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    run([("a+", 0)])
    assert list(place.iterdir()) == []


def test_a_python_that_compiles_otherwise_compiles(place, run, monkeypatch):
    monkeypatch.delattr(re._compiler, "_code")
    (made,), _ = run([("a+", 0)])
    assert made.match("aa")
    assert list(place.iterdir()) == []
