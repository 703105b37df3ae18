"""Cuts lines that hold several parts: whole bodies on one line, lists behind one another (section 13 of the forms)."""

import re

from protocol_edition.model import expression
from protocol_edition.sources.source import BLANKS, Unit
from protocol_edition.sources.wilson_center.words import COMRADE, INITIAL, SURNAME

_LIST = (
    r"(?:Present|PRESENT|Those [Tt]aking [Pp]art|Those who took part|Participants|Also taking part|Also present"
    r"|In attendance|Comrades in attendance|Invited|Absent|Chair(?:man)?|Attending)\s*:"
)
_ANYWHERE = expression(
    rf"\s(?<=[.;)\]!]\s)\s*(?={_LIST}|Chaired by\s+(?:{COMRADE})|Presided over by|Also taking part|(?:[Oo]n"
    rf"|[Ff]rom) (?:the|our) (?:\w+ )?side\b)"
    rf"|\s(?<=[;,]\s)\s*(?=(?:[Oo]n|[Ff]rom) (?:the|our) (?:\w+ )?side\b)"
)
_PACKED = expression(
    rf"\s(?<=[\w.;:)\]!?”\"…—-]\s)\s*(?![abd-su-z])(?="  # of small letters only those of comrades begin a part
    rf"{_LIST}|Chaired by\b|Presided over by\b"
    rf"|(?:\(continuation\)|Continuation of the session|Protocol No\.? ?\d+ \(continuation\)|Session of \d)"
    rf"|(?:[IVX]+\.\s+(?:On|Regarding|Concerning|Re)|(?:[IVX]{{2,}})\.\s+[A-Z][a-z]+)\b"
    rf"|\d{{1,2}}\.\s+(?:On|Regarding|Concerning|[A-Z])"
    rf"|(?:{COMRADE}) (?:{INITIAL}\s?){{0,3}}+{SURNAME}(?: {SURNAME}){{0,2}}\s?(?:—|--|:|–)"
    rf"|(?:{INITIAL}\s?){{1,2}}+{SURNAME}: (?=[A-Z“])"
    rf"|(?:Resolved|Decided|It was decided|Decision|Resolution)\s*:"
    rf"|[A-Z]{{3,}}(?:[.:]) (?=[A-Z“])"
    rf"|-?\s?\[\d+\]\s?(?:Translator|Editor)[’'`]?s?[’'`]?\s+[Nn]ote"
    rf"|Translator[’'`]s Notes?\s"
    rf"|On (?:the|further|a|an|our|measures|certain|some)\b"
    rf"|(?:(?:Top|TOP) (?:Secret|SECRET)|Single [Cc]opy|Only [Cc]opy|\((?:Working|Draft|Rough)[^)]*\))(?=\s)"
    rf")"
)
_BEHIND_CLASS_MARK = expression(
    r"(?<=Top Secret|ingle Copy|ingle copy| Only copy| Only Copy)\s+|(?<=\((?:Working Notes)\))\s+"
    r"|(?<=Working Notes\))\s+|(?<=Draft Minutes\))\s+"
)
_CLASS_MARKS = (
    "Top Secret",
    "ingle Copy",
    "ingle copy",
    " Only copy",
    " Only Copy",
    "Working Notes)",
    "Draft Minutes)",
)
_ON = expression(r"On ")

PACKED_LENGTH = 160
"""Characters from which on a line of the record is searched for the heads of further parts."""


def split_lists(units: list[Unit]) -> list[Unit]:
    """Units in which every list of names begins a unit: ``Chaired by X. Present: A, B`` becomes two."""
    made: list[Unit] = []
    for unit in units:
        text = unit.text
        may_hold_head = ":" in text or " by" in text or "taking part" in text or " side" in text  # as every head has
        if may_hold_head and _ANYWHERE.search(text):
            made += _cut(unit, [match.span() for match in _ANYWHERE.finditer(text)])
        else:
            made.append(unit)
    return made


def split_packed(units: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """The units, lines that hold a whole record cut at the heads of its parts; and the lines that were cut."""
    long = [unit for unit in units if unit.end - unit.start > PACKED_LENGTH]
    packed = {unit.start: cuts for unit in long if len(cuts := _packed_cuts(unit.text)) >= 3}
    if not packed:
        return units, []
    made = [part for unit in units for part in _cut(unit, packed.get(unit.start, []))]
    return made, [unit for unit in long if unit.start in packed]


def _packed_cuts(text: str) -> list[tuple[int, int]]:
    cuts = []
    for match in _PACKED.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if _ON.match(text, match.end()) and (
            not re.search(r"[.!?\])]$", before) or re.search(r"(?:^|\s)(?:[IVXLC]+|\d{1,2})\.$", before)
        ):
            continue
        if re.search(rf"(?:{COMRADE}|\b[A-Z]|\bNo|\bSt|\bvs)\.?$", before) and not re.match(
            r"[IVX\d]+\.\s", text[match.end() :]
        ):
            continue
        if re.match(r"\d", text[match.end() :]) and re.search(r"(?:Op|D|F|L|No|p|pp|Ll)\.$", before):
            continue
        cuts.append(match.span())
    if any(mark in text for mark in _CLASS_MARKS):
        cuts += [match.span() for match in _BEHIND_CLASS_MARK.finditer(text)]
    return sorted(set(cuts))


def _cut(unit: Unit, cuts: list[tuple[int, int]]) -> list[Unit]:
    if not cuts:
        return [unit]
    parts, position = [], 0
    for start, end in [*cuts, (len(unit.text), 0)]:
        if start > position:
            words = unit.text[position:start].strip(BLANKS)
            begin = unit.start + unit.text.index(words, position)
            parts.append(Unit(begin, begin + len(words), words, unit.after_blank and not position))
            position = end
    return [part for part in parts if part.text]
