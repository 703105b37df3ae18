"""An editor's decisions on one text, beside it in ``NAME.yaml``: it wins over the reader and is shown as editorial."""

from enum import StrEnum

from protocol_edition.model.dialect import Dialect
from protocol_edition.model.frozen import frozen


class LineIs(StrEnum):
    """What an editor may say that a line is."""

    ITEM = "item"
    SESSION = "session"
    PARAGRAPH = "paragraph"
    SPEECH = "speech"
    """The line is a speaker's label, or the words of the ``speaker`` given."""
    POINT = "point"
    DECISION = "decision"
    ATTENDEES = "attendees"
    GUESTS = "guests"
    CHAIR = "chair"
    SUPPORTERS = "supporters"
    NOTE = "note"
    TITLE = "title"
    DATE = "date"
    SUMMARY = "summary"
    CLASSIFICATION = "classification"
    FURNITURE = "furniture"


@frozen
class LineDecision:
    """One line of the text (counted from 1) and what it is; ``why`` is shown to readers."""

    line: int
    what: LineIs
    speaker: str = ""
    number: str = ""
    why: str = ""


@frozen
class SignDecision:
    """What a bracket in a line says: ``kind`` is a SignKind value."""

    line: int
    text: str
    kind: str
    why: str = ""


@frozen
class NameDecision:
    """Whom a printed name means here: a key of the authorities; on the given lines, or in the whole text."""

    name: str
    means: str
    lines: tuple[int, ...] = ()
    why: str = ""


@frozen
class Decisions:
    """All decisions on one text; "" and () where the editor said nothing."""

    file: str = ""
    """The sidecar's path, for diagnostics."""
    id: str = ""
    title: str = ""
    date: str = ""
    series: str = ""
    number: str = ""
    url: str = ""
    """The corrected address of the source; the transcribed one is shown beside it."""
    short_title: str = ""
    lines: tuple[LineDecision, ...] = ()
    signs: tuple[SignDecision, ...] = ()
    names: tuple[NameDecision, ...] = ()
    dialects: tuple[Dialect, ...] = ()
    """The edition's own tables for TEI."""
    parallel: tuple[str, ...] = ()
    """Ids of other texts of the same record: its original, a translation."""

    def line(self, number: int) -> LineDecision | None:
        """The decision on the line with this number, if there is one."""
        return next((decision for decision in self.lines if decision.line == number), None)
