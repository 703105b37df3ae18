"""The edition as tables: every value comes back, and the dictionary describes exactly what is there."""

import csv
import io
import json
from dataclasses import replace

import pytest
from pyld import jsonld

from protocol_edition.edition import register, survey
from protocol_edition.exports import (
    TABLES,
    Edition,
    attendance_json,
    dictionary,
    linked_edition,
    table_head,
    table_lines,
)
from protocol_edition.model import Authorities, Person, Place


@pytest.fixture
def edition(edited, settings):
    weber = Person("weber", 'Anna "the Mill" Weber', "Weber, Anna", ("Weber", "Вебер"), source="Line one\nline two")
    authorities = Authorities({"weber": weber}, {"linz": Place("linz", "Linz", (), 48.3, 14.29)})
    return Edition(register([survey(edited)]), authorities, replace(settings, base_url="https://example.org/e/"))


def rows_of(edition) -> dict[str, list[dict[str, str]]]:
    written = {table.file: table_head(table) + table_lines(table.rows(edition)) for table in TABLES}
    read = {file: list(csv.DictReader(io.StringIO(text, newline=""))) for file, text in written.items()}
    return {file: rows for file, rows in read.items() if rows}


def test_what_a_table_holds_comes_back_as_it_was(edition):
    (person,) = rows_of(edition)["people.csv"]

    assert person["name"] == 'Anna "the Mill" Weber'
    assert person["variants"] == "Weber; Вебер"
    assert person["source"] == "Line one\nline two"
    assert person["address"] == "https://example.org/e/people/weber/"


@pytest.mark.parametrize("words", ["=1+1", "@SUM(A1)", "+cmd|x", "- 1. Order", "\t=1", "＝1", "'=1", "''@x", "-", "="])
def test_no_cell_is_a_formula_and_one_apostrophe_less_gives_its_words(edition, words):
    authorities = Authorities({"weber": Person("weber", words, words, ())})
    (person,) = rows_of(replace(edition, authorities=authorities))["people.csv"]

    assert person["name"] == f"'{words}"


@pytest.mark.parametrize("words", ["-14.29", "-1921", "1. - x", "x=1", "'x", "", " ="])
def test_what_is_no_formula_stays_as_it_is(edition, words):
    authorities = Authorities({"weber": Person("weber", words or "x", "x", (), note=words)})
    (person,) = rows_of(replace(edition, authorities=authorities))["people.csv"]

    assert person["note"] == words


def test_every_item_and_every_seat_of_protocol_63_is_a_row(edition):
    rows = rows_of(edition)

    assert [row["number"] for row in rows["items.csv"]] == ["", "I", "V", "", "II", "III", "IX"]
    assert rows["items.csv"][-1]["address"] == "https://example.org/e/protocols/presidium-protocol-63/#item-ix"
    by_session = [row["session"] for row in rows["attendance.csv"]]
    assert (by_session.count("1"), by_session.count("2")) == (18, 12)
    assert {row["role"] for row in rows["attendance.csv"]} == {"present"}


def test_the_dictionary_names_the_columns_of_every_table_and_their_keys_are_unique(edition):
    files = rows_of(edition)
    described = json.loads(dictionary(edition, tuple(table for table in TABLES if table.file in files)))

    for table in described["tables"]:
        schema = table["tableSchema"]
        assert [column["name"] for column in schema["columns"]] == list(files[table["url"]][0])
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in files[table["url"]]]
        assert len(set(keys)) == len(keys)
    assert described["dc:license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_an_edition_without_an_address_gives_paths(edition, settings):
    rows = rows_of(replace(edition, settings=settings))

    assert rows["protocols.csv"][0]["address"] == "protocols/presidium-protocol-63/index.html"


def test_the_linked_data_expands_to_protocols_items_and_names(edition):
    context = {"@context": {"@vocab": "https://schema.org/"}}
    data = json.loads("".join(linked_edition(edition))) | context
    nodes = {node["@id"]: node for node in jsonld.flatten(data)}

    protocol = nodes["https://example.org/e/protocols/presidium-protocol-63/"]
    assert len(protocol["https://schema.org/hasPart"]) == 7
    assert nodes["https://example.org/e/people/weber/"]["@type"] == ["https://schema.org/Person"]


def test_the_seats_as_json_are_those_of_the_table(edition):
    sittings = json.loads("".join(attendance_json(edition.register)))["sittings"]

    assert [len(sitting["seats"]) for sitting in sittings] == [18, 12]
    assert sittings[1]["seats"][0]["name"] == "Kozlov"
