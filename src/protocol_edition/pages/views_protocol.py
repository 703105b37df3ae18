"""The view of a protocol: the record as rows, its notes and apparatus."""

from enum import StrEnum

from markupsafe import Markup

from protocol_edition.model import frozen
from protocol_edition.pages.views_common import (
    NOTHING,
    AgendaEntry,
    Cited,
    Credits,
    Download,
    Fact,
    Link,
    Page,
    Seated,
    TextVersion,
)
from protocol_edition.pages.views_overview import InThread


@frozen
class Address:
    """A permanent address on the page: its anchor and what it is the address of (``paragraph 14``)."""

    id: Markup
    name: str
    label: Markup
    """What the link to it is called: ``Permanent address of paragraph 14``, or that it is provisional."""
    provisional: bool
    href: Markup
    """The address of the link to it from its own page."""
    link: Markup
    """The link itself: an element of the class ``pl``, whose sign the style sheet draws."""


@frozen
class Cite:
    """How to cite a protocol or an item: ready strings; ``public`` is the full address, "" where none is known."""

    name: str
    citations: tuple[Cited, ...]
    public: str
    provisional: bool
    version: TextVersion | None = None
    """Of the whole protocol; an item is at the version of its protocol."""


@frozen
class Sidenote:
    """A second copy of a note, for the eye alone: beside its mark in the margin of a wide screen."""

    paragraphs: tuple[Markup, ...]
    lines: int
    """How many lines there is room for, 0 for all."""


class RowKind(StrEnum):
    """What one row of the text is; lists and speeches open and close around other rows."""

    PARAGRAPH = "paragraph"
    POINTS_OPEN = "points-open"
    POINT = "point"
    POINTS_CLOSE = "points-close"
    HEADING = "heading"
    QUOTATION = "quotation"
    FIGURE = "figure"
    TABLE_OPEN = "table-open"
    TABLE_ROW = "table-row"
    TABLE_CLOSE = "table-close"
    SPEECH_OPEN = "speech-open"
    SPEECH_CLOSE = "speech-close"


@frozen
class Cell:
    """A cell of a table; ``spans`` are its ready attributes, "" where it is one column wide and one row high."""

    content: Markup
    head: bool
    spans: Markup


@frozen
class Row:
    """One row of the text, in order; the template prints rows without looking back."""

    kind: RowKind
    content: Markup = NOTHING
    """The text; of a speech, the speaker's label."""
    address: Address | None = None
    in_source: Markup = NOTHING
    """The sign of its line in the source file, an element of the class ``ln``."""
    sidenotes: tuple[Sidenote, ...] = ()
    """The notes whose marks stand in this row."""
    list_kind: str = ""
    """``numbered``, ``bulleted``, ``decisions`` or ``in-agenda``, of a list."""
    look: str = ""
    """``stage`` or ``verse``, of a paragraph."""
    level: int = 4
    """Of a heading among those of the page."""
    cells: tuple[Cell, ...] = ()
    """Of a row of a table."""
    name: str = ""
    """Of a table: ``Table 2``."""
    turned: bool = False
    """Whether the row holds letters written from right to left."""


@frozen
class ItemView:
    """The head of an agenda item."""

    address: Address
    heading: Markup
    """Number and words as printed."""
    numbered: bool
    turned: bool
    """From right to left."""
    supporters: Markup
    cite: Cite
    threads: tuple[InThread, ...]
    in_source: Markup
    sidenotes: tuple[Sidenote, ...]
    survival: str = ""
    """What is left of its text, a sentence; "" where all is."""
    elsewhere: bool = False
    """Its text is given from another source as a whole, which need not be said of every word."""
    title: str = ""
    """The edition's own where the record has neither heading nor number."""


@frozen
class Part:
    """An item with its rows; without an item the rows before the first one of a session."""

    item: ItemView | None
    rows: tuple[Row, ...]


@frozen
class Printed:
    """A printed line with its notes for the margin."""

    content: Markup
    sidenotes: tuple[Sidenote, ...]
    role: str = ""
    """``dateline``, ``signature``, ``approval`` or ``closing``, of a line at the end."""


@frozen
class SessionView:
    """One sitting; ``title`` is the edition's own where the record prints no heading."""

    address: Address
    heading: Markup
    title: str
    lines: tuple[Printed, ...]
    present: tuple[Printed, ...]
    changes: tuple[Fact, ...]
    """Who joined and who is no longer listed since the sitting before."""
    sidenotes: tuple[Sidenote, ...]
    parts: tuple[Part, ...]
    closing: tuple[Printed, ...] = ()


@frozen
class AgendaSession:
    """The items of one sitting; no title where there is only one sitting."""

    href: str
    title: str
    short: str
    """What the outline calls it: ``Session 2``."""
    entries: tuple[AgendaEntry, ...]


