"""Protocol 63 and its item IX in every style and format, as the citation spec has them."""

import json
import re

import pytest

from protocol_edition.exports import (
    STYLE_NAMES,
    Citer,
    Medium,
    bibtex,
    coins,
    csl_json,
    head_metas,
    json_ld,
    references,
    ris,
)

TITLE = "Central Committee of the Communist Party of the Soviet Union Presidium Protocol 63"
SHELFMARK = "F. 3, Op. 16, D. 947, L. 45-46ob"
CREDIT = "Translated and edited by Mark Kramer, with assistance from Timothy Naftali"
ADDRESS = "https://wilson-center-digital-archive.dvincitest.com/document/115092"

STRINGS = {
    (
        "chicago-note",
        "",
    ): f"“{TITLE},” October 28, 1962, trans. and ed. Mark Kramer, with assistance from Timothy Naftali, "
    f"RGANI, {SHELFMARK}, Wilson Center Digital Archive, {ADDRESS}.",
    ("chicago-note", "item-ix"): f"“On the instructions to Cde. Pavlov,” item IX in “{TITLE},” October 28, 1962, "
    "trans. and ed. Mark Kramer, with assistance from Timothy Naftali, "
    f"RGANI, {SHELFMARK}, Wilson Center Digital Archive, {ADDRESS}.",
    ("chicago-short", ""): "“Presidium Protocol 63.”",
    ("chicago-short", "item-ix"): "“Presidium Protocol 63,” item IX.",
    ("chicago-bibliography", ""): f"“{TITLE}.” October 28, 1962. {CREDIT}. RGANI, {SHELFMARK}. "
    f"Wilson Center Digital Archive. {ADDRESS}.",
    (
        "chicago-bibliography",
        "item-ix",
    ): f"“On the instructions to Cde. Pavlov.” Item IX in “{TITLE},” October 28, 1962. "
    f"{CREDIT}. RGANI, {SHELFMARK}. Wilson Center Digital Archive. {ADDRESS}.",
    ("mla", ""): f"“{TITLE}.” {CREDIT}, 28 Oct. 1962, RGANI, {SHELFMARK}. Wilson Center Digital Archive, {ADDRESS}.",
    ("mla", "item-ix"): f"“On the instructions to Cde. Pavlov.” Item IX of “{TITLE},” translated and edited by "
    f"Mark Kramer, with assistance from Timothy Naftali, 28 Oct. 1962, RGANI, {SHELFMARK}. "
    f"Wilson Center Digital Archive, {ADDRESS}.",
    ("apa", ""): f"{TITLE} (M. Kramer, Ed. & Trans.). (1962, October 28). RGANI ({SHELFMARK}). "
    f"Wilson Center Digital Archive. {ADDRESS}",
    ("apa", "item-ix"): f"On the instructions to Cde. Pavlov (M. Kramer, Ed. & Trans.). (1962, October 28). "
    f"In {TITLE} (Item IX). RGANI ({SHELFMARK}). Wilson Center Digital Archive. {ADDRESS}",
}

BIBTEX = """\
@unpublished{presidium-protocol-63,
  title      = {{Central Committee of the Communist Party of the Soviet Union Presidium Protocol 63}},
  shorttitle = {Presidium Protocol 63},
  key        = {Presidium Protocol 63},
  translator = {Kramer, Mark},
  date       = {1962-10-28},
  year       = {1962},
  month      = oct,
  note       = {RGANI, F. 3, Op. 16, D. 947, L. 45-46ob. Wilson Center Digital Archive. \
Translated and edited by Mark Kramer, with assistance from Timothy Naftali},
  langid     = {english},
  url        = {https://wilson-center-digital-archive.dvincitest.com/document/115092}
}
"""

RIS = [
    "TY  - MANSCPT",
    f"TI  - {TITLE}",
    "ST  - Presidium Protocol 63",
    "DA  - 1962/10/28",
    "PY  - 1962",
    "A4  - Kramer, Mark",
    "DB  - RGANI",
    f"AV  - {SHELFMARK}",
    "DP  - Wilson Center Digital Archive",
    "LA  - en",
    f"UR  - {ADDRESS}",
    f"N1  - {CREDIT}.",
    "ER  - ",
]

CSL = {
    "id": "presidium-protocol-63",
    "type": "manuscript",
    "title": TITLE,
    "title-short": "Presidium Protocol 63",
    "issued": {"date-parts": [[1962, 10, 28]]},
    "translator": [{"family": "Kramer", "given": "Mark"}],
    "contributor": [{"family": "Naftali", "given": "Timothy"}],
    "archive": "RGANI",
    "archive_location": SHELFMARK,
    "source": "Wilson Center Digital Archive",
    "language": "en",
    "URL": ADDRESS,
    "note": f"{CREDIT}. Original language: Russian.",
}


