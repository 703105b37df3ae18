"""A run of texts: each is read, judged, made and written, and of each only what the others need is kept.

This is what a worker does. It looks one text ahead, since the page of a text names the one after it; which that is,
it guesses from the names of the files, and ``build`` asks again where the register tells otherwise. Where it is plain
that a guess would be wrong, the text is held until it is asked for its page.
"""

import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from protocol_edition import urls
from protocol_edition.diagnostics import Diagnostic
from protocol_edition.edition import Facts, Register
from protocol_edition.exports import checked_tei, document_alone, references
from protocol_edition.model import frozen
from protocol_edition.pages import TemplateRefusedError
from protocol_edition.project import Project
from protocol_edition.publish.compressed import all_forms
from protocol_edition.publish.crew import sweep
from protocol_edition.publish.glimpses import beside_sign, digests
from protocol_edition.publish.jobs import Desk, Findings, Surveyed, desk, files_of, page_of, printed, survey
from protocol_edition.publish.made import Made
from protocol_edition.publish.output import Written, put, put_aside, refusing
from protocol_edition.publish.overview import mention_rows
from protocol_edition.publish.search_records import Filed, filed_names, plain_record, text_records
from protocol_edition.publish.spill import Spill, Spilled
from protocol_edition.publish.surroundings import guessed, sign
from protocol_edition.publish.timings import Timings
from protocol_edition.publish.watched import Looked, watched
from protocol_edition.words import speaking

_ROOM = 1_000_000
"""Bytes of the texts that a process holds at most; as they are read they take thirty times that."""


@frozen
class Task:
    """One text, its file by name."""

    source: str
    beside: tuple[Facts | None, Facts | None] | None = None
    """Between which texts it may stand, where these are not the ones beside it in the errand."""


@frozen
class PageTask:
    """The page of a text that was tended, to be made with what is known of others by now."""

    source: str
    around: Register
    sign: str
    """Of ``around``."""
    printed: bool
    """Whether there is a PDF beside the page."""


@frozen
class Errand:
    """Texts to be done by one worker; it can be sent to another machine that sees the same folders."""

    tasks: tuple[Task, ...]
    folder: Path | None
    """The staging folder; None: nothing is written."""
    aside: Path
    """The folder for what is too much to be kept."""
    shown: str
    """The output as findings name it."""
    recorded: bool
    making: bool
    """Whether files are made, or the texts only judged."""
    keeping: bool
    """Whether there may be a next build that knows of this one."""
    edition: str
    """A name for the edition as it is in this build, for workers that have its desk already."""
    forms: tuple[str, ...] = ()
    """The compressed forms of every file."""
    project: Project | None = None
    """The edition, for workers that do not."""
    beside: tuple[bool, bool] = (False, False)
    """Whether there are texts before the first one and after the last one."""
    pages: tuple[PageTask, ...] = ()
    to: int = 0
    """The process that may hold the texts; 0 for any."""


@frozen
class Kept:
    """What is kept of a text: ``facts`` are without mentions, None where it could not be read."""

    source: str
    read: str
    """Digest of the bytes that were read."""
    ledger: str
    """Digest of its ledger, "" for none."""
    facts: Facts | None
    findings: Findings
    late: Findings = ()
    """What was found while its files were made."""
    refused: tuple[Diagnostic | None, Diagnostic | None] = (None, None)
    """Why a template of the edition could not be used: for the page, for other files."""
    glimpses: tuple[str, ...] = ()
    """A sign of each glimpse of the text, where it is kept for a next build."""
    beside: str = ""
    """The sign of what the page of another text sees of it."""
    mentions: int = 0
    spilled: Spilled | None = None
    around: str = ""
    """The sign of what the page knows of others."""
    looked: tuple[Looked, ...] = ()
    """Entries of the authorities that were looked at for its files."""
    files: tuple[Written, ...] = ()
    """The page first, unless a template was refused."""

    @property
    def found_late(self) -> Findings:
        """What was found while its files were made, and why a template could not be used."""
        return (*self.late, *filter(None, self.refused))

    def is_as(self, other: "Kept") -> bool:
        """Whether the text was read as it was then: the same was seen in it, and the same was found."""
        here, there = self.spilled, other.spilled
        return (self.facts, self.findings) == (other.facts, other.findings) and (
            here is there or bool(here and there and here.digests == there.digests)
        )


