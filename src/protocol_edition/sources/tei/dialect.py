"""What a dialect of TEI is: a table that says which elements are what, and where the facts of the header stand.

An element is found by an XPath (names without prefix; ``//`` is put before one that does not begin with ``/``); the
first rule that finds it says its role. A dialect goes on with the rules of the one it is ``based_on``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from lxml import etree

from protocol_edition.sources.tei.parse import words_of


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


@dataclass(frozen=True, slots=True)
class Dialect:
    """One table of rules; ``recognise`` is an XPath that is true for the files it is made for."""

    name: str
    recognise: str
    roles: tuple[tuple[str, Role], ...]
    facts: tuple[tuple[Fact, str], ...] = ()
    based_on: "Dialect | None" = None
    german_attendance: bool = False
    """Running lists of those present are ordered by ``VS.``, ``anw.``, ``abw.`` and the like."""
    brackets: bool = False
    """``[...]`` is a gap of the text, and ``[]`` an empty place."""

    def rules(self) -> Iterator[tuple[str, Role]]:
        """Every rule, the dialect's own first."""
        yield from self.roles
        if self.based_on:
            yield from self.based_on.rules()

    def paths(self, fact: Fact) -> tuple[str, ...]:
        """The XPaths of a fact, in the order in which they are tried; the dialect's own ones take the others' place."""
        own = tuple(path for said, path in self.facts if said is fact)
        return own or (self.based_on.paths(fact) if self.based_on else ())


@lru_cache(maxsize=1024)
def compiled(path: str) -> etree.XPath:
    """An XPath, made once. Raises ``etree.XPathSyntaxError``."""
    return etree.XPath(path, regexp=False)


@lru_cache(maxsize=1024)
def anywhere(path: str) -> str:
    """A rule's path as an XPath: each alternative that does not begin with ``/`` is looked for everywhere."""
    parts, depth, start = [], 0, 0
    for position, sign in enumerate(f"{path}|"):
        depth += (sign in "[(") - (sign in "])")
        if sign == "|" and not depth:
            parts.append(path[start:position].strip())
            start = position + 1
    return " | ".join(part if part.startswith("/") else f"//{part}" for part in parts)


def roles_of(root: etree._Element, dialect: Dialect) -> dict[etree._Element, Role]:
    """The role of every element that a rule finds."""
    found: dict[etree._Element, Role] = {}
    for path, role in reversed(tuple(dialect.rules())):
        nodes = compiled(anywhere(path))(root)
        for node in nodes if isinstance(nodes, list) else ():
            if isinstance(node, etree._Element):
                found[node] = role
    return found


def recognised(root: etree._Element, dialects: tuple[Dialect, ...]) -> Dialect:
    """The first of ``dialects`` that says the file is its own; the last one if none does."""
    return next((one for one in dialects if compiled(one.recognise)(root)), dialects[-1])


def words_at(root: etree._Element, path: str) -> list[str]:
    """What an XPath of the header finds, as words with white space folded; nothing for an empty path."""
    if not path:
        return []
    result = compiled(path)(root)
    if isinstance(result, (str, float, bool)):
        result = [str(result)] if result else []
    said = (words_of(one) if isinstance(one, etree._Element) else " ".join(str(one).split()) for one in result)
    return [words for words in said if words]


def elements_at(root: etree._Element, path: str) -> list[etree._Element]:
    """The elements that an XPath of the header finds."""
    result = compiled(path)(root) if path else []
    return [one for one in result if isinstance(one, etree._Element)] if isinstance(result, list) else []


def holds(root: etree._Element, path: str) -> bool:
    """Whether a condition of the header is true."""
    return bool(path and compiled(path)(root))
