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
    expression,
    plain,
)
from protocol_edition.sources.tei.flow import Flow, fragment, trimmed
from protocol_edition.sources.tei.inline import Element, Inliner
from protocol_edition.sources.tei.parse import line_of

_STATUS = (
    (Status.ABSENT, expression(r"absent|abwesend|entschuldigt|apologies", re.IGNORECASE)),
    (Status.CHAIR, expression(r"chair|presid|vorsitz", re.IGNORECASE)),
    (Status.GUEST, expression(r"guest|also present|außerdem|gäste|in attendance", re.IGNORECASE)),
    (Status.RECORDER, expression(r"secretary|recorder|protokollführer|schriftführer", re.IGNORECASE)),
)


def attendees(
    flow: Flow, inliner: Inliner, element: Element, role: Role, apart: Callable[[tuple[Inline, ...], Origin], None]
) -> AttendeeList | None:
    """The list that an element prints; None if it names nobody. ``apart`` takes a heading that is not plain words."""
    start = flow.begin("people")
    if role is Role.CHAIR:
        content = inliner.line(element)
        if not plain(content):
            _apart(content, apart)
            return None
        entry = _attendee(content, Status.CHAIR, flow.origin(start, line_of(element)))
        return AttendeeList(Status.CHAIR, None, (entry,), (), entry.origin)
    label: Fragment | None = None
    entries: list[Attendee] = []
    fragments = _loose(flow.before(element))
    for child in element:
        if not isinstance(child.tag, str):
            inliner.pass_over(child)
        else:
            flow.line_break()
            begin = flow.place
            content = inliner.line(child)
            if child.tag == "head" and label is None and (label := fragment(content)) is not None:
                pass
            elif child.tag == "head" or not plain(content):
                _apart(content, apart)
            else:
                status = _status(element, label.text if label else "")
                entry, sign = _parted(_attendee(content, status, flow.origin(begin, line_of(child))))
                entries.append(entry)
                fragments += [sign] if sign else []
        fragments += _loose(flow.behind(child))
    if not entries:
        printed = [*([label] if label else []), *fragments]
        _apart(tuple(Text(one.text, one.origin) for one in printed), apart)
        return None
    status = _status(element, label.text if label else "")
    return AttendeeList(status, label, tuple(entries), tuple(fragments), flow.origin(start, line_of(element)))


def _apart(content: tuple[Inline, ...], apart: Callable[[tuple[Inline, ...], Origin], None]) -> None:
    """Gives away words that name nobody."""
    if content:
        apart(content, content[0].origin)


def _loose(text: Text | None) -> list[Fragment]:
    """Characters between the entries as printed matter."""
    sign = fragment((text,)) if text else None
    return [sign] if sign else []


def _status(element: Element, heading: str) -> Status:
    said = f"{element.get('subtype') or ''} {element.get('type') or ''} {heading}"
    return next((status for status, pattern in _STATUS if pattern.search(said)), Status.PRESENT)


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
