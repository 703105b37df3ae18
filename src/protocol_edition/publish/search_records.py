"""What the search finds: a record for each agenda item, sitting, list of notes and head of a protocol, and one for
each name of the authorities with all its variants.

Who is named, and how, stands with each record as filters. A filter's file holds all its values, so names are filed by
kind and first letter (``speaks person K``): with 40,000 persons a reader loads those of one letter, not all of them.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any, assert_never

from protocol_edition import urls
from protocol_edition.edition import EditedProtocol, Facts, MentionRole
from protocol_edition.model import (
    AttendeeList,
    Authorities,
    Block,
    Inline,
    NameKind,
    Organisation,
    Paragraph,
    Person,
    Place,
    Points,
    PointsKind,
    Session,
    SignKind,
    Speech,
    block_contents,
    frozen,
    node_key,
    plain,
    signs,
)
from protocol_edition.pages import filed_under
from protocol_edition.words import say, spoken

_AT_THE_TABLE = {MentionRole.PRESENT, MentionRole.CHAIR, MentionRole.GUEST, MentionRole.RECORDER}
_ROLES = {
    MentionRole.SPEAKS: "speaks",
    MentionRole.MENTIONED: "mentioned",
    MentionRole.IN_NOTE: "note",
    MentionRole.RESPONSIBLE: "responsible",
}
"""How a person occurs in a passage; who is only in a list of a sitting is ``listed`` there.

Of a sitting's passages everybody at the table is ``present``, named there or not.
"""

EVERY = "\ua66e"
"""A letter that stands with every passage and in no record: what to ask for where only filters are set.

