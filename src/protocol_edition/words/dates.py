"""Dates for readers: EDTF (ISO 8601-2) in the words of the interface language; the names are those of the CLDR."""

from functools import lru_cache

from protocol_edition.words import english
from protocol_edition.words.saying import interface, say, say_in
from protocol_edition.words.tongues import SOURCE, locale

_DOUBTFUL = ("?", "~", "%")


def spoken(edtf: str) -> str:
    """``28 October 1962``, ``23–26 October 1956``, ``from 1953``, ``about 1894``; what it cannot read it returns."""
    return _spoken(edtf, interface())


@lru_cache(maxsize=8192)
def _spoken(edtf: str, _interface: str) -> str:
    begin, slash, end = edtf.partition("/")
    if not slash:
        return _one(edtf)
    if begin in ("", ".."):
        return say("until {date}", date=_one(end))
    if end in ("", ".."):
        return say("from {date}", date=_one(begin))
    return _range(begin, end)


def _range(begin: str, end: str) -> str:
    """Two ends that share their year, or their month too, name it once."""
    first, last = _parts(begin), _parts(end)
    if first and last and len(first) == len(last) == 3 and first[0] == last[0]:
        if first[1] == last[1]:
            return _in_words(last, f"{_day(first)}–{_day(last)}")
        return f"{_day_and_month(first)} – {_in_words(last, _day(last))}"
    joint = "–" if first and last and len(first) == len(last) == 1 else " – "
    return f"{_one(begin)}{joint}{_one(end)}"


def _one(text: str) -> str:
    if text[-1:] in _DOUBTFUL:
        date = _one(text[:-1])
        match text[-1]:
            case "?":
                return say("{date} (uncertain)", date=date)
            case "~":
                return say("about {date}", date=date)
            case _:
                return say("about {date} (uncertain)", date=date)
    parts = _parts(text)
    return _in_words(parts, _day(parts)) if parts else text


def _parts(text: str) -> tuple[str, ...]:
    """Year, and month and day as far as they are known; nothing for what is no date."""
    year, *rest = text.split("-")
    known = [part for part in rest if part.isdecimal()]
    if len(rest) > 2 or (known and not 1 <= int(known[0]) <= 12):
        return ()
    return (year, *known) if year.isdecimal() or year.endswith("X") else ()


def _day(parts: tuple[str, ...]) -> str:
    """The day as a date names it, "" where it is not known."""
    return say_in("day in a date", "{day}", day=int(parts[2])) if len(parts) > 2 else ""


def _day_and_month(parts: tuple[str, ...]) -> str:
    return say_in("date", "{day} {month}", day=_day(parts), month=_names("format")[int(parts[1]) - 1])


def _in_words(parts: tuple[str, ...], day: str) -> str:
    year = spoken_year(parts[0])
    if len(parts) == 1:
        return year
    if not day:
        return month_and_year(int(parts[1]), year)
    return say_in("date", "{day} {month} {year}", day=day, month=_names("format")[int(parts[1]) - 1], year=year)


def month_and_year(month: int, year: str) -> str:
    """``October 1962``."""
    return say_in("date", "{month} {year}", month=months()[month - 1], year=year)


def spoken_year(year: str) -> str:
    """A year, or a decade: ``196X`` is ``1960s``."""
    if year.endswith("X") and year[:-1].isdecimal():
        return say_in("decade, such as 1960", "{decade}s", decade=f"{year[:-1]}0")
    return year


@lru_cache(maxsize=32)
def _named(tag: str, context: str, width: str) -> tuple[str, ...]:
    if tag == SOURCE:
        return english.MONTHS if width == "wide" else english.SHORT_MONTHS
    names = locale(tag).months[context][width]
    return tuple(names[month] for month in range(1, 13))


def _names(context: str) -> tuple[str, ...]:
    return _named(interface(), context, "wide")


def months(*, short: bool = False) -> tuple[str, ...]:
    """The twelve months as they stand alone; short as heads of columns."""
    return _named(interface(), "stand-alone", "abbreviated") if short else _names("stand-alone")


def weekdays() -> tuple[tuple[str, str], ...]:
    """The days of the week from Monday on: short name, long name."""
    if interface() == SOURCE:
        return english.WEEKDAYS
    names = locale(interface()).days["stand-alone"]
    return tuple((names["short"][day].rstrip("."), names["wide"][day]) for day in range(7))
