"""Facts as plain JSON: what comes back is what went in, and nothing else is taken."""

import json
from dataclasses import dataclass

import pytest

from protocol_edition.edition import MentionRole, Seat, survey
from protocol_edition.project import open_project
from protocol_edition.publish import desk, edit_text
from protocol_edition.publish.plain_form import as_json, shaped


@dataclass(frozen=True, slots=True)
class Whole:
    """Every kind of field there is."""

    name: str
    number: int
    seat: Seat | None
    pair: tuple[str, int]
    names: tuple[str, ...] = ()
    seats: tuple[Seat, ...] = ()


SEAT = Seat("weber", "Weber", "", MentionRole.CHAIR)
WHOLE = Whole("a", 1, SEAT, ("b", 2), ("c", "d"), (SEAT,))


def test_facts_come_back_as_they_were(edition):
    project, _ = open_project(edition)
    for source in project.sources:
        facts = survey(edit_text(source, desk(project))[0].edited)
        assert shaped(type(facts), json.loads(as_json(facts))) == facts


def test_every_kind_of_field_comes_back():
    assert shaped(Whole, json.loads(as_json(WHOLE))) == WHOLE


@pytest.mark.parametrize(
    "wrong",
    [
        None, "x", {}, [], ["a", 1, None, ["b", 2], []], ["a", True, None, ["b", 2], [], []],
        ["a", 1, None, ["b"], [], []], ["a", 1, None, ["b", 2], ["c", 1], []],
        ["a", 1, ["k", "n", "", "nobody"], ["b", 2], [], []], ["a", 1, None, ["b", 2], "cd", []],
        ["a", 1, None, ["b", 2], [], [["k", "n", ""]]],
    ],
)  # fmt: skip
def test_anything_else_is_refused(wrong):
    with pytest.raises(ValueError, match=r"."):
        shaped(Whole, wrong)
