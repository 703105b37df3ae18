"""Ids, dates, addresses, identifiers, and the nearest name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol_edition.project import AUTHORITY_FILES, Settings, fault_in_id, nearest, slug
from protocol_edition.project.addresses import fault_in_address, fault_in_base
from protocol_edition.project.edtf import earliest, fault_in_date, latest
from protocol_edition.project.identifiers import fault_in_identifier
from protocol_edition.project.ids import fault_in_page_name
from protocol_edition.project.settings import Contributor, Licence, licence_address
from protocol_edition.project.wording import did_you_mean, quoted


@pytest.mark.parametrize("good", ["a", "1", "protocol-63", "000-54cc", "a" * 80, "console"])
def test_good_ids(good):
    assert fault_in_id(good) == ""


@pytest.mark.parametrize(
    "bad",
    ["", "-a", "A", "a b", "a_b", "ä", "a.b", "../a", "a/b", "a" * 81, "a\n", "con", "nul", "aux", "prn", "com1",
     "lpt0", "index", "assets", "٣"],
)  # fmt: skip
def test_bad_ids(bad):
    assert fault_in_id(bad)


@pytest.mark.parametrize("taken", ["people", "places", "organisations", "protocols", "404", "index", "con"])
def test_a_page_cannot_have_the_address_of_the_sites_own_pages(taken):
    assert fault_in_page_name(taken)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("000_54cc86d0ab452d54", "000-54cc86d0ab452d54"),
        ("Protokoll Nr. 12 (Auszug)", "protokoll-nr-12-auszug"),
        ("Größe", "grosse"),
        ("протокол", ""),
        ("протокол 63", "63"),
        ("Nr-0044α", "nr-0044-alpha"),
        ("--", ""),
        ("word " * 30, "-".join(["word"] * 16)),
        ("x" * 100, "x" * 80),
    ],
)
def test_slugs(name, expected):
    assert slug(name) == expected


@given(st.text(max_size=120), st.integers(1, 90))
def test_a_slug_is_an_id_or_empty_and_blind_to_case_and_normalisation(text, longest):
    made = slug(text, longest)

    assert len(made) <= longest
    assert made == "" or fault_in_id(made[:80]) in ("", fault_in_id("con"), fault_in_id("index"))
    assert slug(unicodedata.normalize("NFD", text), longest) == made
    assert slug(unicodedata.normalize("NFC", text), longest) == made


@pytest.mark.parametrize(
    "good",
    ["1962", "1962-10", "1962-10-28", "1964-02-29", "1956-10-23/1956-10-26", "1953/..", "../1953", "1953/", "196X",
     "18XX", "1962-XX", "1962-10-XX", "1894?", "1894-04~", "1894%", "1962?/1963"],
)  # fmt: skip
def test_good_dates(good):
    assert fault_in_date(good) == ""


@pytest.mark.parametrize(
    "bad",
    ["", "28 October 1962", "1962-13", "1962-00", "1962-02-30", "1963-02-29", "1962-10-32", "1962-10-00", "62",
     "1962-1", "1963/1962", "1962-10-28/1962-10-27", "../..", "/", "1962/1963/1964", "1962-XX-03", "196X-05",
     "9" * 5000, "١٩٦٢", "1962-10-28T10:00", "-0044"],
)  # fmt: skip
def test_bad_dates(bad):
    assert fault_in_date(bad)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("1962", "1962-01-01", "1962-12-31"),
        ("1962-10", "1962-10-01", "1962-10-31"),
        ("196X?", "1960-01-01", "1969-12-31"),
        ("1953/..", "1953-01-01", "9999-12-31"),
        ("../1953-03", "0000-01-01", "1953-03-31"),
        ("1962-XX-XX", "1962-01-01", "1962-12-31"),
    ],
)
def test_what_a_date_can_mean(date, first, last):
    assert (earliest(date), latest(date)) == (first, last)


@pytest.mark.parametrize(
    "good",
    ["https://example.org", "http://example.org:8080/a/?b=c#d", "https://xn--a.org/%20", "https://bücher.example/ä"],
)
def test_good_addresses(good):
    assert fault_in_address(good) == ""


@pytest.mark.parametrize(
    "bad",
    ["", "example.org", "//example.org", "/a", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
     "ftp://example.org", "mailto:a@example.org", "https://", "https:///a", "https://a b.org", "https://a.org/\n",
     "https://user:pass@example.org", "https://example.org:99999", "https://[::1", 'https://a.org/"onx="', "https://a.org/<b>",
     "java\tscript:x", "https://a..org", "https://\u202egro.elpmaxe"],
)  # fmt: skip
def test_bad_addresses(bad):
    assert fault_in_address(bad)


def test_the_sites_own_address_has_neither_query_nor_fragment():
    assert fault_in_base("https://example.org/edition/") == ""
    assert fault_in_base("https://example.org/?a")
    assert fault_in_base("https://example.org/#a")
    assert fault_in_base("/edition/")


@pytest.mark.parametrize("authority", AUTHORITY_FILES)
def test_the_example_of_each_authority_is_good_and_its_address_holds_it(authority):
    known = AUTHORITY_FILES[authority]

    assert fault_in_identifier(authority, known.example) == ""
    assert fault_in_identifier(authority, known.example + "/x")
    assert fault_in_address(known.address.format(known.example)) == ""


@pytest.mark.parametrize(
    ("authority", "bad"),
    [
        ("wikidata", "35314"),
        ("wikidata", "Q0"),
        ("orcid", "0000-0002-1825-0098"),
        ("isni", "0000000121032684"),
        ("viaf", "x"),
        ("gnd", "../1"),
    ],
)
def test_identifiers_that_cannot_be(authority, bad):
    assert fault_in_identifier(authority, bad)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-NC-SA-3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC-BY", ""),
        ("All rights reserved", ""),
    ],
)
def test_the_addresses_of_known_licences(name, address):
    assert licence_address(name) == address


def test_settings_are_complete_at_birth():
    good = {"title": "A", "editors": (Contributor("B"),), "publisher": "C", "licence": Licence("D"), "language": "en"}

    assert Settings(**good)
    for part in ({"title": ""}, {"editors": ()}, {"licence": Licence("")}, {"base_url": "https://a.org"}):
        with pytest.raises(ValueError, match=r"settings without|base address"):
            Settings(**(good | part))


def test_the_nearest_names_come_first():
    names = ["khrushchev-nikita", "kosygin-aleksei", "kozlov-frol", "malinovsky-rodion"]

    assert nearest("kruschev-nikita", names) == ("khrushchev-nikita",)
    assert nearest("KOZLOV-FROL", names)[0] == "kozlov-frol"
    assert nearest("zzz", names) == ()
    assert did_you_mean("zzz", names) == ""
    assert did_you_mean("malinovski-rodion", names) == "did you mean 'malinovsky-rodion'?"


def test_the_nearest_of_very_many_names_is_found_too():
    names = [f"person-{number}" for number in range(5000)] + ["weber-anna"]

    assert nearest("weber-ana", names) == ("weber-anna",)


def test_long_words_are_cut_in_messages():
    assert quoted("a\nb") == "'a b'"
    assert quoted("9" * 5000) == f"'{'9' * 60}…'"
