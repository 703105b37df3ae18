"""What looks over the whole edition: chronology, attendance, threads, decisions, tables, feed and sitemap."""

import io
import zipfile
from collections.abc import Iterable, Iterator

from protocol_edition import urls
from protocol_edition.edition import Register
from protocol_edition.exports import (
    Edition,
    attendance_json,
    dictionary,
    feed,
    linked_edition,
    opensearch,
    robots,
    sitemaps,
    table_text,
    tables_of,
)
from protocol_edition.pages import (
    Page,
    attendance_pages,
    chronology_page,
    data_page,
    decisions_pages,
    render,
    series_page,
    thread_pages,
    year_pages,
)
from protocol_edition.project import Project
from protocol_edition.publish.made import EDITION_FILE, Made
from protocol_edition.words import later

_ZIP = "edition.zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can hold: the same text gives the same bytes, whenever it is packed."""


def overviews(register: Register, project: Project) -> Iterator[Made]:
    """The pages that look over the edition, and its tables."""
    pages: Iterable[tuple[str, Page]] = (
        (urls.SERIES, series_page(register, project)),
        (urls.CHRONOLOGY, chronology_page(register, project)),
        *year_pages(register, project),
        *attendance_pages(register, project),
        *decisions_pages(register, project),
        *thread_pages(register, project),
    )
    for path, page in pages:
        yield Made(path, render(page, project.own_templates()).encode(), EDITION_FILE)
    yield from _tables(register, project)


def _tables(register: Register, project: Project) -> Iterator[Made]:
    edition = Edition(register, project.authorities, project.settings)
    tables = tables_of(edition)
    files = {table.file: table_text(table, rows) for table, rows in tables}
    files["csv-metadata.json"] = dictionary(edition, tuple(table for table, _ in tables))
    files["edition.jsonld"] = linked_edition(edition)
    if "attendance.csv" in files:
        files["attendance.json"] = attendance_json(register)
    whole = (
        (_ZIP, later("Everything below in one file"), "ZIP"),
        ("edition.jsonld", later("The edition as linked data"), "JSON-LD, schema.org"),
        ("csv-metadata.json", later("The dictionary of all columns"), "CSV on the Web"),
    )
    page = data_page(tuple((table, len(rows)) for table, rows in tables), whole, project)
    yield Made(urls.DATA, render(page, project.own_templates()).encode(), EDITION_FILE)
    contents = {name: text.encode("utf-8", "surrogatepass") for name, text in files.items()}
    for name, content in contents.items():
        yield Made(urls.data_file(name), content, EDITION_FILE)
    yield Made(urls.data_file(_ZIP), _packed(contents), EDITION_FILE)


def _packed(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return packed.getvalue()


def for_programs(pages: Iterable[str], register: Register, project: Project) -> Iterator[Made]:
    """Robots.txt, and where the site knows its address the sitemap of all ``pages`` (site paths), the feed, and the
    description of the search."""
    settings = project.settings
    yield Made(urls.ROBOTS, robots(settings).encode(), EDITION_FILE)
    for path, content in sitemaps(pages, register, settings):
        yield Made(path, content, EDITION_FILE)
    if settings.search and settings.base_url:
        yield Made(urls.OPENSEARCH, opensearch(settings).encode(), EDITION_FILE)
    news = feed(register, settings)
    if news:
        yield Made(urls.FEED, news, EDITION_FILE)
