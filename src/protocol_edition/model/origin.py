"""Where a node of the model stands in its source."""

from protocol_edition.model.frozen import frozen


@frozen(order=True)
class Origin:
    """A stretch of one source text.

    Lines and columns count from 1, columns and offsets in Unicode characters of the decoded text;
    only ``\\n`` ends a line. ``start`` and ``end`` are half-open: ``text[start:end]`` is the stretch.
    """

    file: str
    line: int
    column: int
    start: int
    end: int

    def __init__(self, file: str, line: int, column: int, start: int, end: int) -> None:
        if line < 1 or column < 1 or not 0 <= start <= end:
            raise ValueError(f"no place in a text: {file}:{line}:{column} ({start}-{end})")
        # mypy is told that this is the one place that fills it.
        self.file = file  # type: ignore[misc]
        self.line = line  # type: ignore[misc]
        self.column = column  # type: ignore[misc]
        self.start = start  # type: ignore[misc]
        self.end = end  # type: ignore[misc]

    def between(self, start: int, end: int) -> "Origin":
        """Another stretch of the same text that is told under the same line and column."""
        return Origin(self.file, self.line, self.column, start, end)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
