"""Citing in a real browser: copying, the day of reading, and former addresses that keep the place."""

import pytest

from protocol_edition.cli.door import run

pytestmark = pytest.mark.browser

CITE = "protocols/presidium-protocol-63/cite/index.html"


@pytest.fixture
def clipboard(reader):
    """What the page last put on the clipboard, which a browser without a window does not have."""
    reader.add_init_script("navigator.clipboard.writeText = async (text) => { window.copied = text; };")

    def read():
        return reader.evaluate("window.copied")

    return read


def test_a_citation_is_copied_as_it_stands(reader, clipboard):
    reader.goto(CITE)
    part = reader.locator("#cite-item-ix")
    words = part.locator(".citation").first.inner_text()
    part.get_by_role("button", name="Copy", exact=True).first.click()
    assert clipboard() == words
    assert reader.get_by_role("status").inner_text() == "Copied"


def test_the_buttons_move_nothing(reader):
    reader.goto(CITE)
    reader.evaluate("document.fonts.ready")
    assert reader.locator(".copy").count() > 60
    places = """(hidden) => {
        document.querySelectorAll(".copy").forEach((button) => { button.hidden = hidden; });
        return [...document.querySelectorAll("section, .citation")].map((part) => part.getBoundingClientRect().top);
    }"""
    for width in (320, 360, 1280):
        reader.set_viewport_size({"width": width, "height": 800})
        assert reader.evaluate(places, False) == reader.evaluate(places, True), width


def test_the_day_of_reading_is_the_reader_s_and_only_where_a_style_has_a_place_for_it(reader, clipboard):
    reader.clock.set_fixed_time("2031-09-05T12:00:00")
    reader.goto(CITE)
    part = reader.locator("#cite-item-ix")
    dated = part.get_by_role("button", name="Copy with the day of reading")
    assert dated.count() == 1
    words = part.locator(".citation[data-dated]").inner_text()
    dated.click()
    assert clipboard() == f"{words} Accessed 5 Sept. 2031."
    assert "Accessed" not in reader.content()


def test_without_scripts_every_citation_is_there(scriptless):
    scriptless.goto(CITE)
    assert scriptless.locator(".citation").count() > 60
    assert scriptless.get_by_role("button").count() == 0


@pytest.fixture
def former(edition, tmp_path):
    """The address, on the disk, of a protocol that has another id now."""
    assert run(["anchors", str(edition), "--on", "2026-01-02"]) == 0
    for name in ("protocol-9.txt", "anchors/protocol-9.yaml"):
        (edition / name).rename(edition / name.replace("protocol-9", "crane"))
    assert run(["build", str(edition), "-o", str(tmp_path / "web")]) == 0
    return f"{(tmp_path / 'web').as_uri()}/protocols/protocol-9/index.html"


def test_a_former_address_leads_on_to_the_same_place(reader, former):
    reader.goto(f"{former}#item-i")
    reader.wait_for_url("**/protocols/crane/index.html#item-i")
    assert "On the crane" in reader.locator("#item-i").inner_text()


def test_a_former_address_leads_on_without_scripts(scriptless, former):
    scriptless.goto(former)
    scriptless.wait_for_url("**/protocols/crane/index.html")
    assert "Protocol 9" in scriptless.locator("h1").inner_text()
