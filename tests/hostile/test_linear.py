"""Time grows with the length of a line and not with its square: patterns one by one, and texts of killing lines."""

import re

import pytest
from tests.hostile.patterns import TooLongError, Use, at_most, steep, uses
from tests.sources.growth import HEAD

from protocol_edition.diagnostics import has_errors
from protocol_edition.edition import Ledger, edit, mint, sentence_around
from protocol_edition.model import Authorities, Decisions
from protocol_edition.pages.prose import prose
from protocol_edition.sources import read
from protocol_edition.sources.tei.dialects import DIALECTS

LENGTH = 60_000
ENOUGH = 20.0
"""Seconds of processor time for a line of that length; honest ones take some tenths, the square of them a minute."""

KILLING = [
    ("I. On ", " "), ("A", "\t"), ("Citation: “", "A"), ("From the ", "A"), ("proposed the agenda", " "), ("Re", " "),
    ("(p. ", "1"), ("note", " "), ("It ended.", "1"), ("x", "[1]"), ("Cde. A", " "), ("Present: A (", "a"), ("", "I"),
    ("- ", "- "), ("Protocol ", "1"), ("", "A. "), ("“", "a, "),
]  # fmt: skip
"""Lines on which a pattern of the program once took the square of their length, or their cube, or for ever."""


def test_no_pattern_is_worse_than_the_square_of_a_string():
    """Sums and cubes of repetitions show at four hundred characters; squares are judged by whole texts below."""
    worse = [(use.where, found) for use in uses() if (found := steep(use, 400, 0.02, 30.0))]
    assert worse == []


def test_a_pattern_that_never_ends_is_seen():
    assert steep(Use("here", re.compile(r"(?:a+)+$"), frozenset({"match"})), 400, 0.02, 30.0)
    assert steep(Use("here", re.compile(r"\.(?:\d{1,2})*$"), frozenset({"search"})), 400, 0.02, 30.0)
    assert not steep(Use("here", re.compile(r"\.\d*$"), frozenset({"search"})), 400, 0.02, 30.0)


@pytest.mark.parametrize(("begin", "again"), KILLING)
def test_a_killing_line_is_read_in_its_time(begin, again):
    line = begin + again * (LENGTH // len(again)) + "x"
    with at_most(ENOUGH):
        reading, _ = read(f"{HEAD}{line}\n\nSo it is.\n".encode(), "text.txt", Decisions())
    assert line in reading.text


@pytest.mark.parametrize("between", [".", '."', ". ", "…", "?!"])
def test_the_sentence_of_a_name_among_stops_is_found_in_its_time(between):
    with at_most(ENOUGH):
        assert sentence_around(f"Lang asks{between * LENGTH}x", 0, 4).startswith("Lang ")


def test_thousands_of_marks_of_one_note_have_their_addresses_in_time_and_keep_them():
    """The first free number was sought from the beginning for each, and each was compared with all others."""
    text = f"{HEAD}Lang asks{'[1]' * 12_000}\n\n- [1] Note: So.\n"
    reading, _ = read(text.encode(), "text.txt", Decisions())
    corrected, _ = read(text.replace("asks", "wants").encode(), "text.txt", Decisions())
    with at_most(ENOUGH):
        edited, _ = edit(reading, Decisions(), Authorities(), None, doc_id="text")
        ledger, _ = mint(edited, Ledger("text.yaml", "text"), on="2026-01-02")
        again, findings = edit(corrected, Decisions(), Authorities(), ledger, doc_id="text")
    assert {anchor.id for anchor in again.anchors.values()} == {anchor.id for anchor in edited.anchors.values()}
    assert len(again.anchors) > 12_000
    assert not has_errors(findings)


@pytest.mark.parametrize("table", DIALECTS, ids=lambda table: table.name)
def test_no_table_asks_each_element_for_all_others(table):
    """libxml2 gathers them anew for each: twelve thousand divisions beside each other took a minute."""
    paths = [table.recognise, *(path for path, _ in table.roles), *(path for _, path in table.facts)]
    assert [path for path in paths if re.search("(?:preceding|following)(?:-sibling)?::", path)] == []


def test_the_end_of_patience_is_seen():
    with pytest.raises(TooLongError), at_most(0.05):
        re.match(r"(?:a+)+$", "a" * 60 + "!")


@pytest.mark.parametrize("unit", ["[", "![", "](", "<", "*", "_a", "`", "> ", "[a](", "|", "a|", "&", "\\\\", "- "])
def test_an_editors_page_of_one_sign_is_made_in_its_time(unit):
    with at_most(ENOUGH):
        assert prose(unit * 3000, "x/index.html")
