"""The flat text of a file: what it prints, in the order in which it stands, notes at the foot.

White space is folded as XML editors lay it out: a run of it is one space, except where ``xml:space`` keeps it. Every
block begins on a line of its own, so that no two nodes of one kind begin at the same character. Every leaf of the
model gets its place here; its line is that of the XML file.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from protocol_edition.model import Fragment, Inline, NoteMark, Origin, Text, expression, frozen
from protocol_edition.sources.source import MARKS, Source
from protocol_edition.sources.tei.parse import line_behind, line_of

_SPACE = expression(r"[ \t\r\n]+")
_BLANKS = " \t\r\n"


class Flow:
    """The flat text as it grows; ``file`` is its name in origins."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._parts: list[str] = []
        self._last = "\n"
        self.place = 0
        """The offset at which the next character will stand."""
        self._begun: set[tuple[str, int]] = set()
        self._places: list[int] = []
        self._lines: list[int] = []

    @property
    def text(self) -> str:
        """Everything written so far."""
        return "".join(self._parts)

    @property
    def at_line_begin(self) -> bool:
        """Whether nothing stands on the line yet."""
        return self._last == "\n"

    def write(self, characters: str, line: int, *, keep: bool = False) -> Text | None:
        """Adds characters of the file that begin on ``line``; the leaf of what they print, None for nothing."""
        if not characters:
            return None
        if not keep:
            characters = _SPACE.sub(" ", characters)
            if self._last in _BLANKS and characters[0] == " ":
                characters = characters[1:]
            if not characters:
                return None
        start = self.place
        self._places.append(start)
        self._lines.append(line)
        self._add(characters)
        return Text(characters, self.origin(start, line))

    def line_break(self) -> None:
        """Ends the line, if it is not ended."""
        if self._last != "\n":
            self._add("\n")

    def begin(self, kind: str, *, inline: bool = False) -> int:
        """The offset of a new node of ``kind``: on a line of its own, and no other's of the kind.

        A node within a line (a note mark) is parted from one before it by a space that has no width.
        """
        if not inline:
            self.line_break()
        if (kind, self.place) in self._begun:
            self._add(MARKS[-1] if inline else "\n")
        self._begun.add((kind, self.place))
        return self.place

    def claim(self, kind: str, start: int) -> int:
        """The offset of a node that begins with what stands at ``start``; another one where that is taken."""
        if (kind, start) in self._begun:
            return self.begin(kind)
        self._begun.add((kind, start))
        return start

    def origin(self, start: int, line: int, end: int | None = None) -> Origin:
        """The origin of what was written since ``start``."""
        return Origin(self.file, max(1, line), 1, start, self.place if end is None else end)

    def source(self) -> "FlatSource":
        """The flat text, with places in the file."""
        return FlatSource(self.file, self.text, tuple(self._places), tuple(self._lines))

    def before(self, element: etree._Element, *, keep: bool = False) -> Text | None:
        """The characters between an element's tag and its first child."""
        text = element.text
        if not text or not isinstance(element.tag, str):
            return None
        return self.write(text, line_of(element) + _leading_breaks(text), keep=keep)

    def behind(self, element: etree._Element, *, keep: bool = False) -> Text | None:
        """The characters that follow an element."""
        text = element.tail
        if not text or (not keep and is_layout(text) and _begins_with_stop(element.getnext())):
            return None
        return self.write(text, line_behind(element) + _leading_breaks(text), keep=keep)

    def _add(self, characters: str) -> None:
        self._parts.append(characters)
        self._last = characters[-1]
        self.place += len(characters)


@frozen
class FlatSource(Source):
    """The flat text of a file; its lines are those of the file, as near as they are known."""

    places: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()

    def origin(self, start: int, end: int) -> Origin:
        """The origin of ``text[start:end]``."""
        position = bisect_right(self.places, start) - 1
        return Origin(self.file, self.lines[position] if position >= 0 else 1, 1, start, end)


def _leading_breaks(text: str) -> int:
    """How many lines further on the first character stands."""
    return text.count("\n", 0, len(text) - len(text.lstrip(_BLANKS)))


def is_layout(text: str | None) -> bool:
    """White space with a line end, between two tags: how the file is laid out."""
    return bool(text) and "\n" in (text or "") and not (text or "").strip()


def _begins_with_stop(element: etree._Element | None) -> bool:
    """Whether the words of an element begin with a sign that no space stands before."""
    while element is not None and isinstance(element.tag, str):
        if (text := (element.text or "").strip()) or not len(element):
            return text[:1] in tuple(".,;:)!?")
        element = element[0]
    return False


def trimmed(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The same without white space at its end: what stood before the end of a block is the layout of the file."""
    while content:
        last = content[-1]
        if isinstance(last, Text):
            text = last.text.rstrip(_BLANKS)
            if text == last.text:
                return content
            if text:
                origin = last.origin.between(last.origin.start, last.origin.start + len(text))
                return (*content[:-1], Text(text, origin))
            content = content[:-1]
        elif isinstance(last, NoteMark) or not last.content:
            return content
        else:
            inner = trimmed(last.content)
            return content if inner is last.content else (*content[:-1], replace(last, content=inner))
    return content


def led(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The same without white space at its beginning, where printed matter of another kind stands before it."""
    while content:
        first = content[0]
        if isinstance(first, Text):
            text = first.text.lstrip(_BLANKS)
            if text:
                origin = first.origin.between(first.origin.end - len(text), first.origin.end)
                return content if text == first.text else (Text(text, origin), *content[1:])
            content = content[1:]
        elif isinstance(first, NoteMark) or not first.content:
            return content
        else:
            inner = led(first.content)
            if inner is first.content:
                return content
            start = inner[0].origin.start if inner and not getattr(first, "before", "") else first.origin.start
            return (replace(first, content=inner, origin=first.origin.between(start, first.origin.end)), *content[1:])
    return content


def joined(content: Iterable[Inline]) -> tuple[Inline, ...]:
    """The same with plain text that goes on without a break, on one line of the file, in one leaf.

    What parted it was an element that says nothing of its words here.
    """
    made: list[Inline] = []
    for inline in content:
        last = made[-1] if made else None
        if (
            isinstance(inline, Text)
            and isinstance(last, Text)
            and (last.origin.end, last.origin.line) == (inline.origin.start, inline.origin.line)
        ):
            made[-1] = Text(last.text + inline.text, last.origin.between(last.origin.start, inline.origin.end))
        else:
            made.append(inline)
    return tuple(made)


def fragment(texts: tuple[Inline, ...]) -> Fragment | None:
    """Plain text leaves that follow one another as printed matter; None where something else is among them."""
    texts = trimmed(texts)
    if not texts or not all(isinstance(one, Text) for one in texts):
        return None
    characters = "".join(one.text for one in texts if isinstance(one, Text))
    first, last = texts[0].origin, texts[-1].origin
    if last.end - first.start != len(characters):
        return None
    return Fragment(characters, first.between(first.start, last.end))
