import threading

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from protocol_edition.words import (
    LANGUAGES,
    counted,
    decimal,
    direction,
    figures,
    interface,
    interface_for,
    language_name,
    listed,
    say,
    speaking,
)


@given(st.floats(-180, 180) | st.decimals(-180, 180, places=4).map(float), st.integers(0, 10**9))
def test_english_is_said_as_the_cldr_says_it(degrees, number):
    assert decimal(degrees) == format_decimal(degrees, format="0.######", locale="en")
    assert figures(number) == format_decimal(number, locale="en")


def test_english_needs_no_catalogue():
    assert say("Cite {title}", title="Protocol 7") == "Cite Protocol 7"
    assert counted(1, "{n} protocol", "{n} protocols") == "1 protocol"
    assert counted(2000, "{n} protocol", "{n} protocols") == "2,000 protocols"


def test_german_has_its_own_words_plurals_and_figures():
    with speaking("de"):
        assert say("Cite {title}", title="Protokoll 7") == "Protokoll 7 zitieren"
        assert counted(1, "{n} protocol", "{n} protocols") == "1 Protokoll"
        assert counted(2000, "{n} protocol", "{n} protocols") == "2.000 Protokolle"
        assert (figures(1234567), decimal(55.75)) == ("1.234.567", "55,75")
        assert listed(["IV", "VI", "VII"]) == "IV, VI und VII"
        assert language_name("ru") == "Russisch"


def test_what_has_no_translation_stays_english():
    with speaking("de"):
        assert say("Words that nobody has translated") == "Words that nobody has translated"


def test_nothing_said_is_nothing():
    with speaking("de"):
        assert say("") == ""


def test_braces_in_a_value_are_no_places():
    assert say("Cite {title}", title="{title} {0}") == "Cite {title} {0}"


def test_the_language_ends_with_its_block():
    with pytest.raises(RuntimeError), speaking("de"):
        raise RuntimeError
    assert interface() == "en"


def test_each_thread_has_a_language_of_its_own():
    heard = []
    with speaking("de"):
        thread = threading.Thread(target=lambda: heard.append(say("Search")))
        thread.start()
        thread.join()
        heard.append(say("Search"))
    assert heard == ["Search", "Suche"]


def test_a_region_speaks_the_language_of_its_catalogue():
    assert LANGUAGES == ("de", "en")
    assert [interface_for(tag) for tag in ("de-AT", "en-GB", "DE", "fr", 'de"><b>', "")] == [
        "de-AT",
        "en-GB",
        "DE",
        "",
        "",
        "",
    ]
    with speaking("de-AT"):
        assert say("Search") == "Suche"


def test_the_direction_is_that_of_the_script():
    assert [direction(tag) for tag in ("de", "en-GB", "ar", "he", "fa-AF", "zz-nothing")] == [
        "ltr",
        "ltr",
        "rtl",
        "rtl",
        "rtl",
        "ltr",
    ]
