"""The record itself: an ordered table of rules over its lines, then structure (sections 5 to 13 of the forms).

Each rule looks at the unit at a position and answers how many units it took; the first that takes any wins, and
the last takes whatever is left as text. The reader never fails and never stands still.
"""

import re
from collections.abc import Callable

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import Decisions, LineDecision, LineIs, LineRole, PointsKind, Status
from protocol_edition.sources.source import Source, Unit
from protocol_edition.sources.wilson_center.drafts import (
    BlockDraft,
    ItemDraft,
    LineDraft,
    ListDraft,
    ParagraphDraft,
    PointDraft,
    PointsDraft,
    SessionDraft,
    SpeechDraft,
)
from protocol_edition.sources.wilson_center.header import CREDIT_SENTENCE, field_label, fold, is_foot, is_source_line
from protocol_edition.sources.wilson_center.headings import (
    AGENDA,
    NumberMark,
    bullet,
    circumstance,
    class_marks,
    has_verb,
    head_circumstance,
    is_heading_like,
    is_protocol_line,
    is_session_heading,
    number_mark,
    protocol_point,
    unnumbered_heading,
)
from protocol_edition.sources.wilson_center.names import (
    CHAIR_BEHIND,
    INVITED_BEHIND,
    SENTENCE,
    SIDE,
    list_label,
    bare_label,
    ends_open,
    group_label,
    is_other_list,
    looks_like_names,
)
from protocol_edition.sources.wilson_center.speakers import REPORTED, SpeakerLabel, Voices, speaker_label, split_names
from protocol_edition.sources.wilson_center.words import (
    COMRADE,
    DECISION_LABEL,
    DECISION_VERB,
    FURNITURE,
    HEADING_START,
    NAME,
    NOMINAL_START,
)

_SUPPORTERS = re.compile(
    rf"\(\s*(?P<names>(?:{COMRADE}\s+)?{NAME}(?:\s*(?:,|;|\band\b|—|-)\s*(?:{COMRADE}\s+)?(?:{NAME}))*)\s*\.?\)\.?$"
)
_SENTENCE_END = re.compile(r"[.!?…:;][”\"’')\]]*(?:\[\d{1,3}\]|\(\d{1,3}\))*$|—$|--$")


