"""A rewriting changes lines of inlines and nothing else."""

from dataclasses import MISSING, fields, replace

import pytest

from protocol_edition.model import (
    Attendee,
    AttendeeList,
    Fragment,
    Header,
    Item,
    ItemKind,
    Line,
    LineRole,
    Note,
    NoteKind,
    Origin,
    Paragraph,
    ParagraphKind,
    Point,
    Points,
    PointsKind,
    Protocol,
    Session,
    Speaker,
    Speech,
    Status,
    Survival,
    Text,
    rewrite,
)

AT = Origin("a.txt", 1, 1, 0, 9)
SIGN = Fragment("- ", AT)
WORDS = (Text("On the ferry", AT),)
LINE = Line(LineRole.HOUR, SIGN, WORDS, AT)
PARAGRAPH = Paragraph(WORDS, AT, ParagraphKind.HEADING)
POINT = Point(SIGN, "1", WORDS, AT)
ATTENDEE = Attendee(WORDS, "Moser", "mayor", Status.GUEST, AT, ("signed-protocol",), partial=True, signed="1902-11-19")
NAMED = AttendeeList(Status.GUEST, SIGN, (ATTENDEE,), (SIGN,), AT)
SPEAKER = Speaker(WORDS, ("Moser",), "mayor", (SIGN,), AT)
BLOCKS = (PARAGRAPH, Points(PointsKind.DECISIONS, (POINT,), AT), Speech(SPEAKER, (PARAGRAPH,), AT))
ITEM = Item(SIGN, "I", 1, WORDS, NAMED, BLOCKS, AT, ItemKind.SECTION, Survival.PARTIAL, "x-1")
SESSION = Session(WORDS, (LINE,), "1902-11-19", "Ebenau", "noon", (NAMED,), BLOCKS, (ITEM,), AT, (LINE,))
NOTE = Note(SIGN, "1", NoteKind.EDITOR, SIGN, (PARAGRAPH,), (AT,), AT, "footnote", (AT,))
HEADER = Header((LINE,), "1902", "Minutes", "1", "Minutes", None, "words", "thanks", ("a", "b"), "de", "text", ("x",))
PROTOCOL = Protocol("a.txt", HEADER, (SESSION,), (NOTE,), (SIGN,), ())


@pytest.mark.parametrize(
    "node", [LINE, PARAGRAPH, POINT, ATTENDEE, SPEAKER, ITEM, SESSION, NOTE], ids=lambda node: type(node).__name__
)
def test_the_nodes_of_these_tests_leave_no_field_as_it_is_by_itself(node):
    usual = [one.name for one in fields(node) if one.default is not MISSING and getattr(node, one.name) == one.default]
    assert usual == []


def test_lines_that_are_made_anew_of_the_same_words_give_the_same_protocol():
    made = rewrite(PROTOCOL, lambda content, _: tuple(map(replace, content)))
    assert made == PROTOCOL
    assert made.sessions[0].items[0] is not ITEM


def test_every_line_says_what_it_was_changed_to():
    made = rewrite(PROTOCOL, lambda *_: (Text("changed", AT),))
    assert repr(made) == repr(PROTOCOL).replace("On the ferry", "changed")


def test_what_is_not_changed_stays_the_same_node():
    assert rewrite(PROTOCOL, lambda content, _: content) is PROTOCOL
