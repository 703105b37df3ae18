"""The edition that a text was taken from, in every citation and record of it; nothing changes where there is none."""

import json
from dataclasses import replace

import pytest
from tests.exports.parsers import read_bibtex
from tests.tei_like import EDITION, everything

from protocol_edition.edition import Ledger, edit, mint
from protocol_edition.exports import (
    STYLE_NAMES,
    Citer,
    Medium,
    References,
    bibtex,
    csl_json,
    head_metas,
    json_ld,
    references,
    ris,
    signposts,
    taken_from,
)
from protocol_edition.model import Authorities, Decisions, Responsibility, SourceEdition


@pytest.fixture(scope="module")
def cite(settings):
    def make(edition: SourceEdition | None = EDITION) -> References:
        reading, decisions, people = everything(edition), Decisions(), Authorities()
        edited, _ = edit(reading, decisions, people, None, doc_id="protocol-7")
        ledger, _ = mint(edited, Ledger("protocol-7.yaml", "protocol-7"), on="2026-01-02")
        edited, _ = edit(reading, decisions, people, ledger, doc_id="protocol-7")
        return references(edited, replace(settings, base_url="https://ebenau.example/"))

    return make


def said(reference, style: str) -> str:
    return Citer(reference).cited(style)


PAGE = "https://ebenau.example/protocols/protocol-7/"


def test_each_style_names_it_in_its_own_way(cite):
    document = cite().document
    assert said(document, "chicago-note") == (
        "“Hafenrat, Ebenau, 3. März 1921,” March 3, 1921, in Die Protokolle des Hafenrates, Band 2, ed. Anna Weber and "
        f"Otto Lang (Ebenau: Verlag am Kai, 1985), https://doi.org/10.1234/ebenau.2, CC BY 4.0, {PAGE}."
    )
    assert said(document, "chicago-bibliography") == (
        "“Hafenrat, Ebenau, 3. März 1921.” March 3, 1921. In Die Protokolle des Hafenrates, Band 2, edited by Anna "
        f"Weber and Otto Lang. Ebenau: Verlag am Kai, 1985. https://doi.org/10.1234/ebenau.2. CC BY 4.0. {PAGE}."
    )
    assert said(document, "mla") == (
        "“Hafenrat, Ebenau, 3. März 1921.” 3 Mar. 1921. Die Protokolle des Hafenrates, Band 2, edited by Anna Weber "
        f"and Otto Lang, Verlag am Kai, 1985, https://doi.org/10.1234/ebenau.2, CC BY 4.0. {PAGE}."
    )
    assert said(document, "apa") == (
        "Hafenrat, Ebenau, 3. März 1921. (1921, March 3). In A. Weber & O. Lang (Eds.), Die Protokolle des Hafenrates, "
        f"Band 2 (1985). Verlag am Kai. CC BY 4.0. doi:10.1234/ebenau.2. {PAGE}"
    )
    assert said(document, "chicago-short") == "“Hafenrat.”"


@pytest.mark.parametrize("style", ["chicago-note", "chicago-bibliography", "mla", "apa"])
def test_its_title_is_in_italics_for_every_part_too(cite, style):
    for reference in cite():
        slanted = Citer(reference, Medium(upright=str, italic=lambda words: f"_{words}_")).cited(style)
        assert slanted.count(f"_{EDITION.title}_") == 1


def test_records_have_it_in_their_own_fields(cite):
    cited = cite()
    (entry, *_) = read_bibtex(bibtex(cited.records))
    assert entry["booktitle"] == "Die Protokolle des Hafenrates, Band 2"
    assert entry["editor"] == "Weber, Anna and Lang, Otto"
    assert (entry["publisher"], entry["doi"], entry["note"]) == ("Verlag am Kai", "10.1234/ebenau.2", "CC BY 4.0")
    lines = ris(cited.records[:1]).splitlines()
    assert {"T2  - Die Protokolle des Hafenrates, Band 2", "A2  - Weber, Anna", "A2  - Lang, Otto"} <= set(lines)
    assert {"PB  - Verlag am Kai", "CY  - Ebenau", "DO  - 10.1234/ebenau.2", "N1  - CC BY 4.0."} <= set(lines)
    whole, item, *_ = json.loads(csl_json(cited.records))
    assert whole["container-title"] == item["collection-title"] == "Die Protokolle des Hafenrates, Band 2"
    assert item["container-title"] == "Hafenrat, Ebenau, 3. März 1921"
    assert whole["editor"] == [{"family": "Weber", "given": "Anna"}, {"family": "Lang", "given": "Otto"}]
    assert (whole["publisher"], whole["DOI"], whole["note"]) == ("Verlag am Kai", "10.1234/ebenau.2", "CC BY 4.0.")


def test_the_head_of_the_page_says_whose_text_it_is_and_under_which_licence(cite):
    cited = cite()
    linked = json_ld(cited)
    assert linked["license"] == EDITION.licence_url
    assert linked["creditText"].startswith("Die Protokolle des Hafenrates, Band 2, ed. Anna Weber")
    assert linked["isBasedOn"]["publisher"]["name"] == "Verlag am Kai"
    assert {"DC.source", "DC.rights"} <= {meta.name for meta in head_metas(cited.document)}
    assert [post.href for post in signposts(cited) if post.rel == "license"] == [EDITION.licence_url]


def test_a_text_of_no_other_edition_is_cited_as_before(cite):
    cited = cite(None)
    everywhere = [said(one, style) for one in cited for style in STYLE_NAMES]
    everywhere += [bibtex(cited.records), ris(cited.records), csl_json(cited.records), json.dumps(json_ld(cited))]
    assert not any("Kai" in words or "CC BY 4.0" in words for words in everywhere)


@pytest.mark.parametrize(
    ("words", "address", "name"),
    [
        ("Lizenziert", "https://creativecommons.org/licenses/by/4.0/deed.de", "CC BY 4.0"),
        ("", "https://creativecommons.org/licenses/by-nc-sa/3.0/", "CC BY-NC-SA 3.0"),
        ("", "https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        ("All rights reserved", "", "All rights reserved"), ("", "https://l.example/", "https://l.example/"),
    ],
)  # fmt: skip
def test_a_licence_goes_by_its_short_name(words, address, name):
    assert taken_from(SourceEdition(title="T", licence=words, licence_url=address)).licence == name


def test_a_doi_is_known_in_every_form_and_another_address_is_none():
    for given in ("10.5281/zenodo.1", "https://doi.org/10.5281/zenodo.1", "doi: 10.5281/zenodo.1"):
        assert taken_from(SourceEdition(identifiers=(("DOI", given),))).doi == "10.5281/zenodo.1"
    badge = taken_from(SourceEdition(identifiers=(("DOI", "https://zenodo.example/badge/1"),)))
    assert (badge.doi, badge.address) == ("", "https://zenodo.example/badge/1")


def test_who_is_no_editor_is_named_by_role_and_an_edition_of_which_nothing_is_said_is_none():
    people = (
        Responsibility("A B", "Herausgeber"),
        Responsibility("C D", "proofing"),
        Responsibility("E F", "proofing"),
    )
    edition = taken_from(SourceEdition(responsible=people))
    assert [name.natural for name in edition.editors] == ["A B"]
    assert edition.others == (("Proofing", ("C D", "E F")),)
    assert taken_from(SourceEdition(dialect="mrp1")) is None


def test_an_appendix_is_cited_as_one(cite):
    (appendix,) = (one for one in cite(None).items if one.heading == "Liste der Kräne")
    assert said(appendix, "chicago-note").startswith("“Liste der Kräne,” appendix A in “Hafenrat,")
