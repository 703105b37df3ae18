"""Cuts a line's inlines so that a name or reference can be put around its exact characters; none is lost or moved."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from protocol_edition.edition.known_names import Bearer, Piece
from protocol_edition.model import (
    CrossReference,
    Inline,
    Name,
    NoteMark,
    Origin,
    Sign,
    SignKind,
    Text,
    plain,
    printed,
)

Content = tuple[Inline, ...]

_LOOSE = (SignKind.DOUBT, SignKind.PAGE_BREAK, SignKind.PAPER, SignKind.REMARK, SignKind.ELLIPSIS)
"""Signs that may be printed close to a word and are no part of it."""


def joined(content: Content) -> Content:
    """The same characters with texts that follow each other directly made one, so that none cuts a name."""
    if not any(map(_touch, content, content[1:])):
        return content
    made: list[Inline] = []
    for inline in content:
        last = made[-1] if made else None
        if isinstance(inline, Text) and isinstance(last, Text) and last.origin.end == inline.origin.start:
            origin = replace(last.origin, end=inline.origin.end)
            made[-1] = Text(last.text + inline.text, origin)
        else:
            made.append(inline)
    return tuple(made)


def _touch(one: Inline, other: Inline) -> bool:
    """Whether both are texts, of which one begins where the other ends."""
    return isinstance(one, Text) and isinstance(other, Text) and one.origin.end == other.origin.start


class Cutter:
    """Cuts parts out of one text, each with its own origin."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._newlines = [at for at, sign in enumerate(text.text) if sign == "\n"] if "\n" in text.text else []

    def line(self, at: int) -> int:
        """The line of the source in which a character stands."""
        return self._text.origin.line + bisect_left(self._newlines, at)

    def part(self, start: int, end: int) -> Text:
        """The characters from ``start`` to ``end``."""
        origin, whole = self._text.origin, self._text.text
        if not self._newlines:
            at = Origin(origin.file, origin.line, origin.column + start, origin.start + start, origin.start + end)
            return Text(whole[start:end], at)
        before = bisect_left(self._newlines, start)
        column = start - self._newlines[before - 1] if before else origin.column + start
        line, begin = origin.line + before, origin.start
        return Text(whole[start:end], Origin(origin.file, line, column, begin + start, begin + end))


_BEGIN = attrgetter("start")


def split(text: Text, pieces: Sequence[Piece]) -> Content:
    """``text`` with a node around each of the pieces, which must not overlap."""
    part, done = Cutter(text).part, 0
    made: list[Inline] = []
    for piece in sorted(pieces, key=_BEGIN) if len(pieces) > 1 else pieces:
        start, end, means = piece.start, piece.end, piece.means
        if start > done:
            made.append(part(done, start))
        inner = part(start, end)
        if isinstance(means, Bearer):
            made.append(Name(means.kind, means.key, (inner,), inner.origin))
        else:
            made.append(CrossReference(means, (inner,), inner.origin))
        done = end
    if done < len(text.text):
        made.append(part(done, len(text.text)))
    return tuple(made)


def is_glued(neighbour: Inline | None, *, before: bool) -> bool:
    """Whether what stands directly before (or after) a text goes on with its word: the sign in ``U[nited]``."""
    if not isinstance(neighbour, Sign) or neighbour.kind in _LOOSE:
        return False
    if neighbour.kind in (SignKind.COMPLETED, SignKind.GAP):
        return True
    signs = printed((neighbour,)).strip("[](){}<>*_")
    edge = signs[-1:] if before else signs[:1]
    return edge.isalnum()


def last_word(neighbour: Inline | None) -> str:
    """The word that a sign before a text ends with, perhaps a forename: ``[Robert] Kennedy``, ``F[idel] Castro``."""
    if not isinstance(neighbour, Sign):
        return ""
    words = (neighbour.word or plain(neighbour.content)).split()
    return words[-1].strip(".") if words else ""


def read_out(content: Content, name: str) -> str:
    """``name`` with the words in full that ``content`` shortens: ``Fidel Castro`` for ``F[idel] Castro``."""
    for inline in content:
        if isinstance(inline, Sign) and inline.kind is SignKind.COMPLETED:
            name = name.replace(printed((inline,)), printed(inline.content))
    return name


def spelt_out(content: Content, name: str) -> tuple[Content, Content, Content] | None:
    """What stands before, in and after ``name``, if it is in ``content`` when shortened words are read in full."""
    shown = ["" if isinstance(inline, NoteMark) else _read_out(inline) for inline in content]
    start = "".join(shown).find(name)
    if start < 0 or not name:
        return None
    parts: tuple[list[Inline], list[Inline], list[Inline]] = ([], [], [])
    position, end = 0, start + len(name)
    for inline, words in zip(content, shown, strict=True):
        if isinstance(inline, Text):
            cuts = sorted({0, *(min(max(cut - position, 0), len(words)) for cut in (start, end)), len(words)})
            for begin, stop in pairwise(cuts):
                parts[_side(position + begin, start, end)].append(Cutter(inline).part(begin, stop))
        elif position < start < position + len(words) or position < end < position + len(words):
            return None
        else:
            parts[_side(position, start, end)].append(inline)
        position += len(words)
    before, inside, after = parts
    return (tuple(before), tuple(inside), tuple(after)) if inside else None


def _side(position: int, start: int, end: int) -> int:
    return 0 if position < start else 1 if position < end else 2


def _read_out(inline: Inline) -> str:
    if isinstance(inline, Sign) and inline.kind is SignKind.COMPLETED:
        return printed(inline.content)
    return printed((inline,))
