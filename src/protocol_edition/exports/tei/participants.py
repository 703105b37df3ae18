"""Who was there and who spoke, as the lists and labels say: name, office and role apart from their printed words."""

from collections.abc import Iterator

from protocol_edition.exports.tei.elements import dated, each, element, holding
from protocol_edition.exports.tei.ids import Ids
from protocol_edition.exports.tei.markup import pointers, word_attribute
from protocol_edition.model import (
    Attendee,
    AttendeeList,
    Block,
    Inline,
    Item,
    NameKind,
    Protocol,
    Session,
    Speech,
    names_in,
)
from protocol_edition.sources import entry_id


def participants(protocol: Protocol, ids: Ids) -> Iterator[str]:
    """A ``listPerson`` for every list of names, and one for those who speak."""
    speeches: list[Speech] = []
    for session in protocol.sessions:
        for listed in session.lists:
            yield _listed(listed, session, ids)
        speeches += _speeches(session.blocks)
        for item in session.items:
            if item.supporters:
                yield _listed(item.supporters, item, ids)
            speeches += _speeches(item.blocks)
    yield holding("listPerson", (_spoken(speech, ids) for speech in speeches), ' type="speakers"')


def _speeches(blocks: tuple[Block, ...]) -> Iterator[Speech]:
    return (block for block in blocks if isinstance(block, Speech))


def _listed(listed: AttendeeList, holder: Session | Item, ids: Ids) -> str:
    persons = (_attendee(entry, ids) for entry in listed.entries)
    return holding("listPerson", persons, f' type="attendees"{pointers("corresp", (ids.node(holder),))}')


def _attendee(entry: Attendee, ids: Ids) -> str:
    told = word_attribute("role", entry.status.value, *entry.roles)
    told += f"{pointers('corresp', (ids.attendee(entry),))}{_means(entry.content)}"
    partial = '<note type="partial"/>' if entry.partial else ""
    signed = holding("note", [dated("date", entry.signed, entry.signed)], ' type="signed"')
    said = element("persName", entry.name) + element("occupation", entry.office)
    return f"<person{told}>{said}{partial}{signed}</person>"


def _spoken(speech: Speech, ids: Ids) -> str:
    speaker = speech.speaker
    told = pointers("corresp", (ids.node(speech),))
    persons = [each("persName", [name]) for name in speaker.names]
    office = element("occupation", speaker.office)
    if not persons and not office:
        return ""
    first = f"<person{told}{_means(speaker.content)}>{''.join(persons[:1])}{office}</person>"
    return first + "".join(f"<person{told}>{name}</person>" for name in persons[1:])


def _means(content: tuple[Inline, ...]) -> str:
    """The one person whom the printed name means, where the edition knows exactly one."""
    keys = {name.key for name in names_in(content) if name.kind is NameKind.PERSON}
    return pointers("sameAs", (entry_id(NameKind.PERSON, key) for key in keys)) if len(keys) == 1 else ""
