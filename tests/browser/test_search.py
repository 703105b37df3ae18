"""The search page in a real browser: phrases, names in any spelling, filters, keys, and where there is no searching."""

import re
import threading
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.conftest import Patient, Quiet, Visit

from protocol_edition.cli.door import run

SEARCH = "search/index.html"

pytestmark = pytest.mark.browser


@pytest.fixture
def visit_to(browser, servers):
    """Visits to the site in a named place; each must end without a complaint and without a foreign request."""
    visits: list[Visit] = []

    def begin(place: str) -> Visit:
        visits.append(Visit(browser.new_context().new_page(), servers[place]))
        return visits[-1]

    yield begin
    for visit in visits:
        visit.page.context.close()
        assert visit.complaints == []
        assert visit.foreign == []


@pytest.fixture(params=["root", "folder"])
def served(request, visit_to):
    """A visit to the site on a web server: at its root, and below a folder."""
    return visit_to(request.param)


def results(page: Page):
    return page.get_by_role("region", name="Passages").get_by_role("listitem")


def titles(page: Page) -> list[str]:
    expect(results(page).first).to_be_visible()
    return page.locator(".results .title").all_inner_texts()


def status(page: Page):
    return page.get_by_role("status").filter(has_text=re.compile("[.?]$"))


def test_a_phrase_leads_to_its_item(served):
    page = served.go(SEARCH)
    page.get_by_role("searchbox").fill('"Red Cross"')
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text("1 passage.")
    result = results(page)
    expect(result.locator("mark").first).to_have_text("Red")
    expect(result).to_contain_text("Presidium Protocol 63, 28 October 1962")
    link = result.get_by_role("link", name="IX. On the instructions to Cde. Pavlov")
    expect(link).to_have_attribute("href", re.compile("#item-ix:~:text=.*Red%20Cross"))
    link.click()
    expect(page).to_have_url(re.compile(r"protocols/presidium-protocol-63/index\.html#item-ix"))
    expect(page.locator("#item-ix")).to_be_in_viewport()


def test_words_of_a_heading_lead_to_the_item_and_not_to_the_agenda(reader):
    reader.goto(f'/{SEARCH}?q="letter to US President"')
    link = results(reader).get_by_role("link", name="I. On the letter to US President Kennedy")
    expect(link).to_have_attribute("href", re.compile("#item-i$"))


@pytest.mark.parametrize("spelling", ["Хрущев", "Chruschtschow"])
def test_a_person_is_found_by_any_spelling_and_what_names_him_is_shown(reader, spelling):
    reader.goto(f"/{SEARCH}?q={spelling}")
    expect(status(reader)).to_contain_text(f"No passage has “{spelling}” in this spelling. 8 passages name Khrushchev")
    assert "I. On the letter to US President Kennedy" in titles(reader)
    reader.get_by_role("button", name="Every passage that names Khrushchev").click()
    expect(reader).to_have_url(re.compile(r"\?person=Khrushchev"))
    expect(status(reader)).to_have_text("8 passages.")


def test_a_person_and_a_role_narrow_the_search_and_stay_in_the_address(reader):
    reader.goto(f"/{SEARCH}")
    reader.get_by_text("Narrow and order").click()
    reader.get_by_label("Person", exact=True).fill("Chruschtschow")
    reader.get_by_label("The person is").select_option("speaks")
    expect(status(reader)).to_have_text("1 passage.")
    assert titles(reader) == ["On further steps concerning Cuba."]
    expect(reader.get_by_label("Person", exact=True)).to_have_value("Khrushchev, Nikita Sergeevich")
    assert "person=Khrushchev" in reader.url
    assert "role=speaks" in reader.url
    reader.reload()
    expect(status(reader)).to_have_text("1 passage.")
    reader.get_by_role("button", name="Only as: speaks. Take away").click()
    expect(status(reader)).to_have_text("8 passages.")
    reader.go_back()
    expect(status(reader)).to_have_text("1 passage.")


def test_an_address_that_makes_no_sense_is_answered_all_the_same(served):
    page = served.go(f"{SEARCH}?q=ship&role=none&year=never&sort=none&person=")
    expect(status(page)).to_have_text("No passage has that.")


def test_two_of_one_name_can_both_be_asked_for(reader):
    reader.goto(f"/{SEARCH}?person=Kennedy")
    expect(status(reader)).to_have_text("Which person is meant by “Kennedy”?")
    reader.get_by_role("button", name="Every passage that names Kennedy, Robert").click()
    expect(reader).to_have_url(re.compile(r"person=Kennedy%2C\+Robert"))
    expect(results(reader).first).to_be_visible()


