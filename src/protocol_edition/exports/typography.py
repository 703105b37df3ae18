"""Words set for print: quotation marks inside quotation marks, and runs of roman and italic type."""

from dataclasses import dataclass
from functools import lru_cache

_OPENS_AFTER = frozenset("([{<—–-/“‘„\"'")
_MARKS = frozenset("\"'“”‘’")
_CLOSER = {'"': '"', "“": "”", "'": "'", "‘": "’"}
_SINGLE, _DOUBLE = ("‘", "’"), ("“", "”")
_ENDS_SENTENCE = (".", "?", "!", "…")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one kind of type."""

    text: str
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Styled:
    """A text as runs of type: without markup, so that each medium sets it in its own way."""

    runs: tuple[Run, ...] = ()

    @property
    def plain(self) -> str:
        """The characters alone."""
        return "".join(run.text for run in self.runs)

    def __add__(self, other: "Styled | str") -> "Styled":
        more = (Run(other),) if isinstance(other, str) else other.runs
        if self.runs and more and self.runs[-1].italic == more[0].italic:
            joined = Run(self.runs[-1].text + more[0].text, more[0].italic)
            return Styled((*self.runs[:-1], joined, *more[1:]))
        return Styled(self.runs + more)

    def __bool__(self) -> bool:
        return any(run.text for run in self.runs)


def roman(text: str) -> Styled:
    """``text`` in upright type."""
    return Styled((Run(text),)) if text else Styled()


def italic(text: str) -> Styled:
    """``text`` in italics."""
    return Styled((Run(text, italic=True),)) if text else Styled()


def joined(separator: str, parts: list[Styled]) -> Styled:
    """Those parts that are not empty, with ``separator`` between."""
    runs: list[Run] = []
    for part in parts:
        if not part:
            continue
        if runs:
            runs = _extended(runs, Run(separator))
        for run in part.runs:
            runs = _extended(runs, run)
    return Styled(tuple(runs))


def _extended(runs: list[Run], run: Run) -> list[Run]:
    """``runs`` with one more, joined to the last where both are in one kind of type."""
    if runs and runs[-1].italic == run.italic:
        runs[-1] = Run(runs[-1].text + run.text, run.italic)
    else:
        runs.append(run)
    return runs


def stopped(text: Styled, stop: str = ".") -> Styled:
    """``text`` with a full stop, unless its last sign, before any closing quotation marks, is a stop already."""
    bare = text.plain.rstrip("’”")
    return text + stop if bare and not bare.endswith(_ENDS_SENTENCE) else text


def stopped_words(words: str) -> str:
    """The same for characters alone."""
    return stopped(roman(words)).plain


@lru_cache(maxsize=4096)
def quoted(title: str, stop: str = "") -> str:
    """``title`` in double quotation marks, with a comma or full stop inside them as American style wants.

    Marks inside the title change to single ones and back at each further level, and the stop goes inside these as
    well: ``“On the ‘Five Points,’”``. No full stop follows a sign that ends a sentence; a comma does follow a
    question mark (Chicago 17th ed. 6.125).
    """
    signs = _set(title.strip(), inside=True)
    words = "".join(sign for sign, _ in signs)
    closers = next((i for i, (_, closes) in enumerate(reversed(signs)) if not closes), len(signs))
    words, closing = words[: len(words) - closers], words[len(words) - closers :]
    if stop == "." and words.endswith(_ENDS_SENTENCE):
        stop = ""
    return f"“{words}{stop}{closing}”"


@lru_cache(maxsize=4096)
def typeset(words: str) -> str:
    """``words`` with curly quotation marks and apostrophes, double or single as they are."""
    return "".join(sign for sign, _ in _set(words, inside=False))


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
