"""Expressions that are compiled when they are first used are the same as those of ``re``."""

import re
import sys

import pytest

from protocol_edition.model import expression
from protocol_edition.model.expression import Expression

TEXT = "Item I. On the Dredger; item II. On the crane"


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_it_finds_what_re_finds(flags):
    ours, theirs = expression(r"item (?P<number>[IV]+)", flags), re.compile(r"item (?P<number>[IV]+)", flags)
    assert [found.groupdict() for found in ours.finditer(TEXT)] == [
        found.groupdict() for found in theirs.finditer(TEXT)
    ]
    assert (ours.sub("_", TEXT), ours.split(TEXT), ours.findall(TEXT)) == (
        theirs.sub("_", TEXT), theirs.split(TEXT), theirs.findall(TEXT),
    )  # fmt: skip
    assert (ours.pattern, ours.flags, ours.groups) == (theirs.pattern, theirs.flags, theirs.groups)
    assert bool(ours.match(TEXT)) is bool(theirs.match(TEXT))
    assert ours.fullmatch(TEXT) is None


def test_it_is_compiled_at_the_first_use_and_once(monkeypatch):
    monkeypatch.setattr(sys.modules[Expression.__module__], "_known", {})  # what earlier runs compiled
    compiled = []
    compile_one = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: compiled.append(given) or compile_one(*given))
    held = expression(r"[a-z]+")
    assert held.pattern == "[a-z]+"
    assert compiled == []
    assert held.match("a")
    assert held.search("b")
    assert len(compiled) == 1


def test_what_no_expression_has_it_has_not_either():
    with pytest.raises(AttributeError):
        _ = expression("a").nothing
    with pytest.raises(re.error):
        Expression("(", 0).compiled()
