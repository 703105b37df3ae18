"""What a source tells of somebody in a list beside name and office: for how long, with which duties, when signed."""

from functools import lru_cache

from protocol_edition.exports import beside_name, told_of
from protocol_edition.model import Attendee
from protocol_edition.pages.escaping import escaped
from protocol_edition.pages.pieces import Piece
from protocol_edition.pages.views import Seated
from protocol_edition.words import interface, later, say

_CAPACITIES = (later("present"), later("chair"), later("guest"), later("absent"), later("recorder"), later("signed"))
"""What readers are told of a capacity: its own name."""

NOBODY = Seated("", "")


def seated(capacity: str, partial: bool, signed: str, roles: tuple[str, ...] = ()) -> Seated:
    """A cell of a table of attendance."""
    return _seated(capacity, partial, signed, roles, interface())


@lru_cache(maxsize=4096)
def _seated(capacity: str, partial: bool, signed: str, roles: tuple[str, ...], _tag: str) -> Seated:
    sign = f"{capacity} partial" if partial else capacity
    return Seated(sign, ", ".join((say(capacity), *told_of(partial, signed, roles))))


def drawn_behind(attendee: Attendee) -> Piece:
    """The same behind the printed name, drawn: the source does not print it there."""
    words = beside_name(attendee)
    end = max((inline.origin.end for inline in attendee.content), default=attendee.origin.end)
    return end, end, f'<span class="attended" data-word=" ({escaped(words)})"></span>' if words else ""
