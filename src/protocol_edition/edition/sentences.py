"""The sentence around a place in a text, for lists of mentions."""

import re

LONGEST = 300
"""Characters of a context; longer sentences are cut around the name."""

_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[^\Wa-zа-яё_]|\s*$)")
_SHORT = frozenset(
    re.findall(
        "[A-Za-z]+",
        "Cde Cdes Com Coms Comr Comrs Mr Mrs Ms Dr Prof Gen Col Lt Maj Capt Adm Amb Sen Gov St No Nos Op Ll pp vol cf "
        "ed eds trans Jr Sr etc approx Art art par ff al vs Dec Nov Oct Sept Aug Feb Jan Inc Co Ltd Nr Bd dok per",
    )
)
"""Words after which a full stop ends no sentence."""


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence of ``text`` that holds the characters from ``start`` to ``end``, on one line.

    A full stop after an initial or a usual short form ends no sentence. What is cut off is shown by an ellipsis.
    """
    ends = [match.end() for match in _END.finditer(text) if match.group() != "." or not _is_short(text, match.start())]
    begin = max((stop for stop in ends if stop <= start), default=0)
    stop = min((stop for stop in ends if stop >= end), default=len(text))
    room = max(0, LONGEST - (end - start))
    before = min(start - begin, max(room // 2, room - (stop - end)))
    low = _word_end(text, max(begin, start - before), begin)
    high = _word_begin(text, min(stop, end + room - before), stop)
    words = " ".join(text[low:high].split())
    return f"{'… ' if low > begin else ''}{words}{' …' if high < stop else ''}"


def _is_short(text: str, stop: int) -> bool:
    """Whether the word before the full stop at ``stop`` is an initial or a short form."""
    word = re.search(r"[^\W\d_]+$", text[max(0, stop - 20) : stop])
    return bool(word and (len(word.group()) == 1 or word.group() in _SHORT))


def _word_end(text: str, at: int, lowest: int) -> int:
    """The begin of the first whole word from ``at`` on."""
    if at == lowest:
        return at
    space = text.find(" ", at)
    return space + 1 if space >= 0 else at


def _word_begin(text: str, at: int, highest: int) -> int:
    if at == highest:
        return at
    return max(text.rfind(" ", 0, at), 0) or at
