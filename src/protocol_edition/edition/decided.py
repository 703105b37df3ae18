"""The decisions and instructions of a protocol: what was decided, under which item, and whom it names."""

from collections.abc import Iterable, Iterator

from protocol_edition.edition.edited import DecisionFacts, EditedProtocol
from protocol_edition.model import Block, Inline, Name, Point, Points, PointsKind, Sign, Speech, plain


def decided(edited: EditedProtocol) -> Iterator[DecisionFacts]:
    """Every decision, in the order of the record: what the record itself, or an editor, marks as one."""
    for session in edited.protocol.sessions:
        for point in _points(session.blocks):
            yield _facts(edited, point, "")
        for item in session.items:
            for point in _points(item.blocks):
                yield _facts(edited, point, edited.anchor(item).id)


def _facts(edited: EditedProtocol, point: Point, item: str) -> DecisionFacts:
    names = tuple(dict.fromkeys((name.kind.value, name.key) for name in _names(point.content)))
    return DecisionFacts(edited.anchor(point).id, item, plain(point.content), names)


def _points(blocks: Iterable[Block]) -> Iterator[Point]:
    for block in blocks:
        if isinstance(block, Points) and block.kind is PointsKind.DECISIONS:
            yield from block.points
        elif isinstance(block, Speech):
            yield from _points(block.blocks)


def _names(content: Iterable[Inline]) -> Iterator[Name]:
    for inline in content:
        if isinstance(inline, Name):
            yield inline
        elif isinstance(inline, Sign):
            yield from _names(inline.content)
