"""Allots the anchors of a protocol: those the ledger records, and new ones, which stay provisional until recorded.

An anchor is derived once, from what is printed (``item-ix``, ``note-2``) or by counting on (``p-14``), and then only
matched. Every id that the ledger ever held is taken for ever: a new one that would be the same gets ``-2``, ``-3``.
"""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.edition.edited import Anchor, Retired
from protocol_edition.edition.matcher import Matcher
from protocol_edition.edition.matching import match
from protocol_edition.edition.matters import Matter, matters
from protocol_edition.edition.recorded import AnchorKind, Entry, Ledger
from protocol_edition.edition.slugs import slug
from protocol_edition.edition.successors import likely_successors
from protocol_edition.model import NodeKey, Origin, Protocol, frozen

_ANOTHER_TEXT = 20
"""Lost anchors from which on, if they are most, the ledger is taken to be of another text."""


@frozen
class Allotment:
    """Every anchor of a protocol, by node (and by ``mark_key`` for note marks), and those retired."""

    anchors: Mapping[NodeKey, Anchor]
    retired: tuple[Retired, ...]


def allot(protocol: Protocol, ledger: Ledger) -> tuple[Allotment, tuple[Diagnostic, ...]]:
    """The anchors of ``protocol``; without a ledger all are provisional.

    Findings: L201 for each recorded anchor whose matter is not found (L205 once, if that is most of them), L202 for
    one found though little of its words is left, L203 and L204 for a successor that is unknown or leads in a circle.
    """
    listed = matters(protocol)
    work = match([entry for entry in ledger.entries if not entry.retirement], listed)
    ids = _ids(listed, work, ledger)
    anchors = {
        matter.key: Anchor(name, at < 0) for matter, name, at in zip(listed, ids, work.entry_of, strict=True) if name
    }
    lost = [entry for entry, matter in zip(work.entries, work.matter_of, strict=True) if matter < 0]
    retired, findings = _retired(ledger, lost, anchors)
    gone = {entry.id for entry in retired}
    unsettled = [entry for entry in lost if entry.id not in gone]
    findings += _lost(ledger, work, unsettled, ids) if unsettled else []
    findings += [_doubt(work.entries[i], listed[work.matter_of[i]]) for i in sorted(work.doubtful)]
    return Allotment(anchors, retired), tuple(findings)


class _Ids:
    """Every id that was ever given out, and new ones that are none of them."""

    def __init__(self, ever: Iterable[str]) -> None:
        self._taken = set(ever)
        self._last: dict[str, int] = {}
        self._free: dict[str, int] = {}
        """Of each name the first number that may be free: a line can have thousands of marks of one note."""
        for name in self._taken:
            base, _, number = name.rpartition("-")
            if re.fullmatch("[0-9]{1,9}", number):
                self._last[base] = max(self._last.get(base, 0), int(number))

    def counted(self, base: str) -> str:
        """One more than the highest number ever: numbers of anchors that are gone stay out of use."""
        self._last[base] = number = self._last.get(base, 0) + 1
        name = f"{base}-{number}"
        if name in self._taken:
            return self.named(name)
        self._taken.add(name)
        return name

    def named(self, base: str) -> str:
        """The id as it is, or with the first free number after it."""
        if base not in self._taken:
            return self._taking(base)
        number = self._free.get(base, 2)
        while f"{base}-{number}" in self._taken:
            number += 1
        self._free[base] = number + 1
        return self._taking(f"{base}-{number}")

    def _taking(self, name: str) -> str:
        self._taken.add(name)
        return name


def _ids(listed: Sequence[Matter], work: Matcher, ledger: Ledger) -> list[str]:
    """An id for each matter; "" for the only paragraph of a note, unless it was recorded."""
    if not any(entry < 0 and not matter.alone for entry, matter in zip(work.entry_of, listed, strict=True)):
        return [work.entries[entry].id if entry >= 0 else "" for entry in work.entry_of]
    fresh = _Ids(entry.id for entry in ledger.entries)
    ids: list[str] = []
    for i, matter in enumerate(listed):
        entry = work.entry_of[i]
        if entry >= 0:
            ids.append(work.entries[entry].id)
        elif matter.alone:
            ids.append("")
        else:
            ids.append(_new(fresh, matter, ids[matter.parent] if matter.parent >= 0 else ""))
    return ids


