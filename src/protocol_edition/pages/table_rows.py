"""The rows of a table of the record: real cells, with what they span."""

from collections.abc import Iterator

from markupsafe import Markup

from protocol_edition.exports import GridCell, grid
from protocol_edition.model import Point, Points
from protocol_edition.pages.escaping import escaped, made
from protocol_edition.pages.inline_html import Inliner
from protocol_edition.pages.pieces import marker
from protocol_edition.pages.views import NOTHING, Cell


def rows(table: Points, inliner: Inliner) -> Iterator[tuple[Point, tuple[Cell, ...]]]:
    """Each row with its cells, the printed marker in the first; a row that is too short ends in empty ones."""
    placed = grid(table)
    for row, there, missing in zip(table.points, placed.rows, placed.open, strict=True):
        only_heads = len(there) > 1 and all(cell.head for cell in there)
        cells = [_cell(cell, "col" if only_heads else "row", inliner) for cell in there]
        cells += [Cell(NOTHING, False, NOTHING)] * missing
        if row.marker:
            first = cells[0]
            cells[0] = Cell(made((marker(row.marker)[2], " ", first.content)), first.head, first.spans)
        yield row, tuple(cells)


def _cell(cell: GridCell, scope: str, inliner: Inliner) -> Cell:
    content = made((escaped(cell.before), inliner.html(cell.content), escaped(cell.after)))
    return Cell(content, cell.head, made((f' scope="{scope}"' if cell.head else "", *_spans(cell))))


def _spans(cell: GridCell) -> Iterator[Markup]:
    for name, number in (("colspan", cell.columns), ("rowspan", cell.rows)):
        if number > 1:
            yield made((f' {name}="{number}"',))
