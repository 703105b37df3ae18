"""Reads what editors commit: a source text becomes a protocol, and every character of it is accounted for."""

from protocol_edition.sources.readers import READERS, read
from protocol_edition.sources.reading import Reading, gaps, is_blank
from protocol_edition.sources.tei.own_form import (
    APPLICATION,
    ITEMS,
    NAMES,
    NAMESPACE,
    PARAGRAPHS,
    PERCENT,
    SIGNS,
    TEXT_ID,
    UNWRITABLE,
    VERSION,
    SignForm,
    entry_id,
    held,
    leaf_of,
    pointer,
    unheld,
    word,
    words,
)

__all__ = [
    "APPLICATION", "ITEMS", "NAMES", "NAMESPACE", "PARAGRAPHS", "PERCENT", "READERS", "SIGNS", "TEXT_ID", "UNWRITABLE",
    "VERSION", "Reading", "SignForm", "entry_id", "gaps", "held", "is_blank", "leaf_of", "pointer", "read", "unheld",
    "word", "words",
]  # fmt: skip
