"""A dialect of TEI as a table: which elements are what, and where the facts of the header stand.

An element is found by an XPath (names without prefix; ``//`` is put before one that does not begin with ``/``); the
first rule that finds it says its role. A dialect goes on with the rules of the one it is ``based_on``.
"""

from enum import StrEnum

from protocol_edition.model.frozen import frozen


class Role(StrEnum):
    """What an element is to a reader of the record."""

    # parts
    SESSION = "session"
    SESSION_BEGIN = "session-begin"
    """A line within the text that opens another sitting, and is its heading."""
    SESSION_HEADING = "session-heading"
    """The heading of a sitting, wherever it stands."""
    ITEM = "item"
    ITEM_BEGIN = "item-begin"
    """An empty element at which an item begins; its agenda entry is its heading."""
    SECTION = "section"
    """A headed part; within an item only its heading is set off."""
    APPENDIX = "appendix"
    DIVISION = "division"
    """Holds other parts and is none itself."""
    ABOUT = "about"
    """Holds what is said about the record; its loose words are read as attendance."""
    OPENER = "opener"
    CLOSER = "closer"
    NOTES = "notes"
    """Holds notes that marks in the text point to."""
    # blocks
    HEADING = "heading"
    NUMBER = "number"
    """The printed number in a heading or before a point."""
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    VERSE = "verse"
    VERSE_LINE = "verse-line"
    STAGE = "stage"
    FIGURE = "figure"
    LIST = "list"
    AGENDA = "agenda"
    POINT = "point"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    SPEECH = "speech"
    SPEAKER = "speaker"
    PEOPLE = "people"
    """A list each of whose points names somebody present."""
    CHAIR = "chair"
    ATTENDANCE = "attendance"
    """Running words that say who was present."""
    # lines
    DATE = "date"
    TITLE = "title"
    IDENTIFIER = "identifier"
    PROVENANCE = "provenance"
    SOURCE = "source"
    SUMMARY = "summary"
    CLASSIFICATION = "classification"
    DATELINE = "dateline"
    SIGNATURE = "signature"
    APPROVAL = "approval"
    CLOSING = "closing"
    # within lines
    WORDS = "words"
    SET_OFF = "set-off"
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    NOTE = "note"
    MARK = "mark"
    POINTER = "pointer"
    LEMMA = "lemma"
    PAGE = "page"
    LINE_BREAK = "line-break"
    CHOICE = "choice"
    SUPPLIED = "supplied"
    ADDED = "added"
    DELETED = "deleted"
    DAMAGE = "damage"
    GAP = "gap"
    ILLEGIBLE = "illegible"
    OTHER_SOURCE = "other-source"
    FOREIGN = "foreign"
    REMARK = "remark"
    INDEX = "index"
    UNPRINTED = "unprinted"
    """Words that are not printed: named and counted."""
    EMPTY = "empty"
    """Marks a place and has no words."""


class Fact(StrEnum):
    """What the header says of the record. ``is-…`` are conditions, the others give words."""

    NUMBER = "number"
    TITLE = "title"
    SERIES = "series"
    RECORD_DATE = "record-date"
    """In the words over the record itself."""
    DATE = "date"
    """In the heading that the edition gives it."""
    MEETING_DATES = "meeting-dates"
    PLACE = "place"
    LANGUAGE = "language"
    SUMMARY = "summary"
    PARENT = "parent"
    IS_SPECIAL = "is-special"
    IS_ATTACHMENT = "is-attachment"
    IS_OTHER_PROVENANCE = "is-other-provenance"
    IS_LOST = "is-lost"
    PERSONS = "persons"
    """Elements with an xml:id, one for each person the file lists and identifies; so for places, organisations."""
    PLACES = "places"
    ORGANISATIONS = "organisations"
    HOLDINGS = "holdings"
    """The fonds that the original lies in."""
    SHELFMARK = "shelfmark"
    ATTENDEES = "attendees"
    """Elements of the header, one for each person present: names, references and roles for a list in running words."""
    AGENDA = "agenda"
    """The agenda where it stands in the header: its entries name what is not in the text."""
    EDITION_TITLE = "edition-title"
    EDITION_SERIES = "edition-series"
    EDITORS = "editors"
    RESPONSIBLE = "responsible"
    FUNDERS = "funders"
    PUBLISHER = "publisher"
    PUBLICATION_PLACE = "publication-place"
    PUBLICATION_DATE = "publication-date"
    LICENCE = "licence"
    IDENTIFIERS = "identifiers"


BUILT_IN = ("mrp3", "mrp1", "kgparl", "frus", "plain")
"""The names of the program's own tables."""


@frozen
class Dialect:
    """One table of rules; ``recognise`` is an XPath that is true for the files it is made for."""

    name: str
    recognise: str
    roles: tuple[tuple[str, Role], ...]
    facts: tuple[tuple[Fact, str], ...] = ()
    based_on: str = ""
    """The name of the dialect whose rules follow its own."""
    german_attendance: bool = False
    """Running lists of those present are ordered by ``VS.``, ``anw.``, ``abw.`` and the like."""
    brackets: bool = False
    """``[...]`` is a gap of the text, and ``[]`` an empty place."""
