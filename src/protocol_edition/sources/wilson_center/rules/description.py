"""Rules for what describes the record inside it: class marks, head lines, sessions' headings, references."""

import re

from protocol_edition.model import LineRole
from protocol_edition.sources.wilson_center.drafts import (
    LineDraft,
)
from protocol_edition.sources.wilson_center.header import (
    CREDIT_SENTENCE,
    field_label,
    fold,
    is_reference,
    is_source_line,
)
from protocol_edition.sources.wilson_center.headings import (
    bullet,
    circumstance,
    class_marks,
    has_verb,
    is_protocol_line,
    is_session_heading,
    number_mark,
    protocol_point,
    unnumbered_heading,
)
from protocol_edition.sources.wilson_center.names import (
    list_label,
)
from protocol_edition.sources.wilson_center.record import Record
from protocol_edition.sources.wilson_center.speakers import speaker_label
from protocol_edition.sources.wilson_center.words import (
    FURNITURE,
)


def furniture(record: Record, position: int) -> int:
    """Words of the web site: ``Skip to content``."""
    unit = record.units[position]
    return record.line(LineRole.FURNITURE, unit) if FURNITURE.fullmatch(unit.text) else 0


def description(record: Record, position: int) -> int:
    """Fields printed under the record: ``Document Information``, ``[Source: ...]``, credits."""
    unit = record.units[position]
    if is_source_line(unit.text):
        return record.line(LineRole.SOURCE, unit)
    if CREDIT_SENTENCE.match(unit.text):
        return record.line(LineRole.CREDITS, unit)
    label = field_label(unit.text)
    if position and not label and is_reference(unit.text):
        return record.line(LineRole.CITATION, unit)
    if not label or label[0] in (LineRole.DATE, LineRole.TITLE, LineRole.CONTENTS):
        return 0
    if label[1] < len(unit.text):
        return record.line(label[0], unit, label[1]) if ":" in unit.text[: label[1]] else 0
    following = record.next(position)
    if not following or list_label(following.text) or field_label(following.text):
        return record.line(label[0], unit, label[1]) if following and field_label(following.text) else 0
    record.lines.append(LineDraft(label[0], unit.start, following.end, following.start))
    return 2


def class_mark(record: Record, position: int) -> int:
    """``Top Secret``, ``(Working Notes)``."""
    unit = record.units[position]
    if not class_marks(unit.text):
        return 0
    if not record.session.in_head and record.opens_session_soon(position):
        record.open_session(unit, heading=False)
    record.session.lines.append(LineDraft(LineRole.CLASSIFICATION, unit.start, unit.end))
    return 1


def point_elsewhere(record: Record, position: int) -> int:
    """``(Re: Point IV of Protocol No. 28)``, ``No. P63/IV``."""
    unit = record.units[position]
    return record.line(LineRole.PROTOCOL_POINT, unit) if protocol_point(unit.text) else 0


def session_heading(record: Record, position: int) -> int:
    """``Protocol No. 63 (continuation) Session of 28 October 1962``."""
    unit = record.units[position]
    if record.session.in_head and _repeats_title(record, unit.text):
        return record.line(LineRole.REPEATED_TITLE, unit)
    opens = is_session_heading(unit.text) or (is_protocol_line(unit.text) and not record.session.in_head)
    if not opens or list_label(unit.text):
        return 0
    record.open_session(unit, heading=True)
    return 1


def _repeats_title(record: Record, text: str) -> bool:
    words, title = fold(text), fold(record.title)
    if not words or (is_session_heading(text) and "continu" in words):
        return False
    if is_protocol_line(text):
        return True
    return words == title or (len(words) > 12 and words in title and len(record.sessions) == 1)


def head_line(record: Record, position: int) -> int:
    """Date, place and hour above the list of those present."""
    unit = record.units[position]
    said = circumstance(unit.text, record.year)
    if not said:
        return 0
    if not record.session.in_head:
        if not record.opens_session_soon(position) or not said.date:
            return 0
        record.open_session(unit, heading=False)
    session = record.session
    session.date, session.place = session.date or said.date, session.place or said.place
    session.hour = session.hour or said.hour
    role = LineRole.DATE if said.date else LineRole.HOUR if said.hour else LineRole.PLACE
    session.lines.append(LineDraft(role, unit.start, unit.end))
    return 1


def head_title(record: Record, position: int) -> int:
    """A title of the record's own above its list of those present."""
    unit = record.units[position]
    if not record.session.in_head or len(unit.text) > 200 or not record.opens_session_soon(position):
        return 0
    if number_mark(unit.text) or has_verb(unit.text) or bullet(unit.text) or list_label(unit.text):
        return 0
    if unnumbered_heading(unit.text) or re.search(r"[a-z]\.$", unit.text) or speaker_label(unit.text, record.voices):
        return 0
    record.open_session(unit, heading=True)
    return 1
