"""A protocol as it was read: header, sessions, agenda items, blocks and notes; frozen, no I/O.

Whatever the source prints is in exactly one leaf: an inline's characters or a ``Fragment`` (a label, a bullet,
a separator: printed matter that is not the node's text). What no rule could read is a ``Leftover``.
"""

from protocol_edition.model.frozen import frozen
from protocol_edition.model.inline import Inline, NameKind
from protocol_edition.model.one_of import OneOf
from protocol_edition.model.origin import Origin
from protocol_edition.model.provenance import DateSaid, ProtocolKind, SourceEdition, Survival


@frozen
class Fragment:
    """Printed matter of a node beside its text: ``Present:``, ``- 1. ``, the dash after a speaker."""

    text: str
    origin: Origin


@frozen
class Leftover:
    """Characters that no rule read; kept, shown at the end of the page and reported."""

    text: str
    origin: Origin


class LineRole(OneOf):
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
    IDENTIFIER = "identifier"
    """A number the record has in its archive or series, printed over it."""
    PROVENANCE = "provenance"
    """What the edition says of the paper: fair copy, draft, the archive's note on it."""
    ATTENDANCE = "attendance"
    """Those present, in running words from which no list could be made."""
    DATELINE = "dateline"
    """Place and day at the end of a record."""
    SIGNATURE = "signature"
    APPROVAL = "approval"
    """The words by which a record was approved or taken note of, with its day."""
    CLOSING = "closing"
    """Other words at the end of a record."""


@frozen
class Line:
    """One line or labelled field of description."""

    role: LineRole
    label: Fragment | None
    content: tuple[Inline, ...]
    origin: Origin


@frozen
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


@frozen
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


@frozen
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
    kind: ProtocolKind = ProtocolKind.PROTOCOL
    parent: str = ""
    """The id of the protocol that an attachment belongs to, as the source names it."""
    survival: Survival = Survival.FULL
    dates: tuple[DateSaid, ...] = ()
    """Every date the source gives, where it gives more than one."""
    language: str = ""
    """Of the text (BCP 47), where the source declares it."""
    edition: SourceEdition | None = None
    """The edition that the text was taken from, where the source describes it."""


class Status(OneOf):
    """In what capacity somebody is in a list of those present."""

    PRESENT = "present"
    CHAIR = "chair"
    GUEST = "guest"
    """Also present, in attendance, taking part or invited."""
    ABSENT = "absent"
    RECORDER = "recorder"
    """Keeps the minutes."""
    SIGNED = "signed"
    """Confirmed by signature to have seen the record; whether they were there the list does not say."""


@frozen
class Attendee:
    """One name of a list, as printed; ``name`` is without title, office and note mark."""

    content: tuple[Inline, ...]
    name: str
    office: str
    status: Status
    origin: Origin
    roles: tuple[str, ...] = ()
    """Further roles, as the source names them: ``signed-protocol``."""
    partial: bool = False
    """Was there for part of the sitting."""
    signed: str = ""
    """The day on which the protocol was signed or seen, EDTF."""


@frozen
class AttendeeList:
    """A printed list of names: its label, its entries in order, and the separators between them."""

    status: Status
    label: Fragment | None
    entries: tuple[Attendee, ...]
    fragments: tuple[Fragment, ...]
    origin: Origin


class ParagraphKind(OneOf):
    """What a paragraph is beside running text."""

    PLAIN = "plain"
    HEADING = "heading"
    """A heading inside an item."""
    QUOTATION = "quotation"
    STAGE = "stage"
    """A comment on what happened: heckling, applause, an interruption."""
    VERSE = "verse"
    FIGURE = "figure"


@frozen
class Paragraph:
    """A paragraph."""

    content: tuple[Inline, ...]
    origin: Origin
    kind: ParagraphKind = ParagraphKind.PLAIN


@frozen
class Point:
    """One entry of a list or row of a table; ``label`` is its number or letter, "" for a bullet.

    ``marker`` is as printed (``- 1. ``), None where the source prints none.
    """

    marker: Fragment | None
    label: str
    content: tuple[Inline, ...]
    origin: Origin


class PointsKind(OneOf):
    """What a list of points is."""

    NUMBERED = "numbered"
    BULLETED = "bulleted"
    DECISIONS = "decisions"
    AGENDA = "agenda"
    """The printed list of the items that follow."""
    TABLE = "table"
    """Each point is a row, whose content is ``CELL`` signs."""


@frozen
class Points:
    """A list: points that follow one another."""

    kind: PointsKind
    points: tuple[Point, ...]
    origin: Origin

    def __post_init__(self) -> None:
        if not self.points:
            raise ValueError(f"{self.origin}: a list without points")


@frozen
class Speaker:
    """The label over somebody's words, as printed; ``names`` without titles, several for a joint speech."""

    content: tuple[Inline, ...]
    names: tuple[str, ...]
    office: str
    fragments: tuple[Fragment, ...]
    """Printed signs of the label that are not in ``content``: the dash or colon after it."""
    origin: Origin


@frozen
class Speech:
    """Words noted under a speaker; ``blocks`` may be empty where the record stops after the label."""

    speaker: Speaker
    blocks: "tuple[Paragraph | Points, ...]"
    origin: Origin


Block = Paragraph | Points | Speech


class ItemKind(OneOf):
    """What a numbered or headed part of the record is."""

    AGENDA = "agenda"
    APPENDIX = "appendix"
    SECTION = "section"
    """A headed part that is no item of an agenda."""


@frozen
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
    kind: ItemKind = ItemKind.AGENDA
    survival: Survival = Survival.FULL
    source_id: str = ""
    """What the source itself calls it (``xml:id``): what ``ID#NODE`` of other protocols' pointers names."""


@frozen
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
    closing: tuple[Line, ...] = ()
    """The lines at the end: place and day, signatures, approval."""

    @property
    def attendees(self) -> tuple[Attendee, ...]:
        """Everybody the lists name, in printed order; the chair included."""
        return tuple(entry for listed in self.lists for entry in listed.entries)

    @property
    def chair(self) -> tuple[Attendee, ...]:
        """Who presided, as the lists say."""
        return tuple(entry for entry in self.attendees if entry.status is Status.CHAIR)


class NoteKind(OneOf):
    """Whose note it is, as its label says."""

    TRANSLATOR = "translator"
    EDITOR = "editor"
    UNSPECIFIED = "unspecified"


@frozen
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
    series: str = ""
    """The apparatus that the note belongs to, as the source names it: ``footnote``, ``variant``; each counts alone."""
    lemmas: tuple[Origin, ...] = ()
    """The words that the note is about: ``LEMMA`` signs, by their origins."""


@frozen
class NamedThing:
    """An entry of a register of names that the source carries; ``key`` is what its references say."""

    kind: NameKind
    key: str
    name: str
    identifiers: tuple[tuple[str, str], ...] = ()
    """Pairs of authority (``gnd``) and identifier."""


@frozen
class Protocol:
    """The whole record. ``fragments`` are printed headings of the apparatus, such as ``Translator's Notes``."""

    file: str
    header: Header
    sessions: tuple[Session, ...]
    notes: tuple[Note, ...]
    fragments: tuple[Fragment, ...]
    leftovers: tuple[Leftover, ...]
    names: tuple[NamedThing, ...] = ()
    """Whom and what the source itself lists and identifies: its own register of names."""

    @property
    def items(self) -> tuple[Item, ...]:
        """The agenda in the order of the record."""
        return tuple(item for session in self.sessions for item in session.items)
