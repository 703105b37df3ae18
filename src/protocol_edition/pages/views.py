"""What the templates may see: one frozen view for each file in ``templates/pages/``, with the same name.

A ``Markup`` field is HTML made by ``inline_html`` or ``prose``; every other string is escaped by the template.
A template decides nothing: what is empty here is not shown there.
"""

from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

NOTHING = Markup("")
SPACE = Markup(" ")


@dataclass(frozen=True, slots=True)
class Link:
    """A link; ``current`` marks the page or section the reader is in."""

    href: str
    text: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page of one depth and section: made once and shared."""

    language: str
    edition: str
    subtitle: str
    home: str
    navigation: tuple[Link, ...]
    theme: str
    """The style sheet of every page; ``text`` is the protocols' own, ``paper`` the printer's."""
    text: str
    paper: str
    icon: str
    notes: str
    """The scripts of the protocol page: notes and names, then outline, keyboard and quoting."""
    reading: str
    editors: tuple[str, ...]
    publisher: str
    licence: Link
    rights: str


@dataclass(frozen=True, slots=True)
class Meta:
    """``<meta name="..." content="...">``; ``attribute`` is ``name`` or ``property``."""

    attribute: str
    name: str
    content: str


@dataclass(frozen=True, slots=True)
class HeadLink:
    """``<link rel="..." href="...">`` for programs; ``type`` may be ""."""

    rel: str
    href: str
    type: str


@dataclass(frozen=True, slots=True)
class Head:
    """The head of one page: what browsers, search engines and reference managers read."""

    title: str
    description: str
    canonical: str
    policy: str
    """The page's Content-Security-Policy."""
    metas: tuple[Meta, ...] = ()
    links: tuple[HeadLink, ...] = ()
    linked_data: Markup = NOTHING
    """JSON-LD, safe inside a script element; a data block, which no policy on scripts forbids."""


@dataclass(frozen=True, slots=True)
class Page:
    """What every page has."""

    frame: Frame
    head: Head


@dataclass(frozen=True, slots=True)
class Fact:
    """A named fact."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts under one name: several offices, several cover names; a link may have no address."""

    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """A permanent address on the page: its anchor and what it is the address of (``paragraph 14``)."""

    id: str
    name: str
    label: str
    """What the link to it is called: ``Permanent address of paragraph 14``, or that it is provisional."""
    provisional: bool
    href: str
    """The link to it from its own page."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A ready citation in one style."""

    style: str
    text: Markup


@dataclass(frozen=True, slots=True)
class Cite:
    """How to cite a protocol or an item: ready strings; ``public`` is the full address, "" where none is known."""

    name: str
    citations: tuple[Cited, ...]
    public: str
    provisional: bool


@dataclass(frozen=True, slots=True)
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
    SPEECH_OPEN = "speech-open"
    SPEECH_CLOSE = "speech-close"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the text, in order; the template prints rows without looking back."""

    kind: RowKind
    content: Markup = NOTHING
    """The text; of a speech, the speaker's label."""
    address: Address | None = None
    line: int = 0
    line_href: str = ""
    sidenotes: tuple[Sidenote, ...] = ()
    """The notes whose marks stand in this row."""
    list_kind: str = ""
    """``numbered``, ``bulleted`` or ``decisions``, of a list."""
    turned: bool = False
    """Whether the row holds letters written from right to left."""


