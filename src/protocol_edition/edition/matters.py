"""What in a protocol gets an anchor, in the order of the record, with what tells one from another."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import assert_never

from protocol_edition.edition.fingerprints import digest_of, words_of
from protocol_edition.edition.recorded import AnchorKind
from protocol_edition.model import (
    Block,
    Node,
    NodeKey,
    Note,
    Origin,
    Paragraph,
    Points,
    Protocol,
    Session,
    Speech,
    Text,
    contents,
    frozen,
    leaves,
    node_key,
    note_marks,
    plain,
)

_AROUND = 6
"""Words on each side of a note mark that tell it from the note's other marks."""
_LONGEST_LABEL = 60
"""Characters of a text that is likely to be met again."""


@frozen
class Matter:
    """One thing that can be anchored; ``parent`` is the position of what holds it, -1 for a session or note."""

    kind: AnchorKind
    key: NodeKey
    label: str
    text: str
    digest: str
    words: int
    parent: int
    origin: Origin
    alone: bool = False
    """The only paragraph of its note, which needs no anchor beside the note's."""


def matters(protocol: Protocol) -> list[Matter]:
    """Everything in ``protocol`` that can be anchored: sessions with all they hold, then notes, then note marks."""
    listed: list[Matter] = []
    for session in protocol.sessions:
        _session(listed, session)
    around = _surroundings(protocol)
    marks: list[Matter] = []
    for note in protocol.notes:
        position = _note(listed, note)
        for mark in note.marks:
            text = around.pop(mark.start, "")
            if text:  # a mark claimed by two notes of one label is listed with the first
                marks.append(Matter(AnchorKind.MARK, mark_key(mark), note.label, text, *_told(text), position, mark))
    return listed + marks


def mark_key(mark: Origin) -> NodeKey:
    """The key under which the anchor of a note mark is kept."""
    return "mark", mark.start


def _matter(kind: AnchorKind, node: Node, label: str, text: str, parent: int) -> Matter:
    return Matter(kind, node_key(node), label, text, *_told(text), parent, node.origin)


def _told(text: str) -> tuple[str, int]:
    return _told_of_label(text) if len(text) <= _LONGEST_LABEL else _reckoned(text)


def _reckoned(text: str) -> tuple[str, int]:
    words = words_of(text)
    return digest_of(words), len(words)


_told_of_label = lru_cache(maxsize=4096)(_reckoned)
"""The same for short texts: speakers, headings and formulas recur from text to text."""


def _session(listed: list[Matter], session: Session) -> None:
    present = ", ".join(attendee.name for attendee in session.attendees)
    text = f"{plain(session.heading)} {session.place} {present}"
    position = len(listed)
    listed.append(_matter(AnchorKind.SESSION, session, session.date, text, -1))
    _blocks(listed, session.blocks, position)
    for item in session.items:
        listed.append(_matter(AnchorKind.ITEM, item, item.number, plain(item.heading), position))
        _blocks(listed, item.blocks, len(listed) - 1)


def _blocks(listed: list[Matter], blocks: Iterable[Block], parent: int) -> None:
    for block in blocks:
        match block:
            case Paragraph():
                listed.append(_matter(AnchorKind.PARAGRAPH, block, "", plain(block.content), parent))
            case Points():
                for point in block.points:
                    listed.append(_matter(AnchorKind.POINT, point, point.label, plain(point.content), parent))
            case Speech():
                listed.append(_matter(AnchorKind.SPEECH, block, "", plain(block.speaker.content), parent))
                _blocks(listed, block.blocks, len(listed) - 1)
            case _:
                assert_never(block)


def _note(listed: list[Matter], note: Note) -> int:
    """The position of the note's matter."""
    texts = [plain(paragraph.content) for paragraph in note.blocks]
    position = len(listed)
    listed.append(_matter(AnchorKind.NOTE, note, note.label, " ".join(texts), -1))
    for paragraph, text in zip(note.blocks, texts, strict=True):
        kind, key = AnchorKind.NOTE_PARAGRAPH, node_key(paragraph)
        listed.append(Matter(kind, key, "", text, *_told(text), position, paragraph.origin, alone=len(texts) == 1))
    return position


def _surroundings(protocol: Protocol) -> dict[int, str]:
    """The words before and after each note mark, by its offset."""
    wanted = {mark.start for note in protocol.notes for mark in note.marks}
    around: dict[int, str] = {}
    for content in contents(protocol) if wanted else ():
        if len(content) == 1 and isinstance(content[0], Text):
            continue
        marks = {mark.origin.start for mark in note_marks(content)} & wanted
        if marks:
            around.update(_around(leaves(content), marks))
    return around


def _around(parts: list[tuple[int, str]], marks: set[int]) -> Iterator[tuple[int, str]]:
    told = [(offset, words) for offset, text in parts if offset not in marks and (words := text.split())]
    offsets = [offset for offset, _ in told]
    for start in marks:
        before: list[str] = []
        after: list[str] = []
        left, right = bisect_left(offsets, start), bisect_right(offsets, start)
        while left and len(before) < _AROUND:
            left -= 1
            before[:0] = told[left][1]
        while right < len(told) and len(after) < _AROUND:
            after += told[right][1]
            right += 1
        yield start, " ".join([*before[-_AROUND:], "*", *after[:_AROUND]])
