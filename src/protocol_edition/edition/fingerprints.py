"""What the ledger remembers of a text: enough to know it again when words were corrected, split off or joined.

A digest finds a text that is the same but for case, accents, punctuation and spacing. Likeness needs the words: up to
``WHOLE`` of them are kept as they are; of a longer text its beginning and end, for people to read, and the *weave*:
two letters for each word in its order (12 bits of its CRC-32), a third of the room the text would take. Only the two
ends of a very long text are woven. Words cannot be had back from a weave, so that a passage later withdrawn from
publication does not live on whole in the ledger.
"""

import hashlib
import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar
from zlib import crc32

from protocol_edition.model import expression, frozen

WHOLE = 24
"""Words of a text that is kept whole."""
_SHORT = 12
"""Words up to which the letters are compared as well: one corrected word changes half of a short text's words."""
_CHANCE = 0.3
"""Share of their runs of letters that two unlike short texts of one language have in common."""
_SHOWN = 10
_WOVEN = 200
"""Words woven at each end of a very long text."""
_LONGEST_WORD = 40

_Trait = TypeVar("_Trait", int, str)

_WORD = expression(r"[぀-ヿ㐀-鿿豈-﫿]|[^\W_぀-ヿ㐀-鿿豈-﫿]+")
"""A word; each sign of Chinese and Japanese, which part no words, is one."""

_PLAIN = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))
"""What becomes of each sign of ASCII; to find the words so takes a third of the time."""

_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_VALUE = {sign: value for value, sign in enumerate(_SIGNS)}
_PAIRS = tuple(high + low for high in _SIGNS for low in _SIGNS)


@frozen
class Fingerprint:
    """A text as the ledger knows it; ``weave`` is "" where ``text`` is whole."""

    words: int
    text: str
    weave: str
    digest: str


def words_of(text: str) -> list[str]:
    """The words of ``text`` without case, accents and signs."""
    if text.isascii():
        words = text.translate(_PLAIN).split()
        if len(text) <= _LONGEST_WORD or max(map(len, words), default=0) <= _LONGEST_WORD:
            return words
        return [word[:_LONGEST_WORD] for word in words]
    apart = unicodedata.normalize("NFKD", text)
    marks = [sign for sign in set(apart) if sign > "\x7f" and unicodedata.category(sign) in ("Mn", "Cf")]
    if marks:  # a text has many letters and few kinds of accents
        apart = re.sub(f"[{''.join(sorted(marks))}]", "", apart)
    return [word[:_LONGEST_WORD] for word in _WORD.findall(apart.casefold())]


def digest_of(words: list[str]) -> str:
    """48 bits of SHA-256 over the words: in one protocol no two different texts will share it."""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:12]


def fingerprint(text: str) -> Fingerprint:
    """What the ledger is to remember of ``text``."""
    words = words_of(text)
    if len(words) <= WHOLE:
        return Fingerprint(len(words), " ".join(words), "", digest_of(words))
    shown = f"{' '.join(words[:_SHOWN])} … {' '.join(words[-_SHOWN:])}"
    ends = words if len(words) <= 2 * _WOVEN else words[:_WOVEN] + words[-_WOVEN:]
    return Fingerprint(len(words), shown, "".join(_PAIRS[_thread(word)] for word in ends), digest_of(words))


@lru_cache(maxsize=65536)
def _thread(word: str) -> int:
    return crc32(word.encode()) & 0xFFF


_COMMON = frozenset(
    _thread(word)
    for word in re.findall(
        "[a-z]+",
        "a an and are as at be been but by for from had has have he her his if in into is it its no not of on or she "
        "so that the their them they this to us was we were which who will with would s",
    )
)
"""Words that any two English texts share: alone they are no likeness, in pairs they are."""


@frozen
class Likeness:
    """How alike two texts are, and how much of the shorter is in the longer; both from 0 to 1."""

    whole: float
    part: float
    shared: int
    """Features that both have."""


@frozen
class Traits:
    """A text taken apart for comparison: its words and pairs of words, and of a short one its runs of three letters."""

    words: frozenset[int]
    letters: frozenset[str]

    @property
    def all(self) -> tuple[int | str, ...]:
        """Words and letters alike, for an index."""
        return (*self.words, *self.letters)


def traits(text: str) -> Traits:
    """The traits of a text that is at hand."""
    words = words_of(text)
    return Traits(_woven([_thread(word) for word in words]), _letters(words) if len(words) <= _SHORT else frozenset())


def recorded_traits(known: Fingerprint) -> Traits:
    """The traits of a text of which only the ledger's memory is left."""
    if not known.weave:
        return traits(known.text)
    values = [_VALUE[sign] for sign in known.weave]
    return Traits(_woven([high << 6 | low for high, low in zip(values[::2], values[1::2], strict=True)]), frozenset())


def _woven(threads: list[int]) -> frozenset[int]:
    pairs = {before << 12 | after for before, after in pairwise(threads)}
    return frozenset(pairs | {1 << 24 | thread for thread in threads if thread not in _COMMON})


def _letters(words: list[str]) -> frozenset[str]:
    line = f" {' '.join(words)} "
    return frozenset(line[i : i + 3] for i in range(len(line) - 2))


def likeness(one: Traits, other: Traits) -> Likeness:
    """How alike two texts are: by their words, or by their letters where both are short and that is more."""
    by_words = _shares(one.words, other.words)
    if not (one.letters and other.letters):
        return by_words
    by_letters = _shares(one.letters, other.letters)
    above_chance = max(0.0, by_letters.whole - _CHANCE) / (1 - _CHANCE)
    return by_words if by_words.whole >= above_chance else replace(by_letters, whole=above_chance)


def _shares(one: frozenset[_Trait], other: frozenset[_Trait]) -> Likeness:
    shared, both = len(one & other), len(one) + len(other)
    if not shared:
        return Likeness(0.0, 0.0, 0)
    return Likeness(2 * shared / both, shared / min(len(one), len(other)), shared)
