"""Every code a diagnostic can have: a promise to editors' scripts, never given to another fault.

S source files, R reading, N notes, Y YAML, T templates and look, L ledger of anchors, A authorities and names, C checks
of the edition, P publishing, X TEI.
"""

from protocol_edition.diagnostics.code import Code, Severity
from protocol_edition.diagnostics.codes_edition import CODES_EDITION
from protocol_edition.diagnostics.codes_project import CODES_PROJECT
from protocol_edition.diagnostics.codes_tei import CODES_TEI
from protocol_edition.diagnostics.codes_texts import CODES_TEXTS

__all__ = ["CODES", "Code", "Severity"]

CODES: dict[str, Code] = CODES_TEXTS | CODES_TEI | CODES_PROJECT | CODES_EDITION
