"""Judges what was read: one protocol by ``check_protocol``, the edition as a whole by ``check_edition``.

What could not be read is told by the reader, and names and anchors by the edition; nothing is told twice.
"""

from protocol_edition.checks.edition_rules import check_edition
from protocol_edition.checks.protocol_rules import check_protocol

__all__ = ["check_edition", "check_protocol"]
