"""One build at work: texts, register, shared pages; who does what, and what is kept of it."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from protocol_edition.diagnostics import Diagnostic
from protocol_edition.edition import Register
from protocol_edition.model import frozen
from protocol_edition.pages import TemplateRefusedError
from protocol_edition.project import Project
from protocol_edition.publish.compressed import all_forms
from protocol_edition.publish.crew import Crew, can_fork, crew, sweep
from protocol_edition.publish.jobs import Desk, desk, practise
from protocol_edition.publish.made import Made, Poured
from protocol_edition.publish.output import Written, put, refusing
from protocol_edition.publish.refusal import saved_meanwhile
from protocol_edition.publish.shared import made
from protocol_edition.publish.surroundings import seen_from
from protocol_edition.publish.tending import Errand, Kept, PageTask, Task, Tended, prepare, tend
from protocol_edition.publish.texts import Part, Texts
from protocol_edition.publish.timings import Timings
from protocol_edition.publish.watched import Looked, watched

if TYPE_CHECKING:
    from concurrent.futures import Executor

Thing = TypeVar("Thing")
Progress = Callable[[str, int, int], None]
"""Told the stage, how many steps of it are done, and how many there are."""

_LONGEST, _SHORTEST = 128, 8
"""Texts of one errand."""
_WORTH = 40
"""Texts below which further processes take longer to start than they save: of two processes the start was measured at a
fourth of a second of their time, a text at ten milliseconds."""
_PDF = 3
"""How much longer a text takes with its PDF."""
_NAME, _LIST = 0.3, 0.02
"""What a page of a name takes of the time for a text, and a list for each of its texts."""
_TOGETHER = 16
"""Pages of names that are made in one errand."""


@frozen
class PartKept:
    """What is kept of a shared part: which files it came to, or why a template could not be used."""

    name: str
    key: str
    looked: tuple[Looked, ...]
    files: tuple[Written, ...]
    refused: Diagnostic | None = None


@frozen
class Place:
    """Where a build writes: the staging folder, None for nowhere, and a folder for what is written aside."""

    folder: Path | None
    aside: Path
    shown: str
    forms: tuple[str, ...] = ()
    """The compressed forms of every file."""
    pause: Callable[[], None] = lambda: None
    """Called now and then while large files are written: whoever waits may end the build by an exception."""


@frozen
class Hands:
    """Who does the work: so many processes of our own, or the caller's executor."""

    jobs: int
    executor: "Executor | None" = None

    def number(self, weight: float) -> int:
        """How many processes are worth their start for a work of ``weight`` texts."""
        return self.jobs if weight >= _WORTH else 1