def normalised(text: str) -> str:
    """As the spec compares: quotes of one kind, hyphen for en dash, single spaces."""
    straight = text.translate(str.maketrans("“”‘’–", "\"\"''-"))
    return re.sub(r" +", " ", straight)


@pytest.fixture
def cited(edited, settings):
    return references(edited, settings)


@pytest.mark.parametrize(("style", "anchor"), STRINGS)
def test_the_visible_string(cited, style, anchor):
    assert normalised(Citer(cited.at(anchor)).cited(style)) == normalised(STRINGS[style, anchor])


def test_what_is_in_italics(cited):
    slanted = {
        style: Citer(cited.document, Medium(upright=lambda words: "", italic=str)).cited(style) for style in STYLE_NAMES
    }
    assert slanted == {
        "chicago-note": "",
        "chicago-short": "",
        "chicago-bibliography": "",
        "mla": "Wilson Center Digital Archive",
        "apa": TITLE,
    }


def test_bibtex(cited):
    assert bibtex([cited.document]) == BIBTEX


def test_bibtex_of_the_item(cited):
    entry = bibtex([cited.at("item-ix")])
    assert entry.startswith("@unpublished{presidium-protocol-63-item-ix,\n")
    assert "{{On the instructions to Cde. Pavlov}}" in entry
    assert f"note       = {{Item IX in ``{TITLE},'' RGANI, {SHELFMARK}. Wilson Center" in entry
    assert "shorttitle" not in entry


def test_ris(cited):
    assert ris([cited.document]) == "\n".join(RIS) + "\n"


def test_ris_of_the_item(cited):
    record = ris([cited.at("item-ix")])
    assert "TI  - On the instructions to Cde. Pavlov\n" in record
    assert f'N1  - Item IX in "{TITLE}". {CREDIT}.\n' in record
    assert "ST  - " not in record
    assert record.endswith("\nER  - \n")


def test_csl_json(cited):
    item = {**CSL, "id": "presidium-protocol-63-item-ix", "title": "On the instructions to Cde. Pavlov"}
    item |= {"container-title": TITLE, "number": "item IX"}
    del item["title-short"]
    assert json.loads(csl_json([cited.document, cited.at("item-ix")])) == [CSL, item]


def test_the_metas_that_zotero_reads(cited):
    named = [(meta.name, meta.content) for meta in head_metas(cited.document) if not meta.name.startswith("og:")]
    summary = cited.document.work.summary
    assert summary.startswith("According to Protocol 63")
    assert named == [
        ("z:itemType", "manuscript"),
        ("DC.title", TITLE),
        ("DC.date", "1962-10-28"),
        ("DC.language", "en"),
        ("z:archive", "RGANI"),
        ("DC.coverage", SHELFMARK),
        ("z:shortTitle", "Presidium Protocol 63"),
        ("z:translators", "Kramer, Mark"),
        ("bib:contributors", "Naftali, Timothy"),
        ("DCTERMS.abstract", summary),
        ("DC.description", f"{CREDIT}."),
        ("citation_title", TITLE),
        ("citation_publication_date", "1962/10/28"),
        ("citation_language", "en"),
    ]


def test_linked_data(cited):
    described = json_ld(cited)
    expected = {
        "@context": "https://schema.org",
        "@type": ["CreativeWork", "ArchiveComponent"],
        "name": TITLE,
        "alternateName": "Presidium Protocol 63",
        "dateCreated": "1962-10-28",
        "inLanguage": "en",
        "translationOfWork": {"@type": "CreativeWork", "inLanguage": "ru"},
        "translator": {"@type": "Person", "name": "Mark Kramer"},
        "editor": {"@type": "Person", "name": "Mark Kramer"},
        "contributor": {"@type": "Person", "name": "Timothy Naftali"},
        "holdingArchive": {"@type": "ArchiveOrganization", "name": "RGANI"},
        "itemLocation": SHELFMARK,
        "provider": {"@type": "Organization", "name": "Wilson Center Digital Archive"},
        "funder": {"@type": "Organization", "name": "Leon Levy Foundation"},
        "isBasedOn": ADDRESS,
    }
    assert {name: described[name] for name in expected} == expected
    assert "@id" not in described
    assert described["hasPart"][-1] == {
        "@type": "CreativeWork",
        "position": "IX",
        "name": "On the instructions to Cde. Pavlov",
    }


def test_coins_for_pages_without_metas(cited):
    assert coins(cited.document) == (
        "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&rft.type=manuscript&rft.title=Central%20"
        "Committee%20of%20the%20Communist%20Party%20of%20the%20Soviet%20Union%20Presidium%20Protocol%2063"
        "&rft.date=1962-10-28&rft.contributor=Naftali%2C%20Timothy&rft.language=en"
        "&rft.identifier=https%3A%2F%2Fwilson-center-digital-archive.dvincitest.com%2Fdocument%2F115092"
    )
