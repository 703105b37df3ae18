"""The dialects that the program knows, in the order in which a file is held against them."""

from protocol_edition.model import Dialect
from protocol_edition.sources.tei.dialects.frus import FRUS
from protocol_edition.sources.tei.dialects.kgparl import KGPARL
from protocol_edition.sources.tei.dialects.mrp1 import MRP1
from protocol_edition.sources.tei.dialects.mrp3 import MRP3
from protocol_edition.sources.tei.dialects.plain import PLAIN

DIALECTS: tuple[Dialect, ...] = (MRP3, MRP1, KGPARL, FRUS, PLAIN)

__all__ = ["DIALECTS"]
