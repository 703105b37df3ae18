"""An edition's own tables for its TEI files."""

import pytest

from protocol_edition.model import BUILT_IN, Fact, Role
from protocol_edition.sources import read
from protocol_edition.sources.tei.dialects import DIALECTS

TABLE = """\
recognise: boolean(//publisher[. = 'Harbour Archive'])
based_on: plain
roles:
  div[@type='TOP']: item
  p[@rend='present']: attendance
facts:
  number: string(//titleStmt/title/@n)
german_attendance: true
"""
FILE = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title n="7">Board</title></titleStmt>
<publicationStmt><publisher>Harbour Archive</publisher></publicationStmt></fileDesc></teiHeader>
<text><body><p rend="present">VS. Arlov; anw. Berin.</p><div type="TOP"><head>Crane</head><p>Yes.</p></div>
</body></text></TEI>
"""


def test_a_table_says_what_elements_are(opened):
    project, findings = opened({"one.xml": FILE, "one.txt": None, "dialects/harbour.yaml": TABLE})
    assert findings == []
    dialect = project.dialects[0]
    assert dialect.roles[0] == ("div[@type='TOP']", Role.ITEM)
    assert dialect.facts == ((Fact.NUMBER, "string(//titleStmt/title/@n)"),)
    source = project.sources[0]
    reading, _ = read(project.read_source(source)[0], source.name, project.decisions_on(source))
    protocol = reading.protocol
    assert protocol.header.edition.dialect == "harbour"
    assert [one.name for one in protocol.sessions[0].attendees] == ["Arlov", "Berin"]
    assert len(protocol.items) == 1


def test_the_tables_that_can_be_built_on_are_those_of_the_program():
    assert [dialect.name for dialect in DIALECTS] == list(BUILT_IN)


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        ("roles: {}\n", "1:1 Y302 'recognise' is missing"),
        ("recognise: //[\n", "1:12 Y312 '//[' is no XPath: invalid expression"),
        ("recognise: document(1)\n", "1:12 Y312 'document(1)' has a function that XPath 1.0 does not know: document"),
        ("recognise: true()\nroles:\n  div[: item\n", "3:3 Y312 'div[' is no XPath: invalid expression"),
        ("recognise: true()\nroles:\n  div: itme\n", "3:8 Y304 'div' cannot be 'itme'"),
        ("recognise: true()\nfacts:\n  nummer: //x\n", "3:3 Y304 'facts' knows no 'nummer'"),
        ("recognise: true()\nbased_on: plane\n", "2:11 Y304 'based_on' cannot be 'plane'"),
        ("recognise: true()\nrun: x.py\n", "2:1 Y301 unknown key 'run'"),
    ],
)
def test_what_is_wrong_with_a_table_is_told_at_its_place(opened, table, finding):
    _, findings = opened({"dialects/harbour.yaml": table})
    assert len(findings) == 1
    assert findings[0].startswith(f"dialects/harbour.yaml:{finding}"), findings[0]


def test_programs_are_never_dialects(opened):
    project, findings = opened({"dialects/harbour.py": "raise SystemExit"})
    assert project.dialects == ()
    assert findings == []
