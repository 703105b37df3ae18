"""The text of a file: sittings, items and notes, by the roles that a dialect gives to the elements."""

from collections.abc import Callable
from dataclasses import replace

from protocol_edition.model import (
    Fragment,
    ItemKind,
    Origin,
    Paragraph,
    ParagraphKind,
    Role,
)
from protocol_edition.sources.tei.days import day_of
from protocol_edition.sources.tei.drafts import Content, ItemDraft, SessionDraft
from protocol_edition.sources.tei.flow import Flow, fragment
from protocol_edition.sources.tei.inline import Element, Inliner
from protocol_edition.sources.tei.lines import LINES, Lines
from protocol_edition.sources.tei.matter import Matter
from protocol_edition.sources.tei.numbers import item_number
from protocol_edition.sources.tei.parse import XML_ID
from protocol_edition.sources.tei.parts import EITHER, Into
from protocol_edition.sources.tei.people import attendees

_ITEMS = {Role.ITEM: ItemKind.AGENDA, Role.APPENDIX: ItemKind.APPENDIX, Role.SECTION: ItemKind.SECTION}


class Body(Matter):
    """Reads a text into sittings and items."""

    def __init__(self, flow: Flow, inliner: Inliner, lines: Lines) -> None:
        super().__init__(flow, inliner, lines)
        self._read: dict[Role, Callable[[Element, Role], None]] = {
            Role.SESSION: self._open_session, Role.SESSION_BEGIN: self._go_on_in_session,
            Role.SESSION_HEADING: self._session_heading, Role.ITEM_BEGIN: self._begin_item,
            Role.ITEM: self._part, Role.APPENDIX: self._part, Role.SECTION: self._part,
            Role.HEADING: self._heading, Role.LIST: self._list, Role.AGENDA: self._list, Role.TABLE: self._table,
            Role.VERSE: self._verse, Role.FIGURE: self._figure, Role.SPEECH: self._whole_speech,
            Role.SPEAKER: self._speaker, Role.NOTES: self._notes, Role.PEOPLE: self._people, Role.CHAIR: self._people,
            Role.ATTENDANCE: self._about, Role.ABOUT: self._about, Role.OPENER: self._edge, Role.CLOSER: self._edge,
            Role.DIVISION: self._division, **dict.fromkeys(LINES, self._described),
        }  # fmt: skip

    def _block(self, child: Element, role: Role) -> None:
        self._read.get(role, self._plainly)(child, role)

    def _plainly(self, child: Element, role: Role) -> None:
        """A paragraph, or whatever stands in place of one."""
        before, self._kind = self._kind, EITHER.get(role, self._kind)
        self.parts(child, self.paragraph(), in_line=True)
        self._kind = before

    def _division(self, child: Element, _: Role) -> None:
        self.parts(child, self.paragraph())

    def _described(self, child: Element, role: Role) -> None:
        self.parts(child, self._line(role))

    def _edge(self, child: Element, role: Role) -> None:
        """The opening or closing of a record: lines, and loose words as such."""
        self._end_speech()
        end = role is Role.CLOSER
        if not end and not self.session.date:
            days = (day_of(date.get("when") or date.get("from") or "") for date in child.iter("date", "time"))
            self.session.date = next(filter(None, days), "")
        with self.lines.at_end(end):
            self.parts(child, self._line(Role.CLOSING if end else Role.DATELINE))

    def _about(self, child: Element, _: Role) -> None:
        add = self.lines.attendance
        self.parts(child, Into("line", lambda content, start: add(self.session, content, self._seen(start))))

    def _people(self, child: Element, role: Role) -> None:
        heading = self.paragraph(ParagraphKind.HEADING)

        def apart(content: Content, origin: Origin) -> None:
            heading.add(content, replace(origin, start=self.flow.claim(heading.kind, origin.start)))

        listed = attendees(self.flow, self.inliner, child, role, apart)
        if listed:
            self.here(child, listed.origin.start)
            self.session.lists.append(listed)

    def _whole_speech(self, child: Element, _: Role) -> None:
        self._begin_speech(child)
        self.parts(child, self.paragraph())
        self._end_speech()

    def _line(self, role: Role) -> Into:
        return Into("line", lambda content, start: self.lines.add(self.session, role, content, self._seen(start)))

    # ---- sittings and items -------------------------------------------------------------------------------------

    def _open_session(self, element: Element, _: Role) -> None:
        self._close_item()
        if self.session.explicit or self.session.items:
            self.session = SessionDraft()
            self.sessions.append(self.session)
        self.session.explicit = True
        before, self._opened = self._opened, element
        if self.session.start is None:
            self.flow.line_break()
        self.here(element, self.flow.place)
        self.parts(element, self.paragraph())
        self._close_item()
        self._opened = before

    def _go_on_in_session(self, element: Element, _: Role) -> None:
        """Another day of the same record begins."""
        self._close_item()
        day = next((day_of(date.get("when") or "") for date in element.iter("date")), "")
        self.session = SessionDraft(date=day, explicit=True)
        self.sessions.append(self.session)
        self.flow.line_break()
        self.here(element, self.flow.place)
        self.session.heading = self.inliner.line(element)

    def _part(self, element: Element, role: Role) -> None:
        within = self._item is not None and role is Role.SECTION
        if within or self._into:
            self.parts(element, self.paragraph())
            return
        self._close_item()
        self._open_item(element, _ITEMS[role])
        self.parts(element, self.paragraph())
        self._close_item()

    def _begin_item(self, element: Element, _: Role) -> None:
        self._close_item()
        self._open_item(element, ItemKind.AGENDA)
        self.parts(element, self.paragraph())

    def _open_item(self, element: Element, kind: ItemKind) -> None:
        start = self.flow.begin("item")
        self._item = ItemDraft(self.here(element, start), kind, target=element.get(XML_ID) or "")
        self._opened = element
        self.session.items.append(self._item)
        if entry := self._headings.pop(self._item.target, None):
            self._head(self._item, entry)

    def _settle(self) -> None:
        """Page breaks and the like that no words follow stand behind the words before them."""
        waiting = self.waiting()
        signs = tuple(sign for element in waiting for sign in self.inliner.one(element)) if waiting else ()
        if signs and not self.attach(signs):
            origin = signs[0].origin
            self._put(Paragraph(signs, replace(origin, start=self.flow.begin("paragraph"), end=self.flow.place)))

    def finish(self) -> None:
        """The text is at its end."""
        self._item = self._item or (self.session.items[-1] if self.session.items else None)
        self._settle()
        self._close_item()
        self.session.items += self._headings.values()

    def _close_item(self) -> None:
        self._end_speech()
        if self._item:
            self._settle()
            self._item.end = self.flow.place
        self._item = None

    def _heading(self, element: Element, _: Role) -> None:
        self._end_speech()
        parent = element.getparent()
        free = self._item and not self._item.heading and not self._item.marker and not self._item.blocks
        if self._into or not (free if self._item else self._is_session_heading(parent)):
            self.parts(element, self.paragraph(ParagraphKind.HEADING), in_line=True)
            return
        start = self.flow.begin("heading")
        marker, said, content = self.numbered(element)
        if self._item:
            counted = parent.get("n") or "" if parent is not None else ""
            number, value = item_number(said or ("" if counted == "0" else counted))
            self._item.marker, self._item.number, self._item.value = marker, number, value
            self._item.heading = content
        else:
            self._head_session((*self._as_text(marker), *content), element, start)
        self._deferred()

    def _session_heading(self, element: Element, role: Role) -> None:
        start = self.flow.begin("heading")
        if self.session.heading or self.session.items:
            self._heading(element, role)
        elif content := self.inliner.line(element):
            self._head_session(content, element, start)

    def _head_session(self, content: Content, element: Element, start: int) -> None:
        self.session.heading = content
        days = {day for date in element.iter("date") if (day := day_of(date.get("when") or ""))}
        if len(days) == 1 and not self.session.date:
            self.session.date = days.pop()
        self.here(element, start)

    def _deferred(self) -> None:
        """What stood within a heading and is none of its words."""
        deferred, self.inliner.deferred = self.inliner.deferred, []
        for element in deferred:
            self._block(element, self.inliner.role(element) or Role.SOURCE)

    def _is_session_heading(self, parent: Element | None) -> bool:
        session = self.session
        return session.explicit and parent is self._opened and not (session.heading or session.items)

    # ---- notes --------------------------------------------------------------------------------------------------

    def _notes(self, element: Element, _: Role) -> None:
        """Notes that stand together are read at the foot, when all marks are known."""
        own = {Role.NOTE: self.note_texts.append, Role.HEADING: self._apparatus_heading}
        self.parts(element, self.paragraph(), own=own)

    def _apparatus_heading(self, element: Element) -> None:
        if printed := self._fragment(element):
            self.fragments.append(printed)
        else:
            self._heading(element, Role.HEADING)

    def _fragment(self, element: Element) -> Fragment | None:
        """The words of an element as printed matter, if they are nothing but words."""
        if len(element):
            return None
        self.flow.line_break()
        return fragment(self.inliner.line(element))

    def note_paragraphs(self, element: Element) -> tuple[Paragraph, ...]:
        """The words of a note, in paragraphs."""
        made: list[Paragraph] = []
        self._close_item()
        self._into = Into("paragraph", lambda c, start: made.append(Paragraph(c, self.until_here(start))))
        self.parts(element, self._into, in_line=True)
        self._into = None
        return tuple(made)
