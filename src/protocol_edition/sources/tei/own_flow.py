"""The source text that one of our own files holds, and where in it each element stands."""

import re
from bisect import bisect_right

from lxml import etree

from protocol_edition.model import Origin, expression, frozen
from protocol_edition.sources.tei.own_form import TEXT_ID
from protocol_edition.sources.tei.parse import XML_ID, line_of

Element = etree._Element

UNPRINTED = frozenset({"expan", "corr", "index", "figDesc"})
"""What these hold the source does not print."""

_STRETCH = expression(rf"#string-range\({TEXT_ID},(\d{{1,9}}),(\d{{1,9}})\)")


@frozen
class Piece:
    """Characters between two tags: their offset, and the element behind them, None for the end of their parent."""

    start: int
    end: int
    behind: Element | None


class OwnFlow:
    """Puts the text together again: an ``anchor`` of type ``moved`` stands for the element that it names."""

    def __init__(self, text: Element, file: str) -> None:
        self.file = file
        self.kept = list(text.iter())
        """Every element; lxml forgets those that nobody holds."""
        self.ids: dict[str, Element] = {}
        for element in self.kept:
            self.ids.setdefault(element.get(XML_ID) or "", element)
        moved = (one.get("corresp", "#")[1:] for one in self.kept if _is_moved(one))
        self._moved = {id(self.ids[name]) for name in moved if name and name in self.ids}
        self._parts: list[str] = []
        self._at = 0
        self._starts: dict[int, int] = {}
        self._ends: dict[int, int] = {}
        self._pieces: dict[int, list[Piece]] = {}
        self._places: list[int] = []
        self._lines: list[int] = []
        self._element(text)
        for element in self.kept:
            if id(element) not in self._starts:
                self._skip(element)
        self.text = "".join(self._parts)
        self.whole = True
        """Whether the text is as it was written: then the stretches that the file names are right."""

    def span(self, element: Element) -> tuple[int, int]:
        """The stretch that an element holds."""
        return self._starts[id(element)], self._ends[id(element)]

    def characters(self, element: Element) -> str:
        """What the source prints of an element."""
        start, end = self.span(element)
        return self.text[start:end]

    def pieces(self, element: Element) -> list[Piece]:
        """The characters directly in an element, one piece before every element in it and one at the end."""
        return self._pieces.get(id(element), [])

    def origin(self, start: int, end: int) -> Origin:
        """A stretch of the text, with its line in the file."""
        position = bisect_right(self._places, start) - 1
        if position < 0:
            return Origin(self.file, 1, 1, start, end)
        line = self._lines[position] + self.text.count("\n", self._places[position], start)
        return Origin(self.file, line, 1, start, end)

    def place(self, element: Element) -> Origin:
        """Where a node stands: the stretch that its element names, else the one it holds."""
        start, end = self.stretch(element.get("source", "")) or self.span(element)
        return Origin(self.file, line_of(element), 1, start, end)

    def stretch(self, pointer: str) -> tuple[int, int] | None:
        """What ``#string-range(text,OFFSET,LENGTH)`` points to; None for anything else, or if the text was edited."""
        match = _STRETCH.fullmatch(pointer)
        if not match or not self.whole:
            return None
        start, length = int(match[1]), int(match[2])
        return (start, start + length) if start + length <= len(self.text) else None

    def _element(self, element: Element, line: int = 0) -> None:
        name = element.tag
        self._starts[id(element)] = self._at
        if isinstance(name, str) and name not in UNPRINTED:
            if name == "g":
                self._write(_character(element), line_of(element))
            else:
                self._inside(element)
        self._ends[id(element)] = self._at

    def _inside(self, element: Element) -> None:
        pieces = self._pieces[id(element)] = []
        start = self._at
        self._write(element.text or "", line_of(element))
        for child in element:
            pieces.append(Piece(start, self._at, child))
            if _is_moved(child):
                self._starts[id(child)] = self._at
                named = self.ids.get(child.get("corresp", "#")[1:])
                if named is not None and id(named) not in self._starts:
                    self._element(named)
                self._ends[id(child)] = self._at
            elif id(child) in self._moved:
                pass
            else:
                self._element(child)
            start = self._at
            self._write(child.tail or "", line_of(child))
        pieces.append(Piece(start, self._at, None))

    def _skip(self, element: Element) -> None:
        """An element that the source does not print, or whose place was lost, stands empty."""
        self._starts[id(element)] = self._ends[id(element)] = 0

    def _write(self, characters: str, line: int) -> None:
        if characters:
            self._places.append(self._at)
            self._lines.append(max(1, line))
            self._parts.append(characters)
            self._at += len(characters)


def _is_moved(element: Element) -> bool:
    return element.tag == "anchor" and element.get("type") == "moved"


def _character(element: Element) -> str:
    """The character that ``<g ref="#u000C"/>`` stands for; what ``g`` holds, where it names none."""
    match = re.fullmatch(r"#u([0-9A-F]{4,6})", element.get("ref", ""))
    number = int(match[1], 16) if match else 0x110000
    return chr(number) if number < 0x110000 else "".join(map(str, element.itertext()))
