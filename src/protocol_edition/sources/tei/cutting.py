"""A line of inlines cut at offsets of the flat text: for lists that an edition prints as running words."""

from dataclasses import replace

from protocol_edition.model import Inline, NoteMark, Text

Content = tuple[Inline, ...]


def cut(content: Content, start: int, end: int, *, first: bool = False) -> Content:
    """The inlines between two offsets.

    What has no characters (a note's mark, a page break) goes with what stands before it, or with the ``first`` stretch.
    """
    made: list[Inline] = []
    for inline in content:
        left, right = inline.origin.start, inline.origin.end
        if left == right:
            if start < left <= end or (first and left == start):
                made.append(inline)
        elif left >= start and right <= end:
            made.append(inline)
        elif left < end and right > start:
            made += _part(inline, max(left, start), min(right, end))
    return tuple(made)


def _part(inline: Inline, start: int, end: int) -> list[Inline]:
    origin = inline.origin.between(start, end)
    match inline:
        case Text():
            offset = inline.origin.start
            return [Text(inline.text[start - offset : end - offset], origin)]
        case NoteMark():
            return [inline]
        case _:
            inner = cut(inline.content, start, end, first=start == inline.origin.start)
            return [replace(inline, content=inner, origin=origin)] if inner else []
