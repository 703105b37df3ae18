"""One finding and its line format: ``file:line:column: CODE severity: what. Remedy: ...``."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from protocol_edition.diagnostics.codes import CODES, Severity

if TYPE_CHECKING:
    from protocol_edition.model import Origin


class Diagnostic(NamedTuple):
    """A finding; ``line`` and ``column`` count from 1 (1:1 where the whole file is meant).

    A tuple, since large editions have tens of thousands of them, which are sorted and told apart again and again.
    """

    file: str
    line: int
    column: int
    code: str
    what: str
    remedy: str

    @property
    def severity(self) -> Severity:
        """As the table of codes says."""
        return CODES[self.code].severity

    def __str__(self) -> str:
        end = "" if self.remedy.endswith("?") else "."
        where = f"{self.file}:{self.line}:{self.column}"
        return f"{where}: {self.code} {self.severity}: {self.what}. Remedy: {self.remedy}{end}"


def found(code: str, at: "Origin | str", what: str, remedy: str = "") -> Diagnostic:
    """A diagnostic at an origin, or at the head of the file named; the code's own remedy unless one is given.

    ``what`` and ``remedy`` are phrases without a full stop. Raises KeyError for a code that is not in the table.
    """
    place = (at, 1, 1) if isinstance(at, str) else (at.file, at.line, at.column)
    return Diagnostic(*place, code, what, remedy or CODES[code].remedy)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any finding stops publication."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
