"""How a finding is said: where, what, remedy, under a stable code. Whoever finds returns it; only the doors print."""

from protocol_edition.diagnostics.codes import CODES, Code, Severity
from protocol_edition.diagnostics.diagnostic import Diagnostic, found, has_errors
from protocol_edition.diagnostics.reference import findings_reference

__all__ = ["CODES", "Code", "Diagnostic", "Severity", "findings_reference", "found", "has_errors"]
