"""The body while it is being read: drafts hold offsets, and become frozen nodes once the note marks are known."""

from dataclasses import dataclass, field

from protocol_edition.model import (
    AttendeeList,
    Block,
    Item,
    Line,
    LineRole,
    Paragraph,
    Point,
    Points,
    PointsKind,
    Session,
    Speaker,
    Speech,
    Status,
)
from protocol_edition.sources.source import Source
from protocol_edition.sources.wilson_center.inline import Inliner
from protocol_edition.sources.wilson_center.names import ListReader
from protocol_edition.sources.wilson_center.speakers import SpeakerLabel

Span = tuple[int, int]


@dataclass(slots=True)
class ParagraphDraft:
    """A paragraph, from the first to the last character it prints; grows while lines continue it."""

    start: int
    end: int


@dataclass(slots=True)
class PointDraft:
    """A point: its marker ends where its text begins."""

    start: int
    text: int
    end: int
    label: str


@dataclass(slots=True)
class PointsDraft:
    """Points that follow one another."""

    kind: PointsKind
    points: list[PointDraft]


@dataclass(slots=True)
class SpeechDraft:
    """A speech: ``printed`` and ``whole`` are offsets of the ends of the name and of its label."""

    start: int
    printed: int
    whole: int
    label: SpeakerLabel
    blocks: list[ParagraphDraft | PointsDraft] = field(default_factory=list)


BlockDraft = ParagraphDraft | PointsDraft | SpeechDraft


@dataclass(slots=True)
class ListDraft:
    """A list of names; ``label`` its printed label, ``tail`` the length of the words behind the names."""

    status: Status
    label: Span
    start: int
    end: int
    tail: int = 0


@dataclass(slots=True)
class ItemDraft:
    """An agenda item."""

    start: int
    text: int
    end: int
    number: str
    value: int | None
    supporters: ListDraft | None = None
    blocks: list[BlockDraft] = field(default_factory=list)


@dataclass(slots=True)
class LineDraft:
    """A line of description."""

    role: LineRole
    start: int
    end: int
    label: int = 0
    """Offset at which its text begins, if a label stands before it; else 0."""


@dataclass(slots=True)
class SessionDraft:
    """A sitting."""

    start: int
    heading: Span | None = None
    date: str = ""
    place: str = ""
    hour: str = ""
    lines: list[LineDraft] = field(default_factory=list)
    lists: list[ListDraft] = field(default_factory=list)
    blocks: list[BlockDraft] = field(default_factory=list)
    items: list[ItemDraft] = field(default_factory=list)
    arabic: ItemDraft | None = None
    """The last item whose number is printed in arabic figures."""

    @property
    def in_head(self) -> bool:
        """Whether nothing but head lines has been read yet."""
        return not (self.lists or self.blocks or self.items)


class Finisher:
    """Turns drafts into nodes of the model."""

    def __init__(self, source: Source, inliner: Inliner) -> None:
        self._source = source
        self._inliner = inliner
        self._lists = ListReader(source, inliner)

    def session(self, draft: SessionDraft, limit: int) -> Session:
        """The session, which ends with its last node, at offset ``limit`` at the latest."""
        lines = tuple([self.line(line) for line in draft.lines])
        lists = tuple([self._list(listed) for listed in draft.lists])
        blocks = self._blocks(draft.blocks)
        items = tuple([self._item(item) for item in draft.items])
        named = [item.supporters for item in items[-1:] if item.supporters]
        ends = [node.origin.end for nodes in (lines, lists, blocks, items, named) for node in nodes]
        last = max([draft.start, *ends, *((draft.heading[1],) if draft.heading else ())])
        return Session(
            heading=self._inliner.read(*draft.heading) if draft.heading else (),
            lines=lines,
            date=draft.date,
            place=draft.place,
            hour=draft.hour,
            lists=lists,
            blocks=blocks,
            items=items,
            origin=self._source.origin(draft.start, min(last, limit)),
        )

    def line(self, draft: LineDraft) -> Line:
        """A line of description."""
        text = draft.label or draft.start
        span = self._source.trim(text, draft.end)
        plain = draft.role in (LineRole.FURNITURE, LineRole.CITATION, LineRole.SOURCE, LineRole.CREDITS)
        return Line(
            draft.role,
            self._source.fragment(draft.start, text),
            (self._source.words(*span),) if plain and span[0] < span[1] else self._inliner.read(*span),
            self._source.origin(draft.start, draft.end),
        )

    def _list(self, draft: ListDraft) -> AttendeeList:
        return self._lists.read(draft.status, draft.label, draft.start, draft.end, draft.tail)

    def _item(self, draft: ItemDraft) -> Item:
        blocks = self._blocks(draft.blocks)
        return Item(
            marker=self._source.fragment(draft.start, draft.text),
            number=draft.number,
            value=draft.value,
            heading=self._inliner.read(*self._source.trim(draft.text, draft.end)),
            supporters=self._list(draft.supporters) if draft.supporters else None,
            blocks=blocks,
            origin=self._source.origin(draft.start, max(draft.end, blocks[-1].origin.end) if blocks else draft.end),
        )

    def _blocks(self, drafts: list[BlockDraft]) -> tuple[Block, ...]:
        return tuple([self._speech(d) if isinstance(d, SpeechDraft) else self._text_block(d) for d in drafts])

    def _speech(self, draft: SpeechDraft) -> Speech:
        content, origin = self._inliner.stretch(*self._source.trim(draft.start, draft.printed))
        sign = self._source.fragment(draft.printed, draft.whole)
        speaker = Speaker(content, draft.label.names, draft.label.office, (sign,) if sign else (), origin)
        blocks = tuple([self._text_block(block) for block in draft.blocks])
        last = blocks[-1].origin.end if blocks else self._source.trim(draft.start, draft.whole)[1]
        return Speech(speaker, blocks, self._source.origin(draft.start, last))

    def _text_block(self, draft: ParagraphDraft | PointsDraft) -> Paragraph | Points:
        if isinstance(draft, ParagraphDraft):
            return Paragraph(*self._inliner.stretch(draft.start, draft.end))
        points = tuple([self._point(point) for point in draft.points])
        first, last = points[0].origin, points[-1].origin
        return Points(draft.kind, points, first if first is last else self._source.origin(first.start, last.end))

    def _point(self, draft: PointDraft) -> Point:
        marker = self._source.fragment(draft.start, draft.text)
        if marker is None:
            raise ValueError(f"a point without a marker at offset {draft.start}")
        content = self._inliner.read(*self._source.trim(draft.text, draft.end))
        return Point(marker, draft.label, content, self._source.origin(draft.start, draft.end))
