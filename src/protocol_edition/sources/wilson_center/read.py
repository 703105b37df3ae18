"""The whole way of one text, from bytes to a reading."""

import re
from dataclasses import replace
from string import ascii_letters

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import (
    Citation,
    Decisions,
    Fragment,
    Header,
    Leftover,
    LineRole,
    Protocol,
    Session,
    SignKind,
    expression,
)
from protocol_edition.sources.decode import decode
from protocol_edition.sources.reading import Reading, account
from protocol_edition.sources.source import Source, Unit
from protocol_edition.sources.wilson_center.beginnings import LISTS, OPENING, beginning
from protocol_edition.sources.wilson_center.body import read_body
from protocol_edition.sources.wilson_center.citation import funders, parse_citation
from protocol_edition.sources.wilson_center.drafts import Finisher, LineDraft, SessionDraft
from protocol_edition.sources.wilson_center.header import (
    HeaderDraft,
    HeaderReader,
    fold,
    is_foot,
    is_summary_label,
)
from protocol_edition.sources.wilson_center.headings import PROTOCOL_NUMBER, class_marks, protocol_point
from protocol_edition.sources.wilson_center.inline import Inliner, Mark
from protocol_edition.sources.wilson_center.marks import Apparatus, MarkFinder, find_apparatus
from protocol_edition.sources.wilson_center.names import list_label
from protocol_edition.sources.wilson_center.notes import Stretch, make_notes, note_stretches, note_texts
from protocol_edition.sources.wilson_center.record import Known, Record
from protocol_edition.sources.wilson_center.speakers import listen, surname
from protocol_edition.sources.wilson_center.split import split_lists, split_packed

_MARK = expression(r"\[(\d{1,3}[a-z]?)\]")
_FIRST_WORD = expression(r"\w+")
_MARK_BEHIND = expression(r"\s?\[\d{1,3}\]")
_EXCERPT = expression(r"\s*\(excerpts?\)", re.IGNORECASE)
_OF = expression(r"^(?:of|from)\s+(?:the\s+)?")
_BETWEEN_NAMES = expression(r"[,;]|\band\b")
_BESIDE_NAMES = expression(r"\[\d+\]|\([^)]*\)")
_DOCUMENT_INFORMATION = expression(r"document\s+information\s*:?", re.IGNORECASE)


def read_wilson_center(source: bytes, file: str, decisions: Decisions) -> tuple[Reading | None, tuple[Diagnostic, ...]]:
    """Reads one text; None only where the bytes are no UTF-8 text or hold nothing.

    ``decisions`` are the editor's, from the sidecar: they win over every rule.
    """
    text, oddities = decode(source, file)
    if text is None:
        return None, oddities
    reading, findings = _Reader(Source(file, text), decisions).read()
    return reading, (*oddities, *findings)


