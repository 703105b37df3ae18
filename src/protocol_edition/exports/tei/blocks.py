"""Writes paragraphs, lists and speeches, and what floats among them."""

from collections import deque
from collections.abc import Callable, Iterable
from enum import Enum, auto
from itertools import pairwise

from protocol_edition.exports.tei.floating import Element, content_hull
from protocol_edition.exports.tei.inlines import InlineWriter, place
from protocol_edition.exports.tei.markup import attribute, pointers, source_characters
from protocol_edition.model import (
    Attendee,
    AttendeeList,
    Block,
    Fragment,
    Inline,
    NameKind,
    Origin,
    Paragraph,
    Point,
    Points,
    PointsKind,
    Sign,
    SignKind,
    Speech,
    names_in,
)
from protocol_edition.sources import PARAGRAPHS, entry_id

XML_SPACE = " \t\r\n"
EMPTY = '<ab type="empty"/>'
"""Where TEI wants a block and the record has none."""


class Place(Enum):
    """Where the cursor is: what TEI allows there differs."""

    FRONT = auto()
    BETWEEN = auto()
    """Between the parts of ``text`` and of ``body``."""
    TOP = auto()
    """In a ``div`` before its first block."""
    BODY = auto()
    """In a ``div`` among its blocks."""
    AFTER = auto()
    """In a ``div`` after the ``div`` in it."""
    LIST = auto()
    SPEECH = auto()
    """In ``sp`` before its first block."""
    SPEECH_BODY = auto()
    BACK = auto()
    NOTES = auto()
    BACK_END = auto()
    """After the ``div`` of the notes."""


class _Inside:
    """The stay of a cursor inside an element: as a class in a quarter of the time of a ``contextmanager``."""

    def __init__(self, writer: "BlockWriter", where: Place) -> None:
        self._writer, self._where = writer, where

    def __enter__(self) -> None:
        self._where, self._writer.where = self._writer.where, self._where

    def __exit__(self, *_: object) -> None:
        self._writer.where = self._where


