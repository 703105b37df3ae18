"""The room that notes have in the margin of a wide screen, beside the text that their marks stand in.

A note beside its mark is only of use while it stays there: where the marks are close and the notes long, each note is
cut to the lines that fit before the next one begins, and the whole of it opens at its mark. Where even that would
drive the notes far below their marks, some are left out until the text has caught up. Heights are estimated from
the characters of the source, as the text is set at the design's measure; a wrong estimate moves a note by some lines.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import pairwise

_TEXT_WIDTH, _TEXT_LINE, _TEXT_GAP = 66, 30, 14
"""Characters in a line of the text; pixels from line to line, and between two paragraphs."""

_NOTE_WIDTH, _NOTE_LINE, _NOTE_GAP = 40, 21, 16
_BELOW_THE_LAST = 420
"""Pixels that the last notes may take below the end of the text."""

_DRIFT = 150
"""Pixels that a note may begin below its mark, where one after another is too long for its place."""

CUTS = (2, 3, 4, 6, 9, 13, 18)
"""Numbers of lines that a note is cut to: a class of the style sheet for each."""


def cuts(text: str, marks: Iterable[tuple[int, int]], end: int) -> Mapping[int, int]:
    """For each mark the lines that its note is cut to, 0 where it has room enough; none for a note that is left out.

    In: the source text, the marks as (offset, length of the note), and the offset at which the record ends.
    """
    beside: dict[int, list[tuple[int, int]]] = {}
    for mark, length in sorted(marks):
        beside.setdefault(text.rfind("\n", 0, mark) + 1, []).append((mark, length))
    found: dict[int, int] = {}
    drift = 0
    for line, following in pairwise([*beside, end]):
        room = _height(text[line:following]) + (_BELOW_THE_LAST if following == end else 0)
        shared = _shared(beside[line], room) if drift <= _DRIFT else {}
        taken = sum(_taken(length, shared[mark]) for mark, length in beside[line] if mark in shared)
        drift = max(0, drift + taken - room)
        found |= shared
    return found


def _height(lines: str) -> int:
    """How far down the page some lines of the source reach."""
    return sum([-(-len(line) // _TEXT_WIDTH) * _TEXT_LINE + _TEXT_GAP for line in lines.split("\n") if line])


def _shared(group: list[tuple[int, int]], room: int) -> dict[int, int]:
    """The room between the notes of one line: short ones first take what they need, long ones share the rest."""
    left = room
    found = {}
    for count, (mark, length) in enumerate(sorted(group, key=lambda mark: mark[1])):
        share = left // (len(group) - count)
        needed = _taken(length, 0)
        if needed <= share:
            found[mark] = 0
            left -= needed
        else:
            lines = max(CUTS[0], (share - _NOTE_GAP) // _NOTE_LINE)
            found[mark] = CUTS[bisect_right(CUTS, lines) - 1]
            left -= _taken(length, found[mark])
    return found


def _taken(length: int, cut: int) -> int:
    """The height of a note of ``length`` characters that is cut to ``cut`` lines, or not at all."""
    lines = -(-length // _NOTE_WIDTH)
    return min(lines, cut or lines) * _NOTE_LINE + _NOTE_GAP
