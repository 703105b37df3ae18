"""Composes the attendance of the edition: persons by sittings, who joined and who left; a year to a page if many."""

from collections.abc import Iterable, Iterator

from protocol_edition import urls
from protocol_edition.edition import Facts, MentionRole, Register, Seat, SessionFacts, joined_and_left, sitter
from protocol_edition.model import Person
from protocol_edition.pages.attended import NOBODY, seated
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import head
from protocol_edition.pages.sheets import Sheet, sheets
from protocol_edition.pages.views import AttendancePage, Download, Fact, Link, Seated, Sitter, Sitting
from protocol_edition.pages.ways import ways
from protocol_edition.project import Project
from protocol_edition.words import Filing, counted, figures, later, say, spoken

_WIDEST = 60
"""Sittings of one table; more make a page for each year."""

FILES = (("attendance.csv", later("Attendance"), "CSV"), ("attendance.json", later("Attendance"), "JSON"))

_SIGNS = (
    ("present", later("present")),
    ("chair", later("presides")),
    ("guest", later("guest")),
    ("absent", later("listed as absent")),
)

Column = tuple[Facts, SessionFacts]


def columns_of(protocols: Iterable[Facts]) -> tuple[Column, ...]:
    """Every sitting that lists who was there."""
    return tuple((facts, session) for facts in protocols for session in facts.sessions if session.seats)


def attendance_pages(register: Register, project: Project) -> Iterator[tuple[str, AttendancePage]]:
    """The attendance with its path; nothing where no record lists who was there."""
    columns = columns_of(register.protocols)
    if columns:
        for sheet in sheets(
            urls.ATTENDANCE, columns, _WIDEST, lambda number: counted(number, "{n} sitting", "{n} sittings")
        ):
            yield sheet.path, _page(sheet, register, project)


def _page(sheet: Sheet[SessionFacts], register: Register, project: Project) -> AttendancePage:
    page, title = sheet.path, sheet.title(say("Attendance"))
    crumbs = (Link(urls.relative(page, urls.ATTENDANCE), say("Attendance")),) if sheet.year else ()
    described = say("{page}: who was present at which sitting of {title}.", page=title, title=project.settings.title)
    return AttendancePage(
        frame=frame(project, page, urls.PROTOCOLS),
        head=head(title, described, project.settings, page),
        title=title,
        crumbs=(Link(urls.relative(page, urls.PROTOCOLS), say("Protocols")), *crumbs),
        ways=ways(register, project, page),
        years=sheet.years,
        key=tuple(_key(sheet.rows)),
        sittings=tuple(_sittings(sheet.rows, page)),
        sitters=tuple(_sitters(sheet.rows, project, page)),
        files=tuple(
            Download(urls.relative(page, urls.data_file(file)), say(name), form)
            for file, name, form in FILES
            if not project.draft
        ),
    )


def _sittings(columns: tuple[Column, ...], page: str) -> Iterator[Sitting]:
    last: dict[str, SessionFacts] = {}
    for facts, session in columns:
        several = len(facts.sessions) > 1
        title = facts.short_title or facts.title
        before = last.get(facts.series)
        last[facts.series] = session
        yield Sitting(
            urls.relative(page, urls.protocol(facts.id), session.anchor),
            spoken(session.date or facts.date) or say("undated"),
            say("{title}, session {number}", title=title, number=session.number) if several else title,
            changes(before, session) if before else (),
        )


def changes(before: SessionFacts, after: SessionFacts) -> tuple[Fact, ...]:
    """Who joined and who is no longer listed; nothing where one of the two lists is not there."""
    moved = joined_and_left(before, after)
    if moved is None:
        return ()
    named = zip((say("Joined"), say("No longer listed")), moved, strict=True)
    return tuple(Fact(label, ", ".join(seat.name for seat in seats)) for label, seats in named if seats) or (
        Fact(say("Attendance"), say("the same as before")),
    )


def _sitters(columns: tuple[Column, ...], project: Project, page: str) -> Iterator[Sitter]:
    """Everybody, as filed; whoever is not in the authority files last, by the printed name."""
    people, filing = project.authorities.people, Filing(project.settings.language)
    seats: dict[str, dict[int, Seat]] = {}
    for number, (_, session) in enumerate(columns):
        for seat in session.seats:
            seats.setdefault(sitter(seat), {})[number] = seat
    filed = sorted(seats.items(), key=lambda pair: _filed(pair[0], people, filing))
    for who, there in filed:
        person = people.get(who)
        any_seat = next(iter(there.values()))
        yield Sitter(
            urls.relative(page, urls.person(who)) if person else "",
            person.sort if person else any_seat.name,
            tuple(_row(there, len(columns))),
            say("{part} of {all}", part=figures(len(there)), all=figures(len(columns))),
        )


def _key(columns: tuple[Column, ...]) -> Iterator[Seated]:
    """What the signs say; the rarer ones only where they stand."""
    seats = [seat for _, session in columns for seat in session.seats]
    yield from (Seated(sign, say(words)) for sign, words in _SIGNS)
    if any(seat.role is MentionRole.RECORDER for seat in seats):
        yield Seated("recorder", say("keeps the minutes"))
    if any(seat.role is MentionRole.SIGNED for seat in seats):
        yield Seated("signed", say("signed the record as seen"))
    if any(seat.partial for seat in seats):
        yield Seated("present partial", say("for a part"))


def _row(there: dict[int, Seat], sittings: int) -> list[Seated]:
    row = [NOBODY] * sittings
    for number, seat in there.items():
        row[number] = seated(seat.role.value, seat.partial, seat.signed)
    return row


def _filed(who: str, people: dict[str, Person], filing: Filing) -> tuple[bool, object]:
    person = people.get(who)
    return person is None, filing.key(person.sort if person else who)
