"""Numbers of items as editions print them."""

import re

from protocol_edition.model import number_value, roman_value

_LEADING = re.compile(r"(?:zu\s*)?[\[(]*\s*([0-9]{1,6}|[IVXLCDM]+)(?![a-zäöüß])", re.IGNORECASE)
_LONGEST = 24


def item_number(printed: str) -> tuple[str, int | None]:
    """The number without its stop and its value: ``III`` and 3 of ``III.``, ``[I]`` and 1 of ``[I.]``, ``II½`` and 2.

    Words that are too long for a number have none.
    """
    number = re.sub(r"\s*\.(?=\s*[\])]*$)", "", " ".join(printed.split())).rstrip(" :")
    if len(number) > _LONGEST:
        return "", None
    leading = _LEADING.match(number)
    value = (number_value(leading[1]) or roman_value(leading[1])) if leading else number_value(number)
    return number, value
