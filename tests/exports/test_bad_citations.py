"""Citation lines as they come, from the text of a source to every format and back through other people's parsers."""

from dataclasses import dataclass, replace

import pytest
import rispy
from tests.exports.parsers import read_bibtex, read_names, statements, valid

from protocol_edition.checks import check_edition
from protocol_edition.edition import Ledger, edit, mint, register, survey
from protocol_edition.exports import STYLE_NAMES, Citer, bibtex, csl_json, json_ld, references, ris
from protocol_edition.model import Authorities, Decisions
from protocol_edition.project import Project
from protocol_edition.sources import read

P = "https://edition.example/protocols/p-3/"
HOST = "Wilson Center Digital Archive"
PEOPLE = {
    "Mark Kramer": ("Kramer", "Mark"),
    "Vincent van Gogh": ("van Gogh", "Vincent"),
    "Charles de Gaulle": ("de Gaulle", "Charles"),
    "U Thant": ("U Thant", ""),
    "Aliev G. A.": ("Aliev", "G. A."),
    "Анатолий Добрынин": ("Добрынин", "Анатолий"),
}
"""How each name is filed: family with its particle, and given name."""


@dataclass(frozen=True)
class Line:
    """A citation line, other lines of the head, and what every format must say of it."""

    name: str
    citation: str
    title: str = "Minutes of the Presidium"
    date: str = "May 4, 1957"
    languages: str = "Russian"
    archive: str = "TsKhSD"
    shelfmark: str = "f. 3, op. 12, d. 1005, l. 62-66"
    people: tuple[str, ...] = ("Mark Kramer",)
    url: str = "https://archive.example/1"
    note: str = ""
    """The Chicago note."""


def written(title='"Minutes of the Presidium,"', shelf="TsKhSD, f. 3, op. 12, d. 1005, l. 62-66", who="Mark Kramer"):
    return f"{title} May 4, 1957, {HOST}, {shelf}. Translated by {who}. https://archive.example/1"


NOTE = (
    "“Minutes of the Presidium,” May 4, 1957, trans. Mark Kramer, TsKhSD, f. 3, op. 12, d. 1005, l. 62-66, "
    f"{HOST}, https://archive.example/1."
)

LINES = (
    Line("with everything in its place", written(), note=NOTE),
    Line("without quotation marks", written("Minutes of the Presidium,"), note=NOTE),
    Line("with the comma outside", written('"Minutes of the Presidium",'), note=NOTE),
    Line("with curly marks and the comma outside", written("“Minutes of the Presidium”,"), note=NOTE),
    Line(
        "with a figure 1 for the letter l, which stays as the source prints it",
        written(shelf="TsKhSD, f. 3, op. 12, d. 1005, 1. 62-66"),
        shelfmark="f. 3, op. 12, d. 1005, 1. 62-66",
        note=NOTE.replace("l. 62-66", "1. 62-66"),
    ),
    Line("with two languages", written(), languages="Russian, German", note=NOTE),
    Line(
        "without an address",
        written().removesuffix(". https://archive.example/1"),
        url="",
        note=NOTE.replace(", https://archive.example/1", ""),
    ),
    Line(
        "with a nobleman and a man of one name",
        written(who="Vincent van Gogh and U Thant"),
        people=("Vincent van Gogh", "U Thant"),
        note=NOTE.replace("Mark Kramer", "Vincent van Gogh and U Thant"),
    ),
    Line(
        "with a particle that is no nobleman's",
        written(who="Charles de Gaulle"),
        people=("Charles de Gaulle",),
        note=NOTE.replace("Mark Kramer", "Charles de Gaulle"),
    ),
    Line(
        "with the surname first",
        written(who="Aliev G. A."),
        people=("Aliev G. A.",),
        note=NOTE.replace("Mark Kramer", "Aliev G. A."),
    ),
    Line(
        "in Cyrillic",
        written('"О письме «Правде»,"', who="Анатолий Добрынин"),
        title="О письме «Правде»",
        people=("Анатолий Добрынин",),
        note=NOTE.replace("Minutes of the Presidium", "О письме «Правде»").replace("Mark Kramer", "Анатолий Добрынин"),
    ),
    Line(
        "with marks and an ampersand in the title",
        written('"On "Bell & Co." & the 5% {loan}_#1,"'),
        title='On "Bell & Co." & the 5% {loan}_#1',
        note=NOTE.replace("Minutes of the Presidium", "On ‘Bell & Co.’ & the 5% {loan}_#1"),
    ),
)


def read_in(line):
    text = (
        f"{line.date}\n\n{line.title}\n\nCitation:\n\n{line.citation}\n\nOriginal Language:\n\n{line.languages}\n\n"
        "Contents:\n\nTranslation - English\n\nPresent: Weber.\n\nI. On the letter\n\nApproved.\n"
    )
    reading, _ = read(text.encode(), "p-3.txt", Decisions())
    edited, _ = edit(reading, Decisions(), Authorities(), None, doc_id="p-3")
    ledger, _ = mint(edited, Ledger("anchors/p-3.yaml", "p-3"), on="2026-01-02")
    return edit(reading, Decisions(), Authorities(), ledger, doc_id="p-3")[0]


