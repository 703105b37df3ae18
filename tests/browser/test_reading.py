"""Reading in a real browser: notes and names beside their marks, the two texts, the outline, keys and quoting."""

import pytest
from playwright.sync_api import Page, expect

PROTOCOL = "/protocols/presidium-protocol-63/index.html"

pytestmark = pytest.mark.browser

WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 390, "height": 844}
SMALL = {"width": 320, "height": 256}
"""A window of 1280 by 1024 at 400 % zoom."""


@pytest.fixture
def desk(reader) -> Page:
    """The protocol on a screen without room for margins."""
    reader.set_viewport_size({"width": 900, "height": 800})
    reader.goto(PROTOCOL)
    return reader


def leaf(page: Page):
    return page.locator(".leaf")


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_mark_opens_by_key_and_gives_the_focus_back(desk, key):
    mark = desk.locator("#note-3-mark")
    mark.focus()
    desk.keyboard.press(key)
    expect(leaf(desk)).to_be_visible()
    expect(leaf(desk)).to_be_focused()
    expect(leaf(desk)).to_have_accessible_name("Note 3")
    expect(leaf(desk)).to_have_attribute("role", "dialog")
    desk.keyboard.press("Escape")
    expect(leaf(desk)).to_be_hidden()
    expect(mark).to_be_focused()


def test_a_press_opens_a_second_press_closes(desk):
    mark = desk.locator("#note-1-mark")
    mark.click()
    expect(leaf(desk)).to_contain_text("pseudonym used for Ambassador Alekseev")
    mark.click()
    expect(leaf(desk)).to_be_hidden()


def test_a_finger_opens_a_note_and_closes_it_beside(browser, servers):
    context = browser.new_context(base_url=servers["root"], has_touch=True, is_mobile=True, viewport=NARROW)
    page = context.new_page()
    page.goto(PROTOCOL)
    page.locator("#note-1-mark").tap()
    expect(leaf(page)).to_contain_text("pseudonym used for Ambassador Alekseev")
    page.touchscreen.tap(200, 20)
    expect(leaf(page)).to_be_hidden()
    context.close()


def test_the_policy_of_the_page_bears_notes_names_help_and_quoting(visit):
    """In every place; the visit ends with a look at the console."""
    page = visit.go(PROTOCOL.lstrip("/"))
    page.locator("#note-1-mark").press("Enter")
    expect(leaf(page)).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#p-3 a.name").first.press("Enter")
    expect(leaf(page)).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("dialog", name="Keys").get_by_role("button", name="Close").click()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#item-ix > p'))")
    page.get_by_role("button", name="Copy quotation with citation").click()
    expect(page.get_by_role("status")).to_have_text("Copied.")


def test_a_press_elsewhere_closes(desk):
    desk.locator("#note-1-mark").click()
    expect(leaf(desk)).to_be_visible()
    desk.mouse.click(5, 400)
    expect(leaf(desk)).to_be_hidden()


def test_the_button_closes_and_gives_the_focus_back(desk):
    desk.locator("#note-1-mark").click()
    leaf(desk).get_by_role("button", name="Close").click()
    expect(leaf(desk)).to_be_hidden()
    expect(desk.locator("#note-1-mark")).to_be_focused()


def test_what_opens_is_a_copy_without_ids(desk):
    desk.evaluate("document.querySelector('#note-1 p').id = 'note-1-p-1'")
    desk.locator("#note-1-mark").click()
    assert desk.locator(".leaf [id]").count() == 0
    assert (
        desk.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size")
        == desk.locator("[id]").count()
    )


def test_links_in_an_open_note_work(desk):
    desk.locator("#note-1-mark").click()
    leaf(desk).get_by_role("link", name="section IX").click()
    assert desk.url.endswith("#item-ix")
    expect(desk.locator("#item-ix")).to_be_in_viewport()


def test_a_name_in_an_open_note_opens_in_its_place_and_escape_leads_back_to_the_mark(desk):
    desk.locator("#note-1-mark").click()
    leaf(desk).get_by_role("link", name="Alekseev").click()
    expect(leaf(desk)).to_contain_text("Soviet ambassador to Cuba")
    desk.keyboard.press("Escape")
    expect(leaf(desk)).to_be_hidden()
    expect(desk.locator("#note-1-mark")).to_be_focused()


def test_a_name_opens_a_card_that_leads_to_its_page(desk):
    desk.locator("#p-3 a.name", has_text="Khrushchev").click()
    expect(leaf(desk)).to_contain_text("First Secretary")
    leaf(desk).get_by_role("link", name="Nikita").click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Khrushchev")


