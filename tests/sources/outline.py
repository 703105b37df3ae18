"""A reading as a few lines of words: what the cases under ``wilson_center/`` compare.

A node a line, indented by depth. ``{kind words}`` is a sign, ``{mark 1}`` a note mark; a labelled line names its label;
an attendee is its name, with ``<printed>`` where that differs and ``(office)``. Facts begin with ``=``, diagnostics
with ``!`` and end with what the sidecar would have to say.
"""

import re
from collections.abc import Iterator
from typing import assert_never

from protocol_edition.diagnostics import Diagnostic
from protocol_edition.model import (
    Attendee,
    AttendeeList,
    Block,
    Citation,
    CrossReference,
    Header,
    Inline,
    Item,
    Line,
    Name,
    Note,
    NoteMark,
    Paragraph,
    Points,
    Protocol,
    Session,
    Sign,
    Speech,
    Text,
)

_SIDECAR_KEY = re.compile(r"(lines: \{.*\}|(?:date|title|number|id|url|series): \S+|signs: .*)$")


def outline(protocol: Protocol, *, header: bool = True, above: int = 0) -> str:
    """The protocol as words; without its header if ``header`` is off. ``above`` lines are not counted."""
    rows = _header(protocol.header) if header else iter(())
    made = [*rows]
    for session in protocol.sessions:
        made += _session(session)
    made += [f'heading of notes "{fragment.text}"' for fragment in protocol.fragments]
    for note in protocol.notes:
        made += _note(note, above)
    made += [f'left over "{_one_line(left.text)}"' for left in protocol.leftovers]
    return "".join(f"{row}\n" for row in made)


def findings(diagnostics: tuple[Diagnostic, ...], above: int = 0) -> str:
    """The diagnostics as words: code, line, and the sidecar's key where the remedy names one."""
    made = []
    for finding in diagnostics:
        key = _SIDECAR_KEY.search(finding.remedy)
        said = re.sub(r"\{(\d+):", lambda m: f"{{{int(m[1]) - above}:", key.group()) if key else ""
        made.append(f"! {finding.code} line {max(1, finding.line - above)} {said}".rstrip())
    return "".join(f"{row}\n" for row in made)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def words(content: tuple[Inline, ...]) -> str:
    """Inlines with their signs and marks in braces."""
    return _one_line("".join(_inline(inline) for inline in content))


def _inline(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case NoteMark():
            return f"{{mark {inline.label}}}"
        case Sign():
            whole = f" = {inline.word}" if inline.word else ""
            return f"{{{inline.kind} {''.join(map(_inline, inline.content))}{whole}}}"
        case Name() | CrossReference():
            return "".join(map(_inline, inline.content))
        case _:
            assert_never(inline)


def _header(header: Header) -> Iterator[str]:
    for line in header.lines:
        yield _line(line)
    facts = {
        "date": header.date,
        "title": header.title,
        "number": header.number,
        "series": header.series,
        "summary": header.summary,
        "credits": header.credits,
        "funders": "; ".join(header.funders),
        "original language": header.original_language,
        "contents": header.contents,
        "classification": "; ".join(header.classification),
    }
    yield from (f"= {name}: {fact}" for name, fact in facts.items() if fact)
    if header.citation:
        yield from _citation(header.citation)


def _citation(citation: Citation) -> Iterator[str]:
    reference = citation.reference
    facts = {
        "title": citation.title,
        "date": citation.date,
        "repository": citation.repository,
        "reference": reference.printed,
        "archive": reference.archive,
        "fond": reference.fond,
        "opis": reference.opis,
        "delo": reference.delo,
        "folios": reference.folios,
        "translators": "; ".join(citation.translators),
        "credit": citation.credit,
        "editors": "; ".join(citation.editors),
        "contributors": "; ".join(citation.contributors),
        "url": citation.url,
    }
    yield from (f"= cited {name}: {fact}" for name, fact in facts.items() if fact)


def _line(line: Line) -> str:
    label = f" [{line.label.text}]" if line.label else ""
    return f'{line.role}{label} "{words(line.content)}"'


def _session(session: Session) -> Iterator[str]:
    yield f'session "{words(session.heading)}"' if session.heading else "session"
    yield from (f"  {_line(line)}" for line in session.lines)
    facts = {"date": session.date, "place": session.place, "hour": session.hour}
    yield from (f"  = {name}: {fact}" for name, fact in facts.items() if fact)
    yield from (f"  {_list(listed)}" for listed in session.lists)
    yield from _blocks(session.blocks, "  ")
    for item in session.items:
        yield from _item(item)


def _list(listed: AttendeeList) -> str:
    label = f" [{listed.label.text}]" if listed.label else ""
    return f"{listed.status}{label}: {'; '.join(map(_attendee, listed.entries))}".rstrip()


def _attendee(attendee: Attendee) -> str:
    said = words(attendee.content)
    own = f" <{said}>" if said != attendee.name else ""
    return attendee.name + own + (f" ({attendee.office})" if attendee.office else "")


def _item(item: Item) -> Iterator[str]:
    value = f" = {item.value}" if item.value is not None and str(item.value) != item.number else ""
    yield f'  item {item.number or "without number"}{value} "{words(item.heading)}"'
    if item.supporters:
        yield f"    supporters: {'; '.join(map(_attendee, item.supporters.entries))}"
    yield from _blocks(item.blocks, "    ")


def _blocks(blocks: tuple[Block, ...], indent: str) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield f'{indent}paragraph "{words(block.content)}"'
            case Points():
                yield f"{indent}{block.kind} points"
                yield from (f'{indent}  point {p.label or "-"} "{words(p.content)}"' for p in block.points)
            case Speech():
                said = words(block.speaker.content)
                office = f" ({block.speaker.office})" if block.speaker.office else ""
                yield f"{indent}speech of {'; '.join(block.speaker.names)} <{said}>{office}"
                yield from _blocks(block.blocks, indent + "  ")
            case _:
                assert_never(block)


def _note(note: Note, above: int) -> Iterator[str]:
    marks = ", ".join(f"{mark.line - above}:{mark.column}" for mark in note.marks) or "no mark"
    kind = f" [{note.kind_label.text}]" if note.kind_label else ""
    yield f"note {note.label}, {note.kind}{kind}, marked at {marks}"
    yield from (f'  paragraph "{words(block.content)}"' for block in note.blocks)
