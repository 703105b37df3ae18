"""What is done for one text, and for the edition as a whole: bytes in, bytes out; nothing here writes.

1. ``survey`` reads one text and says what the others may know of it.
2. ``make`` makes the files of one text; it may look at the others only through the register.
3. ``shared_files`` makes what belongs to no single text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from protocol_edition import urls
from protocol_edition.checks import check_protocol
from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.edition import EditedProtocol, Facts, KnownNames, Ledger, Register, edit, known_names, read_ledger
from protocol_edition.edition import survey as facts_of
from protocol_edition.exports import (
    DOWNLOADS,
    Exported,
    NotPrintedError,
    References,
    offered,
    pdf,
    protocol_schema,
    references,
)
from protocol_edition.model import NameKind
from protocol_edition.pages import (
    Page,
    accessibility_page,
    cite_page,
    history_page,
    home_page,
    index_pages,
    moved_page,
    not_found_page,
    organisation_page,
    person_page,
    place_page,
    protocol_page,
    protocols_page,
    render,
    search_page,
)
from protocol_edition.project import Project, static_folder
from protocol_edition.publish.editors_pages import dead_links, editors_pages
from protocol_edition.publish.made import EDITION_FILE, Made
from protocol_edition.publish.overview import for_programs, overviews
from protocol_edition.publish.pagefind import executable
from protocol_edition.sources import read
from protocol_edition.words import speaking

Findings = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """What every job needs of the edition; made once."""

    project: Project
    names: KnownNames


@dataclass(frozen=True, slots=True)
class Recorded:
    """A text as the edition has it, with the ledger of its anchors."""

    edited: EditedProtocol
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A text, what the others may know of it, and what was found while it was read."""

    edited: EditedProtocol
    facts: Facts
    findings: Findings


def desk(project: Project) -> Desk:
    """The desk for the texts of one edition."""
    return Desk(project, known_names(project.authorities))


def edit_text(source: Path, at: Desk) -> tuple[Recorded | None, Findings]:
    """Reads one text and makes it part of the edition; None where nothing of it can be read."""
    project = at.project
    content, findings = project.read_source(source)
    if content is None:
        return None, findings
    decisions = project.decisions_on(source)
    reading, of_reading = read(content, project.file_name(source), decisions)
    if reading is None:
        return None, (*findings, *of_reading)
    file = project.ledger(source)
    ledger, of_ledger = read_ledger(file, project.file_name(file))
    edited, of_edition = edit(reading, decisions, at.names, ledger, doc_id=project.document_id(source))
    return Recorded(edited, ledger), (*findings, *of_reading, *of_ledger, *of_edition)


def survey(source: Path, at: Desk, *, recorded: bool = False) -> tuple[Surveyed | None, Findings]:
    """Reads and judges one text; None where nothing of it can be read. ``recorded``: it must be wholly recorded."""
    text, findings = edit_text(source, at)
    if text is None:
        return None, findings
    findings = tuple(sorted((*findings, *check_protocol(text.edited, strict=recorded))))
    with speaking(at.project.settings.site_language):
        return Surveyed(text.edited, facts_of(text.edited), findings), findings


def make(surveyed: Surveyed, register: Register, at: Desk) -> tuple[tuple[Made, ...], Findings]:
    """The files of one text: its page, the page of its citations, and the downloads beside it."""
    edited, project = surveyed.edited, at.project
    cited = references(edited, project.settings, project.authorities)
    with speaking(project.settings.site_language):
        printed, findings = _printed(edited, cited, project)
        exported = Exported(edited, cited, surveyed.findings, printed)
        return tuple(_files(exported, register, project)), findings


def _printed(edited: EditedProtocol, cited: References, project: Project) -> tuple[bytes, Findings]:
    """The PDF, empty where it is not wanted or could not be set."""
    if not project.settings.pdf:
        return b"", ()
    try:
        return pdf(edited, cited, project.own_fonts()), ()
    except NotPrintedError as refused:
        return b"", (found("P106", edited.protocol.file, f"there is no PDF: {refused}"),)


def _files(exported: Exported, register: Register, project: Project) -> Iterator[Made]:
    edited, cited = exported.edited, exported.references
    owner, own = edited.protocol.file, project.own_templates()
    downloads = offered(bool(exported.printed))
    page = render(protocol_page(edited, register, project, cited, downloads), own)
    yield Made(urls.protocol(edited.id), page.encode(), owner)
    yield Made(urls.cite(edited.id), render(cite_page(edited, project, cited), own).encode(), owner)
    yield Made(urls.history(edited.id), render(history_page(edited, project), own).encode(), owner)
    for download in downloads:
        made = download.made(exported)
        content = made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")
        yield Made(urls.protocol_file(edited.id, download.file), content, owner)


