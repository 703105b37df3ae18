"""Walks over a protocol: its leaves (for the account of every character), its blocks, and a rewriting of its lines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from protocol_edition.model.inline import Inline, leaves
from protocol_edition.model.protocol import (
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
    Speech,
)

Node = Session | Item | Paragraph | Point | Speech | Note
"""What can be addressed."""

NodeKey = tuple[str, int]
"""Kind and offset of a node: unique in one protocol."""

Content = tuple[Inline, ...]
Rewrite = Callable[[Content], Content]


def node_key(node: Node) -> NodeKey:
    """The key under which a node's anchor is kept: a session may begin at the same character as its first item."""
    return type(node).__name__.lower(), node.origin.start


@dataclass(frozen=True, slots=True)
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


def contents(protocol: Protocol) -> Iterator[Content]:
    """Every line of inlines in the protocol, header and notes included."""
    gathered: list[Content] = []

    def keep(content: Content) -> Content:
        gathered.append(content)
        return content

    rewrite(protocol, keep)
    yield from gathered


def protocol_leaves(protocol: Protocol) -> list[tuple[int, str]]:
    """Each leaf as (offset, characters) in the order of the source: what the account of characters is made from."""
    found = [leaf for content in contents(protocol) for leaf in leaves(content)]
    found += [(fragment.origin.start, fragment.text) for fragment in fragments(protocol)]
    found += [(left.origin.start, left.text) for left in protocol.leftovers]
    return sorted(leaf for leaf in found if leaf[1])


def fragments(protocol: Protocol) -> Iterator[Fragment]:
    """Every fragment: labels, bullets, separators."""
    yield from protocol.fragments
    for line in protocol.header.lines:
        yield from _present(line.label)
    for session in protocol.sessions:
        for line in session.lines:
            yield from _present(line.label)
        for listed in session.lists:
            yield from _list_fragments(listed)
        yield from _block_fragments(session.blocks)
        for item in session.items:
            yield from _present(item.marker)
            if item.supporters:
                yield from _list_fragments(item.supporters)
            yield from _block_fragments(item.blocks)
        for line in session.closing:
            yield from _present(line.label)
    for note in protocol.notes:
        yield from _present(note.marker, note.kind_label)


def _present(*optional: Fragment | None) -> Iterator[Fragment]:
    return (fragment for fragment in optional if fragment)


def _list_fragments(listed: AttendeeList) -> Iterator[Fragment]:
    yield from _present(listed.label)
    yield from listed.fragments


def _block_fragments(blocks: tuple[Block, ...]) -> Iterator[Fragment]:
    for block in blocks:
        match block:
            case Paragraph():
                pass
            case Points():
                yield from _present(*(point.marker for point in block.points))
            case Speech():
                yield from block.speaker.fragments
                yield from _block_fragments(block.blocks)
            case _:
                assert_never(block)


def rewrite(protocol: Protocol, change: Rewrite) -> Protocol:
    """The same protocol with ``change`` made to each line of inlines, in the order of the record."""
    return replace(
        protocol,
        header=replace(protocol.header, lines=_lines(protocol.header.lines, change)),
        sessions=tuple(_session(session, change) for session in protocol.sessions),
        notes=tuple(replace(note, blocks=tuple(_paragraph(p, change) for p in note.blocks)) for note in protocol.notes),
    )


def _lines(lines: tuple[Line, ...], change: Rewrite) -> tuple[Line, ...]:
    return tuple(replace(line, content=change(line.content)) for line in lines)


def _session(session: Session, change: Rewrite) -> Session:
    return replace(
        session,
        heading=change(session.heading),
        lines=_lines(session.lines, change),
        lists=tuple(_list(listed, change) for listed in session.lists),
        blocks=_blocks(session.blocks, change),
        items=tuple(
            replace(
                item,
                heading=change(item.heading),
                supporters=_list(item.supporters, change) if item.supporters else None,
                blocks=_blocks(item.blocks, change),
            )
            for item in session.items
        ),
        closing=_lines(session.closing, change),
    )


def _list(listed: AttendeeList, change: Rewrite) -> AttendeeList:
    return replace(listed, entries=tuple(replace(entry, content=change(entry.content)) for entry in listed.entries))


def _paragraph(paragraph: Paragraph, change: Rewrite) -> Paragraph:
    return replace(paragraph, content=change(paragraph.content))


def _text_blocks(blocks: tuple[Paragraph | Points, ...], change: Rewrite) -> tuple[Paragraph | Points, ...]:
    return tuple(
        _paragraph(block, change)
        if isinstance(block, Paragraph)
        else replace(block, points=tuple(replace(p, content=change(p.content)) for p in block.points))
        for block in blocks
    )


def _blocks(blocks: tuple[Block, ...], change: Rewrite) -> tuple[Block, ...]:
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Speech):
            speaker = replace(block.speaker, content=change(block.speaker.content))
            made.append(replace(block, speaker=speaker, blocks=_text_blocks(block.blocks, change)))
        else:
            made += _text_blocks((block,), change)
    return tuple(made)
