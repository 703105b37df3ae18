"""What stands in parts: lists, tables, verse, figures, speeches."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from protocol_edition.model import (
    Fragment,
    Inline,
    Origin,
    ParagraphKind,
    Point,
    Points,
    PointsKind,
    Role,
    Sign,
    SignKind,
    Speaker,
    Survival,
    Text,
    plain,
)
from protocol_edition.sources.tei.drafts import Content, ItemDraft, SpeechDraft
from protocol_edition.sources.tei.flow import fragment, led, trimmed
from protocol_edition.sources.tei.inline import Element
from protocol_edition.sources.tei.numbers import LONGEST_NUMBER, item_number, leading_number
from protocol_edition.sources.tei.parse import line_of
from protocol_edition.sources.tei.parts import BLANKS, Into, Parts


class Matter(Parts):
    """Reads blocks that have a form of their own."""

    # ---- lists and tables ---------------------------------------------------------------------------------------

    def _list(self, element: Element, role: Role) -> None:
        if self._into:
            self.parts(element, self._into)
            return
        points: list[Point] = []
        start = self.flow.begin("points")
        finish = partial(self._finish, points, role, element, start)
        between = self.paragraph()

        def stray(content: Content, begin: Origin) -> None:
            finish()
            between.add(content, begin)

        def heading(child: Element) -> None:
            finish()
            self._block(child, Role.HEADING)

        own = {Role.POINT: lambda child: points.extend(self._point(child, role)), Role.HEADING: heading}
        self.parts(element, Into("paragraph", stray), own=own)
        finish()

    def _finish(self, points: list[Point], role: Role, element: Element, start: int) -> None:
        if points:
            numbered = any(point.label for point in points)
            kind = PointsKind.NUMBERED if numbered else PointsKind.BULLETED
            kind = PointsKind.AGENDA if role is Role.AGENDA else kind
            origin = self.here(element, start)
            self._put(Points(kind, tuple(points), replace(origin, start=points[0].origin.start, end=self.flow.place)))
            points.clear()

    def _point(self, element: Element, role: Role) -> list[Point]:
        if role is Role.AGENDA and self.lines.is_lost(element):
            self.session.agenda.append(self._lost_item(element))
            return []
        if role is Role.AGENDA and self.lines.heads(element):
            self._headings[self.lines.agenda_target(element)] = self._lost_item(element)
            self.session.agenda.append(self.lines.agenda_target(element))
            return []
        start = self.flow.begin("point")
        origin = self.here(element, start)
        if role is Role.AGENDA:
            self.session.agenda.append(self.lines.agenda_target(element))
        if element not in self.inliner.wide:
            marker, said, content = self.numbered(element)
            if role is Role.AGENDA:
                content = self.lines.linked(element, content)
            return [Point(marker, item_number(said)[0], content, self.until_here(origin))]
        made: list[tuple[Content, Origin]] = []
        before, self._into = self._into, Into("point", lambda content, begin: made.append((content, begin)))
        self.parts(element, self._into)
        self._into = before
        return [Point(None, "", content, replace(begin, end=self.flow.place)) for content, begin in made]

    def _lost_item(self, element: Element) -> ItemDraft:
        """The item of an agenda entry that has no text."""
        draft = ItemDraft(self.here(element, self.flow.begin("item")))
        marker, said, content = self.numbered(element)
        draft.marker, draft.heading, draft.end = marker, self.lines.unlinked(content), self.flow.place
        draft.number, draft.value = item_number(said or leading_number(plain(content)))
        draft.survival, draft.target = Survival.LOST, self.lines.agenda_target(element)
        return draft

    def lost_entries(self, agenda: Element) -> None:
        """The entries of an agenda in the header that have no text: what they name is lost."""
        for entry in agenda.iter("item"):
            target = self.lines.agenda_target(entry)
            if self.lines.is_lost(entry):
                self.session.agenda.append(self._lost_item(entry))
                continue
            self.session.agenda.append(target)
            item = next((one for one in self.session.items if one.target == target), None)
            if item and not item.heading and self.lines.heads(entry):
                self._head(item, self._lost_item(entry))

    @staticmethod
    def _head(item: ItemDraft, entry: ItemDraft) -> None:
        """Gives an item without heading that of the agenda."""
        item.marker, item.number, item.value, item.heading = entry.marker, entry.number, entry.value, entry.heading

    def _table(self, element: Element, _: Role) -> None:
        rows: list[Point] = []
        first = self.flow.begin("points")
        self.parts(element, self.paragraph(), own={Role.ROW: lambda child: rows.extend(self._row(child))})
        if self._into:
            for row in rows:
                self._into.add(row.content, row.origin)
        elif rows:
            start = replace(self.here(element, first), start=rows[0].origin.start, end=self.flow.place)
            self._put(Points(PointsKind.TABLE, tuple(rows), start))

    def _row(self, element: Element) -> list[Point]:
        start = self.flow.begin(self._into.kind if self._into else "point")
        cells: list[Sign] = []

        def take(cell: Element) -> None:
            if cells:
                self.flow.write("\t", line_of(cell), keep=True)
            begin = self.flow.place
            content = self.inliner.line(cell)
            head = "label" in (cell.get("role"), element.get("role"))
            span = (cell.get("cols") or "1", cell.get("rows") or "1")
            word = "" if span == ("1", "1") else "x".join(span)
            origin = self.flow.origin(begin, line_of(cell))
            cells.append(Sign(SignKind.CELL, "", content, "", origin, word, "label" if head else ""))

        def stray(content: Content, begin: Origin) -> None:
            cells.append(Sign(SignKind.CELL, "", content, "", self.until_here(begin)))

        self.parts(element, Into("cell", stray), own={Role.CELL: take})
        return [Point(None, "", tuple(cells), self.until_here(self.here(element, start)))] if cells else []

    def _verse(self, element: Element, _: Role) -> None:
        into = self.paragraph(ParagraphKind.VERSE)
        content: list[Inline] = []
        origin = self.here(element, self.flow.begin(into.kind))

        def line(child: Element) -> None:
            if content and (text := self.flow.write("\n", line_of(child), keep=True)):
                content.append(text)
            content.extend(self.inliner.line(child))

        def stray(words: Content, _: Origin) -> None:
            content.extend(words)

        lines = Into("verse", stray)
        own: dict[Role, Callable[[Element], None]] = {Role.VERSE_LINE: line}
        own[Role.VERSE] = lambda stanza: self.parts(stanza, lines, own=own)
        self.parts(element, lines, own=own)
        if content:
            into.add(tuple(content), replace(origin, end=self.flow.place))

    def _figure(self, element: Element, _: Role) -> None:
        into = self.paragraph(ParagraphKind.FIGURE)
        origin = self.here(element, self.flow.begin(into.kind))
        content = trimmed(tuple(self.inliner.one(element)))
        if content:
            into.add(content, origin)

    @staticmethod
    def _as_text(marker: Fragment | None) -> Content:
        return (Text(marker.text, marker.origin),) if marker else ()

    def numbered(self, element: Element) -> tuple[Fragment | None, str, Content]:
        """Marker, the number it says, and the words behind it."""
        number = next((child for child in element if isinstance(child.tag, str)), None)
        if number is None or self.inliner.role(number) is not Role.NUMBER or (element.text or "").strip(BLANKS):
            return None, "", self.inliner.line(element)
        inner = tuple(self.inliner.inside(number))
        said = plain(inner)
        marker = fragment(inner) if len(said) <= LONGEST_NUMBER else None
        said = said if len(said) <= LONGEST_NUMBER else ""
        rest = [*self.inliner.words(self.flow.behind(number))]
        for child in number.itersiblings():
            rest += self.inliner.one(child)
            rest += self.inliner.words(self.flow.behind(child))
        content = trimmed(tuple(rest))
        return marker, said, led(content) if marker else trimmed((*inner, *rest))

    # ---- speeches -----------------------------------------------------------------------------------------------

    def _begin_speech(self, element: Element) -> None:
        self._end_speech()
        origin = self.here(element, self.flow.begin("speech"))
        who = (element.get("who") or "").split()
        self._speech = SpeechDraft(Speaker((), tuple(one.lstrip("#") for one in who), "", (), origin), origin)

    def _speaker(self, element: Element, _: Role) -> None:
        """A speaker's label: within a speech its own, else it begins one that lasts until the next."""
        if not self._speech or self._speech.speaker.content or self._speech.blocks:
            self._begin_speech(element)
        speech = self._speech
        if speech is None:
            return
        start = self.flow.place
        content = trimmed(self.inliner.line(element))
        name = plain(content).rstrip(" :.—–-")
        origin = self.flow.origin(start, line_of(element))
        signs: tuple[Fragment, ...] = ()
        if content and isinstance(last := content[-1], Text) and last.text.rstrip(":—– ") != last.text:
            words = last.text.rstrip(":—– ")
            behind = replace(last.origin, start=last.origin.start + len(words))
            signs = (Fragment(last.text[len(words) :], behind),)
            kept = (Text(words, replace(last.origin, end=behind.start)),) if words else ()
            content = (*content[:-1], *kept)
        speech.speaker = Speaker(content, (name,) if name else speech.speaker.names, "", signs, origin)

    def _colon(self, element: Element) -> None:
        """The sign between a speaker's name and the words belongs to the label."""
        tail = element.tail or ""
        words = tail.lstrip(BLANKS + ":—–")
        sign = self.flow.write(tail[: len(tail) - len(words)].strip(), line_of(element))
        if sign and self._speech:
            speaker = self._speech.speaker
            self._speech.speaker = replace(speaker, fragments=(*speaker.fragments, Fragment(sign.text, sign.origin)))
            element.tail = words
