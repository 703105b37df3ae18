"""The other ways into the protocols: lists beside lists, each only where it has something to show."""

from protocol_edition import urls
from protocol_edition.edition import Register
from protocol_edition.pages.views import Link
from protocol_edition.project import Project


def ways(register: Register, project: Project, page: str) -> tuple[Link, ...]:
    """The lists of protocols and what runs through them, seen from ``page``."""
    shown = (
        (urls.PROTOCOLS, "By date", True),
        (urls.SERIES, "By series and number", True),
        (urls.CHRONOLOGY, "Chronology", True),
        (urls.ATTENDANCE, "Attendance", has_attendance(register)),
        (urls.DECISIONS, "Decisions", has_decisions(register)),
        (urls.THREADS, "Threads", bool(project.authorities.threads)),
        (urls.DATA, "Data", True),
    )
    return tuple(Link(urls.relative(page, target), text, target == page) for target, text, there in shown if there)


def has_attendance(register: Register) -> bool:
    """Whether any sitting lists who was there."""
    return any(session.seats for facts in register.protocols for session in facts.sessions)


def has_decisions(register: Register) -> bool:
    """Whether any record, or an editor, marks a decision."""
    return any(facts.decisions for facts in register.protocols)
