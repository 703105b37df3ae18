"""The text of a protocol as rows: sessions, items, speeches, lists and paragraphs in the order of the record."""

from collections.abc import Callable, Iterator
from typing import assert_never

from markupsafe import Markup

from protocol_edition import urls
from protocol_edition.edition import EditedProtocol, sittings
from protocol_edition.exports import lemmas_of, of_item, series_title, unnamed
from protocol_edition.model import (
    AttendeeList,
    Block,
    Inline,
    Item,
    Line,
    LineRole,
    Node,
    Note,
    Paragraph,
    ParagraphKind,
    Point,
    Points,
    PointsKind,
    Protocol,
    Session,
    Speech,
    Survival,
    expression,
    frozen,
    printed,
)
from protocol_edition.pages.addresses import Addresses
from protocol_edition.pages.attended import drawn_behind
from protocol_edition.pages.compose_attendance import changes
from protocol_edition.pages.escaping import made
from protocol_edition.pages.inline_html import Inliner
from protocol_edition.pages.margin import cuts
from protocol_edition.pages.pieces import Piece, drawn, joined, marker, printed_matter
from protocol_edition.pages.source_lines import LineSign
from protocol_edition.pages.table_rows import rows as table_rows
from protocol_edition.pages.views import (
    NOTHING,
    BackLink,
    Cell,
    Cite,
    InThread,
    ItemView,
    NoteParagraph,
    NoteSeries,
    NoteView,
    Part,
    Printed,
    Row,
    RowKind,
    SessionView,
    Sidenote,
)
from protocol_edition.words import say

