"""The record itself: an ordered table of rules over its lines, then structure (sections 5 to 13 of the forms).

Each rule looks at the unit at a position and answers how many units it took; the first that takes any wins, and
the last takes whatever is left as text. The reader never fails and never stands still.
"""

from collections.abc import Callable

from protocol_edition.model import frozen
from protocol_edition.sources.wilson_center.beginnings import Beginning
from protocol_edition.sources.wilson_center.record import Record
from protocol_edition.sources.wilson_center.rules import agenda, attendance, decided, description, speech

PLAIN, NAMING, BULLETED, TELLING = Beginning.PLAIN, Beginning.NAMING, Beginning.BULLETED, Beginning.TELLING
ANY = tuple(Beginning)


@frozen
class Rule:
    """A rule over a line: ``take`` looks at the unit at a position and answers how many units it took, 0 for none."""

    name: str
    take: Callable[[Record, int], int]
    of: tuple[Beginning, ...] = (TELLING,)
    """How the lines begin that it can take, once the record is under way."""


RULES = (
    Rule("what the editor decided", decided.decided, ANY),
    Rule("words of the web site", description.furniture),
    Rule("description under the record", description.description),
    Rule("class mark", description.class_mark),
    Rule("point of another protocol", description.point_elsewhere),
    Rule("chair behind the name", attendance.chaired),
    Rule("attendance list", attendance.attendance),
    Rule("session heading", description.session_heading),
    Rule("date, place, hour", description.head_line),
    Rule("attendance in a sentence", attendance.attendance_sentence, ANY),
    Rule("names without a label", attendance.lost_label),
    Rule("title of the record", description.head_title),
    Rule("agenda", agenda.agenda),
    Rule("names behind a heading", attendance.supporters),
    Rule("sentence that goes on", speech.continued, ANY),
    Rule("number", agenda.numbered, (BULLETED, TELLING)),
    Rule("decision label", speech.decision_label),
    Rule("speaker", speech.speaker, (NAMING, TELLING)),
    Rule("unnumbered heading", agenda.unnumbered, (NAMING, TELLING)),
    Rule("bullet", speech.point, (BULLETED, TELLING)),
    Rule("reported speech", speech.reported, (NAMING, TELLING)),
    Rule("text", speech.text, ANY),
)
"""The rules over a line, in order; the first that takes the line wins."""


def read_body(record: Record) -> None:
    """Reads every unit of the record; the results are its ``sessions``, ``lines`` and ``diagnostics``."""
    if not record.units:
        return
    rules = [rule for rule in RULES if rule.take is not decided.decided or record.decisions.lines]
    of = {begins: [rule.take for rule in rules if begins in rule.of] for begins in Beginning}
    position = 0
    while position < len(record.units):
        session = record.session
        under_way = (session.items or session.blocks) and position not in record.before_opening
        begins = record.beginnings[position] if under_way else TELLING
        for take in of[begins]:
            if count := take(record, position):
                position += count
                break
