"""From an edition to a folder of files: tend every text, make one register, make what is shared.

Each text is read once, judged, made and written; of all of them no more is kept than the others need to know.
``rehearse`` does all of this but the writing, so that an edition that passes it is one that can be published.
"""

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import frozen
from protocol_edition.project import Project
from protocol_edition.publish.amending import Standing, amended, manifest_of
from protocol_edition.publish.building import Before, Building, index_files
from protocol_edition.publish.cache import Last, head_of, is_scattered, keep, last_build, taken_in
from protocol_edition.publish.compressed import FORMS
from protocol_edition.publish.crew import cores
from protocol_edition.publish.jobs import Desk
from protocol_edition.publish.made import EDITION_FILE
from protocol_edition.publish.manifest import MANIFEST
from protocol_edition.publish.names import Names
from protocol_edition.publish.ours import MARKER
from protocol_edition.publish.output import Written, passing_folder, refusing, staged
from protocol_edition.publish.pagefind import NotIndexedError
from protocol_edition.publish.patch import patching
from protocol_edition.publish.refusal import GaveWayError, OutputRefused, saved_meanwhile
from protocol_edition.publish.rewriting import rewritten
from protocol_edition.publish.scan import Scan, saved_since, scan
from protocol_edition.publish.shelf import Remembered, shelf
from protocol_edition.publish.spill import SpillDamagedError, Spills
from protocol_edition.publish.stamp import Look, Said, leave, program
from protocol_edition.publish.tending import Task
from protocol_edition.publish.terms import LENIENT, Built, Terms
from protocol_edition.publish.texts import Texts
from protocol_edition.publish.timings import Timings
from protocol_edition.publish.work import Hands, Place, Progress, Work

if TYPE_CHECKING:
    from concurrent.futures import Executor

SPARE = "spare"
"""The folder of the cache that holds an older site, whose files serve the next one."""


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@dataclass(slots=True)
class Memory:
    """What a build kept, for the next one of this process."""

    last: Last | None = None
    save: Callable[[], None] | None = None
    """Writes it down."""
    behind: bool = False
    """Whether something was left as it was."""
    standing: Standing | None = None
    """The site of the last build."""


@frozen
class Means:
    """With what to build: nothing of it changes what is made."""

    jobs: int = 0
    """How many processes, 0 for as many as there are processors; small editions take one in any case."""
    executor: "Executor | None" = None
    """Who does the texts instead: its workers must see the edition and the folder around the output."""
    progress: Progress = silent
    timings: Timings = field(default_factory=Timings)
    cache: Look | None = None
    """What ``look`` saw, before the project was opened; without it everything is made."""
    memory: Memory | None = None
    """For a process that builds again: what was kept, which is then not written down at once."""
    pause: Callable[[], None] = lambda: None
    """Called again and again, as ``progress`` is; an exception ends the build and leaves the old site."""

    def work(self, project: Project, place: Place, at: Desk | None = None) -> Work:
        """The work of a build; ``at`` is the desk, if it is there already."""
        hands = Hands(self.jobs or cores(), self.executor)
        return Work(project, place, hands, self._progress, self.timings, at, keeping=self.cache is not None)

    def _progress(self, stage: str, done: int, total: int) -> None:
        self.pause()
        self.progress(stage, done, total)


