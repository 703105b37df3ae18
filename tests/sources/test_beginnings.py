"""The glance at a line's beginning rules out no rule that would have taken the line."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.sources.cases import ABOVE, STUB, cases, decisions
from tests.sources.generated import document

from protocol_edition.model import Decisions
from protocol_edition.sources import read
from protocol_edition.sources.wilson_center import beginnings, header, headings, names, speakers, words
from protocol_edition.sources.wilson_center.beginnings import ANY, Beginning, beginning, may_begin
from protocol_edition.sources.wilson_center.body import RULES, rules_of
from protocol_edition.sources.wilson_center.rules import agenda, attendance, description, speech
from protocol_edition.sources.wilson_center.speakers import naming

LOOKED_FOR = [
    (description.furniture, words.FURNITURE), (description.description, header._LABEL),
    (description.description, header.CREDIT_SENTENCE), (description.description, header._SOURCE_LABEL),
    (description.description, header._ADDRESS), (description.class_mark, words.CLASSIFICATION),
    (description.point_elsewhere, headings._PROTOCOL_POINT), (attendance.attendance, names._LABEL),
    (attendance.attendance, names._BARE_LABEL), (description.session_heading, headings._SESSION),
    (description.session_heading, headings._CONTINUED), (description.session_heading, headings._PROTOCOL_LINE),
    (agenda.agenda, headings._AGENDA), (agenda.numbered, headings._NUMBER), (speech.point, headings._BULLET),
    (speech.decision_label, words.DECISION_LABEL), (agenda.unnumbered, words.HEADING_START),
    (agenda.unnumbered, words.NOMINAL_START),
]  # fmt: skip
"""The rules, and expressions that they look for at the head of a line."""
TOLD_BY_FIRST_WORD = [
    (beginnings.FIELDS, header._LABEL), (beginnings.SITE, words.FURNITURE), (beginnings.LISTS, names._LABEL),
    (beginnings.CLASS_MARKS, words.CLASSIFICATION), (beginnings.POINTS_ELSEWHERE, headings._PROTOCOL_POINT),
]  # fmt: skip
"""Words by which lines above the record begin, and expressions that are only tried on lines that do."""
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


@pytest.mark.parametrize(("rule", "form"), LOOKED_FOR, ids=[form.pattern[:30] for _, form in LOOKED_FOR])
def test_a_rule_is_asked_of_every_line_that_begins_with_what_it_looks_for(rule, form):
    @settings(max_examples=80 if form is headings._NUMBER else 20)  # of numbers there are four forms
    @given(some.from_regex(re.compile(form.pattern, form.flags)))
    def tried(line: str) -> None:
        line = line.strip()
        assert not line or not form.match(line) or rule in rules_of(beginning(line))

    tried()


@settings(max_examples=300)
@given(some.lists(some.sampled_from(PIECES), max_size=7).map("".join))
def test_who_may_speak_or_report_is_seen_at_the_beginning(line):
    assert naming(line) or not any(form.match(line) for form in NAMED)


class _Everybody(frozenset):
    """Holds every name."""

    def __contains__(self, name: object) -> bool:
        return True


EVERYBODY = speakers.Voices(_Everybody(), _Everybody(), True, _Everybody())


def test_a_label_is_the_same_as_if_every_form_were_tried():
    pieces = ["Cde. ", "A. ", "Mikoyan", "MIKOYAN", "[Ivan] ", "[", "]", ":", ".", " — ", " He says", " We agree"]
    for line in map("".join, itertools.product(pieces, repeat=4)):
        labels = (form(line, EVERYBODY) for _, _, form in speakers.FORMS)
        first = next((label for label in labels if label and label.names), None)
        assert speakers.speaker_label(line, EVERYBODY) == first, line


@pytest.mark.parametrize(
    ("words", "form"), TOLD_BY_FIRST_WORD, ids=[form.pattern[:30] for _, form in TOLD_BY_FIRST_WORD]
)
def test_a_line_that_is_told_by_its_first_word_may_begin_so(words, form):
    @settings(max_examples=30)
    @given(some.from_regex(re.compile(form.pattern, form.flags)))
    def tried(line: str) -> None:
        line = line.strip()
        assert not line or not form.match(line) or may_begin(line, words)

    tried()


def test_a_text_is_read_as_if_every_rule_looked_at_every_line(monkeypatch):
    texts = [((case.source if case.whole else STUB + case.source).encode(), case) for case in cases()]
    made = [(document(number).encode("utf-8", "surrogatepass"), None) for number in range(30)]

    def readings():
        for text, case in texts + made:
            decided = decisions(case.sidecar, 0 if case.whole else ABOVE) if case else Decisions()
            yield text, read(text, "text.txt", decided)

    at_a_glance = list(readings())
    monkeypatch.setattr(
        "protocol_edition.sources.wilson_center.read.beginning", lambda line: beginning(line)._replace(unclear=True)
    )
    assert [one for one, other in zip(at_a_glance, readings(), strict=True) if one != other] == []


def test_plain_words_and_bullets_are_looked_at_by_few_rules():
    plain, naming = beginning("Mikoyan agrees with the proposal."), beginning("Mikoyan: I agree with the proposal.")
    assert (plain, naming) == (Beginning(), Beginning(naming="name"))
    assert beginning("The proposal is good.") == Beginning("the")
    assert beginning("- 1. We agree.") == Beginning(bulleted=True)
    assert beginning("Mikoyan is in the chair.") == Beginning(unclear=True)
    assert len(rules_of(plain)) < len(rules_of(naming)) < 8 < len(rules_of(ANY)) == len(RULES)
