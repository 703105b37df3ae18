"""Writes what stands wherever the source has it: lines of description, lists of names, notes, what was not read.

Each has the element that TEI has for it where TEI allows that; elsewhere ``fw`` holds it, which may stand anywhere.
A list of names inside a paragraph or another list can stand in neither: an ``anchor`` of type ``moved`` takes its
place and points to it. So does one for an item or block whose words stand before those it follows.
"""

from protocol_edition.exports.tei.blocks import BlockWriter, Place
from protocol_edition.exports.tei.floating import Apart, Floating, Stretches
from protocol_edition.exports.tei.ids import Ids
from protocol_edition.exports.tei.markup import attribute, pointers, word_attribute
from protocol_edition.model import (
    AttendeeList,
    Fragment,
    Item,
    Leftover,
    Line,
    LineRole,
    Note,
    Protocol,
    Session,
    Speech,
)

_HEADER_MAY = (Place.FRONT, Place.BACK)
_LINES_MAY = (Place.BODY, Place.SPEECH, Place.SPEECH_BODY)
_LISTS_MAY = (Place.TOP, Place.BODY, Place.SPEECH, Place.SPEECH_BODY, Place.BACK)
_CLOSERS_MAY = (Place.BODY, Place.AFTER)
_FRONT = {LineRole.TITLE: ("docTitle", "titlePart"), LineRole.DATE: ("docDate",)}
_DATELINES = (LineRole.DATE, LineRole.PLACE, LineRole.HOUR)
_CLOSERS = {LineRole.DATELINE: ("dateline",), LineRole.SIGNATURE: ("signed",)}


def of_notes(one: Floating) -> bool:
    """Whether it belongs to the notes at the foot of a text."""
    return isinstance(one.node, Note | Fragment) and not isinstance(one.node, Leftover)


