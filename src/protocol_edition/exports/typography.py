"""Words set for print: quotation marks inside quotation marks, and runs of roman and italic type."""

from dataclasses import dataclass

_OPENS_AFTER = frozenset("([{<—–-/“‘„\"'")
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
        return bool(self.plain)


def roman(text: str) -> Styled:
    """``text`` in upright type."""
    return Styled((Run(text),)) if text else Styled()


def italic(text: str) -> Styled:
    """``text`` in italics."""
    return Styled((Run(text, italic=True),)) if text else Styled()


def joined(separator: str, parts: list[Styled]) -> Styled:
    """Those parts that are not empty, with ``separator`` between."""
    whole = Styled()
    for part in parts:
        if part:
            whole = whole + separator + part if whole else part
    return whole


def stopped(text: Styled, stop: str = ".") -> Styled:
    """``text`` with a full stop, unless its last sign, before any closing quotation marks, is a stop already."""
    bare = text.plain.rstrip("’”")
    return text + stop if bare and not bare.endswith(_ENDS_SENTENCE) else text


def stopped_words(words: str) -> str:
    """The same for characters alone."""
    return stopped(roman(words)).plain


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


def typeset(words: str) -> str:
    """``words`` with curly quotation marks and apostrophes, double or single as they are."""
    return "".join(sign for sign, _ in _set(words, inside=False))


def _set(words: str, *, inside: bool) -> list[tuple[str, bool]]:
    """Each sign as it is set, and whether it closes a quotation; ``inside`` other marks the outermost become single."""
    signs: list[tuple[str, bool]] = []
    open_marks: list[tuple[str, str]] = []
    for position, sign in enumerate(words):
        kind = _kind(words, position, open_marks)
        if kind == "open":
            single = len(open_marks) % 2 == 0 if inside else sign in "'‘"
            style = _SINGLE if single else _DOUBLE
            open_marks.append((_closer(sign), style[1]))
            signs.append((style[0], False))
        elif kind == "close":
            signs.append((open_marks.pop()[1], True))
        else:
            signs.append(("’" if sign == "'" else sign, False))
    return signs


def _closer(sign: str) -> str:
    return {'"': '"', "“": "”", "'": "'", "‘": "’"}[sign]


def _kind(words: str, position: int, open_marks: list[tuple[str, str]]) -> str:
    sign = words[position]
    if sign not in "\"'“”‘’":
        return "other"
    before = words[position - 1] if position else " "
    after = words[position + 1] if position + 1 < len(words) else " "
    if open_marks and sign == open_marks[-1][0] and not (sign in "'’" and after.isalnum()):
        return "close" if sign != '"' or not _can_open(before, after) else "open"
    if sign in "“‘" or (sign == '"' and _can_open(before, after)):
        return "open" if _closer(sign) in words[position + 1 :] else "other"
    if sign == "'" and _can_open(before, after) and _ends_later(words, position):
        return "open"
    return "other"


def _can_open(before: str, after: str) -> bool:
    return (before.isspace() or before in _OPENS_AFTER) and not after.isspace()


def _ends_later(words: str, position: int) -> bool:
    """Whether a straight single mark further on stands at the end of a word: else this one is an apostrophe."""
    for later in range(position + 2, len(words)):
        after = words[later + 1] if later + 1 < len(words) else " "
        if words[later] == "'" and not words[later - 1].isspace() and not after.isalnum():
            return True
    return False
