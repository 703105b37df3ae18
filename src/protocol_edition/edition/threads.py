"""Threads: the agenda items of one question, followed from meeting to meeting."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from protocol_edition.edition.edited import Facts, ItemFacts
from protocol_edition.model import Thread, ThreadItem


@dataclass(frozen=True, slots=True)
class Step:
    """One agenda item of a thread."""

    protocol: Facts
    item: ItemFacts


@dataclass(frozen=True, slots=True)
class Followed:
    """A thread with its items in order of the protocols and of each record; ``missing`` are not in the edition."""

    thread: Thread
    steps: tuple[Step, ...]
    missing: tuple[ThreadItem, ...]


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


def threads_of(item: str, protocol: str, threads: Iterable[Followed]) -> Iterator[tuple[Followed, int]]:
    """The threads in which an item stands, with its place in each."""
    for thread in threads:
        for number, step in enumerate(thread.steps):
            if step.protocol.id == protocol and step.item.anchor == item:
                yield thread, number
