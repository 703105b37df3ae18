"""Ten edits to a copy of Protocol 63, one after the other: its published anchors stay at their words."""

from pathlib import Path

from protocol_edition.edition import Ledger, edit, ledger_text, mint, parse_ledger
from protocol_edition.model import Authorities, Decisions, Item, Note, Session, Speech, nodes, plain
from protocol_edition.sources import read

SEED = Path(__file__).parents[2] / "seeds" / "000_54cc86d0ab452d54.txt"
ID = "presidium-protocol-63"
FILE = f"anchors/{ID}.yaml"

EDITS = (
    ("a word corrected", ("About the ships.", "About the vessels."), {}),
    ("an item inserted", ("III. Cde. Dobrynin", "IV. On the grain\n\nBuy it abroad.\n\nIII. Cde. Dobrynin"), {}),
    ("a paragraph inserted", ("Instructions to Zorin", "Of the Baltic fleet nothing.\n\nInstructions to Zorin"), {}),
    ("a heading corrected", ("IX. On the instructions to Cde. Pavlov", "IX. On instructions for Comrade Pavlov"), {}),
    ("a number corrected", ("V. On the letter to F. Castro", "VI. On the letter to F. Castro"), {}),
    (
        "a paragraph split",
        ("during the [ships'] voyage and", "during the [ships'] voyage.\n\nThis is to be done in port and"),
        {},
    ),
    (
        "two paragraphs joined",
        ("letter to F. Castro.\n\nAbout", "letter to F. Castro. About"),
        {"p-7": "p-6"},
    ),
    ("a paragraph deleted", ("Instructions to Zorin\n\n", ""), {"p-8": ""}),
    ("a note inserted before the others, all labels moved on", None, {}),
    ("the sittings in another order", None, {}),
)  # fmt: skip


def new_note(text: str) -> str:
    for label in ("3", "2", "1"):
        text = text.replace(f"[{label}]", f"[{int(label) + 1}]")
    text = text.replace("On further steps concerning Cuba.", "On further steps concerning Cuba.[1]")
    return text.replace(
        "- [2] Translator", "- [1] Editor's Note: The crisis had begun twelve days before.\n- [2] Translator"
    )


def other_order(text: str) -> str:
    first, second, notes = (text.index(words) for words in ("Present: Brezhnev", "Protocol No. 63 (cont", "- [1] "))
    return text[:first] + text[second:notes] + "Session of 28 October 1962\n\n" + text[first:second] + text[notes:]


def edited_of(text: str, ledger: Ledger):
    reading, _ = read(text.encode(), "protocol.txt", Decisions())
    edited, findings = edit(reading, Decisions(), Authorities(), ledger, doc_id=ID)
    return edited, [finding for finding in findings if finding.code.startswith("L")]


def words(node) -> str:
    match node:
        case Session():
            return ", ".join(attendee.name for attendee in node.attendees)
        case Item():
            return plain(node.heading)
        case Speech():
            return plain(node.speaker.content)
        case Note():
            return " ".join(plain(block.content) for block in node.blocks)
        case _:
            return plain(node.content)


def at_words(edited) -> dict[str, str]:
    found = (
        (edited.anchors.get((type(node).__name__.lower(), node.origin.start)), words(node))
        for node in nodes(edited.protocol)
    )
    return {anchor.id: said for anchor, said in found if anchor}


def settle(ledger: Ledger, anchor: str, successor: str) -> Ledger:
    text = ledger_text(ledger)
    end = text.index("\n", text.index("  check: ", text.index(f"- id: {anchor}\n"))) + 1
    line = f"  successor: {successor}\n" if successor else "  retired: taken out\n"
    made, findings = parse_ledger((text[:end] + line + text[end:]).encode(), FILE, ID)
    assert findings == ()
    return made


def test_ten_edits_move_no_anchor():
    text, ledger = SEED.read_text(encoding="utf-8"), Ledger(FILE, ID)
    edited, _ = edited_of(text, ledger)
    ledger, _ = mint(edited, ledger, on="2026-01-01")
    first = at_words(edited)
    for day, (name, change, lost) in enumerate(EDITS, 2):
        before = at_words(edited_of(text, ledger)[0])
        if change:
            assert change[0] in text, name
            text = text.replace(*change)
        else:
            text = new_note(text) if "note" in name else other_order(text)
        _, findings = edited_of(text, ledger)
        assert {finding.what.split("'")[1] for finding in findings if finding.code == "L201"} == lost.keys(), name
        for anchor, successor in lost.items():
            ledger = settle(ledger, anchor, successor)
        edited, findings = edited_of(text, ledger)
        assert not [finding for finding in findings if finding.severity == "error"], name
        after = at_words(edited)
        kept = {anchor: said for anchor, said in before.items() if anchor not in lost}
        assert kept.keys() <= after.keys(), name
        changed = {anchor for anchor, said in kept.items() if after[anchor] != said}
        assert len(changed) <= 1, (name, changed)
        ledger, findings = mint(edited, ledger, on=f"2026-01-{day:02}")
        assert findings == (), name
    assert [state.on for state in ledger.states] == [f"2026-01-{day:02}" for day in range(1, 12)]
    assert first.keys() <= after.keys() | {retired.id for retired in edited.retired}
    assert after["p-11"] == "About the vessels."
    assert after["item-v"] == "On the letter to F. Castro"
    assert after["note-1"].startswith("Here, once again")