class BlockWriter(InlineWriter):
    """Writes blocks; ``where`` says what may float at the cursor."""

    where = Place.BETWEEN

    def inside(self, where: Place) -> "_Inside":
        """Until the end of the block the cursor is inside an element."""
        return _Inside(self, where)

    def common(self) -> None:
        """A block begins: what only may stand before the first one may stand no more."""
        if self.where is Place.TOP:
            self.where = Place.BODY
        elif self.where is Place.SPEECH:
            self.where = Place.SPEECH_BODY

    def up_to(self, offset: int) -> None:
        """What floats before ``offset``, and the white space between, where no characters may stand."""
        while found := self.float_before(offset):
            self.blank(found.start)
            self.write_float(found, inline=False)
        if offset > self.at:
            self.blank(offset)

    def blank(self, end: int) -> None:
        """White space between elements; what XML does not take for white space stands in ``fw``."""
        end = min(end, len(self.text))
        if end <= self.at:
            return
        between = self.text[self.at : end]
        self.at = end
        if not between.strip(XML_SPACE):
            self.out.append(self.written(between))
            return
        odd = ""
        for sign in [*between, ""]:
            if sign and sign not in XML_SPACE:
                odd += sign
                continue
            if odd:
                self.out.append(f'<fw type="blank">{source_characters(odd)}</fw>')
            odd = ""
            self.out.append(source_characters(sign))

    def source(self, node: Element, start: int, end: int) -> str:
        """Where the node says it stands, if that is not where its characters stand."""
        origin = node.origin
        return "" if (origin.start, origin.end) == (start, end) else self.stretch("source", origin)

    def stretch(self, name: str, origin: Origin) -> str:
        """An attribute that points to a stretch of the source."""
        return attribute(name, place(origin.start, origin.end))

    def lead(self, tag: str, attributes: str, node: Element, content: Callable[[int], None]) -> None:
        """The element of a node, with what comes before it; ``content`` writes up to the offset it is given."""
        start, end = self.hull(node)
        self.up_to(start)
        self.common()
        if id(node) in self.moved and " xml:id=" not in attributes:
            attributes += attribute("xml:id", self.ids.moved(node))
        self.out.append(f"<{tag}{attributes}{self.source(node, self.at, max(self.at, end))}>")
        content(end)
        self.out.append(f"</{tag}>")

    def labelled(self, label: Fragment | None, content: tuple[Inline, ...] | list[Inline | Fragment], end: int) -> None:
        """A label and the line after it, where characters may stand."""
        if label:
            self.mixed((), label.origin.start)
            self.out.append("<label>")
            self.characters(self.at + len(label.text))
            self.out.append("</label>")
        self.mixed(content, end, after_label=label is not None)

    def block(self, block: Block) -> None:
        """Any block."""
        match block:
            case Paragraph():
                self.paragraph(block)
            case Points():
                self.points(block)
            case Speech():
                self.speech(block)

    def paragraph(self, paragraph: Paragraph) -> None:
        """A paragraph by its kind."""
        tag = PARAGRAPHS[paragraph.kind]
        kind = f' type="{paragraph.kind.value}"' if tag == "ab" else ""
        attributes = f"{kind}{attribute('xml:id', self.ids.node(paragraph))}"
        self.lead(tag, attributes, paragraph, lambda end: self.mixed(paragraph.content, end))

    def points(self, points: Points) -> None:
        """A list; a table where its rows have nothing but cells."""
        if points.kind is PointsKind.TABLE and self._is_table(points):
            self.lead("table", "", points, lambda end: self._rows(points))
        else:
            self.lead("list", f' type="{points.kind.value}"', points, lambda end: self._entries(points))

    def _entries(self, points: Points) -> None:
        with self.inside(Place.LIST):
            for point in points.points:
                self.lead("item", self._point(point), point, self._point_words(point))

    def _point(self, point: Point) -> str:
        return f"{attribute('n', point.label)}{attribute('xml:id', self.ids.node(point))}"

    def _point_words(self, point: Point) -> Callable[[int], None]:
        return lambda end: self.labelled(point.marker, point.content, end)

    def _is_table(self, points: Points) -> bool:
        start, end = self.hull(points)
        floats = any(start < one.start < end for one in self.floats[self.next_float :])
        return not floats and all(self._is_row(point) for point in points.points)

    def _is_row(self, point: Point) -> bool:
        cells = [sign for sign in point.content if isinstance(sign, Sign) and sign.kind is SignKind.CELL]
        between = (self.text[before.origin.end : after.origin.start] for before, after in pairwise(cells))
        whole = bool(cells) and len(cells) == len(point.content) and point.marker is None
        return whole and all(not stretch.strip(XML_SPACE) for stretch in between)

    def _rows(self, points: Points) -> None:
        with self.inside(Place.LIST):
            for point in points.points:
                self.lead("row", self._point(point), point, self._cells(point))

    def _cells(self, point: Point) -> Callable[[int], None]:
        def write(end: int) -> None:
            for sign in point.content:
                if isinstance(sign, Sign):
                    self.blank(sign.origin.start)
                    self.cell(sign)

        return write

    def speech(self, speech: Speech) -> None:
        """A label and the words under it."""
        known = dict.fromkeys(
            entry_id(name.kind, name.key) for name in names_in(speech.speaker.content) if name.kind is NameKind.PERSON
        )
        told = attribute("xml:id", self.ids.node(speech)) + pointers("who", known)
        self.lead("sp", told, speech, lambda end: self._speech(speech, end))

    def _speech(self, speech: Speech, end: int) -> None:
        speaker = speech.speaker
        start, stop = content_hull(speaker.content) or (self.at, self.at)
        if speaker.origin.end > stop or speaker.origin.start < start:
            own = [one for one in speaker.fragments if speaker.origin.start <= one.origin.start < speaker.origin.end]
            start = min([start, *(one.origin.start for one in own)])
            stop = max([stop, *map(_end, own)])
        inner = [one for one in speaker.fragments if start <= one.origin.start < stop]
        with self.inside(Place.SPEECH):
            self._marks([one for one in speaker.fragments if one.origin.start < start])
            self.up_to(start)
            self.out.append(f"<speaker{self._speaker_place(speech, start, stop)}>")
            self.mixed(merged(speaker.content, inner), stop)
            self.out.append("</speaker>")
            self._marks([one for one in speaker.fragments if one.origin.start >= stop])
            for block in speech.blocks:
                self.block(block)
            self.up_to(end)
            if self.where is Place.SPEECH:
                self.out.append(EMPTY)

    def _speaker_place(self, speech: Speech, start: int, stop: int) -> str:
        origin = speech.speaker.origin
        return "" if (origin.start, origin.end) == (start, stop) else self.stretch("source", origin)

    def _marks(self, fragments: Iterable[Fragment]) -> None:
        for fragment in fragments:
            self.up_to(fragment.origin.start)
            self.metamark(fragment, "separator")

    def attendance(self, listed: AttendeeList, kind: str, owner: str = "") -> None:
        """A list of names, the signs between them in their places."""
        told = f' type="{kind}" subtype="{listed.status.value}"{owner}'
        if listed.entries:
            self.lead("list", told, listed, lambda end: self._names(listed, end))
        else:
            self.lead("ab", told, listed, lambda end: self.labelled(listed.label, [*listed.fragments], end))

    def _names(self, listed: AttendeeList, end: int) -> None:
        first = self.hull(listed.entries[0])[0]
        with self.inside(Place.LIST):
            label = listed.label
            if label and label.origin.start < first:
                self.up_to(label.origin.start)
                self.out.append("<head>")
                self.characters(self.at + len(label.text))
                self.out.append("</head>")
            loose = deque(sorted(listed.fragments, key=_start))
            for entry in listed.entries:
                start, stop = self.hull(entry)
                self._marks(_before(start, loose))
                inner = _before(stop, loose)
                self.lead("item", self._entry(entry), entry, self._entry_words(entry, inner))
            self._marks(loose)
            if label and label.origin.start >= first:
                self.up_to(label.origin.start)
                self.metamark(label, "label")
            self.up_to(end)

    def _entry(self, entry: Attendee) -> str:
        return attribute("xml:id", self.ids.attendee(entry))

    def _entry_words(self, entry: Attendee, inner: list[Fragment]) -> Callable[[int], None]:
        return lambda end: self.mixed(merged(entry.content, inner), end)


def _start(fragment: Fragment) -> int:
    return fragment.origin.start


def _before(offset: int, loose: deque[Fragment]) -> list[Fragment]:
    """Takes away those that stand before ``offset``."""
    taken = []
    while loose and loose[0].origin.start < offset:
        taken.append(loose.popleft())
    return taken


def _end(fragment: Fragment) -> int:
    return fragment.origin.start + len(fragment.text)


def merged(content: tuple[Inline, ...], fragments: list[Fragment]) -> list[Inline | Fragment]:
    """Both in the order of the source."""
    if not fragments:
        return list(content)
    return sorted([*content, *fragments], key=lambda one: one.origin.start)
