"""One build, from the first text to the index of the search: what is made, what is taken over, what stops it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from operator import attrgetter, is_
from pathlib import Path
from typing import Protocol as Structure

from protocol_edition import urls
from protocol_edition.checks import check_edition
from protocol_edition.diagnostics import Diagnostic, Severity, found
from protocol_edition.edition import Register, may_have
from protocol_edition.model import frozen
from protocol_edition.pages import check_own_templates
from protocol_edition.project import Project
from protocol_edition.publish.cache import Last, inputs_of
from protocol_edition.publish.compressed import FORMS
from protocol_edition.publish.editors_pages import dead_links, editors_pages
from protocol_edition.publish.forked import WorkerLostError
from protocol_edition.publish.made import EDITION_FILE, Made, Poured
from protocol_edition.publish.output import Written
from protocol_edition.publish.pagefind import NotIndexedError
from protocol_edition.publish.refusal import OutputRefused
from protocol_edition.publish.scan import Scan
from protocol_edition.publish.search import index_of
from protocol_edition.publish.shared import FORMER, PROGRAMS, TABLES, assets, parts, programs
from protocol_edition.publish.shelf import Inputs
from protocol_edition.publish.spill import Spills
from protocol_edition.publish.tending import Kept, Task
from protocol_edition.publish.terms import Built, Terms
from protocol_edition.publish.texts import Texts
from protocol_edition.publish.watched import ALL, Looked
from protocol_edition.publish.work import PartKept, Thing, Work, make_part, pausing, write
from protocol_edition.words import speaking

_TEXTS = "protocols/"
"""The folder that has a folder for each text."""
_INDEX = "index of the search"
_CODE = attrgetter("code")
_SUGGESTS = {"A201"}
"""The findings that tell which names are alike."""
_ALL_NAMES = tuple((name, ALL) for name in ("people", "places", "organisations"))
"""The index of names is made of all of them."""


@frozen
class Before:
    """The site that stands, what its build kept, and what lies in the edition's folder now."""

    site: Path
    last: Last
    scan: Scan
    folder: Path
    """Where pieces were written aside."""


class Site(Structure):
    """Where files go; each is granted its address."""

    def grant(self, files: Iterable[Written]) -> list[Diagnostic]:
        """Takes files; out: why some can be none."""

    def resume(self, known: Iterable[Written]) -> None:
        """Keeps of what is there already only what is as it is known."""

    def drop(self, paths: Iterable[str]) -> None:
        """Removes what is there already, to be made anew."""

    def under(self, folder: str) -> list[str]:
        """What is there already in a folder."""

    def standing(self, files: Sequence[Written]) -> tuple[Written, ...] | None:
        """The files as they are on the site that stands, None where one of them is not as it was written."""

    def take(self, file: Written) -> Written:
        """Takes a file over from the site that stands."""


