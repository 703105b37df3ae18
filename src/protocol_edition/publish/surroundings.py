"""What the page of one text may know of the others: those before and after it, its kin, the threads of its items.

The page is given nothing else, so that it cannot depend on more. A worker guesses them, as the register is not there
yet; ``sign`` tells whether the guess was right, and whether a page of the last build still is.
"""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b

from protocol_edition.edition import Facts, Followed, ItemFacts, Kin, Register, Step
from protocol_edition.model import Thread


def guessed(before: Facts | None, facts: Facts, after: Facts | None) -> Register:
    """The surroundings of a text between two others, without kin and in no thread."""
    return _around(before, facts, after)


def seen_from(register: Register, facts: Facts) -> Register:
    """The surroundings of a text."""
    before, after = register.neighbours(facts.id)
    kin = register.kin.get(facts.id)
    return replace(
        _around(before, facts, after),
        kin={facts.id: _kin(kin)} if kin else {},
        threads_at={(facts.id, anchor): places for anchor, places in _threads(register, facts)},
    )


def sign(neighbours: Iterable[str], around: Register | None = None) -> str:
    """A sign of surroundings: of those of ``neighbours``, as ``called`` has them, of the kin and of the threads."""
    words = repr((around.kin, around.threads_at)) if around and (around.kin or around.threads_at) else ""
    more = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest() if words else ""
    return " ".join((*neighbours, more))


def has_more(register: Register) -> frozenset[str]:
    """The texts that have kin or stand in threads."""
    return frozenset(register.kin) | {doc_id for doc_id, _ in register.threads_at}


Places = tuple[tuple[Followed, int], ...]


def _around(before: Facts | None, facts: Facts, after: Facts | None) -> Register:
    protocols = tuple(called(one) for one in (before, facts, after) if one)
    return Register(protocols, {}, {one.id: number for number, one in enumerate(protocols)})


def _kin(kin: Kin) -> Kin:
    parent = called(kin.parent) if kin.parent else None
    return Kin(parent, tuple(map(called, kin.attachments)), tuple(map(called, kin.parallels)), dict(kin.leads))


def called(facts: Facts) -> Facts:
    """Of a text what it is called, and what kind of text it is."""
    return replace(
        facts, items=(), mentions=(), sessions=(), decisions=(), successors=(), pointers=(), states=(), named=(),
        targets=(), formerly=(),
    )  # fmt: skip


def _threads(register: Register, facts: Facts) -> Iterable[tuple[str, Places]]:
    for item in facts.items if register.threads else ():
        places = register.threads_at.get((facts.id, item.anchor))
        if places:
            yield item.anchor, tuple(_steps(*place) for place in places)


def _steps(one: Followed, place: int) -> tuple[Followed, int]:
    """Of a thread the step at ``place`` and those beside it."""
    first = max(place - 1, 0)
    steps = tuple(_step(step) for step in one.steps[first : place + 2])
    return Followed(Thread(one.thread.key, one.thread.title, ()), steps, ()), place - first


def _step(step: Step) -> Step:
    item = step.item
    return Step(called(step.protocol), ItemFacts(item.anchor, item.number, item.heading, 0))
