"""What a source tells and does not print, in words: the page and the paper say the same."""

from collections.abc import Iterator

from protocol_edition.exports.survival import of_protocol
from protocol_edition.model import (
    Attendee,
    DateSaid,
    Header,
    ItemKind,
    Protocol,
    ProtocolKind,
    Sign,
    SignKind,
    Survival,
    contents,
    plain,
    signs,
)
from protocol_edition.words import later, listed, say, spoken

LOOKS = frozenset(
    ("bold", "italic", "letterspaced", "small-caps", "strikethrough", "subscript", "superscript", "underline")
)
"""What of ``Sign.rend`` page and paper can show; other words are kept in the JSON and change nothing here."""

_UNSAID = ("signed-protocol", "attendant", "attendee", "present", "chair", "absent", "protocol")
"""Roles that the label of the list says, or the day of the signature."""

_ROLES = {
    "received-protocol-back": later("received the protocol back"),
    "present-non-member": later("no member"),
}
_KINDS = {
    ProtocolKind.SPECIAL: later("A conference or commission beside the regular sittings."),
    ProtocolKind.OTHER_PROVENANCE: later("Known from other papers than those of the series."),
}
_WHERE = {
    "meeting": later("description of the meeting"),
    "heading": later("heading"),
    "file-name": later("name of the file"),
    "archive": later("archive"),
}
"""Where a source gives a date, as readers say it; other words are shown as the source has them."""

_SERIES = {
    "footnote": later("Footnotes"),
    "variant": later("Textual notes"),
    "editorial": later("Editors’ notes"),
    "source": later("Source notes"),
}


def lemmas_of(protocol: Protocol) -> dict[int, str]:
    """The words that notes are about, by the offset at which they stand."""
    if not any(note.lemmas for note in protocol.notes):
        return {}
    return {
        sign.origin.start: plain(sign.content)
        for content in contents(protocol)
        for sign in signs(content)
        if sign.kind is SignKind.LEMMA
    }


_UNNAMED = {
    ItemKind.AGENDA: later("Item without a heading"),
    ItemKind.APPENDIX: later("Appendix"),
    ItemKind.SECTION: later("Section without a heading"),
}


def unnamed(kind: ItemKind) -> str:
    """What the edition calls a part that the record gives neither a heading nor a number."""
    return say(_UNNAMED[kind])


def series_title(name: str) -> str:
    """What readers are told for a series of notes; a name that the source made up is shown as it is."""
    return say(_SERIES[name]) if name in _SERIES else name[:1].upper() + name[1:] or say("Notes")


def corrected(sign: Sign) -> str:
    """What stands behind a word that the source has wrong."""
    return say("[correctly: {word}]", word=sign.word)


def page_begins(sign: Sign) -> str:
    """What stands where a page of the original begins."""
    return say("[p. {number}]", number=sign.word) if sign.word else "|"


def pictured(sign: Sign) -> str:
    """What stands in the place of a picture."""
    return say("[Picture: {description}]", description=sign.word) if sign.word else say("[Picture]")


def beside_name(attendee: Attendee) -> str:
    """What stands behind the name of somebody in a list, "" for nothing."""
    return ", ".join(told_of(attendee.partial, attendee.signed, attendee.roles))


def told_of(partial: bool, signed: str, roles: tuple[str, ...]) -> Iterator[str]:
    """What is to be said of somebody beside the capacity, a few words each."""
    if partial:
        yield say("for a part")
    for role in roles:
        if role not in _UNSAID:
            yield say(_ROLES[role]) if role in _ROLES else role.replace("-", " ")
    if signed:
        yield say("signed {date}", date=spoken(signed))


def status(header: Header) -> Iterator[str]:
    """What has to be known of a record before it is read: what it is, what is left of it, dates that disagree."""
    if header.kind in _KINDS:
        yield say(_KINDS[header.kind])
    if header.survival is not Survival.FULL:
        yield of_protocol(header.survival)
    others = [_said(date) for date in header.dates if date.differs]
    if others:
        yield say("The source gives another date as well: {dates}.", dates=listed(tuple(others)))


def _said(date: DateSaid) -> str:
    where = say(_WHERE[date.where]) if date.where in _WHERE else date.where
    day = spoken(date.date) or date.date
    return say("{date} ({where})", date=day, where=where) if where else day
