"""The permanent addresses of one page: anchors of its nodes and marks, and what they are called in words."""

from collections.abc import Mapping
from functools import lru_cache

from protocol_edition import urls
from protocol_edition.edition import EditedProtocol
from protocol_edition.exports import unnamed
from protocol_edition.model import Item, ItemKind, Node, Origin, frozen, node_key, plain
from protocol_edition.pages.escaping import escaped, made
from protocol_edition.pages.inline_html import Lemma, Mark
from protocol_edition.pages.views import Address
from protocol_edition.words import interface, later, say

_KINDS = {
    "p": later("paragraph {number}"),
    "speech": later("speech {number}"),
    "note": later("note {number}"),
    "session": later("session {number}"),
    "item": later("item {number}"),
}
"""What an anchor is the address of, by its first word."""

_Called = tuple[ItemKind, str, str]
"""What an item goes by: its kind, its number, and where it has none its words."""


@frozen
class Addresses:
    """Looks up what is where on the page of one protocol."""

    edited: EditedProtocol
    marks: Mapping[int, Mark]
    """By the offset of the mark."""
    lemmas: Mapping[int, Lemma]
    """The notes on stretches of the text, by the offset of the stretch."""
    prefix: str = ""
    """What stands before each anchor on a page that is not the text's own."""
    home: str = ""
    """From there to the text's own page, whose anchors are the permanent ones."""
    ours: str = ""
    """The attributes of the site's own words inside the record, "" where both speak one language."""
    tongue: str = ""
    """The language that they are called in."""

    def of(self, node: Node) -> Address:
        """The address of a node, named as a reader would: ``paragraph 14``, ``item IX``."""
        anchor = self.edited.anchors[node_key(node)]
        item = _called(node) if isinstance(node, Item) else None
        return _address(anchor.id, anchor.provisional, item, self.prefix, self.home, self.ours, self.tongue)

    def target(self, origin: Origin) -> str:
        """The anchor of what a cross-reference points to, "" for nothing that has one."""
        anchor = self.edited.anchor_at(origin)
        return self.prefix + anchor.id if anchor else ""

    def href(self, node: Node) -> str:
        """The link to a node alone."""
        return self.home + urls.in_page(self.edited.anchors[node_key(node)].id)

    def id_of(self, node: Node) -> str:
        """The anchor of a node, "" where it has none of its own."""
        anchor = self.edited.anchors.get(node_key(node))
        return self.prefix + anchor.id if anchor else ""


@lru_cache(maxsize=8192)  # ``p-14`` and ``note-2`` are anchors of most protocols: each is made once in each language
def _address(  # noqa: PLR0913, PLR0917 - all that it is made of, to be kept under it
    anchor: str, provisional: bool, item: _Called | None, prefix: str, home: str, ours: str, _tag: str
) -> Address:
    name = _item_name(item) if item else _name(anchor)
    kind, words = "pl", later("Permanent address of {name}")
    if provisional:
        kind, words = "pl provisional", later("Provisional address of {name}: not yet citable")
    label = made((escaped(say(words, name=name)),))
    href = made((escaped(home + urls.in_page(anchor)),))
    return Address(
        id=made((escaped(prefix + anchor),)),
        name=name,
        label=label,
        provisional=provisional,
        href=href,
        link=made((f'<a class="{kind}" href="{href}" aria-label="{label}"{ours}></a>',)),
    )


def _name(anchor: str) -> str:
    kind, _, number = anchor.partition("-")
    return say(_KINDS.get(kind, f"{kind} {{number}}"), number=number.replace("-", " ")).rstrip()


_NUMBERED = {
    ItemKind.AGENDA: later("item {number}"),
    ItemKind.APPENDIX: later("appendix {number}"),
    ItemKind.SECTION: later("section {number}"),
}
_UNNUMBERED = {
    ItemKind.AGENDA: later("the item “{heading}”"),
    ItemKind.APPENDIX: later("the appendix “{heading}”"),
    ItemKind.SECTION: later("the section “{heading}”"),
}


def item_name(item: Item) -> str:
    """``item IX``, ``appendix A``; an item without a number goes by its words."""
    return _item_name(_called(item))


def _called(item: Item) -> _Called:
    return item.kind, item.number, "" if item.number else plain(item.heading) or unnamed(item.kind)


def _item_name(item: _Called) -> str:
    kind, number, words = item
    return say(_NUMBERED[kind], number=number) if number else say(_UNNUMBERED[kind], heading=words)


def addresses(edited: EditedProtocol, ours: str, page: str = "", prefix: str = "") -> Addresses:
    """Every address of a protocol's page; on another ``page`` its anchors stand there with a ``prefix``.

    ``ours`` are the attributes of the site's own words inside the record, "" where both speak one language.
    """
    marks: dict[int, Mark] = {}
    lemmas: dict[int, Lemma] = {}
    for note in edited.protocol.notes:
        anchor = prefix + edited.anchors[node_key(note)].id
        for lemma in note.lemmas:
            lemmas[lemma.start] = Lemma(anchor, bool(note.marks))
        for origin in note.marks:
            own = edited.mark_anchor(origin)
            if own:
                marks[origin.start] = Mark(prefix + own.id, anchor)
    home = urls.relative(page, urls.protocol(edited.id)) if page else ""
    return Addresses(edited, marks, lemmas, prefix, home, ours, interface())
