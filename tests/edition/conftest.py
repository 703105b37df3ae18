"""Drafts: protocols that a test writes, edits and writes again, knowing of each node which matter it is."""

import random
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from types import SimpleNamespace

import pytest

from protocol_edition.model import (
    Attendee,
    AttendeeList,
    Fragment,
    Header,
    Inline,
    Item,
    NodeKey,
    Note,
    NoteKind,
    NoteMark,
    Origin,
    Paragraph,
    Point,
    Points,
    PointsKind,
    Protocol,
    Session,
    Speaker,
    Speech,
    Status,
    Text,
    node_key,
)

_new = count(1)


def matter() -> int:
    """The number of a matter that was never there before."""
    return next(_new)


@dataclass
class DraftText:
    """A paragraph, or with a ``label`` a point; ``notes`` are the matters of the notes marked at its end."""

    text: str
    label: str = ""
    notes: list[int] = field(default_factory=list)
    is_: int = field(default_factory=matter)


@dataclass
class DraftSpeech:
    """Somebody's words."""

    speaker: str
    texts: list[DraftText]
    is_: int = field(default_factory=matter)


@dataclass
class DraftItem:
    """An agenda item."""

    number: str
    heading: str
    blocks: list[DraftText | DraftSpeech] = field(default_factory=list)
    is_: int = field(default_factory=matter)


@dataclass
class DraftSession:
    """A sitting."""

    heading: str
    present: list[str]
    items: list[DraftItem] = field(default_factory=list)
    date: str = ""
    is_: int = field(default_factory=matter)


@dataclass
class DraftNote:
    """A note of one paragraph or more."""

    label: str
    texts: list[DraftText]
    is_: int = field(default_factory=matter)


@dataclass
class Draft:
    """A whole record."""

    sessions: list[DraftSession]
    notes: list[DraftNote] = field(default_factory=list)

    def written(self) -> "Written":
        """The protocol as a reader would give it."""
        return _Writer(self).write()

    def texts(self) -> Iterator[tuple[list, DraftText]]:
        """Every paragraph and point of the sessions, with the list it stands in."""
        for item in self.items():
            for block in item.blocks:
                if isinstance(block, DraftSpeech):
                    yield from ((block.texts, text) for text in block.texts)
                else:
                    yield item.blocks, block

    def items(self) -> Iterator[DraftItem]:
        """Every item."""
        return (item for session in self.sessions for item in session.items)


@dataclass
class Written:
    """A protocol with its text, and which matter each node is (marks: matter of the note and number of the mark)."""

    protocol: Protocol
    text: str
    is_: dict[NodeKey, object]


