"""What is odd in a protocol is told by line, and never what is only unusual as an error."""

import pytest

from protocol_edition.checks import check_protocol
from protocol_edition.edition import Ledger, edit, mint
from protocol_edition.model import Authorities, Decisions, Person
from protocol_edition.sources import read

HEAD = "March 4, 1921\n\nMinutes of the Council Protocol 7\n\n"
AUTHORITIES = Authorities({"novak-jan": Person("novak-jan", "Jan Novak", "Novak, Jan", ("Novak", "J. Novack"))})
NEXT = "\nMinutes No. 7 (continuation) Session of {}\n\nPresent: Weber\n\n"


def edited(body: str, ledger: Ledger | None = None, head: str = HEAD):
    reading, _ = read((head + body).encode(), "minutes.txt", Decisions())
    return edit(reading, Decisions(), AUTHORITIES, ledger, doc_id="minutes-7")[0]


def found(body: str, head: str = HEAD) -> list[tuple[str, int, str]]:
    """All findings but that nothing is recorded yet."""
    findings = check_protocol(edited(body, head=head))
    return [(finding.code, finding.line, finding.what) for finding in findings if finding.code != "C108"]


def agenda(*numbers: str) -> str:
    return "".join(f"{number}. On matter {number}\n\nWe go on with it.\n\n" for number in numbers)


def test_a_protocol_with_nothing_odd():
    assert found(agenda("I", "II", "III")) == []


def test_items_out_of_order_are_told_once_with_the_order_of_the_record():
    (finding,) = found(agenda("I", "III", "II", "IV"))
    assert finding == ("C101", 13, "item II comes after item III: the order of the record is I, III, II, IV")


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        (("I", "III"), "the number II does not occur"),
        (("I", "II", "V"), "the numbers III, IV do not occur"),
        (("II", "IX"), "the numbers III to VIII do not occur"),
        (("4", "6", "9"), "the numbers 5, 7, 8 do not occur"),
    ],
)
def test_numbers_that_do_not_occur(numbers, missing):
    (finding,) = found(agenda(*numbers))
    assert finding == ("C102", 5, missing)


def test_a_number_twice_in_one_sitting_is_a_warning_and_in_two_a_notice():
    assert found(agenda("I", "II", "II")) == [
        ("C103", 13, "the number II is also that of the item in line 9"),
    ]
    two = agenda("I", "II") + NEXT.format("4 March 1921") + agenda("I")
    told = [finding for finding in found(two) if finding[0] in ("C103", "C104")]
    assert [(code, what) for code, _, what in told] == [("C104", "the number I is also that of the item in line 5")]


def test_an_item_without_text():
    assert found("I. On the mill\n\nII. On the road\n\nWe go on with it.\n") == [
        ("C105", 5, "nothing stands under the item 'I'"),
    ]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("4 March 1921", None),
        ("6 March 1921", None),
        ("3 March 1921", "the sitting is dated 1921-03-03, the protocol 1921-03-04"),
        ("4 March 1922", "the sitting is dated 1922-03-04, the protocol 1921-03-04"),
    ],
)
def test_the_date_of_a_further_sitting(day, told):
    findings = found("Present: Weber\n\n" + agenda("I") + NEXT.format(day) + agenda("II"))
    assert [what for code, _, what in findings if code == "C106"] == ([told] if told else [])


def test_sittings_in_the_wrong_order():
    body = agenda("I") + NEXT.format("8 March 1921") + agenda("II") + NEXT.format("5 March 1921") + agenda("III")
    assert [what for code, _, what in found(body) if code == "C106"] == [
        "the sitting of 1921-03-05 comes after that of 1921-03-08"
    ]


def test_a_speaker_who_is_not_listed_is_told_once():
    body = (
        "Present: Weber, Kral.\n\nI. On the mill\n\nCde. Lang\n\nWe wait.\n\nCde. Weber\n\nWe go.\n\nCde. Lang\n\nNo.\n"
    )
    assert [(code, line) for code, line, _ in found(body)] == [("C107", 9)]


def test_one_person_under_two_spellings_is_listed():
    body = "Present: Weber, J. Novack.\n\nI. On the mill\n\nCde. Novak\n\nWe wait.\n"
    assert found(body) == []


def test_without_a_list_nobody_is_missing_in_it():
    assert found("I. On the mill\n\nCde. Lang\n\nWe wait.\n") == []


def test_unrecorded_anchors_are_a_warning_and_under_strict_an_error():
    made = edited(agenda("I"))
    (warning,), (error,) = check_protocol(made), check_protocol(made, strict=True)
    assert (warning.code, warning.severity, error.code, error.severity) == ("C108", "warning", "C109", "error")
    assert warning.what == "3 of 3 anchors are not recorded: session-1, item-i, p-1"


def test_recorded_anchors_are_nothing_to_tell_until_the_text_changes():
    ledger, _ = mint(edited(agenda("I")), Ledger("anchors/minutes-7.yaml", "minutes-7"), on="2026-01-01")
    assert check_protocol(edited(agenda("I"), ledger), strict=True) == ()
    changed = check_protocol(edited(agenda("I").replace("We go on", "We went on"), ledger), strict=True)
    assert [(finding.code, "since 2026-01-01" in finding.what) for finding in changed] == [("C110", True)]