def build(
    project: Project,
    output: Path,
    already: Iterable[Diagnostic] = (),
    terms: Terms = LENIENT,
    means: Means | None = None,
) -> Built:
    """Publishes the edition in ``output``, or leaves what is there as it was and says why.

    ``already`` are the findings of opening the project: an error among them stops publication like any other, but
    only after the texts were looked at as well, so that all is told in one run.
    """
    means, already = means or Means(), tuple(already)
    opened, project = project, replace(project.as_draft() if terms.draft else project, trusting=terms.trusting)
    seen = means.cache.scan if means.cache else scan(project.root, (output,), {})
    try:
        _refuse_way_out(output, project.root)
        with _uncollected():
            quick = None if terms.tables else _amended(opened, project, output, terms, means)
            quick = quick or _rewritten(project, output, terms, means)
            if quick:
                return quick
            last = _last(project, terms, means) if means.cache else None
            try:
                return _built(project, output, already, terms, means, last, seen, opened)
            except SpillDamagedError:  # of what the cache has; what this build wrote aside itself is whole
                return _built(project, output, already, terms, means, Last(last.head) if last else None, seen, opened)
    except OutputRefused as refused:
        if means.memory and means.memory.standing:
            means.memory.standing.behind = None  # the spare folder may be another by now
        return Built(False, 0, 0, tuple(sorted({*already, refused.diagnostic})))


def _built(  # noqa: PLR0913, PLR0917 - what a build is told, and what the last one left
    project: Project,
    output: Path,
    already: tuple[Diagnostic, ...],
    terms: Terms,
    means: Means,
    last: Last | None,
    seen: Scan,
    opened: Project,
) -> Built:
    look = means.cache
    spare = look.folder / SPARE if look else None
    standing = means.memory.standing if means.memory else None
    behind = standing.behind if standing else None
    with staged(output, str(output), spare, means.pause, draft=terms.draft) as staging:
        if standing:
            standing.behind = None  # whatever becomes of this build, the spare folder is another then
        aside = staging.aside()
        place = Place(staging.folder, aside, str(output), _forms(terms), means.pause)
        before = Before(staging.site, last, look.scan, look.folder) if look and last else None
        try:
            with means.work(project, place) as work:
                building = Building(work, staging, terms, before)
                made = building.made(already)
        except GaveWayError:
            if standing and behind is not None and not building.writing:
                standing.behind = behind | staging.touched
            raise
        if not made.published:
            return made
        made = replace(made, files=staging.files)
        with means.timings.stage("publish"):
            saved = saved_since(project.root, seen)
            if saved:
                raise saved_meanwhile(saved)
            staging.publish(durable=terms.durable)
            if before and look:
                with suppress(OSError):  # the site stands without the cache
                    taken_in(look, aside)
                    _keep(building, before.last, look, made, means.memory)
                if means.memory and building.register:
                    found = frozenset(building.of_edition)
                    means.memory.standing = Standing(
                        opened, work.desk, seen, building.register, found, made, program(), manifest_of(output)
                    )
        return made


def _amended(opened: Project, project: Project, output: Path, terms: Terms, means: Means) -> Built | None:
    """The build of a preview in which nothing but some texts was saved; None where there is more to do."""
    memory, look = means.memory, means.cache
    standing, last = (memory.standing, memory.last) if memory else (None, None)
    if not memory or not look or not standing or not last:
        return None
    saved = standing.saved(opened, look.scan, last, output)
    if not saved:
        return None
    with patching(output, str(output), look.folder / SPARE, draft=terms.draft) as patch:
        if not patch:
            return None
        aside = patch.aside()
        with means.work(project, Place(patch.folder, aside, str(output)), standing.desk) as work:
            made = amended(work, patch, standing, last, saved)
        if made:
            memory.save, memory.behind = None, True
            taken_in(look, aside)
        return made


def _rewritten(project: Project, output: Path, terms: Terms, means: Means) -> Built | None:
    """The build of a draft in which nothing but some texts was saved; None where there is more to do."""
    look = means.cache
    if means.memory or not look or not look.saved or not look.before or not terms.draft or terms.strict:
        return None
    kept = None if is_scattered(look.folder) else shelf(look.folder)
    if not kept or kept.head != head_of(project, recorded=terms.judged_as_recorded, forms=_forms(terms)):
        return None
    with patching(output, str(output), look.folder / SPARE, draft=True, level=True) as patch:
        if not patch:
            return None
        aside = patch.aside()
        try:
            with means.work(project, Place(patch.folder, aside, str(output), _forms(terms))) as work:
                said = rewritten(work, patch, kept, look, durable=terms.durable)
        except (ValueError, SpillDamagedError):  # the cache is not what it should be
            return None
        if not said:
            return None
        with suppress(OSError):  # the site stands without the cache
            taken_in(look, aside)
            kept.write(look.folder)
            leave(look, project.root, said, same_names=True)
        return Built(True, said.protocols, said.files, said.diagnostics)


