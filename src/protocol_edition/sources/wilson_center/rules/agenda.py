"""Rules for agenda items and numbered points (section 7 of the forms)."""

import re

from protocol_edition.model import PointsKind
from protocol_edition.sources.wilson_center.drafts import (
    ParagraphDraft,
    PointsDraft,
)
from protocol_edition.sources.wilson_center.headings import (
    NumberMark,
    agenda_label,
    is_heading_like,
    number_mark,
    unnumbered_heading,
)
from protocol_edition.sources.wilson_center.record import Record
from protocol_edition.sources.wilson_center.speakers import speaker_label
from protocol_edition.sources.wilson_center.words import (
    DECISION_VERB,
    HEADING_START,
    NOMINAL_START,
)


def agenda(record: Record, position: int) -> int:
    """``Agenda:`` with a sentence, or over a numbered list that is read again as headings below."""
    unit = record.units[position]
    match = agenda_label(unit.text)
    if not match:
        return 0
    rest = unit.text[match.end() :]
    if rest and not number_mark(rest):
        record.open_item(unit, match.end(), "", whole=True)
        return 1
    record.blocks.append(ParagraphDraft(unit.start, unit.end))
    listed = _agenda_list(record, position + 1)
    if listed and _repeats_numbers(record, position + 1 + listed, record.text(position + 1)):
        for there in range(position + 1, position + 1 + listed):
            record.add_point(record.units[there], PointsKind.NUMBERED)
        return 1 + listed
    return 1


def _agenda_list(record: Record, position: int) -> int:
    count = 0
    while position + count < len(record.units) and number_mark(record.text(position + count)):
        count += 1
    return count


def _repeats_numbers(record: Record, position: int, first: str) -> bool:
    number = number_mark(first)
    later = [mark for unit in record.units[position:] if (mark := number_mark(unit.text))]
    return number is not None and any(mark.value == number.value and not mark.bulleted for mark in later)


def numbered(record: Record, position: int) -> int:
    """``I. On ...``, ``- I. On``, ``8. ...``, ``Point 1.``, or a numbered point or decision."""
    unit = record.units[position]
    number = number_mark(unit.text)
    if not number or (
        speaker_label(unit.text, record.voices, record.beginnings[position].naming)
        and not _is_item_text(unit.text[number.length :])
    ):
        return 0
    if _is_item(record, position, number):
        record.open_item(unit, number.length, number.number)
        return 1
    if number.roman and not number.bulleted:
        record.report("R205", unit, f"{number.number} is taken as a point, not as an agenda item", "item")
    record.add_point(unit, record.points_kind(position, unit.text[number.length :]))
    return 1


def _is_item(record: Record, position: int, number: NumberMark) -> bool:
    """Whether a number begins an agenda item and not a point under one."""
    words = record.text(position)[number.length :]
    if number.point or (number.dots and not number.bulleted):
        return True
    items = record.session.items
    if number.roman:
        return not record.session.arabic or _is_item_text(words) or not items
    if number.bulleted:
        return False
    if items and items[-1].number and not items[-1].number.isdigit():
        return False
    arabic = record.session.arabic
    follows = arabic is not None and number.value == (arabic.value or 0) + 1
    if (
        follows
        and _is_item_text(words)
        and not words.rstrip().endswith((".", ";"))
        and record.units[position].after_blank
    ):
        return True
    if record.under_decision_label() or _in_points(record, number):
        return False
    if items and not arabic:
        return bool(_is_item_text(words) and number.value and number.value > 1)
    speech = record.speech()
    if follows:
        return (
            is_heading_like(words)
            and not DECISION_VERB.match(words)
            and not (speech and not _is_item_text(words) and words.rstrip().endswith("."))
        )
    if arabic:
        return bool(_is_item_text(words) and (number.value or 0) > (arabic.value or 0))
    if speech and not _is_item_text(words):
        return False
    return _is_item_text(words) or (is_heading_like(words) and not DECISION_VERB.match(words))


def _in_points(record: Record, number: NumberMark) -> bool:
    """Whether the number carries on the points just read."""
    speech = record.speech()
    blocks = speech.blocks if speech else record.blocks
    last = blocks[-1] if blocks else None
    if not isinstance(last, PointsDraft) or not last.points[-1].label:
        return False
    before = re.match(r"\d+", last.points[-1].label)
    return before is not None and number.value == int(before.group()) + 1


def unnumbered(record: Record, position: int) -> int:
    """``On ...``, ``Regarding ...``, ``Cde. X's report ...``, ``Exchange of ...``."""
    unit = record.units[position]
    heading = unnumbered_heading(unit.text)
    if heading is False or (heading is None and not _nominal_heading(record, position)):
        return 0
    record.open_item(unit, 0, "")
    if heading is None:
        record.report("R206", unit, "a short line without a verb is taken as an agenda item", "paragraph")
    return 1


def _nominal_heading(record: Record, position: int) -> bool:
    """A bare nominal line is a heading where the session has no numbered items, or none yet."""
    numbered = any(item.number for item in record.session.items)
    if numbered or (record.units[position].text.rstrip().endswith((".", ";")) and record.session.items):
        return False
    return not record.under_decision_label()


def _is_item_text(words: str) -> bool:
    return bool((HEADING_START.match(words) or NOMINAL_START.match(words)) and is_heading_like(words))
