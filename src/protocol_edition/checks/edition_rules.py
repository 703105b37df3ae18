"""What is odd or wrong across the protocols of an edition. ``RULES`` is the order in which it is judged."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from protocol_edition.checks.kin_rules import (
    ids_in_several_sources,
    parallels,
    parents_not_there,
    pointers_into_nothing,
)
from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.edition import Facts, Register, recorded_protocols
from protocol_edition.model import NameKind
from protocol_edition.project import Project, did_you_mean

_ONE_BY_ONE = 50
"""More entries than this that nobody names are a stock of names, and told in one finding."""


def _mentioned_nowhere(register: Register, project: Project) -> Iterator[Diagnostic]:
    """Entries of the authority files that no protocol names."""
    authorities = project.authorities
    for kind, file, keys in (
        (NameKind.PERSON, "people", authorities.people),
        (NameKind.PLACE, "places", authorities.places),
        (NameKind.ORGANISATION, "organisations", authorities.organisations),
    ):
        nowhere = [key for key in keys if (kind.value, key) not in register.named_in]
        if len(nowhere) > _ONE_BY_ONE:
            what = f"no protocol names {len(nowhere):,} of the {len(keys):,} entries, such as {nowhere[0]!r}"
            yield found("C201", f"authorities/{file}.yaml", what)
        else:
            yield from (found("C201", f"authorities/{file}.yaml", f"no protocol names {key!r}") for key in nowhere)


def _same_shelfmark(register: Register, project: Project) -> Iterator[Diagnostic]:
    by_shelfmark: dict[str, list[Facts]] = defaultdict(list)
    for facts in register.protocols:
        if facts.shelfmark:
            by_shelfmark[" ".join(facts.shelfmark.split()).casefold()].append(facts)
    for first, *others in by_shelfmark.values():
        for facts in others:
            what = f"the shelfmark {facts.shelfmark!r} is also that of {first.file}"
            yield found("C202", facts.file or facts.id, what)


def _same_number(register: Register, project: Project) -> Iterator[Diagnostic]:
    by_number: dict[tuple[str, str], list[Facts]] = defaultdict(list)
    for facts in register.protocols:
        if facts.number:
            by_number[facts.series.casefold(), facts.number.casefold()].append(facts)
    for first, *others in by_number.values():
        for facts in others:
            series = f" of the series {facts.series!r}" if facts.series else ""
            what = f"number {facts.number}{series} is also that of {first.file}"
            yield found("C203", facts.file or facts.id, what)


def _published_and_gone(register: Register, project: Project) -> Iterator[Diagnostic]:
    """Ledgers of protocols that the edition has no more: what was published under their addresses would be dead."""
    if not project.sources:
        return
    folder = project.ledger(project.sources[0]).parent
    known = {facts.id for facts in register.protocols}
    if len(known) < len(project.sources):  # some could not be read
        known |= {project.document_id(source) for source in project.sources}
    known |= {former.id for former in register.former_protocols}
    for stem in recorded_protocols(folder):
        if stem not in known:
            what = f"anchors of {stem!r} are published, but no text has this id"
            remedy = (
                f"put the text back; or, if it has another id now, rename {folder.name}/{stem}.yaml to that id, "
                "so that the old address leads to the new one"
            )
            yield found("C204", f"{folder.name}/{stem}.yaml", what, remedy)


def _threads_that_break(register: Register, project: Project) -> Iterator[Diagnostic]:
    for thread in register.threads:
        for missing in thread.missing:
            position = register.position.get(missing.protocol)
            if position is None:
                what = f"no text has the id {missing.protocol!r}"
                near = did_you_mean(missing.protocol, register.position)
            else:
                what = f"the text {missing.protocol!r} has no item {missing.anchor!r}"
                near = did_you_mean(missing.anchor, (item.anchor for item in register.protocols[position].items))
            yield found("C205", missing.origin, what, near)


def _protocols_named_and_not_there(register: Register, project: Project) -> Iterator[Diagnostic]:
    """Only of editions with several texts: one text alone names what it cannot lead to."""
    numbers = {(facts.series.casefold(), facts.number) for facts in register.protocols}
    for facts in register.protocols if len(register.protocols) > 1 else ():
        for number, origin in facts.pointers:
            if (facts.series.casefold(), number) not in numbers:
                yield found("C207", origin, f"the text names protocol {number}, which the edition has not")


def _cover_names_in_a_circle(register: Register, project: Project) -> Iterator[Diagnostic]:
    """Cover names that are other people's names, whose cover names lead back in the same text."""
    people = project.authorities.people
    covers = [(person.key, cover) for person in people.values() for cover in person.pseudonyms]
    bearers: dict[str, set[str]] = defaultdict(set)
    for person in people.values() if covers else ():
        for name in (person.name, *person.variants):
            bearers[name].add(person.key)
    circling: set[str] = set()
    for text in {"", *(text for _, cover in covers for text in cover.protocols)}:
        leads: dict[str, set[str]] = defaultdict(set)
        for key, cover in covers:
            if not cover.protocols or text in cover.protocols:
                leads[key] |= bearers[cover.name] - {key}
        circling |= {key for key in tuple(leads) if key in _reached(key, leads)}
    for key in sorted(circling):
        what = f"the cover name of {key!r} is the name of somebody whose cover name leads back to {key!r}"
        yield found("C206", "authorities/people.yaml", what)


def _reached(start: str, leads: dict[str, set[str]]) -> set[str]:
    reached, ahead = set[str](), [start]
    while ahead:
        new = leads.get(ahead.pop(), set()) - reached
        reached |= new
        ahead += new
    return reached


RULES: tuple[Callable[[Register, Project], Iterator[Diagnostic]], ...] = (
    _mentioned_nowhere,
    _same_shelfmark,
    _same_number,
    _published_and_gone,
    _threads_that_break,
    _cover_names_in_a_circle,
    _protocols_named_and_not_there,
    pointers_into_nothing,
    parents_not_there,
    ids_in_several_sources,
    parallels,
)


def check_edition(register: Register, project: Project) -> tuple[Diagnostic, ...]:
    """Everything the ``RULES`` find across the protocols, by file and line."""
    return tuple(sorted(finding for rule in RULES for finding in rule(register, project)))
