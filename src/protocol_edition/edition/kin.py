"""How protocols hang together: attachments and their parents, one record in two texts, and where pointers lead.

A source names another by the id that it has there; here it may go by another, so the name of its file counts as well,
whatever the capitals. A date leads to a protocol only if it is the only one of that day.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from protocol_edition.edition.edited import Facts, Kin, Lead
from protocol_edition.model import Origin, Pointer, ProtocolKind, expression, number_value

_BY_DATE = expression(r"date:(?P<date>[0-9X/.-]+)(?:#(?P<item>.+))?")
_ELSEWHERE = ("https://", "http://", "mailto:")


def targets(pointers: Iterable[Pointer]) -> Iterator[tuple[str, Origin]]:
    """What the pointers of a text lead to in the edition, each target once with the first place that names it."""
    met: dict[str, Origin] = {}
    for pointer in pointers:
        if not pointer.target.startswith(_ELSEWHERE):
            met.setdefault(pointer.target, pointer.origin)
    yield from met.items()


class Finder:
    """Finds the protocols of an edition by what sources call them."""

    def __init__(self, protocols: Iterable[Facts]) -> None:
        self._by_name: dict[str, Facts] = {}
        self._by_date: dict[str, list[Facts]] = defaultdict(list)
        for facts in protocols:
            for name in (*facts.formerly, PurePath(facts.file).stem, facts.id):
                self._by_name[name.casefold()] = facts
            if facts.kind != ProtocolKind.ATTACHMENT:
                self._by_date[facts.date].append(facts)

    def named(self, name: str) -> Facts | None:
        """The protocol that a source calls ``name``, with or without the suffix of a file."""
        key = name.casefold()
        return self._by_name.get(key) or self._by_name.get(key.removesuffix(".xml")) if key else None

    def lead(self, target: str) -> Lead | None:
        """Where the target of a pointer is in this edition; None for what it has not, or has twice."""
        dated = _BY_DATE.fullmatch(target)
        if dated:
            there = self._by_date.get(dated["date"], [])
            return Lead(there[0].id, _numbered(there[0], dated["item"] or "")) if len(there) == 1 else None
        name, _, node = target.partition("#")
        facts = self.named(name)
        return Lead(facts.id, _node(facts, node)) if facts else None


def _node(facts: Facts, node: str) -> str:
    """The anchor of the item that the source calls ``node``, "" for the page as a whole."""
    return next((item.anchor for item in facts.items if node and node in (item.source_id, item.anchor)), "")


def _numbered(facts: Facts, number: str) -> str:
    wanted = number_value(number)
    same = [item.anchor for item in facts.items if wanted is not None and number_value(item.number) == wanted]
    return same[0] if len(same) == 1 else ""


def kin(protocols: tuple[Facts, ...]) -> Mapping[str, Kin]:
    """The kin of each protocol that has any, by its id."""
    if not any(facts.parent or facts.parallel or facts.targets for facts in protocols):
        return {}
    finder = Finder(protocols)
    parents = {facts.id: found for facts in protocols if facts.parent and (found := finder.named(facts.parent))}
    attachments: dict[str, list[Facts]] = defaultdict(list)
    parallels: dict[str, dict[str, Facts]] = defaultdict(dict)
    for facts in protocols:
        if facts.id in parents:
            attachments[parents[facts.id].id].append(facts)
        for other in filter(None, map(finder.named, facts.parallel)):
            if other.id != facts.id:
                parallels[facts.id][other.id], parallels[other.id][facts.id] = other, facts
    made = {}
    for facts in protocols:
        leads = {target: lead for target, _ in facts.targets if (lead := finder.lead(target))}
        its = Kin(
            parents.get(facts.id),
            tuple(attachments.get(facts.id, ())),
            tuple(parallels.get(facts.id, {}).values()),
            leads,
        )
        if its != Kin():
            made[facts.id] = its
    return made
