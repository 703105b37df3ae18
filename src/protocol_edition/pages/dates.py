"""Dates for readers: EDTF (ISO 8601-2) as the English of the pages says it."""

from functools import lru_cache

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_DOUBTS = {"?": "{} (uncertain)", "~": "about {}", "%": "about {} (uncertain)"}


@lru_cache(maxsize=4096)
def spoken(edtf: str) -> str:
    """``28 October 1962``, ``23–26 October 1956``, ``from 1953``, ``about 1894``; what it cannot read it returns."""
    begin, slash, end = edtf.partition("/")
    if not slash:
        return _one(edtf)
    if begin in ("", ".."):
        return f"until {_one(end)}"
    if end in ("", ".."):
        return f"from {_one(begin)}"
    first, last = _one(begin).split(" "), _one(end).split(" ")
    if len(first) == len(last) == 3:
        while len(first) > 1 and first[-1] == last[len(first) - 1]:
            first.pop()
    joint = "–" if len(first) == 1 else " – "
    return " ".join(first) + joint + " ".join(last)


def _one(text: str) -> str:
    if text[-1:] in _DOUBTS:
        return _DOUBTS[text[-1]].format(_one(text[:-1]))
    year, *rest = text.split("-")
    known = [int(part) for part in rest if part.isdecimal()]
    if len(rest) > 2 or (known and not 1 <= known[0] <= len(MONTHS)):
        return text
    if year.isdecimal() or year.endswith("X"):
        named = f"{year[:-1]}0s" if year.endswith("X") and year[:-1].isdecimal() else year
        return " ".join([*(str(day) for day in known[1:]), *(MONTHS[month - 1] for month in known[:1]), named])
    return text


def machine_date(edtf: str) -> str:
    """The date for machines, where it is one that HTML knows: a day, a month or a year; else ""."""
    return edtf if edtf and set(edtf) <= set("0123456789-") else ""


def year(edtf: str) -> str:
    """The year a list files the date under: ``1962``, ``1960s``; "" for no date."""
    known = [day for day in edtf.split("/") if day not in ("", "..")]
    return _one(known[0].split("-")[0].rstrip("?~%")) if known else ""


def life(born: str, died: str) -> str:
    """``1894–1971``, ``born 1894``, ``died 1971``, "" where nothing is known."""
    if born and died:
        return f"{spoken(born)} – {spoken(died)}" if "-" in born + died else f"{spoken(born)}–{spoken(died)}"
    return f"born {spoken(born)}" if born else f"died {spoken(died)}" if died else ""


def covers(since: str, until: str, date: str) -> bool:
    """Whether a term of office holds on a date; unknown ends are open, and dates compare as far as both are known."""
    day = date.partition("/")[0].rstrip("?~%")
    first, last = since.rstrip("?~%"), until.rstrip("?~%")
    shorter = min(len(day), len(first))
    begun = not first or first[:shorter] <= day[:shorter]
    shorter = min(len(day), len(last))
    return begun and (not last or day[:shorter] <= last[:shorter])
