"""Numbers that do not occur, and the order by number."""

import pytest

from protocol_edition.model import Item, Origin, Text, number_value
from protocol_edition.pages.agenda import missing, missing_sentence

AT = Origin("a.txt", 1, 1, 0, 0)


def items(*numbers: str) -> tuple[Item, ...]:
    return tuple(
        Item(None, number, number_value(number) if number else None, (Text("x", AT),), None, (), AT)
        for number in numbers
    )


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        (["", "I", "V", "", "II", "III", "IX"], "The numbers IV, VI, VII and VIII do not occur."),
        (["I", "II", "III"], ""),
        (["", ""], ""),
        ([], ""),
        (["I", "III"], "The number II does not occur."),
        (["8", "9", "11", "12"], "The numbers 1–7 and 10 do not occur."),
        (["12"], "The numbers 1–11 do not occur."),
        (["1", "2", "1", "2"], ""),
        (["999999"], "The numbers 1–999998 do not occur."),
        (["IX", "9a"], "The numbers 1–8 do not occur."),
    ],
)
def test_the_sentence_names_the_numbers_up_to_the_highest(numbers, sentence):
    assert missing_sentence(items(*numbers)) == sentence


def test_runs_are_found_without_counting_through_them():
    assert missing(items("4", "999998")) == [(1, 3), (5, 999997)]


IN_ORDER = """\
May 9, 1923

Harbour Board Protocol 9

Present: Lang.

I. On the crane

Built.

II. On the quay

Put off.
"""


def test_an_agenda_in_order_is_not_repeated_by_number(made):
    page = made(IN_ORDER).page()
    assert len(page.all("//nav[@class='agenda']//div[@class='orders']/div")) == 1
    assert page.all("//p[@class='missing-numbers']") == []
