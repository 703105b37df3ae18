"""What a page may weigh on its way to a reader, compressed as servers do."""

import gzip

import pytest

from protocol_edition.project import static_folder

FOLDER = static_folder()


def weight(*contents: bytes) -> int:
    return sum(len(gzip.compress(content, 9)) for content in contents)


@pytest.mark.parametrize("own", ["text", "overview"])
def test_the_style_sheets_of_a_page_weigh_less_than_10_kb(own):
    """Every page has the theme and that of paper; the protocol adds the text's, tables and calendars theirs."""
    assert weight(*((FOLDER / f"css/{name}.css").read_bytes() for name in ("theme", own, "print"))) < 10_000


def test_scripts_weigh_less_than_8_kb():
    assert weight(*(file.read_bytes() for file in FOLDER.glob("js/*.js") if file.name != "search.js")) < 8_000


def test_the_search_weighs_less_than_6_kb():
    """With its style sheet, and without Pagefind, which comes with the first question."""
    assert weight(*((FOLDER / name).read_bytes() for name in ("js/search.js", "css/search.css"))) < 6_000


def test_the_protocol_weighs_less_than_14_kb_with_its_text(seed_page):
    assert weight(seed_page.source.encode()) < 14_000


@pytest.mark.parametrize("part", ["regular", "italic", "semibold"])
def test_a_style_of_the_book_face_weighs_less_than_25_kb_for_latin(part):
    assert (FOLDER / "fonts" / f"spectral-{part}-latin.woff2").stat().st_size < 25_000


def test_the_licence_of_the_book_face_goes_with_it():
    assert "SIL Open Font License, Version 1.1" in (FOLDER / "fonts" / "OFL.txt").read_text()
