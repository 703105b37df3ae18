"""Where in the record a line of inlines stands: what the flat lists of signs, marks and names say of each entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from protocol_edition.model import (
    AttendeeList,
    Block,
    Inline,
    Item,
    Line,
    Note,
    Paragraph,
    Point,
    Points,
    Protocol,
    Session,
    Speech,
)


class Part(StrEnum):
    """The parts of a record."""

    HEADER = "header"
    SESSION_HEAD = "session-head"
    ATTENDANCE = "attendance"
    ITEM_HEADING = "item-heading"
    SUPPORTERS = "supporters"
    SPEAKER = "speaker"
    TEXT = "text"
    CLOSING = "closing"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the record: ``session`` counts from 1, 0 outside the sessions; ``node`` is the nearest with an anchor.

    ``node`` is None in the header.
    """

    part: Part
    session: int = 0
    item: Item | None = None
    node: Session | Item | Paragraph | Point | Speech | Note | None = None


Placed = tuple[tuple[Inline, ...], Place]


def placed(protocol: Protocol) -> Iterator[Placed]:
    """Every line of inlines with its place, in the order of the record, notes last."""
    yield from _lines(protocol.header.lines, Place(Part.HEADER))
    for number, session in enumerate(protocol.sessions, 1):
        yield from _session(session, number)
    for note in protocol.notes:
        for paragraph in note.blocks:
            yield paragraph.content, Place(Part.NOTE, node=note)


def _session(session: Session, number: int) -> Iterator[Placed]:
    yield session.heading, Place(Part.SESSION_HEAD, number, None, session)
    yield from _lines(session.lines, Place(Part.SESSION_HEAD, number, None, session))
    for listed in session.lists:
        yield from _attendance(listed, Place(Part.ATTENDANCE, number, None, session))
    yield from _blocks(session.blocks, number, None)
    for item in session.items:
        yield item.heading, Place(Part.ITEM_HEADING, number, item, item)
        if item.supporters:
            yield from _attendance(item.supporters, Place(Part.SUPPORTERS, number, item, item))
        yield from _blocks(item.blocks, number, item)
    yield from _lines(session.closing, Place(Part.CLOSING, number, None, session))


def _lines(lines: tuple[Line, ...], place: Place) -> Iterator[Placed]:
    return ((line.content, place) for line in lines)


def _attendance(listed: AttendeeList, place: Place) -> Iterator[Placed]:
    return ((entry.content, place) for entry in listed.entries)


def _blocks(blocks: tuple[Block, ...], session: int, item: Item | None) -> Iterator[Placed]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block.content, Place(Part.TEXT, session, item, block)
            case Points():
                yield from ((point.content, Place(Part.TEXT, session, item, point)) for point in block.points)
            case Speech():
                yield block.speaker.content, Place(Part.SPEAKER, session, item, block)
                yield from _blocks(block.blocks, session, item)
            case _:
                assert_never(block)
