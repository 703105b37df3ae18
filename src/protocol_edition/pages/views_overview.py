"""The views of pages that follow something through the edition: dates, attendance, threads, decisions, its files."""

from protocol_edition.model import frozen
from protocol_edition.pages.views_common import Download, Fact, Link, Page, Seated
from protocol_edition.pages.views_lists import ListedProtocol


@frozen
class ListedRow:
    """A protocol in a table; the texts for sorting are what a program compares."""

    href: str
    title: str
    date: str
    date_iso: str
    series: str
    number: str
    number_sort: str
    items: str
    gloss: str = ""
    """What it is and what is left of it, where that needs saying."""


@frozen
class SeriesGroup:
    """The protocols of one series in order of their numbers; ``href`` leads to the group from its own page."""

    id: str
    title: str
    href: str
    rows: tuple[ListedRow, ...]


@frozen
class SeriesPage(Page):
    """``pages/series.html``: every protocol by series and number."""

    ways: tuple[Link, ...]
    count: str
    groups: tuple[SeriesGroup, ...]


@frozen
class Day:
    """A day of a calendar; without number an empty place before the first; several protocols stand on some days."""

    number: str = ""
    links: tuple[Link, ...] = ()


@frozen
class Month:
    """A month as weeks, Monday first; no weeks where no day of it is known to have a protocol."""

    id: str
    name: str
    weeks: tuple[tuple[Day, ...], ...]


@frozen
class YearMonths:
    """A year of the overview: how many protocols each month has."""

    year: Link
    months: tuple[Link, ...]
    """Twelve; without address where there is none."""
    count: str


@frozen
class ChronologyPage(Page):
    """``pages/chronology.html``: years by months."""

    ways: tuple[Link, ...]
    months: tuple[str, ...]
    """Their names, short."""
    years: tuple[YearMonths, ...]
    undated: Link | None


@frozen
class YearPage(Page):
    """``pages/year.html``: the calendar of a year, and every agenda."""

    title: str
    crumbs: tuple[Link, ...]
    count: str
    weekdays: tuple[Fact, ...]
    """Short name, long name."""
    months: tuple[Month, ...]
    protocols: tuple[ListedProtocol, ...]
    anchors: tuple[str, ...]
    """The id of each protocol's entry on this page."""
    previous: Link | None
    next: Link | None


@frozen
class Sitting:
    """A column of the attendance: a sitting, and who joined and who is no longer listed since the one before."""

    href: str
    date: str
    title: str
    changes: tuple[Fact, ...]


@frozen
class Sitter:
    """A row: a person and how she or he is in the list of each sitting."""

    href: str
    name: str
    seats: tuple[Seated, ...]
    count: str


@frozen
class AttendancePage(Page):
    """``pages/attendance.html``: persons by sittings, of the edition or of one year; ``key`` tells what signs say."""

    title: str
    crumbs: tuple[Link, ...]
    ways: tuple[Link, ...]
    years: tuple[Link, ...]
    key: tuple[Seated, ...]
    """One page for each year, where one table would be too wide; then ``sittings`` is empty."""
    sittings: tuple[Sitting, ...]
    sitters: tuple[Sitter, ...]
    files: tuple[Download, ...]


@frozen
class ThreadStep:
    """One agenda item of a thread."""

    href: str
    number: str
    heading: str
    protocol: Link
    date: str
    date_iso: str


@frozen
class ThreadPage(Page):
    """``pages/thread.html``: a question from meeting to meeting."""

    crumbs: tuple[Link, ...]
    title: str
    span: str
    note: str
    source: str
    steps: tuple[ThreadStep, ...]


@frozen
class ThreadsPage(Page):
    """``pages/threads.html``: every thread."""

    threads: tuple[Link, ...]
    spans: tuple[str, ...]


@frozen
class InThread:
    """A thread in which an item of a protocol's page stands, with the items before and after it."""

    thread: Link
    previous: Link | None
    next: Link | None


@frozen
class DecisionRow:
    """A decision: what, whom it names, where."""

    href: str
    words: str
    names: tuple[Link, ...]
    item: Link | None
    protocol: Link
    date: str
    date_iso: str


@frozen
class DecisionsPage(Page):
    """``pages/decisions.html``: the register of decisions and instructions."""

    ways: tuple[Link, ...]
    years: tuple[Link, ...]
    title: str
    count: str
    rows: tuple[DecisionRow, ...]
    files: tuple[Download, ...]


@frozen
class TableFile:
    """A file of the bundle with its columns: name and meaning."""

    href: str
    name: str
    title: str
    count: str
    columns: tuple[Fact, ...]


@frozen
class DataPage(Page):
    """``pages/data.html``: the edition as tables, with the dictionary of their columns."""

    whole: tuple[Download, ...]
    tables: tuple[TableFile, ...]
