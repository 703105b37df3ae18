"""Writes ``text``: the record in the order of its source, each character once."""

from collections.abc import Callable
from functools import lru_cache

from protocol_edition.exports.tei.blocks import EMPTY, Place
from protocol_edition.exports.tei.floating import Apart, Element, content_hull
from protocol_edition.exports.tei.floats import FloatWriter, of_notes
from protocol_edition.exports.tei.markup import attribute, pointer_attribute
from protocol_edition.model import Block, Fragment, Inline, Item, Session, Survival, number_value
from protocol_edition.sources import ITEMS, TEXT_ID


class RecordWriter(FloatWriter):
    """Writes the whole of a record."""

    def record(self, language: str) -> str:
        """The element ``text``; ``language`` as BCP 47 has it, "" if it is not known."""
        header, sessions = self.protocol.header, self.protocol.sessions
        survival = header.survival.value if header.survival is not Survival.FULL else ""
        told = f' type="{header.kind.value}"{attribute("subtype", survival)}{attribute("xml:lang", language)}'
        self.out.append(f'<text xml:id="{TEXT_ID}"{told} xml:space="preserve">')
        first = self.hull(sessions[0])[0] if sessions else next((one.start for one in self.floats if of_notes(one)), -1)
        self._part("front", Place.FRONT, len(self.text) + 1 if first < 0 else first)
        self.out.append("<body>")
        with self.inside(Place.BETWEEN):
            for number, session in enumerate(sessions, 1):
                self.in_order(session, self._session_of(session, number))
        self.out.append(f"{'' if sessions else EMPTY}</body>")
        self._part("back", Place.BACK, len(self.text) + 1)
        self.out.append("</text>")
        return "".join(self.out)

    def _part(self, tag: str, where: Place, end: int) -> None:
        if self.at >= min(end, len(self.text)) and not self.float_before(end):
            return
        self.out.append(f"<{tag}>")
        with self.inside(where):
            self.up_to(end)
            self.end_notes()
        self.out.append(f"</{tag}>")

    def in_order(self, node: Element, write: Callable[[], None]) -> None:
        """Writes ``node`` here, even if its words stand elsewhere: there it is only pointed to."""
        if id(node) not in self.moved:
            write()
            return
        before = self.at, self.next_float
        self.at = self.hull(node)[0]
        self.next_float = 1 + next(place for place, one in enumerate(self.floats) if one.node is node)
        write()
        self.at, self.next_float = before

    def block(self, block: Block) -> None:
        """Any block, in its order or out of it."""
        if self.moved:
            self.in_order(block, lambda: super(RecordWriter, self).block(block))
        else:
            super().block(block)

    def _session_of(self, session: Session, number: int) -> Callable[[], None]:
        return lambda: self._sitting(session, number)

    def _sitting(self, session: Session, number: int) -> None:
        start, end = self.hull(session)
        self.up_to(start)
        self.enter(session)
        own = attribute("xml:id", self.ids.node(session))
        self.out.append(f'<div type="session" n="{number}"{own}{self.source(session, self.at, max(self.at, end))}>')
        with self.inside(Place.TOP):
            self.heading_awaited = bool(session.heading)
            self._head(None, session.heading)
            self.heading_awaited = False
            for block in session.blocks:
                self.block(block)
            for item in session.items:
                self.in_order(item, self._item_of(item))
            self.up_to(end)
            self.leave()
        self.out.append("</div>")

    def _head(self, marker: Fragment | None, heading: tuple[Inline, ...], own: str = "") -> None:
        span = content_hull(heading)
        start = marker.origin.start if marker else (span or (self.at, self.at))[0]
        end = (span or (start, start))[1]
        if marker:
            end = max(end, _end(marker))
        if marker or heading:
            self.up_to(start)
            self.out.append(f"<head{own}>")
            self.labelled(marker, heading, end)
            self.out.append("</head>")

    def _head_apart(self, elsewhere: Apart) -> None:
        """The head, of which the source has all or all but the number elsewhere: there it is pointed to."""
        item = elsewhere.item
        own = attribute("xml:id", elsewhere.id)
        if elsewhere.what == "heading":
            self.up_to(item.marker.origin.start if item.marker else self.at)
            self.out.append("<head>")
            self.labelled(item.marker, (), _end(item.marker) if item.marker else self.at)
        before = self.at, self.next_float
        self.at = elsewhere.start
        self.next_float = 1 + next(place for place, one in enumerate(self.floats) if one.node == elsewhere)
        if elsewhere.what == "heading":
            self.out.append(f'<seg type="heading"{own}>')
            self.mixed(item.heading, elsewhere.end)
            self.out.append("</seg></head>")
        else:
            self._head(item.marker, item.heading, own)
        self.at, self.next_float = before

    def _item_of(self, item: Item) -> Callable[[], None]:
        return lambda: self._item(item)

    def _item(self, item: Item) -> None:
        start, end = self.hull(item)
        self.up_to(start)
        self.open_slot()
        self.out.append(f"<div{self._told_of(item)}{self.source(item, self.at, max(self.at, end))}>")
        with self.inside(Place.TOP):
            elsewhere = self.stretches.apart(item)
            if elsewhere:
                self._head_apart(elsewhere)
            else:
                self._head(item.marker, item.heading)
            if item.supporters:
                self.attendance(item.supporters, "supporters")
            for block in item.blocks:
                self.block(block)
            self.up_to(end)
        self.out.append("</div>")
        self.where = Place.AFTER

    def _told_of(self, item: Item) -> str:
        """What an item is: ``n`` its number as printed, ``rend`` its value where the number does not tell it."""
        survival = item.survival.value if item.survival is not Survival.FULL else ""
        told = f' type="{ITEMS[item.kind]}"{attribute("subtype", survival)}{attribute("n", item.number)}'
        told += attribute("xml:id", self.ids.node(item))
        if item.value != _value(item.number):
            told += f' rend="value-{"none" if item.value is None else item.value}"'
        source = pointer_attribute("sameAs", f"source.xml#{item.source_id}") if item.source_id else ""
        return f"{told}{source}"


_value = lru_cache(maxsize=1024)(number_value)  # the numbers of one agenda are those of the next


def _end(fragment: Fragment) -> int:
    return fragment.origin.start + len(fragment.text)
