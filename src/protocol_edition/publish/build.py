"""From an edition to a folder of files: survey every source, make one register, make every file.

Each text is read once and judged; the register is what the pages know of the other texts. ``rehearse`` does all of
this but the writing, so that an edition that passes it is one that can be published.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol as Structure

from protocol_edition.checks import check_edition
from protocol_edition.diagnostics import Diagnostic, Severity, found
from protocol_edition.edition import Register, register
from protocol_edition.pages import TemplateRefusedError, check_own_templates
from protocol_edition.project import Project
from protocol_edition.publish.jobs import Desk, Surveyed, desk, make, shared_files, survey
from protocol_edition.publish.made import EDITION_FILE, Made
from protocol_edition.publish.names import Names
from protocol_edition.publish.output import MARKER, staged
from protocol_edition.publish.pagefind import NotIndexedError
from protocol_edition.publish.refusal import OutputRefused
from protocol_edition.publish.search import index_files

Progress = Callable[[str, int, int], None]
"""Told the stage, how many steps of it are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms to publish."""

    strict: bool = False
    """Warnings stop publication as errors do, and so do addresses that are not recorded."""
    recorded: bool = False
    """Addresses that are not recorded are an error: nobody must come to cite them."""
    durable: bool = True
    """Only what is on the disk takes the old site's place; a preview need not wait for that."""
    searchable: bool = True
    """The index of the search is made; a preview makes it when somebody searches."""


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a build; ``published`` says whether the output is the new site, or would be after a rehearsal."""

    published: bool
    protocols: int
    files: int
    diagnostics: tuple[Diagnostic, ...]


class Sink(Structure):
    """Where files go: a staging folder, or nowhere."""

    def write(self, path: str, content: bytes, owner: str) -> Diagnostic | None:
        """Takes one file; out: why not, if so."""


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def build(
    project: Project,
    output: Path,
    already: Iterable[Diagnostic] = (),
    terms: Terms = Terms(),
    progress: Progress = silent,
) -> Built:
    """Publishes the edition in ``output``, or leaves what is there as it was and says why.

    ``already`` are the findings of opening the project: an error among them stops publication like any other, but
    only after the texts were looked at as well, so that all is told in one run.
    """
    try:
        with staged(output, str(output)) as staging:
            made = _make(project, staging, already, terms, progress)
            if made.published:
                staging.publish(durable=terms.durable)
                return replace(made, files=staging.files)
            return made
    except OutputRefused as refused:
        return Built(False, 0, 0, tuple(sorted({*already, refused.diagnostic})))


def rehearse(
    project: Project,
    already: Iterable[Diagnostic] = (),
    terms: Terms = Terms(),
    progress: Progress = silent,
) -> Built:
    """All of a build but the writing and the index: what ``build`` would say of the edition."""
    nowhere, terms = _Nowhere(), replace(terms, searchable=False)
    return replace(_make(project, nowhere, already, terms, progress), files=nowhere.files)


def index_alone(project: Project) -> Iterator[tuple[str, bytes]]:
    """The files of the search index by site path, as a build would make them; nothing where it would make none."""
    edition = _surveyed(desk(project), silent, recorded=False)
    with suppress(NotIndexedError):
        yield from _index_files(edition, project)


def _index_files(edition: "_Edition", project: Project) -> Iterator[tuple[str, bytes]]:
    texts = (one.edited for one in edition.surveyed)
    return index_files(
        texts, edition.register, project.authorities, project.settings.language, project.settings.site_language
    )


def _make(project: Project, sink: Sink, already: Iterable[Diagnostic], terms: Terms, progress: Progress) -> Built:
    """Makes all files, and the index last, unless what was found before already stops publication."""
    at = desk(project)
    edition = _surveyed(at, progress, recorded=terms.strict or terms.recorded)
    findings = [*already, *edition.diagnostics, *check_own_templates(project.own_templates())]
    if not _stops(findings, terms):
        try:
            findings += _write(edition, at, sink, progress)
        except TemplateRefusedError as refused:
            findings.append(refused.diagnostic)
    if terms.searchable and project.settings.search and not _stops(findings, terms):
        findings += _index(edition, project, sink, progress)
    return Built(not _stops(findings, terms), len(edition.surveyed), 0, tuple(sorted(set(findings))))


class _Nowhere:
    """Takes files without writing them; two at one address are refused as in a real build."""

    def __init__(self) -> None:
        self.files = 0
        self._names = Names()
        self._names.take(MARKER, MARKER)

    def write(self, path: str, content: bytes, owner: str) -> Diagnostic | None:
        """Takes one file."""
        self.files += 1
        return self._names.take(path, owner)


@dataclass(frozen=True, slots=True)
class _Edition:
    """Every text that could be read, what they may know of each other, and what was found on the way."""

    surveyed: tuple[Surveyed, ...]
    register: Register
    diagnostics: tuple[Diagnostic, ...]


def _surveyed(at: Desk, progress: Progress, *, recorded: bool) -> _Edition:
    surveyed: list[Surveyed] = []
    findings: list[Diagnostic] = []
    sources = at.project.sources
    for done, source in enumerate(sources, 1):
        one, of_it = survey(source, at, recorded=recorded)
        findings += of_it
        surveyed += [one] if one else []
        progress("reading", done, len(sources))
    whole = register((one.facts for one in surveyed), at.project.authorities.threads)
    findings += check_edition(whole, at.project)
    return _Edition(tuple(surveyed), whole, tuple(findings))


def _write(edition: _Edition, at: Desk, sink: Sink, progress: Progress) -> list[Diagnostic]:
    """Makes every file and gives it to ``sink``; out: what was found wrong on the way."""
    shared, of_pages = shared_files(edition.register, at)
    findings = [*of_pages, *_refused(sink, shared)]
    for done, one in enumerate(edition.surveyed, 1):
        files, of_files = make(one, edition.register, at)
        findings += [*of_files, *_refused(sink, files)]
        progress("writing", done, len(edition.surveyed))
    return findings


def _index(edition: _Edition, project: Project, sink: Sink, progress: Progress) -> list[Diagnostic]:
    """Makes the index of the search; out: why there is none."""
    progress("indexing", 0, 1)
    try:
        files = (Made(path, content, EDITION_FILE) for path, content in _index_files(edition, project))
        refused = _refused(sink, files)
    except NotIndexedError as missing:
        return [found("P107", EDITION_FILE, f"there is no search: {missing}")]
    progress("indexing", 1, 1)
    return refused


def _refused(sink: Sink, files: Iterable[Made]) -> list[Diagnostic]:
    """Gives ``files`` to the sink; out: why it did not take some."""
    answers = (sink.write(file.path, file.content, file.owner) for file in files)
    return [answer for answer in answers if answer]


def _stops(findings: Iterable[Diagnostic], terms: Terms) -> bool:
    grave = {Severity.ERROR, Severity.WARNING} if terms.strict else {Severity.ERROR}
    return any(finding.severity in grave for finding in findings)
