"""What a code says of a kind of finding."""

from enum import StrEnum

from protocol_edition.model import frozen


class Severity(StrEnum):
    """How grave a finding is: an ERROR stops publication and makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    """Nothing is wrong; the reader took one of two possible readings and says so."""


@frozen
class Code:
    """One kind of finding: ``why`` it matters and the general ``remedy``, for the reference."""

    severity: Severity
    title: str
    why: str
    remedy: str
