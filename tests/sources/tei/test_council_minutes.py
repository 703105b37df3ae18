"""Thirty real council minutes, read, published and counted beside what plain XPath finds in them."""

from functools import cache

import pytest
from lxml import html
from tests.corpora import corpus
from tests.sources.accounts import check_account
from tests.sources.tei.independent import File, squeezed

from protocol_edition.model import Decisions, Name, Survival, contents
from protocol_edition.project import open_project
from protocol_edition.publish import Terms, build
from protocol_edition.sources import read

FILES = [File(path) for path in sorted(corpus("mrp-dev").glob("MRP-*.xml"))]
EACH = pytest.mark.parametrize("file", FILES, ids=lambda file: file.path.stem)

MORE_ATTENDEES = {
    # the header does not list whom the words name: a reporter, who had the record back, who was absent and signed
    "MRP-1-1-01-0-18480401-P-0001": 1,
    "MRP-1-3-07-0-18581207-P-0476": 1,
    "MRP-1-5-04-0-18620714-P-0249": 1,
    "MRP-1-5-07-0-18640517-P-0472": 1,
    "MRP-1-5-09-0-18650215-P-0541": 1,
    "MRP-1-6-02-0-18660307-A-I": 15,
    # names of the words without a reference: the recorder, and others
    "MRP-3-0-01-0-18670301-P-0007": 2,
    "MRP-3-0-01-0-18670816-P-0044α": 2,
    "MRP-3-0-02-0-18680131-P-0012": 4,
    "MRP-3-0-02-0-18690626-P-0236": 3,
    "MRP-3-0-02-0-18711027-P-0610": 2,
    "MRP-3-0-03-1-18711209-P-0007": 3,
    "MRP-3-0-04-1-18800506-P-0148": 2,
    "MRP-3-0-04-1-18820627-P-0401": 10,
}
MORE_ITEMS = {"MRP-1-3-02-0-18530430-P-0119": 2}
"""Its two appendices."""


@cache
def reading_of(file: File):
    reading, findings = read(file.path.read_bytes(), file.path.name, Decisions())
    assert reading is not None
    return reading, findings


@EACH
def test_every_character_is_read_in_its_order(file):
    reading, findings = reading_of(file)
    check_account(reading)
    assert squeezed(reading.text) == file.text()
    assert not reading.protocol.leftovers
    assert not [one for one in findings if one.code.startswith("R1")]


@EACH
def test_as_many_attendees_items_notes_and_names_as_the_file_has(file):
    protocol = reading_of(file)[0].protocol
    stem = file.path.stem
    attendees = sum(len(session.attendees) for session in protocol.sessions)
    assert attendees == file.attendees + MORE_ATTENDEES.get(stem, 0)
    assert len(protocol.items) == file.items + MORE_ITEMS.get(stem, 0)
    assert len(protocol.notes) == file.notes
    assert all(len(note.marks) == 1 for note in protocol.notes)
    if stem.startswith("MRP-3"):
        assert sum(names_in(content) for content in contents(protocol)) == file.names


def names_in(content) -> int:
    return sum(isinstance(one, Name) + names_in(getattr(one, "content", ())) for one in content)


@EACH
def test_what_is_lost_is_said(file):
    protocol = reading_of(file)[0].protocol
    empty = not "".join(words for div in file.found("//t:div[@type='protocol']") for words in div.itertext()).strip()
    drawn = bool(file.found("//t:div[@type='protocol']//t:figure"))
    assert (protocol.header.survival is Survival.LOST) == (empty and not drawn)


@EACH
def test_credits_licence_and_shelfmark_are_those_of_the_header(file):
    header = reading_of(file)[0].protocol.header
    edition = header.edition
    assert edition is not None
    assert len([one for one in edition.responsible if one.role in ("editor", "introduction", "proofing")]) >= len(
        {one.get("ref") for one in file.found("//t:titleStmt/t:editor")}
    )
    assert len(edition.funders) == len(file.found("//t:titleStmt/t:funder"))
    assert edition.licence_url == file.found("//t:licence")[0].get("target")
    assert edition.publisher == "Österreichische Akademie der Wissenschaften"
    numbers = [one.text for one in file.found("//t:msDesc//t:idno") if (one.text or "").strip()]
    assert header.citation is not None
    assert all(number in header.citation.reference.printed for number in numbers)


def test_every_unit_of_the_files_is_on_their_pages(tmp_path):
    edition = tmp_path / "edition"
    edition.mkdir()
    (edition / "edition.yaml").write_text(
        "title: T\neditors: A B\npublisher: P\nlicence: CC-BY-4.0\nlanguage: de\npdf: false\nsearch: false\n"
    )
    for file in FILES:
        (edition / file.path.name).write_bytes(file.path.read_bytes())
    project, findings = open_project(edition)
    assert project is not None
    assert build(project, tmp_path / "site", findings, Terms()).published
    missing = {}
    for file in FILES:
        page = tmp_path / "site" / "protocols" / project.document_id(edition / file.path.name) / "index.html"
        shown = words_of(page.read_text(encoding="utf-8"))
        if lost := [unit for unit in file.units() if unit not in shown]:
            missing[file.path.stem] = lost
    assert missing == {}


def words_of(page: str) -> str:
    """The record on a page, without what the page itself adds within it: marks of notes, line numbers, links."""
    main = html.fromstring(page).get_element_by_id("main")
    for added in main.xpath(".//a[@class='mark']|.//span[@class='mark' or @class='ln']|.//details"):
        if added.getparent() is not None:
            added.drop_tree()
    return squeezed(main.text_content())
