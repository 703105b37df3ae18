"""What in a protocol gets an anchor, in the order of the record, with what tells one from another."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from operator import itemgetter
from typing import assert_never

from protocol_edition.edition.fingerprints import digest_of, words_of
from protocol_edition.edition.recorded import AnchorKind
from protocol_edition.model import (
    Block,
    Inline,
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
    leaves,
    node_key,
    note_marks,
    plain,
)

_AROUND = 6
"""Words on each side of a note mark that tell it from the note's other marks."""
_LONGEST_LABEL = 60
"""Characters of a text that is likely to be met again."""
_OFFSET = itemgetter(0)

Content = tuple[Inline, ...]


@dataclass(slots=True, eq=False)
class Matter:
    """One thing that can be anchored; ``parent`` is the position of what holds it, -1 for a session or note.

    What it says is put together when it is asked for: of a text without a ledger nobody asks.
    """

    kind: AnchorKind
    key: NodeKey
    label: str
    _says: Callable[[], str]
    parent: int
    origin: Origin
    alone: bool = False
    """The only paragraph of its note, which needs no anchor beside the note's."""
    _text: str | None = None
    _told: tuple[str, int] | None = None

    @property
    def text(self) -> str:
        """Its words as printed, on one line."""
        if self._text is None:
            self._text = self._says()
        return self._text

    @property
    def digest(self) -> str:
        """``digest_of`` its words."""
        return (self._told or self._tell())[0]

    @property
    def words(self) -> int:
        """How many words it has."""
        return (self._told or self._tell())[1]

    def _tell(self) -> tuple[str, int]:
        text = self.text
        self._told = _told_of_label(text) if len(text) <= _LONGEST_LABEL else _reckoned(text)
        return self._told


def matters(protocol: Protocol) -> list[Matter]:
    """Everything in ``protocol`` that can be anchored: sessions with all they hold, then notes, then note marks."""
    listed: list[Matter] = []
    for session in protocol.sessions:
        _session(listed, session)
    lines = _lines_with_marks(protocol)
    marks: list[Matter] = []
    for note in protocol.notes:
        position = _note(listed, note)
        for mark in note.marks:
            line = lines.pop(mark.start, None)
            if line:  # a mark claimed by two notes of one label is listed with the first
                says = partial(line.around, mark.start)
                marks.append(Matter(AnchorKind.MARK, mark_key(mark), note.label, says, position, mark))
    return listed + marks


def mark_key(mark: Origin) -> NodeKey:
    """The key under which the anchor of a note mark is kept."""
    return "mark", mark.start


def _reckoned(text: str) -> tuple[str, int]:
    words = words_of(text)
    return digest_of(words), len(words)


_told_of_label = lru_cache(maxsize=4096)(_reckoned)
"""The same for short texts: speakers, headings and formulas recur from text to text."""


def _matter(kind: AnchorKind, node: Node, label: str, content: Content, parent: int) -> Matter:
    return Matter(kind, node_key(node), label, partial(plain, content), parent, node.origin)


def _session(listed: list[Matter], session: Session) -> None:
    position = len(listed)
    key, says = node_key(session), partial(_said_of_session, session)
    listed.append(Matter(AnchorKind.SESSION, key, session.date, says, -1, session.origin))
    _blocks(listed, session.blocks, position)
    for item in session.items:
        listed.append(_matter(AnchorKind.ITEM, item, item.number, item.heading, position))
        _blocks(listed, item.blocks, len(listed) - 1)


def _said_of_session(session: Session) -> str:
    present = ", ".join(attendee.name for attendee in session.attendees)
    return f"{plain(session.heading)} {session.place} {present}"


def _blocks(listed: list[Matter], blocks: Iterable[Block], parent: int) -> None:
    for block in blocks:
        match block:
            case Paragraph():
                listed.append(_matter(AnchorKind.PARAGRAPH, block, "", block.content, parent))
            case Points():
                for point in block.points:
                    listed.append(_matter(AnchorKind.POINT, point, point.label, point.content, parent))
            case Speech():
                listed.append(_matter(AnchorKind.SPEECH, block, "", block.speaker.content, parent))
                _blocks(listed, block.blocks, len(listed) - 1)
            case _:
                assert_never(block)


def _note(listed: list[Matter], note: Note) -> int:
    """The position of the note's matter."""
    position = len(listed)
    says = partial(_said_of_note, note)
    listed.append(Matter(AnchorKind.NOTE, node_key(note), note.label, says, -1, note.origin))
    alone = len(note.blocks) == 1
    for block in note.blocks:
        says = partial(plain, block.content)
        kind, key = AnchorKind.NOTE_PARAGRAPH, node_key(block)
        listed.append(Matter(kind, key, "", says, position, block.origin, alone=alone))
    return position


def _said_of_note(note: Note) -> str:
    return " ".join([plain(block.content) for block in note.blocks])


class _Line:
    """A line with note marks: taken apart once for all of them, when the words around one are asked for."""

    def __init__(self, content: Content, marks: set[int]) -> None:
        self._content, self._marks = content, marks

    @cached_property
    def _words(self) -> list[tuple[int, list[str]]]:
        """The words of each leaf that is no mark, with its offset."""
        parts = [(offset, text.split()) for offset, text in leaves(self._content) if offset not in self._marks]
        return [(offset, words) for offset, words in parts if words]

    def around(self, start: int) -> str:
        """The words before and after the mark at ``start``."""
        told = self._words
        before: list[str] = []
        after: list[str] = []
        left, right = bisect_left(told, start, key=_OFFSET), bisect_right(told, start, key=_OFFSET)
        while left and len(before) < _AROUND:
            left -= 1
            before[:0] = told[left][1]
        while right < len(told) and len(after) < _AROUND:
            after += told[right][1]
            right += 1
        return " ".join([*before[-_AROUND:], "*", *after[:_AROUND]])


def _lines_with_marks(protocol: Protocol) -> dict[int, _Line]:
    """The line of each mark that points to a note, by the mark's offset."""
    wanted = sorted({mark.start for note in protocol.notes for mark in note.marks})
    lines: dict[int, _Line] = {}
    for content in contents(protocol) if wanted else ():
        if len(content) < 2 and (not content or isinstance(content[0], Text)):
            continue
        first = bisect_left(wanted, content[0].origin.start)  # a line stands in the order of the source
        if first < len(wanted) and wanted[first] <= content[-1].origin.end:
            marks = {mark.origin.start for mark in note_marks(content)}.intersection(wanted)
            lines.update(dict.fromkeys(marks, _Line(content, marks)))
    return lines
