"""Questions followed from meeting to meeting."""

from dataclasses import replace

import pytest

from protocol_edition.edition import Facts, ItemFacts, by_item, followed
from protocol_edition.model import Origin, Thread, ThreadItem


def facts(doc_id: str, *anchors: str, **other: object) -> Facts:
    items = tuple(ItemFacts(anchor, "", anchor, 1) for anchor in anchors)
    return replace(Facts(doc_id, "", "", "", "", "", ("", 0, ""), items, ()), **other)


def thread(*addresses: str) -> dict[str, Thread]:
    origin = Origin("authorities/threads.yaml", 1, 1, 0, 0)
    items = tuple(ThreadItem(*address.split("#"), origin) for address in addresses)
    return {"mill": Thread("mill", "The mill", items)}


@pytest.fixture
def protocols():
    return [facts("p-1", "item-i", "item-ii"), facts("p-2", "item-i")]


def addresses(one) -> list[str]:
    return [f"{step.protocol.id}#{step.item.anchor}" for step in one.steps]


def test_items_come_in_the_order_of_the_record_whatever_the_editors_order(protocols):
    (mill,) = followed(thread("p-2#item-i", "p-1#item-ii", "p-1#item-i"), protocols)

    assert addresses(mill) == ["p-1#item-i", "p-1#item-ii", "p-2#item-i"]
    assert mill.missing == ()


def test_what_is_not_there_is_told_apart(protocols):
    (mill,) = followed(thread("p-1#item-v", "p-9#item-i", "p-2#item-i"), protocols)

    assert addresses(mill) == ["p-2#item-i"]
    assert [f"{item.protocol}#{item.anchor}" for item in mill.missing] == ["p-1#item-v", "p-9#item-i"]


def test_a_retired_anchor_and_a_former_id_still_lead_there():
    moved = facts("p-1", "item-i", successors=(("item-old", "item-i"),), formerly=("first",))

    (mill,) = followed(thread("first#item-old"), [moved])

    assert addresses(mill) == ["p-1#item-i"]


def test_an_item_knows_its_place_in_every_thread(protocols):
    threads = followed(thread("p-1#item-ii", "p-2#item-i"), protocols)

    at = by_item(threads)
    assert [(one.thread.key, number) for one, number in at["p-2", "item-i"]] == [("mill", 1)]
    assert ("p-1", "item-i") not in at