@dataclass(slots=True)
class _Bench:
    """What one process has at hand for an edition."""

    number: str
    """Tells it from that of another machine."""
    at: Desk
    project: Project
    """Notes in ``seen`` which authorities are looked at."""
    seen: set[Looked]
    filed: Filed
    followed: frozenset[str]
    """The texts that stand in threads, by id."""
    held: dict[str, tuple[Surveyed, Kept]] = field(default_factory=dict)
    """By source the texts whose pages are made later."""
    room: int = 0
    """For so many bytes more of such texts."""

    def holds(self, one: Surveyed, of_it: Kept) -> bool:
        """Whether the text is held from now on, for which there has to be room."""
        if len(one.source) > self.room:
            return False
        self.room -= len(one.source)
        self.held[of_it.source] = one, of_it
        return True

    def let_go(self, source: str) -> tuple[Surveyed, Kept] | None:
        """A text that was held."""
        held = self.held.pop(source, None)
        self.room += len(held[0].source) if held else 0
        return held


_BENCHES: dict[str, _Bench] = {}
"""By name of the edition; the last one alone. A forked worker has that of its parent."""


def prepare(edition: str, at: Desk) -> None:
    """Makes ready for the errands of an edition, here and in every process that is forked from here."""
    _BENCHES.clear()
    known = at.project.authorities
    followed = frozenset(item.protocol for thread in known.threads.values() for item in thread.items)
    _BENCHES[edition] = _Bench(secrets.token_hex(8), at, *watched(at.project), filed_names(known), followed, room=_ROOM)


@frozen
class Tended:
    """What an errand came to: what is kept of each text, in order, and the seconds by stage."""

    kept: tuple[Kept, ...]
    seconds: dict[str, float]
    by: int
    """The process."""


def tend(errand: Errand) -> Tended:
    """Does an errand. Errors: OutputRefused."""
    if errand.edition not in _BENCHES and errand.project:
        prepare(errand.edition, desk(errand.project))
    bench, clock = _BENCHES[errand.edition], Timings()
    with refusing(errand.shown):
        made = _pages(errand, bench, clock) if errand.pages else _texts(errand, bench, clock)
        kept = tuple(made)
    sweep()
    return Tended(kept, clock.seconds, os.getpid())


@frozen
class _Read:
    """A text as it was read; ``sign`` is that of what the page of another text sees of it."""

    task: Task
    one: Surveyed
    kept: Kept
    sign: str


def _texts(errand: Errand, bench: _Bench, clock: Timings) -> Iterator[Kept]:
    """What is kept of each text."""
    # One file for each process: one for each errand would be more than a process may have open.
    with Spill(errand.aside, f"{bench.number}-{os.getpid()}") as spill:
        before: _Read | None = None
        for now, after in _looking_ahead(errand, bench, clock):
            if isinstance(now, Kept):
                yield now
                continue
            yield _Text(errand, bench, clock, now.one).made(now, _beside(before, now.task, after), spill)
            before = now


def _looking_ahead(errand: Errand, bench: _Bench, clock: Timings) -> Iterator[tuple[_Read | Kept, _Read | None]]:
    """Each text as it was read, with the next one that could be read."""
    waiting: list[_Read | Kept] = []
    for task in errand.tasks:
        one, kept = _survey(task.source, errand, bench, clock)
        if one:
            read = _Read(task, one, kept, beside_sign(one.facts))
            yield from ((earlier, read) for earlier in waiting)
            waiting = [read]
        else:
            waiting.append(kept)
    yield from ((earlier, None) for earlier in waiting)


def _survey(name: str, errand: Errand, bench: _Bench, clock: Timings) -> tuple[Surveyed | None, Kept]:
    """A text as it is read now, None where nothing of it can be."""
    source = bench.at.project.root / name
    ledger = _digest(bench.at.project.ledger(source))
    with clock.stage("read"):
        one, findings, read = survey(source, bench.at, recorded=errand.recorded)
    return one, Kept(name, read, ledger, None, findings)


