"""The views of pages that look over the edition: lists, names, citations, the editors' own pages."""

from markupsafe import Markup

from protocol_edition.model import frozen
from protocol_edition.pages.views_common import AgendaEntry, Cited, Credits, Download, Link, Page, TextVersion


@frozen
class Facts:
    """All facts under one name: several offices, several cover names; a link may have no address."""

    label: str
    values: tuple[Link, ...]


@frozen
class ListedProtocol:
    """A protocol in a list."""

    href: str
    title: str
    series: str
    date: str
    date_iso: str
    items: tuple[AgendaEntry, ...]
    gloss: str = ""
    """What it is and what is left of it, where that needs saying: ``attachment, text lost``."""


@frozen
class Group:
    """Entries under one heading of a list: a year, a letter; ``href`` leads to it from its own page."""

    id: str
    title: str
    href: str
    protocols: tuple[ListedProtocol, ...] = ()
    names: tuple["ListedName", ...] = ()


@frozen
class ListedName:
    """A name in an index; ``count`` says in how many protocols it stands."""

    href: str
    name: str
    gloss: str
    count: str


@frozen
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


@frozen
class ProtocolsPage(Page):
    """``pages/protocols.html``: every protocol by year, or, where they are many, every year."""

    ways: tuple[Link, ...]
    groups: tuple[Group, ...]
    years: tuple[Link, ...]
    count: str
    """How many there are, in words: ``19 people``."""


@frozen
class Occurrence:
    """One place where a name occurs, with the words around it."""

    href: str
    place: str
    context: Markup


@frozen
class OccurrencesIn:
    """The places in one protocol."""

    href: str
    title: str
    date: str
    places: tuple[Occurrence, ...]


@frozen
class OccurrencesAs:
    """All occurrences in one capacity: present, speaks, mentioned."""

    title: str
    protocols: tuple[OccurrencesIn, ...]


@frozen
class NamePage(Page):
    """What the pages of persons, places and organisations have in common."""

    name: str
    life: str
    facts: tuple[Facts, ...]
    note: str
    source: str
    occurrences: tuple[OccurrencesAs, ...]
    crumbs: tuple[Link, ...]
    """From the page of a decade or a year up to the name's own."""
    below: tuple[Link, ...]
    """The pages of decades or years, where one page could not hold all occurrences."""
    previous: Link | None
    next: Link | None
    """The decades or years before and after it."""


@frozen
class Attended:
    """A sitting that somebody is listed at; ``capacity`` is a MentionRole value."""

    href: str
    date: str
    title: str
    capacity: str


@frozen
class YearAttended:
    """The sittings of a year."""

    year: str
    sittings: tuple[Attended, ...]


@frozen
class PersonPage(NamePage):
    """``pages/person.html``."""

    attendance: str
    """How many sittings list the person, in words; "" for none."""
    years: tuple[YearAttended, ...]


@frozen
class PlacePage(NamePage):
    """``pages/place.html``."""


@frozen
class OrganisationPage(NamePage):
    """``pages/organisation.html``."""


@frozen
class NameIndexPage(Page):
    """What the indexes have in common."""

    title: str
    groups: tuple[Group, ...]
    """By letter; without names where each letter has a page of its own."""
    count: str
    """How many there are, in words: ``19 people``."""


@frozen
class PeoplePage(NameIndexPage):
    """``pages/people.html``."""


@frozen
class PlacesPage(NameIndexPage):
    """``pages/places.html``."""


@frozen
class OrganisationsPage(NameIndexPage):
    """``pages/organisations.html``."""


@frozen
class ProsePage(Page):
    """``pages/prose.html``: a page that the editors wrote."""

    title: str
    body: Markup


@frozen
class NotFoundPage(Page):
    """``pages/not_found.html``; ``public`` is the home's full address, since hosts show the page at any depth."""

    public: str


@frozen
class AccessibilityPage(Page):
    """``pages/accessibility.html``: what readers may rely on, what not, and whom to tell."""

    standard: Link
    promises: tuple[str, ...]
    limits: tuple[str, ...]
    contact: Link
    """Without text where the edition names none."""
    publisher: str


@frozen
class MovedPage(Page):
    """``pages/moved.html``: an address that is no more, and where it leads today."""

    target: Link


@frozen
class Citable:
    """A protocol or a part of it with its citations in every style."""

    id: str
    href: str
    """Where it stands on the protocol's page."""
    name: str
    public: str
    citations: tuple[Cited, ...]


@frozen
class CitePage(Page):
    """``pages/cite.html``: every style for the protocol and all its parts."""

    crumbs: tuple[Link, ...]
    title: str
    citables: tuple[Citable, ...]
    downloads: tuple[Download, ...]
    version: TextVersion
    credits: Credits | None
    """Of the edition that the text was taken from."""


@frozen
class Changed:
    """One address that a recorded state changed: what is said of it, and where a retired one leads."""

    at: Link
    said: str
    successor: Link | None


@frozen
class Changes:
    """All changes of one kind in one state."""

    title: str
    entries: tuple[Changed, ...]


@frozen
class State:
    """A recorded state of the text, with an address on the page."""

    id: str
    href: str
    on: str
    on_iso: str
    version: str
    summary: str
    changes: tuple[Changes, ...]


@frozen
class HistoryPage(Page):
    """``pages/history.html``: what changed between the recorded versions of a text, the newest first."""

    crumbs: tuple[Link, ...]
    title: str
    version: TextVersion
    states: tuple[State, ...]
    credits: Credits | None
    """Of the edition that the text was taken from."""
