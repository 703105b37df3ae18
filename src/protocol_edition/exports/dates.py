"""Dates for citations: EDTF (ISO 8601-2) as each style and format writes days, intervals and doubt."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from protocol_edition.model import expression, frozen

_DAY = expression(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<doubt>[?~%]?)", re.ASCII
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


@frozen
class Day:
    """A day, or as much of it as is known: ``month`` and ``day`` are 0 where not known, ``year`` may be ``196X``."""

    year: str
    month: int
    day: int
    uncertain: bool
    approximate: bool

    @property
    def doubtful(self) -> bool:
        """Whether it is anything but a plain fact."""
        return self.uncertain or self.approximate or "X" in self.year

    @property
    def year_words(self) -> str:
        """``1962``, ``1960s``, ``1900s``."""
        return f"{self.year.replace('X', '0')}s" if "X" in self.year else self.year

    @property
    def month_name(self) -> str:
        """``October``."""
        return _MONTHS[self.month - 1]


@frozen
class Interval:
    """From one day to another; None for an open end."""

    begin: Day | None
    end: Day | None


@lru_cache(maxsize=4096)
def read_date(edtf: str) -> Day | Interval | None:
    """A date or interval; None for "" and for what is no date of EDTF levels 0 and 1."""
    begin, slash, end = edtf.partition("/")
    if not slash:
        return _day(begin)
    bounds = [None if bound in ("", "..") else _day(bound) for bound in (begin, end)]
    read = all(bound or text in ("", "..") for bound, text in zip(bounds, (begin, end), strict=True))
    return Interval(bounds[0], bounds[1]) if read and any(bounds) else None


def _day(text: str) -> Day | None:
    match = _DAY.fullmatch(text)
    if not match:
        return None
    month, day = (int(part) if part and part != "XX" else 0 for part in (match["month"], match["day"]))
    if month > len(_MONTHS):
        return None
    return Day(match["year"], month, day, match["doubt"] in ("?", "%"), match["doubt"] in ("~", "%"))


@lru_cache(maxsize=4096)
def chicago_date(edtf: str) -> str:
    """``October 28, 1962``, ``October 23–26, 1956``, ``[ca. October 1962?]``: a guess in brackets (17th ed. 14.145)."""
    return _spoken(edtf, _chicago_day, _chicago_range)


def _chicago_day(day: Day) -> str:
    return _bracketed(day, "ca. ", _month_first(day))


def _month_first(day: Day) -> str:
    if not day.month:
        return day.year_words
    return f"{day.month_name} {day.day}, {day.year}" if day.day else f"{day.month_name} {day.year}"


def _chicago_range(begin: Day, end: Day) -> str:
    if begin.year != end.year:
        return ""
    if begin.day and end.day:
        last = f"{end.day}" if begin.month == end.month else f"{end.month_name} {end.day}"
        return f"{begin.month_name} {begin.day}–{last}, {end.year}"
    return f"{begin.month_name}–{end.month_name} {end.year}" if _only_months(begin, end) else ""


@lru_cache(maxsize=4096)
def mla_date(edtf: str) -> str:
    """``28 Oct. 1962``, ``23–26 Oct. 1956``, ``[circa Oct. 1962?]``: a supplied date in brackets."""
    return _spoken(edtf, _mla_day, _mla_range)


def _mla_month(day: Day) -> str:
    """Months of more than four letters are cut: ``Oct.``, but ``May``, ``June``; September is ``Sept.``."""
    if len(day.month_name) <= 4:
        return day.month_name
    return "Sept." if day.month == 9 else f"{day.month_name[:3]}."


def _mla_day(day: Day) -> str:
    parts = (str(day.day or ""), _mla_month(day) if day.month else "", day.year_words)
    return _bracketed(day, "circa ", " ".join(part for part in parts if part))


def _mla_range(begin: Day, end: Day) -> str:
    if begin.year != end.year:
        return ""
    if begin.day and end.day:
        first = f"{begin.day}" if begin.month == end.month else f"{begin.day} {_mla_month(begin)}"
        return f"{first}–{end.day} {_mla_month(end)} {end.year}"
    return f"{_mla_month(begin)}–{_mla_month(end)} {end.year}" if _only_months(begin, end) else ""


@lru_cache(maxsize=4096)
def apa_date(edtf: str) -> str:
    """``1962, October 28``, ``1956, October 23–26``, ``ca. 1962?``; ``n.d.`` is the style's own word for undated."""
    return _spoken(edtf, _apa_day, _apa_range) or "n.d."


