"""The built site in a real browser, as readers meet it."""

import re

import pytest
from playwright.sync_api import expect

PROTOCOL = "protocols/presidium-protocol-63/index.html"

pytestmark = pytest.mark.browser


def test_every_kind_of_page_opens_in_every_place_without_a_complaint(visit, kinds):
    for path in kinds:
        page = visit.go(path)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        assert page.title()
        assert page.evaluate("document.styleSheets.length") > 0
        assert page.evaluate("getComputedStyle(document.body).fontFamily") != "serif"


def test_a_reader_walks_from_the_home_page_to_a_person_and_back_to_the_words(visit):
    page = visit.go("index.html")
    page.get_by_role("main").get_by_role("link", name=re.compile("Protocol 63")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Protocol 63")
    page.get_by_role("navigation", name="Edition").get_by_role("link", name="People").click()
    page.get_by_role("main").get_by_role("link", name=re.compile("Alekseev")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Alekseev")
    page.get_by_role("main").get_by_role("link", name=re.compile("item")).first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    assert re.search(r"presidium-protocol-63/index\.html#", page.url)


@pytest.mark.parametrize(
    "anchor", ["item-ix", "item-on-the-telegram-to-cde-pavlov", "session-2", "p-5", "note-2", "note-2-mark"]
)
def test_a_permanent_address_leads_to_its_words(reader, anchor):
    reader.goto(f"/{PROTOCOL}#{anchor}")
    target = reader.locator(f"#{anchor}")
    expect(target).to_have_count(1)
    expect(target).to_be_in_viewport()


def test_a_note_opens_beside_its_mark_and_closes_by_escape(reader):
    reader.goto(f"/{PROTOCOL}")
    mark = reader.locator("#note-2-mark")
    mark.focus()
    reader.keyboard.press("Enter")
    dialog = reader.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Anatoly Fedorovich Dobrynin")
    reader.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(mark).to_be_focused()


def test_without_javascript_a_note_is_a_link_and_leads_back(scriptless):
    scriptless.goto(f"/{PROTOCOL}")
    scriptless.locator("#note-2-mark").click()
    assert scriptless.url.endswith("#note-2")
    expect(scriptless.locator("#note-2")).to_be_in_viewport()
    scriptless.locator('#note-2 a[href="#note-2-mark"]').click()
    assert scriptless.url.endswith("#note-2-mark")


def test_without_javascript_the_whole_record_is_there(scriptless):
    scriptless.goto(f"/{PROTOCOL}")
    text = scriptless.get_by_role("main").inner_text()
    for words in (
        "Present: Brezhnev, Kozlov", "On further steps concerning Cuba",
        "We agree to dismantle the missile installations",
        "Reach out to the Red Cross", "[to Cuba's ports]", "RGANI", "Mark Kramer", "Leon Levy Foundation",
    ):  # fmt: skip
        assert words.replace("'", "") in text.replace("’", "").replace("'", "")


def test_the_words_of_note_1_lead_to_item_ix(reader):
    reader.goto(f"/{PROTOCOL}")
    reader.locator("#note-1").get_by_role("link", name="section IX").click()
    expect(reader.locator("#item-ix")).to_be_in_viewport()
    assert reader.url.endswith("#item-ix")


def test_every_download_is_given(reader):
    reader.goto(f"/{PROTOCOL}")
    reader.get_by_role("main").get_by_text("Download", exact=True).click()
    files = reader.locator("main a:visible").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    for name in ("protocol.txt", "protocol.json", "protocol.xml", "citation.bib", "citation.ris", "citation.json"):
        assert name in files
        assert reader.request.get(f"/{PROTOCOL.removesuffix('index.html')}{name}").ok


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
@pytest.mark.parametrize("path", [PROTOCOL, "index.html", "people/index.html"])
def test_no_page_scrolls_sideways(reader, path, width):
    reader.set_viewport_size({"width": width, "height": 800})
    reader.goto(f"/{path}")
    assert reader.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_page_stands_in_the_book_face(browser, servers):
    context = browser.new_context(base_url=servers["root"])
    page = context.new_page()
    page.goto(PROTOCOL)
    inspector = context.new_cdp_session(page)
    inspector.send("DOM.enable")
    inspector.send("CSS.enable")
    root = inspector.send("DOM.getDocument")["root"]["nodeId"]
    heading = inspector.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
    faces = inspector.send("CSS.getPlatformFontsForNode", {"nodeId": heading})["fonts"]
    assert [face["familyName"] for face in faces] == ["Spectral"]
    context.close()
