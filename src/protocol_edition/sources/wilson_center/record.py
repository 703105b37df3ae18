"""A record while it is being read: what is open, and how nodes are opened, added to and closed."""

import re

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import Decisions, LineRole, PointsKind, Status, expression, frozen, number_value
from protocol_edition.sources.source import Source, Unit
from protocol_edition.sources.wilson_center.beginnings import Beginning
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
from protocol_edition.sources.wilson_center.headings import (
    bullet,
    head_circumstance,
    is_heading_like,
    is_session_heading,
    number_mark,
)
from protocol_edition.sources.wilson_center.names import (
    chair_behind,
    list_label,
)
from protocol_edition.sources.wilson_center.speakers import SpeakerLabel, Voices, speaker_label, split_names
from protocol_edition.sources.wilson_center.words import (
    COMRADE,
    DECISION_LABEL,
    DECISION_VERB,
    NAME,
)

SUPPORTERS = expression(
    rf"\(\s*(?P<names>(?:{COMRADE}\s+)?{NAME}(?:\s*(?:,|;|\band\b|—|-)\s*(?:{COMRADE}\s+)?(?:{NAME}))*)\s*\.?\)\.?$"
)
"""Names alone in round brackets: supporters of, or speakers to, what stands before them."""


SOON = 5
"""So many lines below a title stands what opens the sitting, at the latest."""


_NAMED_BEHIND = expression(r"(?:(?<!\s)\s++)?\([^()]*\)\.?$")
_SIGN_OF_NUMBER = expression(r"[.)](?=\s*$)")


@frozen
class Known:
    """What is known before the record is read: how each line begins, which may open a sitting, who speaks, the
    editor's decisions, the header's title and year."""

    beginnings: list[Beginning]
    opening: list[int]
    voices: Voices
    decisions: Decisions
    title: str
    year: str


