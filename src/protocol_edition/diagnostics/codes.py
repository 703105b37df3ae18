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
    # P: publishing, and the command that asks for it.
    "P101": Code(
        _E,
        "output is not ours",
        "A build replaces the output as a whole, so it must never be a folder that holds something else.",
        "name a folder that does not exist yet, or empty this one yourself",
    ),
    "P102": Code(
        _E,
        "output in use",
        "Two builds into one folder would mix their pages.",
        "wait for the other build, or name another folder with --output",
    ),
    "P103": Code(
        _E,
        "two things at one address",
        "One would overwrite the other; addresses that differ by case alone are one file on macOS and Windows.",
        "give one of them another id, key or file name",
    ),
    "P104": Code(
        _E,
        "unsafe address",
        "A name of the site may hold only letters, digits, '-', '_' and '.', and no device name.",
        "give the text an id, or the file a name, of small letters, digits and hyphens",
    ),
    "P105": Code(
        _E,
        "output could not be written",
        "The old site was left as it was.",
        "free space, or give yourself the right to write there, and build again",
    ),
}
