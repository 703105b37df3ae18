"""Surveys protocols into facts, and gathers all facts into the register: what pages may know of other protocols."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from protocol_edition.edition.edited import (
    EditedProtocol,
    Facts,
    Mention,
    MentionRole,
    Register,
    SessionFacts,
)
from protocol_edition.edition.kin import kin, targets
from protocol_edition.edition.mentions import Gathered
from protocol_edition.edition.references import other_protocols
from protocol_edition.edition.seats import sittings
from protocol_edition.edition.threads import by_item, followed
from protocol_edition.model import Origin, Thread

Mentions = Mapping[tuple[str, str], tuple[tuple[str, Mention], ...]]


def survey(edited: EditedProtocol) -> Facts:
    """What other pages may know of ``edited``; mentions in the order of the record, notes last."""
    protocol = edited.protocol
    citation = protocol.header.citation
    gathered = Gathered(edited)
    return Facts(
        id=edited.id,
        title=protocol.header.title,
        short_title=edited.short_title,
        date=protocol.header.date,
        series=edited.series,
        number=edited.number,
        sort_key=edited.sort_key,
        items=tuple(gathered.items),
        mentions=tuple(gathered.mentions),
        file=protocol.file,
        shelfmark=citation.reference.printed if citation else "",
        formerly=edited.formerly,
        sessions=sittings(protocol, lambda session: edited.anchor(session).id),
        decisions=tuple(gathered.decisions),
        successors=tuple((old.id, old.successor) for old in edited.retired if old.successor),
        pointers=tuple(_pointers(edited)),
        states=tuple((state.on, state.version) for state in edited.history),
        kind=protocol.header.kind.value,
        survival=protocol.header.survival.value,
        language=protocol.header.language,
        parent=protocol.header.parent,
        targets=tuple(targets(gathered.pointers)),
        parallel=edited.decisions.parallel,
        named=tuple(dict.fromkeys((mention.kind, mention.key) for mention in gathered.mentions)),
    )


def register(
    facts: Iterable[Facts], threads: Mapping[str, Thread] | None = None, mentions: Mentions | None = None
) -> Register:
    """The register of all ``facts``, whatever their order: by date, number and id; ``threads`` are the editor's.

    ``mentions`` stand for those of the facts, for a caller that keeps them elsewhere.
    """
    ordered = tuple(sorted(facts, key=lambda fact: fact.sort_key))
    position = {fact.id: number for number, fact in enumerate(ordered)}
    seats: dict[str, list[tuple[Facts, SessionFacts, MentionRole]]] = defaultdict(list)
    listed = [(fact, session) for fact in ordered for session in fact.sessions if session.seats]
    for fact, session in listed:
        for seat in session.seats:
            if seat.key:
                seats[seat.key].append((fact, session, seat.role))
    following = followed(threads or {}, ordered)
    return Register(
        protocols=ordered,
        mentions=_by_name(ordered) if mentions is None else mentions,
        position=position,
        seats={key: tuple(found) for key, found in seats.items()},
        threads=following,
        threads_at=by_item(following),
        sittings=len(listed),
        kin=kin(ordered),
        named_in=Counter(name for fact in ordered for name in fact.named),
    )


def _by_name(protocols: Iterable[Facts]) -> Mentions:
    mentions: dict[tuple[str, str], list[tuple[str, Mention]]] = defaultdict(list)
    for facts in protocols:
        for mention in facts.mentions:
            mentions[(mention.kind, mention.key)].append((facts.id, mention))
    return {name: tuple(found) for name, found in mentions.items()}


def _pointers(edited: EditedProtocol) -> Iterator[tuple[str, Origin]]:
    """Every other protocol that the text names by its number."""
    text = edited.text
    for pointer in other_protocols(text):
        if pointer.protocol != edited.number:
            line = text.count("\n", 0, pointer.start) + 1
            column = pointer.start - text.rfind("\n", 0, pointer.start)
            yield pointer.protocol, Origin(edited.protocol.file, line, column, pointer.start, pointer.end)
