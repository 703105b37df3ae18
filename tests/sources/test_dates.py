"""Dates as printed, and as EDTF."""

import pytest

from protocol_edition.sources.wilson_center.dates import find_date, is_date_line


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("October 28, 1962", "1962-10-28"),
        ("July 09, 1956", "1956-07-09"),
        ("28 October 1962", "1962-10-28"),
        ("28th October 1962", "1962-10-28"),
        ("October 1962", "1962-10"),
        ("5.XI.1966", "1966-11-05"),
        ("26/X/1956", "1956-10-26"),
        ("25.5.62", "1962-05-25"),
        ("25.05.1962", "1962-05-25"),
        ("October 23-26, 1956", "1956-10-23/1956-10-26"),
        ("23–26 October 1956", "1956-10-23/1956-10-26"),
        ("31 October - 2 November 1956", "1956-10-31/1956-11-02"),
        ("October 31 - November 2, 1956", "1956-10-31/1956-11-02"),
        ("Sept. 3, 1961", "1961-09-03"),
        ("29 February 1960", "1960-02-29"),
    ],
)
def test_a_date_with_its_year(printed, edtf):
    dated = find_date(f"The session of {printed} was long")
    assert dated
    assert dated.edtf == edtf


@pytest.mark.parametrize(
    ("printed", "edtf"), [("26/X", "1956-10-26"), ("28 October", "1956-10-28"), ("October 28", "1956-10-28")]
)
def test_a_date_whose_year_is_said_elsewhere(printed, edtf):
    dated = find_date(printed, "1956")
    assert dated
    assert dated.edtf == edtf
    assert find_date(printed) is None


@pytest.mark.parametrize(
    "printed",
    [
        "31 February 1962",
        "32 October 1962",
        "29 February 1961",
        "26/XIII",
        "1962",
        "May",
        "No. 5",
        "pp. 4-5",
        "3.15",
        "",
    ],
)
def test_no_date(printed):
    assert find_date(printed, "1956") is None


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("October 28, 1962", "1962-10-28"),
        ("28 October 1962.", "1962-10-28"),
        ("(28 October 1962)", "1962-10-28"),
        ("Sunday, 28 October 1962", "1962-10-28"),
        ("Session of 28 October 1962", ""),
        ("28 October 1962 Ruvensk", ""),
    ],
)
def test_a_line_that_is_a_date_and_nothing_more(line, edtf):
    assert is_date_line(line) == edtf


def test_where_the_date_stands():
    dated = find_date("Session of 28 October 1962, evening")
    assert dated
    assert (dated.start, dated.end) == (11, 26)
