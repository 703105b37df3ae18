"""The other ways into the protocols: lists beside lists, each only where it has something to show."""

from protocol_edition import urls
from protocol_edition.edition import Register
from protocol_edition.pages.views import Link
from protocol_edition.project import Project
from protocol_edition.words import say


def ways(register: Register, project: Project, page: str) -> tuple[Link, ...]:
    """The lists of protocols and what runs through them, seen from ``page``."""
    shown = (
        (urls.PROTOCOLS, say("By date"), True),
        (urls.SERIES, say("By series and number"), True),
        (urls.CHRONOLOGY, say("Chronology"), True),
        (urls.ATTENDANCE, say("Attendance"), has_attendance(register)),
        (urls.DECISIONS, say("Decisions"), urls.is_below(urls.DECISIONS, page) or has_decisions(register)),
        (urls.THREADS, say("Threads"), bool(project.authorities.threads)),
        (urls.DATA, say("Data"), not project.draft),
    )
    return tuple(Link(urls.relative(page, target), text, target == page) for target, text, there in shown if there)


def has_attendance(register: Register) -> bool:
    """Whether any sitting lists who was there."""
    return register.sittings > 0


def has_decisions(register: Register) -> bool:
    """Whether any record, or an editor, marks a decision."""
    return any(facts.decisions for facts in register.protocols)