def _digest(file: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest() if file.is_file() else ""  # a pipe would be waited for
    except OSError:
        return ""


_Beside = tuple[tuple[Facts | None, str], tuple[Facts | None, str]]
"""The texts before and after one, each with its sign, "" for none."""


def _beside(before: _Read | None, task: Task, after: _Read | None) -> _Beside:
    """The texts beside one in its errand, unless it is known better."""
    if task.beside:
        left, right = task.beside
        return (left, beside_sign(left) if left else ""), (right, beside_sign(right) if right else "")
    return _as_beside(before), _as_beside(after)


def _as_beside(read: _Read | None) -> tuple[Facts | None, str]:
    return (read.one.facts, read.sign) if read else (None, "")


def _pages(errand: Errand, bench: _Bench, clock: Timings) -> Iterator[Kept]:
    """Of each text what is kept of its page."""
    for task in errand.pages:
        one, kept = bench.let_go(task.source) or _survey(task.source, errand, bench, clock)
        yield _Text(errand, bench, clock, one).page_alone(task, kept) if one else kept


@dataclass(slots=True)
class _Text:
    """One text that was read."""

    errand: Errand
    bench: _Bench
    clock: Timings
    one: Surveyed

    def made(self, read: _Read, beside: _Beside, spill: Spill) -> Kept:
        """Writes what is to be written of the text; out: all that is kept of it."""
        facts = self.one.facts
        kept = replace(
            read.kept,
            facts=replace(facts, mentions=()),
            beside=read.sign,
            glimpses=digests(facts) if self.errand.keeping else (),
            mentions=len(facts.mentions),
            spilled=self._spilled(spill),
        )
        (before, left), (after, right) = beside
        guess = sign((left, read.sign, right))
        if not self.errand.making:
            return replace(kept, around=guess)
        if self._shows_more(read.task, beside) and self.bench.holds(self.one, read.kept):
            return self._written(kept, None, others=True)
        return self._written(replace(kept, around=guess), guessed(before, facts, after), others=True)

    def page_alone(self, task: PageTask, kept: Kept) -> Kept:
        """Writes the page, anew where it was made before; out: what is kept of it."""
        with refusing(self.errand.shown):
            for form in ("", *self.errand.forms):
                put_aside(self.errand.folder, f"{urls.protocol(self.one.edited.id)}{form}")
        return self._written(replace(kept, around=task.sign), task.around, has_pdf=task.printed)

    def _shows_more(self, task: Task, beside: _Beside) -> bool:
        """Whether the page most likely shows of other texts what nobody knows yet."""
        facts, (earlier, further), ((before, _), (after, _)) = self.one.facts, self.errand.beside, beside
        is_at_end = (before is None and earlier) or (after is None and further)
        has_kin = facts.parent or facts.parallel or facts.targets
        return bool(facts.id in self.bench.followed or has_kin or (is_at_end and not task.beside))

    def _spilled(self, spill: Spill) -> Spilled:
        facts, project = self.one.facts, self.bench.at.project
        records = b""
        if project.settings.search:
            with speaking(project.settings.site_language):
                found = list(text_records(self.one.edited, facts, self.bench.filed, 0))
            records = json.dumps([plain_record(one) for one in found], ensure_ascii=False).encode(
                "utf-8", "surrogatepass"
            )
        rows = b"" if project.draft else mention_rows(facts, project)
        return spill.add(facts, rows, records)

    def _written(self, kept: Kept, around: Register | None, *, others: bool = False, has_pdf: bool = False) -> Kept:
        """The page, if it is known what is ``around``, then the ``others``, unless one of its templates is refused."""
        project, edited = self.bench.project, self.one.edited
        others = others and not project.draft
        self.bench.seen.clear()
        written: list[Written] = []
        late: Findings = ()
        of_page = of_files = None
        with self.clock.stage("make"):
            cited = (document_alone if project.draft else references)(edited, project.settings, project.authorities)
            if others:
                paper, of_pdf = printed(edited, cited, project)
                encoded, of_tei = checked_tei(edited, cited, project.authorities)
                has_pdf, late = bool(paper), (*of_pdf, *of_tei)
            try:
                if around:
                    written += self._put(page_of(edited, around, project, cited, printed=has_pdf))
            except TemplateRefusedError as refused:
                of_page = refused.diagnostic
            try:
                if others:
                    for made in files_of(self.one, project, cited, paper, encoded):
                        written += self._put(made)
            except TemplateRefusedError as refused:
                of_files = refused.diagnostic
        looked = tuple(sorted(self.bench.seen))
        return replace(kept, files=tuple(written), refused=(of_page, of_files), late=late, looked=looked)

    def _put(self, made: Made) -> list[Written]:
        with self.clock.stage("write"), refusing(self.errand.shown):
            return [
                put(self.errand.folder, form.path, form.content, form.owner)
                for form in all_forms(made, self.errand.forms)
            ]
