"""Takes text apart into words and puts them together as phrases, so that spelling differences that mean nothing vanish.

``L. I. Brezhnev``, ``L.I. Brezhnev`` and ``L. I.`` with ``Brezhnev`` on the next line are one phrase, and so are
``O'Brien`` with either apostrophe. Case and accents are kept: *US* is a state and *us* is not.
"""

import re
import unicodedata
from itertools import accumulate

_JOINED = "\u0300-\u036f\u00ad"  # accents that stand apart, and the soft hyphen, are inside their word
_EACH = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # Chinese and Japanese part no words: each sign is one
_PART = rf"[^\W_{_EACH}][^\W_{_EACH}{_JOINED}]*(?:[{_JOINED}]+[^\W_{_EACH}]*)*"
_WORD = re.compile(rf"([{_EACH}]|{_PART}(?:['’ʼʹ′]{_PART})*)")
_PLAIN_WORD = re.compile(r"([A-Za-z0-9]+(?:'[A-Za-z0-9]+)*)")
"""The same in a text of ASCII alone: in half the time."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_HYPHENS = ("-", "‐", "‑", "–")
_LONGEST_SHORT_FORM = 3
"""Letters of a word after which a full stop ends no sentence: ``Gh. Apostol``."""


class Words:
    """The words of one text: where each begins and ends, and its plain spelling."""

    __slots__ = ("ends", "spelt", "starts", "text")

    def __init__(self, text: str, parts: list[str], spelt: list[str]) -> None:
        """``parts`` as ``parted`` gives them, ``spelt`` as ``spellings`` does."""
        self.text, self.spelt = text, spelt
        bounds = list(accumulate(map(len, parts)))
        self.starts, self.ends = bounds[:-1:2], bounds[1::2]

    def apostrophe(self, at: int) -> int:
        """Where the last apostrophe of a word stands; soft hyphens may stand behind it."""
        return max(self.text.rfind(sign, self.starts[at], self.ends[at]) for sign in "'’ʼʹ′")

    def is_hyphened(self, at: int) -> bool:
        """Whether a hyphen alone parts a word from the next."""
        return at + 1 < len(self.starts) and self.text[self.ends[at] : self.starts[at + 1]] in _HYPHENS

    def joint(self, at: int) -> str:
        """What parts a word from the next: a space, a hyphen, nothing, or the signs as printed; "" after the last."""
        if at + 1 == len(self.starts):
            return ""
        return _joint(self.text[self.ends[at] : self.starts[at + 1]], self.spelt[at])

    def phrase(self, first: int, count: int, last: str) -> str:
        """``count`` words from ``first`` on as one phrase, the last of them spelt ``last``."""
        if count == 1:
            return last
        parts: list[str] = []
        for at in range(first, first + count - 1):
            parts += (self.spelt[at], self.joint(at))
        return "".join([*parts, last])


def words_in(text: str) -> Words:
    """The words of ``text``, those of web addresses left out."""
    parts = parted(text)
    return Words(text, parts, spellings(text, parts))


def parted(text: str) -> list[str]:
    """What stands before each word, and the word, in turns, then what stands behind the last."""
    return (_PLAIN_WORD if text.isascii() else _WORD).split(_without_addresses(text))


def spellings(text: str, parts: list[str]) -> list[str]:
    """The plain spelling of each word."""
    return parts[1::2] if text.isascii() else [word if word.isascii() else _spelt(word) for word in parts[1::2]]


def _without_addresses(text: str) -> str:
    if "://" not in text and "www." not in text.casefold():
        return text
    return _ADDRESS.sub(lambda address: " " * len(address.group()), text)


def phrase_of(name: str) -> str:
    """A name as the phrase that stands for all its spellings; "" if there is no word in it."""
    return phrase_and_words(name)[0]


def phrase_and_words(name: str) -> tuple[str, tuple[str, ...]]:
    """A name as a phrase, and its words."""
    if name.isascii() and name.replace(" ", "").isalpha() and "  " not in name:  # most are: ten times as fast
        return name, tuple(name.split(" "))
    words = words_in(name)
    return (words.phrase(0, len(words.spelt), words.spelt[-1]) if words.spelt else ""), tuple(words.spelt)


def without_possessive(word: str) -> str:
    """``Dobrynin's`` without its ``'s``; any other word as it is."""
    return word[:-2] if word.endswith(("'s", "'S")) else word


def _spelt(word: str) -> str:
    return unicodedata.normalize("NFC", re.sub("[’ʼʹ′]", "'", word.replace("\u00ad", "")))


def _joint(between: str, before: str) -> str:
    if between == " " or between.isspace():
        return " "
    if between in _HYPHENS:
        return "-"
    if between.strip() == "." and len(before) <= _LONGEST_SHORT_FORM:
        return " "
    return " ".join(between.split()) + (" " if between[-1:].isspace() else "")
