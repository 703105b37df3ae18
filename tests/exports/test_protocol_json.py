"""protocol.json: nothing lost, every node's own text, every field described."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.exports.scribe import written

from protocol_edition.diagnostics import CODES, Severity, found
from protocol_edition.edition import Anchor, Retired
from protocol_edition.exports import protocol_json, protocol_schema, protocol_tree, source_text
from protocol_edition.exports.json_inlines import Part
from protocol_edition.model import (
    Decisions,
    Leftover,
    LineRole,
    NameKind,
    NoteKind,
    Origin,
    Paragraph,
    Point,
    PointsKind,
    SignKind,
    Status,
    node_key,
    nodes,
    plain,
)
from protocol_edition.sources import read

UNHURRIED = examples(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault."""

SCHEMA = Draft202012Validator(json.loads(protocol_schema()))


def tree_of(read_text, findings=()):
    """The JSON value, after it went through text and the schema."""
    tree = json.loads(protocol_json(read_text, findings))
    SCHEMA.validate(tree)
    return tree


@pytest.fixture(scope="module")
def tree(edited):
    """What ``build`` publishes of Protocol 63."""
    return tree_of(edited)


class TestProtocol63:
    def test_the_header_in_plain_keys(self, tree):
        header = tree["header"]
        assert header["date"] == "1962-10-28"
        assert header["citation"]["reference"] == {
            "printed": "RGANI, F. 3, Op. 16, D. 947, L. 45-46ob",
            "archive": "RGANI",
            "fond": "3",
            "opis": "16",
            "delo": "947",
            "folios": "45-46ob",
        }
        assert header["citation"]["translators"] == header["citation"]["editors"] == ["Mark Kramer"]
        assert header["funders"] == ["Leon Levy Foundation"]
        assert header["original_language"] == "Russian"

    def test_who_attended(self, tree):
        assert [len(session["attendees"]) for session in tree["sessions"]] == [18, 12]
        assert [entry["name"] for entry in tree["sessions"][0]["attendees"][-2:]] == ["S. Ivanov", "Malin"]

    def test_the_items_in_the_order_of_the_record(self, tree):
        items = [
            (item["number"], item["value"], item["anchor"]) for session in tree["sessions"] for item in session["items"]
        ]
        assert items == [
            ("", None, "item-on-further-steps-concerning-cuba"),
            ("I", 1, "item-i"),
            ("V", 5, "item-v"),
            ("", None, "item-on-the-telegram-to-cde-pavlov"),
            ("II", 2, "item-ii"),
            ("III", 3, "item-iii"),
            ("IX", 9, "item-ix"),
        ]

    def test_a_heading_is_there_plain_and_as_printed(self, tree):
        telegram = tree["sessions"][0]["items"][3]
        assert telegram["heading"] == "On the telegram to Cde. Pavlov"
        assert telegram["heading_printed"] == "On the telegram to Cde. Pavlov[1]"

    def test_speech_and_points(self, tree):
        speech = tree["sessions"][0]["items"][0]["blocks"][0]
        assert speech["speaker"]["names"] == ["Khrushchev"]
        assert [point["anchor"] for point in speech["blocks"][0]["points"]] == ["p-1", "p-2"]
        assert speech["text"].splitlines()[1] == "We agree to dismantle the missile installations."

    def test_the_signs_in_a_flat_list_with_their_places(self, tree):
        assert [(sign["kind"], sign["printed"], sign["where"]["item"]) for sign in tree["signs"]] == [
            ("gap", "__", "III"),
            ("supplied", "[ships']", "IX"),
            ("deleted", "[to Cuba's ports]", "IX"),
        ]
        assert tree["signs"][1]["where"]["anchor"] == "p-12"

    def test_the_notes_and_their_marks(self, tree):
        assert [(note["label"], note["kind"], len(note["marks"])) for note in tree["notes"]] == [
            ("1", "translator", 1),
            ("2", "translator", 1),
            ("3", "translator", 1),
        ]
        mark = tree["notes"][1]["marks"][0]
        assert (mark["anchor"], mark["where"]["part"], mark["where"]["item"]) == ("note-2-mark", "item-heading", "III")
        assert [(mark["printed"], mark["note_line"]) for mark in tree["marks"]] == [
            ("[1]", 75),
            ("[2]", 76),
            ("[3]", 77),
        ]

    def test_every_addressed_node_names_its_anchor(self, edited, tree):
        named = dict(anchors_in(tree))
        assert named == {anchor.id: anchor.provisional for anchor in edited.anchors.values()}

    def test_the_source_comes_back_from_the_json_alone(self, edited, tree):
        assert source_text(tree) == edited.text
        assert tree["source"]["sha256"] == hashlib.sha256(edited.text.encode()).hexdigest()

    def test_a_file_read_on_its_own_has_no_anchors(self, reading):
        tree = tree_of(reading)
        assert not {"id", "edition"} & tree.keys()
        assert list(anchors_in(tree)) == []
        assert source_text(tree) == reading.text

    def test_what_the_edition_decided(self, edited):
        retired = (Retired("p-99", "p-3", "merged into the paragraph before"),)
        said = tree_of(replace(edited, url="https://example.org/corrected", retired=retired))["edition"]
        assert (said["short_title"], said["url"]) == ("Presidium Protocol 63", "https://example.org/corrected")
        assert said["text_version"] == edited.version
        assert said["retired"] == [
            {"anchor": "p-99", "successor": "p-3", "why": "merged into the paragraph before"},
        ]

    def test_findings_are_told(self, reading):
        finding = found("S101", "a.txt", "x")
        assert tree_of(reading, [finding])["diagnostics"] == [
            {
                "code": "S101",
                "severity": "error",
                "file": "a.txt",
                "line": 1,
                "column": 1,
                "what": "x",
                "remedy": CODES["S101"].remedy,
            }
        ]

    def test_indented_for_the_eye_it_says_the_same(self, edited):
        assert json.loads(protocol_json(edited, indent=2)) == json.loads(protocol_json(edited))
        assert protocol_json(edited, indent=2).count("\n") > 1000


