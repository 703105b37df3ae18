"""Rules for what was said: speakers, decisions, points, reported speech, and the last rule, that takes any text."""

import re
from string import ascii_uppercase

from protocol_edition.model import expression
from protocol_edition.sources.source import Unit
from protocol_edition.sources.wilson_center.drafts import (
    ParagraphDraft,
    PointDraft,
    PointsDraft,
    SpeechDraft,
)
from protocol_edition.sources.wilson_center.headings import (
    bullet,
    is_session_heading,
    number_mark,
    unnumbered_heading,
)
from protocol_edition.sources.wilson_center.names import (
    list_label,
)
from protocol_edition.sources.wilson_center.record import Record
from protocol_edition.sources.wilson_center.speakers import REPORTED, SpeakerLabel, speaker_label, split_names
from protocol_edition.sources.wilson_center.words import (
    COMRADE,
    DECISION_LABEL,
    NAME,
)

_STOPS = tuple(".!?…:;—")
_SENTENCE_END = expression(
    r"[.!?…:;][”\"’')\]]*(?:\[\d{1,3}\]|\(\d{1,3}\)|\d)*$|—$|--$|[.!?…][”\"’']?\s*\([^()]{1,80}\)\.?$"
)
"""The end of a sentence, with the note mark or the credited speaker behind it."""


_COMRADE_AND_VERB = expression(rf"{COMRADE}\s+{NAME}\s+[a-z]")


def point(record: Record, position: int) -> int:
    """``- ...``, ``• ...``, ``a) ...``."""
    unit = record.units[position]
    mark = bullet(unit.text)
    if not mark or mark[0] >= len(unit.text):
        return 0
    label = speaker_label(unit.text[mark[0] :], record.voices)
    if label and label.sure and unit.text.startswith(("-", "–")):
        rest = Unit(unit.start, unit.end, unit.text, unit.after_blank)
        record.open_speech(
            rest, SpeakerLabel(label.printed + mark[0], label.whole + mark[0], label.names, label.office, True)
        )
        return 1
    record.add_point(unit, record.points_kind(position, unit.text[mark[0] :]))
    return 1


def speaker(record: Record, position: int) -> int:
    """A label over somebody's words, with or without words on its line."""
    unit = record.units[position]
    label = speaker_label(unit.text, record.voices, record.beginnings[position].naming)
    if not label or (record.session.in_head and record.opens_session_soon(position)):
        return 0
    if (
        label.whole >= len(unit.text)
        and not record.voices.knows(label.names[0])
        and not _words_follow(record, position)
    ):
        return 0
    record.open_speech(unit, label)
    if not label.sure:
        names = ", ".join(label.names)
        record.report("R207", unit, f"{names} is taken as the speaker of the words that follow", "paragraph")
    return 1


def _words_follow(record: Record, position: int) -> bool:
    return record.next(position) is not None


def decision_label(record: Record, position: int) -> int:
    """``Resolved:`` ends what the last speaker said."""
    unit = record.units[position]
    if not DECISION_LABEL.match(unit.text):
        return 0
    record.blocks.append(ParagraphDraft(unit.start, unit.end))
    return 1


def reported(record: Record, position: int) -> int:
    """``Cde. X believes ...``: narrative, reported, since readers may take it for a turn."""
    unit = record.units[position]
    if REPORTED.match(unit.text):
        words = re.split(r"\s[a-z]", unit.text)[0]
        who = (split_names(words) or (words,))[-1]
        record.report("R208", unit, "reported speech is taken as narrative, not as a speech", f"speech, speaker: {who}")
    elif not _COMRADE_AND_VERB.match(unit.text):
        return 0
    record.blocks.append(ParagraphDraft(unit.start, unit.end))
    return 1


def continued(record: Record, position: int) -> int:
    """A line that goes on with the sentence above it."""
    unit = record.units[position]
    first = unit.text[0]
    if not position or unit.apart or (unit.after_blank and (first in ascii_uppercase or not first.islower())):
        return 0
    before = record.units[position - 1]
    return int(_goes_on(record, before, unit) and _grow(record, unit, before.end))


def _goes_on(record: Record, before: Unit, unit: Unit) -> bool:
    """Whether ``unit`` goes on with the sentence of the unit before: by a small letter, or as a wrapped line."""
    ended = before.text[-1:] in _STOPS or bool(_SENTENCE_END.search(before.text))
    if unit.text[0].islower():
        return not ended or (not unit.after_blank and not before.text.endswith((":", ";", "—")))
    if unit.after_blank or ended or len(before.text) < 55:
        return False
    return not _begins_something(record, unit.text)


def _begins_something(record: Record, text: str) -> bool:
    """Whether a line has the look of a node of its own."""
    return bool(
        number_mark(text) or bullet(text) or list_label(text) or speaker_label(text, record.voices)
        or re.match(COMRADE, text) or unnumbered_heading(text) is not False or is_session_heading(text)
        or DECISION_LABEL.match(text) or text.startswith(("(", "["))
    )  # fmt: skip


def _grow(record: Record, unit: Unit, above: int) -> bool:
    """Extends the node that ends at offset ``above``, if one does."""
    session = record.session
    item = session.items[-1] if session.items else None
    if item and item.end == above and not item.blocks and not item.supporters:
        if not unit.text[0].islower() and not re.search(
            r"\b(?:the|of|to|in|on|for|with|and|a|an|from|by)$", record.source.text[:above]
        ):
            return False
        item.end = unit.end
        return True
    if session.in_head and session.heading and session.heading[1] == above:
        session.heading = (session.heading[0], unit.end)
        return True
    last = record.blocks[-1] if record.blocks else None
    if isinstance(last, SpeechDraft):
        last = last.blocks[-1] if last.blocks else None
    grown = last.points[-1] if isinstance(last, PointsDraft) else last
    if isinstance(grown, ParagraphDraft | PointDraft) and grown.end == above:
        grown.end = unit.end
        return True
    return False


def text(record: Record, position: int) -> int:
    """Whatever is left: words of the open speech, or a paragraph of the open item."""
    unit = record.units[position]
    record.add(ParagraphDraft(unit.start, unit.end))
    return 1
