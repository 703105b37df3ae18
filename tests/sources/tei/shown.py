"""What was read of a TEI file as a few lines of words: what the cases compare.

A node a line, indented by depth. ``{kind words}`` is a sign, with ``= word`` for what it says besides; ``{1}`` a note's
mark; ``<kind key words>`` a name, ``<-> target words>`` a reference. Findings begin with ``!``.
"""

from collections.abc import Iterator

from protocol_edition.diagnostics import Diagnostic
from protocol_edition.model import (
    AttendeeList,
    Block,
    CrossReference,
    Header,
    Inline,
    Item,
    Line,
    Name,
    NoteMark,
    Paragraph,
    Pointer,
    Points,
    Protocol,
    Session,
    Sign,
    Text,
)


def shown(protocol: Protocol) -> str:
    """The protocol as words."""
    rows = [*_header(protocol.header)]
    for session in protocol.sessions:
        rows += _session(session)
    for note in protocol.notes:
        series = f" ({note.series})" if note.series else ""
        lemma = f" on {len(note.lemmas)} lemma" if note.lemmas else ""
        marks = "" if note.marks else ", no mark"
        rows.append(f"note {note.label}{series}{lemma}{marks}")
        rows += _blocks(note.blocks, "  ")
    rows += [f'left over "{left.text}"' for left in protocol.leftovers]
    return "".join(f"{row}\n" for row in rows)


def told(findings: tuple[Diagnostic, ...], above: int) -> str:
    """The findings, with lines counted from the fence."""
    return "".join(f"! {one.code} line {max(1, one.line - above)}: {one.what}\n" for one in findings)


def words(content: tuple[Inline, ...]) -> str:
    return "".join(map(_inline, content)).replace("\n", "⏎").replace("\t", "⇥")


def _inline(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case NoteMark():
            return f"{{{inline.label}}}"
        case Sign():
            inner = "".join(map(_inline, inline.content))
            said = [str(inline.kind), f"{inline.before}{inner}{inline.after}", inline.rend and f"/{inline.rend}"]
            said += [inline.word and f"= {inline.word}", inline.target and f"-> {inline.target}"]
            return "{" + " ".join(filter(None, said)) + "}"
        case Name():
            return f"<{inline.kind} {inline.key} {''.join(map(_inline, inline.content))}>"
        case Pointer():
            return f"<-> {inline.target} {''.join(map(_inline, inline.content))}>"
        case CrossReference():
            return f"<-> line {inline.target.line} {''.join(map(_inline, inline.content))}>"


def _header(header: Header) -> Iterator[str]:
    facts = {"date": header.date, "number": header.number, "parent": header.parent, "language": header.language}
    kinds = {"kind": header.kind, "survival": header.survival}
    facts |= {name: str(kind) for name, kind in kinds.items() if kind not in ("protocol", "full")}
    yield from (f"= {name}: {fact}" for name, fact in facts.items() if fact)
    yield from (f"= differs: {said.date} ({said.where})" for said in header.dates if said.differs)
    if header.citation:
        yield f"= shelfmark: {header.citation.reference.printed}"
    yield from (_line(line) for line in header.lines)


def _line(line: Line) -> str:
    return f'{line.role} "{words(line.content)}"'


def _session(session: Session) -> Iterator[str]:
    yield " ".join(filter(None, ("session", session.date, f'"{words(session.heading)}"' if session.heading else "")))
    yield from (f"  {_line(line)}" for line in session.lines)
    yield from (f"  {_list(listed)}" for listed in session.lists)
    yield from _blocks(session.blocks, "  ")
    for item in session.items:
        yield from _item(item)
    yield from (f"  {_line(line)}" for line in session.closing)


def _list(listed: AttendeeList) -> str:
    label = f" [{listed.label.text}]" if listed.label else ""
    entries = []
    for one in listed.entries:
        extra = ["partial"] if one.partial else []
        extra += [f"signed {one.signed}"] if one.signed else []
        extra += [f"office {one.office}"] if one.office else []
        said = words(one.content)
        entries.append(one.name + (f" <{said}>" if said != one.name else "") + "".join(f" +{x}" for x in extra))
    return f"{listed.status}{label}: {'; '.join(entries)}"


def _item(item: Item) -> Iterator[str]:
    kind = "item" if item.kind == "agenda" else str(item.kind)
    survival = "" if item.survival == "full" else f" ({item.survival})"
    value = f" = {item.value}" if item.value is not None else ""
    yield f'  {kind} {item.number or "without number"}{value}{survival} "{words(item.heading)}"'
    yield from _blocks(item.blocks, "    ")


def _blocks(blocks: tuple[Block, ...], indent: str) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                kind = "paragraph" if block.kind == "plain" else str(block.kind)
                yield f'{indent}{kind} "{words(block.content)}"'
            case Points():
                yield f"{indent}{block.kind}"
                yield from (f'{indent}  {point.label or "-"} "{words(point.content)}"' for point in block.points)
            case _:
                office = words(block.speaker.content)
                yield f"{indent}speech of {'; '.join(block.speaker.names)} <{office}>"
                yield from _blocks(block.blocks, indent + "  ")
