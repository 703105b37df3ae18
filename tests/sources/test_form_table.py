"""The table of forms is complete and tells the truth."""

from tests.sources.cases import cases
from tests.sources.forms import TABLE, sections, table

NUMBERS = [number for rows in sections().values() for number, _ in rows]


def test_every_form_has_a_case():
    covered = {case.number for case in cases()}
    assert [number for number in NUMBERS if number not in covered] == []


def test_every_case_names_a_form():
    assert [case.title for case in cases() if case.number not in NUMBERS] == []


def test_no_form_is_listed_twice():
    assert sorted(NUMBERS) == sorted(set(NUMBERS))


def test_the_table_is_up_to_date():
    assert TABLE.read_text(encoding="utf-8") == table()