def shared_files(register: Register, at: Desk) -> tuple[tuple[Made, ...], Findings]:
    """What belongs to no single text: lists, names, the editors' pages, assets."""
    with speaking(at.project.settings.site_language):
        return _shared(register, at)


def _shared(register: Register, at: Desk) -> tuple[tuple[Made, ...], Findings]:
    project = at.project
    written = editors_pages(project)
    pages = (*_lists(register, project), *overviews(register, project), *_names(register, project), *written.made)
    to_find = [made.path for made in pages if made.path.endswith(".html") and made.path != urls.NOT_FOUND]
    to_find += (address(facts.id) for facts in register.protocols for address in (urls.protocol, urls.history))
    beside = (*_moved(register, project), *for_programs(to_find, register, project), *_assets(project))
    findings = written.findings
    if written.links:
        paths = {made.path for made in (*pages, *beside)}
        for facts in register.protocols:
            paths |= {address(facts.id) for address in (urls.protocol, urls.history, urls.cite)}
            paths |= {urls.protocol_file(facts.id, download.file) for download in DOWNLOADS}
        findings = (*findings, *dead_links(written.links, paths, register))
    return (*pages, *beside), findings


def _lists(register: Register, project: Project) -> Iterator[Made]:
    pages: list[tuple[str, Page]] = [
        (urls.HOME, home_page(register, project)),
        (urls.PROTOCOLS, protocols_page(register, project)),
        (urls.NOT_FOUND, not_found_page(project)),
    ]
    if urls.ACCESSIBILITY not in map(urls.editors_page, (path.stem for path in project.pages)):
        pages.append((urls.ACCESSIBILITY, accessibility_page(project)))
    if project.settings.search:
        pages.append((urls.SEARCH, search_page(register, project, indexed=executable() is not None)))
    for path, page in pages:
        yield Made(path, render(page, project.own_templates()).encode(), EDITION_FILE)


def _moved(register: Register, project: Project) -> Iterator[Made]:
    """A page at every former address of a protocol, its citations and its history, and of a name."""
    authorities, own = project.authorities, project.own_templates()
    left = [
        (address(former.id), address(former.now), former.now, f"anchors/{former.now}.yaml")
        for former in register.former_protocols
        for address in (urls.protocol, urls.cite, urls.history)
    ]
    for address, file, entries in (
        (urls.person, "people", authorities.people),
        (urls.place, "places", authorities.places),
        (urls.organisation, "organisations", authorities.organisations),
    ):
        left += [
            (address(old), address(entry.key), entry.name, f"authorities/{file}.yaml")
            for entry in entries.values()
            for old in entry.formerly
        ]
    for page, target, name, owner in left:
        yield Made(page, render(moved_page(page, target, name, project), own).encode(), owner)


def _names(register: Register, project: Project) -> Iterator[Made]:
    """The page of every entry of the authorities, and an index for each kind that has entries."""
    authorities, own = project.authorities, project.own_templates()
    for kind, file, entries, entry_page in (
        (NameKind.PERSON, "people", authorities.people, person_page),
        (NameKind.PLACE, "places", authorities.places, place_page),
        (NameKind.ORGANISATION, "organisations", authorities.organisations, organisation_page),
    ):
        owner = f"authorities/{file}.yaml"
        for path, index in index_pages(kind, register, project):
            yield Made(path, render(index, own).encode(), owner)
        for key in entries:
            page = render(entry_page(key, register, project), own)
            yield Made(urls.named(kind.value, key), page.encode(), owner)


def _assets(project: Project) -> Iterator[Made]:
    """The program's own static files and the edition's, the schema of the JSON, and a word to GitHub Pages.

    GitHub Pages would otherwise pass the files to Jekyll, which leaves out what begins with ``_``.
    """
    folder = static_folder()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = file.relative_to(folder).as_posix()
        yield Made(urls.asset(name), file.read_bytes(), f"static/{name}")
    for own in project.theme.files:
        yield Made(urls.theme_file(own.name), own.content, f"theme/{own.name}")
    yield Made(urls.asset("protocol.schema.json"), protocol_schema().encode(), EDITION_FILE)
    yield Made(".nojekyll", b"", EDITION_FILE)
    if project.settings.cname:
        yield Made("CNAME", f"{project.settings.cname}\n".encode(), EDITION_FILE)
