"""The record itself: an ordered table of rules over its lines, then structure (sections 5 to 13 of the forms).

Each rule looks at the unit at a position and answers how many units it took; the first that takes any wins, and
the last takes whatever is left as text. The reader never fails and never stands still.
"""

from collections.abc import Callable

from protocol_edition.sources.wilson_center.drafts import SessionDraft
from protocol_edition.sources.wilson_center.record import Record
from protocol_edition.sources.wilson_center.rules import agenda, attendance, decided, description, speech

RULES: tuple[tuple[str, Callable[[Record, int], int]], ...] = (
    ("what the editor decided", decided.decided),
    ("words of the web site", description.furniture),
    ("description under the record", description.description),
    ("class mark", description.class_mark),
    ("point of another protocol", description.point_elsewhere),
    ("chair behind the name", attendance.chair_behind),
    ("attendance list", attendance.attendance),
    ("session heading", description.session_heading),
    ("date, place, hour", description.head_line),
    ("attendance in a sentence", attendance.attendance_sentence),
    ("names without a label", attendance.lost_label),
    ("title of the record", description.head_title),
    ("agenda", agenda.agenda),
    ("names behind a heading", attendance.supporters),
    ("sentence that goes on", speech.continued),
    ("number", agenda.numbered),
    ("decision label", speech.decision_label),
    ("speaker", speech.speaker),
    ("unnumbered heading", agenda.unnumbered),
    ("bullet", speech.point),
    ("reported speech", speech.reported),
    ("text", speech.text),
)
"""The rules over a line, in order; the first that takes the line wins."""


def read_body(record: Record) -> None:
    """Reads every unit of the record; the results are its ``sessions``, ``lines`` and ``diagnostics``."""
    if not record.units:
        return
    record.sessions.append(SessionDraft(record.units[0].start))
    rules = [rule for _, rule in RULES if rule is not decided.decided or record.decisions.lines]
    position = 0
    while position < len(record.units):
        for rule in rules:
            if count := rule(record, position):
                position += count
                break
