"""The account of every character, made here once more from the model alone and not by the reader's own reckoning."""

from bisect import bisect_right
from collections.abc import Iterator

from protocol_edition.model import (
    AttendeeList,
    Block,
    CrossReference,
    Inline,
    Item,
    Name,
    NoteMark,
    Origin,
    Points,
    Protocol,
    Sign,
    Speech,
    Text,
    contents,
    fragments,
    protocol_leaves,
)
from protocol_edition.sources import Reading

PRINTS_NOTHING = frozenset("\ufeff\u200b")


def check_account(reading: Reading) -> None:
    """Fails unless the leaves, with the white space between them, are the source, each at its place."""
    text, position, rebuilt = reading.text, 0, []
    for start, characters in protocol_leaves(reading.protocol):
        assert start >= position, f"two leaves hold offset {start}: {characters[:40]!r}"
        between = text[position:start]
        assert prints_nothing(between), f"lost at {position}: {between[:60]!r}"
        rebuilt += [between, characters]
        position = start + len(characters)
    assert prints_nothing(text[position:]), f"lost at {position}: {text[position:][:60]!r}"
    assert "".join([*rebuilt, text[position:]]) == text


def prints_nothing(characters: str) -> bool:
    """Whether there is only white space and marks without a shape."""
    return all(character.isspace() or character in PRINTS_NOTHING for character in characters)


def check_origins(reading: Reading) -> None:
    """Fails unless every node says rightly where it stands, and a leaf's place holds the leaf."""
    text = reading.text
    heads = [0, *(offset + 1 for offset, character in enumerate(text) if character == "\n")]
    for origin, characters in _places(reading.protocol):
        assert origin.end <= len(text), origin
        assert origin.line == bisect_right(heads, origin.start), origin
        assert origin.column == origin.start - heads[origin.line - 1] + 1, origin
        if characters is not None:
            assert text[origin.start : origin.end] == characters, origin


def _places(protocol: Protocol) -> Iterator[tuple[Origin, str | None]]:
    """Every origin in a protocol, with its exact characters where the node is a leaf."""
    for line in protocol.header.lines:
        yield line.origin, None
    for session in protocol.sessions:
        yield session.origin, None
        yield from ((line.origin, None) for line in session.lines)
        for listed in session.lists:
            yield from _list_places(listed)
        yield from _block_places(session.blocks)
        for item in session.items:
            yield from _item_places(item)
    for note in protocol.notes:
        yield note.origin, None
        yield from ((mark, None) for mark in note.marks)
        yield from ((block.origin, None) for block in note.blocks)
    yield from ((fragment.origin, fragment.text) for fragment in fragments(protocol))
    yield from ((left.origin, left.text) for left in protocol.leftovers)
    for content in contents(protocol):
        yield from _inline_places(content)


def _item_places(item: Item) -> Iterator[tuple[Origin, str | None]]:
    yield item.origin, None
    if item.supporters:
        yield from _list_places(item.supporters)
    yield from _block_places(item.blocks)


def _list_places(listed: AttendeeList) -> Iterator[tuple[Origin, str | None]]:
    yield listed.origin, None
    yield from ((entry.origin, None) for entry in listed.entries)


def _block_places(blocks: tuple[Block, ...]) -> Iterator[tuple[Origin, str | None]]:
    for block in blocks:
        yield block.origin, None
        if isinstance(block, Points):
            yield from ((point.origin, None) for point in block.points)
        elif isinstance(block, Speech):
            yield block.speaker.origin, None
            yield from _block_places(block.blocks)


def _inline_places(content: tuple[Inline, ...]) -> Iterator[tuple[Origin, str | None]]:
    for inline in content:
        match inline:
            case Text():
                yield inline.origin, inline.text
            case NoteMark():
                yield inline.origin, inline.printed
            case Sign() | Name() | CrossReference():
                yield inline.origin, None
                yield from _inline_places(inline.content)