def _apa_day(day: Day) -> str:
    rest = f", {day.month_name}" + (f" {day.day}" if day.day else "") if day.month else ""
    return f"{'ca. ' if day.approximate else ''}{day.year_words}{rest}{'?' if day.uncertain else ''}"


def _apa_range(begin: Day, end: Day) -> str:
    if begin.year != end.year:
        return ""
    if begin.day and end.day:
        last = f"{end.day}" if begin.month == end.month else f"{end.month_name} {end.day}"
        return f"{begin.year}, {begin.month_name} {begin.day}–{last}"
    return f"{begin.year}, {begin.month_name}–{end.month_name}" if _only_months(begin, end) else ""


def _only_months(begin: Day, end: Day) -> bool:
    return bool(begin.month and end.month and not begin.day and not end.day and begin.month != end.month)


def _bracketed(day: Day, about: str, words: str) -> str:
    if not (day.uncertain or day.approximate):
        return words
    return f"[{about if day.approximate else ''}{words}{'?' if day.uncertain else ''}]"


def _spoken(edtf: str, one: Callable[[Day], str], joined: Callable[[Day, Day], str]) -> str:
    """``joined`` shortens an interval of plain days in one year, or gives "" where nothing can be shortened."""
    match read_date(edtf):
        case Day() as day:
            return one(day)
        case Interval(None, Day() as end):
            return f"until {one(end)}"
        case Interval(Day() as begin, None):
            return f"from {one(begin)}"
        case Interval(Day() as begin, Day() as end):
            plain = not begin.doubtful and not end.doubtful
            if begin == end:
                return one(begin)
            return (joined(begin, end) if plain else "") or f"{one(begin)}–{one(end)}"
        case _:
            return ""


def plain_day(edtf: str) -> Day | None:
    """The date if it is one day, month or year without any doubt: what the simple formats can say."""
    date = read_date(edtf)
    return date if isinstance(date, Day) and not date.doubtful else None


def first_day(edtf: str) -> Day | None:
    """Where the date or interval begins, or ends if it has no beginning; for fields that hold one date."""
    date = read_date(edtf)
    return date if isinstance(date, Day) or date is None else date.begin or date.end


def csl_date(edtf: str) -> dict[str, Any]:
    """A date variable of CSL-JSON; {} for no date. An open interval has no parts there, so it is said in words."""
    match read_date(edtf):
        case Day() as day:
            parts, doubt = _csl_parts(day), day.doubtful
        case Interval(Day() as begin, Day() as end):
            parts, doubt = _csl_parts(begin)[:1] + _csl_parts(end)[-1:], begin.doubtful or end.doubtful
        case Interval():
            return {"literal": chicago_date(edtf)}
        case _:
            return {}
    return {"date-parts": parts, **({"circa": True} if doubt else {})}


def _csl_parts(day: Day) -> list[list[int]]:
    if "X" in day.year:
        return [[int(day.year.replace("X", figure))] for figure in "09"]
    return [[part for part in (int(day.year), day.month, day.day) if part]]


def slashed_date(day: Day) -> str:
    """``1962/10/28``, ``1962/10//``, ``1962///``: year, month, day and other matter as RIS parts them."""
    if day.day:
        return f"{day.year}/{day.month:02}/{day.day:02}"
    return f"{day.year}/{day.month:02}//" if day.month else f"{day.year}///"
