"""The one place where characters become markup: whatever goes through here is well-formed."""

import re
from collections.abc import Iterable
from functools import lru_cache

from protocol_edition.model import expression
from protocol_edition.sources import PERCENT, UNWRITABLE, held, pointer, word, words

_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_ODD_IN_TEXT = expression(f"[&<>\r]|{UNWRITABLE.pattern}")
_ODD_IN_VALUES = expression('[&<>"\t\n\r]')
_ODD_ANYWHERE = expression(rf'[&<>"\t\n\r\\]|{UNWRITABLE.pattern}')
"""Without any of these, words can stand as they are, in an element and in an attribute."""


def _in_text(match: re.Match[str]) -> str:
    sign = match[0]
    return _SIGNS.get(sign) or f'<g ref="#{character_id(sign)}"/>'


def _in_value(match: re.Match[str]) -> str:
    sign = match[0]
    return _SIGNS.get(sign) or f"&#{ord(sign)};"


def character_id(sign: str) -> str:
    """``xml:id`` of a character that XML cannot hold: ``u000C``."""
    return f"u{ord(sign):04X}"


def source_characters(characters: str) -> str:
    """Characters of the source as ``text`` holds them, to the last of them."""
    return _ODD_IN_TEXT.sub(_in_text, characters)


def needs_markup(characters: str) -> bool:
    """Whether the source has characters that cannot stand as they are."""
    return _ODD_IN_TEXT.search(characters) is not None


def said(characters: str) -> str:
    """Words of the header and of ``standOff``; what cannot stand is written by its number."""
    if not _ODD_ANYWHERE.search(characters):
        return characters
    return _ODD_IN_TEXT.sub(_in_text, held(characters))


def _written(name: str, value: str) -> str:
    return f' {name}="{_ODD_IN_VALUES.sub(_in_value, value)}"' if value else ""


def attribute(name: str, value: str) -> str:
    """`` name="value"`` with a blank before it, nothing for an empty value."""
    if not value:
        return ""
    return f' {name}="{value}"' if not _ODD_ANYWHERE.search(value) else _written(name, held(value))


@lru_cache(maxsize=1024)
def word_attribute(name: str, *values: str) -> str:
    """The same for an attribute that holds one word or a list of words, each whatever it is."""
    return _written(name, " ".join(map(word, values)))


def words_attribute(name: str, value: str) -> str:
    """The same for words that single spaces part."""
    return _written(name, words(value))


@lru_cache(maxsize=4096)
def pointer_attribute(name: str, value: str) -> str:
    """The same for an address; ``ana`` says so where it had to be encoded."""
    written, encoded = pointer(value)
    return _written(name, written) + (_written("ana", PERCENT) if encoded else "")


def pointers(name: str, identifiers: Iterable[str]) -> str:
    """The same for ids of this file."""
    return _written(name, " ".join(f"#{one}" for one in identifiers))
