"""Dates as pages use them: for machines, as headings of lists, and as the years of a life."""

from functools import lru_cache

from protocol_edition.model import expression
from protocol_edition.words import say, spoken

_MACHINE = expression(r"[0-9-]+")


def machine_date(edtf: str) -> str:
    """The date for machines, where it is one that HTML knows: a day, a month or a year; else ""."""
    return edtf if _MACHINE.fullmatch(edtf) else ""


@lru_cache(maxsize=8192)  # each protocol is filed under its year in several lists
def year(edtf: str) -> str:
    """The year a list files the date under, the same in every language: ``1962``, ``1960s``; "" for no date."""
    known = [day for day in edtf.split("/") if day not in ("", "..")]
    first = known[0].split("-")[0].rstrip("?~%") if known else ""
    return f"{first[:-1]}0s" if first.endswith("X") and first[:-1].isdecimal() else first


def life(born: str, died: str) -> str:
    """``1894–1971``, ``born 1894``, ``died 1971``, "" where nothing is known."""
    if born and died:
        return f"{spoken(born)} – {spoken(died)}" if "-" in born + died else f"{spoken(born)}–{spoken(died)}"
    if born:
        return say("born {date}", date=spoken(born))
    return say("died {date}", date=spoken(died)) if died else ""


def covers(since: str, until: str, date: str) -> bool:
    """Whether a term of office holds on a date; unknown ends are open, and dates compare as far as both are known."""
    day = date.partition("/")[0].rstrip("?~%")
    first, last = since.rstrip("?~%"), until.rstrip("?~%")
    shorter = min(len(day), len(first))
    begun = not first or first[:shorter] <= day[:shorter]
    shorter = min(len(day), len(last))
    return begun and (not last or day[:shorter] <= last[:shorter])
