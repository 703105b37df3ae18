"""Threads: the agenda items of one question, followed from meeting to meeting."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from protocol_edition.edition.edited import Facts, Followed, ItemFacts, Step
from protocol_edition.model import Thread


def followed(threads: Mapping[str, Thread], protocols: Iterable[Facts]) -> tuple[Followed, ...]:
    """Every thread, in the order of the editor's file. A retired anchor stands for its successor."""
    if not threads:
        return ()
    order = {facts.id: (number, facts) for number, facts in enumerate(protocols)}
    for _, facts in tuple(order.values()):
        order.update((former, order[facts.id]) for former in facts.formerly)
    return tuple(_followed(thread, order) for thread in threads.values())


def _followed(thread: Thread, order: Mapping[str, tuple[int, Facts]]) -> Followed:
    found, missing = {}, []
    for named in thread.items:
        number, facts = order.get(named.protocol, (0, None))
        item = _item(facts, named.anchor) if facts else None
        if facts and item:
            found[number, facts.items.index(item)] = Step(facts, item)
        else:
            missing.append(named)
    return Followed(thread, tuple(step for _, step in sorted(found.items(), key=lambda pair: pair[0])), tuple(missing))


def _item(facts: Facts, anchor: str) -> ItemFacts | None:
    now = dict(facts.successors).get(anchor, anchor)
    return next((item for item in facts.items if item.anchor == now), None)


def by_item(threads: Iterable[Followed]) -> dict[tuple[str, str], tuple[tuple[Followed, int], ...]]:
    """The threads in which an item stands, by protocol and anchor, with its place in each."""
    found: dict[tuple[str, str], list[tuple[Followed, int]]] = defaultdict(list)
    for thread in threads:
        for place, step in enumerate(thread.steps):
            found[step.protocol.id, step.item.anchor].append((thread, place))
    return {item: tuple(places) for item, places in found.items()}