class _Reader:
    def __init__(self, source: Source, decisions: Decisions) -> None:
        self._source = source
        self._decisions = decisions
        self._findings: list[Diagnostic] = []

    def read(self) -> tuple[Reading, tuple[Diagnostic, ...]]:
        units = self._source.units()
        if not units:
            self._findings.append(found("S102", self._source.file, "the file holds nothing but white space"))
        header = HeaderReader(self._source, units).read()
        body_units, printed_twice = self._once(self._pack(units[header.body :]))
        foot = self._foot(body_units)
        apparatus = find_apparatus(body_units, foot)
        record, note_units = _part(body_units, apparatus, foot)
        body = self._body(record, header)
        stretches = note_stretches(body_units, apparatus, note_units)
        inliner = self._inliner(header, record, apparatus, stretches)
        finisher = Finisher(self._source, inliner)
        head, sessions = self._header(header, body, finisher), self._sessions(body.sessions, finisher)
        notes, pairing = make_notes(self._source, inliner, stretches)
        protocol = Protocol(
            file=self._source.file,
            header=head,
            sessions=sessions,
            notes=notes,
            fragments=self._note_headings(body_units, apparatus),
            leftovers=printed_twice,
        )
        reading, leftovers = account(protocol, self._source)
        return reading, (*self._findings, *body.diagnostics, *pairing, *leftovers)

    # ---- units --------------------------------------------------------------------------------------------------

    def _pack(self, units: list[Unit]) -> list[Unit]:
        made, packed = split_packed(split_lists(units))
        for unit in packed:
            where = self._source.origin(unit.start, unit.end)
            self._findings.append(
                found("R210", where, "one line holds several parts of the record; it was read in parts")
            )
        return made

    def _once(self, units: list[Unit]) -> tuple[list[Unit], tuple[Leftover, ...]]:
        """The units without a second printing of the same text, which is kept as a leftover."""
        begins = _FIRST_WORD.search(units[0].text) if units else None
        word = begins[0].casefold() if begins else ""
        others = ascii_letters.replace(word[:1], "").replace(word[:1].upper(), "")  # so no second printing begins
        half = int(len(units) / 1.9) + 1  # the second is as long as the first, or nearly
        may_be = [i for i, unit in enumerate(units[3:half], start=3) if unit.text[0] not in others]
        may_be = [i for i in may_be if word in units[i].text.casefold()]
        seconds = [i for i in may_be if fold(units[i].text) == fold(units[0].text)]
        texts = [fold(unit.text) for unit in units] if seconds else []
        for second in seconds:
            rest = texts[second:]
            if len(rest) >= second * 0.9 and rest[:second] == texts[: len(rest[:second])]:
                start, end = units[second].start, units[min(len(units), 2 * second) - 1].end
                origin = self._source.origin(start, end)
                self._findings.append(
                    found("R211", origin, "the text is printed twice; the second printing is kept apart")
                )
                rest_apart = [replace(unit, apart=True) for unit in units[2 * second :]]
                return units[:second] + rest_apart, (Leftover(self._source.text[start:end], origin),)
        return units, ()

    def _foot(self, units: list[Unit]) -> int:
        """The position of the first unit below the notes: ``Document Information``, credits, the site's own words."""
        for position, unit in enumerate(units):
            if unit.text[0] in "Dd" and _DOCUMENT_INFORMATION.fullmatch(unit.text):
                return position
        foot = len(units)
        while foot and (is_foot(units[foot - 1].text) or (foot > 1 and is_summary_label(units[foot - 2].text))):
            foot -= 1
        return foot

    # ---- body ---------------------------------------------------------------------------------------------------

    def _body(self, record: list[Unit], header: HeaderDraft) -> Record:
        beginnings = [beginning(unit.text) for unit in record]
        opening = [i for i, begins in enumerate(beginnings) if begins.word in OPENING or begins.unclear]
        lists = [record[i].text for i in opening if beginnings[i].word in LISTS or beginnings[i].unclear]
        known = frozenset(name for text in lists for name in _listed_surnames(text))
        voices = listen(record, {i: begins.naming for i, begins in enumerate(beginnings) if begins.naming}, known)
        year = self._date(header)[:4]
        body = Record(self._source, record, Known(beginnings, opening, voices, self._decisions, header.title, year))
        read_body(body)
        return body

    def _sessions(self, drafts: list[SessionDraft], finisher: Finisher) -> tuple[Session, ...]:
        limits = [*(draft.start for draft in drafts[1:]), len(self._source.text)] if drafts else []
        return tuple([finisher.session(draft, limit) for draft, limit in zip(drafts, limits, strict=True)])

    # ---- marks and notes ----------------------------------------------------------------------------------------

    def _inliner(
        self, header: HeaderDraft, record: list[Unit], apparatus: Apparatus, stretches: list[Stretch]
    ) -> Inliner:
        described = [
            (line.label or line.start, line.end)
            for line in header.lines
            if line.role in (LineRole.TITLE, LineRole.SUMMARY, LineRole.DATE)
        ]
        spans = described + [(unit.start, unit.end) for unit in record]
        finder = MarkFinder(self._source, apparatus)
        marks = finder.find(spans)
        texts = note_texts(self._source, stretches)
        decided = {
            (sign.line, " ".join(sign.text.split()).strip("[]")): SignKind(sign.kind) for sign in self._decisions.signs
        }
        return Inliner(self._source, marks | self._marks_in_notes(stretches, marks), texts, decided)

    def _marks_in_notes(self, stretches: list[Stretch], marks: dict[int, Mark]) -> dict[int, Mark]:
        """Marks inside notes: only ``[n]`` whose note exists and has no mark in the text."""
        free = {note.label for note, _ in stretches} - {mark.label for mark in marks.values()}
        inside: dict[int, Mark] = {}
        for start, end in [
            (max(note.text, unit.start), unit.end) for note, taken in stretches for unit in taken if free
        ]:
            for match in _MARK.finditer(self._source.text[start:end]):
                if match[1] in free:
                    inside[start + match.start()] = Mark(start + match.start(), start + match.end(), match[1])
        return inside

    def _note_headings(self, units: list[Unit], apparatus: Apparatus) -> tuple[Fragment, ...]:
        found_headings = (self._source.fragment(units[i].start, units[i].end) for i in apparatus.headings)
        return tuple(heading for heading in found_headings if heading)

    # ---- header -------------------------------------------------------------------------------------------------

    def _date(self, header: HeaderDraft) -> str:
        """The date of the protocol: the editor's, the header's, or the citation's."""
        said = header.dates[0][0] if header.dates else header.citation.date if header.citation else ""
        return self._decisions.date or said

    def _header(self, draft: HeaderDraft, body: Record, finisher: Finisher) -> Header:
        lines = tuple(finisher.line(line) for line in [*draft.lines, *body.lines])
        said = [*(line for session in body.sessions for line in session.lines), *body.lines]
        late = {line.role: words for line in said if (words := self._words(line))}
        citation = draft.citation
        for role in (LineRole.CITATION, LineRole.SOURCE):
            if citation is None and late.get(role):
                citation = _late_citation(late[role])
        credits = draft.credits or late.get(LineRole.CREDITS, "")
        date = self._date(draft) or (citation.date if citation else "")
        if not date and body.sessions:
            date = body.sessions[0].date
        self._judge(draft, body, date)
        printed = _MARK_BEHIND.sub("", draft.title) if "[" in draft.title else draft.title
        title = self._decisions.title or printed or (citation.title if citation else "")
        number = self._number(title, body)
        return Header(
            lines=lines,
            date=date,
            title=title,
            number=number,
            series=self._decisions.series or _series(title),
            citation=citation,
            summary=draft.summary or late.get(LineRole.SUMMARY, ""),
            credits=credits,
            funders=funders(credits),
            original_language=draft.original_language or late.get(LineRole.ORIGINAL_LANGUAGE, ""),
            contents=draft.contents,
            classification=self._classification(body),
        )

    def _words(self, line: LineDraft) -> str:
        return " ".join(self._source.text[line.label or line.start : line.end].split())

    def _number(self, title: str, body: Record) -> str:
        if self._decisions.number:
            return self._decisions.number
        match = PROTOCOL_NUMBER.search(title)
        if match:
            return match["number"]
        heads = [line for session in body.sessions for line in session.lines]
        for line in heads:
            if line.role is LineRole.REPEATED_TITLE and (match := PROTOCOL_NUMBER.search(self._words(line))):
                return match["number"]
        for session in body.sessions:
            if session.heading and (match := PROTOCOL_NUMBER.search(self._source.text[slice(*session.heading)])):
                return match["number"]
        points = [line for line in [*heads, *body.lines] if line.role is LineRole.PROTOCOL_POINT]
        return protocol_point(self._words(points[0])) if points else ""

    def _classification(self, body: Record) -> tuple[str, ...]:
        marks = [
            mark
            for session in body.sessions
            for line in session.lines
            if line.role is LineRole.CLASSIFICATION
            for mark in class_marks(self._words(line)) or (self._words(line),)
        ]
        return tuple(dict.fromkeys(marks))

    def _judge(self, draft: HeaderDraft, body: Record, date: str) -> None:
        if not (draft.title or draft.dates or draft.citation):
            self._findings.append(
                found("R201", self._source.file, "no header was recognised: no date, title or citation")
            )
            return
        if self._decisions.date:
            return
        if not date:
            self._findings.append(found("R212", self._source.file, "the text names no date"))
        said = {("header", value, unit.start) for value, unit in draft.dates}
        if draft.citation and draft.citation.date and draft.citation_unit:
            said.add(("citation", draft.citation.date, draft.citation_unit.start))
        if len(body.sessions) == 1 and body.sessions[0].date:
            said.add(("session", body.sessions[0].date, body.sessions[0].start))
        for name, value, start in sorted(said, key=lambda entry: entry[2]):
            if date and not _agree(date, value):
                origin = self._source.origin(start, start)
                what = f"the {name} says {value}, the protocol is dated {date}"
                self._findings.append(
                    found("R213", origin, what, "write the right one in the sidecar: date: YYYY-MM-DD")
                )


