"""Where a node of the model stands in its source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
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

    def __post_init__(self) -> None:
        if self.line < 1 or self.column < 1 or not 0 <= self.start <= self.end:
            raise ValueError(f"no place in a text: {self.file}:{self.line}:{self.column} ({self.start}-{self.end})")

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
