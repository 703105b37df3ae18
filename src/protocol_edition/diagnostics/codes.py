"""Every code a diagnostic can have: a promise to editors' scripts, never given to another fault.

S source files, R reading, N notes, Y YAML, A authorities and names, L ledger of anchors, C checks of the edition,
P publishing.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is: an ERROR stops publication and makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    """Nothing is wrong; the reader took one of two possible readings and says so."""


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: ``why`` it matters and the general ``remedy``, for the reference."""

    severity: Severity
    title: str
    why: str
    remedy: str


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTICE

CODES: dict[str, Code] = {
    "S101": Code(
        _E, "source file missing", "A text that is named must be there.", "put the file back, or correct its name"
    ),
}
