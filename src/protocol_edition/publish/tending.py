"""A run of texts: each is read, judged, made and written, and of each only what the others need is kept.

This is what a worker does. It looks one text ahead, since the page of a text names the one after it; which that is,
it guesses from the names of the files, and ``build`` asks again where the register tells otherwise.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from sys import intern

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


@frozen
class Task:
    """One text, its file by name; with ``around``, what is known of others, only its page is made, anew."""

    source: str
    around: Register | None = None
    sign: str = ""
    """Of ``around``."""
    printed: bool = False
    """Whether there is a PDF beside the page."""
    beside: tuple[Facts | None, Facts | None] | None = None
    """Between which texts it may stand, where these are not the ones beside it in the errand."""


@frozen
class Errand:
    """Consecutive texts to be done by one worker; it can be sent to another machine that sees the same folders."""

    number: str
    """Names the file of what is written aside; no two errands of a build have one number."""
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
    edition: str
    """A name for the edition as it is in this build, for workers that have its desk already."""
    forms: tuple[str, ...] = ()
    """The compressed forms of every file."""
    project: Project | None = None
    """The edition, for workers that do not."""


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
    """A sign of each glimpse of the text."""
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

    at: Desk
    project: Project
    """Notes in ``seen`` which authorities are looked at."""
    seen: set[Looked]
    filed: Filed


_BENCHES: dict[str, _Bench] = {}
"""By name of the edition; the last one alone. A forked worker has that of its parent."""


def prepare(edition: str, at: Desk) -> None:
    """Makes ready for the errands of an edition, here and in every process that is forked from here."""
    _BENCHES.clear()
    _BENCHES[edition] = _Bench(at, *watched(at.project), filed_names(at.project.authorities))


@frozen
class Tended:
    """What an errand came to: what is kept of each text, in order, and the seconds by stage."""

    kept: tuple[Kept, ...]
    seconds: dict[str, float]


def tend(errand: Errand) -> Tended:
    """Does an errand. Errors: OutputRefused."""
    if errand.edition not in _BENCHES and errand.project:
        prepare(errand.edition, desk(errand.project))
    bench, clock = _BENCHES[errand.edition], Timings()
    kept = []
    with refusing(errand.shown), Spill(errand.aside, errand.number) as spill:
        before: Facts | None = None
        for (task, one, of_it), following in _looking_ahead(errand, bench, clock):
            if one is None:
                kept.append(of_it)
                continue
            beside = task.beside or (before, following)
            kept.append(_Text(errand, bench, spill, clock, one).made(task, of_it, beside))
            before = replace(one.facts, mentions=())
    sweep()
    return Tended(tuple(kept), clock.seconds)


_Read = tuple[Task, Surveyed | None, Kept]


def _looking_ahead(errand: Errand, bench: _Bench, clock: Timings) -> Iterator[tuple[_Read, Facts | None]]:
    """Each text as it was read, with the facts of the next one that could be read."""
    waiting: list[_Read] = []
    for task in errand.tasks:
        source = bench.at.project.root / task.source
        ledger = _digest(bench.at.project.ledger(source))
        with clock.stage("read"):
            one, findings, read = survey(source, bench.at, recorded=errand.recorded)
        if one:
            yield from ((earlier, one.facts) for earlier in waiting)
            waiting.clear()
        waiting.append((task, one, Kept(task.source, read, ledger, None, findings)))
    yield from ((earlier, None) for earlier in waiting)


def _lean(facts: Facts) -> Facts:
    """Facts without mentions; words that stand in many texts are one and the same object."""
    items = tuple(replace(one, anchor=intern(one.anchor), number=intern(one.number)) for one in facts.items)
    sessions = tuple(
        replace(
            session,
            anchor=intern(session.anchor),
            seats=tuple(replace(seat, key=intern(seat.key), name=intern(seat.name)) for seat in session.seats),
        )
        for session in facts.sessions
    )
    named = tuple((intern(kind), intern(key)) for kind, key in facts.named)
    return replace(facts, mentions=(), items=items, sessions=sessions, named=named)


def _digest(file: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest() if file.is_file() else ""  # a pipe would be waited for
    except OSError:
        return ""


@dataclass(slots=True)
class _Text:
    """One text that was read."""

    errand: Errand
    bench: _Bench
    spill: Spill
    clock: Timings
    one: Surveyed
    late: list[Diagnostic] = field(default_factory=list)

    def made(self, task: Task, of_it: Kept, beside: tuple[Facts | None, Facts | None]) -> Kept:
        """Writes what is to be written of the text; out: all that is kept of it."""
        facts = self.one.facts
        before, after = beside
        around = task.around or guessed(before, facts, after)
        signs = (beside_sign(one) if one else "" for one in (before, facts, after))
        kept = replace(
            of_it,
            facts=_lean(facts),
            glimpses=digests(facts),
            mentions=len(facts.mentions),
            spilled=None if task.around else self._spilled(),
            around=task.sign or sign(signs),
        )
        if not self.errand.making:
            return kept
        self.bench.seen.clear()
        with self.clock.stage("make"):
            refused, files = self._written(task, around)
        return replace(kept, files=files, refused=refused, late=tuple(self.late), looked=tuple(sorted(self.bench.seen)))

    def _spilled(self) -> Spilled:
        facts, project = self.one.facts, self.bench.at.project
        records = b""
        if project.settings.search:
            with speaking(project.settings.site_language):
                found = list(text_records(self.one.edited, facts, self.bench.filed, 0))
            records = json.dumps([plain_record(one) for one in found], ensure_ascii=False).encode(
                "utf-8", "surrogatepass"
            )
        rows = b"" if project.draft else mention_rows(facts, project)
        return self.spill.add(facts, rows, records)

    def _written(
        self, task: Task, around: Register
    ) -> tuple[tuple[Diagnostic | None, Diagnostic | None], tuple[Written, ...]]:
        """The page, then the other files, each as far as the edition's own templates let it be made."""
        project, edited = self.bench.project, self.one.edited
        page_alone = project.draft or task.around is not None
        cited = (document_alone if project.draft else references)(edited, project.settings, project.authorities)
        paper, found = (b"", ()) if page_alone else printed(edited, cited, project)
        encoded, of_tei = ("", ()) if page_alone else checked_tei(edited, cited, project.authorities)
        self.late += (*found, *of_tei)
        written: list[Written] = []
        of_page = of_files = None
        try:
            page = page_of(edited, around, project, cited, printed=task.printed or bool(paper))
            written += self._put(page, anew=task.around is not None)
        except TemplateRefusedError as refused:
            of_page = refused.diagnostic
        try:
            if not page_alone:
                for made in files_of(self.one, project, cited, paper, encoded):
                    written += self._put(made)
        except TemplateRefusedError as refused:
            of_files = refused.diagnostic
        return (of_page, of_files), tuple(written)

    def _put(self, made: Made, *, anew: bool = False) -> list[Written]:
        written = []
        with self.clock.stage("write"), refusing(self.errand.shown):
            for form in all_forms(made, self.errand.forms):
                if anew:
                    put_aside(self.errand.folder, form.path)
                written.append(put(self.errand.folder, form.path, form.content, form.owner))
        return written