def test_what_nobody_said_and_whom_nobody_knows_is_told(reader):
    reader.goto(f"/{SEARCH}?q=zzz")
    expect(status(reader)).to_have_text("No passage has that.")
    reader.goto(f"/{SEARCH}?q=dismantles")
    expect(status(reader)).to_have_text("No passage has “dismantles” in this spelling. 3 passages have words like it.")
    reader.goto(f"/{SEARCH}?person=Zeppelin")
    expect(status(reader)).to_have_text("No person of this edition is called “Zeppelin”.")


def test_the_order_can_be_that_of_time(reader):
    reader.goto(f"/{SEARCH}?q=letter&sort=asc")
    assert titles(reader)[:2] == ["I. On the letter to US President Kennedy", "V. On the letter to F. Castro"]


def test_everything_is_reached_by_key(reader):
    reader.goto("/index.html")
    reader.keyboard.press("/")
    expect(reader).to_have_url(re.compile(SEARCH))
    expect(reader.get_by_role("searchbox")).to_be_focused()
    reader.keyboard.type("missile installations")
    reader.keyboard.press("Enter")
    expect(results(reader)).to_have_count(3)
    for _ in range(3):  # the button, "Narrow and order", the first result
        reader.keyboard.press("Tab")
    expect(results(reader).first.get_by_role("link")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(re.compile("presidium-protocol-63"))
    expect(reader.get_by_role("button", name="Keys")).to_be_visible()
    reader.keyboard.press("/")
    expect(reader).to_have_url(re.compile(SEARCH))


def test_the_key_is_off_where_keys_are_switched_off(reader):
    reader.goto("/index.html")
    reader.evaluate("localStorage.setItem('keys', 'off')")
    reader.keyboard.press("/")
    reader.keyboard.press("Tab")
    assert reader.url.endswith("/index.html")


def test_from_a_disk_the_page_says_why_and_offers_the_lists(visit_to):
    page = visit_to("disk").go(SEARCH)
    expect(page.get_by_role("status").first).to_contain_text("Browsers do not let a page on a disk search")
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.get_by_role("main").get_by_role("link", name="28 people").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("People")


def test_without_javascript_the_page_offers_the_lists(scriptless):
    scriptless.goto(f"/{SEARCH}")
    expect(scriptless.get_by_role("searchbox")).to_be_hidden()
    expect(scriptless.locator("noscript p")).to_be_visible()
    scriptless.get_by_role("main").get_by_role("link", name="1962: 1 protocol").click()
    expect(scriptless.get_by_role("heading", level=1)).to_contain_text("1962")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_a_reader_out(reader, scheme):
    reader.emulate_media(color_scheme=scheme)
    reader.set_viewport_size({"width": 390, "height": 800})
    reader.goto(f"/{SEARCH}?q=Khrushchev&sort=asc")
    expect(results(reader)).to_have_count(8)
    found = Axe().run(reader).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []
    assert reader.evaluate("document.documentElement.scrollWidth") <= 390


def test_more_results_come_when_asked_for_and_the_first_of_them_has_the_focus(browser, tmp_path):
    edition = tmp_path / "many"
    edition.mkdir()
    (edition / "edition.yaml").write_text(
        "title: Minutes\neditors: A\npublisher: B\nlicence: CC0-1.0\nlanguage: en\npdf: false\n"
    )
    for number in range(1, 13):
        (edition / f"protocol-{number}.txt").write_text(
            f"March {number}, 1921\n\nBoard Protocol {number}\n\nContents:\n\nTranslation - English\n\n"
            f"Present: Lang.\n\nI. On the crane\n\nThe crane of {number} years.\n"
        )
    assert run(["build", str(edition), "-o", str(tmp_path / "web")]) == 0
    server = Patient(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "web")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/{SEARCH}?q=crane&sort=desc")
    expect(results(page)).to_have_count(10)
    expect(results(page).first).to_contain_text("12 March 1921")
    page.get_by_role("button", name="More").click()
    expect(results(page)).to_have_count(12)
    expect(results(page).nth(10).get_by_role("link")).to_be_focused()
    expect(page.get_by_role("button", name="More")).to_be_hidden()
    page.close()
    server.shutdown()
    server.server_close()
