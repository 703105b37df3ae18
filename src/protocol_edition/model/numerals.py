"""Numbers of agenda items: printed as roman or arabic figures, valued as integers."""

import re
from functools import lru_cache

from protocol_edition.model.expression import expression

_ROMAN = expression(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", re.IGNORECASE)
_FIGURES = expression(r"[0-9]{1,6}")
_VALUES = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@lru_cache(maxsize=512)  # every record counts from I
def roman_value(numeral: str) -> int | None:
    """The value of a well-formed roman numeral (``IX`` is 9), or None if it is none."""
    if not numeral or not _ROMAN.fullmatch(numeral):
        return None
    total, rest = 0, numeral.upper()
    for value, letters in _VALUES:
        while rest.startswith(letters):
            total += value
            rest = rest[len(letters) :]
    return total


def to_roman(value: int) -> str:
    """A whole number from 1 to 3999 as a roman numeral in capitals."""
    if not 0 < value < 4000:
        raise ValueError(f"{value} has no roman numeral")
    letters = ""
    for step, sign in _VALUES:
        while value >= step:
            letters += sign
            value -= step
    return letters


_COUNTED = expression(
    r"(?P<arabic>[0-9]{1,9})(?P<rest>.*)|(?P<roman>[MDCLXVI]+)(?P<after>(?![A-Za-z]{2}).*)", re.DOTALL
)


def natural(printed: str) -> tuple[int, str]:
    """A number as people order it: its value, then what follows (``311`` before ``311a`` before ``312``; ``II½``).

    What does not begin with a number has the value 0 and all its characters after it.
    """
    words = printed.strip(" [](){}")
    found = _COUNTED.fullmatch(words)
    if found and found["arabic"]:
        return int(found["arabic"]), found["rest"].strip(" .")
    value = roman_value(found["roman"]) if found else None
    return (value, found["after"].strip(" .")) if found and value else (0, words)


def number_value(printed: str) -> int | None:
    """The value of an item's printed number: ``IX`` and ``9`` are 9, ``9a`` is 9; None for what is no number."""
    figures = _FIGURES.match(printed)
    return int(figures.group()) if figures else roman_value(printed)
