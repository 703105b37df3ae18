"""Quotation marks in titles, and the comma or full stop that goes inside them."""

import pytest

from protocol_edition.exports.typography import listed_words, quoted, sentences, typeset


@pytest.mark.parametrize(
    ("title", "with_comma"),
    [
        ("On Cuba", "“On Cuba,”"),
        ('On the "Five Points"', "“On the ‘Five Points,’”"),
        ("On the “Five Points” of Castro", "“On the ‘Five Points’ of Castro,”"),
        ('"Pavlov\'s" telegram', "“‘Pavlov’s’ telegram,”"),
        ("On the 'letter'", "“On the ‘letter,’”"),
        ("""He said "see 'this' now\"""", "“He said ‘see “this” now,’”"),
        ("The ships' voyage", "“The ships’ voyage,”"),
        ("On the ships'", "“On the ships’,”"),
        ("Who is there?", "“Who is there?,”"),
        ("On US & Cuba: 50% done", "“On US & Cuba: 50% done,”"),
        ('A board 5" wide', '“A board 5" wide,”'),
        ("О письме «Правде»", "“О письме «Правде»,”"),
    ],
)
def test_marks_inside_a_title_change_and_the_comma_goes_inside(title, with_comma):
    assert quoted(title, ",") == with_comma


@pytest.mark.parametrize(
    ("title", "with_stop"),
    [
        ("On Cuba", "“On Cuba.”"),
        ("Who is there?", "“Who is there?”"),
        ("He spoke …", "“He spoke …”"),
        ('Who said "no"?', "“Who said ‘no’?”"),
        ('He said "who?"', "“He said ‘who?’”"),
        ("On the U.S.", "“On the U.S.”"),
    ],
)
def test_no_full_stop_after_a_sign_that_ends_a_sentence(title, with_stop):
    assert quoted(title, ".") == with_stop


def test_marks_in_an_italic_title_stay_double():
    assert typeset('On the "Five Points"') == "On the “Five Points”"


def test_each_sentence_has_one_full_stop_and_what_is_unknown_is_left_out():
    assert sentences("“On Cuba.”", "", "Moscow", "Who?", "RGANI.") == "“On Cuba.” Moscow. Who? RGANI."
    assert listed_words("", "Moscow", "", "1962") == "Moscow, 1962"
