"""What axe-core finds on a page."""

from collections.abc import Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""WCAG 2.2, levels A and AA, and the best practices."""


def violations(page: Page, where: str, rules: Sequence[str] = TAGS) -> list[str]:
    """Each rule (or rule of a tag) that the page breaks, with ``where`` and the first element that breaks it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(
        "rules => axe.run({runOnly: rules, resultTypes: ['violations']}).then(found => found.violations)", rules
    )
    return [f"{where}: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
