"""The days that an EDTF date covers, to compare dates of different exactness."""

import re
from calendar import monthrange
from datetime import date

from protocol_edition.model import expression

_DATE = expression(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?[?~%]?")


def first_day(edtf: str) -> date:
    """The first day that a date or interval can mean; the first of all days where it is open or not understood."""
    match = _DATE.fullmatch(edtf.partition("/")[0])
    return _day(match, last=False) if match else date.min


def last_day(edtf: str) -> date:
    """The last day that a date or interval can mean; the last of all days where it is open or not understood."""
    match = _DATE.fullmatch(edtf.rpartition("/")[2])
    return _day(match, last=True) if match else date.max


def _day(match: re.Match[str], *, last: bool) -> date:
    year, month = int(match["year"]), int(match["month"] or (12 if last else 1))
    try:
        days = monthrange(year, month)[1]
        return date(year, month, int(match["day"] or (days if last else 1)))
    except ValueError:  # seasons and days that no month has
        return date.max if last else date.min
