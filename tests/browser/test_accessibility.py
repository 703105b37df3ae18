"""Nothing keeps a reader out: every kind of page, light and dark, wide and narrow, and each state of the protocol."""

from dataclasses import dataclass, field

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


MOVED = """() => new Promise(done => {
    const moved = [];
    new PerformanceObserver(list => moved.push(...list.getEntries().map(entry => entry.value)))
        .observe({type: "layout-shift", buffered: true});
    document.fonts.ready.then(() => setTimeout(() => done(moved), 60));
})"""


@dataclass
class Tour:
    """What was seen on a walk through every kind of page: each opened once, as on a first visit."""

    moved: dict[str, list[float]] = field(default_factory=dict)
    """Shifts of the layout while a page loaded (Cumulative Layout Shift)."""
    barred: list[str] = field(default_factory=list)
    """What axe-core found."""


@pytest.fixture(scope="module", params=[1280, 320])
def tour(request, browser, servers, kinds):
    """At one width; colours do not depend on it, so that the dark is looked at on the wide screen alone."""
    seen, wide = Tour(), request.param == 1280
    for path in kinds:
        context = browser.new_context(base_url=servers["root"], viewport={"width": request.param, "height": 800})
        page = context.new_page()
        page.goto(path)
        moved = page.evaluate(MOVED)
        if moved:
            seen.moved[path] = moved
        page.emulate_media(reduced_motion="reduce")
        seen.barred += violations(page, path)
        if path == PROTOCOL:
            seen.barred += in_every_state(page)
        if wide:
            page.emulate_media(reduced_motion="reduce", color_scheme="dark")
            seen.barred += violations(page, f"{path} in the dark", ["color-contrast"])
        context.close()
    return seen


def in_every_state(page):
    found = []
    for state, steps in STATES.items():
        page.evaluate(steps)
        for scheme in ("light", "dark"):
            page.emulate_media(reduced_motion="reduce", color_scheme=scheme)
            found += violations(page, f"{state}, {scheme}", TAGS if scheme == "light" else ["color-contrast"])
        page.emulate_media(reduced_motion="reduce", color_scheme="light")
    return found


def test_nothing_keeps_a_reader_out(tour):
    """WCAG 2.2 A and AA and the best practices, as far as axe-core can see them; in the dark only colours differ."""
    assert tour.barred == []


def test_nothing_moves_while_a_page_loads(tour):
    """Also not on the first visit, when no face is there yet."""
    assert tour.moved == {}
