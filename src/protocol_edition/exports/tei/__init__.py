"""Each protocol as TEI P5: everything the model holds, and the source to the last character."""

from protocol_edition.exports.tei.checked import checked_tei, text_of
from protocol_edition.exports.tei.declared import ODD, RNG, tei_profile, tei_schema
from protocol_edition.exports.tei.document import tei

__all__ = ["ODD", "RNG", "checked_tei", "tei", "tei_profile", "tei_schema", "text_of"]