class Building:
    """One build."""

    def __init__(self, work: Work, site: Site, terms: Terms, before: Before | None) -> None:
        self._work, self._site, self._terms, self._before = work, site, terms, before
        self.project, self._place, self._timings = work.project, work.place, work.timings
        self._recorded = terms.judged_as_recorded
        self.kept: list[Kept] = []
        self.parts: list[PartKept] = []
        self.inputs: dict[str, Inputs] = {}
        self.behind = False
        """Whether the tables were left as they were."""
        self.writing = False
        """Whether files are made, and not only looked at."""
        self.register: Register | None = None
        self.of_edition: set[Diagnostic] = set()
        """What was found, but for what was found in each text alone."""

    def made(self, already: Iterable[Diagnostic]) -> Built:
        """Makes all files, and the index last, unless what was found before already stops publication.

        Errors: OutputRefused, SpillDamagedError.
        """
        findings = [*already, *check_own_templates(self.project.own_templates())]
        if self._terms.compressed and ".br" not in FORMS:
            findings.append(found("P110", EDITION_FILE, "there are no files that end with .br"))
        if self._before:
            last = self._before.last
            files = (*(one.kept.files for one in last.texts.values()), *(part.files for part in last.parts.values()))
            self._site.resume(file for some in self._pausing(files) for file in some)
        try:
            self.kept = self._texts(making=not self._stops(findings))
            self.of_edition |= {*findings}
            findings += (finding for one in self.kept for finding in one.findings)
            folders = (self._place.aside, self._before.folder) if self._before else (self._place.aside,)
            with Spills(*folders) as spills:
                findings += self._rest(spills, findings)
        except WorkerLostError as lost:
            raise OutputRefused(found("P108", self._place.shown, str(lost))) from None
        read = sum(one.facts is not None for one in self.kept)
        return Built(not self._stops(findings), read, 0, tuple(sorted(set(findings))))

    def _texts(self, *, making: bool) -> list[Kept]:
        """Every text as it was kept, or made anew."""
        sources = [self.project.file_name(source) for source in self.project.sources]
        old: dict[str, Kept] = {}
        if self._before:
            self.inputs = {
                name: inputs_of(source, self.project, self._before.scan)
                for name, source in self._pausing(zip(sources, self.project.sources, strict=True))
            }
            with self._timings.stage("scan"):
                old = self._unchanged(self._before) if making else {}
                self._make_room(old)
        beside = self._before.last.neighbours() if old and self._before else {}
        tasks = [Task(source, beside=beside.get(source)) for source in sources if source not in old]
        self.writing = bool(tasks)
        anew = iter(self._work.tend(tasks, recorded=self._recorded, making=making))
        return [old[source] if source in old else next(anew) for source in sources]

    def _unchanged(self, before: Before) -> dict[str, Kept]:
        """The texts whose files can be taken over from the site that stands, and are."""
        found: dict[str, Kept] = {}
        for source, inputs in self.inputs.items():
            kept = before.last.text(source, inputs)
            if kept and not any(kept.refused):
                found[kept.source] = kept
        tasks = [Task(source) for source, kept in found.items() if self._may_read_otherwise(kept, before.last.named)]
        for one in self._work.tend(tasks, recorded=self._recorded, making=False) if tasks else ():
            if not one.is_as(found[one.source]):
                del found[one.source]
        taken = ((kept, self._taken(before, kept.looked, kept.files)) for kept in self._pausing(found.values()))
        return {kept.source: replace(kept, files=files) for kept, files in taken if files}

    def _may_read_otherwise(self, kept: Kept, named: Set[str] | None) -> bool:
        """Whether a text may be read otherwise where entries changed that the words ``named`` may name."""
        if not named:
            return named is None
        source = self.project.root / kept.source
        suggests = not _SUGGESTS.isdisjoint(map(_CODE, kept.findings))
        if suggests or source.suffix != ".txt" or self.project.decisions_on(source).file:
            return True
        content, _ = self.project.read_source(source)
        return content is None or may_have(content, named)

    def _make_room(self, old: Mapping[str, Kept]) -> None:
        """Removes what is there already of texts that are to be made, or are gone."""
        ids = {kept.facts.id for kept in old.values() if kept.facts}
        there = [path.split("/", 2)[1:] for path in self._site.under(_TEXTS)]
        gone = {folder for folder, *inside in there if inside} - ids
        self._site.drop([f"{_TEXTS}{folder}/{inside[0]}" for folder, *inside in there if folder in gone])

    def _taken(self, before: Before, looked: Iterable[Looked], files: Sequence[Written]) -> tuple[Written, ...] | None:
        """The files, taken over if all of them are as they would be made."""
        there = self._site.standing(files) if before.last.shows_the_same(looked) else None
        if there is None or self._place.folder is None:
            return None
        return tuple([self._site.take(file) for file in there])

    def _rest(self, spills: Spills, found_already: Iterable[Diagnostic]) -> list[Diagnostic]:
        """All that can be made only when every text is known."""
        with self._timings.stage("register"):
            texts = Texts(self.kept, self.project, spills, keeping=self._before is not None)
            self.register = texts.register
            findings = list(check_edition(texts.register, self.project))
        if self._stops((*found_already, *findings)):
            return findings
        self._place.pause()
        settled = self._work.settle(self.kept, texts, recorded=self._recorded)
        self.writing = self.writing or not all(map(is_, settled, self.kept))
        self.kept = settled
        for one in self._pausing(self.kept):
            findings += self._site.grant(one.files)
        findings += self._shared(texts)
        self.of_edition |= {*findings}
        findings += (finding for one in self.kept for finding in one.found_late)
        if self._terms.searchable and self.project.settings.search and not self._stops(findings):
            with self._timings.stage("index"):
                findings += self._index(texts)
        return findings

    def _shared(self, texts: Texts) -> list[Diagnostic]:
        """Makes what belongs to no text; out: what was found wrong on the way."""
        with self._timings.stage("register"):
            wanted = list(self._pausing(parts(texts, self.project)))
            old = {part.name: kept for part in wanted if (kept := self._old(part.name, part.key))}
        # One that is gone may have stood where another stands now.
        parts_then = self._before.last.parts.keys() if self._before else set()
        self._drop_parts(parts_then - old.keys() - {PROGRAMS, _INDEX})
        self.writing = True
        anew = iter(self._work.share([part for part in wanted if part.name not in old]))
        self.parts = [old.get(part.name) or next(anew) for part in wanted]
        with self._timings.stage("shared"):
            return [*self._beside(texts)]

    def _pausing(self, things: Iterable[Thing]) -> Iterator[Thing]:
        return pausing(things, self._place)

    def _drop_parts(self, names: Iterable[str]) -> None:
        parts = self._before.last.parts if self._before else {}
        self._site.drop([file.path for name in names if name in parts for file in parts[name].files])

    def _old(self, name: str, key: str) -> PartKept | None:
        """A part whose files can be taken over from the site that stands, and are."""
        if self._before is None:
            return None
        right = self._before.last.part(name, key)
        late = self._before.last.parts.get(name) if name == TABLES and not self._terms.tables else None
        part = right or late
        files = self._taken(self._before, part.looked if right else (), part.files) if part else None
        self.behind = self.behind or bool(files and not right)
        return replace(part, files=files) if part and files else None

    def _beside(self, texts: Texts) -> Iterator[Diagnostic]:
        """The rest of them: the editors' pages, what programs fetch, and the assets."""
        for part in self.parts:
            yield from filter(None, (part.refused,))
            yield from self._site.grant(part.files)
        with speaking(self.project.settings.site_language):
            written = editors_pages(self.project)
        yield from written.findings
        yield from self._write(written.made)
        pages = [file.path for part in self.parts if part.name != FORMER for file in part.files]
        to_find = [path for path in pages if path.endswith(".html") and path != urls.NOT_FOUND]
        to_find += [made.path for made in written.made]
        fetched = programs(texts, to_find, self.project)
        old = self._old(fetched.name, fetched.key)
        if not old:
            self._drop_parts([fetched.name])
        self.parts.append(old or make_part(fetched, self.project, self._place))
        yield from self._site.grant(self.parts[-1].files)
        yield from self._write(assets(self.project))
        if written.links:
            made = (*(one.files for one in self.kept), *(part.files for part in self.parts))
            paths = {file.path for files in made for file in files}
            paths |= {made.path for made in (*written.made, *assets(self.project))}
            yield from dead_links(written.links, paths, texts.register, draft=self.project.draft)

    def _write(self, files: Iterable[Made | Poured]) -> list[Diagnostic]:
        files = list(files)
        forms = ("", *self._place.forms)
        self._site.drop([f"{file.path}{form}" for file in files for form in forms])
        return self._site.grant([written for file in files for written in write(file, self._place)])

    def _index(self, texts: Texts) -> list[Diagnostic]:
        """Makes the index of the search, or takes it over; out: why there is none."""
        key = texts.records_key()
        old = self._old(_INDEX, key)
        if old:
            self.parts.append(old)
            return self._site.grant(old.files)
        self._site.drop(self._site.under(f"{urls.SEARCH_INDEX}/"))
        self._work.progress("indexing", 0, 1)
        made = (Made(path, content, EDITION_FILE) for path, content in index_files(texts, self.project))
        try:
            place = replace(self._place, forms=())  # they are packed already
            files = tuple([written for file in made for written in write(file, place)])
        except NotIndexedError as missing:
            return [found("P107", EDITION_FILE, f"there is no search: {missing}")]
        self._work.progress("indexing", 1, 1)
        self.parts.append(PartKept(_INDEX, key, _ALL_NAMES, files))
        return self._site.grant(files)

    def _stops(self, findings: Iterable[Diagnostic]) -> bool:
        grave = {Severity.ERROR, Severity.WARNING} if self._terms.strict else {Severity.ERROR}
        return any(finding.severity in grave for finding in findings)


def index_files(texts: Texts, project: Project) -> Iterator[tuple[str, bytes]]:
    """The files of the index of the search. Errors: NotIndexedError."""
    return index_of(texts.records(), project.authorities, project.settings.language)
