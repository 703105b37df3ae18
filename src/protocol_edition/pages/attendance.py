"""Who was there: joined and left between sittings, and the table of persons by sittings."""

from collections.abc import Iterable, Mapping

from protocol_edition import urls
from protocol_edition.edition import person_in
from protocol_edition.model import Attendee, Person, Protocol, plain
from protocol_edition.pages.attended import NOBODY, seated
from protocol_edition.pages.dates import covers
from protocol_edition.pages.views import Attendance, Link, PresenceRow


def attendance(protocol: Protocol, people: Mapping[str, Person], page: str, links: Iterable[Link]) -> Attendance | None:
    """Persons by sittings, in the order in which they are first listed; None where there are no two lists."""
    if sum(bool(session.lists) for session in protocol.sessions) < 2:
        return None
    found: dict[str, list[tuple[int, Attendee]]] = {}
    for number, session in enumerate(protocol.sessions):
        for attendee in session.attendees:
            who = person_in(attendee.content) or f" {attendee.name.casefold()}"
            found.setdefault(who, []).append((number, attendee))
    rows = tuple(_row(people.get(key), entries, len(protocol.sessions), page) for key, entries in found.items())
    return Attendance(tuple(links), rows)


def _row(person: Person | None, entries: list[tuple[int, Attendee]], sessions: int, page: str) -> PresenceRow:
    seats = [NOBODY] * sessions
    for number, attendee in entries:
        seats[number] = seated(attendee.status.value, attendee.partial, attendee.signed, attendee.roles)
    forms = list(dict.fromkeys(plain(attendee.content) for _, attendee in entries))
    name = person.name if person else forms[0]
    return PresenceRow(
        name=name,
        href=urls.relative(page, urls.person(person.key)) if person else "",
        printed=", ".join(form for form in forms if form != name),
        seats=tuple(seats),
    )


def office_on(person: Person | None, date: str) -> str:
    """The offices that somebody held on a day, as far as the authorities say."""
    if not person or not person.offices or not date:
        return ""
    return "; ".join(office.title for office in person.offices if covers(office.since, office.until, date))
