"""A protocol as it was read: header, sessions, agenda items, blocks and notes; frozen, no I/O.

Whatever the source prints is in exactly one leaf: an inline's characters or a ``Fragment`` (a label, a bullet,
a separator: printed matter that is not the node's text). What no rule could read is a ``Leftover``.
"""

from dataclasses import dataclass
from enum import StrEnum

from protocol_edition.model.inline import Inline
from protocol_edition.model.origin import Origin


@dataclass(frozen=True, slots=True)
class Fragment:
    """Printed matter of a node beside its text: ``Present:``, ``- 1. ``, the dash after a speaker."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Leftover:
    """Characters that no rule read; kept, shown at the end of the page and reported."""

    text: str
    origin: Origin


class LineRole(StrEnum):
    """What a line of description says of the record."""

    DATE = "date"
    TITLE = "title"
    REPEATED_TITLE = "repeated-title"
    CITATION = "citation"
    SUMMARY = "summary"
    CREDITS = "credits"
    ORIGINAL_LANGUAGE = "original-language"
    CONTENTS = "contents"
    CLASSIFICATION = "classification"
    PROTOCOL_POINT = "protocol-point"
    PLACE = "place"
    HOUR = "hour"
    SOURCE = "source"
    """A reference printed in the body: ``[Source: ...]``, ``Document Information``."""
    FURNITURE = "furniture"
    """Words of the web site the text was taken from: ``Skip to content``."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line or labelled field of description."""

    role: LineRole
    label: Fragment | None
    content: tuple[Inline, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class ArchiveReference:
    """Where the original lies, in the source's own words; empty where the source does not say.

    Russian archives order by fond, opis, delo and leaves (``F. 3, Op. 16, D. 947, L. 45-46ob``); ``printed`` keeps
    the whole shelfmark, also of archives that order otherwise.
    """

    printed: str
    archive: str = ""
    fond: str = ""
    opis: str = ""
    delo: str = ""
    folios: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """The citation the source prints, and its parts; empty where it does not name them."""

    printed: str
    title: str = ""
    date: str = ""
    """EDTF (ISO 8601-2)."""
    repository: str = ""
    """Who publishes the text, such as a digital archive; the holder of the paper is in ``reference``."""
    reference: ArchiveReference = ArchiveReference("")
    credit: str = ""
    """The sentence that names those responsible, as printed without its full stop."""
    translators: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """What is said about the protocol: the printed ``lines`` and what they mean; "" where the source is silent."""

    lines: tuple[Line, ...]
    date: str
    """EDTF (ISO 8601-2): a day, or an interval ``1956-10-23/1956-10-26``."""
    title: str
    number: str
    series: str
    citation: Citation | None
    summary: str
    credits: str
    funders: tuple[str, ...]
    original_language: str
    contents: str
    classification: tuple[str, ...]


class Status(StrEnum):
    """In what capacity somebody is in a list of those present."""

    PRESENT = "present"
    CHAIR = "chair"
    GUEST = "guest"
    """Also present, in attendance, taking part or invited."""
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Attendee:
    """One name of a list, as printed; ``name`` is without title, office and note mark."""

    content: tuple[Inline, ...]
    name: str
    office: str
    status: Status
    origin: Origin


@dataclass(frozen=True, slots=True)
class AttendeeList:
    """A printed list of names: its label, its entries in order, and the separators between them."""

    status: Status
    label: Fragment | None
    entries: tuple[Attendee, ...]
    fragments: tuple[Fragment, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text."""

    content: tuple[Inline, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Point:
    """One entry of a list; ``marker`` as printed (``- 1. ``), ``label`` its number or letter, "" for a bullet."""

    marker: Fragment
    label: str
    content: tuple[Inline, ...]
    origin: Origin


class PointsKind(StrEnum):
    """What a list of points is."""

    NUMBERED = "numbered"
    BULLETED = "bulleted"
    DECISIONS = "decisions"


@dataclass(frozen=True, slots=True)
class Points:
    """A list: points that follow one another."""

    kind: PointsKind
    points: tuple[Point, ...]
    origin: Origin

    def __post_init__(self) -> None:
        if not self.points:
            raise ValueError(f"{self.origin}: a list without points")


@dataclass(frozen=True, slots=True)
class Speaker:
    """The label over somebody's words, as printed; ``names`` without titles, several for a joint speech."""

    content: tuple[Inline, ...]
    names: tuple[str, ...]
    office: str
    fragments: tuple[Fragment, ...]
    """Printed signs of the label that are not in ``content``: the dash or colon after it."""
    origin: Origin


@dataclass(frozen=True, slots=True)
class Speech:
    """Words noted under a speaker; ``blocks`` may be empty where the record stops after the label."""

    speaker: Speaker
    blocks: "tuple[Paragraph | Points, ...]"
    origin: Origin


Block = Paragraph | Points | Speech


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item: ``number`` as printed without its stop (``IX``), "" for an unnumbered one."""

    marker: Fragment | None
    """The number with all its signs: ``- I. ``."""
    number: str
    value: int | None
    heading: tuple[Inline, ...]
    supporters: AttendeeList | None
    """Names printed in round brackets after the heading."""
    blocks: tuple[Block, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting: its heading and head lines, who was there, what was said before the first item, and the items."""

    heading: tuple[Inline, ...]
    lines: tuple[Line, ...]
    date: str
    """EDTF; "" where the sitting names no date of its own."""
    place: str
    hour: str
    lists: tuple[AttendeeList, ...]
    blocks: tuple[Block, ...]
    items: tuple[Item, ...]
    origin: Origin

    @property
    def attendees(self) -> tuple[Attendee, ...]:
        """Everybody the lists name, in printed order; the chair included."""
        return tuple(entry for listed in self.lists for entry in listed.entries)

    @property
    def chair(self) -> tuple[Attendee, ...]:
        """Who presided, as the lists say."""
        return tuple(entry for entry in self.attendees if entry.status is Status.CHAIR)


class NoteKind(StrEnum):
    """Whose note it is, as its label says."""

    TRANSLATOR = "translator"
    EDITOR = "editor"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True)
class Note:
    """A note; ``label`` as printed and never renumbered; ``marks`` are the places that point to it."""

    marker: Fragment | None
    """The label with its signs: ``- [1] ``."""
    label: str
    kind: NoteKind
    kind_label: Fragment | None
    """``Translator's Note:`` as printed."""
    blocks: tuple[Paragraph, ...]
    marks: tuple[Origin, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Protocol:
    """The whole record. ``fragments`` are printed headings of the apparatus, such as ``Translator's Notes``."""

    file: str
    header: Header
    sessions: tuple[Session, ...]
    notes: tuple[Note, ...]
    fragments: tuple[Fragment, ...]
    leftovers: tuple[Leftover, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """The agenda in the order of the record."""
        return tuple(item for session in self.sessions for item in session.items)
