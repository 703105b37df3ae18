"""The site in German, and in a language that is written from right to left, in a real browser."""

import shutil
from collections.abc import Iterator
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.conftest import PROTOCOL, longest_of_each_kind, served
from tests.conftest import SEEDS

from protocol_edition.cli.door import run

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def german_site(tmp_path_factory):
    edition = shutil.copytree(SEEDS, tmp_path_factory.mktemp("edition") / "seeds")
    settings = edition / "edition.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\ninterface: de\n", encoding="utf-8")
    output = tmp_path_factory.mktemp("web") / "site"
    assert run(["build", str(edition), "-o", str(output)]) == 0
    return output


@pytest.fixture(scope="module")
def home(german_site) -> Iterator[str]:
    with served(german_site) as address:
        yield address


@pytest.fixture
def leser(browser, home) -> Iterator[Page]:
    context = browser.new_context(base_url=home, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def test_what_scripts_add_speaks_german(leser):
    leser.goto(PROTOCOL)
    leser.get_by_role("button", name="Tasten").click()
    keys = leser.get_by_role("dialog", name="Tasten")
    expect(keys).to_contain_text("Nächster Tagesordnungspunkt")
    expect(keys).to_contain_text("j oder n")
    keys.get_by_role("button", name="Schließen").click()
    leser.locator(".opening .cite summary").click()
    leser.locator(".opening").get_by_role("button", name="Kopieren").first.click()
    expect(leser.get_by_role("status")).to_have_text("Kopiert.")
    leser.locator(".record a[role='doc-noteref']").first.click()
    note = leser.get_by_role("dialog", name="Anmerkung 1")
    expect(note).to_contain_text("In der Liste der Anmerkungen")
    assert note.locator("p").first.get_attribute("lang") == "en"


def test_the_search_answers_in_german(leser):
    leser.goto("search/index.html?q=Cuba")
    expect(leser.get_by_role("status")).to_contain_text("Stellen")
    expect(leser.locator(".results .context").first).to_have_attribute("lang", "en")
    leser.goto("search/index.html?person=Niemand")
    expect(leser.get_by_role("status")).to_have_text("Keine Person dieser Edition heißt „Niemand“.")
    expect(leser.get_by_role("button", name="Person: Niemand. Entfernen")).to_be_visible()


def test_a_table_that_can_be_sorted_has_german_heads(leser):
    leser.goto("series/index.html")
    expect(leser.get_by_role("columnheader", name="Nummer")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_german_words_find_room(leser, german_site, width):
    leser.set_viewport_size({"width": width, "height": 800})
    for path in longest_of_each_kind(german_site):
        leser.goto(path)
        assert leser.evaluate("document.documentElement.scrollWidth") <= width, path


def test_nothing_keeps_a_german_reader_out(leser):
    leser.goto(PROTOCOL)
    assert Axe().run(leser).response["violations"] == []


@pytest.mark.parametrize("width", [1280, 320])
def test_a_page_from_right_to_left_keeps_its_sides(leser, german_site, width):
    leser.set_viewport_size({"width": width, "height": 800})
    for path in longest_of_each_kind(german_site):
        leser.goto(path)
        leser.evaluate("document.documentElement.dir = 'rtl'")
        assert leser.evaluate("document.documentElement.scrollWidth") <= width, path


def test_from_right_to_left_the_outline_stands_to_the_right_and_the_notes_to_the_left(leser):
    leser.set_viewport_size({"width": 1280, "height": 800})
    leser.goto(PROTOCOL)
    sides = (
        "() => ['.outline', '.record', '.sidenote'].map(name => document.querySelector(name).getBoundingClientRect().x)"
    )
    outline, record, note = leser.evaluate(sides)
    assert outline < record < note
    leser.evaluate("document.documentElement.dir = 'rtl'")
    outline, record, note = leser.evaluate(sides)
    assert note < record < outline


def test_a_heading_never_stands_under_its_buttons(leser):
    leser.goto(PROTOCOL)
    apart = """() => [...document.querySelectorAll('.item')].every(item => {
        const words = document.createRange();
        words.selectNodeContents(item.querySelector('h3'));
        const button = item.querySelector('.cite > summary').getBoundingClientRect();
        return [...words.getClientRects()].every(line =>
            line.bottom <= button.top || line.top >= button.bottom ||
            line.right <= button.left || line.left >= button.right);
    })"""
    for page, record in product(("ltr", "rtl"), repeat=2):
        leser.evaluate(f"document.documentElement.dir = '{page}'")
        leser.evaluate(f"document.querySelectorAll('.session').forEach(session => session.dir = '{record}')")
        assert leser.evaluate(apart), (page, record)
