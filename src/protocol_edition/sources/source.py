"""The text of one source with its places: from an offset to file, line and column."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from protocol_edition.model import Fragment, Origin, Text

MARKS = "\ufeff\u200b"
"""Characters that print nothing and that Python does not take for white space: byte order mark, zero-width space."""
_BLANK = re.compile(rf"[\s{MARKS}]*")


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded source text; ``file`` is its name in diagnostics. Only ``\\n`` ends a line."""

    file: str
    text: str
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        object.__setattr__(self, "_starts", starts)

    def line_of(self, offset: int) -> int:
        """The number, from 1, of the line that holds the character at ``offset``."""
        return bisect_right(self._starts, offset)

    def origin(self, start: int, end: int) -> Origin:
        """The origin of ``text[start:end]``."""
        line = self.line_of(start)
        return Origin(self.file, line, start - self._starts[line - 1] + 1, start, end)

    def fragment(self, start: int, end: int) -> Fragment | None:
        """The printed matter between two offsets, None if there is none but white space."""
        start, end = self.trim(start, end)
        return Fragment(self.text[start:end], self.origin(start, end)) if start < end else None

    def words(self, start: int, end: int) -> Text:
        """The plain text between two offsets."""
        return Text(self.text[start:end], self.origin(start, end))

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch without white space at its ends."""
        before = _BLANK.match(self.text, start, end)
        start = before.end() if before else start
        stretch = self.text[start:end].rstrip().rstrip(MARKS)
        while stretch != (shorter := stretch.rstrip().rstrip(MARKS)):
            stretch = shorter
        return start, start + len(stretch)

    def units(self) -> "list[Unit]":
        """Every line that holds more than white space, trimmed."""
        ends = [start - 1 for start in self._starts[1:]] + [len(self.text)]
        found, blank = [], True
        for start, end in zip(self._starts, ends, strict=True):
            inner = self.trim(start, end)
            if inner[0] < inner[1]:
                found.append(Unit(*inner, self.text[inner[0] : inner[1]], blank))
            blank = inner[0] >= inner[1]
        return found


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text that the rules look at as one: mostly a line, sometimes part of one or several."""

    start: int
    end: int
    text: str
    after_blank: bool
    """Whether a blank line, or the head of the text, comes before."""
    apart: bool = False
    """Whether matter read elsewhere, such as a note, stands between it and the unit before."""
