"""The glance at a line's beginning rules out no rule that would have taken the line."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.sources.cases import ABOVE, STUB, cases, decisions
from tests.sources.generated import document

from protocol_edition.model import Decisions
from protocol_edition.sources import read
from protocol_edition.sources.wilson_center import header, headings, names, speakers, words
from protocol_edition.sources.wilson_center.beginnings import Beginning, beginning
from protocol_edition.sources.wilson_center.speakers import names_somebody

TELL = [
    words.FURNITURE, words.CLASSIFICATION, words.DECISION_LABEL, header._LABEL, header.CREDIT_SENTENCE,
    header._SOURCE_LABEL, header._ADDRESS, headings._PROTOCOL_POINT, headings._SESSION, headings._CONTINUED,
    headings._PROTOCOL_LINE, headings._AGENDA, names._LABEL, names._BARE_LABEL, words.HEADING_START,
    words.NOMINAL_START,
]  # fmt: skip
"""What the rules look for that are asked about telling lines alone."""
NUMBERS = [headings._ROMAN, headings._ARABIC, headings._UNDOTTED, headings._POINT, headings._BULLET]
NAMED = [
    speakers._TITLED, speakers._TITLED_STOP, speakers._FORENAME_SUPPLIED, speakers._CAPS_SIGN,
    speakers._NAME_COLON, speakers._NAME_DASH, speakers._NAME_STOP_PRONOUN,
    speakers._NAMES_ALONE, speakers.REPORTED, words.REPORT_OF_PERSON,
]  # fmt: skip
PIECES = [
    "Cde. ", "comrades ", "Mr. ", "A. ", "K.L.", "Marshal ", "[Ivan] ", "Mikoyan", "O’Neil", "MIKOYAN", "?ov",
    "de ", " Kol-Tag", ", ", " and ", " (chair)", "[1]", ":", ".", " — ", "–", "--", "1 ", " ", " He ", " says ",
    "’s report", "s",
]  # fmt: skip
"""What lines with names are made of."""


@pytest.mark.parametrize("form", TELL, ids=[form.pattern[:30] for form in TELL])
def test_what_a_rule_looks_for_is_seen_at_the_beginning(form: re.Pattern[str]):
    @settings(max_examples=20)
    @given(some.from_regex(re.compile(form.pattern, form.flags)))
    def tried(line: str) -> None:
        line = line.strip()
        assert not line or not form.match(line) or beginning(line) is Beginning.TELLING

    tried()


@pytest.mark.parametrize("form", NUMBERS, ids=[form.pattern[:30] for form in NUMBERS])
def test_no_number_is_taken_for_words_like_any(form: re.Pattern[str]):
    @settings(max_examples=20)
    @given(some.from_regex(re.compile(form.pattern, form.flags)))
    def tried(line: str) -> None:
        line = line.strip()
        assert not line or not form.match(line) or beginning(line) is not Beginning.PLAIN

    tried()


@settings(max_examples=300)
@given(some.lists(some.sampled_from(PIECES), max_size=7).map("".join))
def test_who_may_speak_or_report_is_seen_at_the_beginning(line):
    assert names_somebody(line) or not any(form.match(line) for form in NAMED)


def test_a_text_is_read_as_if_every_rule_looked_at_every_line(monkeypatch):
    texts = [((case.source if case.whole else STUB + case.source).encode(), case) for case in cases()]
    made = [(document(number).encode("utf-8", "surrogatepass"), None) for number in range(30)]

    def readings():
        for text, case in texts + made:
            decided = decisions(case.sidecar, 0 if case.whole else ABOVE) if case else Decisions()
            yield text, read(text, "text.txt", decided)

    at_a_glance = list(readings())
    monkeypatch.setattr("protocol_edition.sources.wilson_center.read.beginning", lambda _: Beginning.TELLING)
    assert [one for one, other in zip(at_a_glance, readings(), strict=True) if one != other] == []


def test_words_like_any_and_bullets_are_known():
    assert beginning("Mikoyan agrees with the proposal.") is Beginning.PLAIN
    assert beginning("Mikoyan: I agree with the proposal.") is Beginning.NAMING
    assert beginning("- 1. We agree.") is Beginning.BULLETED
    assert beginning("Mikoyan is in the chair.") is Beginning.TELLING
