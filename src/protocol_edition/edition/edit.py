"""Makes an edited protocol of a reading: names linked, anchors allotted, the editor's decisions applied."""

import re
from collections import defaultdict
from collections.abc import Iterator

from protocol_edition.diagnostics import Diagnostic
from protocol_edition.edition.anchors import allot
from protocol_edition.edition.edited import AnchorChange, EditedProtocol, FactChange, RecordedState
from protocol_edition.edition.known_names import KnownNames, known_names
from protocol_edition.edition.mint import version_of
from protocol_edition.edition.names import link_names
from protocol_edition.edition.recorded import Change, ChangeKind, Entry, Ledger
from protocol_edition.model import Authorities, Decisions, Header, natural
from protocol_edition.sources import Reading

_NO_DATE = "9999"
_LONGEST_SHORT_TITLE = 60


def edit(
    reading: Reading,
    decisions: Decisions,
    authorities: Authorities | KnownNames,
    ledger: Ledger | None,
    *,
    doc_id: str,
) -> tuple[EditedProtocol, tuple[Diagnostic, ...]]:
    """The edited protocol, and the findings of ``link_names`` and ``allot``.

    Whoever edits many texts gives the ``known_names`` of the authorities, made once. Without a ledger, or with one
    that was refused, every anchor is provisional.
    """
    known = authorities if isinstance(authorities, KnownNames) else known_names(authorities)
    linked, of_names = link_names(reading.protocol, known, decisions, doc_id)
    recorded = ledger or Ledger(f"{doc_id}.yaml", doc_id)
    allotment, of_anchors = allot(linked, recorded)
    header = linked.header
    number = decisions.number or header.number
    edited = EditedProtocol(
        id=doc_id,
        short_title=decisions.short_title or short_title(header.title or doc_id),
        series=decisions.series or header.series,
        number=number,
        sort_key=_sort_key(header.date, number, doc_id),
        protocol=linked,
        anchors=allotment.anchors,
        retired=allotment.retired,
        decisions=decisions,
        url=decisions.url or _printed_url(header),
        text=reading.text,
        version=version_of(reading.text),
        history=_history(recorded),
        formerly=recorded.formerly,
    )
    return edited, (*of_names, *of_anchors)


def _sort_key(date: str, number: str, doc_id: str) -> tuple[str, int, str]:
    value, rest = natural(number)
    return date or _NO_DATE, value, f"{rest} {doc_id}"


def _printed_url(header: Header) -> str:
    return header.citation.url if header.citation else ""


def short_title(title: str) -> str:
    """A title for short citations: ``Presidium Protocol 63`` of the seed's, else the first words of a long one."""
    protocol = re.search(r"(?:(?P<body>(?<![^\W\d_])[^\W\d_]\w*) )?Protocol (?:[Nn]o\.? ?)?(?P<number>\d+)", title)
    if protocol:
        body = f"{protocol['body']} " if protocol["body"] and protocol["body"][0].isupper() else ""
        return f"{body}Protocol {protocol['number']}"
    head = re.split(r"[:;,(]", title, maxsplit=1)[0].strip() or title
    if len(head) <= _LONGEST_SHORT_TITLE:
        return head
    return head[: _LONGEST_SHORT_TITLE + 1].rpartition(" ")[0] or head[:_LONGEST_SHORT_TITLE]


def _history(ledger: Ledger) -> tuple[RecordedState, ...]:
    changes: defaultdict[int, list[AnchorChange]] = defaultdict(list)
    for entry in ledger.entries:
        if not entry.changes:  # as of most
            changes[entry.minted].append(AnchorChange(entry.id, "minted", "", entry.known.text))
            continue
        for state, change in _changes(entry):
            changes[state].append(change)
    facts = _changed_facts(ledger)
    return tuple(
        RecordedState(state.number, state.on, state.text, tuple(changes[state.number]), facts.get(state.number, ()))
        for state in ledger.states
    )


def _changed_facts(ledger: Ledger) -> dict[int, tuple[FactChange, ...]]:
    """What each state says otherwise of the protocol than the states before it."""
    changed: dict[int, tuple[FactChange, ...]] = {}
    known: dict[str, str] = {}
    for state in ledger.states:
        told = dict(fact.partition(" ")[::2] for fact in state.facts)
        if known and told:
            names = dict.fromkeys((*known, *told))
            pairs = ((name, known.get(name, ""), told.get(name, "")) for name in names)
            changed[state.number] = tuple(FactChange(name, was, now) for name, was, now in pairs if was != now)
        known = told or known
    return changed


def _changes(entry: Entry) -> Iterator[tuple[int, AnchorChange]]:
    """What befell one anchor, each with the state that brought it."""
    yield entry.minted, AnchorChange(entry.id, "minted", now=_now(entry, ChangeKind.TEXT, entry.changes))
    gone = entry.retirement
    for position, change in enumerate(entry.changes, 1):
        if change.what is ChangeKind.RETIRED:
            successor, why = (gone.successor, gone.why) if gone else ("", "")
            yield change.state, AnchorChange(entry.id, change.what.value, entry.known.text, successor, why)
        else:
            now = _now(entry, change.what, entry.changes[position:])
            yield change.state, AnchorChange(entry.id, change.what.value, change.was, now)


def _now(entry: Entry, what: ChangeKind, later: tuple[Change, ...]) -> str:
    """The words or the label of an anchor until the next change of them, as far as the ledger kept them."""
    for change in later:
        if change.what is what:
            return change.was
    return entry.label if what is ChangeKind.LABEL else entry.known.text
