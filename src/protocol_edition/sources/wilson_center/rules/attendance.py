"""Rules for lists of names: who was present, who presided, who was invited (sections 5 and 6 of the forms)."""

import re

from protocol_edition.diagnostics import found
from protocol_edition.model import Status, expression
from protocol_edition.sources.source import Unit
from protocol_edition.sources.wilson_center.drafts import (
    ListDraft,
)
from protocol_edition.sources.wilson_center.headings import (
    bullet,
    class_marks,
    is_session_heading,
    number_mark,
)
from protocol_edition.sources.wilson_center.names import (
    INVITED_BEHIND,
    SENTENCE,
    SIDE,
    bare_label,
    chair_behind,
    ends_open,
    group_label,
    is_other_list,
    list_label,
    looks_like_names,
)
from protocol_edition.sources.wilson_center.record import SUPPORTERS, Record
from protocol_edition.sources.wilson_center.speakers import speaker_label
from protocol_edition.sources.wilson_center.words import (
    COMRADE,
)


def attendance(record: Record, position: int) -> int:
    """``Present:``, ``Those Taking Part:``, ``Chaired by``, ``Also present:`` and the names behind them."""
    unit = record.units[position]
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
    if second and not any(listed.status is Status.PRESENT for listed in record.session.lists):
        status = Status.PRESENT
    if status is Status.GUEST and not record.session.lists and re.match(r"[Aa]lso", unit.text) and record.session.items:
        return 0
    _begin_list(record, unit, status)
    count = 1 if status is Status.CHAIR and rest.strip() else _list_length(record, position, rest)
    end = record.units[position + count - 1].end
    record.session.lists.append(ListDraft(status, (unit.start, unit.start + length), unit.start + length, end))
    if status is Status.CHAIR and not record.source.text[unit.start + length : end].strip(" .:,"):
        where = record.source.origin(unit.start, unit.end)
        record.diagnostics.append(found("R203", where, f"{unit.text!r} names no chairman"))
    return count


def _begin_list(record: Record, unit: Unit, status: Status) -> None:
    """A second list of those present behind agenda items opens a session of its own."""
    if record.session.items and status in (Status.PRESENT, Status.CHAIR):
        record.open_session(unit, heading=False)
    elif record.session.blocks and not record.session.lists and status is Status.PRESENT:
        return


def _list_length(record: Record, position: int, rest: str) -> int:
    """How many units a list takes: it goes on after a comma, over bullets, and over lines that are only names."""
    count = 1
    so_far = rest
    while (unit := record.next(position + count - 1)) is not None:
        if record.decisions.line(record.source.line_of(unit.start)) or _ends_list(record, unit):
            break
        open_end = ends_open(so_far)
        if not _continues_list(record, unit, so_far, open_end, lone_label=not rest.strip()):
            break
        so_far = unit.text
        count += 1
    return count


def _ends_list(record: Record, unit: Unit) -> bool:
    return bool(is_other_list(unit.text) or is_session_heading(unit.text) or class_marks(unit.text))


def _continues_list(record: Record, unit: Unit, so_far: str, open_end: bool, *, lone_label: bool) -> bool:
    """Whether a unit goes on with a list whose last line is ``so_far``; ``lone_label``: no name beside its label."""
    mark, number = bullet(unit.text), number_mark(unit.text)
    length = mark[0] if mark else number.length if number else 0
    if lone_label and length:
        return _may_be_names(unit.text[length:])
    if lone_label and not so_far.strip():
        return _may_be_names(unit.text)
    if mark:
        return False
    if open_end and so_far.strip().endswith((",", ";", "and")):
        return _may_be_names(unit.text) and not (
            so_far.strip().endswith(",") and unit.after_blank and speaker_label(unit.text, record.voices)
        )
    names = looks_like_names(unit.text) and not speaker_label(unit.text, record.voices)
    if unit.after_blank:
        return open_end and names and "," in unit.text
    return names and (open_end or not so_far.strip().endswith("."))


