"""Every form that the dialects of TEI are known to have, and what is read of it."""

import pytest
from tests.sources.tei.made import cases, rewritten

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file.stem}: {case.title}")
def test_what_is_read(case):
    assert case.actual() == case.expected


def test_rewriting_changes_nothing_in_a_file_whose_cases_hold():
    file = CASES[0].file
    assert rewritten(file) == file.read_text(encoding="utf-8")
