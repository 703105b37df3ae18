"""Records new anchors: makes the next ledger of a protocol. Writing it is another step, and a build does neither."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.edition.edited import EditedProtocol
from protocol_edition.edition.fingerprints import fingerprint
from protocol_edition.edition.matters import Matter, matters
from protocol_edition.edition.recorded import AnchorKind, Change, ChangeKind, Entry, Ledger, Retirement, State


def version_of(text: str) -> str:
    """The version of a source text: 64 bits of its SHA-256, in 16 hexadecimal figures."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def mint(edited: EditedProtocol, ledger: Ledger, *, on: str) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """The ledger with every anchor of ``edited`` recorded; ``on`` is the day, as YYYY-MM-DD, of the new state.

    The same ledger comes back when nothing is new: no anchor, no word, no fact. It also comes back, with an error L302,
    while a recorded anchor is neither found nor retired, since a new anchor might be given to the very words that are
    sought; and with what reading it said, if it was refused.
    """
    if ledger.refused:
        return ledger, (found("L302", ledger.file, "the ledger is damaged"),)
    names = {anchor.id for anchor in edited.anchors.values()} | {retired.id for retired in edited.retired}
    lost = [entry.id for entry in ledger.entries if entry.id not in names]
    if lost:
        return ledger, (found("L302", ledger.file, f"these published anchors are not settled: {', '.join(lost)}"),)
    number = ledger.states[-1].number + 1 if ledger.states else 1
    entries = tuple(_in_order(list(_present(edited, ledger, number)), list(_gone(edited, ledger, number)), ledger))
    version = version_of(edited.text)
    facts, before = _facts(edited), next((state.facts for state in reversed(ledger.states) if state.facts), ())
    same_text = bool(ledger.states) and entries == ledger.entries and ledger.states[-1].text == version
    if same_text and not ledger.renamed and (facts == before or not before):
        return ledger, ()
    states = (*ledger.states, State(number, on, version, facts if facts != before else ()))
    return replace(ledger, states=states, entries=entries, renamed=False), ()


def _facts(edited: EditedProtocol) -> tuple[str, ...]:
    """What the protocol is, as lists and citations say it, by the source or by the editor's decision."""
    header = edited.protocol.header
    citation = header.citation
    known = {
        "title": header.title,
        "date": header.date,
        "series": edited.series,
        "number": edited.number,
        "shelfmark": citation.reference.printed if citation else "",
        "credit": citation.credit if citation else "",
        "address": edited.url,
    }
    return tuple(
        f"{name} {' '.join(value.split())}".rstrip() for name, value in known.items() if value or name == "title"
    )


def _present(edited: EditedProtocol, ledger: Ledger, state: int) -> Iterator[Entry]:
    """The entries of all that has an anchor in the text, in the order of the record."""
    known = {entry.id: entry for entry in ledger.entries}
    listed = matters(edited.protocol)
    for matter in listed:
        anchor = edited.anchors.get(matter.key)
        if anchor:
            parent = edited.anchors[listed[matter.parent].key].id if matter.parent >= 0 else ""
            before = known.get(anchor.id)
            yield _changed(before, matter, parent, state) if before else _fresh(anchor.id, matter, parent, state)


def _fresh(name: str, matter: Matter, parent: str, state: int) -> Entry:
    return Entry(name, matter.kind, parent, matter.label, fingerprint(matter.text), state)


def _changed(before: Entry, matter: Matter, parent: str, state: int) -> Entry:
    """The entry brought up to the text; itself when all is as it was."""
    changed = matter.digest != before.known.digest
    if not changed and (matter.kind, parent, matter.label) == (before.kind, before.parent, before.label):
        return before
    changes = before.changes
    if matter.kind is not AnchorKind.MARK:  # its words are its neighbours', its label is its note's
        changes += (Change(state, ChangeKind.TEXT, "" if before.known.weave else before.known.text),) if changed else ()
        changes += (Change(state, ChangeKind.LABEL, before.label),) if matter.label != before.label else ()
    known = fingerprint(matter.text) if changed else before.known
    return replace(before, kind=matter.kind, parent=parent, label=matter.label, known=known, changes=changes)


def _gone(edited: EditedProtocol, ledger: Ledger, state: int) -> Iterator[Entry]:
    """The retired entries, those that the editor retired since the last recording with that change."""
    aliases = {retired.id: retired for retired in edited.retired}
    for entry in ledger.entries:
        if entry.id in aliases:
            told = any(change.what is ChangeKind.RETIRED for change in entry.changes)
            retirement = entry.retirement or Retirement(aliases[entry.id].successor, aliases[entry.id].why)
            changes = entry.changes if told else (*entry.changes, Change(state, ChangeKind.RETIRED))
            as_before = told and not entry.by_hand
            yield entry if as_before else replace(entry, retirement=retirement, changes=changes, by_hand=False)


def _in_order(present: list[Entry], gone: list[Entry], ledger: Ledger) -> Iterator[Entry]:
    """The present entries in their order, each retired one after the entry that it followed in the ledger."""
    waiting: dict[str, list[Entry]] = {}
    retired: Mapping[str, Entry] = {entry.id: entry for entry in gone}
    last = ""
    for entry in ledger.entries:
        if entry.id in retired:
            waiting.setdefault(last, []).append(retired[entry.id])
        else:
            last = entry.id
    yield from waiting.get("", [])
    for entry in present:
        yield entry
        yield from waiting.get(entry.id, [])
