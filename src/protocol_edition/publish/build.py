"""From an edition to a folder of files: tend every text, make one register, make what is shared.

Each text is read once, judged, made and written; of all of them no more is kept than the others need to know.
``rehearse`` does all of this but the writing, so that an edition that passes it is one that can be published.
"""

import gc
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from protocol_edition import urls
from protocol_edition.checks import check_edition
from protocol_edition.diagnostics import Diagnostic, Severity, found
from protocol_edition.pages import check_own_templates
from protocol_edition.project import Project
from protocol_edition.publish.crew import WorkerLostError, cores
from protocol_edition.publish.editors_pages import dead_links, editors_pages
from protocol_edition.publish.made import EDITION_FILE, Made, Poured
from protocol_edition.publish.manifest import MANIFEST
from protocol_edition.publish.names import Names
from protocol_edition.publish.output import MARKER, Staging, Written, staged
from protocol_edition.publish.pagefind import NotIndexedError
from protocol_edition.publish.refusal import OutputRefused
from protocol_edition.publish.search import index_of
from protocol_edition.publish.shared import FORMER, Texts, assets, parts
from protocol_edition.publish.spill import Spills
from protocol_edition.publish.tending import Kept, Task
from protocol_edition.publish.timings import Timings
from protocol_edition.publish.work import Hands, PartKept, Place, Progress, Work, make_part, write
from protocol_edition.words import speaking


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


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Means:
    """With what to build: nothing of it changes what is made."""

    jobs: int = 0
    """How many processes, 0 for as many as there are processors; small editions take one in any case."""
    executor: Executor | None = None
    """Who does the texts instead: its workers must see the edition, the folder of the output and that of the cache."""
    progress: Progress = silent
    timings: Timings = field(default_factory=Timings)

    def hands(self) -> Hands:
        """Who does the work."""
        return Hands(self.jobs or cores(), self.executor)


def build(
    project: Project,
    output: Path,
    already: Iterable[Diagnostic] = (),
    terms: Terms = Terms(),
    means: Means | None = None,
) -> Built:
    """Publishes the edition in ``output``, or leaves what is there as it was and says why.

    ``already`` are the findings of opening the project: an error among them stops publication like any other, but
    only after the texts were looked at as well, so that all is told in one run.
    """
    means = means or Means()
    try:
        with staged(output, str(output)) as staging, _uncollected():
            place = Place(staging.folder, staging.aside(), str(output))
            made = _Building(project, place, staging, terms, means).made(already)
            if made.published:
                with means.timings.stage("publish"):
                    staging.publish(durable=terms.durable)
                return replace(made, files=staging.files)
            return made
    except OutputRefused as refused:
        return Built(False, 0, 0, tuple(sorted({*already, refused.diagnostic})))


def rehearse(
    project: Project,
    already: Iterable[Diagnostic] = (),
    terms: Terms = Terms(),
    means: Means | None = None,
) -> Built:
    """All of a build but the writing and the index: what ``build`` would say of the edition."""
    nowhere, terms = _Nowhere(), replace(terms, searchable=False)
    with tempfile.TemporaryDirectory() as aside, _uncollected():
        place = Place(None, Path(aside), EDITION_FILE)
        try:
            made = _Building(project, place, nowhere, terms, means or Means()).made(already)
        except OutputRefused as refused:
            return Built(False, 0, 0, tuple(sorted({*already, refused.diagnostic})))
        return replace(made, files=nowhere.files)


def index_alone(project: Project) -> Iterator[tuple[str, bytes]]:
    """The files of the search index by site path, as a build would make them; nothing where it would make none."""
    with tempfile.TemporaryDirectory() as aside:
        place = Place(None, Path(aside), EDITION_FILE)
        work = Work(project, place, Hands(cores()), silent, Timings())
        kept = work.tend([Task(project.file_name(source)) for source in project.sources], recorded=False, making=False)
        with Spills(Path(aside)) as spills, suppress(NotIndexedError):
            yield from _index_files(Texts(kept, project, spills), project)


def _index_files(texts: Texts, project: Project) -> Iterator[tuple[str, bytes]]:
    return index_of(texts.records(), project.authorities, project.settings.language)


@contextmanager
def _uncollected() -> Iterator[None]:
    """What is there already is not looked through for garbage again and again while a site is made."""
    gc.collect()
    gc.freeze()
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if enabled:
            gc.enable()


