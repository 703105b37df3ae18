"""What is done for one text: it is read, judged, and all its files are made; nothing here writes.

1. ``survey`` reads one text and says what the others may know of it.
2. ``page_of`` and ``files_of`` make its files; only the page looks at other texts, through a ``surroundings``.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from protocol_edition import urls
from protocol_edition.checks import check_protocol
from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.edition import EditedProtocol, Facts, KnownNames, Ledger, Register, edit, known_names, read_ledger
from protocol_edition.edition import survey as facts_of
from protocol_edition.exports import Exported, NotPrintedError, References, checked_tei, offered, pdf, references
from protocol_edition.model import Authorities, frozen
from protocol_edition.pages import TemplateRefusedError, cite_page, history_page, protocol_page, render
from protocol_edition.project import Project
from protocol_edition.publish.made import Made
from protocol_edition.publish.surroundings import guessed
from protocol_edition.sources import read
from protocol_edition.words import speaking

Findings = tuple[Diagnostic, ...]


@frozen
class Desk:
    """What every job needs of the edition; made once."""

    project: Project
    names: KnownNames


@frozen
class Recorded:
    """A text as the edition has it, with the ledger of its anchors."""

    edited: EditedProtocol
    ledger: Ledger


@frozen
class Surveyed:
    """A text, what the others may know of it, and what was found while it was read."""

    edited: EditedProtocol
    facts: Facts
    findings: Findings
    source: bytes
    """The file as it was read."""


def desk(project: Project) -> Desk:
    """The desk for the texts of one edition."""
    return Desk(project, known_names(bare(project.authorities)))


def bare(authorities: Authorities) -> Authorities:
    """The authorities without what cannot change how a text is read, so that no text need be read anew for it."""
    people = {
        key: replace(one, born="", died="", offices=(), note="", source="") for key, one in authorities.people.items()
    }
    places = {
        key: replace(one, latitude=None, longitude=None, note="", source="") for key, one in authorities.places.items()
    }
    bodies = {key: replace(one, note="", source="") for key, one in authorities.organisations.items()}
    return Authorities(people, places, bodies)


def edit_text(source: Path, at: Desk) -> tuple[Recorded | None, Findings]:
    """Reads one text and makes it part of the edition; None where nothing of it can be read."""
    content, findings = at.project.read_source(source)
    if content is None:
        return None, findings
    recorded, of_text = _edit(content, source, at)
    return recorded, (*findings, *of_text)


def _edit(content: bytes, source: Path, at: Desk) -> tuple[Recorded | None, Findings]:
    project = at.project
    decisions = project.decisions_on(source)
    reading, of_reading = read(content, project.file_name(source), decisions)
    if reading is None:
        return None, of_reading
    file = project.ledger(source)
    ledger, of_ledger = read_ledger(file, project.file_name(file))
    edited, of_edition = edit(reading, decisions, at.names, ledger, doc_id=project.document_id(source))
    return Recorded(edited, ledger), (*of_reading, *of_ledger, *of_edition)


def survey(source: Path, at: Desk, *, recorded: bool = False) -> tuple[Surveyed | None, Findings, str]:
    """Reads and judges one text; None where nothing of it can be read. ``recorded``: it must be wholly recorded.

    Out as well: the digest of the bytes that were read, "" for none.
    """
    content, findings = at.project.read_source(source)
    if content is None:
        return None, findings, ""
    digest = sha256(content).hexdigest()
    text, of_text = _edit(content, source, at)
    if text is None:
        return None, (*findings, *of_text), digest
    findings = tuple(sorted((*findings, *of_text, *check_protocol(text.edited, strict=recorded))))
    with speaking(at.project.settings.site_language):
        return Surveyed(text.edited, facts_of(text.edited), findings, content), findings, digest


def practise(source: Path, at: Desk) -> None:
    """Makes what is made of every text, but for the PDF, and keeps nothing of it.

    So libraries are loaded, expressions compiled and templates read before workers are forked, and not by each of them.
    """
    one, _, _ = survey(source, at)
    if one is None:
        return
    project, around = at.project, guessed(None, one.facts, None)
    cited = references(one.edited, project.settings, project.authorities)
    with suppress(TemplateRefusedError):  # whoever makes the text in earnest tells of it
        page_of(one.edited, around, project, cited, printed=False)
        if not project.draft:
            encoded, _ = checked_tei(one.edited, cited, project.authorities)
            files_of(one, project, cited, b"", encoded)


def page_of(one: EditedProtocol, around: Register, project: Project, cited: References, *, printed: bool) -> Made:
    """The page of a text; ``around`` is what it may know of others, ``printed`` whether there is a PDF of it."""
    downloads = () if project.draft else offered(printed, one.protocol.file)
    with speaking(project.settings.site_language):
        view = protocol_page(one, around, project, cited, downloads)
        return Made(urls.protocol(one.id), render(view, project.own_templates()).encode(), one.protocol.file)


def files_of(surveyed: Surveyed, project: Project, cited: References, printed: bytes, encoded: str) -> tuple[Made, ...]:
    """All other files of a text: the page of its citations, its history, and the downloads beside its page."""
    with speaking(project.settings.site_language):
        source = surveyed.source
        return tuple(_files(Exported(surveyed.edited, cited, surveyed.findings, printed, encoded, source), project))


def _files(exported: Exported, project: Project) -> Iterator[Made]:
    edited, cited, own = exported.edited, exported.references, project.own_templates()
    owner = edited.protocol.file
    yield Made(urls.cite(edited.id), render(cite_page(edited, project, cited), own).encode(), owner)
    yield Made(urls.history(edited.id), render(history_page(edited, project), own).encode(), owner)
    for download in offered(bool(exported.printed), owner):
        made = download.made(exported)
        content = made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")
        yield Made(urls.protocol_file(edited.id, download.file), content, owner)


def printed(edited: EditedProtocol, cited: References, project: Project) -> tuple[bytes, Findings]:
    """The PDF, empty where it is not wanted or could not be set."""
    if not project.settings.pdf:
        return b"", ()
    try:
        with speaking(project.settings.site_language):
            return pdf(edited, cited, project.own_fonts()), ()
    except NotPrintedError as refused:
        return b"", (found("P106", edited.protocol.file, f"there is no PDF: {refused}"),)
