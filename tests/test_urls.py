from posixpath import join, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol_edition import urls

PAGES = [
    urls.HOME, urls.NOT_FOUND, urls.PROTOCOLS, urls.protocol("63"), urls.protocol("64"), urls.cite("63"),
    urls.history("63"), urls.PEOPLE, urls.person("khrushchev"), urls.place("cuba"), urls.organisation("presidium"),
    urls.editors_page("about"),
]  # fmt: skip


def test_links_name_the_file_so_that_they_work_from_disk():
    assert urls.relative(urls.protocol("63"), urls.person("khrushchev")) == "../../people/khrushchev/index.html"
    assert urls.relative(urls.protocol("63"), urls.protocol("64"), "item-ix") == "../64/index.html#item-ix"
    assert urls.relative(urls.HOME, urls.protocol("63")) == "protocols/63/index.html"
    assert urls.relative(urls.protocol("63"), urls.HOME) == "../../index.html"
    assert urls.relative(urls.protocol("63"), urls.protocol_file("63", "protocol.json")) == "protocol.json"
    assert urls.relative(urls.protocol("63"), urls.asset("css/edition.css")) == "../../assets/css/edition.css"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("target", PAGES)
def test_every_link_leads_where_it_says(page, target):
    assert normpath(join(page, "..", urls.relative(page, target))) == target


def test_cited_addresses_are_absolute_and_end_in_the_folder():
    assert urls.public("https://example.org/ed/", urls.protocol("63"), "item-ix") == (
        "https://example.org/ed/protocols/63/#item-ix"
    )
    assert urls.public("https://example.org/", urls.HOME) == "https://example.org/"
    assert urls.public("https://example.org/", urls.protocol_file("63", "citation.bib")) == (
        "https://example.org/protocols/63/citation.bib"
    )


def test_no_address_is_invented():
    assert urls.public("", urls.protocol("63")) == ""
    assert urls.source_file("", "main", "seeds/63.txt", 4) == ""


def test_a_line_of_the_source_in_the_repository():
    assert urls.source_file("https://example.org/ed/", "", "seeds/a b#.txt", 4) == (
        "https://example.org/ed/blob/main/seeds/a%20b%23.txt#L4"
    )
    assert urls.source_file("https://example.org/ed/tree/v2/seeds", "main", "63.txt") == (
        "https://example.org/ed/blob/v2/seeds/63.txt"
    )


@given(st.text(min_size=1).filter(lambda text: not any("\ud800" <= sign <= "\udfff" for sign in text)))
def test_no_id_leaves_its_folder_or_breaks_an_attribute(doc_id):
    page = urls.protocol_file(doc_id, "x")
    assert not set(page) & set("\"'<>&#? \n")