class Work:
    """The work of one build. Its workers stay from the first errand to the end of the ``with`` block, or ``share``."""

    def __init__(  # noqa: PLR0913, PLR0917 - what it is given is all that it knows
        self,
        project: Project,
        place: Place,
        hands: Hands,
        progress: Progress,
        timings: Timings,
        at: Desk | None = None,
        *,
        keeping: bool = False,
    ) -> None:
        """``keeping``: whether there may be a next build that knows of this one."""
        self.project, self.place, self._hands = project, place, hands
        self.progress, self.timings, self._keeping = progress, timings, keeping
        self.desk = at or desk(project)
        self._edition = secrets.token_hex(8)
        self._staying: Crew | None = None
        self._leaving = ExitStack()
        self._by: dict[str, int] = {}
        """Which process tended each text."""
        prepare(self._edition, self.desk)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leaving.__exit__(kind, error, trace)

    def tend(self, tasks: Sequence[Task], *, recorded: bool, making: bool) -> list[Kept]:
        """Every task done, in their order. Errors: OutputRefused, WorkerLostError."""
        weight = len(tasks) * (_PDF if making and self.project.settings.pdf else 1)
        workers = self._crew(weight, tasks)
        runs = self._runs(tasks, workers)
        errands = [self._errand(workers, run, recorded=recorded, making=making) for run in runs]
        errands = [
            replace(errand, beside=(number > 0, number < len(errands) - 1)) for number, errand in enumerate(errands)
        ]
        return self._tended(workers, errands)

    def _tended(self, workers: Crew, errands: Sequence[Errand]) -> list[Kept]:
        told, texts = 0, sum(len(errand.tasks) + len(errand.pages) for errand in errands)

        def done(_: int, answer: Tended) -> None:
            nonlocal told
            self.timings.add(answer.seconds)
            told += len(answer.kept)
            self.progress("texts", told, texts)

        answers = workers.each(tend, errands, done, lambda errand: errand.to)
        self._by.update((kept.source, answer.by) for answer in answers for kept in answer.kept)
        return [kept for answer in answers for kept in answer.kept]

    def _crew(self, weight: float, tasks: Sequence[Task]) -> Crew:
        """Those who are there, or else as many as are worth their start. Errors: WorkerLostError."""
        number = self._hands.number(weight)
        if self._staying is None and (number > 1 or self._hands.executor):
            if not self._hands.executor and can_fork() and tasks:
                # What every worker would begin with is done once; those that are forked from here have it.
                practise(self.project.root / tasks[0].source, self.desk)
            self._staying = self._leaving.enter_context(crew(number, self._hands.executor))
        return self._staying or Crew()

    def _runs(self, texts: Sequence[Thing], workers: Crew) -> Iterator[tuple[Thing, ...]]:
        """Texts that are beside each other, for one errand each.

        The last ones are short, so that no worker has much to do when there is nothing left for the others.
        """
        begun = 0
        while begun < len(texts):
            fair = _LONGEST if workers.alone else (len(texts) - begun) // (3 * self._hands.jobs)
            size = min(_LONGEST, max(_SHORTEST, fair))
            yield tuple(texts[begun : begun + size])
            begun += size

    def _errand(
        self,
        workers: Crew,
        tasks: tuple[Task, ...] = (),
        pages: tuple[PageTask, ...] = (),
        *,
        recorded: bool,
        making: bool = True,
    ) -> Errand:
        return Errand(
            tasks=tasks,
            pages=pages,
            folder=self.place.folder,
            aside=self.place.aside,
            shown=self.place.shown,
            forms=self.place.forms,
            recorded=recorded,
            making=making,
            keeping=self._keeping,
            edition=self._edition,
            project=None if workers.alone or workers.forked else self.project,
            to=self._tender(pages[0]) if pages else 0,
        )

    def settle(self, kept: list[Kept], texts: Texts, *, recorded: bool) -> list[Kept]:
        """The same, after every page was made anew that had its surroundings wrong."""
        around = texts.signs_around()
        wrong = {
            number: (seen_from(texts.register, one.facts), around[one.facts.id])
            for number, one in enumerate(kept)
            if one.facts and around[one.facts.id] != one.around
        }
        anew = self.set_again([(kept[number], *seen) for number, seen in wrong.items()], recorded=recorded)
        settled = list(kept)
        for number, page in zip(wrong, anew, strict=True):
            settled[number] = page
        return settled

    def set_again(self, wrong: Sequence[tuple[Kept, Register, str]], *, recorded: bool) -> list[Kept]:
        """Texts with their pages made anew, each with its right surroundings and their sign."""
        pages = [PageTask(kept.source, seen, sign, _has_pdf(kept)) for kept, seen, sign in wrong]
        workers = self._crew(len(pages), ())
        errands = [
            self._errand(workers, pages=run, recorded=recorded)
            for _, of_worker in groupby(sorted(pages, key=self._tender), self._tender)
            for run in self._runs(list(of_worker), workers)
        ]
        made = {page.source: page for page in self._tended(workers, errands)}
        settled = []
        for kept, _, _ in wrong:
            page = made[kept.source]
            if (page.read, page.ledger) != (kept.read, kept.ledger):
                raise saved_meanwhile([page.source])
            settled.append(_with_page(kept, page))
        return settled

    def _tender(self, page: PageTask) -> int:
        """The process that tended a text, and may hold it; 0 where nobody did."""
        return self._by.get(page.source, 0)

    def share(self, parts: Sequence[Part]) -> list[PartKept]:
        """Every shared part made, in their order. Errors: OutputRefused, WorkerLostError."""
        self._leaving.close()  # those who are there know nothing of the register
        self._staying = None
        large = sum("/" not in part.name for part in parts)
        # A large part is made by one worker: a single one is no work for two.
        weight = (len(parts) - large) * _NAME + max(0, large - 1) * len(self.project.sources) * _LIST
        number = self._hands.number(weight) if can_fork() else 1
        _SHARING[self._edition] = _Sharing(tuple(parts), self.project, self.place)
        pages = sum("/" in part.name for part in parts)
        size = 1 if number == 1 else min(_TOGETHER, max(1, pages // (4 * number)))
        runs = list(_runs_of_parts(parts, size))
        told = 0

        def done(_: int, answer: tuple[PartKept, ...]) -> None:
            nonlocal told
            told += len(answer)
            self.progress("lists", told, len(parts))

        try:
            with self.timings.stage("shared"), crew(number) as workers:
                answers = workers.each(_share, [(self._edition, run) for run in runs], done)
        finally:
            _SHARING.clear()
        made = {kept.name: kept for answer in answers for kept in answer}
        return [made[part.name] for part in parts]


def _runs_of_parts(parts: Sequence[Part], size: int) -> Iterator[tuple[int, ...]]:
    """The parts by number: large ones by themselves, and then pages of names, some together.

    Those that stand beside each other are dealt out: a list of places is short, and each of them much named.
    """
    yield from ((number,) for number, part in enumerate(parts) if "/" not in part.name)
    names = [number for number, part in enumerate(parts) if "/" in part.name]
    hands = -(-len(names) // size)
    yield from (tuple(names[hand::hands]) for hand in range(hands))


@frozen
class _Sharing:
    parts: tuple[Part, ...]
    project: Project
    place: Place


_SHARING: dict[str, _Sharing] = {}
"""What is shared in the build that is at work: forked workers have it from their parent."""


def _share(run: tuple[str, tuple[int, ...]]) -> tuple[PartKept, ...]:
    edition, numbers = run
    sharing = _SHARING[edition]
    kept = tuple(make_part(sharing.parts[number], sharing.project, sharing.place) for number in numbers)
    sweep()
    return kept


def make_part(part: Part, project: Project, place: Place) -> PartKept:
    """Writes the files of one part. Errors: OutputRefused."""
    seeing, seen = watched(project)
    files: list[Written] = []
    refused = None
    try:
        for one in made(part, seeing):
            files += write(one, place)
    except TemplateRefusedError as error:
        refused = error.diagnostic
    return PartKept(part.name, part.key, tuple(sorted(seen)), tuple(files), refused)


def write(one: Made | Poured, place: Place) -> list[Written]:
    """Writes one file, and its compressed forms, into the staging folder. Errors: OutputRefused.

    A table has none: all of them are in a zip.
    """
    with refusing(place.shown):
        if isinstance(one, Poured):
            return [put(place.folder, one.path, pausing(one.chunks(), place), one.owner)]
        return [put(place.folder, form.path, form.content, form.owner) for form in all_forms(one, place.forms)]


def pausing(things: Iterable[Thing], place: Place) -> Iterator[Thing]:
    """The same things, with a pause before each."""
    for thing in things:
        place.pause()
        yield thing


def _has_pdf(kept: Kept) -> bool:
    return any(file.path.endswith(".pdf") for file in kept.files)


def _with_page(kept: Kept, page: Kept) -> Kept:
    """A text with its page made anew."""
    there = {file.path for file in page.files}
    others = tuple(file for file in kept.files if file.path not in there)
    return replace(
        kept,
        around=page.around,
        looked=tuple(sorted({*kept.looked, *page.looked})),
        refused=(page.refused[0], kept.refused[1]),
        files=(*page.files, *others),
    )