def _forms(terms: Terms) -> tuple[str, ...]:
    return FORMS if terms.compressed else ()


def _refuse_way_out(output: Path, edition: Path) -> None:
    """An edition that somebody sends must not lead its site to other folders by a link in the output's place."""
    named, meant = Path(os.path.abspath(output)), Path(os.path.realpath(output))  # noqa: PTH100 - with links, and without
    if named.is_relative_to(os.path.realpath(edition)) and not meant.is_relative_to(os.path.realpath(edition)):
        what = "a link leads out of the edition; name the folder itself with --output"
        raise OutputRefused(found("P101", str(output), what))


def _last(project: Project, terms: Terms, means: Means) -> Last | None:
    if means.cache is None:
        return None
    head = head_of(project, recorded=terms.judged_as_recorded, forms=_forms(terms))
    if means.memory and means.memory.last:
        return means.memory.last.since(head)
    return last_build(means.cache, head)


def _keep(building: Building, last: Last, look: Look, made: Built, memory: Memory | None) -> None:
    """Keeps what the next build can use. Errors: OSError."""
    project = building.project
    texts = [
        Remembered(replace(inputs, read=kept.read, ledger=kept.ledger), kept)
        for inputs, kept in zip(building.inputs.values(), building.kept, strict=True)
    ]

    def save() -> None:
        with suppress(OSError):
            keep(look, last, texts, building.parts, building.of_edition)
            if not building.behind:
                leave(look, project.root, Said(made.diagnostics, made.protocols, made.files))

    if memory:
        memory.last = Last.of(last.head, texts, building.parts)
        memory.save, memory.behind = save, building.behind
    else:
        save()


def rehearse(
    project: Project,
    already: Iterable[Diagnostic] = (),
    terms: Terms = LENIENT,
    means: Means | None = None,
) -> Built:
    """All of a build but the writing and the index: what ``build`` would say of the edition."""
    nowhere, terms = _Nowhere(), replace(terms, searchable=False)
    project = replace(project, trusting=terms.trusting)
    try:
        with ExitStack() as afterwards, _uncollected():
            with refusing(EDITION_FILE):
                aside = afterwards.enter_context(passing_folder())
            work = afterwards.enter_context((means or Means()).work(project, Place(None, aside, EDITION_FILE)))
            made = Building(work, nowhere, terms, None).made(already)
            return replace(made, files=nowhere.files)
    except OutputRefused as refused:
        return Built(False, 0, 0, tuple(sorted({*already, refused.diagnostic})))


def index_alone(project: Project) -> Iterator[tuple[str, bytes]]:
    """The files of the search index by site path, as a build would make them; nothing where it would make none."""
    with passing_folder() as aside:
        with Means().work(project, Place(None, aside, EDITION_FILE)) as work:
            tasks = [Task(project.file_name(source)) for source in project.sources]
            kept = work.tend(tasks, recorded=False, making=False)
        with Spills(aside) as spills, suppress(NotIndexedError):
            yield from index_files(Texts(kept, project, spills), project)


@contextmanager
def _uncollected() -> Iterator[None]:
    """What is there already is not looked through for garbage again and again while a site is made."""
    enabled = gc.isenabled()
    gc.freeze()
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

    def resume(self, known: Iterable[Written]) -> None:
        """There is nothing yet."""

    def drop(self, paths: Iterable[str]) -> None:
        """There is nothing to remove."""

    def under(self, folder: str) -> list[str]:
        """There is nothing."""
        return []

    def standing(self, files: Sequence[Written]) -> None:
        """There is no site that stands."""

    def take(self, file: Written) -> Written:
        """There is none."""
        return file
