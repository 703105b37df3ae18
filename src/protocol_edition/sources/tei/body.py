"""The text of a file: sittings, items and notes, by the roles that a dialect gives to the elements."""

from protocol_edition.model import (
    ItemKind,
    Origin,
    Paragraph,
    ParagraphKind,
)
from protocol_edition.sources.tei.dialect import Role
from protocol_edition.sources.tei.drafts import ItemDraft, SessionDraft
from protocol_edition.sources.tei.inline import Element
from protocol_edition.sources.tei.lines import LINES
from protocol_edition.sources.tei.matter import Matter
from protocol_edition.sources.tei.numbers import item_number
from protocol_edition.sources.tei.parse import XML_ID
from protocol_edition.sources.tei.parts import BLOCKS, EITHER, Into
from protocol_edition.sources.tei.people import attendees

_ITEMS = {Role.ITEM: ItemKind.AGENDA, Role.APPENDIX: ItemKind.APPENDIX, Role.SECTION: ItemKind.SECTION}


class Body(Matter):
    """Reads a text into sittings and items."""

    def _block(self, child: Element, role: Role) -> None:
        match role:
            case Role.SESSION:
                self._open_session(child)
            case Role.SESSION_BEGIN:
                self._go_on_in_session(child)
            case Role.ITEM | Role.APPENDIX | Role.SECTION:
                self._part(child, role)
            case Role.ITEM_BEGIN:
                self._close_item()
                self._open_item(child, ItemKind.AGENDA)
            case Role.HEADING:
                self._heading(child)
            case Role.LIST | Role.AGENDA:
                self._list(child, role)
            case Role.TABLE:
                self._table(child)
            case Role.VERSE:
                self._verse(child)
            case Role.SPEECH:
                self._begin_speech(child)
                self.parts(child, self.paragraph())
                self._end_speech()
            case Role.SPEAKER:
                self._speaker(child)
            case Role.NOTES:
                self._notes(child)
            case _:
                self._lesser(child, role)

    def _lesser(self, child: Element, role: Role) -> None:
        match role:
            case Role.PEOPLE | Role.CHAIR:
                listed = attendees(self.flow, self.inliner, child, role)
                self.here(child, listed.origin.start) if listed else None
                self.session.lists += [listed] if listed else []
            case Role.ATTENDANCE:
                self.parts(child, Into("line", lambda c, o: self.lines.attendance(self.session, c, self._seen(o))))
            case Role.ABOUT:
                into = Into("line", lambda c, o: self.lines.attendance(self.session, c, self._seen(o)))
                self.parts(child, into)
            case Role.OPENER | Role.CLOSER:
                self._end_speech()
                end = role is Role.CLOSER
                line = Role.CLOSING if end else Role.DATELINE
                with self.lines.at_end(end):
                    self.parts(child, self._line(line))
            case _ if role in LINES:
                self.parts(child, self._line(role))
            case Role.FIGURE:
                self._figure(child)
            case Role.DIVISION:
                self.parts(child, self.paragraph())
            case _:
                self.parts(child, self.paragraph(EITHER.get(role, ParagraphKind.PLAIN)), in_line=True)

    def _seen(self, origin: Origin) -> Origin:
        if self.session.start is None:
            self.session.start = origin
        return origin

    def _line(self, role: Role) -> Into:
        return Into("line", lambda content, start: self.lines.add(self.session, role, content, self._seen(start)))

    # ---- sittings and items -------------------------------------------------------------------------------------

    def _open_session(self, element: Element) -> None:
        self._close_item()
        if self.session.explicit or self.session.items:
            self.session = SessionDraft()
            self.sessions.append(self.session)
        self.session.explicit = True
        before, self._opened = self._opened, element
        start = self.flow.begin("session") if self.session.start is None else None
        if start is not None:
            self.here(element, start)
        self.parts(element, self.paragraph())
        self._close_item()
        self._opened = before

    def _go_on_in_session(self, element: Element) -> None:
        """Another day of the same record begins."""
        self._close_item()
        day = next((date.get("when") or "" for date in element.iter("date")), "")
        self.session = SessionDraft(date=day, explicit=True)
        self.sessions.append(self.session)
        self.here(element, self.flow.begin("session"))
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

    def _open_item(self, element: Element, kind: ItemKind) -> None:
        start = self.flow.begin("item")
        self._item = ItemDraft(self.here(element, start), kind, target=element.get(XML_ID) or "")
        self._opened = element
        self.session.items.append(self._item)
        if entry := self._headings.pop(self._item.target, None):
            self._head(self._item, entry)

    def _close_item(self) -> None:
        self._end_speech()
        if self._item:
            self._item.end = self.flow.place
        self._item = None

    def _heading(self, element: Element) -> None:
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
            self.session.heading = (*self._as_text(marker), *content)
            self.here(element, start)

    def _is_session_heading(self, parent: Element | None) -> bool:
        session = self.session
        return session.explicit and parent is self._opened and not (session.heading or session.items)

    # ---- notes --------------------------------------------------------------------------------------------------

    def _notes(self, element: Element) -> None:
        """Notes that stand together are read at the foot, when all marks are known."""
        for child in element:
            role = self.inliner.role(child) if isinstance(child.tag, str) else None
            if role is Role.NOTE:
                self.note_texts.append(child)
            elif role is not None and role in BLOCKS:
                self._block(child, role)

    def note_paragraphs(self, element: Element) -> tuple[Paragraph, ...]:
        """The words of a note, in paragraphs."""
        made: list[Paragraph] = []
        self._close_item()
        self._into = Into("paragraph", lambda c, start: made.append(Paragraph(c, self.until_here(start))))
        self.parts(element, self._into, in_line=True)
        self._into = None
        return tuple(made)
