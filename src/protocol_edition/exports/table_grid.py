"""The cells of a table of the record, each in its place: none slips into another row, and what is missing is known."""

from collections.abc import Iterator

from protocol_edition.model import Inline, Point, Points, Sign, SignKind, expression, frozen, printed

_SPANS = expression(r"(?P<columns>[1-9][0-9]{0,2})x(?P<rows>[1-9][0-9]{0,2})")
"""What a cell spans, as its sign says it."""


@frozen
class GridCell:
    """A cell: what it holds (a ``CELL`` sign's words or what stands outside of all cells), where, and what it spans."""

    content: tuple[Inline, ...]
    before: str
    after: str
    head: bool
    column: int
    row: int
    columns: int
    rows: int


@frozen
class Grid:
    """A table: its width in columns, the cells of each row, and how many columns each row leaves open at its end."""

    width: int
    rows: tuple[tuple[GridCell, ...], ...]
    open: tuple[int, ...]


def grid(table: Points) -> Grid:
    """The cells of a table in their places; a span that would run into another cell or out of the table is shorter."""
    taken: set[tuple[int, int]] = set()
    rows = []
    for number, row in enumerate(table.points):
        rows.append(tuple(_placed(row, number, len(table.points), taken)))
    width = max((column for column, _ in taken), default=0) + 1
    filled = [sum((column, number) in taken for column in range(width)) for number in range(len(rows))]
    return Grid(width, tuple(rows), tuple(width - there for there in filled))


def _placed(row: Point, number: int, height: int, taken: set[tuple[int, int]]) -> Iterator[GridCell]:
    column = 0
    for content, before, after, word, head in _cells(row):
        while (column, number) in taken:
            column += 1
        spans = _SPANS.fullmatch(word)
        wide, high = (int(spans["columns"]), int(spans["rows"])) if spans else (1, 1)
        columns = next((free for free in range(1, wide) if (column + free, number) in taken), wide)
        rows = min(high, height - number)
        taken |= {(column + right, number + down) for right in range(columns) for down in range(rows)}
        yield GridCell(content, before, after, head, column, number, columns, rows)


def _cells(row: Point) -> Iterator[tuple[tuple[Inline, ...], str, str, str, bool]]:
    """Content, signs before and after it, what it spans, and whether it is a head."""
    for inline in row.content:
        if isinstance(inline, Sign) and inline.kind is SignKind.CELL:
            yield inline.content, inline.before, inline.after, inline.word, "label" in inline.rend.split()
        elif printed((inline,)).strip():
            yield (inline,), "", "", "", False
