"""Attachments, parallel texts, and where pointers lead."""

import pytest
from tests.tei_like import everything

from protocol_edition.edition import Facts, Finder, edit, register, survey
from protocol_edition.model import Authorities, Decisions, natural


def surveyed(doc_id: str, file: str = "", **decided) -> Facts:
    reading = everything(file=file or f"{doc_id}.xml")
    edited, _ = edit(reading, Decisions(**decided), Authorities(), None, doc_id=doc_id)
    return survey(edited)


def other(doc_id: str, date: str, **facts) -> Facts:
    items = surveyed("protocol-7").items
    return Facts(doc_id, doc_id, "", date, "", "", (date, 0, ""), items, (), f"{doc_id}.xml", **facts)


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("311", (311, "")), ("311a", (311, "a")), ("II½", (2, "½")), ("III/2", (3, "/2")), ("[IX.]", (9, "")),
        ("II.a", (2, "a")), ("", (0, "")), ("A-I", (0, "A-I")), ("Dredger", (0, "Dredger")),
    ],
)  # fmt: skip
def test_a_number_is_ordered_by_its_value_and_then_by_what_follows(printed, key):
    assert natural(printed) == key


def test_311a_stands_between_311_and_312():
    made = [surveyed(f"p-{number}", number=number) for number in ("312", "311a", "311")]
    assert [facts.number for facts in register(made).protocols] == ["311", "311a", "312"]


def test_an_attachment_and_its_protocol_know_each_other():
    kin = register([surveyed("protocol-7"), other("protocol-9", "1923-05-09")]).kin
    assert kin["protocol-7"].parent.id == "protocol-9"
    assert [facts.id for facts in kin["protocol-9"].attachments] == ["protocol-7"]


def test_a_pointer_leads_to_the_item_that_the_source_names():
    kin = register([surveyed("protocol-7"), other("protocol-9", "1923-05-09")]).kin
    leads = kin["protocol-7"].leads
    assert (leads["protocol-9#top_2"].id, leads["protocol-9#top_2"].anchor) == ("protocol-9", "item-ii")
    assert "protocol-99" not in leads


def test_a_date_leads_to_the_only_protocol_of_that_day():
    one, two = other("protocol-9", "1923-05-09"), other("protocol-10", "1923-05-09")
    assert Finder([one]).lead("date:1923-05-09#2").anchor == "item-ii"
    assert Finder([one, two]).lead("date:1923-05-09") is None


def test_a_text_is_found_by_the_name_of_its_file_too():
    facts = surveyed("short-id", file="MRP-1-P-0001.xml")
    assert Finder([facts]).lead("mrp-1-p-0001.xml").id == "short-id"


def test_it_is_enough_that_one_of_two_parallel_texts_names_the_other():
    kin = register([surveyed("original"), surveyed("translation", parallel=("original",))]).kin
    assert [facts.id for facts in kin["original"].parallels] == ["translation"]
    assert [facts.id for facts in kin["translation"].parallels] == ["original"]
