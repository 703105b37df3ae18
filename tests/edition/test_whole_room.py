"""The whole room over documents that no archive ever held: read, linked, anchored, recorded, surveyed and checked."""

import re
from pathlib import Path

import pytest
from tests.sources.generated import document

from protocol_edition.checks import check_protocol
from protocol_edition.edition import Ledger, edit, known_names, ledger_text, mint, parse_ledger, survey
from protocol_edition.model import (
    Authorities,
    Decisions,
    Item,
    NameDecision,
    Note,
    Paragraph,
    Person,
    Place,
    Session,
    contents,
    nodes,
    printed,
    protocol_leaves,
    rewrite,
)
from protocol_edition.sources import read

NAMES = ("Arlov", "Berin", "Castorf", "Dvorin", "Elmanova", "Gorsky", "Munk")
KNOWN = known_names(
    Authorities(
        {name.lower(): Person(name.lower(), name, f"{name}, A.", (name,)) for name in NAMES}
        | {"berin-2": Person("berin-2", "Boris Berin", "Berin, Boris")},
        {"north": Place("north", "north")},
    )
)
DECISIONS = Decisions(names=(NameDecision("the mayor", "munk"),))


def lines_of(holder) -> list[object]:
    """The lines of inlines that belong to a node."""
    match holder:
        case Session() | Item():
            return [holder.heading]
        case Note():
            return [block.content for block in holder.blocks]
        case _:
            return [holder.content]


def whole_room(text: str) -> None:
    reading, _ = read(text.encode("utf-8", "surrogatepass"), "generated.txt", Decisions())
    if reading is None:
        return
    edited, findings = edit(reading, DECISIONS, KNOWN, None, doc_id="generated")
    assert [printed(line) for line in contents(edited.protocol)] == [
        printed(line) for line in contents(reading.protocol)
    ]
    met: list[tuple[object, object]] = []
    assert rewrite(edited.protocol, lambda line, of: met.append((line, of)) or line) is edited.protocol
    assert [line for line, _ in met] == list(contents(edited.protocol))
    assert all(any(line is own for own in lines_of(of)) for line, of in met)
    account = "".join(characters for _, characters in protocol_leaves(edited.protocol))
    assert account == "".join(characters for _, characters in protocol_leaves(reading.protocol))
    check_anchors(edited)
    ledger, _ = mint(edited, Ledger("generated.yaml", "generated"), on="2026-01-01")
    assert parse_ledger(ledger_text(ledger).encode(), "generated.yaml", "generated") == (ledger, ())
    again, told = edit(reading, DECISIONS, KNOWN, ledger, doc_id="generated")
    assert [finding for finding in told if finding.code.startswith("L")] == []
    assert {key: anchor.id for key, anchor in again.anchors.items()} == {k: a.id for k, a in edited.anchors.items()}
    assert not any(anchor.provisional for anchor in again.anchors.values())
    places = {anchor.id for anchor in again.anchors.values()} | {""}
    assert all(mention.anchor in places and mention.context for mention in survey(again).mentions)
    assert not [finding for finding in check_protocol(again, strict=True) if finding.severity == "error"]
    assert findings == edit(reading, DECISIONS, KNOWN, None, doc_id="generated")[1]


def check_anchors(edited) -> None:
    """Each node has one; no id occurs twice or could not stand in an address."""
    ids = [anchor.id for anchor in edited.anchors.values()]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch("[a-z0-9-]{1,90}", name) for name in ids), ids
    alone = {block.origin for note in edited.protocol.notes for block in note.blocks}
    for node in nodes(edited.protocol):
        if not (isinstance(node, Paragraph) and node.origin in alone):
            assert edited.anchor(node).provisional
        if isinstance(node, Note):
            assert all(edited.mark_anchor(mark) for mark in node.marks)


@pytest.mark.parametrize("shard", range(10))
def test_five_hundred_documents_pass_through(shard):
    for seed in range(shard * 50, (shard + 1) * 50):
        try:
            whole_room(document(seed))
        except AssertionError as failure:
            raise AssertionError(f"document {seed}") from failure


def test_protocol_63_passes_through():
    seed = Path(__file__).parents[2] / "seeds" / "000_54cc86d0ab452d54.txt"
    whole_room(seed.read_text(encoding="utf-8"))
