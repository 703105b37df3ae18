"""Numbers of items as editions print them."""

import re

from protocol_edition.model import expression, number_value, roman_value

_LEADING = expression(r"(?:zu\s*)?[\[(]*\s*([0-9]{1,6}|[IVXLCDM]+)(?![a-zäöüß])", re.IGNORECASE)
LONGEST_NUMBER = 24
"""Characters of a number; what is longer is a heading or a paragraph by mistake."""


def leading_number(heading: str) -> str:
    """The number that a heading begins with (``2.`` of ``2. Boats``), "" for none."""
    number = re.match(r"(?:[0-9]{1,3}|[IVXLC]{1,7})\.(?=\s)", heading)
    return number.group() if number else ""


def item_number(printed: str) -> tuple[str, int | None]:
    """The number without its stop and its value: ``III`` and 3 of ``III.``, ``[I]`` and 1 of ``[I.]``, ``II½`` and 2.

    Words that are too long for a number have none.
    """
    number = re.sub(r"\s*\.(?=\s*[\])]*$)", "", " ".join(printed.split())).rstrip(" :")
    if len(number) > LONGEST_NUMBER:
        return "", None
    leading = _LEADING.match(number)
    value = (number_value(leading[1]) or roman_value(leading[1])) if leading else number_value(number)
    return number, value
