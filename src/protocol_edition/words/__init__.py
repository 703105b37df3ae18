"""The site's own words: in the interface language of the edition, with its dates, numbers and order of names."""

from protocol_edition.words.dates import month_and_year, months, spoken, spoken_year, weekdays
from protocol_edition.words.filing import Filing
from protocol_edition.words.kept import can_keep, read_kept, write_kept
from protocol_edition.words.saying import (
    counted,
    current,
    decimal,
    figures,
    interface,
    language_name,
    later,
    listed,
    say,
    speaking,
    tongue_name,
)
from protocol_edition.words.tongues import LANGUAGES, direction, interface_for

__all__ = [
    "LANGUAGES", "Filing", "can_keep", "counted", "current", "decimal", "direction", "figures", "interface",
    "interface_for", "language_name", "later", "listed", "month_and_year", "months", "read_kept", "say", "speaking",
    "spoken", "spoken_year", "tongue_name", "weekdays", "write_kept",
]  # fmt: skip
