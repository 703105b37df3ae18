"""Lists of those present as no one should write them, found by changing files at random."""

import pytest

from protocol_edition.model import Decisions, printed
from protocol_edition.sources import read


@pytest.mark.parametrize("entry", [", the chair", ",", ";", "<persName/>, chair", "."])
def test_an_entry_without_a_name_is_no_fault(entry):
    body = f'<body><div><list type="attendees"><item>Arlov</item><item>{entry}</item></list><p>Built.</p></div></body>'
    made = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text>{body}</text></TEI>'
    reading, _ = read(made.encode(), "a.xml", Decisions())
    first, *_ = reading.protocol.sessions[0].attendees
    assert printed(first.content) == "Arlov"
