"""What a source tells of somebody in a list beside name and office: for how long, with which duties, when signed."""

from collections.abc import Iterator

from markupsafe import escape

from protocol_edition.model import Attendee
from protocol_edition.pages.inline_html import Piece
from protocol_edition.pages.views import Seated
from protocol_edition.words import later, say, spoken

_UNSAID = ("signed-protocol", "attendant", "attendee", "present", "chair", "absent", "protocol")
"""Roles that the label of the list says, or the day of the signature."""

_ROLES = {
    "received-protocol-back": later("received the protocol back"),
    "present-non-member": later("no member"),
}

_CAPACITIES = (later("present"), later("chair"), later("guest"), later("absent"), later("recorder"))
"""What readers are told of a capacity: its own name."""

NOBODY = Seated("", "")


def told(partial: bool, signed: str, roles: tuple[str, ...]) -> Iterator[str]:
    """What is to be said of somebody beside the capacity, a few words each."""
    if partial:
        yield say("for a part")
    yield from (
        say(_ROLES[role]) if role in _ROLES else role.replace("-", " ") for role in roles if role not in _UNSAID
    )
    if signed:
        yield say("signed {date}", date=spoken(signed))


def seated(capacity: str, partial: bool, signed: str, roles: tuple[str, ...] = ()) -> Seated:
    """A cell of a table of attendance."""
    sign = f"{capacity} partial" if partial else capacity
    return Seated(sign, ", ".join((say(capacity), *told(partial, signed, roles))))


def beside_name(attendee: Attendee) -> Piece:
    """The same behind the printed name, drawn: the source does not print it there."""
    words = ", ".join(told(attendee.partial, attendee.signed, attendee.roles))
    end = max((inline.origin.end for inline in attendee.content), default=attendee.origin.end)
    return Piece(end, end, f'<span class="attended" data-word=" ({escape(words)})"></span>' if words else "")
