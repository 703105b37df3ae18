"""What the CLDR says of English, in which the program is written: so that a site in English need not load Babel.

Babel and its tables take longer to start than it takes to make a small site. A test holds this against the CLDR.
"""

from decimal import Decimal

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
"""As heads of columns."""
WEEKDAYS = tuple(
    (day[:2], day) for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
)
"""From Monday on: short name, long name."""
_SIXTH_PLACE = Decimal("0.000001")


def figures(number: int) -> str:
    """``2,000``."""
    return f"{number:,}"


def decimal(number: float) -> str:
    """``55.75``, with six places at most."""
    rounded = f"{Decimal(str(number)).quantize(_SIXTH_PLACE):f}"
    return rounded.rstrip("0").rstrip(".")
