"""Which items of two texts of one record belong beside each other: by number, else by order."""

from collections.abc import Iterator, Sequence

from protocol_edition.model import Item, natural

Pair = tuple[Item | None, Item | None]


def aligned(one: Sequence[Item], other: Sequence[Item]) -> Iterator[Pair]:
    """The items of a sitting in pairs, in the order of ``one``; whatever has no partner stands alone.

    Items of one number belong together, wherever they stand; items without a number by their order among those. What
    only the other text has follows the item that it follows there.
    """
    partner = _partners(one, other)
    taken = set(partner.values())
    waiting = [position for position in range(len(other)) if position not in taken]
    for position, item in enumerate(one):
        beside = partner.get(position)
        if beside is not None:
            while waiting and waiting[0] < beside:
                yield None, other[waiting.pop(0)]
        yield item, other[beside] if beside is not None else None
    yield from ((None, other[position]) for position in waiting)


def _partners(one: Sequence[Item], other: Sequence[Item]) -> dict[int, int]:
    """For items of ``one`` the place of their partner."""
    free: dict[tuple[str, object], list[int]] = {}
    for position, item in enumerate(other):
        free.setdefault(_key(item), []).append(position)
    found = {}
    for position, item in enumerate(one):
        same = free.get(_key(item))
        if same:
            found[position] = same.pop(0)
    return found


def _key(item: Item) -> tuple[str, object]:
    if not item.number:
        return item.kind.value, ""
    value, rest = natural(item.number)
    return item.kind.value, (item.value or value, rest.casefold()) if value or item.value else rest.casefold()
