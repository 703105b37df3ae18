"""One edition built again and again by one process: what a build kept stays in memory for the next one."""

import gc
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from protocol_edition.diagnostics import Diagnostic
from protocol_edition.exports import forget_fonts
from protocol_edition.pages import forget_templates
from protocol_edition.project import SOURCE_SUFFIXES, Project, templates_folder
from protocol_edition.publish.building import index_files
from protocol_edition.publish.opened_before import keep_opened, opened
from protocol_edition.publish.output import holding
from protocol_edition.publish.pagefind import NotIndexedError
from protocol_edition.publish.patch import make_level
from protocol_edition.publish.publishing import SPARE, Means, Memory, build
from protocol_edition.publish.refusal import SAVED_MEANWHILE, GaveWayError, OutputRefused
from protocol_edition.publish.scan import Scan, Seen, scan_of, stats_of
from protocol_edition.publish.spill import SpillDamagedError, Spills
from protocol_edition.publish.stamp import Look, look
from protocol_edition.publish.terms import Built, Terms
from protocol_edition.publish.texts import Texts

_QUICK = Terms(durable=False, searchable=False, tables=False)
_WHOLE = Terms(durable=False, searchable=False)
_MANY = 50
"""Builds after which garbage is looked for: each lets what is there grow old, and Python then leaves it alone."""
_TRIES = 3
"""Builds of what is saved again and again; after the last one it is told."""


class Session:
    """Builds an edition into ``output``; what is kept goes into ``folder``. One thread at a time is let in.

    ``trusting``: the edition's own templates need no sandbox; ``draft``: the site is one of pages alone.
    """

    def __init__(
        self, edition: Path, output: Path, folder: Path, *, trusting: bool = False, draft: bool = False
    ) -> None:
        self._edition, self._output, self._folder = edition, output, folder
        self._seen_saved: frozenset[str] = frozenset()
        self._only: frozenset[str] = frozenset()
        self._trusting, self._draft = trusting, draft
        self._memory = Memory()
        self._alone = threading.RLock()
        self._waited_for = threading.Event()
        self._opened: tuple[Scan, Project | None, tuple[Diagnostic, ...]] | None = None
        self._look: Look | None = None
        self._published: tuple[Look, Project, tuple[Diagnostic, ...]] | None = None
        """What was opened for the last site, and after which look."""
        self._templates = ""
        self._builds = 0
        """Since garbage was looked for."""

    def saved(self, files: Iterable[Path]) -> None:
        """What was saved, as far as somebody watched: the next quick build looks at nothing else, ``settle`` at all."""
        root = self._edition.resolve()
        self._seen_saved |= {file.relative_to(root).as_posix() if file.is_relative_to(root) else "" for file in files}

    def build(self, *, quick: bool = False) -> Built:
        """One build, for a preview.

        ``quick``: where some texts were saved and nothing else, their own files are made; else all but the tables. The
        rest is left as it was until ``settle``, which gives way.
        """
        self._waited_for.set()
        with self._alone:
            self._waited_for.clear()
            if quick:
                self._level()
                self._only, self._seen_saved = self._seen_saved, frozenset()
            return self._built(_QUICK if quick else _WHOLE)

    def settle(self) -> Built | None:
        """Makes what a quick build left as it was.

        Out: what became of the build, None where none was needed, or where it gave way to another.
        """
        with self._alone, suppress(GaveWayError):
            built = self._built(_WHOLE, self._give_way) if self._memory.behind else None
            self._level()
            if self._builds >= _MANY:
                self._builds = 0
                gc.collect()
            return built
        return None

    def keep(self) -> None:
        """Writes down what is kept for another day; a save would have to wait for that."""
        with self._alone:
            if self._memory.save:
                self._memory.save()
                self._memory.save = None
                if self._published:
                    keep_opened(*self._published)

    def _give_way(self) -> None:
        if self._waited_for.is_set():
            raise GaveWayError

    def _level(self) -> None:
        """Makes the spare folder ready, so that the next save is written into it alone."""
        standing = self._memory.standing
        if standing and standing.behind is None:
            with suppress(OutputRefused), holding(self._output, str(self._output), draft=self._draft) as (site, _):
                standing.behind = set() if make_level(site, self._folder / SPARE) else None

    def index(self) -> Mapping[str, bytes]:
        """The files of the search index of the last build, by site path; nothing where there is none."""
        with self._alone:
            project = self._opened[1] if self._opened else None
            if self._draft or not project or not project.settings.search or not self._memory.last:
                return {}
            kept = (one.kept for one in self._memory.last.texts.values())
            with suppress(NotIndexedError, SpillDamagedError), Spills(self._folder) as spills:
                return dict(index_files(Texts(kept, project, spills), project))
            return {}

    def _built(self, terms: Terms, pause: Callable[[], None] = lambda: None) -> Built:
        """One build, and again while what it was made from is saved meanwhile."""
        terms = replace(terms, trusting=self._trusting, draft=self._draft)
        self._builds += 1
        for _ in range(_TRIES):
            built = self._once(terms, pause)
            if built.published or not any(one.code == SAVED_MEANWHILE for one in built.diagnostics):
                break
        return built

    def _once(self, terms: Terms, pause: Callable[[], None]) -> Built:
        seen = self._look.scan if self._look else None
        only, self._only = self._only, frozenset()
        now = scan_of(self._edition, seen, only) if seen is not None and only else None
        if now is None:
            self._look = look(self._edition, self._output, self._folder, terms.words, seen)
        else:
            self._look = Look(self._folder, self._output, terms.words, now, None)
        project, findings = self._project(self._look.scan)
        if project is None:
            return Built(False, 0, 0, findings)
        means = Means(cache=self._look, memory=self._memory, pause=pause)
        built = build(project, self._output, findings, terms, means)
        if built.published:
            self._published = (self._look, project, findings)
        return built

    def _project(self, scan: Scan) -> tuple[Project | None, tuple[Diagnostic, ...]]:
        """The project, opened anew only where more changed than the words of texts; with it what is read once."""
        templates = stats_of(templates_folder())
        if self._opened is None or not _but_texts_same(scan, self._opened[0]) or self._templates != templates:
            forget_templates()
            forget_fonts()
            self._opened, self._templates = (scan, *opened(self._edition, self._look)), templates
        return self._opened[1:]


def _but_texts_same(now: Scan, then: Scan) -> bool:
    """Whether nothing is another but the words of texts; what was not touched is the very same thing."""
    return now.keys() == then.keys() and all(
        seen is then[path] or _but_texts(path, seen) == _but_texts(path, then[path]) for path, seen in now.items()
    )


def _but_texts(path: str, seen: Seen) -> object:
    if "/" not in path and path.endswith(SOURCE_SUFFIXES):
        return None
    return seen.digest or seen.stat