def test_a_resting_pointer_opens_after_a_while_and_the_note_can_be_reached(desk):
    """WCAG 1.4.13: hoverable, persistent, dismissible."""
    mark = desk.locator("#note-1-mark")
    mark.scroll_into_view_if_needed()
    mark.hover()
    expect(leaf(desk)).to_be_hidden()
    expect(leaf(desk)).to_be_visible()
    leaf(desk).hover()
    desk.wait_for_timeout(600)
    expect(leaf(desk)).to_be_visible()
    desk.keyboard.press("Escape")
    expect(leaf(desk)).to_be_hidden()
    mark.hover(position={"x": 2, "y": 2})
    expect(leaf(desk)).to_be_visible()
    desk.mouse.move(5, 5)
    expect(leaf(desk)).to_be_hidden()


def test_a_pointer_that_only_passes_opens_nothing(desk):
    mark = desk.locator("#note-1-mark")
    mark.scroll_into_view_if_needed()
    mark.hover()
    desk.mouse.move(5, 5)
    desk.wait_for_timeout(700)
    expect(leaf(desk)).to_be_hidden()


@pytest.mark.parametrize("size", [NARROW, SMALL, {"width": 844, "height": 320}], ids=["phone", "zoomed", "landscape"])
def test_an_open_note_is_never_clipped(reader, size):
    reader.set_viewport_size(size)
    reader.goto(PROTOCOL)
    for number in "123":
        reader.locator(f"#note-{number}-mark").click()
        box = leaf(reader).bounding_box()
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= size["width"]
        assert box["y"] + box["height"] <= size["height"]
        leaf(reader).get_by_role("button", name="Close").click()


def test_an_address_that_ends_in_a_note_shows_the_note_and_its_mark(reader):
    reader.goto(f"{PROTOCOL}#note-2")
    expect(reader.locator("#note-2")).to_be_in_viewport()
    expect(reader.locator("#note-2-mark")).to_have_class("mark lit")
    reader.evaluate("location.hash = '#note-3'")
    expect(reader.locator("#note-3-mark")).to_have_class("mark lit")
    expect(reader.locator("#note-2-mark")).to_have_class("mark")


def test_a_wide_screen_has_the_notes_beside_their_marks_without_javascript(scriptless):
    scriptless.set_viewport_size(WIDE)
    scriptless.goto(PROTOCOL)
    notes = scriptless.locator(".sidenote")
    expect(notes).to_have_count(3)
    for index in range(3):
        note, mark = notes.nth(index).bounding_box(), scriptless.locator(f"#note-{index + 1}-mark").bounding_box()
        assert abs(note["y"] - mark["y"]) < 150
        assert note["x"] > mark["x"]
        assert note["x"] + note["width"] <= WIDE["width"]
    expect(scriptless.get_by_role("heading", name="Notes", exact=True)).to_be_visible()


def test_a_narrow_screen_has_neither_margin_notes_nor_outline(reader):
    reader.set_viewport_size(NARROW)
    reader.goto(PROTOCOL)
    expect(reader.locator(".sidenote").first).to_be_hidden()
    expect(reader.locator(".outline")).to_be_hidden()


def test_the_outline_follows_the_reader(reader):
    reader.set_viewport_size(WIDE)
    reader.goto(PROTOCOL)
    for item in ("item-v", "item-ix", "notes"):
        reader.evaluate(f"document.getElementById('{item}').scrollIntoView({{behavior: 'instant'}})")
        current = reader.locator(".outline [aria-current]")
        expect(current).to_have_count(1)
        expect(current).to_have_attribute("href", f"#{item}")
    expect(reader.locator(".outline")).to_be_in_viewport()


@pytest.mark.parametrize("height", [600, 2400])
def test_an_address_marks_its_entry_in_the_outline(reader, height):
    """At once, one after another, also on a screen so high that the last entries cannot come to its top."""
    reader.set_viewport_size({"width": 1440, "height": height})
    reader.goto(PROTOCOL)
    addresses = reader.locator(".outline a").evaluate_all("links => links.map(link => link.hash)")
    for address in addresses:
        reader.evaluate("address => location.hash = address", address)
        expect(reader.locator(".outline [aria-current]")).to_have_attribute("href", address)


def test_the_outline_keeps_up_when_something_opens_above(reader):
    reader.set_viewport_size(WIDE)
    reader.goto(f"{PROTOCOL}#item-ix")
    current = reader.locator(".outline [aria-current]")
    expect(current).to_have_attribute("href", "#item-ix")
    reader.evaluate("document.documentElement.style.overflowAnchor = 'none'")
    reader.evaluate("document.querySelector('.opening').style.marginBottom = '900px'")
    expect(current).not_to_have_attribute("href", "#item-ix")


