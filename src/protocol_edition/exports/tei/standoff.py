"""Writes ``standOff``: whom and what the text names, with what the authorities know, and the source's own register."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from protocol_edition import urls
from protocol_edition.exports.tei.elements import dated, element, holding
from protocol_edition.exports.tei.markup import attribute, pointer_attribute, said, word_attribute
from protocol_edition.model import Authorities, NamedThing, NameKind, Organisation, Person, Place
from protocol_edition.project import AUTHORITY_FILES
from protocol_edition.sources import NAMES, entry_id, pointer

_LISTS = {
    NameKind.PERSON: ("listPerson", "person"),
    NameKind.PLACE: ("listPlace", "place"),
    NameKind.ORGANISATION: ("listOrg", "org"),
}

_PAGE = urls.protocol("any")
"""The pages of all protocols lie in one folder, so that the ways from there are the same."""

Named = Mapping[tuple[NameKind, str], str]
"""Whom the text names: kind and key, with the words it prints first."""


def stand_off(named: Named, register: tuple[NamedThing, ...], authorities: Authorities, *, linked: bool) -> str:
    """The element, "" where the text names nobody; ``linked`` to the pages of names, from the protocol's."""
    parts = (_kind(kind, named, authorities, linked) for kind in NameKind)
    return holding("standOff", (*parts, *(_register(kind, register) for kind in NameKind)))


def _kind(kind: NameKind, named: Named, authorities: Authorities, linked: bool) -> str:
    listed, _ = _LISTS[kind]
    keys = sorted(key for of, key in named if of is kind)
    return holding(listed, (_entry(kind, key, named[kind, key], authorities, linked) for key in keys), ' type="named"')


def _entry(kind: NameKind, key: str, printed: str, authorities: Authorities, linked: bool) -> str:
    known: Person | Place | Organisation | None
    match kind:
        case NameKind.PERSON:
            known = authorities.people.get(key)
        case NameKind.PLACE:
            known = authorities.places.get(key)
        case NameKind.ORGANISATION:
            known = authorities.organisations.get(key)
    tag = _LISTS[kind][1]
    if known is None:
        own = attribute("xml:id", entry_id(kind, key))
        return f"<{tag}{own}>{element(NAMES[kind], printed)}</{tag}>"
    return _known(kind, key, known, linked)


@lru_cache(maxsize=4096)  # whom one protocol names, others name
def _known(kind: NameKind, key: str, known: Person | Place | Organisation, linked: bool) -> str:
    """An entry of the authorities."""
    tag = _LISTS[kind][1]
    leads = urls.relative(_PAGE, urls.named(kind.value, key)) if linked else ""
    own = attribute("xml:id", entry_id(kind, key))
    same = attribute("sameAs", " ".join(_records(known.identifiers)))
    told = f"{element(NAMES[kind], known.name)}{''.join(_told(known))}"
    pointer_to_page = f"<ptr{pointer_attribute('target', leads)}/>" if leads else ""
    return f"<{tag}{own}{same}>{told}{pointer_to_page}</{tag}>"


def _records(identifiers: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The addresses of an entry's records in the authorities that the program knows."""
    for authority, identifier in identifiers:
        if authority in AUTHORITY_FILES:
            yield pointer(AUTHORITY_FILES[authority].address.format(identifier))[0]


def _told(known: Person | Place | Organisation) -> Iterator[str]:
    if isinstance(known, Place) and known.latitude is not None and known.longitude is not None:
        yield f"<location><geo>{known.latitude} {known.longitude}</geo></location>"
    if isinstance(known, Person):
        yield dated("birth", known.born, known.born)
        yield dated("death", known.died, known.died)
        yield from (element("occupation", office.title) for office in known.offices)
    yield from _identifiers(known.identifiers)
    yield element("note", known.note)


def _identifiers(identifiers: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"<idno{word_attribute('type', authority)}>{said(value)}</idno>" for authority, value in identifiers)


def _register(kind: NameKind, register: tuple[NamedThing, ...]) -> str:
    """The entries of the source's own register; ``sortKey`` tells their order among all kinds."""
    listed, tag = _LISTS[kind]
    entries = (
        f'<{tag} sortKey="{number}"{attribute("n", named.key)}><{NAMES[kind]}>{said(named.name)}</{NAMES[kind]}>'
        f"{''.join(_identifiers(named.identifiers))}</{tag}>"
        for number, named in enumerate(register, 1)
        if named.kind is kind
    )
    return holding(listed, entries, ' type="source-register"')
