"""The head of a page for programs: what Zotero, search engines and signposting clients are told."""

import html
import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from tests.exports.parsers import statements

from protocol_edition.exports import (
    DOWNLOADS,
    coins,
    head_metas,
    json_ld,
    name_parts,
    references,
    script_json,
    signposts,
)

P = "https://example.org/presidium/protocols/presidium-protocol-63/"


@pytest.fixture
def public(edited, settings):
    """The protocol in an edition that knows its public address."""
    return references(edited, replace(settings, base_url="https://example.org/presidium/"))


def metas(reference):
    return [(meta.name, meta.content) for meta in head_metas(reference)]


def test_a_public_page_is_named_everywhere(public):
    assert ("citation_fulltext_html_url", P) in metas(public.document)
    assert ("og:url", P) in metas(public.document)
    assert json_ld(public)["@id"] == json_ld(public)["url"] == P
    assert json_ld(public)["hasPart"][-1]["@id"] == f"{P}#item-ix"
    assert signposts(public)[0].rel == "cite-as"
    assert signposts(public)[0].href == P


def test_without_a_public_address_none_is_made_up(edited, settings):
    cited = references(edited, settings)
    said = json.dumps([metas(cited.document), json_ld(cited), [post.href for post in signposts(cited)]])
    assert "example.org" not in said
    assert "og:url" not in said
    assert "cite-as" not in [post.rel for post in signposts(cited)]
    assert all(part.keys() <= {"@type", "position", "name"} for part in json_ld(cited)["hasPart"])


def test_linked_data_as_a_processor_understands_it(public):
    said = statements(json_ld(public))
    assert (P, "name", public.document.work.title) in said
    assert (P, "itemLocation", "F. 3, Op. 16, D. 947, L. 45-46ob") in said
    assert (P, "hasPart", f"{P}#item-ix") in said
    assert (f"{P}#item-ix", "position", "IX") in said
    assert (P, "isBasedOn", "https://wilson-center-digital-archive.dvincitest.com/document/115092") in said
    assert (P, "isPartOf", "https://example.org/presidium/") in said
    types = {what for who, how, what in said if who == P and how.endswith("#type")}
    assert types == {"https://schema.org/CreativeWork", "https://schema.org/ArchiveComponent"}


def test_linked_data_names_the_version_and_the_day_it_was_recorded(public, edited, edited_with, settings):
    described = json_ld(public)
    assert (described["version"], described["dateModified"]) == (edited.version, "2026-01-02")
    assert "dateModified" not in json_ld(references(edited_with(provisional=True), settings))


def test_awkward_words_survive_the_script_element(public):
    title = 'On </script><!-- "Five" & <b> \u2028 Кеннеди'
    cited = replace(public, document=replace(public.document, work=replace(public.document.work, title=title)))
    script = script_json(json_ld(cited))
    assert not set("<>&\u2028\u2029") & set(script)
    assert json.loads(script)["name"] == title
    assert (P, "name", title) in statements(json.loads(script))


@pytest.mark.parametrize(
    ("edtf", "known"),
    [
        ("1962-10-28", {"dateCreated": "1962-10-28"}),
        ("1962-10", {"dateCreated": "1962-10"}),
        ("1956-10-23/1956-10-26", {"dateCreated": "1956-10-23/1956-10-26"}),
        ("1962?", {"temporal": "1962?"}),
        ("196X", {"temporal": "196X"}),
        ("1962-10-XX", {"temporal": "1962-10-XX"}),
        ("1956-10-23/..", {"temporal": "1956-10-23/.."}),
        ("", {}),
    ],
)
def test_only_a_certain_date_is_a_date_of_schema_org(public, edtf, known):
    described = json_ld(replace(public, document=replace(public.document, date=edtf)))
    assert {name: described[name] for name in ("dateCreated", "temporal") if name in described} == known


@pytest.mark.parametrize(
    ("edtf", "highwire"),
    [
        ("1962-10-28", "1962/10/28"),
        ("1962", "1962"),
        ("1962-10", None),
        ("1962?", None),
        ("1956-10-23/1956-10-26", None),
        ("", None),
    ],
)
def test_zotero_is_given_a_second_date_only_where_it_says_the_same(public, edtf, highwire):
    said = dict(metas(replace(public.document, date=edtf)))
    assert said.get("citation_publication_date") == highwire
    assert said.get("DC.date", "") == edtf


def test_nobody_is_made_an_author(public):
    names = [name for name, _ in metas(public.document)]
    assert "z:itemType" in names
    assert not {"citation_author", "DC.creator", "DC.contributor", "citation_journal_title"} & set(names)
    assert "author" not in json.dumps(json_ld(public))


def test_several_translators_have_an_element_each(public):
    names = (name_parts("Ada Bell"), name_parts("U Thant"))
    reference = replace(public.document, work=replace(public.document.work, translators=names))
    assert [content for name, content in metas(reference) if name == "z:translators"] == ["Bell, Ada", "U Thant"]
    described = json_ld(replace(public, document=reference))
    assert [person["name"] for person in described["translator"]] == ["Ada Bell", "U Thant"]


def test_a_text_in_its_own_language_is_no_translation(public):
    work = replace(public.document.work, original_codes=("en",))
    assert "translationOfWork" not in json_ld(replace(public, document=replace(public.document, work=work)))


def test_two_original_languages(edited_with, settings):
    cited = references(edited_with(header={"original_language": "Russian and German"}), settings)
    assert json_ld(cited)["translationOfWork"]["inLanguage"] == ["ru", "de"]


def test_signposts_lead_to_every_file_beside_the_page(public):
    posts = signposts(public)
    by_rel = {
        rel: [post.href for post in posts if post.rel == rel]
        for rel in ("item", "alternate", "describedby", "license", "type")
    }
    assert by_rel == {
        "item": ["protocol.pdf", "protocol.txt", "protocol.json", "protocol.xml"],
        "alternate": ["protocol.xml"],
        "describedby": ["citation.bib", "citation.ris", "citation.json"],
        "license": ["https://creativecommons.org/licenses/by/4.0/"],
        "type": ["https://schema.org/CreativeWork", "https://schema.org/ArchiveComponent"],
    }
    assert {post.type for post in posts if post.rel in ("item", "describedby")} == {
        file.media_type for file in DOWNLOADS
    }


def test_coins_of_an_item_in_html(public):
    title = coins(replace(public.at("item-ix"), heading='On "C&A" + more'))
    read = []
    parser = HTMLParser(convert_charrefs=True)
    parser.handle_starttag = lambda _tag, attributes: read.append(dict(attributes)["title"])
    parser.feed(f'<span class="Z3988" title="{html.escape(title)}"></span>')
    assert read == [title]
    assert "rft.title=On%20%22C%26A%22%20%2B%20more&" in title
    assert (
        "rft.identifier=https%3A%2F%2Fexample.org%2Fpresidium%2Fprotocols%2Fpresidium-protocol-63%2F%23item-ix" in title
    )
