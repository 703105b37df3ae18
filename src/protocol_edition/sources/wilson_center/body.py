"""The record itself: an ordered table of rules over its lines, then structure (sections 5 to 13 of the forms).

Each rule looks at the unit at a position and answers how many units it took; the first that takes any wins, and
the last takes whatever is left as text. The reader never fails and never stands still.
"""

from collections.abc import Callable
from functools import cache
from itertools import repeat

from protocol_edition.model import frozen
from protocol_edition.sources.wilson_center.beginnings import (
    AGENDAS,
    ANY,
    CLASS_MARKS,
    DECISIONS,
    FIELDS,
    HEADINGS,
    LISTS,
    NUMBERS,
    POINTS_ELSEWHERE,
    SITE,
    SITTINGS,
    Beginning,
)
from protocol_edition.sources.wilson_center.record import Record
from protocol_edition.sources.wilson_center.rules import agenda, attendance, decided, description, speech

Take = Callable[[Record, int], int]


@frozen
class Rule:
    """A rule over a line: ``take`` looks at the unit at a position and answers how many units it took, 0 for none.

    Once the record is under way, it is asked of those lines alone that begin as it says here.
    """

    name: str
    take: Take
    words: frozenset[str] = frozenset()
    """First words of its lines."""
    naming: bool = False
    """Whether its lines begin with an address or a name."""
    bulleted: bool = False
    """Whether its lines begin with a bullet."""
    always: bool = False
    """Whether its lines begin in any way."""
    until_items: bool = False
    """Whether it takes no line below the first item."""
    sidecar: bool = False
    """Whether it only does what the editor decided on a line."""
    goes_on: bool = False
    """Whether it takes no line that stands below a blank one and begins with another sign than a small letter."""


RULES = (
    Rule("what the editor decided", decided.decided, always=True, sidecar=True),
    Rule("words of the web site", description.furniture, SITE),
    Rule("description under the record", description.description, FIELDS),
    Rule("class mark", description.class_mark, CLASS_MARKS),
    Rule("point of another protocol", description.point_elsewhere, POINTS_ELSEWHERE),
    Rule("chair behind the name", attendance.chaired),
    Rule("attendance list", attendance.attendance, LISTS),
    Rule("session heading", description.session_heading, SITTINGS),
    Rule("date, place, hour", description.head_line),
    Rule("attendance in a sentence", attendance.attendance_sentence, always=True, until_items=True),
    Rule("names without a label", attendance.lost_label),
    Rule("title of the record", description.head_title),
    Rule("agenda", agenda.agenda, AGENDAS),
    Rule("names behind a heading", attendance.supporters),
    Rule("sentence that goes on", speech.continued, always=True, goes_on=True),
    Rule("number", agenda.numbered, NUMBERS, bulleted=True),
    Rule("decision label", speech.decision_label, DECISIONS),
    Rule("speaker", speech.speaker, naming=True),
    Rule("unnumbered heading", agenda.unnumbered, HEADINGS, naming=True),
    Rule("bullet", speech.point, bulleted=True),
    Rule("reported speech", speech.reported, naming=True),
    Rule("text", speech.text, always=True),
)
"""The rules over a line, in order; the first that takes the line wins."""


@cache  # there are as many beginnings as telling words, twice
def rules_of(
    begins: Beginning, decided: bool = True, under_items: bool = False, anew: bool = False
) -> tuple[Take, ...]:
    """The rules that may take a line of the record that begins so: ``decided`` where the editor decided on lines,
    ``under_items`` one below the first item, and ``anew`` one that cannot go on with the line above it."""
    if begins.unclear:
        return tuple(rule.take for rule in RULES)
    return tuple(
        rule.take
        for rule in RULES
        if (
            rule.always
            or begins.word in rule.words
            or (rule.naming and begins.naming)
            or (rule.bulleted and begins.bulleted)
        )
        and not (rule.sidecar and not decided)
        and not (rule.until_items and under_items)
        and not (rule.goes_on and anew)
    )


def read_body(record: Record) -> None:
    """Reads every unit of the record; the results are its ``sessions``, ``lines`` and ``diagnostics``."""
    anew = [unit.after_blank and not unit.text[0].islower() for unit in record.units]
    under_items = list(map(rules_of, record.beginnings, repeat(bool(record.decisions.lines)), repeat(True), anew))
    position = 0
    while position < len(record.units):
        session = record.session
        if position in record.before_opening or not (session.items or session.blocks):
            rules = rules_of(ANY)
        else:
            rules = under_items[position] if session.items else rules_of(record.beginnings[position])
        for take in rules:
            if count := take(record, position):
                position += count
                break