class FloatWriter(BlockWriter):
    """Writes what floats at the cursor."""

    def __init__(self, protocol: Protocol, text: str, ids: Ids) -> None:
        super().__init__(text, ids, Stretches(protocol))
        self.protocol = protocol
        self.heading_awaited = False
        """A sitting's heading is still to come: no block may stand before it."""
        self._session: Session | None = None
        self._slot = -1
        self._waiting: list[str] = []
        self._apart = False
        self._closing_from = 0
        self._notes_left = sum(map(of_notes, self.floats))

    def enter(self, session: Session) -> None:
        """The ``div`` of a sitting opens."""
        self._session, self._slot = session, -1
        parts = (*session.blocks, *session.items, *session.lists, *session.lines)
        self._closing_from = max((self.hull(part)[1] for part in parts), default=0)

    def leave(self) -> None:
        """The ``div`` of a sitting closes: what still waits for a place gets it."""
        self.open_slot()
        self._session = None

    def open_slot(self) -> None:
        """The place before the first block of a sitting, for lists that cannot stand where their source has them."""
        if self._session and self._slot < 0 and not self._apart:
            self._slot = len(self.out)
            self.out.append("".join(self._waiting))
            self._waiting = []

    def common(self) -> None:
        """As in every writer."""
        if self._slot < 0:
            self.open_slot()
        super().common()

    def write_float(self, floating: Floating, *, inline: bool) -> None:
        """Writes what floats at the cursor, and sets the cursor behind it."""
        self.next_float += 1
        self._notes_left -= of_notes(floating)
        node = floating.node
        where = Place.LIST if inline else self.where
        if floating.moved:
            self._point_to(floating)
        elif isinstance(node, Line):
            self._line(node, floating, where)
        elif isinstance(node, AttendeeList):
            self._list(node, floating, where)
        elif isinstance(node, Note):
            self._begin_notes()
            self._note(node)
        elif isinstance(node, Fragment):
            self._begin_notes()
            self._whole("head" if self.where is Place.NOTES else "fw", ' type="apparatus"', floating.end)
        elif isinstance(node, Leftover):
            self._whole("fw", ' type="unread"', floating.end)
        if self._notes_left == 0:
            self.end_notes()

    def _whole(self, tag: str, attributes: str, end: int) -> None:
        self.out.append(f"<{tag}{attributes}>")
        self.characters(end)
        self.out.append(f"</{tag}>")

    def _begin_notes(self) -> None:
        if self.where is Place.BACK:
            self.out.append('<div type="notes">')
            self.where = Place.NOTES

    def end_notes(self) -> None:
        """After the last note the ``div`` of the notes closes."""
        if self.where is Place.NOTES:
            self.out.append("</div>")
            self.where = Place.BACK_END

    def _line(self, line: Line, floating: Floating, where: Place) -> None:
        tag, around = self._line_element(line, floating, where)
        if tag == "ab":
            self.common()
        owner = ""
        if floating.session and floating.session is not self._session:
            owner = pointers("corresp", (self.ids.node(floating.session),))
        source = self.source(line, floating.start, floating.end)
        self.out += (f"<{outer}>" for outer in around)
        self.out.append(f'<{tag} type="{floating.what}" subtype="{line.role.value}"{owner}{source}>')
        with self.inside(Place.LIST):
            if tag == "fw":
                self._label_in_fw(line)
                self.mixed(line.content, floating.end, after_label=line.label is not None)
            else:
                self.labelled(line.label, line.content, floating.end)
        self.out.append(f"</{tag}>")
        self.out += (f"</{outer}>" for outer in reversed(around))

    def _line_element(self, line: Line, floating: Floating, where: Place) -> tuple[str, tuple[str, ...]]:
        """The element of a line, and those round it that say of what kind it is."""
        own = floating.session is self._session
        match floating.what:
            case "header-line" if where is Place.FRONT and line.role in _FRONT:
                return "seg", _FRONT[line.role]
            case "header-line" if where in _HEADER_MAY:
                return "ab", ()
            case "session-line" if own and where is Place.TOP:
                return "seg", ("dateline",) if line.role in _DATELINES else ("opener",)
            case "session-line" if own and where in _LINES_MAY:
                return "ab", ()
            case "closing-line" if own and where in _CLOSERS_MAY and floating.start >= self._closing_from:
                return "seg", ("closer", *_CLOSERS.get(line.role, ()))
            case _:
                return "fw", ()

    def _label_in_fw(self, line: Line) -> None:
        """``fw`` may not hold a ``label``."""
        if line.label:
            self.mixed((), line.label.origin.start)
            self.metamark(line.label, "label")

    def _list(self, listed: AttendeeList, floating: Floating, where: Place) -> None:
        session = floating.session
        owner = pointers("corresp", (self.ids.node(session),)) if session and session is not self._session else ""
        if where in _LISTS_MAY and not (where is Place.TOP and self.heading_awaited):
            self.attendance(listed, "attendees", owner)
            return
        identifier = f"list.{listed.origin.start}.{listed.origin.end}"
        self._anchor(identifier)
        out, self.out = self.out, []
        apart, self._apart = self._apart, True
        with self.inside(Place.SPEECH_BODY):
            self.attendance(listed, "attendees", f"{owner}{attribute('xml:id', identifier)}")
        written, self.out, self._apart = "".join(self.out), out, apart
        if self._slot >= 0 and not apart:
            self.out[self._slot] += written
        else:
            self._waiting.append(written)
        self.at = max(self.at, floating.end)

    def _point_to(self, floating: Floating) -> None:
        """The place from which an item or block was moved."""
        node = floating.node
        if isinstance(node, Apart):
            self._anchor(node.id)
        elif isinstance(node, Session | Item | Speech):
            self._anchor(self.ids.node(node))
        else:
            self._anchor(self.ids.moved(node))
        self.at = max(self.at, floating.end)
        while self.float_before(floating.end):
            self.next_float += 1

    def _anchor(self, identifier: str) -> None:
        self.out.append(f'<anchor type="moved"{pointers("corresp", (identifier,))}/>')

    def _note(self, note: Note) -> None:
        end = self.hull(note)[1]
        told = f' type="{note.kind.value}"{word_attribute("subtype", note.series)}{attribute("n", note.label)}'
        own = attribute("xml:id", self.ids.node(note))
        marks = pointers("target", map(self.ids.mark_target, note.marks))
        lemmas = pointers("corresp", self.ids.lemmas_of(note))
        place = ' place="end"' if self.where is Place.NOTES else ""
        source = self.source(note, self.at, max(self.at, end))
        self.out.append(f"<note{told}{place}{own}{marks}{lemmas}{source}>")
        with self.inside(Place.LIST):
            if note.marker:
                self._note_label(note.marker.origin.start, len(note.marker.text), "number")
            if note.kind_label:
                self._note_label(note.kind_label.origin.start, len(note.kind_label.text), "kind")
            for block in note.blocks:
                self.paragraph(block)
            self.up_to(end)
        self.out.append("</note>")

    def _note_label(self, start: int, length: int, kind: str) -> None:
        self.up_to(start)
        self.out.append(f'<label type="{kind}">')
        self.characters(start + length)
        self.out.append("</label>")