def test_the_diplomatic_text_shows_every_sign_without_javascript(scriptless):
    scriptless.goto(PROTOCOL)
    dash = scriptless.locator("#item-i h3 .raw")
    assert dash.bounding_box()["width"] < 1
    scriptless.get_by_label("Diplomatic text").check()
    assert dash.bounding_box()["width"] > 5
    expect(scriptless.locator("#p-3 .ln")).to_be_visible()
    assert scriptless.evaluate("getComputedStyle(document.querySelector('#p-3')).fontFamily").startswith("ui-monospace")
    scriptless.get_by_label("Reading text").check()
    assert dash.bounding_box()["width"] < 1


@pytest.mark.parametrize("view", ["Reading text", "Diplomatic text"])
def test_what_is_copied_is_what_is_printed(reader, view):
    """Also the signs that the reading text does not show, and never the margin's notes."""
    reader.set_viewport_size(WIDE)
    reader.goto(PROTOCOL)
    reader.get_by_label(view).check()
    copied = reader.evaluate(
        "(() => { const range = document.createRange(); range.selectNodeContents(document.getElementById('record'));"
        " getSelection().removeAllRanges(); getSelection().addRange(range); return getSelection().toString(); })()"
    )
    words = " ".join(copied.split())
    for line in (
        "- I. On the letter to US President Kennedy", "On the telegram to Cde. Pavlov[1]", "- 2. We agree to dismantle",
        "station chief No. __from[2]", "during the [ships'] voyage", "representatives [to Cuba's ports].[3]",
    ):  # fmt: skip
        assert line in words
    assert "Here, once again" not in words


def test_keys_lead_from_item_to_item_and_can_be_switched_off(reader):
    reader.set_viewport_size(WIDE)
    reader.goto(PROTOCOL)
    reader.keyboard.press("j")
    expect(reader.locator("#session-1 > h2")).to_be_focused()
    reader.keyboard.press("n")
    reader.keyboard.press("n")
    expect(reader.locator("#item-i h3")).to_be_focused()
    reader.keyboard.press("k")
    expect(reader.locator("#item-on-further-steps-concerning-cuba h3")).to_be_focused()
    reader.keyboard.press("?")
    keys = reader.get_by_role("dialog", name="Keys")
    expect(keys).to_be_visible()
    keys.get_by_label("Use these keys").uncheck()
    reader.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    reader.keyboard.press("?")
    expect(keys).to_be_hidden()
    reader.reload()
    reader.keyboard.press("d")
    expect(reader.get_by_label("Reading text")).to_be_checked()


def test_a_quotation_is_copied_with_its_citation(reader):
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.goto(PROTOCOL)
    reader.locator("#item-ix").scroll_into_view_if_needed()
    reader.evaluate("getSelection().selectAllChildren(document.querySelector('#item-ix > p'))")
    reader.get_by_role("button", name="Copy quotation with citation").click()
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "“Instructions to Pavlov to show to U Thant”\n“On the instructions to Cde. Pavlov,” item IX in"
    )


def test_the_keyboard_reaches_quoting_and_copying(reader):
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.goto(PROTOCOL)
    reader.evaluate("getSelection().selectAllChildren(document.querySelector('#item-ix > p'))")
    reader.keyboard.press("c")
    expect(reader.get_by_role("status")).to_have_text("Copied.")
    reader.locator("#item-ix summary").focus()
    reader.keyboard.press("Enter")
    reader.keyboard.press("Tab")
    expect(reader.locator("#item-ix .copy")).to_be_focused()


def test_skip_links_come_first(reader):
    reader.goto(PROTOCOL)
    reader.keyboard.press("Tab")
    skip = reader.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    assert reader.url.endswith("#record")


def test_without_javascript_every_address_citation_and_list_can_be_reached(scriptless):
    scriptless.goto(PROTOCOL)
    scriptless.locator("#item-ix summary").click()
    expect(scriptless.locator("#item-ix .citation")).to_be_visible()
    scriptless.get_by_text("Download", exact=True).click()
    expect(scriptless.get_by_role("link", name="Source text")).to_be_visible()
    scriptless.locator("#p-3").hover()
    scriptless.locator("#p-3 .pl").click()
    assert scriptless.url.endswith("#p-3")
    scriptless.locator("#p-3 a.name").click()
    expect(scriptless.get_by_role("heading", level=1)).to_contain_text("Khrushchev")