class BodyReader:
    """Reads the units of a record into sessions. ``header_date`` (EDTF) gives the year where a day is printed alone."""

    def __init__(
        self, source: Source, units: list[Unit], voices: Voices, decisions: Decisions, header: "HeaderSays"
    ) -> None:
        self._source = source
        self._units = units
        self._voices = voices
        self._decisions = decisions
        self._header = header
        self.sessions: list[SessionDraft] = []
        self.lines: list[LineDraft] = []
        self.diagnostics: list[Diagnostic] = []
        self._agenda: list[int] = []
        self._by_attendees = False

    @property
    def _session(self) -> SessionDraft:
        return self.sessions[-1]

    def read(self) -> None:
        """Reads every unit; the results are ``sessions``, ``lines`` and ``diagnostics``."""
        if not self._units:
            return
        self.sessions.append(SessionDraft(self._units[0].start))
        position = 0
        while position < len(self._units):
            taken = next(count for _, rule in RULES if (count := rule(self, position)))
            position += taken

    # ---- what is open -------------------------------------------------------------------------------------------

    def _blocks(self) -> list[BlockDraft]:
        return self._session.items[-1].blocks if self._session.items else self._session.blocks

    def _speech(self) -> SpeechDraft | None:
        blocks = self._blocks()
        return blocks[-1] if blocks and isinstance(blocks[-1], SpeechDraft) else None

    def _add(self, block: ParagraphDraft | PointsDraft, outside: bool = False) -> None:
        speech = None if outside else self._speech()
        if speech:
            speech.blocks.append(block)
        else:
            self._blocks().append(block)

    def _text(self, position: int) -> str:
        return self._units[position].text

    def _next(self, position: int) -> Unit | None:
        return self._units[position + 1] if position + 1 < len(self._units) else None

    def _report(self, code: str, unit: Unit, what: str, key: str) -> None:
        line = self._source.line_of(unit.start)
        remedy = f"to settle it, write in the sidecar: lines: {{{line}: {{is: {key}}}}}"
        self.diagnostics.append(found(code, self._source.origin(unit.start, unit.end), what, remedy))

    # ---- the editor's decision ----------------------------------------------------------------------------------

    def decided(self, position: int) -> int:
        """A line whose meaning the sidecar gives."""
        unit = self._units[position]
        decision = self._decisions.line(self._source.line_of(unit.start))
        return self._obey(decision, position) if decision else 0

    def _obey(self, decision: LineDecision, position: int) -> int:
        unit = self._units[position]
        match decision.what:
            case LineIs.ITEM:
                number = number_mark(unit.text)
                self._open_item(
                    unit, number.length if number else 0, decision.number or (number.number if number else "")
                )
            case LineIs.SESSION:
                self._open_session(unit, heading=True)
            case LineIs.SPEECH:
                label = speaker_label(unit.text, self._voices)
                names = split_names(decision.speaker) if decision.speaker else ()
                self._open_speech(unit, label or SpeakerLabel(0, 0, names or (unit.text,), "", sure=True))
                return 1
            case LineIs.POINT | LineIs.DECISION:
                self._add_point(unit, PointsKind.DECISIONS if decision.what is LineIs.DECISION else PointsKind.NUMBERED)
            case LineIs.ATTENDEES | LineIs.GUESTS | LineIs.CHAIR:
                status = {LineIs.GUESTS: Status.GUEST, LineIs.CHAIR: Status.CHAIR}.get(decision.what, Status.PRESENT)
                label_found = list_label(unit.text)
                length = label_found[2] if label_found else 0
                self._session.lists.append(
                    ListDraft(status, (unit.start, unit.start + length), unit.start + length, unit.end)
                )
            case LineIs.SUPPORTERS if self._session.items:
                self._support(self._session.items[-1], unit.start, unit.end)
            case LineIs.TITLE | LineIs.DATE | LineIs.SUMMARY | LineIs.CLASSIFICATION | LineIs.FURNITURE:
                self._line(LineRole(decision.what.value), unit)
            case _:
                self._blocks().append(ParagraphDraft(unit.start, unit.end))
        return 1

    # ---- description inside the record --------------------------------------------------------------------------

    def _line(self, role: LineRole, unit: Unit, label: int = 0) -> int:
        draft = LineDraft(role, unit.start, unit.end, unit.start + label if label else 0)
        (self._session.lines if self._session.in_head else self.lines).append(draft)
        return 1

    def furniture(self, position: int) -> int:
        """Words of the web site: ``Skip to content``."""
        unit = self._units[position]
        return self._line(LineRole.FURNITURE, unit) if FURNITURE.fullmatch(unit.text) else 0

    def description(self, position: int) -> int:
        """Fields printed under the record: ``Document Information``, ``[Source: ...]``, credits."""
        unit = self._units[position]
        if is_source_line(unit.text):
            return self._line(LineRole.SOURCE, unit)
        if CREDIT_SENTENCE.match(unit.text):
            return self._line(LineRole.CREDITS, unit)
        if position and is_foot(unit.text) and not field_label(unit.text):
            return self._line(LineRole.CITATION, unit)
        label = field_label(unit.text)
        if not label or label[0] in (LineRole.DATE, LineRole.TITLE, LineRole.CONTENTS):
            return 0
        if label[1] < len(unit.text):
            return self._line(label[0], unit, label[1]) if ":" in unit.text[: label[1]] else 0
        following = self._next(position)
        if not following or list_label(following.text) or field_label(following.text):
            return self._line(label[0], unit, label[1]) if following and field_label(following.text) else 0
        self.lines.append(LineDraft(label[0], unit.start, following.end, following.start))
        return 2

    def class_mark(self, position: int) -> int:
        """``Top Secret``, ``(Working Notes)``."""
        unit = self._units[position]
        if not class_marks(unit.text):
            return 0
        if not self._session.in_head and self._opens_session_soon(position):
            self._open_session(unit, heading=False)
        self._session.lines.append(LineDraft(LineRole.CLASSIFICATION, unit.start, unit.end))
        return 1

    def _opens_session_soon(self, position: int) -> bool:
        """Whether one of the next lines is a list of those present, a chair or a session's heading."""
        for unit in self._units[position + 1 : position + 6]:
            if list_label(unit.text) or CHAIR_BEHIND.match(unit.text) or is_session_heading(unit.text):
                return True
            if len(unit.text) > 200 or number_mark(unit.text) or speaker_label(unit.text, self._voices):
                return False
        return False

    def protocol_point(self, position: int) -> int:
        """``(Re: Point IV of Protocol No. 28)``, ``No. P63/IV``."""
        unit = self._units[position]
        return self._line(LineRole.PROTOCOL_POINT, unit) if protocol_point(unit.text) else 0

    # ---- sessions -----------------------------------------------------------------------------------------------

    def _open_session(self, unit: Unit, *, heading: bool) -> None:
        if not self._session.in_head:
            self.sessions.append(SessionDraft(unit.start))
            self._by_attendees = False
        session = self._session
        if heading:
            start = session.heading[0] if session.heading else unit.start
            if session.heading and any(line.start > start for line in session.lines):
                session.lines.append(LineDraft(LineRole.TITLE, unit.start, unit.end))
            else:
                session.heading = (start, unit.end)
            said = head_circumstance(unit.text, self._header.year)
            session.date = session.date or said.date
            session.hour = session.hour or said.hour

    def session_heading(self, position: int) -> int:
        """``Protocol No. 63 (continuation) Session of 28 October 1962``."""
        unit = self._units[position]
        if self._session.in_head and self._repeats_title(unit.text):
            return self._line(LineRole.REPEATED_TITLE, unit)
        opens = is_session_heading(unit.text) or is_protocol_line(unit.text) and not self._session.in_head
        if not opens or list_label(unit.text):
            return 0
        self._open_session(unit, heading=True)
        return 1

    def _repeats_title(self, text: str) -> bool:
        words, title = fold(text), fold(self._header.title)
        if not words or is_session_heading(text) and "continu" in words:
            return False
        if is_protocol_line(text):
            return True
        return words == title or (len(words) > 12 and words in title and len(self.sessions) == 1)

    def head_line(self, position: int) -> int:
        """Date, place and hour above the list of those present."""
        unit = self._units[position]
        said = circumstance(unit.text, self._header.year)
        if not said:
            return 0
        if not self._session.in_head:
            if not self._opens_session_soon(position) or not said.date:
                return 0
            self._open_session(unit, heading=False)
        session = self._session
        session.date, session.place = session.date or said.date, session.place or said.place
        session.hour = session.hour or said.hour
        role = LineRole.DATE if said.date else LineRole.HOUR if said.hour else LineRole.PLACE
        session.lines.append(LineDraft(role, unit.start, unit.end))
        return 1

    def head_title(self, position: int) -> int:
        """A title of the record's own above its list of those present."""
        unit = self._units[position]
        if not self._session.in_head or len(unit.text) > 200 or not self._opens_session_soon(position):
            return 0
        if number_mark(unit.text) or has_verb(unit.text) or bullet(unit.text) or list_label(unit.text):
            return 0
        if unnumbered_heading(unit.text) or re.search(r"[a-z]\.$", unit.text) or speaker_label(unit.text, self._voices):
            return 0
        self._open_session(unit, heading=True)
        return 1

    # ---- who was there ------------------------------------------------------------------------------------------

    def attendance(self, position: int) -> int:
        """``Present:``, ``Those Taking Part:``, ``Chaired by``, ``Also present:`` and the names behind them."""
        unit = self._units[position]
        label = list_label(unit.text) or ((Status.PRESENT, False, bare) if (bare := bare_label(unit.text)) else None)
        if not label:
            return 0
        status, second, length = label
        rest = unit.text[length:]
        if (
            ":" not in unit.text[:length]
            and rest
            and not bare_label(unit.text)
            and not looks_like_names(re.sub(r"[(\[].*?[)\]]", "", rest.split(",")[0]))
        ):
            return 0
        if second and not any(listed.status is Status.PRESENT for listed in self._session.lists):
            status = Status.PRESENT
        if (
            status is Status.GUEST
            and not self._session.lists
            and re.match(r"[Aa]lso", unit.text)
            and self._session.items
        ):
            return 0
        self._begin_list(unit, status)
        count = 1 if status is Status.CHAIR and rest.strip() else self._list_length(position, rest)
        end = self._units[position + count - 1].end
        self._session.lists.append(ListDraft(status, (unit.start, unit.start + length), unit.start + length, end))
        if status is Status.CHAIR and not self._source.text[unit.start + length : end].strip(" .:,"):
            where = self._source.origin(unit.start, unit.end)
            self.diagnostics.append(found("R203", where, f"{unit.text!r} names no chairman"))
        return count

    def _begin_list(self, unit: Unit, status: Status) -> None:
        """A second list of those present behind agenda items opens a session of its own."""
        if self._session.items and status in (Status.PRESENT, Status.CHAIR):
            self._open_session(unit, heading=False)
        elif self._session.blocks and not self._session.lists and status is Status.PRESENT:
            return

    def _list_length(self, position: int, rest: str) -> int:
        """How many units a list takes: it goes on after a comma, over bullets, and over lines that are only names."""
        count = 1
        so_far = rest
        while (unit := self._next(position + count - 1)) is not None:
            if self._decisions.line(self._source.line_of(unit.start)) or self._ends_list(unit):
                break
            open_end = ends_open(so_far)
            if not self._continues_list(unit, so_far, open_end, lone_label=not rest.strip()):
                break
            so_far = unit.text
            count += 1
        return count

    def _ends_list(self, unit: Unit) -> bool:
        return bool(is_other_list(unit.text) or is_session_heading(unit.text) or class_marks(unit.text))

    def _continues_list(self, unit: Unit, so_far: str, open_end: bool, *, lone_label: bool) -> bool:
        """Whether a unit goes on with a list whose last line is ``so_far``; ``lone_label``: no name beside its label."""
        mark, number = bullet(unit.text), number_mark(unit.text)
        if lone_label and (mark or number):
            return self._may_be_names(unit.text[mark[0] if mark else number.length :])  # type: ignore[union-attr]
        if lone_label and not so_far.strip():
            return self._may_be_names(unit.text)
        if mark:
            return False
        if open_end and so_far.strip().endswith((",", ";", "and")):
            return self._may_be_names(unit.text) and not (so_far.strip().endswith(",") and unit.after_blank and speaker_label(unit.text, self._voices))
        names = looks_like_names(unit.text) and not speaker_label(unit.text, self._voices)
        if unit.after_blank:
            return open_end and names and "," in unit.text
        return names and (open_end or not so_far.strip().endswith("."))

    @staticmethod
    def _may_be_names(text: str) -> bool:
        first = re.split(r"[,;(—–:]| - ", text, maxsplit=1)[0]
        return looks_like_names(first) or looks_like_names(text)

    def chair_behind(self, position: int) -> int:
        """``Cde. X presiding.``, ``Comrade X, Presiding``."""
        unit = self._units[position]
        match = CHAIR_BEHIND.match(unit.text)
        if not match:
            return 0
        self._begin_list(unit, Status.CHAIR)
        tail = len(match["sign"])
        self._session.lists.append(ListDraft(Status.CHAIR, (unit.start, unit.start), unit.start, unit.end, tail))
        return 1

    def attendance_sentence(self, position: int) -> int:
        """``Comrades A, B participate in the meeting.``, ``On the X side: A``, ``From the X CC—Cdes. A``, ``A was invited``."""
        unit = self._units[position]
        if self._session.items or len(unit.text) > 1500:
            return 0
        sentence = SENTENCE.match(unit.text)
        if sentence and looks_like_names(sentence["names"]):
            label = (unit.start, unit.start + len(sentence["label"]))
            self._session.lists.append(ListDraft(Status.PRESENT, label, label[1], unit.end, len(sentence["sign"])))
            return 1
        if side := SIDE.match(unit.text):
            return self._side(position, side.end())
        invited = INVITED_BEHIND.match(unit.text)
        if invited and self._session.lists and looks_like_names(invited["who"]):
            self._session.lists.append(
                ListDraft(Status.GUEST, (unit.start, unit.start), unit.start, unit.end, len(invited["sign"]))
            )
            return 1
        return 0

    def _side(self, position: int, length: int) -> int:
        """``On the X side: A, B``, ``From the X CC—Cdes. A``, ``From the X:`` over bullets."""
        unit = self._units[position]
        rest = unit.text[length:]
        if rest and not self._may_be_names(rest):
            return 0
        count = self._list_length(position, rest)
        if not rest and count == 1:
            return 0
        guests = any(listed.status is Status.PRESENT for listed in self._session.lists) and "side" not in unit.text[:length]
        status = Status.GUEST if guests and re.search(r"[—–-]", unit.text[:length]) else Status.PRESENT
        end = self._units[position + count - 1].end
        took_part = re.search(r"\s+(?:took|take)\s+part\.?$", self._source.text[unit.start : end])
        tail = len(took_part.group()) if took_part else 0
        label = (unit.start, unit.start + length)
        self._session.lists.append(ListDraft(status, label, label[1], end, tail))
        return count

    def lost_label(self, position: int) -> int:
        """Names under the session's heading whose label was lost."""
        unit = self._units[position]
        listed = any(listed.status is not Status.CHAIR for listed in self._session.lists)
        if self._session.items or self._session.blocks or listed:
            return 0
        grouped = group_label(unit.text)
        if not grouped and (not looks_like_names(unit.text, at_least=3) or re.match(COMRADE, unit.text)):
            return 0
        count = self._list_length(position, unit.text)
        end = self._units[position + count - 1].end
        self._session.lists.append(ListDraft(Status.PRESENT, (unit.start, unit.start), unit.start, end))
        if grouped:
            return count
        self._report(
            "R202", unit, "names without a label stand where the list of those present is expected", "attendees"
        )
        return count

    def supporters(self, position: int) -> int:
        """Names in round brackets on the line behind a heading."""
        unit = self._units[position]
        items = self._session.items
        match = _SUPPORTERS.match(unit.text)
        if not match or not items or items[-1].blocks or items[-1].supporters:
            return 0
        self._support(items[-1], unit.start, unit.end)
        self._report(
            "R204",
            unit,
            "names in round brackets under a heading are taken as supporters of what stands before them",
            "speech",
        )
        return 1

    def _support(self, item: ItemDraft, start: int, end: int) -> None:
        item.supporters = ListDraft(Status.PRESENT, (start, start), start, end)

    # ---- agenda -------------------------------------------------------------------------------------------------

    def agenda(self, position: int) -> int:
        """``Agenda:`` with a sentence, or over a numbered list that is read again as headings below."""
        unit = self._units[position]
        match = AGENDA.match(unit.text)
        if not match:
            return 0
        rest = unit.text[match.end() :]
        if rest and not number_mark(rest):
            self._open_item(unit, match.end(), "", whole=True)
            return 1
        self._blocks().append(ParagraphDraft(unit.start, unit.end))
        listed = self._agenda_list(position + 1)
        if listed and self._repeats_numbers(position + 1 + listed, self._text(position + 1)):
            for there in range(position + 1, position + 1 + listed):
                self._add_point(self._units[there], PointsKind.NUMBERED)
            return 1 + listed
        return 1

    def _agenda_list(self, position: int) -> int:
        count = 0
        while position + count < len(self._units) and number_mark(self._text(position + count)):
            count += 1
        return count

    def _repeats_numbers(self, position: int, first: str) -> bool:
        number = number_mark(first)
        later = [mark for unit in self._units[position:] if (mark := number_mark(unit.text))]
        return bool(number) and any(mark.value == number.value and not mark.bulleted for mark in later)  # type: ignore[union-attr]

    def numbered(self, position: int) -> int:
        """``I. On ...``, ``- I. On``, ``8. ...``, ``Point 1.``, or a numbered point or decision."""
        unit = self._units[position]
        number = number_mark(unit.text)
        if not number or (speaker_label(unit.text, self._voices) and not _is_item_text(unit.text[number.length :])):
            return 0
        if self._is_item(position, number):
            self._open_item(unit, number.length, number.number)
            return 1
        if number.roman and not number.bulleted:
            self._report("R205", unit, f"{number.number} is taken as a point, not as an agenda item", "item")
        self._add_point(unit, self._points_kind(position, unit.text[number.length :]))
        return 1

    def _is_item(self, position: int, number: NumberMark) -> bool:
        """Whether a number begins an agenda item and not a point under one."""
        words = self._text(position)[number.length :]
        if number.point or number.dots and not number.bulleted:
            return True
        items = self._session.items
        if number.roman:
            return not self._arabic_items() or _is_item_text(words) or not items
        if number.bulleted:
            return False
        if items and items[-1].number and not items[-1].number.isdigit():
            return False
        arabic = [item for item in items if item.number[:1].isdigit()]
        follows = bool(arabic) and number.value == (arabic[-1].value or 0) + 1
        if follows and _is_item_text(words) and not words.rstrip().endswith((".", ";")) and self._units[position].after_blank:
            return True
        if self._under_decision_label() or self._in_points(number):
            return False
        if items and not arabic:
            return bool(_is_item_text(words) and number.value and number.value > 1)
        speech = self._speech()
        if follows:
            return (
                is_heading_like(words)
                and not DECISION_VERB.match(words)
                and not (speech and not _is_item_text(words) and words.rstrip().endswith("."))
            )
        if arabic:
            return bool(_is_item_text(words) and (number.value or 0) > (arabic[-1].value or 0))
        if speech and not _is_item_text(words):
            return False
        return _is_item_text(words) or (is_heading_like(words) and not DECISION_VERB.match(words))

    def _arabic_items(self) -> bool:
        return any(item.number[:1].isdigit() for item in self._session.items)

    def _in_points(self, number: NumberMark) -> bool:
        """Whether the number carries on the points just read."""
        blocks = self._speech().blocks if self._speech() else self._blocks()  # type: ignore[union-attr]
        last = blocks[-1] if blocks else None
        if not isinstance(last, PointsDraft) or not last.points[-1].label:
            return False
        before = re.match(r"\d+", last.points[-1].label)
        return bool(before) and number.value == int(before.group()) + 1  # type: ignore[union-attr]

    def _under_decision_label(self) -> bool:
        blocks = self._blocks()
        last = blocks[-1] if blocks else None
        if isinstance(last, SpeechDraft):
            last = last.blocks[-1] if last.blocks else None
        return isinstance(last, ParagraphDraft) and self._source.text[last.start : last.end].rstrip().endswith(":")

    def _points_kind(self, position: int, words: str) -> PointsKind:
        blocks = self._blocks()
        last = blocks[-1] if blocks else None
        inner = last.blocks[-1] if isinstance(last, SpeechDraft) and last.blocks else last
        if isinstance(inner, PointsDraft):
            return inner.kind
        if isinstance(inner, ParagraphDraft) and DECISION_LABEL.match(self._source.text[inner.start : inner.end]):
            return PointsKind.DECISIONS
        if DECISION_VERB.match(words) and not self._speech():
            return PointsKind.DECISIONS
        return (
            PointsKind.BULLETED
            if bullet(self._text(position)) and not number_mark(self._text(position))
            else PointsKind.NUMBERED
        )

    def _open_item(self, unit: Unit, marker: int, number: str, whole: bool = False) -> None:
        mark = number_mark(unit.text)
        value = mark.value if mark and mark.number == number else None
        end = unit.end
        item = ItemDraft(unit.start, unit.start + marker, end, number, value)
        named = re.search(r"\s*\([^()]*\)\.?$", unit.text)
        if (
            named
            and not whole
            and marker < named.start()
            and _SUPPORTERS.match(named.group().strip())
            and self._are_names(named.group())
        ):
            item.end = unit.start + named.start()
            self._support(item, unit.start + named.start(), unit.end)
        self._session.items.append(item)

    def _are_names(self, bracket: str) -> bool:
        names = split_names(bracket.strip(" ().\n"))
        return (
            bool(re.match(rf"\s*\(\s*{COMRADE}", bracket))
            or sum(map(self._voices.knows, names)) * 2 >= len(names)
            or len(names) >= 3
        )

    def unnumbered(self, position: int) -> int:
        """``On ...``, ``Regarding ...``, ``Cde. X's report ...``, ``Exchange of ...``."""
        unit = self._units[position]
        heading = unnumbered_heading(unit.text)
        if heading is False or (heading is None and not self._nominal_heading(position)):
            return 0
        self._open_item(unit, 0, "")
        if heading is None:
            self._report("R206", unit, "a short line without a verb is taken as an agenda item", "paragraph")
        return 1

    def _nominal_heading(self, position: int) -> bool:
        """A bare nominal line is a heading where the session has no numbered items, or none yet."""
        text = self._text(position)
        numbered = any(item.number for item in self._session.items)
        if numbered or self._units[position].text.rstrip().endswith((".", ";")) and self._session.items:
            return False
        return not self._under_decision_label()

    # ---- words --------------------------------------------------------------------------------------------------

    def point(self, position: int) -> int:
        """``- ...``, ``• ...``, ``a) ...``."""
        unit = self._units[position]
        mark = bullet(unit.text)
        if not mark or mark[0] >= len(unit.text):
            return 0
        label = speaker_label(unit.text[mark[0] :], self._voices)
        if label and label.sure and unit.text.startswith(("-", "–")):
            rest = Unit(unit.start, unit.end, unit.text, unit.after_blank)
            self._open_speech(
                rest, SpeakerLabel(label.printed + mark[0], label.whole + mark[0], label.names, label.office, True)
            )
            return 1
        self._add_point(unit, self._points_kind(position, unit.text[mark[0] :]))
        return 1

    def _add_point(self, unit: Unit, kind: PointsKind) -> None:
        number, mark = number_mark(unit.text), bullet(unit.text)
        length = number.length if number else mark[0] if mark else 0
        if not length:
            self._add(ParagraphDraft(unit.start, unit.end))
            return
        label = number.number if number else mark[1] if mark else ""
        if number and (sign := re.search(r"[.)](?=\s*$)", unit.text[:length])):
            label = f"{label}{sign.group()}"
        point = PointDraft(unit.start, unit.start + length, unit.end, label)
        speech = self._speech()
        blocks = speech.blocks if speech else self._blocks()
        last = blocks[-1] if blocks else None
        if isinstance(last, PointsDraft) and last.kind is kind:
            last.points.append(point)
        else:
            self._add(PointsDraft(kind, [point]))

    def speaker(self, position: int) -> int:
        """A label over somebody's words, with or without words on its line."""
        unit = self._units[position]
        label = speaker_label(unit.text, self._voices)
        if not label or (self._session.in_head and self._opens_session_soon(position)):
            return 0
        if (
            label.whole >= len(unit.text)
            and not self._voices.knows(label.names[0])
            and not self._words_follow(position)
        ):
            return 0
        self._open_speech(unit, label)
        if not label.sure:
            names = ", ".join(label.names)
            self._report("R207", unit, f"{names} is taken as the speaker of the words that follow", "paragraph")
        return 1

    def _words_follow(self, position: int) -> bool:
        return self._next(position) is not None

    def _open_speech(self, unit: Unit, label: SpeakerLabel) -> None:
        speech = SpeechDraft(unit.start, unit.start + label.printed, unit.start + label.whole, label)
        self._blocks().append(speech)
        start, end = self._source.trim(unit.start + label.whole, unit.end)
        if start < end:
            rest = Unit(start, end, self._source.text[start:end], False)
            if number_mark(rest.text) and not is_heading_like(rest.text):
                self._add_point(rest, PointsKind.NUMBERED)
            else:
                speech.blocks.append(ParagraphDraft(start, end))

    def decision_label(self, position: int) -> int:
        """``Resolved:`` ends what the last speaker said."""
        unit = self._units[position]
        if not DECISION_LABEL.match(unit.text):
            return 0
        self._blocks().append(ParagraphDraft(unit.start, unit.end))
        return 1

    def reported(self, position: int) -> int:
        """``Cde. X believes ...``: narrative, reported, since readers may take it for a turn."""
        unit = self._units[position]
        if REPORTED.match(unit.text):
            self._report("R208", unit, "reported speech is taken as narrative, not as a speech", "speech")
        elif not re.match(rf"{COMRADE}\s+{NAME}\s+[a-z]", unit.text):
            return 0
        self._blocks().append(ParagraphDraft(unit.start, unit.end))
        return 1

    def continued(self, position: int) -> int:
        """A line that goes on with the sentence above it."""
        unit = self._units[position]
        if not position or not self._goes_on(self._units[position - 1], unit):
            return 0
        if self._grow(unit, self._units[position - 1].end):
            return 1
        return 0

    def _goes_on(self, before: Unit, unit: Unit) -> bool:
        """Whether ``unit`` goes on with the sentence of the unit before: by a small letter, or as a wrapped line."""
        ended = bool(_SENTENCE_END.search(before.text))
        if unit.text[0].islower():
            return not ended or (not unit.after_blank and not before.text.endswith((":", ";", "—")))
        if unit.after_blank or ended or len(before.text) < 55:
            return False
        return not self._begins_something(unit.text)

    def _begins_something(self, text: str) -> bool:
        """Whether a line has the look of a node of its own."""
        return bool(
            number_mark(text) or bullet(text) or list_label(text) or speaker_label(text, self._voices)
            or re.match(COMRADE, text) or unnumbered_heading(text) is not False or is_session_heading(text)
            or DECISION_LABEL.match(text) or text.startswith(("(", "["))
        )  # fmt: skip

    def _grow(self, unit: Unit, above: int) -> bool:
        """Extends the node that ends at offset ``above``, if one does."""
        session = self._session
        item = session.items[-1] if session.items else None
        if item and item.end == above and not item.blocks and not item.supporters:
            if not unit.text[0].islower() and not re.search(r"\b(?:the|of|to|in|on|for|with|and|a|an|from|by)$", self._source.text[:above]):
                return False
            item.end = unit.end
            return True
        if session.in_head and session.heading and session.heading[1] == above:
            session.heading = (session.heading[0], unit.end)
            return True
        blocks: list[BlockDraft] = self._blocks()
        last = blocks[-1] if blocks else None
        if isinstance(last, SpeechDraft):
            last = last.blocks[-1] if last.blocks else None
        grown = last.points[-1] if isinstance(last, PointsDraft) else last
        if isinstance(grown, ParagraphDraft | PointDraft) and grown.end == above:
            grown.end = unit.end
            return True
        return False

    def text(self, position: int) -> int:
        """Whatever is left: words of the open speech, or a paragraph of the open item."""
        unit = self._units[position]
        self._add(ParagraphDraft(unit.start, unit.end))
        return 1