_TURNED = expression("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Hebrew, Arabic and their neighbours: such a row finds its own direction."""

_TURNED_FIRST = expression(rf"[\W\d_]*{_TURNED.pattern}")
"""A heading that begins with them runs from right to left, also where its number is roman."""

_LIST_CLOSE = Row(RowKind.POINTS_CLOSE)
_TABLE_CLOSE = Row(RowKind.TABLE_CLOSE)
_PARAGRAPHS = {
    ParagraphKind.HEADING: (RowKind.HEADING, ""),
    ParagraphKind.QUOTATION: (RowKind.QUOTATION, ""),
    ParagraphKind.FIGURE: (RowKind.FIGURE, ""),
    ParagraphKind.STAGE: (RowKind.PARAGRAPH, "stage"),
    ParagraphKind.VERSE: (RowKind.PARAGRAPH, "verse"),
}
_AT_THE_END = (LineRole.DATELINE, LineRole.SIGNATURE, LineRole.APPROVAL, LineRole.CLOSING)
_SPEECH_CLOSE = Row(RowKind.SPEECH_CLOSE)


@frozen
class BesideItems:
    """What stands beside the heading of an item: how to cite it, and the threads that it belongs to."""

    cite: Callable[[Item], Cite]
    threads: Callable[[Item], tuple[InThread, ...]]


_ELSEWHERE = BesideItems(lambda _item: Cite("", (), "", False), lambda _item: ())
"""On a page that is not the text's own nothing stands beside it."""


class TextComposer:
    """Composes the text of one page; ``beside`` is None for a page that is not the text's own."""

    def __init__(
        self, edited: EditedProtocol, at: Addresses, inliner: Inliner, line_sign: LineSign, beside: BesideItems | None
    ) -> None:
        self._protocol, self._at, self._inliner = edited.protocol, at, inliner
        self._line_sign = line_sign
        self._tables = 0
        self._cite, self._threads = (beside or _ELSEWHERE).cite, (beside or _ELSEWHERE).threads
        several = len(edited.protocol.sessions) > 1
        self._sittings = sittings(edited.protocol, lambda session: edited.anchor(session).id) if several else ()
        self._sidenotes = dict(_sidenotes(edited, inliner)) if beside else {}

    def sessions(self) -> tuple[SessionView, ...]:
        """Every sitting with its head and its parts."""
        return tuple(self._session(session, number) for number, session in enumerate(self._protocol.sessions, 1))

    def _session(self, session: Session, number: int) -> SessionView:
        opening = [Part(None, self._rows(session.blocks, 3))] if session.blocks else []
        return SessionView(
            address=self._at.of(session),
            heading=self._inliner.html(session.heading),
            title="" if session.heading else session_title(self._protocol, number),
            sidenotes=self._beside(),
            lines=tuple(self._line(listed) for listed in session.lines),
            present=tuple(self._list(listed) for listed in session.lists),
            changes=changes(*self._sittings[number - 2 : number]) if number > 1 else (),
            parts=(*opening, *(self._part(item) for item in session.items)),
            closing=tuple(self._line(listed) for listed in session.closing),
        )

    def _part(self, item: Item) -> Part:
        pieces = self._inliner.pieces(item.heading)
        if item.marker:
            pieces.append(marker(item.marker))
        elif item.number:
            pieces.insert(0, drawn(item.number, item.origin))
        heading = joined(pieces)
        view = ItemView(
            address=self._at.of(item),
            heading=heading,
            numbered=item.marker is not None or bool(item.number),
            turned=not heading.isascii() and _TURNED_FIRST.match(printed(item.heading)) is not None,
            supporters=self._listed(item.supporters) if item.supporters else NOTHING,
            cite=self._cite(item),
            threads=self._threads(item),
            in_source=self._line_sign(item.origin.line),
            sidenotes=self._beside(),
            survival=of_item(item.survival),
            elsewhere=item.survival is Survival.OTHER_SOURCE,
            title="" if pieces else unnamed(item.kind),
        )
        return Part(view, self._rows(item.blocks, 4))

    def _rows(self, blocks: tuple[Block, ...], level: int) -> tuple[Row, ...]:
        """The rows of some blocks; ``level`` is that of a heading among them."""
        rows: list[Row] = []
        for block in blocks:
            self._add(block, rows, level)
        return tuple(rows)

    def _add(self, block: Block, rows: list[Row], level: int) -> None:
        match block:
            case Paragraph():
                rows.append(self._paragraph(block, level))
            case Points(kind=PointsKind.TABLE):
                self._tables += 1
                rows.append(Row(RowKind.TABLE_OPEN, name=say("Table {number}", number=self._tables)))
                rows += (self._table_row(row, found) for row, found in table_rows(block, self._inliner))
                rows.append(_TABLE_CLOSE)
            case Points():
                kind = "in-agenda" if block.kind is PointsKind.AGENDA else block.kind.value
                rows.append(Row(RowKind.POINTS_OPEN, list_kind=kind))
                rows += (self._row(RowKind.POINT, self._point(point), point) for point in block.points)
                rows.append(_LIST_CLOSE)
            case Speech():
                pieces = self._inliner.pieces(block.speaker.content)
                pieces += (printed_matter(fragment, "raw") for fragment in block.speaker.fragments)
                rows.append(self._row(RowKind.SPEECH_OPEN, joined(pieces), block))
                for inner in block.blocks:
                    self._add(inner, rows, level)
                rows.append(_SPEECH_CLOSE)
            case _:
                assert_never(block)

    def _paragraph(self, paragraph: Paragraph, level: int) -> Row:
        if paragraph.kind is ParagraphKind.PLAIN:
            return self._row(RowKind.PARAGRAPH, self._inliner.html(paragraph.content), paragraph)
        kind, look = _PARAGRAPHS[paragraph.kind]
        content = self._verse(paragraph) if look == "verse" else self._inliner.html(paragraph.content)
        return self._row(kind, content, paragraph, look=look, level=level)

    def _verse(self, paragraph: Paragraph) -> Markup:
        """Line by line: where the source begins a new line, the page does."""
        parts: list[str] = []
        end = paragraph.origin.start
        for inline in paragraph.content:
            parts += ("<br>" if parts and inline.origin.start > end else "", self._inliner.html((inline,)))
            end = inline.origin.end
        return made(parts)

    def _table_row(self, row: Point, found: tuple[Cell, ...]) -> Row:
        return self._row(RowKind.TABLE_ROW, NOTHING, row, cells=found)

    def _point(self, point: Point) -> Markup:
        pieces = self._inliner.pieces(point.content)
        if point.marker:
            pieces.append(marker(point.marker))
        elif point.label:
            pieces.insert(0, drawn(point.label, point.origin))
        return joined(pieces)

    def _row(  # noqa: PLR0913 - what few rows have
        self,
        kind: RowKind,
        content: Markup,
        node: Node,
        *,
        look: str = "",
        level: int = 4,
        cells: tuple[Cell, ...] = (),
    ) -> Row:
        turned = not content.isascii() and _TURNED.search(content) is not None
        line = self._line_sign(node.origin.line)
        return Row(kind, content, self._at.of(node), line, self._beside(), "", look, level, cells, "", turned)

    def _line(self, line: Line) -> Printed:
        pieces = self._inliner.pieces(line.content)
        if line.label:
            pieces.append(printed_matter(line.label, "label"))
        role = line.role.value if line.role in _AT_THE_END else ""
        return Printed(joined(pieces), self._beside(), role)

    def _list(self, listed: AttendeeList) -> Printed:
        return Printed(self._listed(listed), self._beside())

    def _listed(self, listed: AttendeeList) -> Markup:
        pieces = [piece for entry in listed.entries for piece in self._inliner.pieces(entry.content)]
        pieces += (drawn_behind(entry) for entry in listed.entries if entry.partial or entry.signed or entry.roles)
        pieces += map(printed_matter, listed.fragments)
        if listed.label:
            pieces.append(printed_matter(listed.label, "label"))
        return joined(pieces)

    def _beside(self) -> tuple[Sidenote, ...]:
        """The sidenotes for what was set since the last call."""
        if not self._inliner.met:
            return ()
        starts = (mark.origin.start for mark in self._inliner.marks_met())
        return tuple([self._sidenotes[start] for start in starts if start in self._sidenotes])

    def notes(self) -> tuple[NoteSeries, ...]:
        """The notes by series, labels as printed, each with a link back to every mark."""
        lemmas = lemmas_of(self._protocol)
        series: dict[str, list[NoteView]] = {}
        for note in self._protocol.notes:
            view = NoteView(
                address=self._at.of(note),
                paragraphs=tuple(map(NoteParagraph, self._ids(note), _paragraphs(note, self._inliner.pieces))),
                back_links=tuple(_back_links(note, self._at)),
                unmarked=not note.marks and not note.lemmas,
                lemmas=tuple(lemmas[lemma.start] for lemma in note.lemmas if lemma.start in lemmas),
            )
            series.setdefault(note.series, []).append(view)
        self._inliner.marks_met()
        named = len(series) > 1
        return tuple(NoteSeries(series_title(name) if named else "", tuple(views)) for name, views in series.items())

    def _ids(self, note: Note) -> list[str]:
        """The anchors of a note's paragraphs, "" where the note's own is enough."""
        return [self._at.id_of(block) for block in note.blocks] or [""]


def session_title(protocol: Protocol, number: int) -> str:
    """What the edition calls a sitting that the record gives no heading."""
    return say("Session {number}", number=number) if len(protocol.sessions) > 1 else say("Text")


def _sidenotes(edited: EditedProtocol, inliner: Inliner) -> Iterator[tuple[int, Sidenote]]:
    """For each mark the copy of its note, cut to the room there is."""
    notes = edited.protocol.notes
    marks = [(mark.start, note.origin.end - note.origin.start) for note in notes for mark in note.marks]
    end = notes[0].origin.start if notes else 0
    lines = cuts(edited.text, (mark for mark in marks if mark[0] < end), end)
    for note in notes:
        paragraphs = tuple(_paragraphs(note, inliner.copies))
        for mark in note.marks:
            if mark.start in lines:
                yield mark.start, Sidenote(paragraphs, lines[mark.start])


def _paragraphs(note: Note, pieces: Callable[..., list[Piece]]) -> Iterator[Markup]:
    """A note's paragraphs; the first begins with label and kind, also of a note that has no more than these."""
    head = [marker(note.marker)] if note.marker else [drawn(note.label, note.origin)] if note.label else []
    if note.kind_label:
        head.append(printed_matter(note.kind_label, "label"))
    contents: list[tuple[Inline, ...]] = [block.content for block in note.blocks] or [()]
    for content in contents:
        yield joined([*head, *pieces(content)])
        head = []


def _back_links(note: Note, at: Addresses) -> Iterator[BackLink]:
    several = len(note.marks) > 1
    for count, origin in enumerate(note.marks, 1):
        if several:
            label = say("Back to mark {count} of note {label}", count=count, label=note.label)
        else:
            label = say("Back to the mark of note {label}", label=note.label)
        yield BackLink(urls.in_page(at.marks[origin.start].id), label, str(count) if several else "")
