"""What was read as a tree of words, one line a node, with the line of the source before it: for the scholar's eye."""

from collections.abc import Iterator
from typing import assert_never

from protocol_edition.model import (
    ArchiveReference,
    Attendee,
    AttendeeList,
    Block,
    Citation,
    Header,
    Inline,
    Item,
    ItemKind,
    Leftover,
    Line,
    Note,
    Origin,
    Paragraph,
    ParagraphKind,
    Point,
    Points,
    Protocol,
    Session,
    Sign,
    Speech,
    Survival,
    printed,
    signs,
)

_LONGEST = 100
"""Longer texts are cut: the outline says what a line is, the JSON what it holds."""

_PARAGRAPHS = {ParagraphKind.PLAIN: "paragraph"}

Row = tuple[Origin | None, int, str]
"""Where it stands (None for what the reader understood rather than read), how deep, and what is said."""


def outline(protocol: Protocol) -> str:
    """The protocol as a text tree; note marks and editorial signs as printed. Ends in a newline."""
    rows = [
        *_header(protocol.header),
        *(row for number, session in enumerate(protocol.sessions, 1) for row in _session(session, number)),
        *(row for note in protocol.notes for row in _note(note)),
        *(_leftover(left) for left in protocol.leftovers),
    ]
    width = max((len(str(origin.line)) for origin, _, _ in rows if origin), default=1)
    return "".join(
        f"{origin.line if origin else '':>{width}}  {'  ' * depth}{text}".rstrip() + "\n"
        for origin, depth, text in rows
    )


def _said(what: str, text: str) -> str:
    folded = " ".join(text.split())
    cut = folded if len(folded) <= _LONGEST else folded[: _LONGEST - 1].rstrip() + "…"
    return f"{what}: {cut}" if cut else what


def _header(header: Header) -> Iterator[Row]:
    first = header.lines[0].origin if header.lines else None
    yield first, 0, "header"
    for line in header.lines:
        yield _line(line, 1)
    number = " ".join(part for part in (header.series, header.number and f"no. {header.number}") if part)
    for what, fact in (("date", header.date), ("protocol", number), ("funded by", "; ".join(header.funders))):
        if fact:
            yield None, 1, _said(f"= {what}", fact)
    if header.citation:
        yield from _citation(header.citation)


def _line(line: Line, depth: int) -> Row:
    return line.origin, depth, _said(line.role.value.replace("-", " "), printed(line.content))


def _citation(citation: Citation) -> Iterator[Row]:
    facts = (
        ("cited title", citation.title),
        ("cited date", citation.date),
        ("published by", citation.repository),
        ("archive reference", _reference(citation.reference)),
        ("translated by", "; ".join(citation.translators)),
        ("edited by", "; ".join(citation.editors)),
        ("with", "; ".join(citation.contributors)),
        ("address", citation.url),
    )
    for what, fact in facts:
        if fact:
            yield None, 1, _said(f"= {what}", fact)


def _reference(reference: ArchiveReference) -> str:
    parts = (
        ("", reference.archive),
        ("fond ", reference.fond),
        ("opis ", reference.opis),
        ("delo ", reference.delo),
        ("folios ", reference.folios),
    )
    return ", ".join(name + part for name, part in parts if part) if reference.fond else reference.printed


def _session(session: Session, number: int) -> Iterator[Row]:
    yield session.origin, 0, _said(f"session {number}", printed(session.heading))
    for line in session.lines:
        yield _line(line, 1)
    for what, fact in (("date", session.date), ("place", session.place), ("hour", session.hour)):
        if fact:
            yield None, 1, _said(f"= {what}", fact)
    for listed in session.lists:
        yield _attendance(listed, 1)
    yield from _blocks(session.blocks, 1)
    for item in session.items:
        yield from _item(item)
    for line in session.closing:
        yield _line(line, 1)


def _attendance(listed: AttendeeList, depth: int) -> Row:
    names = "; ".join(_attendee(entry) for entry in listed.entries)
    return listed.origin, depth, f"{listed.status.value} ({len(listed.entries)}): {names}".rstrip()


def _attendee(attendee: Attendee) -> str:
    said = [attendee.office, *attendee.roles, "for a part" if attendee.partial else "", attendee.signed]
    beside = ", ".join(filter(None, said))
    return f"{attendee.name} ({beside})" if beside else attendee.name


def _item(item: Item) -> Iterator[Row]:
    what = "item" if item.kind is ItemKind.AGENDA else item.kind.value
    survival = "" if item.survival is Survival.FULL else f", {item.survival.value}"
    yield item.origin, 1, _said(f"{what} {item.number or 'without number'}{survival}", printed(item.heading))
    yield from _signs(item.heading, 2)
    if item.supporters:
        yield _attendance(item.supporters, 2)
    yield from _blocks(item.blocks, 2)


def _blocks(blocks: tuple[Block, ...], depth: int) -> Iterator[Row]:
    for block in blocks:
        match block:
            case Paragraph():
                yield (
                    block.origin,
                    depth,
                    _said(
                        "paragraph" if block.kind is ParagraphKind.PLAIN else block.kind.value, printed(block.content)
                    ),
                )
                yield from _signs(block.content, depth + 1)
            case Points():
                yield block.origin, depth, f"{block.kind.value} points ({len(block.points)})"
                for point in block.points:
                    yield from _point(point, depth + 1)
            case Speech():
                yield block.origin, depth, _said("speech of", ", ".join(block.speaker.names))
                yield from _blocks(block.blocks, depth + 1)
            case _:
                assert_never(block)


def _point(point: Point, depth: int) -> Iterator[Row]:
    yield point.origin, depth, _said(f"point {point.label.rstrip('.)')}".rstrip(), printed(point.content))
    yield from _signs(point.content, depth + 1)


def _signs(content: tuple[Inline, ...], depth: int) -> Iterator[Row]:
    return ((sign.origin, depth, _sign(sign)) for sign in signs(content))


def _sign(sign: Sign) -> str:
    whole = f" = {sign.word}" if sign.word else ""
    return _said(sign.kind.value.replace("-", " "), printed((sign,))) + whole


def _note(note: Note) -> Iterator[Row]:
    marks = ", ".join(f"{mark.line}:{mark.column}" for mark in note.marks)
    marked = f"marked at {marks}" if marks else "no mark"
    text = " ".join(printed(paragraph.content) for paragraph in note.blocks)
    kind = f"{note.series}, {note.kind.value}" if note.series else note.kind.value
    yield note.origin, 0, _said(f"note {note.label} ({kind}, {marked})", text)
    for paragraph in note.blocks:
        yield from _signs(paragraph.content, 1)


def _leftover(left: Leftover) -> Row:
    return left.origin, 0, _said("not read", left.text)