@pytest.fixture(params=LINES, ids=[line.name for line in LINES])
def line(request):
    return request.param


@pytest.fixture
def cited(line, settings):
    return references(read_in(line), settings)


def folded(words):
    """Marks of one kind: TeX has only curly ones."""
    return words.translate(str.maketrans("“”‘’", "\"\"''")).replace("''", '"')


def quoted_in(note):
    """The title as it stands inside the quotation marks of a note."""
    return note[1:].partition("” May")[0]


def curled(words):
    """Single marks as TeX sets them."""
    return words.replace("`", "‘").replace("'", "’")


def test_the_note(line, cited):
    assert Citer(cited.document).cited("chicago-note") == line.note


def test_no_style_leaves_a_hole(cited):
    for style in STYLE_NAMES:
        for reference in cited:
            said = Citer(reference).cited(style)
            assert not [bad for bad in (" ,", ",,", "..", "()", "  ", "None") if bad in said], (style, said)


def test_bibtex(line, cited):
    text = bibtex(cited.records)
    document, item = read_bibtex(text)
    facts = {name: field.value for name, field in document.fields_dict.items()}
    assert folded(facts["title"]) == folded(line.title)
    assert (facts["date"], facts["month"], facts["year"]) == ("1957-05-04", 5, "1957")
    assert facts["note"].startswith(f"{line.archive}, {line.shelfmark}. {HOST}. Translated by ")
    assert facts.get("url", "") == line.url
    assert [(f"{name['von']} {name['last']}".strip(), name["first"]) for name in read_names(text)] == [
        PEOPLE[name] for name in line.people
    ]
    assert item.fields_dict["title"].value == "On the letter"
    assert f"Item I in “{quoted_in(line.note)}” {line.archive}, " in curled(item.fields_dict["note"].value)


def test_ris(line, cited):
    document, item = rispy.loads(ris(cited.records))
    assert (document["type_of_reference"], document["title"]) == ("MANSCPT", line.title)
    assert (document["date"], document["name_of_database"]) == ("1957/05/04", line.archive)
    assert f"AV  - {line.shelfmark}\n" in ris(cited.records)
    assert document.get("urls", []) == ([line.url] if line.url else [])
    filed = [f"{family}, {given}" if given else family for family, given in (PEOPLE[name] for name in line.people)]
    assert document["subsidiary_authors"] == filed
    assert item["title"] == "On the letter"


def test_csl_json(line, cited):
    document, item = valid(csl_json(cited.records))
    assert (document["title"], document["issued"]) == (line.title, {"date-parts": [[1957, 5, 4]]})
    assert (document["archive"], document["archive_location"]) == (line.archive, line.shelfmark)
    assert (document["source"], document.get("URL", "")) == (HOST, line.url)
    assert [
        (
            name.get("literal") or f"{name.get('non-dropping-particle', '')} {name['family']}".strip(),
            name.get("given", ""),
        )
        for name in document["translator"]
    ] == [PEOPLE[name] for name in line.people]
    plural = "s" if "," in line.languages else ""
    assert document["note"].endswith(f"Original language{plural}: {line.languages}.")
    assert (item["container-title"], item["number"]) == (line.title, "item I")


def test_linked_data(line, settings):
    cited = references(read_in(line), replace(settings, base_url="https://edition.example/"))
    said = statements(json_ld(cited))
    assert {(P, "name", line.title), (P, "itemLocation", line.shelfmark)} <= said
    assert (f"{P}#item-i", "name", "On the letter") in said
    named = {what for _, how, what in said if how == "name"}
    assert {
        line.archive,
        HOST,
        *(f"{given} {family}".strip() for family, given in map(PEOPLE.get, line.people)),
    } <= named
    assert {what for who, how, what in said if how == "isBasedOn"} == ({line.url} if line.url else set())
    codes = {what for who, how, what in said if how == "inLanguage" and who.startswith("_:")}
    assert codes == ({"ru", "de"} if "German" in line.languages else {"ru"})


def test_a_shelfmark_of_two_documents_is_told_and_cited_for_both(settings, tmp_path):
    one, other = (replace(read_in(LINES[0]), id=doc_id) for doc_id in ("p-3", "p-4"))
    project = Project(tmp_path, settings, {}, Authorities(), (), ())
    found = check_edition(register([survey(one), survey(other)]), project)
    assert [finding.code for finding in found] == ["C202"]
    records = [references(edited, settings).document for edited in (one, other)]
    assert [entry.key for entry in read_bibtex(bibtex(records))] == ["p-3", "p-4"]
    assert {record["archive_location"] for record in valid(csl_json(records))} == {LINES[0].shelfmark}
