"""Texts in which everything is too long, too many or in another writing: the page stays usable."""

import pytest
from playwright.sync_api import expect
from tests.browser.axe import violations
from tests.browser.conftest import served

PROTOCOL = "protocols/protocol-7/index.html"
PAGES = [
    PROTOCOL, "index.html", "protocols/index.html", "people/index.html",
    "people/weber/index.html", "people/lang/index.html", "decisions/index.html", "threads/index.html",
    "threads/dredger/index.html", "protocols/protocol-8/index.html", "protocols/protocol-8/cite/index.html",
    "protocols/protocol-7/with/protocol-8/index.html", "attendance/index.html",
]  # fmt: skip
SCREENS = {"desk": (1280, 800), "phone": (320, 640), "desk at 400 %": (320, 256)}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def home(odd_site):
    with served(odd_site) as address:
        yield address


@pytest.fixture(params=SCREENS.values(), ids=SCREENS)
def screen(request, browser, home):
    """The page of the odd text on one screen; it must end without a complaint."""
    width, height = request.param
    context = browser.new_context(base_url=home, viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(PROTOCOL)
    yield page
    context.close()
    assert complaints == []


def test_no_page_scrolls_sideways(screen):
    too_wide = []
    for path in PAGES:
        screen.goto(path)
        if screen.evaluate("document.documentElement.scrollWidth > innerWidth"):
            too_wide.append(path)
    assert too_wide == []


def test_what_opens_stays_inside_the_window(screen):
    window = screen.viewport_size
    leaf = screen.locator(".leaf")
    for opener in (*(f"#note-{number}-mark" for number in (1, 2, 3, 4, 5, 6, 300)), "#p-1 a.name"):
        screen.locator(opener).first.press("Enter")
        box = leaf.bounding_box()
        assert box["x"] >= 0, opener
        assert box["y"] >= 0, opener
        assert box["x"] + box["width"] <= window["width"], opener
        assert box["y"] + box["height"] <= window["height"], opener
        assert leaf.evaluate("leaf => leaf.scrollWidth <= leaf.clientWidth"), opener
        expect(leaf.get_by_role("button", name="Close")).to_be_in_viewport(ratio=1)
        screen.keyboard.press("Escape")
        expect(screen.locator(opener).first).to_be_focused()


def test_a_mark_in_a_note_is_printed_as_it_is(screen):
    leaf = screen.locator(".leaf")
    screen.locator("#note-2-mark").press("Enter")
    expect(leaf).to_contain_text("This note has a mark of the next.[3]")


def test_a_note_with_two_marks_leads_back_to_each(screen):
    backs = screen.locator("#note-300 [role=doc-backlink]")
    expect(backs).to_have_count(2)
    for back in backs.all():
        mark = screen.locator(back.get_attribute("href"))
        expect(mark).to_have_attribute("href", "#note-300")


def test_a_heading_of_signs_is_printed_as_it_is(screen):
    heading = screen.locator("#record h3", has_text="II.").first
    expect(heading).to_contain_text("<>&\"'`*_#~|\\/{}()^$%@!?;:=+-.,")


def test_long_headings_leave_room_in_the_outline(browser, home):
    context = browser.new_context(base_url=home, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(PROTOCOL)
    expect(page.locator(".outline").get_by_role("link", name="About this text")).to_be_in_viewport(ratio=1)
    assert all(box["height"] < 90 for box in (link.bounding_box() for link in page.locator(".outline a").all()))
    context.close()


def test_hebrew_stands_at_its_own_side(screen):
    point = screen.locator(".speech .points li:not(.sidenote)").first
    number = point.locator(".num").bounding_box()
    assert number["x"] > screen.viewport_size["width"] / 3
    assert number["x"] + number["width"] <= screen.viewport_size["width"]
    assert screen.locator("h3[dir=rtl]").count() == 1


def test_a_place_without_words_is_seen(browser, home):
    context = browser.new_context(base_url=home)
    page = context.new_page()
    page.goto("protocols/protocol-8/index.html")
    drawn = "sign => getComputedStyle(sign, '::before').content"
    assert page.eval_on_selector(":is(.s-lost, .s-gap):empty", drawn) == '"[…]"'
    context.close()


def test_nothing_keeps_a_reader_out(browser, home):
    context = browser.new_context(base_url=home, viewport={"width": 320, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    found = []
    for path in PAGES:
        page.goto(path)
        found += violations(page, path)
    context.close()
    assert found == []
