"""Sittings, items, blocks and notes from our own TEI."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TypeVar

from protocol_edition.model import (
    Attendee,
    AttendeeList,
    Block,
    Fragment,
    Inline,
    Item,
    ItemKind,
    Leftover,
    Line,
    LineRole,
    Note,
    NoteKind,
    Origin,
    Paragraph,
    ParagraphKind,
    Point,
    Points,
    PointsKind,
    Session,
    Sign,
    SignKind,
    Speaker,
    Speech,
    Status,
    Survival,
    number_value,
)
from protocol_edition.sources.tei.own_flow import Element, OwnFlow
from protocol_edition.sources.tei.own_form import ITEMS, address, unheld
from protocol_edition.sources.tei.own_header import OwnHeader, PersonSaid
from protocol_edition.sources.tei.own_inline import InlineReader, floats
from protocol_edition.sources.tei.parse import XML_ID

_ITEMS = {tag: kind for kind, tag in ITEMS.items()}
_LISTS = ("attendees", "supporters")
_BLOCKS = ("p", "quote", "stage", "ab", "list", "table", "sp")
_LINES = ("header-line", "session-line", "closing-line")
_Of = TypeVar("_Of", bound=StrEnum)


class RecordReader:
    """Reads ``text``; ``odd`` is told of values that it does not know."""

    def __init__(self, flow: OwnFlow, header: OwnHeader, odd: Callable[[Element, str], None]) -> None:
        self.flow = flow
        self._header = header
        self._odd = odd
        self._inlines = InlineReader(flow, odd)
        self._loose = self._gathered()

    def _gathered(self) -> dict[tuple[str, str], list[Element]]:
        """Lines of description and lists of names by their kind and by the sitting they belong to, "" for none.

        That is the sitting they name, else the one they stand in.
        """
        found: dict[tuple[str, str], list[Element]] = {}
        for element in self.flow.kept:
            kind = element.get("type", "")
            if kind in _LINES or (kind == "attendees" and element.tag in ("list", "ab")):
                owner = element.get("corresp", "") or next(
                    (_name_of(above) for above in element.iterancestors("div") if above.get("type") == "session"), ""
                )
                found.setdefault((kind, "" if kind == "header-line" else owner), []).append(element)
        return found

    def lines(self, kind: str, session: Element | None = None) -> tuple[Line, ...]:
        """The lines of description of a kind: those of the protocol, or of one sitting, in the order of the source."""
        owner = "" if session is None else _name_of(session)
        return tuple(sorted(map(self._line, self._loose.get((kind, owner), ())), key=_at))

    def _line(self, element: Element) -> Line:
        made = self._inlines.mixed(element)
        role = self._one_of(LineRole, element, "subtype", LineRole.FURNITURE)
        return Line(role, made.label, tuple(made.content), self.flow.place(element))

    def _one_of(self, kinds: type[_Of], element: Element, name: str, usual: _Of) -> _Of:
        value = element.get(name, "")
        if not value:
            return usual
        try:
            return kinds(value)
        except ValueError:
            self._odd(element, f"{name}={value[:60]!r} of <{element.tag}> is no word of this form")
            return usual

    def sessions(self) -> Iterator[Session]:
        """The sittings."""
        divs = [one for one in self.flow.kept if one.tag == "div" and one.get("type") == "session"]
        for number, div in enumerate(divs):
            yield self._session(div, number)

    def _session(self, div: Element, number: int) -> Session:
        date, place, hour = self._header.meeting(div.get(XML_ID, ""), number)
        head = next((one for one in div if one.tag == "head"), None)
        listed = map(self._attendance, self._loose.get(("attendees", _name_of(div)), ()))
        return Session(
            heading=self._inlines.content(head) if head is not None else (),
            lines=self.lines("session-line", div),
            date=date,
            place=place,
            hour=hour,
            lists=tuple(sorted(listed, key=_at)),
            blocks=tuple(self._blocks(div)),
            items=tuple(self._item(one) for one in div if one.tag == "div"),
            origin=self.flow.place(div),
            closing=self.lines("closing-line", div),
        )

    def _item(self, div: Element) -> Item:
        head = next((one for one in div if one.tag == "head"), None)
        made = self._inlines.mixed(head) if head is not None else None
        supporters = next((one for one in div if one.get("type") == "supporters"), None)
        number = unheld(div.get("n", ""))
        kind = _ITEMS.get(div.get("type", ""))
        if kind is None:
            self._odd(div, f"type={div.get('type', '')[:60]!r} of <div> is no word of this form")
        return Item(
            marker=made.label if made else None,
            number=number,
            value=_value(div, number),
            heading=tuple(made.content) if made else (),
            supporters=self._attendance(supporters) if supporters is not None else None,
            blocks=tuple(self._blocks(div)),
            origin=self.flow.place(div),
            kind=kind or ItemKind.SECTION,
            survival=self._one_of(Survival, div, "subtype", Survival.FULL),
            source_id=address(div.get("sameAs", ""), div.get("ana", "")).partition("#")[2],
        )

    def _blocks(self, holder: Element) -> Iterator[Block]:
        for element in holder:
            kind = element.get("type", "")
            if element.tag not in _BLOCKS or kind in (*_LISTS, *_LINES, "empty"):
                continue
            if element.tag == "sp":
                yield self._speech(element)
            elif element.tag in ("list", "table"):
                points = self._points(element)
                if points:
                    yield points
            else:
                yield self._paragraph(element)

    def _paragraph(self, element: Element) -> Paragraph:
        kinds = {"p": ParagraphKind.PLAIN, "quote": ParagraphKind.QUOTATION, "stage": ParagraphKind.STAGE}
        kind = kinds.get(element.tag) or self._one_of(ParagraphKind, element, "type", ParagraphKind.PLAIN)
        return Paragraph(self._inlines.content(element), self.flow.place(element), kind)

    def _points(self, element: Element) -> Points | None:
        kind = PointsKind.TABLE
        if element.tag == "list":
            kind = self._one_of(PointsKind, element, "type", PointsKind.BULLETED)
        points = tuple(self._point(one) for one in element if one.tag in ("item", "row"))
        return Points(kind, points, self.flow.place(element)) if points else None

    def _point(self, element: Element) -> Point:
        label = unheld(element.get("n", ""))
        if element.tag == "row":
            cells: tuple[Sign, ...] = tuple(
                self._inlines.sign(one, SignKind.CELL) for one in element if one.tag == "cell"
            )
            return Point(None, label, cells, self.flow.place(element))
        made = self._inlines.mixed(element)
        return Point(made.label, label, tuple(made.content), self.flow.place(element))

    def _speech(self, element: Element) -> Speech:
        said = self._header.persons(element.get(XML_ID, ""))
        label = next((one for one in element if one.tag == "speaker"), None)
        made = self._inlines.mixed(label) if label is not None else None
        outside = [self._inlines.fragment(one) for one in element if one.tag == "metamark"]
        fragments = sorted([*(made.fragments if made else ()), *outside], key=lambda one: one.origin.start)
        place = self.flow.place(label if label is not None else element)
        speaker = Speaker(
            content=tuple(made.content) if made else (),
            names=tuple(one.name for one in said if one.named),
            office=next((one.office for one in said if one.office), ""),
            fragments=tuple(fragments),
            origin=place,
        )
        blocks = tuple(block for block in self._blocks(element) if not isinstance(block, Speech))
        return Speech(speaker, blocks, self.flow.place(element))

    def _attendance(self, element: Element) -> AttendeeList:
        status = self._one_of(Status, element, "subtype", Status.PRESENT)
        label: Fragment | None = None
        entries: list[Attendee] = []
        fragments: list[Fragment] = []
        if element.tag == "ab":
            made = self._inlines.mixed(element)
            label, fragments = made.label, made.fragments
        for one in element:
            if one.tag == "head" or (one.tag == "metamark" and one.get("function") == "label"):
                label = self._inlines.fragment(one)
            elif one.tag == "metamark" and element.tag == "list":
                fragments.append(self._inlines.fragment(one))
            elif one.tag == "item":
                inner = self._inlines.mixed(one)
                fragments += inner.fragments
                entries.append(self._attendee(one, tuple(inner.content), status))
        return AttendeeList(status, label, tuple(entries), tuple(fragments), self.flow.place(element))

    def _attendee(self, element: Element, content: tuple[Inline, ...], usual: Status) -> Attendee:
        said = next(iter(self._header.persons(element.get(XML_ID, ""))), PersonSaid())
        status = usual
        if said.roles:
            try:
                status = Status(said.roles[0])
            except ValueError:
                self._odd(element, f"{said.roles[0][:60]!r} is no word for how somebody was there")
        place = self.flow.place(element)
        return Attendee(content, said.name, said.office, status, place, said.roles[1:], said.partial, said.signed)

    def notes(self) -> Iterator[Note]:
        """The notes in the order of the source."""
        found = [one for one in self.flow.kept if one.tag == "note" and floats(one)]
        yield from sorted(map(self._note, found), key=_at)

    def _note(self, element: Element) -> Note:
        labels = {one.get("type"): self._inlines.fragment(one) for one in element if one.tag == "label"}
        return Note(
            marker=labels.get("number"),
            label=unheld(element.get("n", "")),
            kind=self._one_of(NoteKind, element, "type", NoteKind.UNSPECIFIED),
            kind_label=labels.get("kind"),
            blocks=tuple(self._paragraph(one) for one in element if one.tag in ("p", "quote", "stage", "ab")),
            marks=tuple(self._places(element.get("target", ""))),
            origin=self.flow.place(element),
            series=unheld(element.get("subtype", "")),
            lemmas=tuple(self._places(element.get("corresp", ""))),
        )

    def _places(self, pointers: str) -> Iterator[Origin]:
        """The origins of the elements that a note points to."""
        for pointer in pointers.split():
            element = self.flow.ids.get(pointer[1:])
            if element is not None:
                yield self.flow.origin(*self.flow.span(element))

    def fragments(self) -> Iterator[Fragment]:
        """Printed headings of the apparatus."""
        found = [one for one in self.flow.kept if one.tag in ("head", "fw") and one.get("type") == "apparatus"]
        yield from (self._inlines.fragment(one) for one in sorted(found, key=self.flow.span))

    def leftovers(self) -> Iterator[Leftover]:
        """What was not read when the file was written."""
        for one in self.flow.kept:
            if one.tag == "fw" and one.get("type") == "unread":
                yield Leftover(self.flow.characters(one), self.flow.origin(*self.flow.span(one)))


def _name_of(session: Element) -> str:
    """How a line points to its sitting; one without an id is told by its own self."""
    return f"#{session.get(XML_ID)}" if session.get(XML_ID) else f"@{id(session)}"


def _at(node: Line | AttendeeList | Note) -> tuple[int, int]:
    """Where it stands: in that order they are kept."""
    return node.origin.start, node.origin.end


def _value(div: Element, number: str) -> int | None:
    """The value of an item's number: what its figures say, unless ``rend`` says otherwise."""
    told = div.get("rend", "")
    if told == "value-none":
        return None
    figures = told.removeprefix("value-")
    return int(figures) if told.startswith("value-") and figures.isdecimal() else number_value(number)