def anchors_in(value) -> Iterator[tuple[str, bool]]:
    """Every node's anchor in the tree; not those that places repeat."""
    if isinstance(value, list):
        for entry in value:
            yield from anchors_in(entry)
    elif isinstance(value, dict):
        if "provisional" in value:
            yield value["anchor"], value["provisional"]
        for inner in value.values():
            yield from anchors_in(inner)


def test_a_character_that_the_model_lost_is_missed(reading):
    """The JSON holds the model's own text, never the source's: so a loss shows."""
    header = replace(reading.protocol.header, lines=reading.protocol.header.lines[1:])
    lossy = replace(reading, protocol=replace(reading.protocol, header=header))
    assert source_text(tree_of(lossy)) != reading.text


def test_a_character_that_the_model_doubled_is_seen(reading):
    left = Leftover("Cuba", Origin("a", 1, 1, 700, 704))
    doubled = replace(reading, protocol=replace(reading.protocol, leftovers=(left,)))
    assert source_text(tree_of(doubled)) != reading.text


@given(written())
@examples(UNHURRIED, max_examples=500)
def test_any_protocol_comes_back_whole_from_its_json(made):
    tree = json.loads(protocol_json(made))
    assert source_text(tree) == made.text
    assert len(tree["marks"]) == types_in(tree).count("note-mark")
    assert len(tree["signs"]) == types_in(tree).count("sign")


@given(written())
@examples(UNHURRIED, max_examples=40)
def test_any_protocol_keeps_to_the_schema(made):
    assert tree_of(made)["source"]["characters"] == len(made.text)


