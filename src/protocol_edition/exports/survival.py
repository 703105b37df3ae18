"""What is left of a record, in words: whole sentences for its page, and the few words that a list has room for."""

from protocol_edition.model import ItemKind, Survival
from protocol_edition.words import later, say

_OF_A_PROTOCOL = {
    Survival.PARTIAL: later("Part of the text is lost."),
    Survival.LOST: later("The text is lost; only its description and its agenda survive."),
    Survival.OTHER_SOURCE: later("The text is lost; it is given here from another source."),
}
_OF_AN_ITEM = {
    Survival.PARTIAL: later("Part of the text of this item is lost."),
    Survival.LOST: later("The text of this item is lost; only its heading survives."),
    Survival.OTHER_SOURCE: later("The text of this item is lost; it is given here from another source."),
}
_IN_LISTS = {
    Survival.PARTIAL: later("lost in part"),
    Survival.LOST: later("text lost"),
    Survival.OTHER_SOURCE: later("from another source"),
}
_KINDS = {ItemKind.APPENDIX: later("appendix"), ItemKind.SECTION: later("section")}


def of_protocol(survival: Survival) -> str:
    """A sentence for the head of a protocol, "" where all of its text has come down to us."""
    return say(_OF_A_PROTOCOL[survival]) if survival in _OF_A_PROTOCOL else ""


def of_item(survival: Survival) -> str:
    """The same for an item."""
    return say(_OF_AN_ITEM[survival]) if survival in _OF_AN_ITEM else ""


def in_lists(survival: Survival) -> str:
    """A few words for a list, "" for what is whole."""
    return say(_IN_LISTS[survival]) if survival in _IN_LISTS else ""


def entry_gloss(kind: ItemKind, survival: Survival) -> str:
    """What a list says of an entry that is no whole item of the agenda: ``appendix``, ``text lost``."""
    named = say(_KINDS[kind]) if kind in _KINDS else ""
    return ", ".join(filter(None, (named, in_lists(survival))))
