"""Where a record comes from and what is left of it: its kind, its dates, its survival, and whose edition is read."""

from protocol_edition.model.frozen import frozen
from protocol_edition.model.one_of import OneOf


class ProtocolKind(OneOf):
    """What a record is among the records of its series."""

    PROTOCOL = "protocol"
    SPECIAL = "special"
    """A conference or commission beside the regular sittings."""
    ATTACHMENT = "attachment"
    """A paper joined to a protocol, its ``parent``."""
    OTHER_PROVENANCE = "other-provenance"
    """Known from other papers than those of the series."""


class Survival(OneOf):
    """How much of the text has come down to us."""

    FULL = "full"
    PARTIAL = "partial"
    LOST = "lost"
    """Only the description or the heading is left."""
    OTHER_SOURCE = "other-source"
    """The text is lost and given from another source."""


@frozen
class DateSaid:
    """A date that the source gives: ``date`` in EDTF (ISO 8601-2), ``where`` in words (``meeting``, ``heading``)."""

    date: str
    where: str
    differs: bool = False
    """It contradicts the date that the protocol goes by."""


@frozen
class Responsibility:
    """Somebody who answers for the edition that was read: ``role`` as it says (``editor``, ``Transcription``)."""

    name: str
    role: str


@frozen
class SourceEdition:
    """The edition that a text was taken from, as it describes itself; "" and () where it is silent.

    What is said here is shown on every page made from the text and named in its citation.
    """

    title: str = ""
    series: str = ""
    """The work or series that the edition belongs to."""
    responsible: tuple[Responsibility, ...] = ()
    funders: tuple[str, ...] = ()
    publisher: str = ""
    place: str = ""
    date: str = ""
    """Of publication, EDTF."""
    licence: str = ""
    """In words."""
    licence_url: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    """Pairs of kind (``DOI``, ``ISBN``) and identifier."""
    dialect: str = ""
    """By which table of rules the file was read."""
