"""Reads what editors commit: a source text becomes a protocol, and every character of it is accounted for."""

from protocol_edition.sources.readers import READERS, read
from protocol_edition.sources.reading import Reading, gaps, is_blank

__all__ = ["READERS", "Reading", "gaps", "is_blank", "read"]