@dataclass(frozen=True, slots=True)
class ItemView:
    """The head of an agenda item."""

    address: Address
    heading: Markup
    """Number and words as printed."""
    numbered: bool
    supporters: Markup
    cite: Cite
    line: int
    line_href: str
    sidenotes: tuple[Sidenote, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """An item with its rows; without an item the rows before the first one of a session."""

    item: ItemView | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line with its notes for the margin."""

    content: Markup
    sidenotes: tuple[Sidenote, ...]


@dataclass(frozen=True, slots=True)
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
    line: int
    line_href: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """An item in a list: its number as printed, "" for none; without ``href`` a number that does not occur."""

    href: str
    number: str
    heading: str


@dataclass(frozen=True, slots=True)
class AgendaSession:
    """The items of one sitting; no title where there is only one sitting."""

    href: str
    title: str
    short: str
    """What the outline calls it: ``Session 2``."""
    entries: tuple[AgendaEntry, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda in the order of the record, and by number where that differs; ``missing`` is a whole sentence."""

    sessions: tuple[AgendaSession, ...]
    by_number: tuple[AgendaEntry, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class BackLink:
    """From a note to one of its marks."""

    href: str
    label: str
    sign: str
    """What tells several apart: ``1``, ``2``; "" for an only one."""


@dataclass(frozen=True, slots=True)
class NoteParagraph:
    """A paragraph of a note; with an ``id`` where the note has several."""

    id: str
    content: Markup


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note of the list; the first paragraph begins with label and kind as printed."""

    address: Address
    paragraphs: tuple[NoteParagraph, ...]
    back_links: tuple[BackLink, ...]
    unmarked: bool
    """No mark in the text points to it."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A printed line of description; ``ours`` says that the label is the edition's and not printed."""

    label: Markup | str
    ours: bool
    content: Markup


@dataclass(frozen=True, slots=True)
class Source:
    """The description of the source: facts as parsed, then the lines as printed."""

    facts: tuple[Fact, ...]
    lines: tuple[SourceLine, ...]
    transcribed: str
    """The address the source prints; ``corrected`` is the editor's, "" where they agree."""
    corrected: str


@dataclass(frozen=True, slots=True)
class PresenceRow:
    """One person and, for each sitting, the capacity: ``present``, ``chair``, ``guest``, ``absent`` or ""."""

    name: str
    href: str
    printed: str
    """The printed forms where they differ from the name, with the office as the list has it."""
    capacities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """Persons by sittings; only made where there are several sittings."""

    sessions: tuple[Link, ...]
    rows: tuple[PresenceRow, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's decision: at which lines (none for the whole text), what, and why."""

    lines: tuple[Link, ...]
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Former:
    """An anchor that once was published: it stays on the page and says what became of its matter."""

    id: str
    href: str
    successor: str
    why: str
    words: str
    """The words it stood at."""


@dataclass(frozen=True, slots=True)
class Version:
    """A recorded state of the text: the day, its version, and what changed, in words."""

    on: str
    version: str
    changes: str


@dataclass(frozen=True, slots=True)
class Unread:
    """Characters that no rule read."""

    text: str
    line: int
    line_href: str


@dataclass(frozen=True, slots=True)
class Editorial:
    """About this text: the file it comes from and what the editors decided."""

    file: str
    file_href: str
    decisions: tuple[Decision, ...]
    former: tuple[Former, ...]
    history: tuple[Version, ...]
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class NameCard:
    """An entry of the authorities that the protocol names."""

    kind: str
    name: str
    href: str
    life: str
    office: str
    """The office held on the day, where the authorities say."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A line of the legend: a sign as this page sets it, and what it says."""

    sample: Markup
    meaning: str


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the page."""

    href: str
    name: str
    format: str


@dataclass(frozen=True, slots=True)
class ProtocolPage(Page):
    """``pages/protocol.html``: a whole record."""

    crumbs: tuple[Link, ...]
    date: Markup
    date_iso: str
    """For ``time``: a single day, month or year; "" where the date is none of these."""
    title: Markup
    summary_label: Markup
    summary: Markup
    brief: tuple[Fact, ...]
    provisional: bool
    cite: Cite
    cite_page: str
    """The page with every style; "" where the edition has none."""
    downloads: tuple[Download, ...]
    agenda: Agenda
    sessions: tuple[SessionView, ...]
    signs: tuple[Sign, ...]
    notes: tuple[NoteView, ...]
    notes_printed: tuple[str, ...]
    """Headings that the source prints over its notes."""
    source: Source
    attendance: Attendance | None
    names: tuple[NameCard, ...]
    editorial: Editorial
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class ListedProtocol:
    """A protocol in a list."""

    href: str
    title: str
    series: str
    date: str
    date_iso: str
    items: tuple[AgendaEntry, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading of a list: a year, a letter; ``href`` leads to it from its own page."""

    id: str
    title: str
    href: str
    protocols: tuple[ListedProtocol, ...] = ()
    names: tuple["ListedName", ...] = ()


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name in an index; ``count`` says in how many protocols it stands."""

    href: str
    name: str
    gloss: str
    count: str


@dataclass(frozen=True, slots=True)
class HomePage(Page):
    """``pages/home.html``."""

    title: str
    subtitle: str
    description: str
    span: str
    """From when to when the protocols are, in words."""
    counts: tuple[Link, ...]
    """Ways into the edition: ``19 people``."""
    protocols: tuple[ListedProtocol, ...]
    """The first of them, with their agenda."""
    more: Link | None
    years: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ProtocolsPage(Page):
    """``pages/protocols.html``: every protocol by year."""

    groups: tuple[Group, ...]
    count: str
    """How many there are, in words: ``19 people``."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a name occurs, with the words around it."""

    href: str
    place: str
    context: Markup


@dataclass(frozen=True, slots=True)
class OccurrencesIn:
    """The places in one protocol."""

    href: str
    title: str
    date: str
    places: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class OccurrencesAs:
    """All occurrences in one capacity: present, speaks, mentioned."""

    title: str
    protocols: tuple[OccurrencesIn, ...]


@dataclass(frozen=True, slots=True)
class NamePage(Page):
    """What the pages of persons, places and organisations have in common."""

    name: str
    life: str
    facts: tuple[Facts, ...]
    note: str
    source: str
    occurrences: tuple[OccurrencesAs, ...]


@dataclass(frozen=True, slots=True)
class PersonPage(NamePage):
    """``pages/person.html``."""


@dataclass(frozen=True, slots=True)
class PlacePage(NamePage):
    """``pages/place.html``."""


@dataclass(frozen=True, slots=True)
class OrganisationPage(NamePage):
    """``pages/organisation.html``."""


@dataclass(frozen=True, slots=True)
class NameIndexPage(Page):
    """What the indexes have in common."""

    groups: tuple[Group, ...]
    count: str
    """How many there are, in words: ``19 people``."""


@dataclass(frozen=True, slots=True)
class PeoplePage(NameIndexPage):
    """``pages/people.html``."""


@dataclass(frozen=True, slots=True)
class PlacesPage(NameIndexPage):
    """``pages/places.html``."""


@dataclass(frozen=True, slots=True)
class OrganisationsPage(NameIndexPage):
    """``pages/organisations.html``."""


@dataclass(frozen=True, slots=True)
class ProsePage(Page):
    """``pages/prose.html``: a page that the editors wrote."""

    title: str
    body: Markup


@dataclass(frozen=True, slots=True)
class NotFoundPage(Page):
    """``pages/not_found.html``; ``public`` is the home's full address, since hosts show the page at any depth."""

    public: str


@dataclass(frozen=True, slots=True)
class MovedPage(Page):
    """``pages/moved.html``: an address that is no more, and where it leads today."""

    target: Link


@dataclass(frozen=True, slots=True)
class Citable:
    """A protocol or a part of it with its citations in every style."""

    id: str
    href: str
    """Where it stands on the protocol's page."""
    name: str
    public: str
    citations: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class CitePage(Page):
    """``pages/cite.html``: every style for the protocol, its sittings, items and notes."""

    crumbs: tuple[Link, ...]
    title: str
    citables: tuple[Citable, ...]
    downloads: tuple[Download, ...]
