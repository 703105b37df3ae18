"""The glance at a line's beginning rules out no rule that would have taken the line."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.sources.cases import ABOVE, STUB, cases, decisions
from tests.sources.generated import document

from protocol_edition.model import Decisions
from protocol_edition.sources import read
from protocol_edition.sources.wilson_center import header, headings, names, record, words
from protocol_edition.sources.wilson_center.beginnings import Beginning, beginning

TELL = [
    words.FURNITURE, words.CLASSIFICATION, words.DECISION_LABEL, header._LABEL, header.CREDIT_SENTENCE,
    header._SOURCE_LABEL, header._ADDRESS, headings._PROTOCOL_POINT, headings._SESSION, headings._CONTINUED,
    headings._PROTOCOL_LINE, headings._AGENDA, names._LABEL, names._BARE_LABEL,
]  # fmt: skip
"""What the rules look for that are not asked about lines that begin with a bullet or with words like any."""
NUMBERS = [headings._ROMAN, headings._ARABIC, headings._UNDOTTED, headings._POINT, headings._BULLET]


@pytest.mark.parametrize("form", TELL, ids=[form.pattern[:30] for form in TELL])
def test_what_a_rule_looks_for_is_seen_at_the_beginning(form: re.Pattern[str]):
    @settings(max_examples=20)
    @given(some.from_regex(form))
    def tried(line: str) -> None:
        line = line.strip()
        assert not line or not form.match(line) or beginning(line) is Beginning.TELLING

    tried()


@pytest.mark.parametrize("form", NUMBERS, ids=[form.pattern[:30] for form in NUMBERS])
def test_no_number_is_taken_for_words_like_any(form: re.Pattern[str]):
    @settings(max_examples=20)
    @given(some.from_regex(form))
    def tried(line: str) -> None:
        line = line.strip()
        assert not line or not form.match(line) or beginning(line) is not Beginning.PLAIN

    tried()


def test_a_text_is_read_as_if_every_rule_looked_at_every_line(monkeypatch):
    texts = [((case.source if case.whole else STUB + case.source).encode(), case) for case in cases()]
    made = [(document(number).encode("utf-8", "surrogatepass"), None) for number in range(30)]

    def readings():
        for text, case in texts + made:
            decided = decisions(case.sidecar, 0 if case.whole else ABOVE) if case else Decisions()
            yield text, read(text, "text.txt", decided)

    at_a_glance = list(readings())
    monkeypatch.setattr(record, "beginning", lambda _: Beginning.TELLING)
    assert [one for one, other in zip(at_a_glance, readings(), strict=True) if one != other] == []


def test_words_like_any_and_bullets_are_known():
    assert beginning("Mikoyan agrees with the proposal.") is Beginning.PLAIN
    assert beginning("- 1. We agree.") is Beginning.BULLETED
    assert beginning("Mikoyan is in the chair.") is Beginning.TELLING
