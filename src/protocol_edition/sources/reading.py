"""What reading a source gives, and the account of its characters."""

from collections.abc import Iterator
from dataclasses import replace
from operator import add, lt

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import Leftover, Protocol, frozen, protocol_leaves
from protocol_edition.sources.source import BLANKS, Source


@frozen
class Reading:
    """A protocol with the exact text it was read from."""

    protocol: Protocol
    text: str


_USUAL = frozenset(("", " ", "\n", "\n\n"))
"""What stands between most leaves."""


def is_blank(characters: str) -> bool:
    """Whether the characters print nothing."""
    return not characters.strip(BLANKS)


def gaps(protocol: Protocol, text: str) -> list[tuple[int, int]]:
    """The stretches of the text that no leaf of the protocol holds, white space included.

    Raises ValueError when a leaf differs from the source at its place or two leaves overlap: the promise that
    nothing is changed would be broken, and no page may be made.
    """
    return [(end, start) for end, start in _around_leaves(protocol, text) if end < start]


def _around_leaves(protocol: Protocol, text: str) -> Iterator[tuple[int, int]]:
    """The stretches between the leaves of the protocol, empty ones too. Errors: as ``gaps``."""
    leaves = protocol_leaves(protocol)
    starts, printed = zip(*leaves, strict=True) if leaves else ((), ())
    ends = [0, *map(add, starts, map(len, printed))]
    if not all(map(text.startswith, printed, starts)) or any(map(lt, starts, ends)):
        raise ValueError(f"{protocol.file}: {_contradiction(leaves, text)} is not what the source has there")
    return zip(ends, [*starts, len(text)], strict=True)


def _contradiction(leaves: list[tuple[int, str]], text: str) -> str:
    """The first leaf that differs from the source or overlaps the one before, and its place."""
    end = 0
    for start, characters in leaves:
        if start < end or not text.startswith(characters, start):
            return f"offset {start}: {characters[:40]!r}"
        end = start + len(characters)
    raise ValueError("no leaf contradicts the source")


def account(protocol: Protocol, source: Source) -> tuple[Reading, tuple[Diagnostic, ...]]:
    """The reading in which every printed character is in a node: what no node holds becomes a reported leftover."""
    try:
        around = _around_leaves(protocol, source.text)
    except ValueError as contradiction:
        return _verbatim(protocol, source, str(contradiction))
    text = source.text
    left = []
    for start, end in [(start, end) for start, end in around if text[start:end] not in _USUAL]:
        inner = source.trim(start, end)
        if inner[0] < inner[1]:
            left.append(Leftover(text[slice(*inner)], source.origin(*inner)))
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
