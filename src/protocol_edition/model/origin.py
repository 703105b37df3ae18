"""Where a node of the model stands in its source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, init=False)
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
        _file(self, file)
        _line(self, line)
        _column(self, column)
        _start(self, start)
        _end(self, end)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


# Thousands are made of one text: by its slots a frozen object is filled in half the time.
_file, _line, _column, _start, _end = (getattr(Origin, name).__set__ for name in Origin.__slots__)
