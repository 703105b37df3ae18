"""Templates of an edition's own: copied, used, outdated, wrong."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from protocol_edition.cli.commands.serve import Editing
from protocol_edition.cli.door import run
from protocol_edition.pages import TemplateRefusedError, forget_templates, not_found_page, render
from protocol_edition.project import open_project


@pytest.fixture
def here(edition, monkeypatch) -> Path:
    """The edition ``minutes`` as the current folder."""
    monkeypatch.chdir(edition)
    forget_templates()
    return edition


def own(edition: Path, name: str, text: str) -> None:
    path = edition / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def told(capsys) -> list[str]:
    return [line for line in capsys.readouterr().err.splitlines() if line.startswith("templates/")]


def test_the_templates_are_listed(here, capsys):
    assert run(["template"]) == 0
    assert "pages/home.html" in capsys.readouterr().out.splitlines()


def test_a_copy_changes_the_page_and_no_other(here):
    assert run(["template", "pages/home.html"]) == 0
    copy = here / "templates/pages/home.html"
    copy.write_text(copy.read_text().replace("{% block main %}", "{% block main %}<p>Welcome.</p>"))
    assert run(["build"]) == 0
    assert "<p>Welcome.</p>" in (here / "build/index.html").read_text()
    assert "Welcome" not in (here / "build/protocols/index.html").read_text()


def test_a_copy_is_never_overwritten_and_a_wrong_name_is_told(here, capsys):
    own(here, "pages/home.html", "mine")

    assert run(["template", "pages/home.html"]) == 2
    assert run(["template", "pages/hom.html"]) == 2
    assert "Did you mean 'pages/home.html'" in capsys.readouterr().err
    assert (here / "templates/pages/home.html").read_text() == "mine"


def test_a_copy_of_an_older_template_is_told(here, capsys):
    assert run(["template", "pages/home.html"]) == 0
    copy = here / "templates/pages/home.html"
    first, rest = copy.read_text().split("\n", 1)
    capsys.readouterr()
    assert run(["build"]) == 0
    assert told(capsys) == []

    copy.write_text(first[: first.index(", ") + 2] + "0" * 12 + first[first.index(", ") + 14 :] + "\n" + rest)
    forget_templates()
    assert run(["build"]) == 0
    (finding,) = told(capsys)
    assert finding.startswith("templates/pages/home.html:1:1: T103 warning: the copy is of 0.1.0")


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("<p>\n{% if %}", "templates/pages/home.html:2:1: T101 error: the template cannot be read: "),
        ("<p>\n{{ page.titel }}", "templates/pages/home.html:2:1: T101 error: the template fails: there is no 'titel'"),
        ("{{ nothing }}", "templates/pages/home.html:1:1: T101 error: the template fails: there is no 'nothing' here"),
        ('{% include "gone.html" %}', "templates/pages/home.html:1:1: T101 error: the template fails: there is no "),
        (
            "{{ ''.a ~ b }}",
            "templates/pages/home.html:1:1: T101 error: the template cannot be read: 'str object' has no",
        ),
        ("{{ 1 / 0 }}", "templates/pages/home.html:1:1: T101 error: the template fails: division by zero"),
    ],
)
def test_a_template_that_fails_is_told_with_its_line_and_nothing_is_published(here, capsys, text, finding):
    own(here, "pages/home.html", text)

    assert run(["build"]) == 1
    (line,) = told(capsys)
    assert line.startswith(finding)
    assert not (here / "build").exists()


PYTHON = [
    "{{ ().__class__.__mro__[1].__name__ }}",
    "{{ page.frame.__class__.__mro__[-1].__name__ }}",
    "{% set found = [] %}{% set _ = found.append('object') %}{{ found[0] }}",
    "{{ cycler.__init__.__globals__.os.path.__name__ and 'object' }}",
    "{{ ('{0.__class__.__mro__[1].__name__}').format(1) }}",
]
"""Templates that print "object" where they reach Python itself, or change a thing."""


@pytest.mark.parametrize("text", PYTHON)
def test_a_template_reaches_python_only_where_whoever_builds_trusts_it(here, text):
    own(here, "pages/not_found.html", text)
    project, _ = open_project(here)
    page = not_found_page(project)
    with pytest.raises(TemplateRefusedError) as refused:
        render(page, project.own_templates())
    told = str(refused.value.diagnostic)
    assert told.startswith("templates/pages/not_found.html:1:1: T106 error: the template asks for what the sandbox")
    assert render(page, replace(project, trusting=True).own_templates()) == "object"


@pytest.mark.parametrize("command", [["check"], ["package", "-o", "bag"]])
def test_every_command_that_makes_pages_can_be_told_to_trust_and_is_so_once(here, capsys, command):
    own(here, "pages/home.html", PYTHON[0])
    assert run(["anchors", "--on", "2026-01-02"]) == 0
    assert run([*command, "--trust-templates"]) == 0
    for made in (here / "build", here / "bag/data/site"):
        assert not made.exists() or (made / "index.html").read_text() == "object"
    shutil.rmtree(here / "bag", ignore_errors=True)

    assert run(command) == 1
    (line,) = told(capsys)
    assert "T106" in line
    assert "--trust-templates" in line


@pytest.mark.parametrize("trusting", [False, True])
def test_the_preview_keeps_to_it_too(here, capsys, trusting):
    own(here, "pages/home.html", PYTHON[0])
    assert Editing(here, here / "build", trusting=trusting).rebuild().good == trusting


def test_an_unknown_field_is_told_with_the_fields_there_are(here, capsys):
    own(here, "pages/home.html", "{{ page.frame.editions }}")

    assert run(["build"]) == 1
    assert "there is no 'editions' here; there are language, edition, subtitle" in capsys.readouterr().err


def test_a_template_that_stands_for_none_is_told(here, capsys):
    own(here, "pages/hoem.html", "<p>")

    assert run(["build"]) == 0
    (finding,) = told(capsys)
    assert "T102 warning: the program has no template 'pages/hoem.html'" in finding
    assert "did you mean 'pages/home.html'" in finding
