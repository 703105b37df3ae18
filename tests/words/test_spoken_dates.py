import pytest
from babel import Locale

from protocol_edition.words import month_and_year, months, speaking, spoken, weekdays


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1962-10-28", "28. Oktober 1962"), ("1962-10", "Oktober 1962"), ("1962", "1962"),
        ("1956-10-23/1956-10-26", "23.–26. Oktober 1956"),
        ("1956-10-31/1956-11-04", "31. Oktober – 4. November 1956"),
        ("1956-12-31/1957-01-01", "31. Dezember 1956 – 1. Januar 1957"),
        ("1953/..", "ab 1953"), ("../1953", "bis 1953"), ("196X", "1960er Jahre"), ("1962/1964", "1962–1964"),
        ("1894~", "um 1894"), ("1894?", "1894 (unsicher)"), ("1894%", "um 1894 (unsicher)"),
        ("1962-XX-XX", "1962"), ("", ""), ("not a date", "not a date"),
    ],
)  # fmt: skip
def test_german_dates(edtf, words):
    with speaking("de"):
        assert spoken(edtf).replace("\u00a0", " ") == words


def test_a_german_day_is_not_parted_from_its_month():
    with speaking("de"):
        assert spoken("1962-10-28") == "28.\u00a0Oktober 1962"


def test_a_date_once_spoken_in_one_language_is_not_remembered_in_another():
    heard = [spoken("1962-10-28")]
    with speaking("de"):
        heard.append(spoken("1962-10-28"))
    assert [*heard, spoken("1962-10-28")] == ["28 October 1962", "28.\u00a0Oktober 1962", "28 October 1962"]


def test_a_region_has_its_own_name_of_a_month():
    with speaking("de-AT"):
        assert spoken("1962-01-05") == "5.\u00a0Jänner 1962"


def test_months_and_weekdays_for_calendars():
    assert (months(short=True)[9], month_and_year(10, "1962"), weekdays()[0]) == (
        "Oct",
        "October 1962",
        ("Mo", "Monday"),
    )
    with speaking("de"):
        assert (months(short=True)[2], month_and_year(3, "1921"), weekdays()[6]) == (
            "Mär",
            "März 1921",
            ("So", "Sonntag"),
        )


def test_english_months_and_days_are_those_of_the_cldr():
    known = Locale("en")
    for context, width, short in (("stand-alone", "wide", False), ("stand-alone", "abbreviated", True)):
        assert months(short=short) == tuple(known.months[context][width][month] for month in range(1, 13))
    assert [spoken(f"1962-{month:02}-01") for month in range(1, 13)] == [
        f"1 {known.months['format']['wide'][month]} 1962" for month in range(1, 13)
    ]
    days = known.days["stand-alone"]
    assert weekdays() == tuple((days["short"][day], days["wide"][day]) for day in range(7))
