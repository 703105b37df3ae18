"""A table of a record as values for the typesetter: every cell with its place, so that none slips into another row."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from protocol_edition.model import Inline, Point, Points, Sign, SignKind, printed

_SPANS = re.compile(r"(?P<columns>[1-9][0-9]{0,2})x(?P<rows>[1-9][0-9]{0,2})")

Runs = list[Any]
RunsOf = Callable[[tuple[Inline, ...]], Runs]


def table(
    rows: Points, runs_of: Callable[[tuple[Inline, ...]], Runs], anchor: Callable[[Point], str]
) -> dict[str, Any]:
    """The table: how many columns it has, and its cells with column, row, what they span, and the row's anchor.

    ``runs_of`` makes the runs of a line. Words outside of all cells make a cell of their own.
    """
    taken: set[tuple[int, int]] = set()
    cells = []
    for y, row in enumerate(rows.points):
        x = 0
        for number, (content, head, wide, high) in enumerate(_cells(row)):
            while (x, y) in taken:
                x += 1
            height = min(high, len(rows.points) - y)
            columns = next((free for free in range(1, wide) if (x + free, y) in taken), wide)
            taken |= {(x + right, y + down) for right in range(columns) for down in range(height)}
            cells.append(
                {
                    "x": x, "y": y, "columns": columns, "rows": height, "head": head, "runs": runs_of(content),
                    "anchor": "" if number else anchor(row),
                }
            )  # fmt: skip
    return {"kind": "table", "columns": max((x for x, _ in taken), default=0) + 1, "cells": cells}


def _cells(row: Point) -> Iterator[tuple[tuple[Inline, ...], bool, int, int]]:
    """Content, whether it is a head, columns and rows of each cell."""
    for inline in row.content:
        if isinstance(inline, Sign) and inline.kind is SignKind.CELL:
            spans = _SPANS.fullmatch(inline.word)
            columns, height = (int(spans["columns"]), int(spans["rows"])) if spans else (1, 1)
            yield inline.content, "label" in inline.rend.split(), columns, height
        elif printed((inline,)).strip():
            yield (inline,), False, 1, 1
