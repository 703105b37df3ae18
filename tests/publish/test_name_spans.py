"""The page of a name that many protocols hold: its decades, and the years of a full one, each has one of its own."""

from urllib.parse import urljoin

import pytest
from lxml import html

from protocol_edition.project import open_project
from protocol_edition.publish import Terms, build

YEARS = (1919, 1923, 1924, 1924, 1925, 1925)
PAGES = ("1910s", "1920s", "1923", "1924", "1925")


def built(edition, output):
    project, findings = open_project(edition)
    assert build(project, output, findings, Terms(durable=False, searchable=False)).published
    return output


def occurrences(site, path):
    """Where each link among the occurrences of a page leads, and the words behind it."""
    page = html.parse(site / path).getroot()
    return [
        (urljoin(path, place.xpath("string(a/@href)")), place.xpath("string(*[@class='context'])"))
        for place in page.xpath("//section[@class='occurrences']//li")
    ]


@pytest.fixture
def lang(edition, monkeypatch):
    """Six texts that name one person, and pages that hold no more than three."""
    text = (edition / "protocol-9.txt").read_text()
    for number, year in enumerate(YEARS, 20):
        changed = text.replace("Protocol 9", f"Protocol {number}").replace("1923", str(year))
        (edition / f"protocol-{number}.txt").write_text(changed)
    for number in (7, 9):
        (edition / f"protocol-{number}.txt").unlink()
    (edition / "authorities").mkdir()
    (edition / "authorities/people.yaml").write_text("lang:\n  name: Otto Lang\n  variants: [Lang]\n")
    with (edition / "edition.yaml").open("a") as settings:
        settings.write("pdf: false\nsearch: false\n")
    monkeypatch.setattr("protocol_edition.pages.spans.MOST_ON_ONE_PAGE", 3)
    return edition


def links(page, xpath):
    return [(link.text_content(), link.get("href")) for link in page.xpath(xpath)]


def test_the_own_page_of_the_name_leads_to_its_decades(lang, tmp_path):
    page = html.parse(built(lang, tmp_path / "site") / "people/lang/index.html").getroot()
    assert links(page, "//section[h2='Named in']//a") == [
        ("1910s: 1 protocol", "1910s/index.html"),
        ("1920s: 5 protocols", "1920s/index.html"),
    ]
    assert not page.xpath("//section[@class='occurrences']")


def test_a_decade_with_few_protocols_lists_them_and_one_with_many_leads_to_its_years(lang, tmp_path):
    site = built(lang, tmp_path / "site")
    assert len(occurrences(site, "people/lang/1910s/index.html")) == 2
    page = html.parse(site / "people/lang/1920s/index.html").getroot()
    assert page.xpath("string(//h1)") == "Otto Lang, 1920s"
    assert links(page, "//section[h2='Named in']//a") == [
        ("1923: 1 protocol", "../1923/index.html"),
        ("1924: 2 protocols", "../1924/index.html"),
        ("1925: 2 protocols", "../1925/index.html"),
    ]
    assert links(page, "//nav[@class='pager']/a") == [("Previous 1910s", "../1910s/index.html")]


def test_a_year_leads_up_and_to_the_years_beside_it(lang, tmp_path):
    page = html.parse(built(lang, tmp_path / "site") / "people/lang/1924/index.html").getroot()
    assert page.xpath("string(//h1)") == "Otto Lang, 1924"
    assert links(page, "//p[@class='crumbs']/a") == [
        ("Otto Lang", "../index.html"),
        ("1920s", "../1920s/index.html"),
    ]
    assert links(page, "//nav[@class='pager']/a") == [
        ("Previous 1923", "../1923/index.html"),
        ("Next 1925", "../1925/index.html"),
    ]


def test_a_protocol_of_which_the_decade_alone_is_known_stands_on_the_page_of_the_decade(lang, tmp_path):
    text = lang / "protocol-20.txt"
    text.with_suffix(".yaml").write_text("date: 192X\n")
    site = built(lang, tmp_path / "site")
    found = occurrences(site, "people/lang/1920s/index.html")
    assert {link.partition("#")[0] for link, _ in found} == {"protocols/protocol-20/index.html"}
    page = html.parse(site / "people/lang/1920s/index.html").getroot()
    assert [words for words, _ in links(page, "//section[h2='Named in']//a")] == [
        "1923: 1 protocol", "1924: 2 protocols", "1925: 2 protocols",
    ]  # fmt: skip


def test_all_pages_together_list_what_one_would(lang, tmp_path, monkeypatch):
    site = built(lang, tmp_path / "site")
    divided = [one for page in PAGES for one in occurrences(site, f"people/lang/{page}/index.html")]
    monkeypatch.setattr("protocol_edition.pages.spans.MOST_ON_ONE_PAGE", len(YEARS))
    whole = built(lang, tmp_path / "whole")
    assert sorted(divided) == sorted(occurrences(whole, "people/lang/index.html"))
    assert len({link.partition("#")[0] for link, _ in divided}) == len(YEARS)
    assert not (whole / "people/lang/1924").exists()
