"""What reading a source gives, and the account of its characters."""

from dataclasses import replace

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import Leftover, Protocol, frozen, protocol_leaves
from protocol_edition.sources.source import BLANKS, Source


@frozen
class Reading:
    """A protocol with the exact text it was read from."""

    protocol: Protocol
    text: str


def is_blank(characters: str) -> bool:
    """Whether the characters print nothing."""
    return not characters.strip(BLANKS)


def gaps(protocol: Protocol, text: str) -> list[tuple[int, int]]:
    """The stretches of the text that no leaf of the protocol holds, white space included.

    Raises ValueError when a leaf differs from the source at its place or two leaves overlap: the promise that
    nothing is changed would be broken, and no page may be made.
    """
    leaves = protocol_leaves(protocol)
    ends = [0, *[start + len(characters) for start, characters in leaves]]
    for (start, characters), end_before in zip(leaves, ends, strict=False):
        if start < end_before or not text.startswith(characters, start):
            raise ValueError(f"{protocol.file}: offset {start}: {characters[:40]!r} is not what the source has there")
    starts = [*[start for start, _ in leaves], len(text)]
    return [(end, start) for end, start in zip(ends, starts, strict=True) if end < start]


def account(protocol: Protocol, source: Source) -> tuple[Reading, tuple[Diagnostic, ...]]:
    """The reading in which every printed character is in a node: what no node holds becomes a reported leftover."""
    try:
        unread = gaps(protocol, source.text)
    except ValueError as contradiction:
        return _verbatim(protocol, source, str(contradiction))
    left = []
    for start, end in unread:
        between = source.text[start:end]
        if not between.isspace() and not is_blank(between):
            inner = source.trim(start, end)
            left.append(Leftover(source.text[slice(*inner)], source.origin(*inner)))
    whole = replace(protocol, leftovers=(*protocol.leftovers, *left)) if left else protocol
    findings = tuple(
        found("R101", item.origin, f"{len(item.text)} characters could not be read: {item.text[:40]!r}")
        for item in left
    )
    return Reading(whole, source.text), findings


def _verbatim(protocol: Protocol, source: Source, contradiction: str) -> tuple[Reading, tuple[Diagnostic, ...]]:
    """The whole text as one leftover, with an error: a reader that contradicts itself may publish nothing."""
    whole = source.origin(0, len(source.text))
    bare = replace(protocol.header, lines=())
    kept = replace(
        protocol, header=bare, sessions=(), notes=(), fragments=(), leftovers=(Leftover(source.text, whole),)
    )
    return Reading(kept, source.text), (found("R102", whole, f"the reader contradicts itself ({contradiction})"),)
