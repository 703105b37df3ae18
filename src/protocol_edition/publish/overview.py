"""What looks over the whole edition: chronology, attendance, threads, decisions, tables, feed and sitemap."""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from protocol_edition import urls
from protocol_edition.edition import Facts, Register
from protocol_edition.exports import (
    TABLES,
    Edition,
    Table,
    attendance_json,
    dictionary,
    feed,
    linked_edition,
    opensearch,
    robots,
    sitemaps,
    table_head,
    table_lines,
)
from protocol_edition.model import frozen
from protocol_edition.pages import (
    Page,
    chronology_page,
    data_page,
    render,
    series_page,
    thread_pages,
    year_pages,
)
from protocol_edition.project import Project
from protocol_edition.publish.made import EDITION_FILE, Made, Poured
from protocol_edition.words import later

MENTIONS = "mentions.csv"
_ZIP = "edition.zip"
_ROWS = 5_000
"""Rows of a table that are held at once."""
_MANY = 50_000
"""Protocols beyond which a table may be larger than 2 GiB, for which a zip has another form."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can hold: the same text gives the same bytes, whenever it is packed."""


def overviews(register: Register, project: Project) -> Iterator[tuple[str, Page]]:
    """The lists that look over the edition."""
    yield urls.SERIES, series_page(register, project)
    yield urls.CHRONOLOGY, chronology_page(register, project)
    yield from year_pages(register, project)
    yield from thread_pages(register, project)


@frozen
class Rows:
    """The rows of ``mentions.csv``, made with each text: how many, and their lines."""

    number: int
    lines: Callable[[], Iterator[bytes]]


def tables(register: Register, project: Project, mentions: Rows) -> Iterator[Made | Poured]:
    """The tables, what belongs to them, and all of it in one file, which is packed while the others are written."""
    edition = Edition(register, project.authorities, project.settings)
    there = tuple(table for table in TABLES if _has_rows(table, edition, mentions))
    counted = {MENTIONS: mentions.number}
    files: dict[str, Callable[[], Iterator[bytes]]] = {
        table.file: partial(_table, table, edition, mentions, counted) for table in there
    }
    files["csv-metadata.json"] = lambda: _encoded([dictionary(edition, there)])
    files["edition.jsonld"] = lambda: _encoded(linked_edition(edition))
    if "attendance.csv" in files:
        files["attendance.json"] = lambda: _encoded(attendance_json(register))
    whole = (
        (_ZIP, later("Everything below in one file"), "ZIP"),
        ("edition.jsonld", later("The edition as linked data"), "JSON-LD, schema.org"),
        ("csv-metadata.json", later("The dictionary of all columns"), "CSV on the Web"),
    )
    packed = _Packed(large=len(register.protocols) > _MANY)
    for name, chunks in sorted(files.items()):
        yield Poured(urls.data_file(name), partial(packed.through, name, chunks), EDITION_FILE)
    yield Made(urls.data_file(_ZIP), packed.content(), EDITION_FILE)
    page = data_page(tuple((table, counted[table.file]) for table in there), whole, project)
    yield Made(urls.DATA, render(page, project.own_templates()).encode(), EDITION_FILE)


def mention_rows(facts: Facts, project: Project) -> bytes:
    """The rows of ``mentions.csv`` for one text."""
    table = next(table for table in TABLES if table.file == MENTIONS)
    alone = Edition(Register((facts,), {}), project.authorities, project.settings)
    return table_lines(table.rows(alone)).encode("utf-8", "surrogatepass")


def _has_rows(table: Table, edition: Edition, mentions: Rows) -> bool:
    return mentions.number > 0 if table.file == MENTIONS else any(True for _ in table.rows(edition))


def _table(table: Table, edition: Edition, mentions: Rows, counted: dict[str, int]) -> Iterator[bytes]:
    """A table as bytes; how many rows it has is put into ``counted``."""
    yield from _encoded([table_head(table)])
    if table.file == MENTIONS:
        yield from mentions.lines()
        return
    rows = table.rows(edition)
    while some := list(islice(rows, _ROWS)):
        counted[table.file] = counted.get(table.file, 0) + len(some)
        yield from _encoded([table_lines(some)])


def _encoded(texts: Iterable[str]) -> Iterator[bytes]:
    return (text.encode("utf-8", "surrogatepass") for text in texts)


class _Packed:
    """A zip that is filled with files while they are written elsewhere."""

    def __init__(self, *, large: bool) -> None:
        self._into = io.BytesIO()
        self._archive = zipfile.ZipFile(self._into, "w", zipfile.ZIP_DEFLATED)
        self._large = large

    def through(self, name: str, chunks: Callable[[], Iterator[bytes]]) -> Iterator[bytes]:
        """The chunks of a file, which are packed on their way."""
        entry = zipfile.ZipInfo(name, _EPOCH)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        with self._archive.open(entry, "w", force_zip64=self._large) as member:
            for chunk in chunks():
                member.write(chunk)
                yield chunk

    def content(self) -> bytes:
        """The whole zip, once everything has gone through."""
        self._archive.close()
        return self._into.getvalue()


def for_programs(pages: Iterable[str], register: Register, project: Project) -> Iterator[Made]:
    """Robots.txt, and where the site knows its address the sitemap of all ``pages`` (site paths), the feed, and the
    description of the search."""
    settings = project.settings
    yield Made(urls.ROBOTS, robots(settings).encode(), EDITION_FILE)
    for path, content in sitemaps(pages, register, settings):
        yield Made(path, content, EDITION_FILE)
    if settings.search and settings.base_url:
        yield Made(urls.OPENSEARCH, opensearch(settings).encode(), EDITION_FILE)
    news = None if project.draft else feed(register, settings)
    if news:
        yield Made(urls.FEED, news, EDITION_FILE)
