"""How a finding is said: where, what, remedy, under a stable code. Whoever finds returns it; only the doors print."""

from protocol_edition.diagnostics.codes import CODES, Code, Severity
from protocol_edition.diagnostics.diagnostic import Diagnostic, found, has_errors

__all__ = ["CODES", "Code", "Diagnostic", "Severity", "found", "has_errors"]
