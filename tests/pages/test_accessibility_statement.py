"""The accessibility statement says what tests keep, and nothing else."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from tests.pages.conftest import project_of

from protocol_edition.pages import accessibility_page, render
from protocol_edition.pages.accessibility import LIMITS, PROMISES

TESTS = Path(__file__).parents[1]


@pytest.fixture
def statement(settings):
    return lambda **said: render(accessibility_page(project_of(replace(settings, **said))))


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.test)
def test_every_promise_is_kept_by_a_test(promise):
    file, _, name = promise.test.partition("::")
    statements = ast.parse((TESTS / file).read_text()).body
    tests = {node.name: node for node in statements if isinstance(node, ast.FunctionDef)}

    assert name in tests
    assert not any("skip" in ast.unparse(mark) or "xfail" in ast.unparse(mark) for mark in tests[name].decorator_list)


def test_the_page_says_all_of_it(statement):
    for words in (*(promise.words for promise in PROMISES), *LIMITS):
        assert words in statement()


def test_readers_learn_whom_to_tell(statement):
    assert 'href="mailto:editors@example.org"' in statement(contact="editors@example.org")
    assert 'href="https://example.org/ask"' in statement(contact="https://example.org/ask")
    assert "publish the edition: The Archive" in statement(publisher="The Archive")
