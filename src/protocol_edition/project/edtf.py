"""Dates as editors write them: the part of EDTF (ISO 8601-2, levels 0 and 1) that the edition uses.

``1962``, ``1962-10``, ``1962-10-28``, intervals ``1956-10-23/1956-10-26`` and open ones ``1953/..``, unknown last
figures ``196X``, and a mark of doubt after a date (``1894?`` uncertain, ``1894~`` about, ``1894%`` both).
"""

import re
from calendar import monthrange

from protocol_edition.model import expression

_DATE = expression(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[?~%]?", re.ASCII)


def fault_in_date(text: str) -> str:
    """What is wrong with ``text`` as a date or interval, as a phrase, or "" if nothing is."""
    if text.count("/") > 1:
        return "has more than one '/'"
    parts = text.split("/")
    for part in parts:
        if len(parts) == 2 and part in ("..", ""):
            continue
        if fault := _fault_in_day(part):
            return fault
    if len(parts) == 2 and all(part in ("..", "") for part in parts):
        return "has neither a beginning nor an end"
    return "ends before it begins" if latest(text) < earliest(text) else ""


def _fault_in_day(text: str) -> str:
    match = _DATE.fullmatch(text)
    if not match:
        return "is not a date such as 1962, 1962-10 or 1962-10-28"
    year, month, day = match.groups()
    if "X" in year and month:
        return "names a month of an unknown year"
    if month and month != "XX" and not 1 <= int(month) <= 12:
        return f"names month {month}"
    if month == "XX" and day not in (None, "XX"):
        return "names a day of an unknown month"
    if day and day != "XX" and not 1 <= int(day) <= monthrange(max(int(year), 1), int(month))[1]:
        return f"names day {day} of a month that has not so many"
    return ""


def earliest(text: str) -> str:
    """The first day that the date or interval can mean, ``0000-01-01`` if it is open."""
    begin = text.partition("/")[0]
    return _bound(begin, "0", "01", "01") if begin not in ("..", "") else "0000-01-01"


def latest(text: str) -> str:
    """The last day that the date or interval can mean, ``9999-12-31`` if it is open."""
    end = text.rpartition("/")[2]
    return _bound(end, "9", "12", "31") if end not in ("..", "") else "9999-12-31"


def _bound(text: str, figure: str, month: str, day: str) -> str:
    year, *rest = text.rstrip("?~%").split("-")
    known = [part for part in rest if part != "XX"]
    return "-".join([year.replace("X", figure), *known, *(month, day)[len(known) :]])
