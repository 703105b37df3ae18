"""What has to be known of a record before it is read, and the texts that it belongs to."""

from collections.abc import Iterator
from functools import lru_cache

from protocol_edition import urls
from protocol_edition.edition import EditedProtocol, Facts, Kin
from protocol_edition.exports import entry_gloss, in_lists, status
from protocol_edition.model import Header, ItemKind, ProtocolKind, Survival, frozen
from protocol_edition.pages.views import Link
from protocol_edition.words import interface, later, say, tongue_name

_KINDS_IN_LISTS = {
    ProtocolKind.SPECIAL: later("special sitting"),
    ProtocolKind.ATTACHMENT: later("attachment"),
    ProtocolKind.OTHER_PROVENANCE: later("other provenance"),
}


@frozen
class Kinship:
    """Sentences on the record, and links to the texts it belongs to."""

    status: tuple[str, ...]
    parent: Link | None
    attachments: tuple[Link, ...]
    parallels: tuple[Link, ...]


def kinship(edited: EditedProtocol, kin: Kin, page: str) -> Kinship:
    """What the page of ``edited`` says of it and of its kin."""
    return Kinship(
        status=tuple(_status(edited.protocol.header, kin)),
        parent=_link(kin.parent, page) if kin.parent else None,
        attachments=tuple(_link(facts, page) for facts in kin.attachments),
        parallels=tuple(_beside(edited, facts, page) for facts in kin.parallels),
    )


def _status(header: Header, kin: Kin) -> Iterator[str]:
    if header.parent and not kin.parent:
        yield say("Attachment to {parent}, which this edition does not have.", parent=header.parent)
    yield from status(header)


def _link(facts: Facts, page: str) -> Link:
    return Link(urls.relative(page, urls.protocol(facts.id)), title_of(facts))


def title_of(facts: Facts) -> str:
    """What links call a protocol."""
    return facts.short_title or facts.title or facts.id


def _beside(edited: EditedProtocol, facts: Facts, page: str) -> Link:
    language = tongue_name(facts.language) if facts.language else ""
    name = say("{title} ({language})", title=title_of(facts), language=language) if language else title_of(facts)
    return Link(urls.relative(page, urls.parallel(edited.id, facts.id)), name)


def in_list(facts: Facts) -> str:
    """What a list says of a protocol that is no whole record of a regular sitting: ``attachment, text lost``."""
    return _in_list(facts.kind, facts.survival, interface())


@lru_cache(maxsize=64)
def _in_list(kind: str, survival: str, _tag: str) -> str:
    named = _KINDS_IN_LISTS.get(ProtocolKind(kind))
    return ", ".join(filter(None, (say(named) if named else "", in_lists(Survival(survival)))))


def item_gloss(kind: str, survival: str) -> str:
    """What a list says of an item that is no whole item of the agenda: ``appendix``, ``text lost``.

    ``kind`` and ``survival`` are values of ItemKind and Survival.
    """
    return _item_gloss(kind, survival, interface())


@lru_cache(maxsize=64)
def _item_gloss(kind: str, survival: str, _tag: str) -> str:
    return entry_gloss(ItemKind(kind), Survival(survival))