class HeaderSays:
    """What the body must know of the header."""

    def __init__(self, title: str, date: str) -> None:
        self.title = title
        self.year = date[:4]


def _is_item_text(words: str) -> bool:
    return bool((HEADING_START.match(words) or NOMINAL_START.match(words)) and is_heading_like(words))


RULES: tuple[tuple[str, Callable[[BodyReader, int], int]], ...] = (
    ("what the editor decided", BodyReader.decided),
    ("words of the web site", BodyReader.furniture),
    ("description under the record", BodyReader.description),
    ("class mark", BodyReader.class_mark),
    ("point of another protocol", BodyReader.protocol_point),
    ("chair behind the name", BodyReader.chair_behind),
    ("attendance list", BodyReader.attendance),
    ("session heading", BodyReader.session_heading),
    ("date, place, hour", BodyReader.head_line),
    ("attendance in a sentence", BodyReader.attendance_sentence),
    ("names without a label", BodyReader.lost_label),
    ("title of the record", BodyReader.head_title),
    ("agenda", BodyReader.agenda),
    ("names behind a heading", BodyReader.supporters),
    ("sentence that goes on", BodyReader.continued),
    ("number", BodyReader.numbered),
    ("decision label", BodyReader.decision_label),
    ("speaker", BodyReader.speaker),
    ("unnumbered heading", BodyReader.unnumbered),
    ("bullet", BodyReader.point),
    ("reported speech", BodyReader.reported),
    ("text", BodyReader.text),
)
"""The rules over a line, in order; the first that takes the line wins."""
