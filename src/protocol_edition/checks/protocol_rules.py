"""What is odd or wrong in one protocol. ``RULES`` is the order in which it is judged."""

from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import pairwise

from protocol_edition.checks.dates import first_day, last_day
from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.edition import EditedProtocol
from protocol_edition.model import (
    Inline,
    Item,
    ItemKind,
    Name,
    Origin,
    Session,
    Sign,
    Speech,
    Survival,
    plain,
    roman_value,
    to_roman,
)

_SHOWN = 5
"""Anchors that a finding names."""
_LONGEST_MEETING = 31
"""Days after which a later sitting of one meeting is likelier a misprint."""


def _out_of_order(edited: EditedProtocol) -> Iterator[Diagnostic]:
    """The first item with a number below its predecessor's; the record's order is kept whatever it is."""
    last: Item | None = None
    for item in _numbered(edited):
        if last and (item.value or 0) < (last.value or 0):
            order = ", ".join(item.number for item in _numbered(edited))
            what = f"item {item.number} comes after item {last.number}: the order of the record is {order}"
            yield found("C101", item.origin, what)
            return
        last = item


def _missing_numbers(edited: EditedProtocol) -> Iterator[Diagnostic]:
    """Numbers between the lowest and the highest that no item has."""
    values = sorted({item.value for item in _numbered(edited) if item.value})
    gaps = [(low + 1, high - 1) for low, high in pairwise(values) if high - low > 1]
    if gaps:
        roman = all(roman_value(item.number) for item in _numbered(edited))
        named = ", ".join(_run(first, last, roman=roman) for first, last in gaps)
        one = len(gaps) == 1 and gaps[0][0] == gaps[0][1]
        what = f"the number {named} does not occur" if one else f"the numbers {named} do not occur"
        yield found("C102", _numbered(edited)[0].origin, what)


def _doubled_numbers(edited: EditedProtocol) -> Iterator[Diagnostic]:
    """Items with one number: in one sitting a slip, in two the agenda may have begun anew."""
    before: dict[str, Item] = {}
    for session in edited.protocol.sessions:
        here: dict[str, Item] = {}
        for item in session.items:
            number = item.number.casefold()
            if not number or item.kind is not ItemKind.AGENDA:
                continue
            if number in here:
                what = f"the number {item.number} is also that of the item in line {here[number].origin.line}"
                yield found("C103", item.origin, what)
            elif number in before:
                what = f"the number {item.number} is also that of the item in line {before[number].origin.line}"
                yield found("C104", item.origin, what)
            here.setdefault(number, item)
        before = here | before


def _empty_items(edited: EditedProtocol) -> Iterator[Diagnostic]:
    for item in edited.protocol.items:
        if not item.blocks and item.survival is not Survival.LOST:
            yield found("C105", item.origin, f"nothing stands under the item {item.number or plain(item.heading)!r}")


def _dates_of_sittings(edited: EditedProtocol) -> Iterator[Diagnostic]:
    """Sittings before the day of the protocol, long after it, or before the sitting they follow.

    A single sitting is judged by the reader, with the dates of header and citation.
    """
    sessions = [session for session in edited.protocol.sessions if session.date]
    if len(edited.protocol.sessions) < 2:
        return
    day = edited.protocol.header.date
    for session in sessions if day else ():
        begin, end = first_day(session.date), last_day(session.date)
        if end and first_day(day) and (end < first_day(day) or (begin - last_day(day)).days > _LONGEST_MEETING):
            yield found("C106", _place(session), f"the sitting is dated {session.date}, the protocol {day}")
    for before, session in pairwise(sessions):
        if last_day(session.date) < first_day(before.date):
            what = f"the sitting of {session.date} comes after that of {before.date}"
            yield found("C106", _place(session), what)


def _place(session: Session) -> Origin:
    return session.heading[0].origin if session.heading else session.origin


def _speakers_not_listed(edited: EditedProtocol) -> Iterator[Diagnostic]:
    """Whoever speaks in a sitting with a list of those present and is not in it; each name once."""
    for session in edited.protocol.sessions:
        listed = [_Somebody(entry.content, entry.name) for entry in session.attendees]
        told: set[str] = set()
        for speech in _speeches(session) if listed else ():
            for name in speech.speaker.names:
                somebody = _Somebody(speech.speaker.content, name)
                if name not in told and not any(somebody.may_be(other) for other in listed):
                    told.add(name)
                    what = f"{name!r} speaks, but is not among those listed as present"
                    yield found("C107", speech.speaker.origin, what)


class _Somebody:
    """A printed name, and whom it links."""

    def __init__(self, content: tuple[Inline, ...], name: str) -> None:
        self.keys = set(_keys(content, name))
        self._name = name

    @cached_property
    def words(self) -> set[str]:
        """The longer words of the name, by which names that are not linked are compared."""
        return {word.strip(".,").casefold() for word in self._name.split() if len(word.strip(".,")) > 2}

    def may_be(self, other: "_Somebody") -> bool:
        """Whether both can be one."""
        return bool(self.keys & other.keys if self.keys and other.keys else self.words & other.words)


def _keys(content: tuple[Inline, ...], name: str) -> Iterator[tuple[str, str]]:
    for inline in content:
        if isinstance(inline, Name):
            words = plain(inline.content)
            if words in name or name in words:
                yield inline.kind.value, inline.key
        elif isinstance(inline, Sign):
            yield from _keys(inline.content, name)


def _speeches(session: Session) -> Iterator[Speech]:
    for blocks in (session.blocks, *(item.blocks for item in session.items)):
        yield from (block for block in blocks if isinstance(block, Speech))


def _unrecorded_anchors(edited: EditedProtocol, *, strict: bool) -> Iterator[Diagnostic]:
    provisional = [anchor.id for anchor in edited.anchors.values() if anchor.provisional]
    if provisional:
        named = ", ".join(provisional[:_SHOWN]) + (" and others" if len(provisional) > _SHOWN else "")
        what = f"{len(provisional)} of {len(edited.anchors)} anchors are not recorded: {named}"
        yield found("C109" if strict else "C108", edited.protocol.file, what)


def _changed_since_recorded(edited: EditedProtocol) -> Iterator[Diagnostic]:
    if edited.history and edited.version != edited.history[-1].version:
        what = f"the text was changed since {edited.history[-1].on}, when its anchors were recorded last"
        yield found("C110", edited.protocol.file, what)


RULES: tuple[Callable[[EditedProtocol], Iterator[Diagnostic]], ...] = (
    _out_of_order,
    _missing_numbers,
    _doubled_numbers,
    _empty_items,
    _dates_of_sittings,
    _speakers_not_listed,
    _changed_since_recorded,
)


def check_protocol(edited: EditedProtocol, *, strict: bool = False) -> tuple[Diagnostic, ...]:
    """Everything the ``RULES`` find in one protocol, by line; ``strict`` makes unrecorded anchors an error."""
    findings = [finding for rule in RULES for finding in rule(edited)]
    return tuple(sorted([*findings, *_unrecorded_anchors(edited, strict=strict)]))


def _numbered(edited: EditedProtocol) -> list[Item]:
    return [item for item in edited.protocol.items if item.value and item.kind is ItemKind.AGENDA]


def _run(first: int, last: int, *, roman: bool) -> str:
    low, high = (to_roman(first), to_roman(last)) if roman and last < 4000 else (str(first), str(last))
    if first == last:
        return low
    return f"{low}, {high}" if last == first + 1 else f"{low} to {high}"
