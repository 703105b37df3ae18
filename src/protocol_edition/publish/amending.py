"""A build after a save in a preview: the files of the texts that were saved, in the site that stands.

What else shows these texts, as lists, names and tables do, is left as it was until there is time. So a saved word is on
its page at once, however many texts there are.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from pathlib import Path

from protocol_edition.diagnostics import Diagnostic, has_errors
from protocol_edition.edition import Facts, Register
from protocol_edition.model import frozen
from protocol_edition.project import Project
from protocol_edition.publish.cache import Last
from protocol_edition.publish.glimpses import beside_sign
from protocol_edition.publish.jobs import Desk
from protocol_edition.publish.manifest import MANIFEST
from protocol_edition.publish.patch import Patch
from protocol_edition.publish.refusal import saved_meanwhile
from protocol_edition.publish.scan import Scan, saved_since
from protocol_edition.publish.shelf import Remembered
from protocol_edition.publish.stamp import program
from protocol_edition.publish.surroundings import seen_from, sign
from protocol_edition.publish.tending import Kept, Task
from protocol_edition.publish.terms import Built
from protocol_edition.publish.work import Work

_FEW = 8
"""Texts that are saved at once; more of them are another edition, or a restored one."""


def manifest_of(site: Path) -> tuple[int, int]:
    """Inode and time of a site's manifest; zeros where it has none."""
    try:
        stat = (site / MANIFEST).stat()
    except OSError:
        return 0, 0
    return stat.st_ino, stat.st_mtime_ns


@frozen
class Saved:
    """What was saved since the last build: the edition as it lies there now, and the texts that are others."""

    scan: Scan
    texts: tuple[str, ...]


@dataclass(slots=True)
class Standing:
    """The site that stands, as far as a build after a save must know it."""

    project: Project
    """As it was opened: another one may be made of other settings, names or templates."""
    desk: Desk
    scan: Scan
    register: Register
    of_edition: frozenset[Diagnostic]
    """What was found, but for what was found in each text alone."""
    built: Built
    program: str
    made_as: tuple[int, int]
    """Tells the manifest of this site from that of another, which somebody else may have made meanwhile."""
    behind: set[str] | None = None
    """The files in which the spare folder is not as the site; None where nobody knows."""

    def saved(self, project: Project, scan: Scan, last: Last, site: Path) -> Saved | None:
        """What was saved since, if it was some texts and nothing else."""
        if self.behind is None or manifest_of(site) != self.made_as:
            return None
        if project is not self.project or scan.keys() != self.scan.keys() or self.program != program():
            return None
        texts = tuple(path for path, seen in scan.items() if seen.digest != self.scan[path].digest)
        known = all(path in last.texts and last.texts[path].kept.facts for path in texts)
        return Saved(scan, texts) if known and 0 < len(texts) <= _FEW else None


def amended(work: Work, patch: Patch, standing: Standing, last: Last, saved: Saved) -> Built | None:
    """Publishes the files of the texts that were saved, and notes in ``standing`` and ``last`` what stands then.

    Out: None where more than these files would be others; then the site is as it was, and the spare folder is not.
    Errors: OutputRefused.
    """
    behind, standing.behind = standing.behind or set(), None
    patch.level(behind)
    then = [last.texts[source].kept for source in saved.texts]
    patch.clear(file.path for kept in then for file in kept.files)
    now = _made(work, standing.register, then)
    if not all(map(can_follow, now, then)):
        return None
    late = saved_since(work.project.root, {path: saved.scan[path] for path in saved.texts})
    if late:
        raise saved_meanwhile(late)
    files = [[file for kept in texts for file in kept.files] for texts in (then, now)]
    if not patch.publish(*files, durable=False):
        return None
    for kept in now:
        inputs = replace(last.texts[kept.source].inputs, read=kept.read, ledger=kept.ledger)
        last.texts[kept.source] = Remembered(inputs, kept)
        last.lines.pop(kept.source, None)
    standing.made_as = manifest_of(patch.site)
    standing.scan, standing.behind = saved.scan, {file.path for file in files[0]} | {MANIFEST}
    told = told_anew(standing.built.diagnostics, standing.of_edition, then, now)
    standing.built = replace(standing.built, diagnostics=told)
    return standing.built


def told_anew(
    told: Iterable[Diagnostic], of_edition: Set[Diagnostic], then: Iterable[Kept], now: Iterable[Kept]
) -> tuple[Diagnostic, ...]:
    """What a build ``told``, in order, but for texts that are others; of thousands none is looked at that stays.

    ``of_edition`` is what was found but for what was found in each text: it stays as well.
    """
    findings = list(told)
    gone, come = ({found for one in texts for found in (*one.findings, *one.found_late)} for texts in (then, now))
    for one in gone - come - of_edition:
        del findings[bisect_left(findings, one)]
    for one in come - gone - of_edition:
        insort(findings, one)
    return tuple(findings)


def _made(work: Work, register: Register, then: Iterable[Kept]) -> list[Kept]:
    """The texts made anew, between those that they stood between."""
    tasks = [Task(kept.source, beside=_beside(register, kept.facts)) for kept in then if kept.facts]
    made = work.tend(tasks, recorded=False, making=True)
    for number, one in enumerate(made):
        if one.facts and one.facts.id in register.position:
            seen = seen_from(register, one.facts)
            before, after = _beside(register, one.facts)
            signs = (beside_sign(text) if text else "" for text in (before, one.facts, after))
            around = sign(signs, seen)
            if around != one.around:
                made[number] = work.set_again([(one, seen, around)], recorded=False)[0]
    return made


def _beside(register: Register, facts: Facts) -> tuple[Facts | None, Facts | None]:
    return register.neighbours(facts.id)


def can_follow(now: Kept, then: Kept) -> bool:
    """Whether a text comes to the same files as before, and nothing keeps it from being published."""
    return (
        now.facts is not None
        and not any(now.refused)
        and not has_errors((*now.findings, *now.late))
        and {file.path for file in now.files} == {file.path for file in then.files}
    )
