"""The JSON of what stands inside a line, and of the flat lists of ``protocol.json`` that repeat it with its place."""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import assert_never

from protocol_edition.edition import Anchor
from protocol_edition.exports.json_provenance import told
from protocol_edition.exports.json_text import fields, listed, quoted
from protocol_edition.model import (
    CrossReference,
    Inline,
    Item,
    Name,
    NodeKey,
    Note,
    NoteMark,
    Origin,
    Pointer,
    Protocol,
    Sign,
    Text,
    plain,
    printed,
)

Anchors = Mapping[NodeKey, Anchor]

NO_ANCHORS: Anchors = MappingProxyType({})


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


@lru_cache(maxsize=8)
def _in_file(file: str) -> str:
    return f'{{"file":{quoted(file)},"line":'


def origin_json(origin: Origin) -> str:
    """A stretch of the source."""
    line, column = origin.line, origin.column
    return f'{_in_file(origin.file)}{line},"column":{column},"start":{origin.start},"end":{origin.end}}}'


class Inlines:
    """Writes lines of inlines, and on the way gathers what the flat lists tell of them.

    Holds the anchors, so that every node can name its own; whoever writes a line says first where it stands.
    """

    def __init__(self, protocol: Protocol, anchors: Anchors) -> None:
        self.anchors = anchors
        self.leaves: list[tuple[int, str]] = []
        """Offset and characters of everything of the source that was written as content."""
        self.signs: list[str] = []
        self.marks: list[str] = []
        self.names: list[str] = []
        self.marked: dict[int, str] = {}
        """Where each mark of a note stands, by its offset."""
        self._noted = {mark.start: note for note in protocol.notes for mark in note.marks}
        self._words: list[str] = []
        self.within()
        self.stand(Part.HEADER)

    def within(self, session: int = 0, item: Item | None = None, note: Note | None = None) -> None:
        """What is written from here on stands in that session and item, or in that note."""
        held = (
            f'{quoted(item.number)},"item_heading":{quoted(plain(item.heading))}'
            if item
            else 'null,"item_heading":null'
        )
        self._within = f'"session":{session or "null"},"item":{held},"note":{quoted(note.label) if note else "null"}'

    def stand(self, part: Part, kind: str = "", origin: Origin | None = None) -> None:
        """The next line stands in that part; the nearest node with an anchor is that of a kind that begins there."""
        self._part, self._kind, self._origin, self._where = part, kind, origin, ""

    def here(self) -> str:
        """The place in words a script can test; ``anchor`` is that of the nearest node that has one."""
        if not self._where:
            anchor = self.anchors.get((self._kind, self._origin.start)) if self._origin else None
            own = f',"anchor":{quoted(anchor.id)}' if anchor else ""
            self._where = f'{{"part":"{self._part}",{self._within}{own}}}'
        return self._where

    def anchor(self, kind: str, origin: Origin) -> str:
        """The anchor of the node of a kind that begins there, as fields before others; "" where it has none."""
        anchor = self.anchors.get((kind, origin.start))
        if not anchor:
            return ""
        return f'"anchor":{quoted(anchor.id)},"provisional":{"true" if anchor.provisional else "false"},'

    def words(self, content: tuple[Inline, ...]) -> str:
        """A text both ways, plain and exact: two fields."""
        if len(content) == 1 and type(content[0]) is Text:
            return f'"text":{quoted(" ".join(content[0].text.split()))},"content":[{self._text(content[0])}]'
        outer, self._words = self._words, []
        exact = self.content(content)
        words, self._words = "".join(self._words), outer
        outer.append(words)
        return f'"text":{quoted(" ".join(words.split()))},"content":{exact}'

    def content(self, content: tuple[Inline, ...]) -> str:
        """Inlines, exactly."""
        return listed([self._text(one) if type(one) is Text else self._inline(one) for one in content])

    def _text(self, text: Text, place: str = "") -> str:
        """``place`` is where it stands, if that is written already."""
        characters, origin = text.text, text.origin
        self.leaves.append((origin.start, characters))
        self._words.append(characters)
        return f'{{"type":"text","text":{quoted(characters)},"origin":{place or origin_json(origin)}}}'

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return self._text(inline)
            case NoteMark():
                return self._mark(inline)
            case Sign():
                return self._sign(inline)
            case Name():
                return self._name(inline)
            case CrossReference():
                leads = f'"target":{origin_json(inline.target)}{self._target(inline.target)}'
                return f'{{"type":"cross-reference",{leads},{self._held(inline)}}}'
            case Pointer():
                return f'{{"type":"pointer","target":{quoted(inline.target)},{self._held(inline)}}}'
            case _:
                assert_never(inline)

    def _held(self, inline: CrossReference | Pointer) -> str:
        return f'{self.words(inline.content)},"origin":{origin_json(inline.origin)}'

    def _name(self, name: Name) -> str:
        means = f'"kind":"{name.kind}","key":{quoted(name.key)}'
        text, origin = quoted(plain(name.content)), origin_json(name.origin)
        self.names.append(f'{{{means},"text":{text},"where":{self.here()},"origin":{origin}}}')
        only = name.content[0] if len(name.content) == 1 else None
        if type(only) is Text and only.origin is name.origin:  # as the edition links one
            content = f"[{self._text(only, origin)}]"
        else:
            content = self.content(name.content)
        return f'{{"type":"name",{means},"text":{text},"content":{content},"origin":{origin}}}'

    def _mark(self, mark: NoteMark) -> str:
        start = mark.origin.start
        self.leaves.append((start, mark.printed))
        said = f'"label":{quoted(mark.label)},"printed":{quoted(mark.printed)}'
        own = f"{self.anchor('mark', mark.origin)}"
        origin, note = origin_json(mark.origin), self._noted.get(start)
        leads = f'{quoted(note.label)},"note_line":{note.origin.line}' if note else 'null,"note_line":null'
        self.marked[start] = self.here()
        self.marks.append(f'{{{said},"note":{leads},{own}"where":{self.here()},"origin":{origin}}}')
        return f'{{"type":"note-mark",{said},{own}"origin":{origin}}}'

    def _sign(self, sign: Sign) -> str:
        origin = origin_json(sign.origin)
        kind, word = f'"kind":"{sign.kind}"', quoted(sign.word)
        said = f'"text":{quoted(plain(sign.content))},"printed":{quoted(printed((sign,)))},"word":{word}'
        self.signs.append(f'{{{kind},{said},"where":{self.here()},"origin":{origin}}}')
        self._printed(sign.origin.start, sign.before)
        words = self.words(sign.content)
        self._printed(sign.origin.end - len(sign.after), sign.after)
        return (
            f'{{"type":"sign",{kind},"before":{quoted(sign.before)},{words},"after":{quoted(sign.after)},"word":{word}'
            f'{fields(told(rend=sign.rend, target=sign.target))},"origin":{origin}}}'
        )

    def _printed(self, start: int, signs: str) -> None:
        """The brackets of a sign, say: words of the text as well."""
        self.leaves.append((start, signs))
        self._words.append(signs)

    def _target(self, origin: Origin) -> str:
        """The anchor of the node that a cross-reference points to."""
        for kind in ("item", "note", "paragraph", "point", "speech", "session"):
            anchor = self.anchors.get((kind, origin.start))
            if anchor:
                return f',"target_anchor":{quoted(anchor.id)}'
        return ""
