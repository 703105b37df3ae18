"""Lines that describe a record, and the entries of its agenda: where each goes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from protocol_edition.model import Inline, Line, LineRole, Origin, Pointer, Role
from protocol_edition.sources.tei.attendance import Attendance
from protocol_edition.sources.tei.drafts import Content, SessionDraft
from protocol_edition.sources.tei.inline import Element

LINES: Mapping[Role, LineRole] = {
    role: LineRole(role.value)
    for role in (
        Role.DATE, Role.TITLE, Role.IDENTIFIER, Role.PROVENANCE, Role.SOURCE, Role.SUMMARY, Role.CLASSIFICATION,
        Role.DATELINE, Role.SIGNATURE, Role.APPROVAL, Role.CLOSING,
    )
}  # fmt: skip
_OF_THE_RECORD = {Role.DATE, Role.TITLE, Role.IDENTIFIER, Role.PROVENANCE, Role.SUMMARY, Role.CLASSIFICATION}
"""Lines that stand in the header, as long as no item has begun."""
_AT_THE_END = {Role.SIGNATURE, Role.APPROVAL, Role.CLOSING}


class Lines:
    """Puts lines into the header, or before or behind the items of a sitting."""

    def __init__(self, attendance: Attendance, ids: Mapping[str, Element], headed: frozenset[str]) -> None:
        """``headed`` are the xml:ids of the items that have a heading of their own."""
        self.header: list[Line] = []
        self._attendance, self._ids, self._headed = attendance, ids, headed
        self._at_end = False

    @contextmanager
    def at_end(self, end: bool) -> Iterator[None]:
        """While the block at the end of a record is read."""
        before, self._at_end = self._at_end, end
        yield
        self._at_end = before

    def add(self, session: SessionDraft, role: Role, content: Content, start: Origin) -> None:
        """Adds a line where its role belongs."""
        line = Line(LINES[role], None, content, _over(content, start))
        if self._at_end or role in _AT_THE_END:
            session.closing.append(line)
        elif role in _OF_THE_RECORD and not session.items:
            self.header.append(line)
        else:
            session.lines.append(line)

    def attendance(self, session: SessionDraft, content: Content, start: Origin) -> None:
        """Adds those present, as far as running words tell them; else the words as they are."""
        lists, lines = self._attendance.read(content, _over(content, start))
        session.lists += lists
        for line in lines:
            (self.header if line.role is LineRole.PROVENANCE else session.lines).append(line)

    def agenda_target(self, entry: Element) -> str:
        """The xml:id that an entry of the agenda refers to, "" for none."""
        targets = (one.get("target") or one.get("corresp") or "" for one in entry.iter("ref", "ptr", "item"))
        return next((target[1:] for target in targets if target.startswith("#")), "")

    def is_lost(self, entry: Element) -> bool:
        """Whether an entry refers to an item that is not in the text."""
        target = self.agenda_target(entry)
        return bool(target) and target not in self._ids

    def heads(self, entry: Element) -> bool:
        """Whether an entry is the only heading that its item has."""
        target = self.agenda_target(entry)
        return bool(target) and target in self._ids and target not in self._headed

    def linked(self, entry: Element, content: Content) -> Content:
        """The words of an agenda entry, led to their item also where no reference is around them."""
        target = self.agenda_target(entry)
        if not content or target not in self._ids or any(isinstance(one, Pointer) for one in content):
            return content
        origin = Origin(
            content[0].origin.file, content[0].origin.line, 1, content[0].origin.start, content[-1].origin.end
        )
        return (Pointer(f"#{target}", content, origin),)

    @staticmethod
    def unlinked(content: Content) -> Content:
        """The words of an agenda entry without its reference to an item."""
        made: list[Inline] = []
        for inline in content:
            is_reference = isinstance(inline, Pointer) and inline.target.startswith("#")
            made += inline.content if isinstance(inline, Pointer) and is_reference else (inline,)
        return tuple(made)


def _over(content: Content, start: Origin) -> Origin:
    end = max((inline.origin.end for inline in content), default=start.end)
    return Origin(start.file, start.line, start.column, start.start, max(start.start, end))