class Record:
    """The units of a record and the drafts made of them."""

    def __init__(self, source: Source, units: list[Unit], known: Known) -> None:
        self.source = source
        self.units = units
        self.voices = known.voices
        self.decisions = known.decisions
        self.title = known.title
        self.year = known.year
        self.beginnings = known.beginnings
        self.before_opening = _positions_before([i for i in known.opening if opens_session(units[i].text)])
        """The positions of the lines below which a sitting is opened soon."""
        self.session = SessionDraft(units[0].start if units else 0)
        """The sitting that is open."""
        self.blocks: list[BlockDraft] = self.session.blocks
        """The blocks of the open item, or of the session before its first item."""
        self.sessions = [self.session] if units else []
        self.lines: list[LineDraft] = []
        self.diagnostics: list[Diagnostic] = []

    def speech(self) -> SpeechDraft | None:
        """The open speech, if the last block is one."""
        last = self.blocks[-1] if self.blocks else None
        return last if isinstance(last, SpeechDraft) else None

    def add(self, block: ParagraphDraft | PointsDraft) -> None:
        """Adds a block to the open speech, or to the open item."""
        last = self.blocks[-1] if self.blocks else None
        (last.blocks if isinstance(last, SpeechDraft) else self.blocks).append(block)

    def text(self, position: int) -> str:
        """The text of the unit at a position."""
        return self.units[position].text

    def next(self, position: int) -> Unit | None:
        """The unit right behind a position; None at the end and where other matter stands between."""
        behind = self.units[position + 1] if position + 1 < len(self.units) else None
        return None if behind is None or behind.apart else behind

    def report(self, code: str, unit: Unit, what: str, key: str) -> None:
        """Reports a reading that the editor can settle by ``is: key`` in the sidecar."""
        line = self.source.line_of(unit.start)
        remedy = f"to settle it, write in the sidecar: lines: {{{line}: {{is: {key}}}}}"
        self.diagnostics.append(found(code, self.source.origin(unit.start, unit.end), what, remedy))

    def line(self, role: LineRole, unit: Unit, label: int = 0) -> int:
        """Keeps a unit as a line of description; its text begins ``label`` characters in."""
        draft = LineDraft(role, unit.start, unit.end, unit.start + label if label else 0)
        (self.session.lines if self.session.in_head else self.lines).append(draft)
        return 1

    def opens_session_soon(self, position: int) -> bool:
        """Whether one of the next lines is a list of those present, a chair or a session's heading."""
        if position not in self.before_opening:
            return False
        for unit in self.units[position + 1 : position + 1 + SOON]:
            if opens_session(unit.text):
                return True
            if len(unit.text) > 200 or number_mark(unit.text) or speaker_label(unit.text, self.voices):
                return False
        return False

    def open_session(self, unit: Unit, *, heading: bool) -> None:
        """Opens a sitting, unless the open one has only its head yet; ``heading`` takes the unit as its heading."""
        if not self.session.in_head:
            self.session = SessionDraft(unit.start)
            self.sessions.append(self.session)
            self.blocks = self.session.blocks
        session = self.session
        if heading:
            start = session.heading[0] if session.heading else unit.start
            if session.heading and self.source.text[session.heading[1] : unit.start].strip():
                session.lines.append(LineDraft(LineRole.TITLE, unit.start, unit.end))
            else:
                session.heading = (start, unit.end)
            said = head_circumstance(unit.text, self.year)
            session.date = session.date or said.date
            session.hour = session.hour or said.hour

    def support(self, item: ItemDraft, start: int, end: int) -> None:
        """Keeps names in round brackets with the item."""
        begin, end = self.source.trim(start, end)
        words = self.source.text[begin:end]
        tail = len(words) - len(words.rstrip(")]."))
        item.supporters = ListDraft(Status.PRESENT, (begin, begin + 1), begin + 1, end, tail)

    def under_decision_label(self) -> bool:
        """Whether the last paragraph ends in a colon, so that what follows belongs to it."""
        blocks = self.blocks
        last = blocks[-1] if blocks else None
        if isinstance(last, SpeechDraft):
            last = last.blocks[-1] if last.blocks else None
        return isinstance(last, ParagraphDraft) and self.source.text[last.start : last.end].rstrip().endswith(":")

    def points_kind(self, position: int, words: str) -> PointsKind:
        """What a list is to which a point with these ``words`` belongs."""
        blocks = self.blocks
        last = blocks[-1] if blocks else None
        inner = last.blocks[-1] if isinstance(last, SpeechDraft) and last.blocks else last
        if isinstance(inner, PointsDraft):
            return inner.kind
        if isinstance(inner, ParagraphDraft) and DECISION_LABEL.match(self.source.text[inner.start : inner.end]):
            return PointsKind.DECISIONS
        if DECISION_VERB.match(words) and not self.speech():
            return PointsKind.DECISIONS
        return (
            PointsKind.BULLETED
            if bullet(self.text(position)) and not number_mark(self.text(position))
            else PointsKind.NUMBERED
        )

    def open_item(self, unit: Unit, marker: int, number: str, whole: bool = False) -> None:
        """Opens an agenda item; its heading begins ``marker`` characters in, names in brackets behind it apart."""
        mark = number_mark(unit.text)
        value = mark.value if mark and mark.number == number else number_value(number)
        end = unit.end
        item = ItemDraft(unit.start, unit.start + marker, end, number, value)
        named = _NAMED_BEHIND.search(unit.text) if ")" in unit.text else None
        if (
            named
            and not whole
            and marker < named.start()
            and SUPPORTERS.match(named.group().strip())
            and self.are_names(named.group())
        ):
            item.end = unit.start + named.start()
            self.support(item, unit.start + named.start(), unit.end)
            what = "names in round brackets behind a heading are taken as supporters of what stands before them"
            self.report("R204", unit, what, "speech")
        self.session.items.append(item)
        self.blocks = item.blocks
        if number[:1].isdigit():
            self.session.arabic = item

    def are_names(self, bracket: str) -> bool:
        """Whether a round bracket holds names of persons."""
        names = split_names(bracket.strip(" ().\n"))
        return (
            bool(re.match(rf"\s*\(\s*{COMRADE}", bracket))
            or sum(map(self.voices.knows, names)) * 2 >= len(names)
            or len(names) >= 3
        )

    def add_point(self, unit: Unit, kind: PointsKind) -> None:
        """Adds a point to the open list, or opens one."""
        number = number_mark(unit.text)
        mark = None if number else bullet(unit.text)
        length = number.length if number else mark[0] if mark else 0
        if not length:
            self.add(ParagraphDraft(unit.start, unit.end))
            return
        label = number.number if number else mark[1] if mark else ""
        if number and (sign := _SIGN_OF_NUMBER.search(unit.text[:length])):
            label = f"{label}{sign.group()}"
        point = PointDraft(unit.start, unit.start + length, unit.end, label)
        speech = self.speech()
        blocks = speech.blocks if speech else self.blocks
        last = blocks[-1] if blocks else None
        if isinstance(last, PointsDraft) and last.kind is kind:
            last.points.append(point)
        else:
            self.add(PointsDraft(kind, [point]))

    def open_speech(self, unit: Unit, label: SpeakerLabel) -> None:
        """Opens a speech under ``label``, with the words that stand beside it."""
        speech = SpeechDraft(unit.start, unit.start + label.printed, unit.start + label.whole, label)
        self.blocks.append(speech)
        start, end = self.source.trim(unit.start + label.whole, unit.end)
        if start < end:
            rest = Unit(start, end, self.source.text[start:end], False)
            if number_mark(rest.text) and not is_heading_like(rest.text):
                self.add_point(rest, PointsKind.NUMBERED)
            else:
                speech.blocks.append(ParagraphDraft(start, end))


def opens_session(text: str) -> bool:
    """Whether a line is a list of those present, a chair or a session's heading."""
    return bool(list_label(text) or chair_behind(text) or is_session_heading(text))


def _positions_before(openings: list[int]) -> frozenset[int]:
    return frozenset(opening - before for opening in openings for before in range(1, SOON + 1))
