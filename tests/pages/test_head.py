"""What reference managers and signposting programs find in the head of each kind of page."""

from dataclasses import replace

import pytest
from tests.pages.conftest import people_index

from protocol_edition.exports import DOWNLOADS
from protocol_edition.pages import (
    cite_page,
    history_page,
    home_page,
    not_found_page,
    organisation_page,
    person_page,
    place_page,
    prose_page,
    protocols_page,
    render,
)

P = "https://edition.example/presidium/protocols/presidium-protocol-63/"
ONE = {
    "z:itemType": "itemType", "DC.title": "title", "z:shortTitle": "shortTitle", "citation_publication_date": "date",
    "z:archive": "archive", "DC.coverage": "archiveLocation", "DC.language": "language",
    "DCTERMS.abstract": "abstractNote", "DC.description": "extra",
}  # fmt: skip
"""Where Zotero's Embedded Metadata and RDF translators put what they read (their code)."""
CREATORS = {"z:translators": "translator", "bib:contributors": "contributor"}
READ = ("z:", "bib:", "dc.", "dcterms.", "citation_", "og:", "prism.", "eprints.", "bepress_", "twitter:")
"""Beginnings of the names from which Zotero makes an item of another kind than a web page."""


def saved_by_zotero(page):
    metas = [(meta.get("name"), meta.get("content")) for meta in page.all("//meta[@name]")]
    item = {ONE[name]: content for name, content in metas if name in ONE}
    item["creators"] = [(CREATORS[name], content) for name, content in metas if name in CREATORS]
    (item["url"],) = page.all("//link[@rel='canonical']/@href")
    return item


def test_zotero_saves_a_protocol_as_the_paper_it_is(public_seed_page):
    item = saved_by_zotero(public_seed_page)
    assert item.pop("abstractNote").startswith("According to Protocol 63, Khrushchev probably assumed")
    assert item == {
        "itemType": "manuscript",
        "title": "Central Committee of the Communist Party of the Soviet Union Presidium Protocol 63",
        "shortTitle": "Presidium Protocol 63",
        "creators": [("translator", "Kramer, Mark"), ("contributor", "Naftali, Timothy")],
        "date": "1962/10/28",
        "archive": "RGANI",
        "archiveLocation": "F. 3, Op. 16, D. 947, L. 45-46ob",
        "language": "en",
        "url": P,
        "extra": "Translated and edited by Mark Kramer, with assistance from Timothy Naftali.",
    }


def test_no_span_or_server_of_records_takes_precedence_over_the_metas(public_seed_page):
    assert public_seed_page.all("//*[contains(@class, 'Z3988')] | //link[@rel='unapi-server']") == []


@pytest.fixture(scope="module")
def other_pages(seed):
    project = replace(seed.project, settings=replace(seed.project.settings, base_url="https://edition.example/"))
    register, edited = seed.register, seed.edited
    authorities = project.authorities
    return (
        home_page(register, project), protocols_page(register, project), people_index(register, project),
        person_page(next(iter(authorities.people)), register, project),
        place_page(next(iter(authorities.places)), register, project),
        organisation_page(next(iter(authorities.organisations)), register, project),
        cite_page(edited, project), history_page(edited, project), not_found_page(project),
        prose_page("about", "# About\n\nWords.\n", project),
    )  # fmt: skip


def test_of_any_other_page_zotero_makes_a_plain_web_page(other_pages, html):
    for view in other_pages:
        page = html(render(view))
        names = [name.lower() for name in page.all("//meta/@name | //meta/@property")]
        assert [name for name in names if name.startswith(READ)] == [], type(view).__name__
        assert page.all("//*[contains(@class, 'Z3988')] | //link[@rel='unapi-server']") == []


def test_the_head_points_to_everything_that_belongs_to_the_protocol(public_seed_page):
    posts = {
        rel: public_seed_page.all(f"//head/link[@rel='{rel}']/@href")
        for rel in ("cite-as", "describedby", "item", "license", "type")
    }
    assert posts == {
        "cite-as": [P],
        "describedby": [file.file for file in DOWNLOADS if file.describes],
        "item": [file.file for file in DOWNLOADS if not file.describes],
        "license": ["https://creativecommons.org/licenses/by/4.0/"],
        "type": ["https://schema.org/CreativeWork", "https://schema.org/ArchiveComponent"],
    }


def test_each_item_has_its_own_address_for_readers_and_for_programs(public_seed_page, seed):
    script = public_seed_page.one("//script[@type='application/ld+json']").text_content()
    for item in seed.edited.protocol.items:
        anchor = seed.edited.anchor(item).id
        heading = public_seed_page.one(f"//section[@id='{anchor}']/h3")
        assert heading.get("data-address") == f"{P}#{anchor}"
        assert f'"@id":"{P}#{anchor}"' in script
