"""Style sheets name the sides of a line by where it begins and ends, so that a page may run from right to left."""

import re

import pytest

from protocol_edition.project import static_folder

SIDES = re.compile(r"text-align: (?:left|right)|(?:margin|padding|border)-(?:left|right)\b|(?:^|[ ;{])(?:left|right):")
TURNED = {
    ".session > h2": "& > h2",
    ".item > h3": "& .item > h3",
    ".session > .pl": "& > .pl",
    ".item > .pl": "& .item > .pl",
    ".item > .cite > summary": "& .item > .cite > summary",
    ".item > .ln": ":dir(rtl) .item > .ln",
    ".record :is(.ln, .item > .ln)": ".session :is(.ln, .item > .ln)",
    ".sidenote": ":root:dir(rtl) .sidenote",
}
"""What stands at a side, and its rule where the record or the page runs the other way."""
BEGIN = "/* From right to left"


def sheet(name: str) -> str:
    return (static_folder() / "css" / f"{name}.css").read_text()


@pytest.mark.parametrize("name", ["theme", "overview", "search", "text"])
def test_only_what_stands_at_a_side_of_the_page_names_left_and_right(name):
    rules = re.findall(r"^\s*(?:& )?(.+?) \{ ([^}]*)\}", sheet(name).partition(BEGIN)[0], re.MULTILINE)
    named = {selector for selector, body in rules if SIDES.search(body) and "writing-mode" not in body}
    assert [one for one in named if not one.endswith(tuple(TURNED))] == []


@pytest.mark.parametrize("selector", TURNED.values())
def test_what_stands_at_a_side_changes_it_with_the_page(selector):
    assert re.search(rf"{re.escape(selector)}[^{{}}]*{{[^}}]*(left|0 0 0)", sheet("text").partition(BEGIN)[2])
