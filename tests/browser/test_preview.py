"""The preview in a real browser: a saved word is seen, a broken text is told, the page's own policy holds."""

import threading

import pytest
from playwright.sync_api import expect

from protocol_edition.cli.commands.serve import Editing
from protocol_edition.server import Preview, serve

pytestmark = pytest.mark.browser


@pytest.fixture
def address(edition, tmp_path):
    output = tmp_path / "build"
    ready, running = threading.Event(), []

    def begun(it):
        running.append(it)
        ready.set()

    editing = Editing(edition, output)
    preview = Preview(output, (edition,), editing.rebuild, editing.index, editing.settle)
    thread = threading.Thread(target=serve, args=(preview,), kwargs={"port": 0, "ready": begun})
    thread.start()
    assert ready.wait(30)
    yield running[0].address
    running[0].stop()
    thread.join(20)


@pytest.fixture
def page(browser, address):
    context = browser.new_context()
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    with page.expect_request(lambda request: "/events?" in request.url):
        page.goto(f"{address}protocols/protocol-9/")
    yield page
    context.close()
    assert complaints == []


def test_a_saved_word_is_seen_without_a_hand(page, edition):
    text = edition / "protocol-9.txt"
    expect(page.get_by_text("Lang reports that the crane is built.")).to_be_visible()
    text.write_text(text.read_text().replace("is built", "stands at the quay"))
    expect(page.get_by_text("Lang reports that the crane stands at the quay.")).to_be_visible()


def test_a_broken_text_is_told_on_the_page_and_the_last_good_site_stays(page, edition):
    text = edition / "protocol-9.txt"
    good = text.read_text()
    text.write_bytes(b"")
    expect(page.get_by_role("alert")).to_contain_text("protocol-9.txt:1:1: S102 error")
    expect(page.get_by_text("Lang reports that the crane is built.")).to_be_visible()
    text.write_text(good)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_search_finds_the_words_of_the_last_save(page, edition):
    text = edition / "protocol-9.txt"
    text.write_text(text.read_text().replace("is built", "stands at the quay"))
    expect(page.get_by_text("Lang reports that the crane stands at the quay.")).to_be_visible()
    page.get_by_role("link", name="Search").click()
    page.get_by_role("searchbox").fill("quay")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Passages").get_by_role("link")).to_have_text("I. On the crane")
