"""Finds words that point to an item of the same protocol, such as ``section IX below``, and those that point elsewhere.

A reference is linked only if exactly one item has the printed number. ``point 3`` may also be an entry of a list; it
is linked to that if no item has the number and only one list has such an entry.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from protocol_edition.model import Origin, Point, Protocol, expression, frozen, nodes

_NUMBER = r"(?:[IVXLC]+|[0-9]{1,3}[a-z]?)\b(?![.,]?[0-9])"
_POINTER = expression(
    r"\b(?P<what>[Ss]ections?|[Ii]tems?|[Pp]oints?|[Qq]uestions?)\s+(?:[Nn]os?\.\s*)?"
    rf"(?P<numbers>{_NUMBER}(?:(?:,\s*|\s+and\s+|\s+or\s+|,\s+and\s+){_NUMBER})*)(?P<after>.{{0,40}})",
    re.DOTALL,
)
_ELSEWHERE = expression(r"\s+(?:of|in|from)\s+(?!(?:(?:the|this|today's)\s+)?(?:agenda|session|meeting|record)\b)")
_PROTOCOL = expression(r"\s+(?:of|in|from)\s+(?:the\s+)?[Pp]rotocol\s+(?:[Nn]o\.?\s*)?(?P<number>[0-9]+)")
_THIS_PROTOCOL = expression(r"\s+(?:of|in|from)\s+(?:the|this)\s+[Pp]rotocol\b(?!\s+(?:[Nn]o|[0-9]))")
_NAMED_PROTOCOL = expression(r"Protocol(?<!\wProtocol)\s+(?:[Nn]os?\.?\s*)?(?P<number>[0-9]{1,6})\b")
"""It begins with plain letters, which are found ten times as fast as a place between two words."""
_PRONOUN = expression(r"\s+(?!above\b|below\b|and\b|or\b|of\b|on\b|is\b|was\b)[a-z]")


@frozen
class Pointer:
    """A number that points to an item: its characters in a text, and the protocol's number if it is another's."""

    start: int
    end: int
    what: str
    number: str
    protocol: str = ""


def pointers(text: str) -> Iterator[Pointer]:
    """Every reference to an item in ``text``; those to parts of other matters (``point 3 of the treaty``) are none."""
    for match in _POINTER.finditer(text) if may_point(text) else ():
        after = match.group("after")
        other = _PROTOCOL.match(after)
        if not other and _ELSEWHERE.match(after) and not _THIS_PROTOCOL.match(after):
            continue
        numbers = list(re.finditer(_NUMBER, match.group("numbers")))
        if numbers[-1].group() == "I" and _PRONOUN.match(after):  # "in this section I describe"
            numbers.pop()
        for i, number in enumerate(numbers):
            start = match.start() if i == 0 else match.start("numbers") + number.start()
            end = match.start("numbers") + number.end()
            what = match.group("what").lower().removesuffix("s")
            yield Pointer(start, end, what, number.group(), other.group("number") if other else "")


def may_point(text: str) -> bool:
    """Whether ``text`` may hold a reference: it has what every one has, whatever its first letter."""
    return "oint" in text or "tem" in text or "ection" in text or "uestion" in text


def other_protocols(text: str) -> Iterator[Pointer]:
    """Every protocol that ``text`` names by its number: for whoever knows the register and can say which it is."""
    for match in _NAMED_PROTOCOL.finditer(text):
        yield Pointer(match.start(), match.end(), "protocol", "", match.group("number"))


class References:
    """The items and points of one protocol by their printed numbers."""

    def __init__(self, protocol: Protocol) -> None:
        self._number = protocol.header.number
        self._items: dict[str, list[Origin]] = defaultdict(list)
        for item in protocol.items:
            if item.number:
                self._items[item.number.casefold()].append(item.origin)
        self._points: dict[str, list[Origin]] = defaultdict(list)
        for node in nodes(protocol):
            if isinstance(node, Point) and node.label:
                self._points[node.label.strip("().").casefold()].append(node.origin)

    def targets(self, pointer: Pointer) -> tuple[Origin, ...]:
        """All nodes of this protocol that the pointer may mean."""
        if pointer.protocol and pointer.protocol != self._number:
            return ()
        items = self._items.get(pointer.number.casefold(), [])
        points = self._points.get(pointer.number.casefold(), []) if pointer.what == "point" else []
        return (*items, *points)