_AFTER_NAME = expression(r"[,;(—–:]| - ")


def _may_be_names(text: str) -> bool:
    first = _AFTER_NAME.split(text, maxsplit=1)[0]
    return looks_like_names(first) or looks_like_names(text)


def chaired(record: Record, position: int) -> int:
    """``Cde. X presiding.``, ``Comrade X, Presiding``."""
    unit = record.units[position]
    match = chair_behind(unit.text)
    if not match:
        return 0
    _begin_list(record, unit, Status.CHAIR)
    tail = len(match["sign"])
    record.session.lists.append(ListDraft(Status.CHAIR, (unit.start, unit.start), unit.start, unit.end, tail))
    return 1


def attendance_sentence(record: Record, position: int) -> int:
    """``Comrades A, B participate in the meeting.``, ``On the X side: A``, ``A was invited to the meeting``."""
    unit = record.units[position]
    if record.session.items or len(unit.text) > 1500:
        return 0
    sentence = SENTENCE.match(unit.text)
    if sentence and looks_like_names(sentence["names"]):
        label = (unit.start, unit.start + len(sentence["label"]))
        record.session.lists.append(ListDraft(Status.PRESENT, label, label[1], unit.end, len(sentence["sign"])))
        return 1
    if side := SIDE.match(unit.text):
        return _side(record, position, side.end())
    invited = INVITED_BEHIND.match(unit.text)
    if invited and record.session.lists and looks_like_names(invited["who"]):
        record.session.lists.append(
            ListDraft(Status.GUEST, (unit.start, unit.start), unit.start, unit.end, len(invited["sign"]))
        )
        return 1
    return 0


def _side(record: Record, position: int, length: int) -> int:
    """``On the X side: A, B``, ``From the X CC—Cdes. A``, ``From the X:`` over bullets."""
    unit = record.units[position]
    rest = unit.text[length:]
    if rest and not _may_be_names(rest):
        return 0
    count = _list_length(record, position, rest)
    if not rest and count == 1:
        return 0
    guests = (
        any(listed.status is Status.PRESENT for listed in record.session.lists) and "side" not in unit.text[:length]
    )
    status = Status.GUEST if guests and re.search(r"[—–-]", unit.text[:length]) else Status.PRESENT
    end = record.units[position + count - 1].end
    took_part = re.search(r"(?<!\s)\s+(?:took|take)\s+part\.?$", record.source.text[unit.start : end])
    tail = len(took_part.group()) if took_part else 0
    label = (unit.start, unit.start + length)
    record.session.lists.append(ListDraft(status, label, label[1], end, tail))
    return count


def lost_label(record: Record, position: int) -> int:
    """Names under the session's heading whose label was lost."""
    unit = record.units[position]
    listed = any(listed.status is not Status.CHAIR for listed in record.session.lists)
    if record.session.items or record.session.blocks or listed:
        return 0
    grouped = group_label(unit.text)
    if not grouped and (not looks_like_names(unit.text, at_least=3) or re.match(COMRADE, unit.text)):
        return 0
    count = _list_length(record, position, unit.text)
    end = record.units[position + count - 1].end
    record.session.lists.append(ListDraft(Status.PRESENT, (unit.start, unit.start), unit.start, end))
    if grouped:
        return count
    record.report("R202", unit, "names without a label stand where the list of those present is expected", "attendees")
    return count


def supporters(record: Record, position: int) -> int:
    """Names in round brackets on the line behind a heading."""
    unit = record.units[position]
    items = record.session.items
    match = SUPPORTERS.match(unit.text) if unit.text[0] == "(" else None
    if not match or not items or items[-1].blocks or items[-1].supporters:
        return 0
    record.support(items[-1], unit.start, unit.end)
    record.report(
        "R204",
        unit,
        "names in round brackets under a heading are taken as supporters of what stands before them",
        "speech",
    )
    return 1
