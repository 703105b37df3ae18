"""Dates as the attributes of TEI have them (``when``: W3C dates, sometimes more, sometimes wrong)."""

from protocol_edition.model import expression

_DAY = expression(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?!\d))?)?(?:[-T].*)?")


def day_of(date: str) -> str:
    """A date in EDTF as far as it is one: ``1850-05-01`` of ``1850-05-01T10:00``, ``1850`` of ``1850-00-00``, or ""."""
    parts = _DAY.fullmatch(date.strip())
    return "-".join(part for part in parts.groups() if part) if parts and parts[1] != "0000" else ""
