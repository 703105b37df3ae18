"""Notes without a word, as encodings have them: their anchors are found again by their labels."""

from protocol_edition.edition import Ledger, allot, edit, ledger_text, mint, parse_ledger
from protocol_edition.model import Authorities, Decisions
from protocol_edition.sources import read

FILE = "anchors/m.yaml"
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>One<note n="a"/> two<note n="b"/> three<note n="b"/>'
    ' four<note n="1">Words.</note> five.</p></body></text></TEI>'
)


def recorded(tei: str, ledger: Ledger):
    edited, _ = edit(read(tei.encode(), "m.xml", Decisions())[0], Decisions(), Authorities(), ledger, doc_id="m")
    made, findings = mint(edited, ledger, on="2026-01-01")
    return parse_ledger(ledger_text(made).encode(), FILE, "m")[0], findings


def test_recording_notes_without_words_again_changes_nothing():
    ledger, _ = recorded(TEI, Ledger(FILE, "m"))
    protocol = read(TEI.encode(), "m.xml", Decisions())[0].protocol
    allotment, findings = allot(protocol, ledger)
    assert findings == ()
    assert not any(anchor.provisional for anchor in allotment.anchors.values())
    again, _ = recorded(TEI, ledger)
    assert again.entries == ledger.entries


def test_a_note_that_gets_its_words_keeps_the_others_where_they_are():
    ledger, _ = recorded(TEI, Ledger(FILE, "m"))
    changed = TEI.replace('<note n="b"/> three', '<note n="c">New.</note> three')
    protocol = read(changed.encode(), "m.xml", Decisions())[0].protocol
    allotment, _ = allot(protocol, ledger)
    notes = {note.label: allotment.anchors["note", note.origin.start] for note in protocol.notes}
    assert (notes["a"].id, notes["a"].provisional) == ("note-a", False)
    assert (notes["b"].id, notes["b"].provisional) == ("note-b", False)
    assert notes["c"].provisional
