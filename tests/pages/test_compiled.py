"""Code of templates that is kept: taken where nothing of it can be another, and of no use to anybody else."""

import sys

import pytest
from jinja2 import Environment
from tests.pages.conftest import project_of

from protocol_edition.pages import Page, compiled, forget_templates, not_found_page, render
from protocol_edition.pages.html import TEMPLATES
from protocol_edition.project import OwnTemplates


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where Python keeps code."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "code"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    forget_templates()
    yield tmp_path / "code"
    forget_templates()


@pytest.fixture
def page():
    return not_found_page(project_of())


@pytest.fixture
def count(monkeypatch):
    """How often a template was compiled."""
    made = []
    compile_one = Environment.compile

    def counted(self, source, name=None, *more):
        made.append(name)
        return compile_one(self, source, name, *more)

    monkeypatch.setattr(Environment, "compile", counted)
    return made


def again(page: Page, own=None) -> str:
    forget_templates()
    return render(page, own)


def kept(place):
    return [file for file in place.rglob("*") if file.is_file()]


def test_a_template_is_compiled_once_for_all_runs_of_the_program(place, count, page):
    first = render(page)
    assert count
    count.clear()
    assert again(page) == first
    assert count == []
    assert all(file.name.endswith(".pyc") for file in kept(place))


@pytest.mark.parametrize("damage", [b"", b"garbage", b"half"])
def test_what_is_damaged_is_compiled_anew(place, count, page, damage):
    first = render(page)
    for file in kept(place):
        whole = file.read_bytes()
        file.write_bytes(whole[: len(whole) // 2] if damage == b"half" else damage)
    count.clear()
    assert again(page) == first
    assert count


def test_another_text_and_another_code_generator_make_other_code(place, count, page, monkeypatch):
    render(page)
    count.clear()
    monkeypatch.setattr(compiled, "_makers", lambda: "another one")
    again(page)
    assert f"pages/{TEMPLATES[type(page)]}.html" in count


def test_nothing_is_kept_of_an_editions_own_templates_and_where_python_keeps_none(place, page, monkeypatch, tmp_path):
    (tmp_path / "own").mkdir()
    again(page, OwnTemplates(tmp_path / "own"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    again(page)
    assert kept(place) == []
