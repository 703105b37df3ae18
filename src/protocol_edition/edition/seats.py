"""Who sat in each sitting of a protocol, and who joined and left between two of them."""

from collections.abc import Callable, Iterable, Mapping

from protocol_edition.edition.edited import MentionRole, Seat, SessionFacts
from protocol_edition.model import Attendee, Inline, Name, NameKind, Protocol, Session, Sign, Status

ROLE_OF = {
    Status.PRESENT: MentionRole.PRESENT,
    Status.CHAIR: MentionRole.CHAIR,
    Status.GUEST: MentionRole.GUEST,
    Status.ABSENT: MentionRole.ABSENT,
    Status.RECORDER: MentionRole.RECORDER,
    Status.SIGNED: MentionRole.SIGNED,
}


def sittings(protocol: Protocol, anchor: Callable[[Session], str]) -> tuple[SessionFacts, ...]:
    """Every sitting with its seats; ``anchor`` gives the address of one."""
    return tuple(
        SessionFacts(anchor(session), number, session.date, tuple(map(_seat, session.attendees)))
        for number, session in enumerate(protocol.sessions, 1)
    )


def _seat(attendee: Attendee) -> Seat:
    return Seat(
        person_in(attendee.content),
        attendee.name,
        attendee.office,
        ROLE_OF[attendee.status],
        attendee.partial,
        attendee.signed,
    )


def person_in(content: Iterable[Inline]) -> str:
    """The key of the first person named, "" if none is in the authorities."""
    for inline in content:
        if isinstance(inline, Name) and inline.kind is NameKind.PERSON:
            return inline.key
        if isinstance(inline, Sign) and (inner := person_in(inline.content)):
            return inner
    return ""


def sitter(seat: Seat) -> str:
    """Who somebody is: the authority's key, or else the printed name, which is no key."""
    return seat.key or f" {seat.name.casefold()}"


def joined_and_left(before: SessionFacts, after: SessionFacts) -> tuple[tuple[Seat, ...], tuple[Seat, ...]] | None:
    """Who is listed only in the later sitting, and who only in the earlier; None where one of them has no list."""
    first, second = _there(before), _there(after)
    if not first or not second:
        return None
    joined = tuple(seat for who, seat in second.items() if who not in first)
    return joined, tuple(seat for who, seat in first.items() if who not in second)


def _there(session: SessionFacts) -> Mapping[str, Seat]:
    return {sitter(seat): seat for seat in session.seats if seat.role not in (MentionRole.ABSENT, MentionRole.SIGNED)}
