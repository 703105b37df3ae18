"""Whether a text may be read otherwise where an entry of the authorities changed: told by its words alone."""

import random
import re
from dataclasses import replace

import pytest
from tests.sources.generated import document

from protocol_edition.edition import edit, known_names, may_have, names_begin_with
from protocol_edition.model import Authorities, Decisions, Person, Place, Pseudonym
from protocol_edition.sources import read

LANG = Person("lang", "Otto Lang", "Lang, Otto", ("Chief Lang",), pseudonyms=(Pseudonym("Heron", (), "a note"),))


OTHERS = ["Xanten", "Yvo", "Quast", "Ruben", "Sorel", "Ulm"]


def names(text):
    return may_have(text.encode(), names_begin_with(LANG))


def test_an_entry_is_named_by_the_first_words_of_its_names_by_forename_surname_and_cover_name():
    assert names_begin_with(LANG) == {"Otto", "OTTO", "Lang", "LANG", "Chief", "CHIEF", "Heron", "HERON"}
    assert names_begin_with(Place("linz", "Linz", variants=("the town",))) == {"Linz", "LINZ", "the", "THE"}


@pytest.mark.parametrize(
    "text",
    [
        "Lang speaks.", "LANG speaks.", "Lang's report", "(Lang)", "Lang[1] speaks", "Lang¹ speaks", "Ter-Lang",
        "La-\nng speaks", "La\u00adng speaks", "La[ng] speaks", "L[an]g", "[La]ng", "La[1]ng", "_Lang_", "Otto Moser",
    ],
)  # fmt: skip
def test_a_text_with_such_a_word_however_it_is_printed_may_name_it(text):
    assert names(text)


@pytest.mark.parametrize("text", ["Moser speaks.", "Langer speaks.", "Aldorf[1] lies there.", "lang ago", "O. Moser"])
def test_a_text_without_one_does_not(text):
    assert not names(text)


def test_of_bytes_that_are_no_text_it_is_not_certain():
    assert may_have(b"\xff\xfe", {"Lang"})


def entries(chance, text):
    """Persons and places called by words of a text, and by others."""
    words = [word for word in re.findall(r"\w+", text) if word.strip("0123456789_")]
    some = [" ".join(chance.choices(chance.choice([words, OTHERS]), k=chance.choice([1, 1, 2, 3]))) for _ in range(12)]
    people = {f"p{n}": Person(f"p{n}", name, name) for n, name in enumerate(some[:8])}
    people["p0"] = replace(people["p0"], sort=f"{some[8]}, {some[9]}", variants=(some[10],))
    return Authorities(people, {"s": Place("s", some[11])})


def edited(reading, authorities):
    """The protocol and what is found in it, but for the finding that tells which names are alike."""
    protocol, found = edit(reading, Decisions(), known_names(authorities), None, doc_id="made")
    return protocol, [finding for finding in found if finding.code != "A201"]


def test_a_text_that_has_none_of_the_words_is_read_as_it_was_whatever_entry_changed():
    chance, alike, others = random.Random(5), 0, 0
    for seed in range(100):
        text = re.sub(r"(?<=\w)[\[({<](?![0-9])|[\])}>](?=\w)", " ", document(seed))  # else nothing is certain of most
        source = text.encode("utf-8", "surrogatepass")
        reading, _ = read(source, "made.txt", Decisions())
        if reading is None:
            continue
        then = entries(chance, text)
        for _ in range(6):
            key = chance.choice(sorted(then.people))
            new = Person(key, *chance.choice([("Xanten", "Xanten"), ("Yvo Xanten", "Xanten, Yvo"), ("Arlov", "Arlov")]))
            now = replace(then, people={**then.people, key: new})
            first, again = (edited(reading, authorities) for authorities in (then, now))
            named = names_begin_with(then.people[key]) | names_begin_with(new)
            if not may_have(source, named):
                assert first == again
                alike += 1
            others += first != again
    assert alike > 20
    assert others > 20
