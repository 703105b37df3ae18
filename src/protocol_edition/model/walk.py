"""Walks over a protocol: its leaves (for the account of every character), its blocks, and a rewriting of its lines."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from operator import is_, itemgetter
from typing import Any, TypeVar, assert_never

from protocol_edition.model.frozen import frozen
from protocol_edition.model.inline import Inline, leaves_of
from protocol_edition.model.protocol import (
    Attendee,
    AttendeeList,
    Block,
    Fragment,
    Item,
    Line,
    Note,
    Paragraph,
    Point,
    Points,
    Protocol,
    Session,
    Speaker,
    Speech,
)

Node = Session | Item | Paragraph | Point | Speech | Note
"""What can be addressed."""

_KINDS = {kind: kind.__name__.lower() for kind in (Session, Item, Paragraph, Point, Speech, Note)}

NodeKey = tuple[str, int]
"""Kind and offset of a node: unique in one protocol."""

Content = tuple[Inline, ...]
Holder = Line | Session | Attendee | Item | Paragraph | Point | Speaker | Note
"""What a line of inlines belongs to: the heading to its session or item, the paragraphs of a note to the note."""
Rewrite = Callable[[Content, Holder], Content]

_N = TypeVar("_N")
_C = TypeVar("_C", Line, Attendee, Paragraph, Point, Speaker)
_B = TypeVar("_B", Block, Paragraph | Points)


def node_key(node: Node) -> NodeKey:
    """The key under which a node's anchor is kept: a session may begin at the same character as its first item."""
    return _KINDS[type(node)], node.origin.start


@frozen
class Passage:
    """One paragraph or point and where it stands; ``item`` is None before the first item of a session."""

    block: Paragraph | Point
    session: Session
    item: Item | None
    speech: Speech | None


def passages(protocol: Protocol) -> Iterator[Passage]:
    """Every paragraph and point of the sessions, in the order of the record."""
    for session in protocol.sessions:
        for block, speech in _texts(session.blocks):
            yield Passage(block, session, None, speech)
        for item in session.items:
            for block, speech in _texts(item.blocks):
                yield Passage(block, session, item, speech)


def _texts(blocks: tuple[Block, ...]) -> Iterator[tuple[Paragraph | Point, Speech | None]]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block, None
            case Points():
                yield from ((point, None) for point in block.points)
            case Speech():
                yield from ((inner, block) for inner, _ in _texts(block.blocks))
            case _:
                assert_never(block)


def nodes(protocol: Protocol) -> Iterator[Node]:
    """Every node that can be addressed, in the order of the record, notes last."""
    for session in protocol.sessions:
        yield session
        yield from _block_nodes(session.blocks)
        for item in session.items:
            yield item
            yield from _block_nodes(item.blocks)
    for note in protocol.notes:
        yield note
        yield from note.blocks


def _block_nodes(blocks: tuple[Block, ...]) -> Iterator[Node]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case Points():
                yield from block.points
            case Speech():
                yield block
                yield from _block_nodes(block.blocks)
            case _:
                assert_never(block)


def contents(protocol: Protocol) -> list[Content]:
    """Every line of inlines in the protocol, header and notes included, in the order of ``rewrite``."""
    found = [line.content for line in protocol.header.lines]
    for session in protocol.sessions:
        found.append(session.heading)
        found += [line.content for line in session.lines]
        for listed in session.lists:
            found += [entry.content for entry in listed.entries]
        _gather(session.blocks, found)
        for item in session.items:
            found.append(item.heading)
            if item.supporters:
                found += [entry.content for entry in item.supporters.entries]
            _gather(item.blocks, found)
        found += [line.content for line in session.closing]
    for note in protocol.notes:
        found += [paragraph.content for paragraph in note.blocks]
    return found


def block_contents(blocks: Iterable[Block]) -> list[Content]:
    """Every line of inlines in some blocks, speakers included, in the order of the record."""
    found: list[Content] = []
    _gather(blocks, found)
    return found


def _gather(blocks: Iterable[Block], found: list[Content]) -> None:
    for block in blocks:
        match block:
            case Paragraph():
                found.append(block.content)
            case Points():
                found += [point.content for point in block.points]
            case Speech():
                found.append(block.speaker.content)
                _gather(block.blocks, found)
            case _:
                assert_never(block)


def protocol_leaves(protocol: Protocol) -> list[tuple[int, str]]:
    """Each leaf as (offset, characters) in the order of the source: what the account of characters is made from."""
    found = leaves_of(contents(protocol))
    found += [(fragment.origin.start, fragment.text) for fragment in fragments(protocol)]
    found += [(left.origin.start, left.text) for left in protocol.leftovers]
    return sorted(filter(itemgetter(1), found))


