"""What can be cited, by which words, and where a citation ends."""

import json
from dataclasses import replace

import pytest

from protocol_edition.exports import STYLE_NAMES, Citer, Kind, bibtex, csl_json, references, ris
from protocol_edition.exports.reference import title_words
from protocol_edition.model import Authorities, Name, NameKind, Person, Text

P = "https://example.org/presidium/protocols/presidium-protocol-63/"


def note(reference):
    return Citer(reference).cited("chicago-note")


def test_everything_with_a_recorded_anchor_can_be_cited(edited, settings):
    cited = references(edited, settings)
    assert [len(part) for part in (cited.sessions, cited.items, cited.notes, cited.paragraphs)] == [2, 7, 3, 14]
    assert [record.key for record in cited.records][:2] == [
        "presidium-protocol-63",
        "presidium-protocol-63-item-on-further-steps-concerning-cuba",
    ]
    assert [reference.kind for reference in cited][:2] == [Kind.DOCUMENT, Kind.SESSION]


def test_a_provisional_anchor_is_not_cited(edited_with, settings):
    cited = references(edited_with(provisional=True), settings)
    assert list(cited) == [cited.document]
    assert cited.at("item-ix") is None


@pytest.mark.parametrize(
    ("anchor", "label"),
    [
        ("session-2", "Session 2 in “Central"),
        ("item-v", "“On the letter to F. Castro,” item V in “Central"),
        ("item-on-further-steps-concerning-cuba", "“On further steps concerning Cuba,” session 1 in “Central"),
        ("note-2", "Translator’s note 2 in “Central"),
        ("p-10", "“On the instructions to Cde. Pavlov,” item IX, par. 10 in “Central"),
        ("p-1", "“On further steps concerning Cuba,” session 1, par. 1 in “Central"),
    ],
)
def test_a_part_comes_first_with_its_label(edited, settings, anchor, label):
    assert note(references(edited, settings).at(anchor)).startswith(label)


@pytest.mark.parametrize(
    ("anchor", "short"),
    [
        ("session-2", "“Presidium Protocol 63,” session 2."),
        ("item-on-further-steps-concerning-cuba", "“Presidium Protocol 63,” “On further steps concerning Cuba.”"),
        ("note-2", "“Presidium Protocol 63,” translator’s note 2."),
        ("p-10", "“Presidium Protocol 63,” item IX, par. 10."),
        ("p-1", "“Presidium Protocol 63,” “On further steps concerning Cuba,” par. 1."),
    ],
)
def test_a_part_in_a_short_note(edited, settings, anchor, short):
    assert Citer(references(edited, settings).at(anchor)).cited("chicago-short") == short


def test_a_number_that_two_sessions_share_names_its_session(reading, edited_with, settings):
    first, second = reading.protocol.sessions
    doubled = replace(second, items=(replace(second.items[0], number="II"), *second.items[1:]))
    protocol = replace(reading.protocol, sessions=(first, doubled))
    cited = references(edited_with(replace(reading, protocol=protocol)), settings)
    assert [item.label for item in cited.items][-3:] == ["session 1, item II", "session 2, item II", "item IX"]


def test_a_sitting_on_another_day_is_cited_by_its_own_date(reading, edited_with, settings):
    second = replace(reading.protocol.sessions[1], date="1962-10-29")
    protocol = replace(reading.protocol, sessions=(reading.protocol.sessions[0], second))
    cited = references(edited_with(replace(reading, protocol=protocol)), settings)
    assert cited.at("item-ix").date == "1962-10-29"
    assert cited.at("item-v").date == "1962-10-28"


def test_a_known_public_address_takes_the_place_of_the_source_s(edited, settings):
    cited = references(edited, replace(settings, base_url="https://example.org/presidium/"))
    assert cited.document.address == P
    assert note(cited.at("item-ix")).endswith(f"Wilson Center Digital Archive, {P}#item-ix.")
    assert Citer(cited.document).cited("apa").endswith(P)


