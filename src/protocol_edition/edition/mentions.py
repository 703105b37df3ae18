"""Gathers in one walk over a protocol what others may know of its lines: who is named, what points out, decisions."""

from collections.abc import Iterable
from typing import assert_never

from protocol_edition.edition.decided import decision
from protocol_edition.edition.edited import DecisionFacts, EditedProtocol, ItemFacts, Mention, MentionRole
from protocol_edition.edition.line_names import LINE_NAMES
from protocol_edition.edition.seats import ROLE_OF
from protocol_edition.edition.sentences import Sentences, sentence_around
from protocol_edition.model import (
    AttendeeList,
    Block,
    Inline,
    Item,
    LineRole,
    Name,
    NoteMark,
    Paragraph,
    Pointer,
    Points,
    PointsKind,
    Session,
    Sign,
    Speech,
    Text,
    node_key,
    plain,
)
from protocol_edition.words import say

Content = tuple[Inline, ...]
_Place = tuple[str, str]
"""An anchor, and where it is in words."""

_RESPONSIBLE = (LineRole.CITATION, LineRole.CREDITS)


class Gathered:
    """What one protocol holds, in the order of the record, notes last."""

    def __init__(self, edited: EditedProtocol) -> None:
        self.items: list[ItemFacts] = []
        self.mentions: list[Mention] = []
        self.pointers: list[Pointer] = []
        self.decisions: list[DecisionFacts] = []
        self._edited = edited
        citation = edited.protocol.header.citation
        self._title = citation.title if citation else ""
        self._item = ""
        """The anchor of the item whose blocks are read."""
        self._header()
        sessions = edited.protocol.sessions
        for number, session in enumerate(sessions, 1):
            self._session(session, number, say("Session {number}", number=number) if len(sessions) > 1 else "")
        self._notes()

    def _header(self) -> None:
        for line in self._edited.protocol.header.lines:
            role = MentionRole.RESPONSIBLE if line.role in _RESPONSIBLE else MentionRole.MENTIONED
            self._line(line.content, ("", say(LINE_NAMES[line.role])), role)

    def _notes(self) -> None:
        for note in self._edited.protocol.notes:
            place = say("Note {label}", label=note.label).strip()
            for block in note.blocks:
                anchor = self._edited.anchors.get(node_key(block)) or self._edited.anchor(note)
                self._line(block.content, (anchor.id, place), MentionRole.IN_NOTE)

    def _session(self, session: Session, number: int, place: str) -> None:
        where = self._edited.anchor(session).id, place or say("Session")
        self._item = ""
        self._line(session.heading, where)
        for line in session.lines:
            self._line(line.content, where)
        for listed in session.lists:
            self._list(listed, where)
        self._blocks(session.blocks, where[1])
        for item in session.items:
            self._in_item(item, number, place)
        for line in session.closing:
            self._line(line.content, where)

    def _in_item(self, item: Item, session: int, place: str) -> None:
        anchor, heading = self._edited.anchor(item).id, plain(item.heading)
        kind, survival = str(item.kind), str(item.survival)
        self.items.append(ItemFacts(anchor, item.number, heading, session, kind, survival, item.source_id))
        if item.number:
            called = say("item {number}", number=item.number)
        else:
            called = say("“{words}”", words=heading.rstrip("."))
        inside = f"{place}, {called}" if place else called[:1].upper() + called[1:]
        self._item = anchor
        self._line(item.heading, (anchor, inside), shown=("", ""))
        if item.supporters:
            self._list(item.supporters, (anchor, inside))
        self._blocks(item.blocks, inside)

    def _list(self, listed: AttendeeList, where: _Place) -> None:
        shown = f"{' '.join(listed.label.text.split())} " if listed.label else "", ""
        for entry in listed.entries:
            self._line(entry.content, where, ROLE_OF[entry.status], shown, entry.name)

    def _blocks(self, blocks: Iterable[Block], place: str) -> None:
        anchor = self._edited.anchor
        for block in blocks:
            match block:
                case Paragraph():
                    self._line(block.content, (anchor(block).id, place))
                case Points():
                    for point in block.points:
                        self._line(point.content, (anchor(point).id, place))
                        if block.kind is PointsKind.DECISIONS:
                            self.decisions.append(decision(point, anchor(point).id, self._item))
                case Speech():
                    self._speaker(block, (anchor(block).id, place))
                    self._blocks(block.blocks, place)
                case _:
                    assert_never(block)

    def _speaker(self, speech: Speech, where: _Place) -> None:
        """The speaker, with the first sentence of the speech for context."""
        first = speech.blocks[0] if speech.blocks else None
        words = plain((first.points[0] if isinstance(first, Points) else first).content) if first else ""
        shown = ("", f": {sentence_around(words, 0, 1)}") if words else None
        self._line(speech.speaker.content, where, MentionRole.SPEAKS, shown, " / ".join(speech.speaker.names))

    def _line(
        self,
        content: Content,
        where: _Place,
        role: MentionRole = MentionRole.MENTIONED,
        shown: tuple[str, str] | None = None,
        about: str = "",
    ) -> None:
        """One line, and how whoever it names occurs.

        ``shown``: around a name is not its sentence but the line as a whole, between these words. ``about`` tells
        whose line it is: who else is named in it, in an office perhaps, is only mentioned.
        """
        if len(content) == 1 and isinstance(content[0], Text):  # plain words, as most where few names are known
            return
        parts: list[str] = []
        names: list[tuple[Name, int, int]] = []
        self._read(content, 0, parts, names)
        if not names:
            return
        words, (anchor, place) = "".join(parts), where
        context = f"{shown[0]}{' '.join(words.split())}{shown[1]}".strip() if shown else ""
        sentences = None if context else Sentences(words)
        quoted = _quotation(words, self._title) if role is MentionRole.RESPONSIBLE else ()
        for name, start, end in names:
            printed = plain(name.content)
            aside = start in quoted or (about and not _is_about(printed, about))
            how = MentionRole.MENTIONED if aside else role
            around = sentences.around(start, end) if sentences else context
            made = Mention(str(name.kind), name.key, how, anchor, place, printed, around, name.origin.start)
            self.mentions.append(made)

    def _read(self, content: Content, length: int, parts: list[str], names: list[tuple[Name, int, int]]) -> int:
        """Adds the words of a line without its note marks, and where in them each name stands, to ``parts``, ``names``.

        In and out: how many characters there are already.
        """
        for inline in content:
            if isinstance(inline, Text):  # half as dear as to match the class, and of a text hundreds are read
                parts.append(inline.text)
                length += len(inline.text)
            elif isinstance(inline, Name):
                end = self._read(inline.content, length, parts, names)
                names.append((inline, length, end))
                length = end
            elif isinstance(inline, Sign):
                parts.append(inline.before)
                length = self._read(inline.content, length + len(inline.before), parts, names)
                length += len(inline.after)
                parts.append(inline.after)
            elif not isinstance(inline, NoteMark):
                if isinstance(inline, Pointer):
                    self.pointers.append(inline)
                length = self._read(inline.content, length, parts, names)
        return length


def _is_about(printed: str, names: str) -> bool:
    return printed in names or any(name in printed for name in names.split(" / "))


def _quotation(words: str, title: str) -> range:
    """Where a citation prints the title: whoever is named there is not responsible for the edition."""
    start = words.find(title) if title else -1
    return range(start, start + len(title)) if start >= 0 else range(0)