@frozen
class Agenda:
    """The agenda in the order of the record, and by number where that differs; ``missing`` is a whole sentence."""

    sessions: tuple[AgendaSession, ...]
    by_number: tuple[AgendaEntry, ...]
    missing: str


@frozen
class BackLink:
    """From a note to one of its marks."""

    href: str
    label: str
    sign: str
    """What tells several apart: ``1``, ``2``; "" for an only one."""


@frozen
class NoteParagraph:
    """A paragraph of a note; with an ``id`` where the note has several."""

    id: str
    content: Markup


@frozen
class NoteView:
    """A note of the list; the first paragraph begins with label and kind as printed."""

    address: Address
    paragraphs: tuple[NoteParagraph, ...]
    back_links: tuple[BackLink, ...]
    unmarked: bool
    """No mark in the text points to it."""
    lemmas: tuple[str, ...] = ()
    """The words that it is about, where the source says which."""


@frozen
class NoteSeries:
    """The notes that count together; ``title`` is "" where the text has one series alone."""

    title: str
    notes: tuple[NoteView, ...]


@frozen
class SourceLine:
    """A printed line of description; ``ours`` says that the label is the edition's and not printed."""

    label: Markup | str
    ours: bool
    content: Markup


@frozen
class Source:
    """The description of the source: facts as parsed, then the lines as printed."""

    facts: tuple[Fact, ...]
    lines: tuple[SourceLine, ...]
    transcribed: str
    """The address the source prints; ``corrected`` is the editor's, "" where they agree."""
    corrected: str


@frozen
class PresenceRow:
    """One person and how she or he is in the list of each sitting."""

    name: str
    href: str
    printed: str
    """The printed forms where they differ from the name, with the office as the list has it."""
    seats: tuple[Seated, ...]


@frozen
class Attendance:
    """Persons by sittings; only made where there are several sittings."""

    sessions: tuple[Link, ...]
    rows: tuple[PresenceRow, ...]


@frozen
class Decision:
    """An editor's decision: at which lines (none for the whole text), what, and why."""

    lines: tuple[Link, ...]
    what: str
    why: str


@frozen
class Former:
    """An anchor that once was published: it stays on the page and says what became of its matter."""

    id: str
    href: str
    successor: str
    why: str
    words: str
    """The words it stood at."""


@frozen
class Unread:
    """Characters that no rule read."""

    text: str
    line: int
    line_href: str


@frozen
class Editorial:
    """About this text: the file it comes from and what the editors decided."""

    file: str
    file_href: str
    decisions: tuple[Decision, ...]
    former: tuple[Former, ...]
    version: TextVersion
    unread: tuple[Unread, ...]
    index_terms: tuple[str, ...] = ()
    """Words under which the source's own index has the text."""


@frozen
class NameCard:
    """An entry of the authorities that the protocol names."""

    kind: str
    name: str
    href: str
    life: str
    office: str
    """The office held on the day, where the authorities say."""


@frozen
class Sign:
    """A line of the legend: a sign as this page sets it, and what it says."""

    sample: Markup
    meaning: str


@frozen
class ProtocolPage(Page):
    """``pages/protocol.html``: a whole record."""

    crumbs: tuple[Link, ...]
    record: Markup
    """Attributes of what is in the language of the text, "" where the site speaks it too; ``ours`` those of the site's
    own words inside it."""
    ours: Markup
    date: Markup
    date_iso: str
    """For ``time``: a single day, month or year; "" where the date is none of these."""
    title: Markup
    summary_label: Markup
    summary: Markup
    brief: tuple[Fact, ...]
    provisional: bool
    status: tuple[str, ...]
    """What has to be known of the record before it is read: what it is, what is left of it, dates that disagree."""
    parent: Link | None
    """What it is attached to."""
    attachments: tuple[Link, ...]
    parallels: tuple[Link, ...]
    """To the pages that show the record beside itself in another text."""
    credits: Credits | None
    """Of the edition that the text was taken from."""
    cite: Cite
    cite_page: str
    """The page with every style; "" where the edition has none."""
    downloads: tuple[Download, ...]
    agenda: Agenda
    sessions: tuple[SessionView, ...]
    signs: tuple[Sign, ...]
    abbreviations: tuple[Fact, ...]
    """Shortened words of the text, and what they stand for."""
    notes: tuple[NoteView, ...]
    note_series: tuple[NoteSeries, ...]
    """The same notes, each series by itself."""
    notes_printed: tuple[str, ...]
    """Headings that the source prints over its notes."""
    source: Source
    attendance: Attendance | None
    names: tuple[NameCard, ...]
    editorial: Editorial
    previous: Link | None
    next: Link | None
