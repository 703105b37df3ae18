"""What is odd between texts that belong together: pointers into nothing, parents that are not there, parallel texts."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.edition import Facts, Finder, Register
from protocol_edition.model import Origin
from protocol_edition.project import Project, did_you_mean

_KINDS = {
    "protocol": ("protocols that are not in the edition", "add the texts, or leave it: the words stand without a link"),
    "date": ("days without a protocol, or with several", "nothing need be done; the words stand without a link"),
    "node": ("parts that their protocols do not have under this name", "nothing need be done; they lead to the page"),
}


def pointers_into_nothing(register: Register, project: Project) -> Iterator[Diagnostic]:
    """Pointers that lead to no text of the edition: one finding for each kind, however many there are."""
    first: dict[str, tuple[str, Origin]] = {}
    number: Counter[str] = Counter()
    named: dict[str, set[str]] = {kind: set() for kind in _KINDS}
    for facts in register.protocols:
        leads = register.kin[facts.id].leads if facts.id in register.kin else {}
        for target, origin in facts.targets:
            lead = leads.get(target)
            kind = "date" if target.startswith("date:") else "node" if lead else "protocol"
            if lead is None or ("#" in target and not lead.anchor and kind == "node"):
                first.setdefault(kind, (target, origin))
                number[kind] += 1
                named[kind].add(target.partition("#")[0])
    for kind, (target, origin) in first.items():
        what, remedy = _KINDS[kind]
        told = f"{what}: {len(named[kind]):,}, pointed to {number[kind]:,} times; the first is {target!r}"
        yield found("C210", origin, told, remedy)


def parents_not_there(register: Register, project: Project) -> Iterator[Diagnostic]:
    """Attachments whose protocol the edition has not: one finding for all."""
    lost = [facts for facts in register.protocols if facts.parent and not _has_parent(register, facts)]
    if lost:
        more = f"; {len(lost) - 1:,} more like it" if len(lost) > 1 else ""
        yield found("C213", lost[0].file, f"the text is attached to {lost[0].parent!r}, which is not there{more}")


def ids_in_several_sources(register: Register, project: Project) -> Iterator[Diagnostic]:
    """Items of several files that have one ``xml:id``: one finding for all."""
    first: dict[str, Facts] = {}
    doubled: list[tuple[str, Facts, Facts]] = []
    for facts in register.protocols:
        for item in facts.items:
            if item.source_id and first.setdefault(item.source_id, facts) is not facts:
                doubled.append((item.source_id, facts, first[item.source_id]))
    if doubled:
        name, here, there = doubled[0]
        more = f"; {len(doubled) - 1:,} more like it" if len(doubled) > 1 else ""
        yield found("C214", here.file, f"the xml:id {name!r} of an item is in {there.file} too{more}")


def _has_parent(register: Register, facts: Facts) -> bool:
    return facts.id in register.kin and register.kin[facts.id].parent is not None


def parallels(register: Register, project: Project) -> Iterator[Diagnostic]:
    """Parallel texts that are not there, or that are hardly the same record."""
    with_parallels = [facts for facts in register.protocols if facts.parallel]
    finder = Finder(register.protocols if with_parallels else ())
    for facts in with_parallels:
        sidecar = f"{PurePath(facts.file).stem}.yaml"
        for name in facts.parallel:
            other = finder.named(name)
            if other is None or other.id == facts.id:
                what = f"the parallel text {name!r} is {'the text itself' if other else 'not in the edition'}"
                near = "" if other else did_you_mean(name, (one.id for one in register.protocols))
                yield found("C211", sidecar, what, near)
                continue
            for fact, ours, theirs in (("date", facts.date, other.date), ("number", facts.number, other.number)):
                if ours and theirs and ours != theirs:
                    yield found("C212", sidecar, f"its {fact} is {ours!r}, that of {other.file} is {theirs!r}")