def fragments(protocol: Protocol) -> list[Fragment]:
    """Every fragment: labels, bullets, separators."""
    found: list[Fragment | None] = [*protocol.fragments]
    found += [line.label for line in protocol.header.lines]
    for session in protocol.sessions:
        found += [line.label for line in session.lines]
        for listed in session.lists:
            found += (listed.label, *listed.fragments)
        _gather_fragments(session.blocks, found)
        for item in session.items:
            found.append(item.marker)
            if item.supporters:
                found += (item.supporters.label, *item.supporters.fragments)
            _gather_fragments(item.blocks, found)
        found += [line.label for line in session.closing]
    for note in protocol.notes:
        found += (note.marker, note.kind_label)
    return [fragment for fragment in found if fragment]


def _gather_fragments(blocks: Iterable[Block], found: list[Fragment | None]) -> None:
    for block in blocks:
        match block:
            case Paragraph():
                pass
            case Points():
                found += [point.marker for point in block.points]
            case Speech():
                found += block.speaker.fragments
                _gather_fragments(block.blocks, found)
            case _:
                assert_never(block)


def rewrite(protocol: Protocol, change: Rewrite) -> Protocol:
    """The same protocol with ``change`` made to each line of inlines, in the order of the record.

    What ``change`` gives back as it was stays the same node.
    """
    return _with(
        protocol,
        header=_with(protocol.header, lines=_contents(protocol.header.lines, change)),
        sessions=_each(protocol.sessions, lambda session: _session(session, change)),
        notes=_each(protocol.notes, lambda note: _note(note, change)),
    )


def _with(node: _N, **changes: object) -> _N:
    """``node`` with other values; itself where none is another: to copy a node is dear, and most lines stay."""
    for name, value in changes.items():
        if getattr(node, name) is not value:
            return replace(node, **changes)  # type: ignore[type-var]
    return node


def _each(nodes: tuple[_N, ...], change: Callable[[_N], _N]) -> tuple[_N, ...]:
    return _unless_same(nodes, tuple(map(change, nodes)))


def _unless_same(nodes: tuple[_N, ...], made: tuple[_N, ...]) -> tuple[_N, ...]:
    return nodes if all(map(is_, made, nodes)) else made


def _content(node: _C, change: Rewrite) -> _C:
    content = change(node.content, node)
    if content is node.content:
        return node
    made: _C = _SAYING[type(node)](node, content)
    return made


# Field by field, as items and speeches below: ``replace`` takes five times as long, and most lines hold a name.
_SAYING: dict[type[Holder], Callable[[Any, Content], Any]] = {
    Paragraph: lambda old, content: Paragraph(content, old.origin, old.kind),
    Point: lambda old, content: Point(old.marker, old.label, content, old.origin),
    Speaker: lambda old, content: Speaker(content, old.names, old.office, old.fragments, old.origin),
    Line: lambda old, content: Line(old.role, old.label, content, old.origin),
    Attendee: lambda old, content: Attendee(
        content, old.name, old.office, old.status, old.origin, old.roles, old.partial, old.signed
    ),
}
"""The same node with another line of inlines."""


def _contents(nodes: tuple[_C, ...], change: Rewrite) -> tuple[_C, ...]:
    """Nodes whose only inlines are their ``content``."""
    return _unless_same(nodes, tuple([_content(node, change) for node in nodes]))


def _session(session: Session, change: Rewrite) -> Session:
    return _with(
        session,
        heading=change(session.heading, session),
        lines=_contents(session.lines, change),
        lists=_each(session.lists, lambda listed: _list(listed, change)),
        blocks=_blocks(session.blocks, change),
        items=_each(session.items, lambda item: _item(item, change)),
        closing=_contents(session.closing, change),
    )


def _item(item: Item, change: Rewrite) -> Item:
    heading = change(item.heading, item)
    supporters = _list(item.supporters, change) if item.supporters else None
    blocks = _blocks(item.blocks, change)
    if heading is item.heading and supporters is item.supporters and blocks is item.blocks:
        return item
    whole = item.marker, item.number, item.value, heading, supporters, blocks, item.origin
    return Item(*whole, item.kind, item.survival, item.source_id)


def _list(listed: AttendeeList, change: Rewrite) -> AttendeeList:
    return _with(listed, entries=_contents(listed.entries, change))


def _block(block: _B, change: Rewrite) -> _B:
    match block:
        case Paragraph():
            return _content(block, change)
        case Points():
            points = _contents(block.points, change)
            return block if points is block.points else Points(block.kind, points, block.origin)
        case Speech():
            speaker, blocks = _content(block.speaker, change), _blocks(block.blocks, change)
            same = speaker is block.speaker and blocks is block.blocks
            return block if same else Speech(speaker, blocks, block.origin)
        case _:
            assert_never(block)


def _blocks(blocks: tuple[_B, ...], change: Rewrite) -> tuple[_B, ...]:
    return _unless_same(blocks, tuple([_block(block, change) for block in blocks]))


def _note(note: Note, change: Rewrite) -> Note:
    def of_note(content: Content, _: Holder) -> Content:
        return change(content, note)

    return _with(note, blocks=_contents(note.blocks, of_note))
