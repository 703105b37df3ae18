"""Names that the source itself identifies: its keys lead to the authorities, or the words are looked up."""

from dataclasses import replace

import pytest
from tests.tei_like import Flat, everything

from protocol_edition.edition import edit
from protocol_edition.model import (
    Authorities,
    Decisions,
    Name,
    NameDecision,
    NamedThing,
    NameKind,
    Person,
    Place,
    contents,
    names_in,
    plain,
    protocol_leaves,
)
from protocol_edition.sources import Reading

WEBER = Person("weber", "Anna Weber", "Weber, Anna", ("Weber",), keys=("mpr12",), identifiers=(("gnd", "118540238"),))
LANG = Person("lang", "Otto Lang", "Lang, Otto", ("Lang",))
LINZ = Place("linz", "Linz", ("Linz",))
KNOWN = Authorities({"weber": WEBER, "lang": LANG}, {"linz": LINZ}, {})


def text(*named: tuple[NameKind, str, str], register: tuple[NamedThing, ...] = ()) -> Reading:
    """A text with one paragraph that names each: kind, key, words."""
    flat = Flat()

    def name(kind, key, words):
        def write():
            start = len(flat.text)
            content = flat(words)
            return Name(kind, key, content, flat.origin(start))

        return write

    parts = [part for one in named for part in ("es kam ", name(*one), "; ")]
    paragraph = flat.paragraph(*parts)
    protocol = everything().protocol
    session = replace(protocol.sessions[0], lists=(), blocks=(paragraph,), items=(), closing=(), origin=flat.origin(0))
    bare = replace(protocol, header=replace(protocol.header, lines=()), sessions=(session,), notes=(), names=register)
    return Reading(bare, flat.text)


def linked(reading: Reading, known: Authorities = KNOWN) -> list[tuple[str, str, str]]:
    edited, _ = edit(reading, Decisions(), known, None, doc_id="p")
    assert all(reading.text.startswith(words, start) for start, words in protocol_leaves(edited.protocol))
    names = [name for content in contents(edited.protocol) for name in names_in(content)]
    return [(name.kind.value, name.key, plain(name.content)) for name in names]


def findings(reading: Reading, known: Authorities = KNOWN) -> list[tuple[str, str]]:
    _, found = edit(reading, Decisions(), known, None, doc_id="p")
    return [(one.code, one.what) for one in found if one.code == "A209"]


@pytest.mark.parametrize(
    "key", ["weber", "mpr12", "#mpr12", "persons.xml#mpr12", "118540238", "https://d-nb.info/gnd/118540238"]
)
def test_a_key_is_that_of_the_authorities_or_one_that_they_know(key):
    assert linked(text((NameKind.PERSON, key, "die Ministerin"))) == [("person", "weber", "die Ministerin")]


def test_the_register_of_the_source_tells_whom_a_key_means():
    by_name = NamedThing(NameKind.PERSON, "x1", "Otto Lang")
    by_identifier = NamedThing(NameKind.PERSON, "x2", "A. W.", (("gnd", "118540238"),))
    reading = text((NameKind.PERSON, "x1", "er"), (NameKind.PERSON, "x2", "sie"), register=(by_name, by_identifier))
    assert linked(reading) == [("person", "lang", "er"), ("person", "weber", "sie")]


def test_a_key_that_nobody_has_leaves_words_which_are_looked_up_as_usual():
    reading = text(
        (NameKind.PERSON, "mpr99", "Lang"), (NameKind.PERSON, "mpr99", "Moser"), (NameKind.PLACE, "", "Linz")
    )
    assert linked(reading) == [("person", "lang", "Lang"), ("place", "linz", "Linz")]
    assert findings(reading) == [("A209", "'Lang' is 'mpr99' in the source, a key that no entry has")]


def test_without_authorities_all_keys_of_a_kind_are_one_finding():
    reading = text(*((NameKind.PERSON, f"k{number}", "Weber") for number in range(5)))
    assert findings(reading, Authorities()) == [
        ("A209", "5 keys of persons lead to no entry of authorities/people.yaml: 'k0', 'k1', 'k2' and 2 more")
    ]


def test_a_name_inside_a_sign_is_found_too():
    assert linked(everything()) == [
        ("person", "weber", "Weber"), ("person", "lang", "Lang"), ("person", "weber", "Weber"),
    ]  # fmt: skip


def test_a_namesake_with_another_key_is_not_linked_unless_the_editor_says_so():
    reading = text((NameKind.PERSON, "mpr13", "Weber"), (NameKind.PERSON, "mpr99", "Lang"))
    assert linked(reading) == [("person", "lang", "Lang")]
    decisions = Decisions(names=(NameDecision("Weber", "weber", (), "It is she."),))
    edited, _ = edit(reading, decisions, KNOWN, None, doc_id="p")
    assert "weber" in {name.key for content in contents(edited.protocol) for name in names_in(content)}
