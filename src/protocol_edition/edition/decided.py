"""The decisions and instructions of a protocol: what was decided, under which item, and whom it names."""

from collections.abc import Iterable, Iterator

from protocol_edition.edition.edited import DecisionFacts
from protocol_edition.model import Inline, Name, Point, Sign, plain


def decision(point: Point, anchor: str, item: str) -> DecisionFacts:
    """What others may know of a point that the record itself, or an editor, marks as a decision."""
    names = tuple(dict.fromkeys((str(name.kind), name.key) for name in _names(point.content)))
    return DecisionFacts(anchor, item, plain(point.content), names)


def _names(content: Iterable[Inline]) -> Iterator[Name]:
    for inline in content:
        if isinstance(inline, Name):
            yield inline
        elif isinstance(inline, Sign):
            yield from _names(inline.content)
