"""The dialects that the program knows, in the order in which a file is held against them."""

from protocol_edition.sources.tei.dialect import Dialect
from protocol_edition.sources.tei.dialects.mrp1 import MRP1
from protocol_edition.sources.tei.dialects.mrp3 import MRP3
from protocol_edition.sources.tei.dialects.plain import PLAIN

DIALECTS: tuple[Dialect, ...] = (MRP3, MRP1, PLAIN)

__all__ = ["DIALECTS"]
