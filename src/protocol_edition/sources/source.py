"""The text of one source with its places: from an offset to file, line and column."""

from bisect import bisect_right
from dataclasses import field
from itertools import accumulate
from operator import add

from protocol_edition.model import Fragment, Origin, Text, frozen

MARKS = "\ufeff\u200b"
"""Characters that print nothing and that Python does not take for white space: byte order mark, zero-width space."""
BLANKS = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000" + MARKS
)
"""Everything that prints nothing: what Python takes for white space, and the marks."""
_BLANK = frozenset(BLANKS)


@frozen
class Source:
    """A decoded source text; ``file`` is its name in diagnostics. Only ``\\n`` ends a line."""

    file: str
    text: str
    _lines: list[str] = field(init=False, repr=False, compare=False)
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lines = self.text.split("\n")
        lengths = accumulate(map(len, lines), initial=0)
        # mypy is told that this is the one place that fills them.
        self._lines = lines  # type: ignore[misc]
        self._starts = list(map(add, lengths, range(len(lines))))  # type: ignore[misc]

    def line_of(self, offset: int) -> int:
        """The number, from 1, of the line that holds the character at ``offset``."""
        return bisect_right(self._starts, offset)

    def origin(self, start: int, end: int) -> Origin:
        """The origin of ``text[start:end]``."""
        line = bisect_right(self._starts, start)
        return Origin(self.file, line, start - self._starts[line - 1] + 1, start, end)

    def fragment(self, start: int, end: int) -> Fragment | None:
        """The printed matter between two offsets, None if there is none but white space."""
        if start < end:
            start, end = self.trim(start, end)
        return Fragment(self.text[start:end], self.origin(start, end)) if start < end else None

    def words(self, start: int, end: int) -> Text:
        """The plain text between two offsets."""
        return Text(self.text[start:end], self.origin(start, end))

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch without white space at its ends."""
        text = self.text
        while start < end and text[start] in _BLANK:
            start += 1
        while start < end and text[end - 1] in _BLANK:
            end -= 1
        return start, end if start < end else start

    def units(self) -> "list[Unit]":
        """Every line that holds more than white space, trimmed."""
        found, blank = [], True
        for start, line in zip(self._starts, self._lines, strict=True):
            inner = line and line.strip(BLANKS)
            if inner:
                begin = start if inner is line else start + line.index(inner)
                found.append(Unit(begin, begin + len(inner), inner, blank))
            blank = not inner
        return found


@frozen
class Unit:
    """A stretch of text that the rules look at as one: mostly a line, sometimes part of one or several."""

    start: int
    end: int
    text: str
    after_blank: bool
    """Whether a blank line, or the head of the text, comes before."""
    apart: bool = False
    """Whether matter read elsewhere, such as a note, stands between it and the unit before."""
