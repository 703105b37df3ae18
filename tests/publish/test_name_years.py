"""The page of a name that many protocols hold: its years, each with a page of its own."""

from urllib.parse import urljoin

import pytest
from lxml import html

from protocol_edition.project import open_project
from protocol_edition.publish import Terms, build, texts

YEARS = (1923, 1924, 1924, 1925, 1925)


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
    """Five texts that name one person, and pages that hold no more than three."""
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
    monkeypatch.setattr(texts, "MOST_ON_ONE_PAGE", 3)
    return edition


def test_the_own_page_of_the_name_leads_to_its_years(lang, tmp_path):
    page = html.parse(built(lang, tmp_path / "site") / "people/lang/index.html").getroot()
    assert page.xpath("//section[h2='Named in']//a/text()") == [
        "1923: 1 protocol", "1924: 2 protocols", "1925: 2 protocols",
    ]  # fmt: skip
    assert page.xpath("//section[h2='Named in']//a/@href") == [f"{year}/index.html" for year in (1923, 1924, 1925)]
    assert not page.xpath("//section[@class='occurrences']")


def test_a_year_leads_back_and_to_the_years_beside_it(lang, tmp_path):
    page = html.parse(built(lang, tmp_path / "site") / "people/lang/1924/index.html").getroot()
    assert page.xpath("string(//h1)") == "Otto Lang, 1924"
    assert page.xpath("//p[@class='crumbs']/a/@href") == ["../index.html"]
    assert page.xpath("//nav[@class='pager']/a/@href") == ["../1923/index.html", "../1925/index.html"]


def test_the_years_together_list_what_one_page_would(lang, tmp_path, monkeypatch):
    site = built(lang, tmp_path / "site")
    divided = [one for year in (1923, 1924, 1925) for one in occurrences(site, f"people/lang/{year}/index.html")]
    monkeypatch.setattr(texts, "MOST_ON_ONE_PAGE", 5)
    whole = built(lang, tmp_path / "whole")
    assert sorted(divided) == sorted(occurrences(whole, "people/lang/index.html"))
    assert len({link.partition("#")[0] for link, _ in divided}) == len(YEARS)
    assert not (whole / "people/lang/1924").exists()