Asked for nothing, Pagefind fetches the whole index of words. search.js has the same letter.
"""

Filed = Mapping[tuple[str, str], str]
"""(kind, key) -> the name as filed, one for each entry."""


@frozen
class Record:
    """One thing that can be found; ``url`` leads there from the search page."""

    url: str
    content: str
    meta: Mapping[str, str]
    filters: Mapping[str, tuple[str, ...]]
    place: str
    """Its protocol's place in the list of all, a sign of the protocol's words, and its own place on the page.

    It is the name of its file. search.js puts results in order by it; the sign is for browsers, which might take one
    they have kept for another.
    """


def filed_names(authorities: Authorities) -> Filed:
    """Every name as filed; where two entries of a kind are filed alike, each with its key."""
    filed = {(kind.value, key): _sorted_under(entry) for kind, key, entry in _entries(authorities)}
    number: dict[tuple[str, str], int] = defaultdict(int)
    for (kind_name, _), name in filed.items():
        number[kind_name, name] += 1
    return {
        (kind_name, key): f"{name} ({key})" if number[kind_name, name] > 1 else name
        for (kind_name, key), name in filed.items()
    }


def _entries(authorities: Authorities) -> Iterator[tuple[NameKind, str, Person | Place | Organisation]]:
    yield from ((NameKind.PERSON, key, person) for key, person in authorities.people.items())
    yield from ((NameKind.PLACE, key, place) for key, place in authorities.places.items())
    yield from ((NameKind.ORGANISATION, key, body) for key, body in authorities.organisations.items())


def _sorted_under(entry: Person | Place | Organisation) -> str:
    return entry.sort if isinstance(entry, Person) else entry.name


def letter(filed: str) -> str:
    """The letter under which a filter of names is kept: the first one without accents; search.js does the same."""
    return unicodedata.normalize("NFKD", filed)[:1].upper()


def name_records(authorities: Authorities, filed: Filed) -> Iterator[Record]:
    """A record for each name: found under every variant and cover name, shown with the office or dates."""
    for number, (kind, key, entry) in enumerate(_entries(authorities)):
        spellings = [entry.name, *entry.variants]
        gloss = ""
        if isinstance(entry, Person):
            spellings += [entry.sort, *(cover.name for cover in entry.pseudonyms)]
            gloss = "; ".join(office.title for office in entry.offices)
        meta = {"title": filed[kind.value, key], "kind": kind.value, "names": "\n".join(dict.fromkeys(spellings))}
        words = ". ".join(filter(None, (*dict.fromkeys(spellings), gloss)))
        meta |= {"gloss": gloss} if gloss else {}
        record = Record(_address(urls.named(kind.value, key)), words, meta, {}, f"{number:06}")
        yield replace(record, place=f"{record.place}-{_sign([record])}")


def _address(target: str, anchor: str = "") -> str:
    return urls.relative(urls.SEARCH, target, anchor)


@frozen
class _Part:
    """A passage that is found as a whole: where it stands, its words, and every anchor inside it."""

    anchor: str
    title: str
    words: tuple[str, ...]
    inside: frozenset[str]
    sitting: str = ""
    """The anchor of its sitting."""


def text_records(edited: EditedProtocol, facts: Facts, filed: Filed, order: int) -> Iterator[Record]:
    """The records of one protocol in the order of its page; a part without words is none."""
    page = urls.protocol(edited.id)
    parts = [part for part in _parts(edited) if any(part.words)]
    named = _named(parts, facts, filed)
    common = {"year": (filed_under(facts),)} | ({"series": (facts.series,)} if facts.series else {})
    protocol = facts.short_title or facts.title
    said = spoken(facts.date)
    records = []
    for number, part in enumerate(parts):
        meta = {"title": part.title or protocol, "protocol": protocol, "date": said, "every": EVERY}
        filters = common | {name: tuple(sorted(values)) for name, values in sorted(named[number].items())}
        shown = {key: value for key, value in meta.items() if value}
        records.append(Record(_address(page, part.anchor), _parted(part.words), shown, filters, f"{number:04}"))
    sign = _sign(records)
    yield from (replace(record, place=f"{order:06}-{sign}-{record.place}") for record in records)


def plain_record(record: Record) -> list[object]:
    """A record as JSON, for ``placed``."""
    return [record.url, record.content, dict(record.meta), dict(record.filters), record.place]


def placed(plain: list[list[Any]], order: int) -> list[Record]:
    """The records of a protocol that were made for the first of the list, for its place in the list."""
    return [
        Record(url, content, meta, {name: tuple(values) for name, values in filters.items()}, f"{order:06}{place[6:]}")
        for url, content, meta, filters, place in plain
    ]


def _sign(records: list[Record]) -> str:
    """Four figures that are others when anything in ``records`` is."""
    return sha256(repr(records).encode("utf-8", "surrogatepass")).hexdigest()[:4]


def _parted(words: Iterable[str]) -> str:
    """Blocks with a sign between them, so that no sentence runs into the next; labels keep what they label."""
    return " · ".join(filter(None, words)).replace(": · ", ": ")


def _named(parts: list[_Part], facts: Facts, filed: Filed) -> list[dict[str, set[str]]]:
    """For each part the filters of whoever is named in it or sat there."""
    where = {anchor: number for number, part in enumerate(parts) for anchor in part.inside}
    sittings: dict[str, list[int]] = defaultdict(list)
    for number, part in enumerate(parts):
        sittings[part.sitting].append(number)
    named: list[dict[str, set[str]]] = [defaultdict(set) for _ in parts]
    for mention in facts.mentions:
        name, here = filed.get((mention.kind, mention.key)), where.get(mention.anchor)
        if name is None or here is None:
            continue
        if mention.kind != NameKind.PERSON.value:
            named[here][f"{mention.kind} {letter(name)}"].add(name)
            continue
        named[here][f"{_ROLES.get(mention.role, 'listed')} person {letter(name)}"].add(name)
        if mention.role in _AT_THE_TABLE:
            for number in sittings.get(mention.anchor, [here]):
                named[number][f"present person {letter(name)}"].add(name)
    return named


def _parts(edited: EditedProtocol) -> Iterator[_Part]:
    protocol = edited.protocol
    head = (f"{line.label.text if line.label else ''} {plain(line.content)}".strip() for line in protocol.header.lines)
    yield _Part("", "", (edited.short_title, *head), frozenset([""]))
    for number, session in enumerate(protocol.sessions, 1):
        called = plain(session.heading) or (
            say("Session {number}", number=number) if len(protocol.sessions) > 1 else say("Opening")
        )
        yield from _session(edited, session, called)
    words: list[str] = []
    inside: set[str] = set()
    for note in protocol.notes:
        label = f"[{note.label}] " if note.label else ""
        words.append(label + _parted(plain(block.content) for block in note.blocks))
        inside.add(edited.anchor(note).id)
        inside.update(edited.anchors[node_key(block)].id for block in note.blocks if node_key(block) in edited.anchors)
    yield _Part("notes" if words else "", say("Notes"), tuple(words), frozenset(inside))


def _session(edited: EditedProtocol, session: Session, called: str) -> Iterator[_Part]:
    anchor = edited.anchor(session).id
    said = tuple(_said(edited, session.blocks))
    words = (
        plain(session.heading),
        *(plain(line.content) for line in session.lines),
        *(words for listed in session.lists for words in _listed(listed)),
        *(words for words, _ in said),
        *(plain(line.content) for line in session.closing),
        *_unprinted(session.blocks),
    )
    yield _Part(anchor, called, words, frozenset([anchor, *(inner for _, inner in said)]), anchor)
    for item in session.items:
        own = edited.anchor(item).id
        heading = plain(item.heading)
        said = tuple(_said(edited, item.blocks))
        supporters = tuple(_listed(item.supporters)) if item.supporters else ()
        yield _Part(
            own,
            f"{item.number}. {heading}" if item.number else heading,
            (heading, *supporters, *(words for words, _ in said), *_unprinted(item.blocks)),
            frozenset([own, *(inner for _, inner in said)]),
            anchor,
        )


def _listed(listed: AttendeeList) -> Iterator[str]:
    if listed.label:
        yield listed.label.text.strip()
    yield ", ".join(plain(entry.content) for entry in listed.entries)


_TOLD = (SignKind.INDEX_TERM, SignKind.ABBREVIATION, SignKind.CORRECTION)
"""Signs whose words a reader may look for, though the text does not print them."""


def _unprinted(blocks: Iterable[Block]) -> Iterator[str]:
    """Terms of the source's index, corrections, and what abbreviations stand for: each once, behind the text."""
    met = (
        sign.word for content in block_contents(blocks) for sign in signs(content) if sign.kind in _TOLD and sign.word
    )
    yield from dict.fromkeys(met)


def _row(content: tuple[Inline, ...]) -> str:
    """The cells of a row of a table, each by itself."""
    return " · ".join(filter(None, (plain((cell,)) for cell in content)))


def _said(edited: EditedProtocol, blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """The words of each block with its anchor, speakers before what they say."""
    for block in blocks:
        match block:
            case Paragraph():
                yield plain(block.content), edited.anchor(block).id
            case Points():
                row = _row if block.kind is PointsKind.TABLE else plain
                yield from ((row(point.content), edited.anchor(point).id) for point in block.points)
            case Speech():
                yield f"{plain(block.speaker.content).rstrip(':')}:", edited.anchor(block).id
                yield from _said(edited, block.blocks)
            case _:
                assert_never(block)
