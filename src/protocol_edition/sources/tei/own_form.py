"""The words of our own TEI: what ``exports.tei`` writes and ``own`` reads, and how odd characters are written.

XML 1.0 cannot hold every character, and attributes of TEI hold fewer. Outside ``text`` and in attributes a character
that cannot stand is written ``\\{C}``, with its hexadecimal number; so is a backslash before a brace. In ``text`` such
a character is ``<g ref="#u000C"/>``.
"""

import re
import unicodedata
from urllib.parse import quote, unquote

from protocol_edition.model import ItemKind, NameKind, ParagraphKind, SignKind, expression, frozen
from protocol_edition.sources.reading import is_blank

NAMESPACE = "http://www.tei-c.org/ns/1.0"
APPLICATION = "protocol-edition"
"""``application/@ident`` of every file that we write: by it the dialect is recognised."""
VERSION = "1.0"
"""Of the form; raised to 2.0 when a reader of 1.0 would misread it."""
PERCENT = "#percent"
"""``ana`` of an element whose address the source gives without percent-encoding."""
TEXT_ID = "text"
"""``xml:id`` of ``text``: what ``string-range`` counts from."""


@frozen
class SignForm:
    """The element of a sign: its name, what tells it from others of that name, and an empty element it holds."""

    tag: str
    told_by: str = ""
    """``type`` or ``reason``."""
    value: str = ""
    holds: str = ""


SIGNS: dict[SignKind, SignForm] = {
    SignKind.SUPPLIED: SignForm("supplied"),
    SignKind.IDENTIFICATION: SignForm("supplied", "reason", "identification"),
    SignKind.COMPLETED: SignForm("supplied", "reason", "completed"),
    SignKind.ORIGINAL_TERM: SignForm("foreign"),
    SignKind.DELETED: SignForm("del"),
    SignKind.GAP: SignForm("seg", "type", "gap", '<gap reason="blank"/>'),
    SignKind.ELLIPSIS: SignForm("seg", "type", "ellipsis", '<gap reason="omitted"/>'),
    SignKind.ILLEGIBLE: SignForm("seg", "type", "illegible", '<gap reason="illegible"/>'),
    SignKind.LOST: SignForm("seg", "type", "lost", '<gap reason="lost"/>'),
    SignKind.PAPER: SignForm("note", "type", "paper"),
    SignKind.PAGE_BREAK: SignForm("seg", "type", "page-break"),
    SignKind.DOUBT: SignForm("seg", "type", "doubt", '<certainty locus="value" cert="low"/>'),
    SignKind.REMARK: SignForm("note", "type", "remark"),
    SignKind.EMPHASIS: SignForm("emph"),
    SignKind.BRACKET: SignForm("seg", "type", "bracket"),
    SignKind.ABBREVIATION: SignForm("abbr"),
    SignKind.CORRECTION: SignForm("sic"),
    SignKind.ADDED: SignForm("add"),
    SignKind.OTHER_SOURCE: SignForm("seg", "type", "supplied-from-other-source"),
    SignKind.LEMMA: SignForm("seg", "type", "lemma"),
    SignKind.STAGE: SignForm("seg", "type", "stage"),
    SignKind.INDEX_TERM: SignForm("seg", "type", "index-term"),
    SignKind.CELL: SignForm("seg", "type", "cell"),
    SignKind.FIGURE: SignForm("figure"),
}
"""Every sign; those that may hold no character have a shorter form beside it: ``pb``, ``index``, ``cell``."""

ITEMS = {ItemKind.AGENDA: "agendaItem", ItemKind.APPENDIX: "appendix", ItemKind.SECTION: "section"}
"""``div/@type``."""

PARAGRAPHS = {
    ParagraphKind.PLAIN: "p",
    ParagraphKind.HEADING: "ab",
    ParagraphKind.QUOTATION: "quote",
    ParagraphKind.STAGE: "stage",
    ParagraphKind.VERSE: "ab",
    ParagraphKind.FIGURE: "ab",
}
"""The element of a paragraph; ``ab`` has the kind as its ``type``."""

NAMES = {NameKind.PERSON: "persName", NameKind.PLACE: "placeName", NameKind.ORGANISATION: "orgName"}

_BAD = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
UNWRITABLE = expression(f"[{_BAD}]")
"""What XML 1.0 cannot hold (section 2.2)."""
_IN_TEXT = expression(rf"[{_BAD}]|\\(?=\{{)")
_PLAIN_WORD = expression(r"[!-\[\]-~]*")
_ESCAPED = expression(r"\\\{([0-9A-F]+)\}")
_NOT_NCNAME = expression(r"[^A-Za-z0-9_-]")
_URI_SIGNS = "!#$%&'()*+,/:;=?@[]~-._"


def held(value: str) -> str:
    """``value`` as XML can hold it outside ``text``, not yet escaped for markup."""
    return _IN_TEXT.sub(lambda sign: f"\\{{{ord(sign[0]):X}}}", value)


def word(value: str) -> str:
    """``value`` as one ``teidata.word``: no separators, no control characters."""
    if _PLAIN_WORD.fullmatch(value):
        return value
    return "".join(f"\\{{{ord(sign):X}}}" if unicodedata.category(sign)[0] in "CZ" else sign for sign in held(value))


def words(value: str) -> str:
    """``value`` as a list of words, where single spaces part it; else as one word."""
    parts = value.split()
    return " ".join(map(word, parts)) if " ".join(parts) == value else word(value)


def unheld(value: str) -> str:
    """What ``held``, ``word`` and ``words`` were given."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)) if int(match[1], 16) < 0x110000 else match[0], value)


def pointer(value: str) -> tuple[str, bool]:
    """``value`` as an address can be written, and whether it had to be percent-encoded for that."""
    if quote(value, safe=_URI_SIGNS, errors="replace") == value:
        return value, False
    return quote(value, safe=_URI_SIGNS.replace("%", ""), errors="replace"), True


def address(value: str, analysis: str) -> str:
    """What ``pointer`` was given; ``analysis`` is the ``ana`` of the element."""
    return unquote(value) if PERCENT in analysis.split() else value


def entry_id(kind: NameKind, key: str) -> str:
    """``xml:id`` of an entry of ``standOff``: ``person.khrushchev``; odd characters by their number."""
    return f"{kind}.{_NOT_NCNAME.sub(lambda sign: f'.{ord(sign[0]):x}.', key)}"


def key_of(identifier: str) -> str:
    """The key that ``entry_id`` was given."""
    name = identifier.partition(".")[2]
    return re.sub(r"\.([0-9a-f]+)\.", lambda match: chr(int(match[1], 16)), name)


def leaf_of(text: str, start: int, end: int, left: bool, right: bool) -> tuple[int, int] | None:
    """What a reader takes for text between two tags: all of it, but for white space at an edge that is blank.

    ``left`` is such an edge after a label, ``right`` one before a label or something that floats. None for nothing.
    """
    if left:
        while start < end and is_blank(text[start]):
            start += 1
    if right:
        while start < end and is_blank(text[end - 1]):
            end -= 1
    return (start, end) if start < end else None
