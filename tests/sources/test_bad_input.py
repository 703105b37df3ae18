"""Texts that are no texts, or too much of one: one clear diagnostic each, no traceback, nothing lost."""

import pytest
from tests.sources.accounts import check_account, check_origins
from tests.sources.growth import HEAD, HOSTILE, LINES, PLACES

from protocol_edition.diagnostics import has_errors
from protocol_edition.diagnostics.codes import Severity
from protocol_edition.model import Decisions
from protocol_edition.sources import read

RECORD = (
    "October 3, 1961\n\nHarvest Commission Protocol 5\n\nPresent: Arlov, Berin.\n\nI. On the bridge at Győr\n\nYes.\n"
)


# ---- nothing to read: refused, with the reason -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "code", "word"),
    [
        (b"", "S102", "empty"),
        (b" \n\t\r\n \n", "S102", "empty"),
        ("\ufeff \n".encode(), "S102", "white space"),
        ("\u00a0\n\u2003\n".encode(), "S102", "white space"),
        (RECORD.encode("utf-16"), "S103", "UTF-16"),
        (b"\xff\xfe" + RECORD.encode("utf-16-le"), "S103", "UTF-16"),
        (b"\xfe\xff" + RECORD.encode("utf-16-be"), "S103", "UTF-16"),
        (RECORD.encode("utf-16-le"), "S103", "UTF-16"),
        (RECORD.encode("utf-16-be"), "S103", "UTF-16"),
        (RECORD.replace("ő", "ö").encode("latin-1"), "S103", "Latin-1"),
        (RECORD.replace("ő", "’").encode("cp1252"), "S103", "Windows-1252"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "S104", "PDF"),
        (b"PK\x03\x04\x14\0\x06\0", "S104", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "S104", "Word"),
        (b"October 3, 1961\n\nProtocol 5\n\n\0\n", "S104", "binary"),
    ],
    ids=[
        "empty",
        "blank",
        "byte order mark only",
        "odd spaces only",
        "UTF-16",
        "UTF-16 LE with mark",
        "UTF-16 BE with mark",
        "UTF-16 LE without",
        "UTF-16 BE without",
        "Latin-1",
        "Windows-1252",
        "PDF",
        "ZIP",
        "Word",
        "a NUL",
    ],
)
def test_what_is_no_text_is_refused_and_named(source, code, word):
    reading, diagnostics = read(source, "text.txt", Decisions())
    assert reading is None or not reading.protocol.items
    (finding,) = [finding for finding in diagnostics if finding.severity is Severity.ERROR]
    assert finding.code == code
    assert word in finding.what
    assert finding.remedy
    assert has_errors(diagnostics)


def test_the_byte_that_is_not_utf_8_is_named_with_its_place():
    _, (finding,) = read("October 3, 1961\n\nThe Café\n".encode("latin-1"), "text.txt", Decisions())
    assert (finding.line, finding.column) == (3, 8)
    assert "0xe9" in finding.what


# ---- oddities: read as they are, and reported once -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("\ufeff" + RECORD, "S105"),
        (RECORD.replace("\n", "\r\n"), "S106"),
        (RECORD.replace("\n", "\r"), "S106"),
        (RECORD.replace("Present: ", "Present:\t"), "S107"),
        (RECORD.replace("bridge", "bri\u00addge"), "S107"),
        (RECORD.replace("bridge", "bridge\u00a0"), "S107"),
        (RECORD.replace("bridge", "bri\u200bdge"), "S107"),
    ],
    ids=["byte order mark", "CRLF", "lone CR", "tab", "soft hyphen", "no-break space", "zero-width space"],
)
def test_what_is_odd_is_kept_and_reported_once(text, code):
    reading, diagnostics = read(text.encode(), "text.txt", Decisions())
    assert reading
    assert reading.text == text
    check_account(reading)
    assert [finding.code for finding in diagnostics if finding.code.startswith("S")] == [code]
    assert not has_errors(diagnostics)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + RECORD,
        RECORD.replace("\n", "\r\n"),
        RECORD.replace(" ", "\t"),
        RECORD.replace(" ", "\u00a0"),
    ],
    ids=["byte order mark", "CRLF", "tabs", "no-break spaces"],
)
def test_what_is_odd_does_not_hide_the_record(text):
    reading, _ = read(text.encode(), "text.txt", Decisions())
    assert reading
    assert reading.protocol.header.date == "1961-10-03"
    assert [attendee.name for attendee in reading.protocol.sessions[0].attendees] == ["Arlov", "Berin"]
    assert [item.number for item in reading.protocol.items] == ["I"]


def test_a_text_without_a_header_is_read_and_reported_once():
    text = "Cde. Arlov: The bridge will stand by May, and nothing else was said.\n\nCde. Berin: So it is.\n"
    reading, diagnostics = read(text.encode(), "text.txt", Decisions())
    assert reading
    check_account(reading)
    assert [finding.code for finding in diagnostics if finding.code in ("R201", "R212")] == ["R201"]


def test_a_file_of_another_kind_is_read_as_plain_text():
    reading, _ = read(RECORD.encode(), "notes.text", Decisions())
    assert reading
    assert len(reading.protocol.items) == 1


# ---- too much of one thing: read whole (``python -m tests.sources.growth`` measures how long it takes) ---------------


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("unit", [*HOSTILE, *LINES], ids=ascii)
def test_one_thing_a_thousand_times_is_read_whole(unit, place):
    reading, _ = read(PLACES[place].format(unit * 1000).encode(), "text.txt", Decisions())
    if reading:
        check_account(reading)


def test_a_line_of_five_megabytes_is_read_whole():
    text = HEAD + "The bridge will stand by May, Cde. Arlov said. " * (5_000_000 // 47)
    reading, _ = read(text.encode(), "text.txt", Decisions())
    assert reading
    check_account(reading)


def test_a_hundred_thousand_short_lines_are_read_whole():
    text = HEAD + "So it is.\n" * 100_000
    reading, _ = read(text.encode(), "text.txt", Decisions())
    assert reading
    check_account(reading)


@pytest.mark.parametrize("text", ["[" * 2000, "[" * 2000 + "a" + "]" * 2000, "[a" * 2000, "([" * 2000 + "])" * 2000])
def test_two_thousand_brackets_in_one_another_are_read_whole(text):
    reading, _ = read((HEAD + text).encode(), "text.txt", Decisions())
    assert reading
    check_account(reading)


def test_a_heading_of_five_thousand_characters_is_read_whole():
    reading, _ = read((HEAD + "I. On " + "the bridge and " * 350 + "\n\nYes.\n").encode(), "text.txt", Decisions())
    assert reading
    check_account(reading)
    check_origins(reading)


@pytest.mark.parametrize("line", ["COMRADE A.", "Cde. COMRADE reports that it rained."])
def test_an_address_that_no_name_follows_is_read_as_text(line):
    text = f"{HEAD}ARLOV: Yes.\n\nBERIN: No.\n\n{line}\n\nYes.\n"
    reading, _ = read(text.encode(), "text.txt", Decisions())
    assert reading
    check_account(reading)
