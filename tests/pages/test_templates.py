"""Views and templates belong together, and a template can show nothing else."""

import inspect
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import escape
from tests.pages.conftest import organisations_index, people_index, places_index

from protocol_edition.exports.tables import TABLES
from protocol_edition.model import Origin, Thread, ThreadItem
from protocol_edition.pages import (
    TemplateRefusedError,
    accessibility_page,
    attendance_pages,
    chronology_page,
    cite_page,
    data_page,
    decisions_pages,
    escaping,
    forget_templates,
    history_page,
    home_page,
    moved_page,
    not_found_page,
    organisation_page,
    parallel_page,
    person_page,
    place_page,
    prose_page,
    protocol_page,
    protocols_page,
    render,
    search_page,
    series_page,
    straight,
    thread_pages,
    views,
    year_pages,
)
from protocol_edition.pages.escaping import escaped
from protocol_edition.pages.html import TEMPLATES
from protocol_edition.pages.straight import text_of
from protocol_edition.project import OwnTemplates, templates_folder
from protocol_edition.words import speaking

TEXT = (
    "March 3, 1921\n\nHarbour Board Protocol 7\n\nPresent: Weber.\n\n"
    "I. On Linz\n\nPut off.\n\nDecided:\n\n- 1. Weber reports.\n"
)


@pytest.fixture(scope="module")
def every_page(made, authorities):
    origin = Origin("authorities/threads.yaml", 1, 1, 0, 0)
    question = Thread("linz", "Linz", (ThreadItem("protocol-7", "item-i", origin),))
    whole = made(TEXT, authorities=replace(authorities, threads={"linz": question}))
    register, project = whole.register, whole.project
    overviews = (year_pages, attendance_pages, decisions_pages, thread_pages)
    return (
        protocol_page(whole.edited, register, project), cite_page(whole.edited, project),
        history_page(whole.edited, project), home_page(register, project), protocols_page(register, project),
        people_index(register, project), person_page("weber", register, project),
        places_index(register, project), place_page("linz", register, project),
        organisations_index(register, project), organisation_page("board", register, project),
        prose_page("about", "# About\n\nWords.\n", project), not_found_page(project),
        parallel_page(whole.edited, replace(whole.edited, id="protocol-8"), project),

        moved_page("protocols/p-7/index.html", "protocols/protocol-7/index.html", "protocol-7", project),
        accessibility_page(project), series_page(register, project), chronology_page(register, project),
        search_page(register, project, indexed=True), search_page(register, project, indexed=False),
        data_page(((TABLES[0], 1),), (), project),
        *(page for made_by in overviews for _, page in made_by(register, project)),
    )  # fmt: skip


def test_every_template_has_a_view_of_its_name_and_every_view_a_template():
    templates = {path.stem for path in (templates_folder() / "pages").iterdir() if path.name != "__pycache__"}
    assert set(TEMPLATES.values()) == templates
    assert {
        re.sub("(?<!^)([A-Z])", r"_\1", view.__name__.removesuffix("Page")).lower() for view in TEMPLATES
    } == templates
    pages = {view for _, view in inspect.getmembers(views, inspect.isclass) if issubclass(view, views.Page)}
    assert pages - {views.Page, views.NamePage, views.NameIndexPage} == set(TEMPLATES)


def test_every_kind_of_page_is_made(every_page, html):
    assert {type(view) for view in every_page} == set(TEMPLATES)
    for view in every_page:
        page = html(render(view))
        assert page.words("//h1")
        assert page.one("//html").get("lang") == "en"
        assert len(page.all("//main")) == len(page.all("//header[@class='masthead']")) == len(page.all("//footer")) == 1


def test_every_field_of_a_view_is_shown_by_its_template(every_page):
    """What no template prints is dead weight in the view."""
    printed = "".join(path.read_text() for path in templates_folder().rglob("*.html"))
    for view in every_page:
        for name in type(view).__dataclass_fields__:
            assert re.search(rf"page\.{name}\b", printed), f"{type(view).__name__}.{name}"


def test_a_misspelt_field_stops_the_build(every_page, tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "home.html").write_text("{{ page.titel }}")
    with pytest.raises(TemplateRefusedError, match="titel"):
        render(every_page[3], OwnTemplates(tmp_path))


def test_an_edition_may_have_a_template_of_its_own(every_page, tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "home.html").write_text(
        '{% extends "base.html" %}{% block main %}<h1>Ours: {{ page.title }}</h1>{% endblock %}'
    )
    assert "<h1>Ours: Minutes of the Harbour Board</h1>" in render(every_page[3], OwnTemplates(tmp_path))
    assert "Ours:" not in render(every_page[3])


def test_templates_receive_the_page_and_decide_nothing():
    for path in (path for path in templates_folder().rglob("*.html") if path.parent.name != "report"):
        source = path.read_text()
        assert not re.search(r"\|\s*safe|autoescape|\bset\b|namespace|now\(|config|request", source), path.name
        assert not re.search(r"\son\w+=|style=|<style|<script>", source), path.name
        assert not re.search(r'(href|src)="(https?:|/)', source), path.name


def test_a_template_of_the_edition_says_words_in_the_language_of_the_site(every_page, tmp_path):
    (tmp_path / "pages").mkdir()
    words = '{{ _("Agenda") }}, {{ ngettext("Line", "Lines", 2) }}, {% trans name="<b>" %}Of {{ name }}{% endtrans %}'
    (tmp_path / "pages" / "home.html").write_text(words)
    with speaking("de"):
        page = render(every_page[3], OwnTemplates(tmp_path))
    assert page == "Tagesordnung, Zeilen, Of &lt;b&gt;"


def test_a_template_prints_the_same_as_by_jinjas_own_code(every_page, monkeypatch):
    with speaking("de"):
        printed = [render(page) for page in every_page]
        monkeypatch.setattr(straight, "StraightEnvironment", Environment)
        forget_templates()
        assert [render(page) for page in every_page] == printed
    forget_templates()


PLACE = straight.StraightEnvironment(autoescape=True).from_string("{{ page }}")


@given(st.text(st.sampled_from("a<>&\"'é—")))
def test_words_are_escaped_as_markupsafe_does(words):
    ready = escape(words)
    assert escaped(words) == escaping.plainly_escaped(words) == text_of(words) == str(ready)
    assert PLACE.render(page=ready) == str(ready)
