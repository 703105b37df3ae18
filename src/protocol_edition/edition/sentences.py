"""The sentence around a place in a text, for lists of mentions."""

import re
from bisect import bisect_left, bisect_right

from protocol_edition.model import expression

LONGEST = 300
"""Characters of a context; longer sentences are cut around the name."""

_END = expression(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s+[\"'“‘(\[]?[^\Wa-zа-яё_]|\s*$)")
_LAST_WORD = expression(r"[^\W\d_]+$")
_SHORT = frozenset(
    re.findall(
        "[A-Za-z]+",
        "Cde Cdes Com Coms Comr Comrs Mr Mrs Ms Dr Prof Gen Col Lt Maj Capt Adm Amb Sen Gov St No Nos Op Ll pp vol cf "
        "ed eds trans Jr Sr etc approx Art art par ff al vs Dec Nov Oct Sept Aug Feb Jan Inc Co Ltd Nr Bd dok per",
    )
)
"""Words after which a full stop ends no sentence."""


class Sentences:
    """A text with the ends of its sentences, found once for all names in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = _ends(text)

    def around(self, start: int, end: int) -> str:
        """The sentence that holds the characters from ``start`` to ``end``, on one line.

        A full stop after an initial or a usual short form ends no sentence. What is cut off is shown by an ellipsis.
        """
        text, ends = self._text, self._ends
        before, after = bisect_right(ends, start), bisect_left(ends, end)
        begin, stop = ends[before - 1] if before else 0, ends[after] if after < len(ends) else len(text)
        if stop - begin <= LONGEST:
            return " ".join(text[begin:stop].split())
        room = max(0, LONGEST - (end - start))
        left = min(start - begin, max(room // 2, room - (stop - end)))
        low = _word_end(text, max(begin, start - left), begin)
        high = _word_begin(text, min(stop, end + room - left), stop)
        words = " ".join(text[low:high].split())
        return f"{'… ' if low > begin else ''}{words}{' …' if high < stop else ''}"


def sentence_around(text: str, start: int, end: int) -> str:
    """``Sentences.around`` for a single place in a text."""
    return Sentences(text).around(start, end)


def _ends(text: str) -> list[int]:
    """Where sentences end."""
    stop = text.find(".")
    if "!" in text or "?" in text or "…" in text or not 0 <= stop == len(text.rstrip()) - 1:
        return [m.end() for m in _END.finditer(text) if m.group() != "." or not _is_short(text, m.start())]
    return (
        [] if _is_short(text, stop) else [stop + 1]
    )  # as most paragraphs: one sentence, whose stop is their last sign


def _is_short(text: str, stop: int) -> bool:
    """Whether the word before the full stop at ``stop`` is an initial or a short form."""
    before = text[max(0, stop - 20) : stop]
    word = before.rpartition(" ")[2]
    if not word.isalpha():
        last = _LAST_WORD.search(before)
        word = last.group() if last else ""
    return len(word) == 1 or word in _SHORT


def _word_end(text: str, at: int, lowest: int) -> int:
    """The begin of the first whole word from ``at`` on."""
    if at == lowest:
        return at
    space = text.find(" ", at, at + LONGEST)
    return space + 1 if space >= 0 else at


def _word_begin(text: str, at: int, highest: int) -> int:
    if at == highest:
        return at
    return max(text.rfind(" ", max(0, at - LONGEST), at), 0) or at
