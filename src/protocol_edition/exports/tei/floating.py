"""What stands anywhere in a source: header lines, notes, lists among the text; and what is out of its order."""

from collections.abc import Sequence
from typing import assert_never

from protocol_edition.model import (
    Attendee,
    AttendeeList,
    Fragment,
    Inline,
    Item,
    Leftover,
    Line,
    Note,
    Paragraph,
    Point,
    Points,
    Protocol,
    Session,
    Speaker,
    Speech,
    frozen,
)

Span = tuple[int, int]

_Compound = Session | Item | Point | Points | Speech | AttendeeList | Line | Note
Element = _Compound | Paragraph | Speaker | Attendee
"""What becomes one element round the characters it holds."""

HEADER, SESSION, CLOSING = "header-line", "session-line", "closing-line"


@frozen
class Apart:
    """The head of an item, or its heading alone, that the source has elsewhere: in a list of the agenda."""

    item: Item
    what: str
    """``head`` with the number, or ``heading`` without it."""
    start: int
    end: int

    @property
    def id(self) -> str:
        """Its ``xml:id``."""
        return f"{self.what}.{self.start}"


@frozen
class Floating:
    """Something at its place in the source; ``what`` is the ``type`` of a line; ``session`` whose it is."""

    start: int
    end: int
    node: Line | AttendeeList | Note | Fragment | Leftover | Item | Paragraph | Points | Speech | Session | Apart
    what: str = ""
    session: Session | None = None
    moved: bool = False
    """Its element stands elsewhere; here it is only pointed to."""


def content_hull(content: tuple[Inline, ...]) -> tuple[int, int] | None:
    """From the first character of ``content`` to its last; None where there is nothing."""
    return (content[0].origin.start, content[-1].origin.end) if content else None


class Stretches:
    """Where the element of every node begins and ends: each reckoned once."""

    def __init__(self, protocol: Protocol) -> None:
        self._protocol = protocol
        self._hulls: dict[int, Span] = {}
        self._apart: dict[int, Apart | None] = {}

    def hull(self, node: Element) -> Span:
        """The stretch of the source that the element of ``node`` spans: from its first character to its last."""
        known = self._hulls.get(id(node))
        if known is None:
            known = self._hulls[id(node)] = self._reckoned(node)
        return known

    def _reckoned(self, node: Element) -> Span:
        if isinstance(node, Paragraph | Attendee | Speaker):
            return content_hull(node.content) or (node.origin.start, node.origin.start)
        spans = [span for span in self._spans(node) if span]
        if not spans:
            return node.origin.start, node.origin.start
        if len(spans) == 1:
            return spans[0]
        return min(spans)[0], max([span[1] for span in spans])

    def _spans(self, node: _Compound) -> Sequence[Span | None]:
        hull = self.hull
        match node:
            case Point():
                return place_of(node.marker), content_hull(node.content)
            case Line():
                return place_of(node.label), content_hull(node.content)
            case Points():
                return [hull(point) for point in node.points]
            case Speech():
                signs = map(place_of, node.speaker.fragments)
                return [hull(node.speaker), *signs, *map(hull, node.blocks)]
            case AttendeeList():
                return [place_of(node.label), *map(hull, node.entries), *map(place_of, node.fragments)]
            case Item():
                return self._item(node)
            case Session():
                parts = (*node.lines, *node.lists, *node.blocks, *node.items, *node.closing)
                return [content_hull(node.heading), *map(hull, parts)]
            case Note():
                return [place_of(node.marker), place_of(node.kind_label), *map(hull, node.blocks)]
            case _:
                assert_never(node)

    def _item(self, item: Item) -> Sequence[Span | None]:
        elsewhere = self.apart(item)
        return [
            None if elsewhere and elsewhere.what == "head" else place_of(item.marker),
            None if elsewhere else content_hull(item.heading),
            self.hull(item.supporters) if item.supporters else None,
            *map(self.hull, item.blocks),
        ]

    def apart(self, item: Item) -> Apart | None:
        """What of the item's head does not stand before its text, or not behind its number; None where all does."""
        if id(item) not in self._apart:
            self._apart[id(item)] = self._parted(item)
        return self._apart[id(item)]

    def _parted(self, item: Item) -> Apart | None:
        marker, heading = place_of(item.marker), content_hull(item.heading)
        texts = (item.supporters, *item.blocks) if item.supporters else item.blocks
        begin = min([self.hull(one)[0] for one in texts], default=None)
        if heading and ((marker and heading[0] < marker[1]) or (begin is not None and heading[1] > begin)):
            return Apart(item, "heading", *heading)
        spans = [span for span in (marker, heading) if span]
        if spans and begin is not None:
            start, end = spans[0][0], spans[-1][1]
            if end <= item.origin.start <= begin:
                return Apart(item, "head", start, end)
        return None

    def floating(self) -> list[Floating]:
        """Everything that stands wherever the source has it, in the order of the source."""
        protocol, hull = self._protocol, self.hull
        found = [Floating(*hull(line), line, HEADER) for line in protocol.header.lines]
        for session in protocol.sessions:
            found += (Floating(*hull(line), line, SESSION, session) for line in session.lines)
            found += (Floating(*hull(line), line, CLOSING, session) for line in session.closing)
            found += (Floating(*hull(listed), listed, session=session) for listed in session.lists)
        found += (Floating(*hull(note), note) for note in protocol.notes)
        found += (Floating(*_stretch(one), one) for one in protocol.fragments)
        found += (Floating(one.origin.start, one.origin.start + len(one.text), one) for one in protocol.leftovers)
        found += self._displaced()
        return sorted(found, key=lambda one: (one.start, one.end))

    def _displaced(self) -> list[Floating]:
        """Items and blocks whose words stand before those of the element before them, and heads that stand apart."""
        found: list[Floating] = []
        self._out_of_order(self._protocol.sessions, found)
        for session in self._protocol.sessions:
            self._out_of_order((*session.blocks, *session.items), found, content_hull(session.heading))
            for item in session.items:
                elsewhere = self.apart(item)
                if elsewhere:
                    found.append(Floating(elsewhere.start, elsewhere.end, elsewhere, moved=True))
                before = self._item(item)[:3]
                self._out_of_order(item.blocks, found, *before)
        return found

    def _out_of_order(
        self,
        nodes: tuple[Session, ...] | tuple[Item | Paragraph | Points | Speech, ...],
        found: list[Floating],
        *before: Span | None,
    ) -> None:
        position = max((span[1] for span in before if span), default=0)
        for node in nodes:
            start, end = self.hull(node)
            if start < position:
                found.append(Floating(start, end, node, moved=True))
            else:
                position = end


def place_of(fragment: Fragment | None) -> Span | None:
    """The stretch of printed matter, where there is some."""
    return _stretch(fragment) if fragment else None


def _stretch(fragment: Fragment) -> Span:
    return fragment.origin.start, fragment.origin.start + len(fragment.text)
