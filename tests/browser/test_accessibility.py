"""Nothing keeps a reader out: every kind of page, light and dark, wide and narrow, and each state of the protocol."""

import pytest
from tests.browser.axe import TAGS, violations

PROTOCOL = "protocols/presidium-protocol-63/index.html"

STATES = {
    "a note open": "() => document.querySelector('#note-2-mark').click()",
    "a name open": """() => {
        document.querySelector('.leaf').hidePopover();
        document.querySelector('#p-3 a.name').click();
    }""",
    "disclosures open": """() => {
        document.querySelector('.leaf').hidePopover();
        document.querySelectorAll('details').forEach(details => details.open = true);
    }""",
    "diplomatic text": "() => document.querySelector('#view-diplomatic').click()",
    "words selected": """() => new Promise(seen => {
        getSelection().selectAllChildren(document.querySelector('#item-ix > p'));
        const bar = document.querySelector('.quote');
        new MutationObserver(seen).observe(bar, {attributeFilter: ['hidden']});
    })""",
    "help open": "() => document.querySelector('.keys-button').click()",
}
"""One after another, on one page."""

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_keeps_a_reader_out(browser, servers, kinds, scheme, width):
    """WCAG 2.2 A and AA and the best practices, as far as axe-core can see them; in the dark only colours differ."""
    rules = TAGS if scheme == "light" else ["color-contrast"]
    context = browser.new_context(
        base_url=servers["root"],
        color_scheme=scheme,
        reduced_motion="reduce",
        viewport={"width": width, "height": 800},
    )
    page = context.new_page()
    found = []
    for path in kinds:
        page.goto(path)
        found += violations(page, path, rules)
    page.goto(PROTOCOL)
    for state, steps in STATES.items():
        page.evaluate(steps)
        found += violations(page, state, rules)
    context.close()
    assert found == []
