"""XML that cannot be read, or only with care: one clear finding at its line, nothing fetched, nothing lost."""

import socket

import pytest
from tests.sources.accounts import check_account
from tests.sources.tei.made import whole

from protocol_edition.diagnostics import has_errors
from protocol_edition.model import Decisions, LineDecision, LineIs, Text, contents, plain
from protocol_edition.project import open_project
from protocol_edition.publish import Terms, build
from protocol_edition.sources import read

GOOD = whole("<p>Yes.</p>", "plain")
BOMB = '<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def read_xml(source: str | bytes, decisions: Decisions | None = None):
    return read(source.encode() if isinstance(source, str) else source, "case.xml", decisions or Decisions())


@pytest.mark.parametrize(
    ("source", "finding"),
    [
        (GOOD.replace("</p>", ""), "4:15 X101"),
        (GOOD.replace("Yes", "a < b"), "4:7 X101"),
        (GOOD.replace("Yes", "a&nbsp;b"), "4:11 X101"),
        (GOOD.replace("Yes", "a\x0bb"), "4:5 X101"),
        (GOOD + "<more/>", "5:1 X101"),
        ("just words", "1:1 X101"),
        ("<!DOCTYPE TEI SYSTEM 'https://example.org/tei.dtd'>\n" + GOOD, "1:1 X102"),
        ("<?xml version='1.0'?>\n<!-- <!DOCTYPE -->\n " + BOMB + GOOD, "3:2 X102"),
        ("<html><body/></html>", "1:1 X103"),
        ("<TEI>\n" + "<div>" * 120 + "</div>" * 120 + "</TEI>", "2:1 X104"),
        ("<TEI>" + "<div>" * 9000 + "</div>" * 9000 + "</TEI>", "1:"),
        ("", "1:1 S102"),
        (GOOD.encode("utf-16"), "1:1 S103"),
        ("<?xml version='1.0' encoding='ISO-8859-1'?>" + GOOD, "1:1 S103"),
        (GOOD.replace("Yes", "Größe").encode("latin-1"), "4:6 S103"),
        (b"PK\x03\x04 zip", "1:1 S104"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_place(source, finding):
    reading, findings = read_xml(source)
    assert reading is None
    assert len(findings) == 1
    assert f"{findings[0].line}:{findings[0].column} {findings[0].code}".startswith(finding), findings[0]
    assert has_errors(findings)


def test_an_entity_is_named_with_what_to_write_instead():
    _, findings = read_xml(GOOD.replace("Yes", "a&nbsp;b"))
    assert "&nbsp;" in findings[0].what
    assert "&#160;" in findings[0].remedy


def test_nothing_is_fetched(monkeypatch, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    monkeypatch.setattr(socket, "socket", lambda *_: pytest.fail("something was fetched"))
    included = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'
    styled = '<?xml-stylesheet href="https://example.org/x.xsl"?>'
    reading, _ = read_xml(styled + whole(f"<p>Yes{included}.</p>", "plain"))
    assert "secret" not in reading.text
    assert "Yes." in reading.text
    refused, findings = read_xml(f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{secret.as_uri()}">]>' + GOOD)
    assert refused is None
    assert findings[0].code == "X102"


def test_a_byte_order_mark_and_declared_utf_8_are_read():
    reading, findings = read_xml(b"\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>\n" + GOOD.encode())
    assert reading.text == "Yes."
    assert findings == ()


def test_a_thousand_dangling_references_are_one_finding():
    notes = "".join(f'<p>x<note n="{n}" target="#gone{n}">y</note></p>' for n in range(1000))
    reading, findings = read_xml(whole(notes, "mrp3"))
    check_account(reading)
    assert [one.code for one in findings] == ["X304"]
    assert findings[0].what.startswith("1000 notes point to words that are not in the file: '#gone0', '#gone1'")


def test_no_leaf_of_a_word_with_a_page_break_has_a_space():
    reading, _ = read_xml(whole('<p>Verwal<pb n="2"/>tungs\n<pb n="3"/>rat</p>', "plain"))
    (content,) = [one for one in contents(reading.protocol) if one]
    assert plain(content) == "Verwaltungs rat"
    assert [one.text for one in content if isinstance(one, Text)] == ["Verwal", "tungs ", "rat"]


def test_decisions_on_the_header_win_and_those_on_lines_are_told():
    decided = Decisions(file="case.yaml", title="T", date="1900", number="5", series="S",
                        lines=(LineDecision(4, LineIs.ITEM),))  # fmt: skip
    reading, findings = read_xml(GOOD, decided)
    header = reading.protocol.header
    assert (header.title, header.date, header.number, header.series) == ("T", "1900", "5", "S")
    assert [one.code for one in findings] == ["X307"]


def test_deep_but_allowed_nesting_is_read():
    reading, _ = read_xml(whole("<hi>" * 80 + "deep" + "</hi>" * 80, "plain"))
    assert reading.text == "deep"
    reading, _ = read_xml(whole("<div><head>h</head>" * 40 + "<p>deep</p>" + "</div>" * 40, "plain"))
    check_account(reading)


def test_the_rest_of_an_edition_is_checked_where_one_file_is_no_xml(tmp_path):
    (tmp_path / "edition.yaml").write_text("title: T\neditors: A B\npublisher: P\nlicence: CC-BY-4.0\nlanguage: en\n")
    (tmp_path / "one.xml").write_text(GOOD.replace("</p>", ""))
    (tmp_path / "two.xml").write_text(whole("<p><ref target='#x'>y</ref></p>", "plain"))
    project, findings = open_project(tmp_path)
    built = build(project, tmp_path / "site", findings, Terms())
    assert not built.published
    told = {(one.file, one.code) for one in built.diagnostics}
    assert {("one.xml", "X101"), ("two.xml", "X304")} <= told