def _new(fresh: _Ids, matter: Matter, holder: str) -> str:
    match matter.kind:
        case AnchorKind.PARAGRAPH | AnchorKind.POINT:
            return fresh.counted("p")
        case AnchorKind.SPEECH:
            return fresh.counted("speech")
        case AnchorKind.SESSION:
            return fresh.counted("session")
        case AnchorKind.ITEM:
            return fresh.named(f"item-{slug(matter.label) or slug(matter.text) or 'unnumbered'}")
        case AnchorKind.NOTE:
            return fresh.named(f"note-{slug(matter.label) or 'unlabelled'}")
        case AnchorKind.NOTE_PARAGRAPH:
            return fresh.counted(f"{holder}-p")
        case AnchorKind.MARK:
            return fresh.named(f"{holder}-mark")
        case _:
            assert_never(matter.kind)


def _retired(
    ledger: Ledger, lost: Sequence[Entry], anchors: Mapping[NodeKey, Anchor]
) -> tuple[tuple[Retired, ...], list[Diagnostic]]:
    """What the editor retired, each with the anchor it is today, and the note marks that went with a retired note."""
    gone = {entry.id: entry for entry in ledger.entries if entry.retirement}
    if not gone:
        return (), []
    known = {anchor.id for anchor in anchors.values()} | {entry.id for entry in ledger.entries}
    made: list[Retired] = []
    findings: list[Diagnostic] = []
    for entry in gone.values():
        end, code, what = _end_of(entry, gone, known)
        made.append(_alias(entry, end, entry))
        if code:
            findings.append(found(code, _place(ledger, entry), what))
    for entry in lost:
        note = gone.get(entry.parent)
        if entry.kind is AnchorKind.MARK and note:
            made.append(_alias(entry, _end_of(note, gone, known)[0], note))
    return tuple(made), findings


def _alias(entry: Entry, successor: str, reason: Entry) -> Retired:
    why = reason.retirement.why if reason.retirement else ""
    return Retired(entry.id, successor, why, entry.kind, entry.known.text)


def _end_of(entry: Entry, gone: Mapping[str, Entry], known: set[str]) -> tuple[str, str, str]:
    """Where the successors of a retired entry lead: an anchor or "", and a code with its words if they lead nowhere."""
    met = {entry.id}
    name = entry.retirement.successor if entry.retirement else ""
    while name in gone:
        if name in met:
            return "", "L204", f"the successors of {entry.id!r} lead in a circle, back to {name!r}"
        met.add(name)
        retirement = gone[name].retirement
        name = retirement.successor if retirement else ""
    if name and name not in known:
        return "", "L203", f"the successor of {entry.id!r}, {name!r}, is no anchor of this protocol{_near(name, known)}"
    return name, "", ""


def _near(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, known, 3)
    return f"; did you mean {' or '.join(map(repr, near))}?" if near else ""


def _lost(ledger: Ledger, work: Matcher, lost: Sequence[Entry], ids: Sequence[str]) -> list[Diagnostic]:
    gone = {entry.id for entry in lost}
    own = [entry for entry in lost if not (entry.kind is AnchorKind.MARK and entry.parent in gone)]
    if len(own) >= _ANOTHER_TEXT and len(own) * 2 > len(work.entries):
        names = ", ".join(entry.id for entry in own)
        what = f"{len(own)} of {len(work.entries)} recorded anchors are not found in the text: {names}"
        return [found("L205", ledger.file, what)]
    offered = likely_successors(work, [entry.id for entry in own])
    return [_lost_one(ledger, entry, [ids[matter] for matter in offered[entry.id] if ids[matter]]) for entry in own]


def _lost_one(ledger: Ledger, entry: Entry, offered: Sequence[str]) -> Diagnostic:
    words = f"{entry.kind} {entry.label} {shortened(entry.known.text)!r}".replace("  ", " ")
    below = "or write below its check line: "
    lines = " or ".join(f'"  successor: {name}"' for name in offered)
    remedy = f'put the words back, {below}{lines + ", or " if lines else ""}"  retired: why it is gone"'
    return found(
        "L201", _place(ledger, entry), f"the words of the published anchor {entry.id!r} are not found: {words}", remedy
    )


def _doubt(entry: Entry, matter: Matter) -> Diagnostic:
    was, now = shortened(entry.known.text), shortened(matter.text)
    return found("L202", matter.origin, f"{entry.id!r} was {was!r} and is taken to be {now!r} here")


def shortened(words: str, longest: int = 60) -> str:
    """The words, or as many of the first as fit, with an ellipsis."""
    if len(words) <= longest:
        return words
    return f"{words[:longest].rpartition(' ')[0] or words[:longest]} …"


def _place(ledger: Ledger, entry: Entry) -> Origin:
    return Origin(ledger.file, entry.line, 1, 0, 0)
