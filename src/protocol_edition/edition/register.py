"""Surveys protocols into facts, and gathers all facts into the register: what pages may know of other protocols."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, assert_never

from protocol_edition.edition.decided import decided
from protocol_edition.edition.edited import (
    EditedProtocol,
    Facts,
    ItemFacts,
    Mention,
    MentionRole,
    Register,
    SessionFacts,
)
from protocol_edition.edition.kin import kin, targets
from protocol_edition.edition.line_names import LINE_NAMES
from protocol_edition.edition.references import other_protocols
from protocol_edition.edition.seats import ROLE_OF, sittings
from protocol_edition.edition.sentences import Sentences, sentence_around
from protocol_edition.edition.threads import by_item, followed
from protocol_edition.model import (
    AttendeeList,
    Block,
    CrossReference,
    Inline,
    Line,
    LineRole,
    Name,
    NoteMark,
    Origin,
    Paragraph,
    Pointer,
    Points,
    Session,
    Sign,
    Speech,
    Text,
    Thread,
    node_key,
    plain,
)
from protocol_edition.words import say

Mentions = Mapping[tuple[str, str], tuple[tuple[str, Mention], ...]]

_RESPONSIBLE = (LineRole.CITATION, LineRole.CREDITS)


def survey(edited: EditedProtocol) -> Facts:
    """What other pages may know of ``edited``; mentions in the order of the record, notes last."""
    protocol = edited.protocol
    citation = protocol.header.citation
    mentions = tuple(_mentions(edited))
    return Facts(
        id=edited.id,
        title=protocol.header.title,
        short_title=edited.short_title,
        date=protocol.header.date,
        series=edited.series,
        number=edited.number,
        sort_key=edited.sort_key,
        items=tuple(
            ItemFacts(
                edited.anchor(item).id,
                item.number,
                plain(item.heading),
                position,
                item.kind.value,
                item.survival.value,
                item.source_id,
            )
            for position, session in enumerate(protocol.sessions, 1)
            for item in session.items
        ),
        mentions=mentions,
        file=protocol.file,
        shelfmark=citation.reference.printed if citation else "",
        formerly=edited.formerly,
        sessions=sittings(protocol, lambda session: edited.anchor(session).id),
        decisions=tuple(decided(edited)),
        successors=tuple((old.id, old.successor) for old in edited.retired if old.successor),
        pointers=tuple(_pointers(edited)),
        states=tuple((state.on, state.version) for state in edited.history),
        kind=protocol.header.kind.value,
        survival=protocol.header.survival.value,
        language=protocol.header.language,
        parent=protocol.header.parent,
        targets=tuple(targets(edited)),
        parallel=edited.decisions.parallel,
        named=tuple(dict.fromkeys((mention.kind, mention.key) for mention in mentions)),
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


class _Spot(NamedTuple):
    """One line of inlines: where it stands, and how whoever it names occurs."""

    content: tuple[Inline, ...]
    role: MentionRole
    anchor: str
    place: str
    context: str = ""
    """The words to show where the line itself is only a name."""
    about: str = ""
    """Whose line it is: who else is named in it, in an office perhaps, is only mentioned."""


def _mentions(edited: EditedProtocol) -> Iterator[Mention]:
    title = edited.protocol.header.citation.title if edited.protocol.header.citation else ""
    for spot in _spots(edited):
        content, role, anchor, place, context, about = spot
        if len(content) == 1 and isinstance(content[0], Text):
            continue
        words, names = _read_out(content)
        sentences = Sentences(words) if names and not context else None
        quoted = _quotation(words, title) if names and role is MentionRole.RESPONSIBLE else ()
        for name, start, end in names:
            as_printed = plain(name.content)
            aside = start in quoted or (about and not _is_about(as_printed, about))
            how = MentionRole.MENTIONED if aside else role
            around = sentences.around(start, end) if sentences else context
            yield Mention(name.kind.value, name.key, how, anchor, place, as_printed, around, name.origin.start)


def _is_about(printed: str, names: str) -> bool:
    return printed in names or any(name in printed for name in names.split(" / "))


def _quotation(words: str, title: str) -> range:
    """Where a citation prints the title: whoever is named there is not responsible for the edition."""
    start = words.find(title) if title else -1
    return range(start, start + len(title)) if start >= 0 else range(0)


def _read_out(content: tuple[Inline, ...]) -> tuple[str, list[tuple[Name, int, int]]]:
    """The words of a line without its note marks, and where in them each name stands."""
    parts: list[str] = []
    names: list[tuple[Name, int, int]] = []
    _read(content, 0, parts, names)
    return "".join(parts), names


def _read(content: tuple[Inline, ...], length: int, parts: list[str], names: list[tuple[Name, int, int]]) -> int:
    """Adds to ``parts`` and ``names``, which have so many characters already; out: how many they have then."""
    for inline in content:
        match inline:
            case Text():
                parts.append(inline.text)
                length += len(inline.text)
            case Name():
                end = _read(inline.content, length, parts, names)
                names.append((inline, length, end))
                length = end
            case Sign():
                parts.append(inline.before)
                length = _read(inline.content, length + len(inline.before), parts, names) + len(inline.after)
                parts.append(inline.after)
            case CrossReference() | Pointer():
                length = _read(inline.content, length, parts, names)
            case NoteMark():
                pass
            case _:
                assert_never(inline)
    return length


def _spots(edited: EditedProtocol) -> list[_Spot]:
    """Every line in which names are looked for, in the order of the record, notes last."""
    protocol = edited.protocol
    spots = [_header(line) for line in protocol.header.lines]
    for number, session in enumerate(protocol.sessions, 1):
        spots += _session(edited, session, say("Session {number}", number=number) if len(protocol.sessions) > 1 else "")
    for note in protocol.notes:
        for block in note.blocks:
            anchor = edited.anchors.get(node_key(block)) or edited.anchor(note)
            place = say("Note {label}", label=note.label).strip()
            spots.append(_Spot(block.content, MentionRole.IN_NOTE, anchor.id, place))
    return spots


def _header(line: Line) -> _Spot:
    role = MentionRole.RESPONSIBLE if line.role in _RESPONSIBLE else MentionRole.MENTIONED
    return _Spot(line.content, role, "", say(LINE_NAMES[line.role]))


def _session(edited: EditedProtocol, session: Session, place: str) -> list[_Spot]:
    anchor = edited.anchor(session).id
    where = place or say("Session")
    spots = [_Spot(session.heading, MentionRole.MENTIONED, anchor, where)]
    spots += [_Spot(line.content, MentionRole.MENTIONED, anchor, where) for line in session.lines]
    for listed in session.lists:
        spots += _list(listed, anchor, where)
    spots += _blocks(edited, session.blocks, where)
    for item in session.items:
        heading = plain(item.heading)
        if item.number:
            called = say("item {number}", number=item.number)
        else:
            called = say("“{words}”", words=heading.rstrip("."))
        inside = f"{place}, {called}" if place else called[:1].upper() + called[1:]
        anchor_of_item = edited.anchor(item).id
        spots.append(_Spot(item.heading, MentionRole.MENTIONED, anchor_of_item, inside, heading))
        if item.supporters:
            spots += _list(item.supporters, anchor_of_item, inside)
        spots += _blocks(edited, item.blocks, inside)
    return spots + [_Spot(line.content, MentionRole.MENTIONED, anchor, where) for line in session.closing]


def _list(listed: AttendeeList, anchor: str, place: str) -> Iterator[_Spot]:
    label = listed.label.text if listed.label else ""
    for entry in listed.entries:
        context = " ".join(f"{label} {plain(entry.content)}".split())
        yield _Spot(entry.content, ROLE_OF[entry.status], anchor, place, context, entry.name)


def _blocks(edited: EditedProtocol, blocks: Iterable[Block], place: str) -> list[_Spot]:
    spots: list[_Spot] = []
    for block in blocks:
        match block:
            case Paragraph():
                spots.append(_Spot(block.content, MentionRole.MENTIONED, edited.anchor(block).id, place))
            case Points():
                for point in block.points:
                    spots.append(_Spot(point.content, MentionRole.MENTIONED, edited.anchor(point).id, place))
            case Speech():
                spots.append(_speaker(edited, block, place))
                spots += _blocks(edited, block.blocks, place)
            case _:
                assert_never(block)
    return spots


def _speaker(edited: EditedProtocol, speech: Speech, place: str) -> _Spot:
    """The speaker, with the first sentence of the speech for context."""
    first = next((b.points[0] if isinstance(b, Points) else b for b in speech.blocks), None)
    words = plain(first.content) if first else ""
    context = f"{plain(speech.speaker.content)}: {sentence_around(words, 0, 1)}" if words else ""
    about = " / ".join(speech.speaker.names)
    return _Spot(speech.speaker.content, MentionRole.SPEAKS, edited.anchor(speech).id, place, context, about)
