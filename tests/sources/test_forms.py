"""Each form of the list is read as its case says. ``python -m tests.sources.rewrite`` writes the outlines anew."""

import pytest
from tests.sources.cases import Case, cases, rewritten

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_the_form_is_read_as_its_case_says(case: Case):
    assert case.actual() == case.expected


def test_no_two_cases_have_one_title():
    titles = [case.title for case in CASES]
    assert sorted(titles) == sorted(set(titles))


def test_rewriting_changes_nothing_in_a_file_whose_cases_hold():
    file = CASES[0].file
    held = [case for case in CASES if case.file == file and case.actual() == case.expected]
    assert held
    for case in held:
        assert rewritten(file, case.title) == file.read_text(encoding="utf-8")