@given(written())
@examples(UNHURRIED, max_examples=100)
def test_any_node_keeps_its_own_text_and_anchor(made):
    anchors = {node_key(node): Anchor(f"a-{i}", i % 2 == 0) for i, node in enumerate(nodes(made.protocol))}
    tree = protocol_tree(made, anchors)
    assert len(list(anchors_in(tree))) == len(list(nodes(made.protocol)))
    texts = {
        value["anchor"]: value["text"] for value in mappings_in(tree) if "provisional" in value and "text" in value
    }
    for node in nodes(made.protocol):
        if isinstance(node, Paragraph | Point):
            assert texts[anchors[node_key(node)].id] == plain(node.content)


HEAD = ["October 28, 1962", "Presidium Protocol 61", "Top Secret", "Summary:", "Words", "", "\t"]
BODY = [
    "Present: Brezhnev, Kozlov, S. Ivanov.", "I. On Cuba", "- V. On it", "On the telegram[1]", "Cde. Khrushchev", "",
    "- 1. We agree [to that].", "- (a) Send it.", "Cde. Mikoyan—speaks __[2]", "(p. 2)", ". . . .", "MIKOYAN. No.",
    "Protocol No. 61 (continuation) Session of 29 October 1962", "The [ships'] voyage, F[idel] (?)",
]  # fmt: skip
NOTES = ["- [1] Translator's Note: a pseudonym.", "- [2] Editor's Note: see item I.", "- [3] Without a mark.", ""]


@st.composite
def source_texts(draw) -> str:
    parts = ((HEAD, 5), (BODY, 15), (NOTES, 4))
    lines = [line for forms, most in parts for line in draw(st.lists(st.sampled_from(forms), max_size=most))]
    return draw(st.sampled_from(["\n", "\n\n", "\r\n"])).join(lines)


@given(source_texts())
@examples(UNHURRIED, max_examples=150)
def test_any_text_that_is_read_comes_back_from_its_json(text):
    reading, findings = read(text.encode(), "made.txt", Decisions())
    if reading is not None:
        assert source_text(tree_of(reading, findings)) == reading.text


def mappings_in(value) -> Iterator[dict]:
    if isinstance(value, list):
        for entry in value:
            yield from mappings_in(entry)
    elif isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from mappings_in(inner)


def types_in(tree) -> list[str]:
    return [value["type"] for value in mappings_in(tree) if "type" in value]


class TestSchema:
    schema = json.loads(protocol_schema())

    def test_it_is_a_schema(self):
        Draft202012Validator.check_schema(self.schema)

    def test_every_field_is_described(self):
        undescribed = [
            f"{name}.{field}"
            for name, definition in {"top": self.schema, **self.schema["$defs"]}.items()
            for field, said in fields_of(definition)
            if not self.described(said)
        ]
        assert undescribed == []

    def described(self, said) -> bool:
        if said.get("description"):
            return True
        target = said.get("$ref", "").removeprefix("#/$defs/")
        return bool(target) and self.described(self.schema["$defs"][target])

    def test_nothing_undescribed_is_allowed(self):
        for value in mappings_in(self.schema):
            if value.get("type") == "object":
                assert value["additionalProperties"] is False
                assert set(value["required"]) <= set(value["properties"])

    @pytest.mark.parametrize(
        ("name", "field", "known"),
        [
            ("signKind", None, SignKind),
            ("nameKind", None, NameKind),
            ("status", None, Status),
            ("line", "role", LineRole),
            ("points", "kind", PointsKind),
            ("note", "kind", NoteKind),
            ("where", "part", Part),
            ("diagnostic", "severity", Severity),
        ],
    )
    def test_its_lists_of_words_are_the_model_s(self, name, field, known):
        definition = self.schema["$defs"][name]
        listed = definition["properties"][field]["enum"] if field else definition["enum"]
        assert listed == [member.value for member in known]

    def test_it_names_what_it_explains(self):
        explained = re.findall(r"([a-z-]+) \(", self.schema["$defs"]["signKind"]["description"])
        assert set(explained) <= {kind.value for kind in SignKind}


def fields_of(definition) -> Iterator[tuple[str, dict]]:
    for value in mappings_in(definition):
        if isinstance(value.get("properties"), dict) and value.get("type") == "object":
            yield from value["properties"].items()
