"""The agenda: in the order of the record, by number, and the numbers that do not occur."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from protocol_edition.exports import unnamed
from protocol_edition.model import Item, ItemKind, Protocol, plain, roman_value, to_roman
from protocol_edition.pages.addresses import Addresses
from protocol_edition.pages.compose_text import session_title
from protocol_edition.pages.kinship import item_gloss
from protocol_edition.pages.views import Agenda, AgendaEntry, AgendaSession
from protocol_edition.words import listed, say

_LONGEST_ROW = 4
"""More numbers than this in a row are named by their ends; more than ``_MOST_SHOWN`` gaps stay out of the list."""
_MOST_SHOWN = 12


def agenda(protocol: Protocol, at: Addresses) -> Agenda:
    """The agenda of one protocol; ``by_number`` is empty where it would only repeat the order of the record."""
    several, items = len(protocol.sessions) > 1, protocol.items
    entries = {item.origin.start: _entry(item, at) for item in items}
    sessions = tuple(
        AgendaSession(
            href=at.of(session).href,
            title=(plain(session.heading) or session_title(protocol, number)) if several else "",
            short=session_title(protocol, number),
            entries=tuple([entries[item.origin.start] for item in session.items]),
        )
        for number, session in enumerate(protocol.sessions, 1)
        if session.items or several
    )
    counted = tuple([item for item in items if item.kind is ItemKind.AGENDA])
    return Agenda(sessions, _by_number(counted, entries), missing_sentence(counted))


def _entry(item: Item, at: Addresses) -> AgendaEntry:
    heading = plain(item.heading) or ("" if item.number else unnamed(item.kind))
    return AgendaEntry(at.href(item), item.number, heading, item_gloss(item.kind, item.survival))


def _by_number(items: tuple[Item, ...], entry_at: Mapping[int, AgendaEntry]) -> tuple[AgendaEntry, ...]:
    """``entry_at`` are the entries by the offset of their item."""
    numbered = [(item.value, item) for item in items if item.value is not None]
    ordered = sorted(numbered, key=lambda pair: pair[0])
    gaps = missing(items)
    if not numbered or (ordered == numbered and not gaps and len(numbered) == len(items)):
        return ()
    entries = [(value, entry_at[item.origin.start]) for value, item in ordered]
    if len(gaps) == 0 or sum(last - first + 1 for first, last in gaps) <= _MOST_SHOWN:
        absent = (value for first, last in gaps for value in range(first, last + 1))
        spell = _spelling(items)
        entries += [(value, AgendaEntry("", spell(value), "")) for value in absent]
    return tuple(entry for _, entry in sorted(entries, key=lambda pair: pair[0]))


def missing(items: Iterable[Item]) -> list[tuple[int, int]]:
    """The numbers between 1 and the highest that no item has, as runs from first to last."""
    runs, expected = [], 1
    for value in sorted({item.value for item in items if item.value is not None and item.value > 0}):
        if value > expected:
            runs.append((expected, value - 1))
        expected = value + 1
    return runs


def missing_sentence(items: tuple[Item, ...]) -> str:
    """``The numbers IV, VI, VII and VIII do not occur.``, "" where none is missing."""
    runs = missing(items)
    if not runs:
        return ""
    words = list(_named(runs, _spelling(items)))
    if len(words) == 1 and "–" not in words[0]:
        return say("The number {number} does not occur.", number=words[0])
    return say("The numbers {numbers} do not occur.", numbers=listed(words))


def _named(runs: Iterable[tuple[int, int]], spell: Callable[[int], str]) -> Iterator[str]:
    for first, last in runs:
        if last - first >= _LONGEST_ROW:
            yield f"{spell(first)}–{spell(last)}"
        else:
            yield from map(spell, range(first, last + 1))


def _spelling(items: Iterable[Item]) -> Callable[[int], str]:
    """Roman where the record counts so, else arabic."""
    numbers = [item for item in items if item.value is not None]
    roman = sum(roman_value(item.number) is not None for item in numbers)
    return to_roman if roman * 2 > len(numbers) and all((item.value or 0) < 4000 for item in numbers) else str
