"""Takes text apart into words and puts them together as phrases, so that spelling differences that mean nothing vanish.

``L. I. Brezhnev``, ``L.I. Brezhnev`` and ``L. I.`` with ``Brezhnev`` on the next line are one phrase, and so are
``O'Brien`` with either apostrophe. Case and accents are kept: *US* is a state and *us* is not.
"""

import re
import unicodedata

from protocol_edition.model import expression

_JOINED = "\u0300-\u036f\u00ad"  # accents that stand apart, and the soft hyphen, are inside their word
_EACH = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # Chinese and Japanese part no words: each sign is one
_PART = rf"[^\W_{_EACH}][^\W_{_EACH}{_JOINED}]*(?:[{_JOINED}]+[^\W_{_EACH}]*)*"
_WORD = expression(rf"[{_EACH}]|{_PART}(?:['’ʼʹ′]{_PART})*")
_PLAIN_WORD = expression(r"[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*")
"""The same in a text of ASCII alone: in half the time."""
_BLANKED = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))
"""ASCII with nothing but words: a text without other letters and apostrophes is parted so in a third of the time."""
_ADDRESS = expression(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_HYPHENS = ("-", "‐", "‑", "–")
_LONGEST_SHORT_FORM = 3
"""Letters of a word after which a full stop ends no sentence: ``Gh. Apostol``."""


class Words:
    """The words of one text in plain spelling; where one begins and ends is looked up for those that are asked for."""

    __slots__ = ("_bare", "_last", "_printed", "_starts", "are_plain", "has_hyphens", "spelt", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._bare = _without_addresses(text) if "://" in text or "www." in text.casefold() else text
        self._starts: dict[int, int] = {}
        self._last = -1
        self.are_plain = text.isascii() and "'" not in text
        """Letters and figures of ASCII, without apostrophes."""
        self.has_hyphens = not self.are_plain or "-" in text
        if self.are_plain:
            self._printed = self.spelt = self._bare.translate(_BLANKED).split()
        elif text.isascii():
            self._printed = self.spelt = _PLAIN_WORD.findall(self._bare)
        else:
            self._printed = _WORD.findall(self._bare)
            self.spelt = [word if word.isascii() else _spelt(word) for word in self._printed]

    def start(self, at: int) -> int:
        """Where a word begins."""
        start = self._starts.get(at)
        return self._placed(at) if start is None else start

    def end(self, at: int) -> int:
        """Where a word ends."""
        return self.start(at) + len(self._printed[at])

    def _placed(self, at: int) -> int:
        """The begin of a word that was not placed yet; between two words no letter stands."""
        starts, printed, last = self._starts, self._printed, self._last
        if at < last:
            after = next(other for other in range(at + 1, last + 1) if other in starts)
            for other in range(after - 1, at - 1, -1):
                starts[other] = self._bare.rindex(printed[other], 0, starts[other + 1])
            return starts[at]
        end = starts[last] + len(printed[last]) if starts else 0
        skipped = printed[last + 1 : at]
        if printed[at] in " ".join(skipped):
            for word in skipped:
                end = self._bare.index(word, end) + len(word)
        self._last = at
        starts[at] = start = self._bare.index(printed[at], end)
        return start

    def apostrophe(self, at: int) -> int:
        """Where the last apostrophe of a word stands; soft hyphens may stand behind it."""
        return max(self.text.rfind(sign, self.start(at), self.end(at)) for sign in "'’ʼʹ′")

    def between(self, at: int) -> str:
        """What stands between a word and the next; "" behind the last."""
        return self.text[self.end(at) : self.start(at + 1)] if at + 1 < len(self.spelt) else ""

    def is_hyphened(self, at: int) -> bool:
        """Whether a hyphen alone parts a word from the next."""
        return self.between(at) in _HYPHENS

    def is_beside_hyphen(self, at: int) -> bool:
        """Whether there is a hyphen right before or behind a word: one look for most words that have none."""
        start, end = self.start(at), self.end(at)
        return self.text[end : end + 1] in _HYPHENS or (start > 0 and self.text[start - 1] in _HYPHENS)

    def joint(self, at: int) -> str:
        """What parts a word from the next: a space, a hyphen, nothing, or the signs as printed; "" after the last."""
        return _joint(self.between(at), self.spelt[at])

    def phrase(self, first: int, count: int, last: str) -> str:
        """``count`` words from ``first`` on as one phrase, the last of them spelt ``last``."""
        if count == 1:
            return last
        parts: list[str] = []
        for at in range(first, first + count - 1):
            parts += (self.spelt[at], self.joint(at))
        return "".join([*parts, last])


def _without_addresses(text: str) -> str:
    return _ADDRESS.sub(lambda address: " " * len(address.group()), text)


def phrase_of(name: str) -> str:
    """A name as the phrase that stands for all its spellings; "" if there is no word in it."""
    return phrase_and_words(name)[0]


def phrase_and_words(name: str) -> tuple[str, tuple[str, ...]]:
    """A name as a phrase, and its words."""
    if name.isascii() and name.replace(" ", "").isalpha() and "  " not in name:  # most are: ten times as fast
        return name, tuple(name.split(" "))
    words = Words(name)
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
