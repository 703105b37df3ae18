import pytest

from protocol_edition.pages.dates import covers, life, spoken, year


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1962-10-28", "28 October 1962"), ("1962-10", "October 1962"), ("1962", "1962"),
        ("1956-10-23/1956-10-26", "23–26 October 1956"),
        ("1956-10-31/1956-11-04", "31 October – 4 November 1956"),
        ("1956-12-31/1957-01-01", "31 December 1956 – 1 January 1957"),
        ("1953/..", "from 1953"), ("../1953", "until 1953"), ("196X", "1960s"),
        ("1894~", "about 1894"), ("1894?", "1894 (uncertain)"), ("1962-XX-XX", "1962"), ("", ""),
        ("not a date", "not a date"), ("1962-99-99", "1962-99-99"),
    ],
)  # fmt: skip
def test_dates_in_words(edtf, words):
    assert spoken(edtf) == words


def test_the_year_a_list_files_under():
    assert [year(date) for date in ("1962-10-28", "../1953", "196X", "1894?", "")] == [
        "1962",
        "1953",
        "1960s",
        "1894",
        "",
    ]


def test_a_life():
    assert life("1894", "1971") == "1894–1971"
    assert life("1894-04-15", "1971-09-11") == "15 April 1894 – 11 September 1971"
    assert (life("1913", ""), life("", "1971"), life("", "")) == ("born 1913", "died 1971", "")


def test_an_office_covers_a_day_as_far_as_both_are_known():
    assert covers("1953", "1964-10-14", "1962-10-28")
    assert covers("", "", "1962-10-28")
    assert covers("1962", "1962", "1962-10-28")
    assert not covers("1962-11", "", "1962-10-28")
    assert not covers("1953", "1961", "1962-10-28")
