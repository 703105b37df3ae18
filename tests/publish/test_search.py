"""What can be found: the records of an edition, and the index that is made of them."""

import json
import re
import sys

import pytest
from tests.tei_like import everything

from protocol_edition.edition import edit, register, survey
from protocol_edition.model import Authorities, Decisions
from protocol_edition.project import open_project
from protocol_edition.publish import Terms, build, desk, edit_text, index_alone, search
from protocol_edition.publish import pagefind as running
from protocol_edition.publish.pagefind import NotIndexedError, bundle
from protocol_edition.publish.same_bytes import in_order, read, write
from protocol_edition.publish.search_records import EVERY, Record, filed_names, letter, name_records, text_records

PEOPLE = """\
weber-anna:
  name: Anna Weber
  sort: Weber, Anna
  variants: [Weber, Вебер]
  offices: [Harbour master]
lang-otto:
  name: Otto Lang
  sort: Lang, Otto
  variants: [Lang]
  pseudonyms:
    - {name: Der Lotse, source: his letters}
brandt-1:
  name: Otto Brandt
  sort: Brandt, Otto
  variants: [O. Brandt]
brandt-2:
  name: Otto Brandt the younger
  sort: Brandt, Otto
"""
PLACES = "linz: {name: Linz}\n"


@pytest.fixture
def named(edition):
    """The two invented protocols with their people and a place."""
    (edition / "authorities").mkdir()
    (edition / "authorities/people.yaml").write_text(PEOPLE, encoding="utf-8")
    (edition / "authorities/places.yaml").write_text(PLACES, encoding="utf-8")
    return edition


@pytest.fixture
def project(named):
    opened, findings = open_project(named)
    assert opened, findings
    return opened


@pytest.fixture
def found(project):
    """The records of protocol 7 by what follows its page in their address, and those of all names by title."""
    at = desk(project)
    edited = edit_text(project.sources[0], at)[0].edited
    filed = filed_names(project.authorities)
    records = list(text_records(edited, survey(edited), filed, 0))
    names = name_records(project.authorities, filed)
    return {record.url.partition("index.html")[2]: record for record in records}, {
        record.meta["title"]: record for record in names
    }


def test_each_item_opening_list_of_notes_and_the_head_is_found_by_itself(found):
    texts, _ = found
    assert list(texts) == ["", "#session-1", "#item-i", "#item-iii", "#notes"]
    assert {record.url.partition("index.html")[0] for record in texts.values()} == {"../protocols/protocol-7/"}


def test_a_result_says_item_protocol_and_date(found):
    item = found[0]["#item-i"]
    shown = {"title": "I. On the dredger", "protocol": "Ebenau Protocol 7", "date": "3 March 1921"}
    assert item.meta == {**shown, "every": EVERY}
    assert item.content.startswith("On the dredger · Cde. Weber: Order the dredger from [the yard at] Linz.")
    assert "[1]" not in item.content


def test_the_notes_are_found_with_their_labels(found):
    assert found[0]["#notes"].content.startswith("[1] The yard is not named")


def test_who_speaks_is_mentioned_or_sat_there_is_told_apart(found):
    texts, _ = found
    item, opening = texts["#item-i"].filters, texts["#session-1"].filters
    assert item["speaks person W"] == ("Weber, Anna",)
    assert "speaks person L" not in item
    assert item["present person L"] == ("Lang, Otto",)
    assert opening["listed person L"] == ("Lang, Otto",)
    assert opening["present person W"] == ("Weber, Anna",)
    assert "present person W" not in texts["#notes"].filters


def test_places_year_and_series_narrow_a_search(found):
    item = found[0]["#item-i"].filters
    assert item["place L"] == ("Linz",)
    assert item["year"] == ("1921",)


def test_a_name_is_found_under_every_spelling_and_cover_name(found):
    _, names = found
    assert "Вебер" in names["Weber, Anna"].content
    assert "Harbour master" in names["Weber, Anna"].content
    assert "Der Lotse" in names["Lang, Otto"].content
    assert names["Weber, Anna"].url == "../people/weber-anna/index.html"


def test_two_who_are_filed_alike_are_told_apart_by_their_keys(found):
    assert {"Brandt, Otto (brandt-1)", "Brandt, Otto (brandt-2)"} <= set(found[1])


@pytest.mark.parametrize(("name", "filed"), [("Élie", "E"), ("ödön", "O"), ("Хрущев", "Х"), ("ß", "SS"), ("1st", "1")])
def test_a_name_is_filed_under_its_first_letter_without_accents(name, filed):
    assert letter(name) == filed


def test_the_same_edition_gives_the_same_index(project):
    assert dict(index_alone(project)) == dict(index_alone(project))


def test_the_index_names_its_parts_and_holds_the_program_once(project):
    files = dict(index_alone(project))
    assert json.loads(files["search/index/volumes.json"]) == {"text": ["1"], "names": "names"}
    assert [path for path in files if path.endswith("pagefind.js")] == ["search/index/1/pagefind.js"]
    assert "search/index/names/pagefind-entry.json" in files
    assert not [path for path in files if "-ui" in path or "highlight" in path]


def test_a_large_edition_is_indexed_in_volumes_that_end_with_a_protocol(project, monkeypatch):
    monkeypatch.setattr(search, "VOLUME", 2)
    files = dict(index_alone(project))
    assert json.loads(files["search/index/volumes.json"])["text"] == ["1", "2"]
    pages = [json.loads(files[f"search/index/{part}/pagefind-entry.json"])["languages"]["en"]["page_count"]
             for part in "12"]  # fmt: skip
    assert pages == [5, 3]


