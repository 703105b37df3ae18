"""Sittings and items while they are read: open, growing, then made into nodes of the model."""

from dataclasses import dataclass, field

from protocol_edition.model import (
    AttendeeList,
    Block,
    Fragment,
    Inline,
    Item,
    ItemKind,
    Line,
    Origin,
    Paragraph,
    Points,
    Session,
    Speaker,
    Speech,
    Survival,
)

Content = tuple[Inline, ...]


@dataclass(slots=True)
class SpeechDraft:
    """A turn whose words are still read."""

    speaker: Speaker
    start: Origin
    blocks: list[Paragraph | Points] = field(default_factory=list)

    def made(self, end: int) -> Speech:
        """The speech, as it ends at an offset."""
        return Speech(self.speaker, tuple(self.blocks), _until(self.start, end))


@dataclass(slots=True)
class ItemDraft:
    """An item whose blocks are still read; ``start`` is where it begins."""

    start: Origin
    kind: ItemKind = ItemKind.AGENDA
    marker: Fragment | None = None
    number: str = ""
    value: int | None = None
    heading: Content = ()
    blocks: list[Block] = field(default_factory=list)
    survival: Survival = Survival.FULL
    target: str = ""
    """The xml:id of its part of the text."""
    end: int = 0

    def made(self) -> Item:
        """The item."""
        origin = _until(self.start, max(self.end, self.start.end))
        return Item(
            self.marker,
            self.number,
            self.value,
            self.heading,
            None,
            tuple(self.blocks),
            origin,
            self.kind,
            self.survival,
        )


@dataclass(slots=True)
class SessionDraft:
    """A sitting; ``start`` is unknown until something of it is read."""

    start: Origin | None = None
    heading: Content = ()
    lines: list[Line] = field(default_factory=list)
    date: str = ""
    place: str = ""
    lists: list[AttendeeList] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    items: list[ItemDraft] = field(default_factory=list)
    closing: list[Line] = field(default_factory=list)
    explicit: bool = False
    """Whether an element of its own opened it."""
    agenda: list[str | ItemDraft] = field(default_factory=list)
    """The entries of the agenda in order: the xml:id of an item, or the draft of one that is lost."""

    def made(self, end: int, default: Origin) -> Session:
        """The sitting, as it ends at an offset; lost items stand where the agenda has them."""
        items = _ordered(self.items, self.agenda)
        start = self.start or default
        return Session(
            heading=self.heading, lines=tuple(self.lines), date=self.date, place=self.place, hour="",
            lists=tuple(self.lists), blocks=tuple(self.blocks), items=tuple(item.made() for item in items),
            origin=_until(start, max(end, start.start)), closing=tuple(self.closing),
        )  # fmt: skip


def _until(start: Origin, end: int) -> Origin:
    return Origin(start.file, start.line, start.column, start.start, max(end, start.start))


def _ordered(items: list[ItemDraft], agenda: list[str | ItemDraft]) -> list[ItemDraft]:
    """The items with the lost ones of the agenda among them, each behind the one the agenda has before it."""
    ordered = list(items)
    position = 0
    for entry in agenda:
        if isinstance(entry, ItemDraft):
            ordered.insert(position, entry)
            position += 1
        else:
            known = next((number for number, item in enumerate(ordered) if item.target == entry), None)
            position = position if known is None else known + 1
    return ordered
