"""Lists of which each point names somebody: participants, those present, the chair."""

import re
from collections.abc import Callable
from dataclasses import replace

from protocol_edition.model import (
    Attendee,
    AttendeeList,
    Fragment,
    Inline,
    Name,
    Origin,
    Role,
    Sign,
    Status,
    Text,
    plain,
)
from protocol_edition.sources.tei.flow import Flow, fragment, trimmed
from protocol_edition.sources.tei.inline import Element, Inliner
from protocol_edition.sources.tei.parse import line_of

_STATUS = (
    (Status.ABSENT, re.compile(r"absent|abwesend|entschuldigt|apologies", re.IGNORECASE)),
    (Status.CHAIR, re.compile(r"chair|presid|vorsitz", re.IGNORECASE)),
    (Status.GUEST, re.compile(r"guest|also present|außerdem|gäste|in attendance", re.IGNORECASE)),
    (Status.RECORDER, re.compile(r"secretary|recorder|protokollführer|schriftführer", re.IGNORECASE)),
)


def attendees(
    flow: Flow, inliner: Inliner, element: Element, role: Role, apart: Callable[[tuple[Inline, ...], Origin], None]
) -> AttendeeList | None:
    """The list that an element prints; None if it names nobody. ``apart`` takes a heading that is not plain words."""
    start = flow.begin("people")
    if role is Role.CHAIR:
        entry = _entry(flow, inliner, element, Status.CHAIR)
        origin = flow.origin(start, line_of(element))
        return AttendeeList(Status.CHAIR, None, (entry,), (), origin) if entry else None
    label, entries, fragments, heading = None, [], [], ""
    for child in element:
        if not isinstance(child.tag, str):
            inliner.pass_over(child)
            continue
        flow.line_break()
        if child.tag == "head" and label is None:
            content = inliner.line(child)
            label = fragment(content)
            heading = plain(content)
            if label is None and content:
                apart(content, flow.origin(content[0].origin.start, line_of(child)))
        elif (entry := _entry(flow, inliner, child, _status(element, heading))) is not None:
            entry, sign = _parted(entry)
            entries.append(entry)
            fragments += [sign] if sign else []
        loose = flow.behind(child)
        if loose and (sign := fragment((loose,))):
            fragments.append(sign)
    origin = flow.origin(start, line_of(element))
    return AttendeeList(_status(element, heading), label, tuple(entries), tuple(fragments), origin) if entries else None


def _status(element: Element, heading: str) -> Status:
    said = f"{element.get('subtype') or ''} {element.get('type') or ''} {heading}"
    return next((status for status, pattern in _STATUS if pattern.search(said)), Status.PRESENT)


def _entry(flow: Flow, inliner: Inliner, element: Element, status: Status) -> Attendee | None:
    start = flow.place
    content = inliner.line(element)
    return _attendee(content, status, flow.origin(start, line_of(element))) if plain(content) else None


def _attendee(content: tuple[Inline, ...], status: Status, origin: Origin) -> Attendee:
    named = _first_name(content)
    words = plain(content)
    name = plain(named.content) if named else words.split(",")[0]
    name = name.strip(" ,;.") if named else name.strip(" ,;")
    behind = words.partition(name)[2].strip(" ,;.") if name else words.strip(" ,;.")
    return Attendee(trimmed(content), name, behind, status, origin)


def _parted(entry: Attendee) -> tuple[Attendee, Fragment | None]:
    """The entry without the sign that parts it from the next, and that sign."""
    last = entry.content[-1]
    if not isinstance(last, Text) or last.text[-1] not in ",;":
        return entry, None
    place = last.origin.end - 1
    sign = Fragment(last.text[-1], replace(last.origin, start=place))
    kept = Text(last.text[:-1], replace(last.origin, end=place))
    content = (*entry.content[:-1], kept) if kept.text else entry.content[:-1]
    return replace(entry, content=content, origin=replace(entry.origin, end=place)), sign


def _first_name(content: tuple[Inline, ...]) -> Name | None:
    for inline in content:
        if isinstance(inline, Name):
            return inline
        if isinstance(inline, Sign) and (inner := _first_name(inline.content)):
            return inner
    return None
