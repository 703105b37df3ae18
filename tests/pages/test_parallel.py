"""Two texts of one record side by side."""

from dataclasses import replace

import pytest
from tests.tei_like import everything

from protocol_edition.model import Fragment, Item, ItemKind, Origin, Text
from protocol_edition.pages import parallel_page, render
from protocol_edition.pages.alignment import aligned

TRANSLATION = """\
March 3, 1921

Harbour Board of Ebenau Protocol 311a

Contents:

Translation - English

I. On the dredger[1]

It comes from Linz; see section III below.

III. On the rope

Bought.

- [1] Translator's Note: The dredger was delivered in 1923.
"""


def item(number: str, heading: str = "", kind: ItemKind = ItemKind.AGENDA) -> Item:
    at = Origin("a.txt", 1, 1, 0, 0)
    marker = Fragment(f"{number}.", at) if number else None
    return Item(marker, number, None, (Text(heading, at),), None, (), at, kind)


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        ("I II III", "I II III", "I-I II-II III-III"),
        ("I II III", "1 2 3", "I-1 II-2 III-3"),
        ("I II III", "I III", "I-I II-. III-III"),
        ("I III", "I II III", "I-I .-II III-III"),
        ("I V II", "I II V", "I-I V-V II-II"),
        ("", "I II", ".-I .-II"),
        ("a b", "c", "a-c b-."),
        ("I a II", "I II b", "I-I a-b II-II"),
        ("II II½", "II II½ III", "II-II II½-II½ .-III"),
    ],
)
def test_items_go_together_by_number_and_else_by_order(one, other, pairs):
    left, right = (
        [item("", name) if name.islower() else item(name, name) for name in names.split()] for names in (one, other)
    )
    told = ["-".join(side.heading[0].text if side else "." for side in pair) for pair in aligned(left, right)]
    assert " ".join(told) == pairs


def test_an_appendix_is_no_item_of_the_same_number():
    appendix = item("1", "A", ItemKind.APPENDIX)
    assert list(aligned([item("1")], [appendix])) == [(item("1"), None), (None, appendix)]


@pytest.fixture(scope="module")
def page(made, made_of, html):
    one, other = made_of(everything()), made(TRANSLATION, doc_id="protocol-7-en")
    return html(render(parallel_page(one.edited, other.edited, one.project)))


def sides(page) -> list[tuple[str, str]]:
    return [
        tuple(side.xpath("string(.//h3)").strip() or side.xpath("string(p[@class='ours'])") for side in row)
        for row in (pair.xpath("div[contains(@class, 'side')]") for pair in page.all("//div[@class='pair']"))
        if any(side.xpath(".//h3[not(ancestor::section[@class='notes'])]") for side in row)
    ]


def test_each_item_stands_beside_its_like_and_what_has_none_stands_alone(page):
    alone = "This text has nothing that belongs here."
    told = [(one.replace("\n", ""), other) for one, other in sides(page)][:4]
    assert told == [
        ("I. Vom Bagger", "I. On the dredger[1]"), ("II. Vom Kran", alone), ("Liste der Kräne", alone),
        (alone, "III. On the rope"),
    ]  # fmt: skip


def test_no_anchor_stands_twice_and_every_link_on_the_page_leads_somewhere(page):
    ids = page.all("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.all("//a/@href") if href.startswith("#")} - {"main"} <= set(ids)


def test_permanent_addresses_are_those_of_the_texts_own_pages(page):
    links = page.all("//a[@class='pl']/@href")
    assert "../../index.html#item-i" in links
    assert "../../../protocol-7-en/index.html#item-i" in links


def test_each_side_is_marked_as_what_it_is_written_in(page):
    german, english = page.all("//div[contains(@class, 'pair')][2]/div")
    assert (german.get("lang"), english.get("lang")) == ("de", None)
    assert [name.text_content() for name in page.all("//div[@class='pair which-is-which']//*[@class='gloss']")] == [
        "German, 3 March 1921", "English, 3 March 1921",
    ]  # fmt: skip


def test_both_texts_keep_their_notes_and_their_credits(page):
    assert page.at("left-note-1").xpath("string(.)").strip().startswith("Der Bagger wurde 1923")
    assert "delivered in 1923" in page.at("right-note-1").xpath("string(.)")
    assert len(page.all("//footer[@class='taken-from']")) == 1


def test_two_texts_in_one_language_are_told_apart_by_their_titles(made_of, html):
    one, other = made_of(everything()), made_of(everything(), doc_id="protocol-8")
    second = replace(other.edited, short_title="Fair copy")
    page = html(render(parallel_page(one.edited, second, one.project)))
    assert {name.text_content() for name in page.all("//p[@class='which']")} == {"Hafenrat", "Fair copy"}
