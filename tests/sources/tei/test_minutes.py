"""Minutes in plain TEI: what everybody may write is read without a word about it."""

from protocol_edition.model import Decisions, plain, printed
from protocol_edition.sources import gaps, is_blank, read

MINUTES = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
 <titleStmt><title n="7">Harvest commission, seventh sitting</title>
  <meeting><date when="1961-10-03"/></meeting></titleStmt></fileDesc></teiHeader>
<text><body>
 <div type="session">
  <head>Sitting of 3 October</head>
  <div type="agendaItem"><head><label>I.</label> On the
    <placeName ref="#gyor">bridge</placeName></head>
   <p>Bought 2<lb/>boats<note n="1">Paid in <hi rend="italic">kind</hi>.</note>.</p></div>
 </div></body></text></TEI>
"""


def test_items_paragraphs_and_notes_of_plain_tei():
    reading, findings = read(MINUTES.encode(), "minutes.xml", Decisions())
    assert reading is not None
    assert findings == ()
    session = reading.protocol.sessions[0]
    item = session.items[0]
    note = reading.protocol.notes[0]
    assert plain(session.heading) == "Sitting of 3 October"
    assert (item.number, item.value, plain(item.heading)) == ("I", 1, "On the bridge")
    assert printed(item.blocks[0].content) == "Bought 2 boats."
    assert (note.label, printed(note.blocks[0].content), note.origin.line) == ("1", "Paid in kind.", 9)
    assert all(is_blank(reading.text[start:end]) for start, end in gaps(reading.protocol, reading.text))
