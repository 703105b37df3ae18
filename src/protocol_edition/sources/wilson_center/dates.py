"""Dates as the texts print them, as EDTF (ISO 8601-2): ``October 28, 1962``, ``28 October 1962``, ``5.XI.1966``."""

import calendar
import re
from collections.abc import Iterator
from functools import lru_cache

from protocol_edition.model import expression, frozen, roman_value
from protocol_edition.sources.wilson_center.words import MONTH, MONTHS

_SPAN = r"\s*(?:-|–|—|to|and|/)\s*"
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_DIGIT = expression(r"\d")
_BY_NAME, _IN_FIGURES = expression(r"(?:Jan|Feb|Ma|Ap|Ju|Aug|Sep|Oct|Nov|Dec)"), expression(r"\d[./][\dIVX]")
"""What a date has in it whose month is named, and one that is all figures: most lines have neither."""
_FORMS = tuple(
    (kind, expression(form))
    for kind, form in (
        # October 28, 1962; July 09, 1956; October 23-26, 1956
        (_BY_NAME, rf"\b(?P<m>{MONTH})\s+{_DAY.format('d')}(?:{_SPAN}{_DAY.format('d2')})?,?\s+(?P<y>\d{{4}})\b"),
        # 31 October - 2 November 1956
        (
            _BY_NAME,
            rf"\b{_DAY.format('d')}\s+(?P<m>{MONTH}){_SPAN}{_DAY.format('d2')}\s+(?P<m2>{MONTH}),?\s+(?P<y>\d{{4}})\b",
        ),
        # October 31 - November 2, 1956
        (
            _BY_NAME,
            rf"\b(?P<m>{MONTH})\s+{_DAY.format('d')}{_SPAN}(?P<m2>{MONTH})\s+{_DAY.format('d2')},?\s+(?P<y>\d{{4}})\b",
        ),
        # 28 October 1962; 23-26 October 1956
        (_BY_NAME, rf"\b{_DAY.format('d')}(?:{_SPAN}{_DAY.format('d2')})?\s+(?P<m>{MONTH}),?\s+(?P<y>\d{{4}})\b"),
        # 5.XI.1966; 26/X/1956; 25.5.62
        (_IN_FIGURES, r"(?<![\d.])(?P<d>[0-3]?\d)[./](?P<m>[01]?\d|[IVX]{1,4})[./](?P<y>\d{4}|\d{2})(?![\d])"),
        # 28 October, 26/X: the year is said elsewhere
        (_BY_NAME, rf"\b{_DAY.format('d')}(?:{_SPAN}{_DAY.format('d2')})?\s+(?P<m>{MONTH})(?!\w)"),
        (_BY_NAME, rf"\b(?P<m>{MONTH})\s+{_DAY.format('d')}(?:{_SPAN}{_DAY.format('d2')})?(?![\w\d])"),
        (_IN_FIGURES, r"(?<![\d./])(?P<d>[0-3]?\d)[./](?P<m>[IVX]{1,4})(?![\w])"),
        (_BY_NAME, rf"\b(?P<m>{MONTH})\s+(?P<y>\d{{4}})\b"),
    )
)


@frozen
class Dated:
    """A date in a text: its EDTF value and where it stands in the string that was searched."""

    edtf: str
    start: int
    end: int


def find_date(text: str, year: str = "") -> Dated | None:
    """The first date in ``text``; ``year`` serves where a day is printed without one. None where there is none, or
    where the first names a day that its month has not."""
    if not _DIGIT.search(text):
        return None
    for match in _matches(text):
        parts = match.groupdict()
        edtf = _edtf(parts, year)
        if not edtf and parts.get("d") and parts.get("y"):
            return None
        if edtf:
            return Dated(edtf, match.start(), match.end())
    return None


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What each form finds first, from left to right: mostly the date begins the text, and no other is looked for."""
    may_be = [kind for kind in (_BY_NAME, _IN_FIGURES) if kind.search(text)]
    later = []
    for kind, form in _FORMS:
        if kind not in may_be:
            continue
        if match := form.match(text):
            yield match
        else:
            later.append(form)
    yield from sorted([match for form in later if (match := form.search(text))], key=lambda match: match.start())


def _edtf(parts: dict[str, str | None], year: str) -> str:
    years = parts.get("y") or year
    month = _month(parts.get("m") or "")
    if not years or not month:
        return ""
    years = f"19{years}" if len(years) == 2 else years
    day = parts.get("d")
    if not day:
        return f"{years}-{month:02}"
    first = _day(years, month, day)
    second_day = parts.get("d2")
    if not second_day or not first:
        return first
    second = _day(years, _month(parts.get("m2") or "") or month, second_day)
    return f"{first}/{second}" if second and second != first else first


def _day(year: str, month: int, day: str) -> str:
    number = int(day)
    if not 1 <= number <= _last_day(int(year), month):
        return ""
    return f"{year}-{month:02}-{number:02}"


@lru_cache(maxsize=512)  # the sittings of an edition lie in few months
def _last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _month(printed: str) -> int:
    name = printed.rstrip(".").lower()
    if name in MONTHS:
        return MONTHS[name]
    value = int(name) if name.isdigit() else roman_value(name)
    return value if value and value <= 12 else 0


_DATE_ALONE = expression(
    rf"(?:{MONTH}|[\s\d.,;:()\[\]*/–—-]|[IVX]|st|nd|rd|th|to|and|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|year|dated?)*+"
)
"""A line with nothing in it that no date has."""
_BESIDE_DATE = expression(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|year|dated?)\b")


def is_date_line(text: str, year: str = "") -> str:
    """The EDTF value of a line that is a date and nothing more (a full stop, brackets or a weekday aside), else ""."""
    dated = find_date(text, year) if _DATE_ALONE.fullmatch(text) else None
    if not dated:
        return ""
    rest = _BESIDE_DATE.sub("", text[: dated.start] + text[dated.end :])
    return dated.edtf if not rest.strip(" .,;:()[]*") else ""