HEADER = Header((), "", "", "", "", None, "", "", (), "", "", ())


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.parts: list[str] = []
        self.length = 0
        self.newlines: list[int] = []
        self.is_: dict[NodeKey, object] = {}
        self.labels = {note.is_: note.label for note in draft.notes}
        self.marks: dict[int, list[Origin]] = {note.is_: [] for note in draft.notes}

    def write(self) -> Written:
        sessions = tuple(self.session(session) for session in self.draft.sessions)
        notes = tuple(self.note(note) for note in self.draft.notes)
        protocol = Protocol("draft.txt", HEADER, sessions, notes, (), ())
        return Written(protocol, "".join(self.parts), self.is_)

    def origin(self, start: int) -> Origin:
        before = bisect_left(self.newlines, start)
        column = start - (self.newlines[before - 1] if before else -1)
        return Origin("draft.txt", before + 1, column, start, self.length)

    def put(self, words: str) -> Origin:
        start = self.length
        self.parts.append(words)
        self.newlines += [start + at for at, sign in enumerate(words) if sign == "\n"]
        self.length += len(words)
        return self.origin(start)

    def inline(self, words: str) -> tuple[Inline, ...]:
        return (Text(words, self.put(words)),) if words else ()

    def known(self, node, matter):
        self.is_[node_key(node)] = matter
        return node

    def session(self, draft: DraftSession) -> Session:
        start = self.length
        heading = self.inline(draft.heading)
        self.put("\nPresent: ")
        entries = []
        for name in draft.present:
            words = self.inline(name)
            entries.append(Attendee(words, name, "", Status.PRESENT, words[0].origin))
            self.put(", ")
        listed = AttendeeList(Status.PRESENT, None, tuple(entries), (), self.origin(start))
        self.put("\n")
        items = tuple(self.item(item) for item in draft.items)
        return self.known(Session(heading, (), draft.date, "", "", (listed,), (), items, self.origin(start)), draft.is_)

    def item(self, draft: DraftItem) -> Item:
        start = self.length
        marker = Fragment(f"{draft.number}. ", self.put(f"{draft.number}. ")) if draft.number else None
        heading = self.inline(draft.heading)
        self.put("\n")
        blocks = tuple(self.block(block) for block in draft.blocks)
        origin = Origin("draft.txt", self.origin(start).line, 1, start, self.length)
        return self.known(Item(marker, draft.number, None, heading, None, blocks, origin), draft.is_)

    def block(self, draft: DraftText | DraftSpeech):
        if isinstance(draft, DraftText):
            return self.passage(draft)
        start = self.length
        words = self.inline(draft.speaker)
        self.put(":\n")
        speaker = Speaker(words, (draft.speaker,), "", (), words[0].origin)
        blocks = tuple(self.passage(text) for text in draft.texts)
        return self.known(Speech(speaker, blocks, self.origin(start)), draft.is_)

    def passage(self, draft: DraftText) -> Paragraph | Points:
        start = self.length
        marker = Fragment(draft.label, self.put(f"{draft.label} ")) if draft.label else None
        content = [*self.inline(draft.text)]
        for note in draft.notes:
            if note in self.labels:
                printed = f"[{self.labels[note]}]"
                origin = self.put(printed)
                content.append(NoteMark(self.labels[note], printed, origin))
                self.marks[note].append(origin)
                self.is_[("mark", origin.start)] = ("mark", note, len(self.marks[note]))
        self.put("\n")
        origin = self.origin(start)
        if not marker:
            return self.known(Paragraph(tuple(content), origin), draft.is_)
        point = self.known(Point(marker, draft.label, tuple(content), origin), draft.is_)
        return Points(PointsKind.NUMBERED, (point,), origin)

    def note(self, draft: DraftNote) -> Note:
        start = self.length
        marker = Fragment(f"[{draft.label}] ", self.put(f"[{draft.label}] "))
        blocks = tuple(self.passage(text) for text in draft.texts)
        marks = tuple(self.marks[draft.is_])
        origin = Origin("draft.txt", self.origin(start).line, 1, start, self.length)
        return self.known(Note(marker, draft.label, NoteKind.EDITOR, None, blocks, marks, origin), draft.is_)


_BEGINNINGS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "sh", "ch", "tr")
_ENDINGS = ("a", "e", "i", "o", "u", "an", "er", "il", "os", "um")
_SYLLABLES = [beginning + ending for beginning in _BEGINNINGS for ending in _ENDINGS]


def words(chance: random.Random, least: int, most: int) -> str:
    """A sentence of invented words, with the little words between that any two English texts share."""
    said = []
    for _ in range(chance.randint(least, most)):
        little = chance.random() < 0.3
        invented = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3)))
        said.append(chance.choice(("the", "of", "to", "on", "and", "a", "in", "for")) if little else invented)
    return " ".join(said).capitalize() + "."


@pytest.fixture
def drafting() -> SimpleNamespace:
    """Everything a draft is made of."""
    return SimpleNamespace(
        Draft=Draft, Session=DraftSession, Item=DraftItem, Speech=DraftSpeech, Text=DraftText, Note=DraftNote,
        Written=Written, words=words, matter=matter, header=HEADER,
    )  # fmt: skip