def test_a_build_publishes_the_index_and_a_preview_only_the_page(project, tmp_path):
    assert build(project, tmp_path / "build").published
    assert (tmp_path / "build/search/index/volumes.json").is_file()
    build(project, tmp_path / "preview", terms=Terms(searchable=False))
    assert not (tmp_path / "preview/search/index").exists()
    assert (tmp_path / "preview/search/index.html").is_file()


def test_an_edition_without_search_has_no_search_page_and_no_link_to_one(named, tmp_path):
    with (named / "edition.yaml").open("a") as settings:
        settings.write("search: false\n")
    project, _ = open_project(named)
    build(project, tmp_path / "build")
    assert not (tmp_path / "build/search").exists()
    home = (tmp_path / "build/index.html").read_text()
    assert "search" not in home
    assert "seek.js" not in home


@pytest.mark.parametrize(("address", "there"), [("base_url: https://example.org/ebenau/\n", True), ("", False)])
def test_browsers_are_told_of_the_search_where_the_site_knows_its_address(named, tmp_path, address, there):
    with (named / "edition.yaml").open("a") as settings:
        settings.write(address)
    project, _ = open_project(named)
    build(project, tmp_path / "build", terms=Terms(searchable=False))
    assert (tmp_path / "build/opensearch.xml").is_file() == there
    page = (tmp_path / "build/protocols/protocol-7/index.html").read_text()
    assert ('<link rel="search" href="../../opensearch.xml"' in page) == there


def test_where_pagefind_is_not_to_be_had_the_page_offers_the_lists_and_the_build_says_so(
    project, tmp_path, monkeypatch
):
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)  # as where no wheel is
    built = build(project, tmp_path / "build")
    assert built.published
    assert [finding.what for finding in built.diagnostics if finding.code == "P107"] == [
        "there is no search: the program 'pagefind' is not to be had for this machine"
    ]
    page = (tmp_path / "build/search/index.html").read_text()
    assert "<form" not in page
    assert 'href="../people/index.html"' in page
    assert not (tmp_path / "build/search/index").exists()


@pytest.mark.parametrize(
    ("program", "said"), [(sys.executable, "ended before it was done"), ("no such program", "does not run")]
)
def test_a_program_that_fails_is_told_in_one_finding(program, said, project, tmp_path, monkeypatch):
    monkeypatch.setattr(running, "_installed", lambda: program)
    built = build(project, tmp_path / "build")
    assert built.published
    (finding,) = [finding for finding in built.diagnostics if finding.code == "P107"]
    assert said in finding.what


def test_an_answer_of_refusal_is_told():
    with pytest.raises(NotIndexedError, match="'pagefind' says"):
        bundle([Record("x", "words", {}, {"year": (1921,)}, "1")], "en")  # a filter must be words


@pytest.mark.parametrize("value", [0, 23, 24, 255, 256, 65_536, 1 << 32, -1, -25, "", "Хрущев", [], [[1, "a"], [-7]]])
def test_a_value_of_an_index_is_written_as_it_was_read(value):
    out = bytearray()
    write(value, out)
    assert read(bytes(out), 0) == (value, len(out))


def test_an_index_of_another_form_is_refused():
    with pytest.raises(ValueError, match="another form"):
        read(b"\xa1\x01\x02", 0)


def test_an_index_in_order_stays_as_it_is():
    record = Record("a", "one two", {"title": "A"}, {"year": ("1921", "1920")}, "000001-0000")
    files = bundle([record], "en")
    assert in_order(files, {"a": "000001-0000"}) == files


def test_a_passage_is_named_by_its_place_and_a_sign_of_the_words_of_its_protocol(project):
    texts = [path for path in dict(index_alone(project)) if path.startswith("search/index/1/fragment/")]
    places = [
        re.fullmatch(r"search/index/1/fragment/(\d{6})-([0-9a-f]{4})-(\d{4})\.pf_fragment", path) for path in texts
    ]
    assert [(place[1], place[3]) for place in places] == sorted((place[1], place[3]) for place in places)
    assert [place[1] for place in places] == ["000000"] * 5 + ["000001"] * 3
    assert len({place[2] for place in places}) == 2


def test_the_sign_is_another_where_a_word_is(project, named):
    before = dict(index_alone(project))
    text = named / "protocol-9.txt"
    text.write_text(text.read_text().replace("is built", "stands"))
    changed = set(dict(index_alone(project))) - set(before)
    assert len([path for path in changed if "/fragment/000001-" in path]) == 3
    assert not [path for path in changed if "/fragment/000000-" in path]


def test_the_facts_of_the_register_and_the_texts_agree(project):
    at = desk(project)
    texts = [edit_text(source, at)[0].edited for source in project.sources]
    whole = register(survey(text) for text in texts)
    files = dict(search.index_files(reversed(texts), whole, project.authorities, "en"))
    assert files == dict(index_alone(project))


def test_the_real_edition_tells_who_stands_in_a_note(seed_edition):
    project, _ = open_project(seed_edition)
    edited = edit_text(project.sources[0], desk(project))[0].edited
    records = text_records(edited, survey(edited), filed_names(project.authorities), 0)
    notes = next(record for record in records if record.url.endswith("#notes"))
    assert any(name.startswith("Dobrynin") for name in notes.filters["note person D"])
    assert "speaks person D" not in notes.filters


def test_what_an_encoding_tells_is_found_and_the_cells_of_a_row_are_parted():
    edited, _ = edit(everything(), Decisions(), Authorities(), None, doc_id="protocol-7")
    records = {record.meta["title"]: record.content for record in text_records(edited, survey(edited), {}, 0)}
    words = records["I. Vom Bagger"]
    assert "Teil · Preis · Eimer · 200 · K" in words
    assert words.endswith("Firma · Linz · Bagger > Ankauf")
    assert "Gesehen am 7. März 1921." in next(iter(records[title] for title in records if "Opening" in title))