class _Nowhere:
    """Takes files that were not written; two at one address are refused as in a real build."""

    def __init__(self) -> None:
        self.files = 0
        self._names = Names()
        self._names.take(MARKER, MARKER)
        self._names.take(MANIFEST, MARKER)

    def grant(self, files: Iterable[Written]) -> list[Diagnostic]:
        """Takes files; out: why some can be none."""
        files = list(files)
        self.files += len(files)
        return [answer for file in files if (answer := self._names.take(file.path, file.owner))]


class _Building:
    """One build, from the first text to the index of the search."""

    def __init__(self, project: Project, place: Place, site: Staging | _Nowhere, terms: Terms, means: Means) -> None:
        self._project, self._place, self._site, self._terms = project, place, site, terms
        self._progress, self._timings = means.progress, means.timings
        self._work = Work(project, place, means.hands(), means.progress, means.timings)
        self._recorded = terms.strict or terms.recorded

    def made(self, already: Iterable[Diagnostic]) -> Built:
        """Makes all files, and the index last, unless what was found before already stops publication.

        Errors: OutputRefused.
        """
        findings = [*already, *check_own_templates(self._project.own_templates())]
        try:
            kept = self._texts(making=not self._stops(findings))
            findings += (finding for one in kept for finding in one.findings)
            with Spills(self._place.aside) as spills:
                findings += self._rest(kept, spills, findings)
        except WorkerLostError as lost:
            raise OutputRefused(found("P108", self._place.shown, str(lost))) from None
        read = sum(one.facts is not None for one in kept)
        return Built(not self._stops(findings), read, 0, tuple(sorted(set(findings))))

    def _texts(self, *, making: bool) -> list[Kept]:
        tasks = [Task(self._project.file_name(source)) for source in self._project.sources]
        return self._work.tend(tasks, recorded=self._recorded, making=making)

    def _rest(self, kept: list[Kept], spills: Spills, found_already: Iterable[Diagnostic]) -> list[Diagnostic]:
        """All that can be made only when every text is known."""
        with self._timings.stage("register"):
            texts = Texts(kept, self._project, spills)
            findings = list(check_edition(texts.register, self._project))
        if self._stops((*found_already, *findings)):
            return findings
        kept = self._work.settle(kept, texts, recorded=self._recorded)
        for one in kept:
            findings += (*one.late, *filter(None, one.refused))
            findings += self._site.grant(one.files)
        findings += self._shared(kept, texts)
        if self._terms.searchable and self._project.settings.search and not self._stops(findings):
            with self._timings.stage("index"):
                findings += self._index(texts)
        return findings

    def _shared(self, kept: list[Kept], texts: Texts) -> list[Diagnostic]:
        """Makes what belongs to no text; out: what was found wrong on the way."""
        made = self._work.share(list(parts(texts, self._project)))
        with self._timings.stage("shared"):
            return [*self._beside(kept, texts, made)]

    def _beside(self, kept: list[Kept], texts: Texts, made: list[PartKept]) -> Iterator[Diagnostic]:
        """The rest of them: the editors' pages, what programs fetch, and the assets."""
        for part in made:
            yield from filter(None, (part.refused,))
            yield from self._site.grant(part.files)
        with speaking(self._project.settings.site_language):
            written = editors_pages(self._project)
        yield from written.findings
        yield from self._write(written.made)
        pages = [file.path for part in made if part.name != FORMER for file in part.files]
        to_find = [path for path in pages if path.endswith(".html") and path != urls.NOT_FOUND]
        to_find += [made.path for made in written.made]
        programs = make_part(texts.programs(to_find), self._project, self._place)
        yield from self._site.grant(programs.files)
        yield from self._write(assets(self._project))
        if written.links:
            paths = {
                file.path
                for files in (*(one.files for one in kept), *(part.files for part in made), programs.files)
                for file in files
            }
            paths |= {made.path for made in (*written.made, *assets(self._project))}
            yield from dead_links(written.links, paths, texts.register)

    def _write(self, files: Iterable[Made | Poured]) -> list[Diagnostic]:
        return self._site.grant([write(file, self._place) for file in files])

    def _index(self, texts: Texts) -> list[Diagnostic]:
        """Makes the index of the search; out: why there is none."""
        self._progress("indexing", 0, 1)
        files = (Made(path, content, EDITION_FILE) for path, content in _index_files(texts, self._project))
        try:
            refused = self._write(files)
        except NotIndexedError as missing:
            return [found("P107", EDITION_FILE, f"there is no search: {missing}")]
        self._progress("indexing", 1, 1)
        return refused

    def _stops(self, findings: Iterable[Diagnostic]) -> bool:
        grave = {Severity.ERROR, Severity.WARNING} if self._terms.strict else {Severity.ERROR}
        return any(finding.severity in grave for finding in findings)
