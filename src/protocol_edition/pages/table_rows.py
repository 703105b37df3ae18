"""The rows of a table of the record: real cells, with what they span."""

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

from protocol_edition.model import Inline, Point, Sign, SignKind, printed
from protocol_edition.pages.inline_html import Inliner, made, marker
from protocol_edition.pages.views import NOTHING, Cell

_SPANS = re.compile(r"([1-9][0-9]{0,2})x([1-9][0-9]{0,2})")
"""Columns and rows, as ``Sign.word`` of a cell gives them."""


def cells(row: Point, inliner: Inliner) -> tuple[Cell, ...]:
    """The cells of a row, its printed marker in the first; words outside of all cells make one of their own."""
    listed = list(_cells(row.content, inliner)) or [Cell(NOTHING, False, NOTHING)]
    if row.marker:
        first = listed[0]
        listed[0] = Cell(made((marker(row.marker).html, " ", first.content)), first.head, first.spans)
    if len(listed) > 1 and all(cell.head for cell in listed):
        return tuple(Cell(cell.content, True, made((' scope="col"', cell.spans))) for cell in listed)
    return tuple(Cell(cell.content, cell.head, _scoped(cell)) for cell in listed)


def _scoped(cell: Cell) -> Markup:
    return made((' scope="row"', cell.spans)) if cell.head else cell.spans


def _cells(content: tuple[Inline, ...], inliner: Inliner) -> Iterator[Cell]:
    stray: list[Inline] = []
    for inline in content:
        if isinstance(inline, Sign) and inline.kind is SignKind.CELL:
            yield from _stray(stray, inliner)
            stray = []
            inner = made((escape(inline.before), inliner.html(inline.content), escape(inline.after)))
            yield Cell(inner, "label" in inline.rend.split(), _spans(inline.word))
        else:
            stray.append(inline)
    yield from _stray(stray, inliner)


def _stray(inlines: list[Inline], inliner: Inliner) -> Iterator[Cell]:
    if printed(tuple(inlines)).strip():
        yield Cell(inliner.html(tuple(inlines)), False, NOTHING)


def _spans(word: str) -> Markup:
    found = _SPANS.fullmatch(word)
    if not found:
        return NOTHING
    named = zip(("colspan", "rowspan"), found.groups(), strict=True)
    return made(f' {name}="{number}"' for name, number in named if number != "1")
