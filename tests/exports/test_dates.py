"""EDTF dates as each style and format writes them."""

import pytest

from protocol_edition.exports.dates import (
    apa_date,
    chicago_date,
    csl_date,
    first_day,
    mla_date,
    plain_day,
    slashed_date,
)


@pytest.mark.parametrize(
    ("edtf", "chicago", "mla", "apa"),
    [
        ("1962-10-28", "October 28, 1962", "28 Oct. 1962", "1962, October 28"),
        ("1962-09-03", "September 3, 1962", "3 Sept. 1962", "1962, September 3"),
        ("1962-05-01", "May 1, 1962", "1 May 1962", "1962, May 1"),
        ("1962-10", "October 1962", "Oct. 1962", "1962, October"),
        ("1962-10-XX", "October 1962", "Oct. 1962", "1962, October"),
        ("1962", "1962", "1962", "1962"),
        ("196X", "1960s", "1960s", "1960s"),
        ("1962-10-28?", "[October 28, 1962?]", "[28 Oct. 1962?]", "1962, October 28?"),
        ("1962-10~", "[ca. October 1962]", "[circa Oct. 1962]", "ca. 1962, October"),
        ("1962%", "[ca. 1962?]", "[circa 1962?]", "ca. 1962?"),
        ("1956-10-23/1956-10-26", "October 23–26, 1956", "23–26 Oct. 1956", "1956, October 23–26"),
        (
            "1956-10-23/1956-11-04",
            "October 23–November 4, 1956",
            "23 Oct.–4 Nov. 1956",
            "1956, October 23–November 4",
        ),
        (
            "1956-12-30/1957-01-02",
            "December 30, 1956–January 2, 1957",
            "30 Dec. 1956–2 Jan. 1957",
            "1956, December 30–1957, January 2",
        ),
        ("1956-10/1956-11", "October–November 1956", "Oct.–Nov. 1956", "1956, October–November"),
        ("1956/1957", "1956–1957", "1956–1957", "1956–1957"),
        ("1956-10-23/1956-10-23", "October 23, 1956", "23 Oct. 1956", "1956, October 23"),
        (
            "1956-10-23/1956-10-26?",
            "October 23, 1956–[October 26, 1956?]",
            "23 Oct. 1956–[26 Oct. 1956?]",
            "1956, October 23–1956, October 26?",
        ),
        ("1956-10-23/..", "from October 23, 1956", "from 23 Oct. 1956", "from 1956, October 23"),
        ("../1956-10-26", "until October 26, 1956", "until 26 Oct. 1956", "until 1956, October 26"),
        ("", "", "", "n.d."),
        ("the day after", "", "", "n.d."),
        ("1962-13-01", "", "", "n.d."),
    ],
)
def test_a_date_in_each_style(edtf, chicago, mla, apa):
    assert (chicago_date(edtf), mla_date(edtf), apa_date(edtf)) == (chicago, mla, apa)


@pytest.mark.parametrize(
    ("edtf", "csl"),
    [
        ("1962-10-28", {"date-parts": [[1962, 10, 28]]}),
        ("1962-10", {"date-parts": [[1962, 10]]}),
        ("1956-10-23/1956-10-26", {"date-parts": [[1956, 10, 23], [1956, 10, 26]]}),
        ("1962?", {"date-parts": [[1962]], "circa": True}),
        ("196X", {"date-parts": [[1960], [1969]], "circa": True}),
        ("1956-10-23/..", {"literal": "from October 23, 1956"}),
        ("", {}),
    ],
)
def test_a_date_as_csl_data(edtf, csl):
    assert csl_date(edtf) == csl


@pytest.mark.parametrize(
    ("edtf", "slashed"), [("1962-10-28", "1962/10/28"), ("1962-10", "1962/10//"), ("1962", "1962///")]
)
def test_a_date_for_ris_keeps_its_empty_parts(edtf, slashed):
    assert slashed_date(first_day(edtf)) == slashed


@pytest.mark.parametrize("edtf", ["1962?", "1962~", "196X", "1956-10-23/1956-10-26", ""])
def test_only_a_plain_fact_is_a_plain_day(edtf):
    assert plain_day(edtf) is None
    assert plain_day("1962-10-28").day == 28