def test_no_address_of_the_own_machine_is_cited(edited, settings):
    for base in ("http://localhost:8000/", "http://127.0.0.1/", "http://[::1]/x/", "http://site.localhost/"):
        cited = references(edited, replace(settings, base_url=base))
        assert cited.document.address == "https://wilson-center-digital-archive.dvincitest.com/document/115092"


def test_the_address_is_cited_as_transcribed_and_corrected_only_where_none_is_printed(edited_with, settings):
    corrected = "https://digitalarchive.wilsoncenter.org/document/115092"
    printed = references(edited_with(url=corrected), settings).document
    assert printed.address == "https://wilson-center-digital-archive.dvincitest.com/document/115092"
    unprinted = references(edited_with(citation={"url": ""}, url=corrected), settings).document
    assert unprinted.address == corrected


def test_a_citation_names_the_version_only_where_it_is_asked_to(edited, settings):
    cited = references(edited, settings, versioned=True)
    version = edited.version[:7]
    said = {style: Citer(cited.at("item-ix")).cited(style) for style in STYLE_NAMES}
    assert f"Wilson Center Digital Archive, version {version} (January 2, 2026), https://" in said["chicago-note"]
    assert f"Digital Archive. Version {version} (January 2, 2026). https://" in said["chicago-bibliography"]
    assert f"Digital Archive, version {version} (2 Jan. 2026), https://" in said["mla"]
    assert f"Digital Archive. Version {version} (January 2, 2026). https://" in said["apa"]
    assert f"  version    = {{{version} (2026-01-02)}}" in bibtex(cited.records)
    assert json.loads(csl_json(cited.records))[0]["version"] == f"{version} (2026-01-02)"
    assert f"Naftali. Version {version} (2026-01-02).\n" in ris(cited.records)
    silent = references(edited, settings)
    assert not any("ersion" in Citer(reference).cited(style) for style in STYLE_NAMES for reference in silent)
    assert "ersion" not in bibtex(silent.records) + ris(silent.records) + csl_json(silent.records)


def test_a_version_that_is_not_recorded_has_no_day(edited_with, settings):
    cited = references(edited_with(provisional=True), settings, versioned=True)
    assert f", version {cited.document.work.version}, https://" in note(cited.document)
    assert cited.document.work.named_version == cited.document.work.version


def test_the_authorities_say_how_a_name_is_filed(reading, edited_with, settings):
    line = next(line for line in reading.protocol.header.lines if line.role == "citation")
    name = Name(NameKind.PERSON, "mao", (Text("Mao Zedong", line.origin),), line.origin)
    lines = (replace(line, content=(name,)),)
    edited = edited_with(citation={"translators": ("Mao Zedong",)})
    linked = replace(edited.protocol, header=replace(edited.protocol.header, lines=lines))
    edited = replace(edited, protocol=linked)
    people = Authorities(people={"mao": Person("mao", "Mao Zedong", "Mao, Zedong")})
    assert references(edited, settings, people).document.work.translators[0].inverted == "Mao, Zedong"
    assert references(edited, settings).document.work.translators[0].inverted == "Zedong, Mao"


def test_a_source_without_a_credit_sentence_is_given_one_from_its_roles(edited_with, settings):
    people = {"translators": ("A B", "C D", "E F"), "editors": ("G H",), "contributors": ("I J",), "credit": ""}
    work = references(edited_with(citation=people), settings).document.work
    assert work.credit == "Translated by A B, C D, and E F, edited by G H, with assistance from I J"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("On further steps  concerning Cuba.", "On further steps concerning Cuba"),
        ("On the letter to the U.S.", "On the letter to the U.S."),
        ("On the letter to Robert F.", "On the letter to Robert F."),
        ("Telegram of Cde.", "Telegram of Cde."),
        ("On Berlin:", "On Berlin"),
        ("On Berlin ...", "On Berlin ..."),
        ("Who will go?", "Who will go?"),
    ],
)
def test_a_heading_becomes_a_title(heading, title):
    assert title_words(heading) == title
