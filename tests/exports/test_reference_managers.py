"""Records for reference managers come back whole through other people's parsers, whatever signs their words hold."""

import json
import re
from dataclasses import replace

import bibtexparser
import pytest
import rispy
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from tests.exports.parsers import read_bibtex, read_names, valid

from protocol_edition.exports import Reference, bibtex, csl_json, name_parts, references, ris
from protocol_edition.exports.bibtex import tex
from protocol_edition.exports.typography import typeset

AWKWARD = [
    'On the "Five Points" of F. Castro',
    "Cuba & Turkey: 100% of $5_000 #1",
    "A {brace, an } other and a \\ slash",
    '~tilde^ <angle> | bar `tick` / 5" wide',
    "He said \"see 'this'\"",
    "О письме «Правде» и “Известиям”",
    "“Правда” ‘пишет’",
    "Kádár’s letter — Łódź – 1956 … ß",
    "É, ü, č: decomposed é",
    "--- @comment{x} \\input{y} %",
    "ER  - not the end",
    "<script>alert(1)</script>",
]


def same(words):
    """Words as both sides of a comparison should have them: marks of one kind."""
    return re.sub("[‘’'`]", "'", re.sub('[“”"]', '"', " ".join(words.split())))


def titled(cited, title):
    return replace(cited.document, work=replace(cited.document.work, title=title))


@pytest.fixture(scope="module")
def cited(edited, settings):
    return references(edited, settings)


def test_one_file_holds_the_document_and_every_item(cited):
    keys = [record.key for record in cited.records]
    assert len(keys) == len(set(keys)) == 8
    assert [entry.key for entry in read_bibtex(bibtex(cited.records))] == keys
    assert [record["id"] for record in json.loads(csl_json(cited.records))] == keys
    assert [record["title"] for record in rispy.loads(ris(cited.records))] == [record.title for record in cited.records]


def test_a_bibtex_entry_as_a_parser_sees_it(cited):
    entry = read_bibtex(bibtex([cited.document]))[0].fields_dict
    assert read_names(bibtex([cited.document])) == [{"von": "", "last": "Kramer", "first": "Mark"}]
    assert entry["month"].value == 10
    assert entry["date"].value == "1962-10-28"
    assert entry["title"].value == cited.document.work.title


@pytest.mark.parametrize("title", AWKWARD)
def test_a_title_comes_back_from_bibtex(cited, title):
    entry = read_bibtex(bibtex([titled(cited, title)]))[0]
    assert same(entry.fields_dict["title"].value) == same(title)


@pytest.mark.parametrize("title", AWKWARD)
def test_a_title_comes_back_from_ris(cited, title):
    first, second = rispy.loads(ris([titled(cited, title), cited.document]))
    assert first["title"] == " ".join(title.split())
    assert second["title"] == cited.document.work.title


@pytest.mark.parametrize("title", AWKWARD)
def test_a_title_comes_back_from_csl_json(cited, title):
    assert valid(csl_json([titled(cited, title)]))[0]["title"] == title


PRINTING = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn"]), min_size=1)


def test_no_title_breaks_a_file(cited):
    @given(PRINTING.filter(str.strip))
    @examples(max_examples=300, deadline=None)
    def holds(title):
        folded = " ".join(title.split())
        records = [titled(cited, folded), cited.items[0]]
        library = bibtexparser.parse_string(bibtex(records))
        assert [entry.key for entry in library.entries] == [record.key for record in records]
        assert not library.failed_blocks
        assert balanced(tex(typeset(title)))
        assert [record["title"] for record in rispy.loads(ris(records))] == [folded, records[1].title]
        assert len(valid(csl_json(records))) == 2

    holds()


def balanced(words):
    """As BibTeX counts: a backslash protects nothing."""
    depth = 0
    for sign in words:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


def test_line_ends_in_a_title_or_note_do_not_end_a_ris_field(cited):
    record = rispy.loads(ris([titled(cited, "On Cuba\nER  - \r\nTY  - BOOK")]))
    assert len(record) == 1
    assert record[0]["title"] == "On Cuba ER - TY - BOOK"


@pytest.mark.parametrize(
    "printed", ["Vincent van Gogh", "U Thant", "Aliev G. A.", "Анатолий Добрынин", "Bell & Co Press"]
)
def test_a_name_comes_back_from_every_format(cited, printed):
    name = name_parts(printed)
    record = replace(cited.document, work=replace(cited.document.work, translators=(name, name_parts("Ada Bell"))))
    parts = {"von": name.particle, "last": name.literal or name.family, "first": name.given}
    assert read_names(bibtex([record])) == [parts, {"von": "", "last": "Bell", "first": "Ada"}]
    assert rispy.loads(ris([record]))[0]["subsidiary_authors"] == [name.inverted, "Bell, Ada"]
    assert json.loads(csl_json([record]))[0]["translator"] == [name.csl, {"family": "Bell", "given": "Ada"}]


@pytest.mark.parametrize(
    ("edtf", "ris_day", "note"),
    [
        ("1962-10-28", "1962/10/28", ""),
        ("1962-10", "1962/10//", ""),
        ("1956-10-23/1956-10-26", "1956/10/23", " Dated October 23–26, 1956."),
        ("1962-10-28?", "1962/10/28", " Dated [October 28, 1962?]."),
        ("196X", None, " Dated 1960s."),
        ("", None, ""),
    ],
)
def test_a_date_that_one_field_cannot_hold_is_told_in_the_note(cited, edtf, ris_day, note):
    record = replace(cited.document, date=edtf)
    read = rispy.loads(ris([record]))[0]
    assert read.get("date") == ris_day
    assert read["notes"] == [f"Translated and edited by Mark Kramer, with assistance from Timothy Naftali.{note}"]
    assert valid(csl_json([record]))
    dates = [field.value for field in read_bibtex(bibtex([record]))[0].fields if field.key == "date"]
    assert dates == ([edtf] if edtf else [])


def test_an_address_that_would_end_its_field_is_encoded(cited):
    work = replace(cited.document.work, source_url="https://example.org/a}b{c d?x=1&y=50%25_z#p")
    entry = read_bibtex(bibtex([replace(cited.document, work=work)]))[0]
    assert "url        = {https://example.org/a%7Db%7Bc%20d?x=1&y=50%25_z#p}" in bibtex(
        [replace(cited.document, work=work)]
    )
    assert entry.key == "presidium-protocol-63"


def test_every_part_has_a_record_of_its_own(cited):
    for reference in cited:
        assert isinstance(reference, Reference)
        assert len(read_bibtex(bibtex([reference]))) == 1
        assert rispy.loads(ris([reference]))[0]["title"] == reference.title
        assert len(valid(csl_json([reference]))) == 1
