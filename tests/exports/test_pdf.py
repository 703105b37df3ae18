"""The printed protocol: read with another program's eyes (pypdf)."""

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from protocol_edition.exports import NotPrintedError, pdf, references
from protocol_edition.exports.pdf import LONGEST, LONGEST_HEAD
from protocol_edition.model import Decisions, plain
from protocol_edition.model.walk import passages
from protocol_edition.sources import read


def opened(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def squeezed(text: str) -> str:
    """Without white space and the hyphens at ends of lines."""
    return re.sub(r"[\s\u00ad-]", "", text)


def words_of(reader: pypdf.PdfReader) -> str:
    return squeezed("".join(page.extract_text() for page in reader.pages))


@pytest.fixture(scope="module")
def reader(edited, settings):
    return opened(pdf(edited, references(edited, settings)))


@pytest.fixture
def reading_of():
    return lambda text: read(text.encode(), "a.txt", Decisions())[0]


def test_every_word_of_the_record_is_on_paper(reader, edited):
    on_paper = words_of(reader)
    protocol = edited.protocol
    contents = [item.heading for item in protocol.items]
    contents += [entry.content for session in protocol.sessions for entry in session.attendees]
    contents += [passage.block.content for passage in passages(protocol)]
    contents += [block.content for note in protocol.notes for block in note.blocks]
    contents += [line.content for line in protocol.header.lines]
    words = {word for content in contents for word in plain(content).split()}

    assert len(words) > 200
    assert sorted(word for word in words if squeezed(word) not in on_paper) == []


def test_it_is_tagged_and_says_what_it_is(reader, edited, settings):
    catalogue = reader.trailer["/Root"]

    assert catalogue["/MarkInfo"]["/Marked"].value is True
    assert catalogue["/Lang"].startswith("en")
    assert reader.metadata.title == edited.protocol.header.title
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_data()


def test_its_bookmarks_are_the_agenda(reader, edited):
    def titles(outline):
        for entry in outline:
            yield from titles(entry) if isinstance(entry, list) else [entry.title]

    bookmarks = list(titles(reader.outline))
    for item in edited.protocol.items:
        assert any(squeezed(plain(item.heading)) in squeezed(title) for title in bookmarks)


def test_notes_stand_at_the_foot_with_their_printed_labels(reading_of, edited_with, settings):
    text = "Protocol 1\n\n- I. On bread\n\nFirst words.[7]\n\nNotes\n- [7] Editor's Note: so in the text\n"
    edited = edited_with(reading_of(text))
    page = opened(pdf(edited, references(edited, settings))).pages[0].extract_text()

    assert "7Editor" in squeezed(page)


def test_what_is_written_like_a_command_is_printed_as_it_stands(reading_of, edited_with, settings):
    hostile = '#read("/etc/passwd") $x^2$ *bold* \\ @ref <label> #panic("no") // gone'
    edited = edited_with(reading_of(f"Protocol 1\n\n- I. On bread\n\n{hostile}\n"))

    assert squeezed('#read("/etc/passwd") $x^2$') in words_of(opened(pdf(edited, references(edited, settings))))


def test_the_same_text_gives_the_same_bytes_in_another_place_and_time(edited, settings):
    program = (
        "import sys, hashlib; from pathlib import Path; sys.path.insert(0, sys.argv[1]);"
        "import conftest as c; from protocol_edition.exports import pdf, references;"
        "from protocol_edition.model import Decisions; from protocol_edition.sources import read;"
        "from protocol_edition.project import *;"
        "r = read(c.SEED.read_bytes(), 'seeds/protocol-63.txt', Decisions())[0];"
        "s = Settings(title='T', editors=(Contributor('A'),), publisher='P', licence=Licence('L'), language='en');"
        "e = c.edited_of(r); print(hashlib.sha256(pdf(e, references(e, s))).hexdigest())"
    )
    here = str(Path(__file__).parent)
    runs = [
        subprocess.run(
            [sys.executable, "-c", program, here], capture_output=True, text=True, check=True, cwd=folder,
            env={**os.environ, "TZ": zone, "SOURCE_DATE_EPOCH": epoch, "PYTHONHASHSEED": seed},
        ).stdout
        for folder, zone, epoch, seed in (("/", "UTC", "0", "1"), (here, "Asia/Tokyo", "1700000000", "2"))
    ]  # fmt: skip

    assert runs[0] == runs[1]
    assert len(runs[0].strip()) == 64


def test_a_sign_that_no_font_has_is_named_and_no_pdf_is_made(reading_of, edited_with, settings):
    edited = edited_with(reading_of("Protocol 1\n\n- I. On 中 bread\n"))

    with pytest.raises(NotPrintedError, match=re.escape("“中” (U+4E2D)")):
        pdf(edited, references(edited, settings))


def test_a_font_of_the_edition_shows_it(tmp_path, reading_of, edited_with, settings):
    pen = TTGlyphPen(None)
    for step, point in enumerate([(0, 0), (500, 0), (500, 500)]):
        (pen.lineTo if step else pen.moveTo)(point)
    pen.closePath()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "middle"])
    font.setupCharacterMap({0x4E2D: "middle"})
    font.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "middle": pen.glyph()})
    font.setupHorizontalMetrics({".notdef": (500, 0), "middle": (500, 0)})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    names = {"familyName": "Middle", "styleName": "Regular", "fullName": "Middle Regular", "psName": "Middle-Regular"}
    font.setupNameTable(names)
    font.setupOS2()
    font.setupPost()
    font.save(tmp_path / "middle.ttf")
    edited = edited_with(reading_of("Protocol 1\n\n- I. On 中 bread\n"))

    assert "中" in words_of(opened(pdf(edited, references(edited, settings), tmp_path)))


def test_a_text_without_measure_is_not_set(edited_with, settings):
    edited = edited_with(text="x" * (LONGEST + 1))

    with pytest.raises(NotPrintedError, match="2,000,001 characters"):
        pdf(edited, references(edited, settings))


def test_a_title_that_would_fill_every_page_is_not_set(edited, settings):
    long = replace(settings, title="x" * (LONGEST_HEAD + 1))

    with pytest.raises(NotPrintedError, match="2,001 characters"):
        pdf(edited, references(edited, long))
