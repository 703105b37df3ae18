"""Style sheets name the sides of a line by where it begins and ends, so that a page may run from right to left."""

import re

import pytest

from protocol_edition.project import static_folder

SIDES = re.compile(r"text-align: (?:left|right)|(?:margin|padding|border)-(?:left|right)\b|(?:^|[ ;{])(?:left|right):")
AT_A_SIDE_OF_THE_PAGE = (
    ".session > h2", ".item > h3", ".session > .pl", ".item > .pl", ".item > .cite > summary", ".ln", ".item > .ln",
    ".record :is(.ln, .item > .ln)", ".sidenote",
)  # fmt: skip
"""They stand there whichever way the record beside them runs, and have a rule for a page that runs the other way."""
TURNED = "/* Where the page runs from right to left"


def sheet(name: str) -> str:
    return (static_folder() / "css" / f"{name}.css").read_text()


@pytest.mark.parametrize("name", ["theme", "overview", "search", "text"])
def test_only_what_stands_at_a_side_of_the_page_names_left_and_right(name):
    rules = re.findall(r"^\s*(?:& )?(.+?) \{ ([^}]*)\}", sheet(name).partition(TURNED)[0], re.MULTILINE)
    named = {selector for selector, body in rules if SIDES.search(body) and "writing-mode" not in body}
    assert [one for one in named if not one.endswith(AT_A_SIDE_OF_THE_PAGE)] == []


@pytest.mark.parametrize("selector", AT_A_SIDE_OF_THE_PAGE)
def test_what_stands_at_a_side_of_the_page_changes_it_with_the_page(selector):
    assert re.search(rf"{re.escape(selector)}[^{{}}]*{{[^}}]*\b(left|0 0 0)", sheet("text").partition(TURNED)[2])
