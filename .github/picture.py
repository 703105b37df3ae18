"""Makes the README's picture of the built seed edition: ``.venv/bin/python .github/picture.py`` after ``make site``."""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

REPOSITORY = Path(__file__).resolve().parent.parent

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1280, "height": 820})
    page.goto((REPOSITORY / "build/protocols/presidium-protocol-63/index.html").as_uri())
    page.evaluate("document.fonts.ready")
    page.locator("#item-v").evaluate("item => scrollTo(0, item.getBoundingClientRect().top + scrollY - 60)")
    page.wait_for_timeout(300)  # until the outline beside the text has followed
    page.screenshot(path=REPOSITORY / ".github/protocol-63.png")
    browser.close()
