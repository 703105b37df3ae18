"""A line whose meaning the sidecar gives: the editor wins over every rule."""

from protocol_edition.model import LineDecision, LineIs, LineRole, PointsKind, Status
from protocol_edition.sources.wilson_center.drafts import (
    ListDraft,
    ParagraphDraft,
)
from protocol_edition.sources.wilson_center.headings import (
    number_mark,
)
from protocol_edition.sources.wilson_center.names import (
    list_label,
)
from protocol_edition.sources.wilson_center.record import Record
from protocol_edition.sources.wilson_center.speakers import SpeakerLabel, speaker_label, split_names


def decided(record: Record, position: int) -> int:
    """A line whose meaning the sidecar gives."""
    unit = record.units[position]
    decision = record.decisions.line(record.source.line_of(unit.start))
    return _obey(record, decision, position) if decision else 0


def _obey(record: Record, decision: LineDecision, position: int) -> int:
    unit = record.units[position]
    match decision.what:
        case LineIs.ITEM:
            number = number_mark(unit.text)
            record.open_item(unit, number.length if number else 0, decision.number or (number.number if number else ""))
        case LineIs.SESSION:
            record.open_session(unit, heading=True)
        case LineIs.SPEECH:
            label = speaker_label(unit.text, record.voices)
            names = split_names(decision.speaker) if decision.speaker else ()
            record.open_speech(unit, label or SpeakerLabel(0, 0, names or (unit.text,), "", sure=True))
            return 1
        case LineIs.POINT | LineIs.DECISION:
            record.add_point(unit, PointsKind.DECISIONS if decision.what is LineIs.DECISION else PointsKind.NUMBERED)
        case LineIs.ATTENDEES | LineIs.GUESTS | LineIs.CHAIR:
            status = {LineIs.GUESTS: Status.GUEST, LineIs.CHAIR: Status.CHAIR}.get(decision.what, Status.PRESENT)
            label_found = list_label(unit.text)
            length = label_found[2] if label_found else 0
            record.session.lists.append(
                ListDraft(status, (unit.start, unit.start + length), unit.start + length, unit.end)
            )
        case LineIs.SUPPORTERS if record.session.items:
            record.support(record.session.items[-1], unit.start, unit.end)
        case LineIs.TITLE | LineIs.DATE | LineIs.SUMMARY | LineIs.CLASSIFICATION | LineIs.FURNITURE:
            record.line(LineRole(decision.what.value), unit)
        case _:
            record.blocks.append(ParagraphDraft(unit.start, unit.end))
    return 1