def _agree(date: str, other: str) -> bool:
    """Whether two EDTF dates can both be true: equal, one within the other's interval, or one less exact."""
    if date.startswith(other) or other.startswith(date):
        return True
    first, last = (date.split("/") * 2)[:2] if "/" not in date else date.split("/")
    low, high = (other.split("/") * 2)[:2] if "/" not in other else other.split("/")
    return first <= high and low <= last


def _late_citation(words: str) -> Citation:
    return parse_citation(re.sub(r"^\[?\s*Source\s*:\s*|\]\.?$", "", words))


def _series(title: str) -> str:
    """The title without the number of the protocol: what its protocols have in common."""
    match = PROTOCOL_NUMBER.search(title)
    if not match:
        return ""
    title = _EXCERPT.sub("", title) if "(" in title else title
    before, behind = title[: match.start()].strip(" ,:-–—"), title[match.end() :].strip(" ,:-–—")
    return before or _OF.sub("", behind).split(",")[0]


def _listed_surnames(text: str) -> list[str]:
    label = list_label(text)
    if not label:
        return []
    parts = _BETWEEN_NAMES.split(_BESIDE_NAMES.sub("", text[label[2] :]))
    return [surname(part.strip()) for part in parts if part.strip(" .")]


def _part(units: list[Unit], apparatus: Apparatus, foot: int) -> tuple[list[Unit], list[int]]:
    """The units of the record with those of the foot, and the positions of the units that the notes take."""
    heads = {note.unit for note in apparatus.notes}
    taken = {*range(apparatus.first, foot)} - {*apparatus.headings} | heads
    left = taken | {*apparatus.headings}
    behind = {position + 1 for position in left}
    record = [replace(unit, apart=True) if i in behind else unit for i, unit in enumerate(units) if i not in left]
    return record, sorted(taken)
