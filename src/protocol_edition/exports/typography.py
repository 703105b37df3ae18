"""Words set for print: quotation marks inside quotation marks, upright and italic type."""

from collections.abc import Callable
from functools import lru_cache

_OPENS_AFTER = frozenset("([{<—–-/“‘„\"'")
_MARKS = frozenset("\"'“”‘’")
_CLOSER = {'"': '"', "“": "”", "'": "'", "‘": "’"}
_SINGLE, _DOUBLE = ("‘", "’"), ("“", "”")
_CLOSING = ("’", "”")
_ENDS_SENTENCE = (".", "?", "!", "…")


class Medium:
    """How words are set, upright and in italics: as they are, or as HTML."""

    def __init__(self, upright: Callable[[str], str], italic: Callable[[str], str]) -> None:
        self.upright, self.italic = upright, italic


PLAIN = Medium(str, str)
"""The characters alone."""


def stopped_words(words: str) -> str:
    """``words`` with a full stop, unless the last sign, before any closing quotation marks, is a stop already."""
    bare = words.rstrip("’”") if words[-1:] in _CLOSING else words
    return f"{words}." if bare and not bare.endswith(_ENDS_SENTENCE) else words


def sentences(*parts: str) -> str:
    """Those parts that are not empty, each with its full stop."""
    return " ".join(stopped_words(part) for part in parts if part)


def listed_words(*parts: str) -> str:
    """Those parts that are not empty, with commas between."""
    return ", ".join(filter(None, parts))


@lru_cache(maxsize=4096)
def quoted(title: str, stop: str = "") -> str:
    """``title`` in double quotation marks, with a comma or full stop inside them as American style wants.

    Marks inside the title change to single ones and back at each further level, and the stop goes inside these as
    well: ``“On the ‘Five Points,’”``. No full stop follows a sign that ends a sentence; a comma does follow a
    question mark (Chicago 17th ed. 6.125).
    """
    title = title.strip()
    if _MARKS.isdisjoint(title):
        return f"“{title}{'' if stop == '.' and title.endswith(_ENDS_SENTENCE) else stop}”"
    signs = _set(title, inside=True)
    words = "".join(sign for sign, _ in signs)
    closers = next((i for i, (_, closes) in enumerate(reversed(signs)) if not closes), len(signs))
    words, closing = words[: len(words) - closers], words[len(words) - closers :]
    if stop == "." and words.endswith(_ENDS_SENTENCE):
        stop = ""
    return f"“{words}{stop}{closing}”"


@lru_cache(maxsize=4096)
def typeset(words: str) -> str:
    """``words`` with curly quotation marks and apostrophes, double or single as they are."""
    return words if _MARKS.isdisjoint(words) else "".join(sign for sign, _ in _set(words, inside=False))


def _set(words: str, *, inside: bool) -> list[tuple[str, bool]]:
    """Each sign as it is set, and whether it closes a quotation; ``inside`` other marks the outermost become single."""
    signs: list[tuple[str, bool]] = []
    open_marks: list[tuple[str, str]] = []
    last = _last_closers(words)
    for position, sign in enumerate(words):
        innermost = open_marks[-1][0] if open_marks else ""
        if sign not in _MARKS:
            signs.append((sign, False))
        elif _closes(words, position, innermost):
            signs.append((open_marks.pop()[1], True))
        elif _opens(words, position, last):
            single = len(open_marks) % 2 == 0 if inside else sign in "'‘"
            style = _SINGLE if single else _DOUBLE
            open_marks.append((_CLOSER[sign], style[1]))
            signs.append((style[0], False))
        else:
            signs.append(("’" if sign == "'" else sign, False))
    return signs


def _last_closers(words: str) -> dict[str, int]:
    """Where each closing mark stands for the last time; a straight single one only at the end of a word."""
    last = {closer: words.rfind(closer) for closer in '"”’'}
    ends = (at for at in range(len(words) - 1, 0, -1) if words[at] == "'" and _ends_word(words, at))
    return {**last, "'": next(ends, -1)}


def _around(words: str, position: int) -> tuple[str, str]:
    before = words[position - 1] if position else " "
    return before, words[position + 1] if position + 1 < len(words) else " "


def _ends_word(words: str, position: int) -> bool:
    before, after = _around(words, position)
    return not before.isspace() and not after.isalnum()


def _begins_word(words: str, position: int) -> bool:
    before, after = _around(words, position)
    return (before.isspace() or before in _OPENS_AFTER) and not after.isspace()


def _closes(words: str, position: int, innermost: str) -> bool:
    """Whether the mark closes the quotation opened last; an apostrophe inside a word closes nothing."""
    sign = words[position]
    if sign != innermost:
        return False
    return not _begins_word(words, position) if sign == '"' else sign == "”" or _ends_word(words, position)


def _opens(words: str, position: int, last: dict[str, int]) -> bool:
    """Whether the mark opens a quotation that is closed further on."""
    sign = words[position]
    if sign not in _CLOSER or (sign in "\"'" and not _begins_word(words, position)):
        return False
    return last[_CLOSER[sign]] > position + 1
