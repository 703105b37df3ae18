"""Editorial signs and note marks inside a line (sections 9 and 11 of the forms)."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property

from protocol_edition.model import Inline, NoteMark, Origin, Sign, SignKind, Text, expression, frozen
from protocol_edition.sources.source import Source
from protocol_edition.sources.wilson_center.bracket_words import said_by_words

_OPEN = expression(
    r"(?P<bracket>\[)|(?P<doubt>\(\s?\?\s?\))|(?P<page>\((?:p|pp|page|l|leaf|sheet)\.?\s*\d\w*+\))"
    r"|(?P<gap>_{2,}(?:[ .]_{2,})*|(?<=No)\.?\s?(?:\.\s?){2,}\.|(?<=No\.)\s?(?:\.{3,}|…)|(?<=No\.)\s\.\s\.(?:\s\.)+)"
    r"|(?P<ellipsis>…+\.?|\.(?:\s\.){2,}|\.{3,})"
    r"|(?P<emphasis>(?<![\w*])\*(?=[^\s*])(?:[^*\n]{0,200}[^\s*])\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\s_])(?:[^_\n]{0,200}[^\s_])_(?![\w_]))"
)
_SIGNS = "[(_*…"
_DOT_BEFORE_DOT = expression(r"\.(?=\s?\.)")
_BLANK_NUMBER = expression(r"No\.?(?P<space>\s)(?=[.…])")
"""By one of these signs, such a dot or the space of such a number begins every form of ``_OPEN``."""
_DOTS = expression(r"\s*+[.…][.…\s]*+$")
_ILLEGIBLE = expression(
    r".*\b(?:illegible|indecipherable|unreadable|undecipherable|unintelligible)\b", re.IGNORECASE | re.DOTALL
)
_PAPER = expression(
    r"(?:hand-?written|stamp(?:ed)?|signatures?|signed|typed|seal|initialed|initials|in\s+pencil|in\s+ink"
    r"|in\s+the\s+margins?|marginalia|marginal\s+note|letterhead|resolution\s+in\s+hand|in\s+hand"
    r"|by\s+hand|round\s+seal|official\s+seal|round\s+stamp|underlined)\b[^\n]{0,80}$",
    re.IGNORECASE,
)
_LOST = expression(
    r".*\b(?:missing|lost|torn|cut\s+off|not\s+found|not\s+included|not\s+published|not\s+translated|omitted"
    r"|withheld|excised|redacted|sanitized|break\s+in\s+(?:the\s+)?text)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER_WORD = (
    r"(?:\d+\w?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|[ivxlc]+)"
)
_PAGE = expression(
    rf"(?:(?:end\s+of\s+|begin\s+|start\s+of\s+)?(?:p|pp|page|leaf|sheet|folio|f|l)\.?\s*{_NUMBER_WORD})$",
    re.IGNORECASE,
)
_REMARK = expression(
    r"(?:(?:translator|editor|transcriber|compiler)s?[’'`]?s?\s+(?:note|remark|comment)s?\b|(?:trans|ed"
    r"|tr)\.?\s*(?:note)?\s*:|note\s*:|n\.\s?b\.)|.*(?:-|–|—)\s*(?:trans|tr|ed|eds|editor|translator)\.?\s*$",
    re.IGNORECASE | re.DOTALL,
)
_DELETED = expression(r"(?:crossed\s+out|struck\s+out|struck\s+through|deleted|stricken)\b\s*:?", re.IGNORECASE)
_CROSSED_OUT = expression(
    r"\b(?:crossed\s+out|struck\s+(?:out|through)|stricken|deleted|lined\s+through)\b", re.IGNORECASE
)
_DATE = expression(
    r"(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)?\.?(?:\s+\d{1,2})?,?\s*(?:1[89]\d\d|20\d\d)?$"
)
_LONGEST_DATE = 80
DEEPEST = 8


@frozen
class Mark:
    """A note mark found in the text: the characters ``start`` to ``end`` print the label."""

    start: int
    end: int
    label: str


def _places(text: str, signs: str) -> list[int]:
    """The offsets of some signs, most of which a text has not at all."""
    places: list[int] = []
    for sign in signs:
        place = text.find(sign)
        while place >= 0:
            places.append(place)
            place = text.find(sign, place + 1)
    return sorted(places)


def _bracket_pairs(text: str) -> dict[int, int]:
    """The closing bracket of each opening one, by offset; brackets in more than ``DEEPEST`` others are plain text."""
    pairs: dict[int, int] = {}
    still_open: list[int] = []
    for place in _places(text, "[]"):
        if text[place] == "[":
            still_open.append(place)
        elif still_open:
            pairs[still_open.pop()] = place
    around: list[int] = []
    for start, close in sorted(pairs.items()):
        while around and around[-1] < start:
            around.pop()
        around.append(close)
        if len(around) > DEEPEST:
            del pairs[start]
    return pairs


class Inliner:
    """Turns stretches of one source into inlines. ``marks`` by their start; ``note_texts`` by label;
    ``decided`` holds the editor's decisions: (line, words in the bracket) -> kind."""

    def __init__(
        self,
        source: Source,
        marks: Mapping[int, Mark],
        note_texts: Mapping[str, str],
        decided: Mapping[tuple[int, str], SignKind],
    ) -> None:
        self._source = source
        self._marks = marks
        self._starts = sorted(marks)
        dots = [dot.start() for dot in _DOT_BEFORE_DOT.finditer(source.text)]
        numbers = [number.start("space") for number in _BLANK_NUMBER.finditer(source.text)]
        self._openings = sorted([*_places(source.text, _SIGNS), *dots, *numbers, *marks, len(source.text)])
        self.marks_read: list[NoteMark] = []
        """The note marks of all that was read."""
        self._note_texts = note_texts
        self._decided = decided

    @cached_property
    def _closing(self) -> dict[int, int]:
        return _bracket_pairs(self._source.text)  # late: most brackets are those of note marks, which need none

    def stretch(self, start: int, end: int) -> tuple[tuple[Inline, ...], Origin]:
        """The inlines of ``text[start:end]``, and its origin."""
        if start < end and self._openings[bisect_left(self._openings, start)] >= end:  # so it is in most stretches
            origin = self._source.origin(start, end)
            return (Text(self._source.text[start:end], origin),), origin
        content = self.read(start, end)
        return content, content[0].origin if len(content) == 1 else self._source.origin(start, end)

    def read(self, start: int, end: int) -> tuple[Inline, ...]:
        """The inlines of ``text[start:end]``: every character in exactly one leaf."""
        if start >= end:
            return ()
        if self._openings[bisect_left(self._openings, start)] >= end:
            return (self._source.words(start, end),)
        made: list[Inline] = []
        position = plain_from = start
        while position < end:
            found = self._next(position, end)
            if not found:
                break
            inline, position = found
            if inline is None:
                continue
            if inline.origin.start > plain_from:
                made.append(self._source.words(plain_from, inline.origin.start))
            made.append(inline)
            plain_from = position
        if plain_from < end:
            made.append(self._source.words(plain_from, end))
        return tuple(made)

    def _next(self, position: int, end: int) -> tuple[Inline | None, int] | None:
        """The next mark or sign from ``position`` on, and where it ends; (None, offset) to go on; None for no more."""
        mark = self._mark_from(position, end)
        text, limit = self._source.text, mark.start if mark else end
        opening = self._opening(position, limit)
        if opening is None:
            if mark is None:
                return None
            printed = NoteMark(mark.label, text[mark.start : mark.end], self._source.origin(mark.start, mark.end))
            self.marks_read.append(printed)
            return printed, mark.end
        if opening["bracket"]:
            return self._bracket(opening.start(), end)
        return self._unbracketed(opening), opening.end()

    def _opening(self, position: int, limit: int) -> re.Match[str] | None:
        """The first sign that begins in a stretch: tried where one may begin, not at every character."""
        for index in range(bisect_left(self._openings, position), len(self._openings)):
            place = self._openings[index]
            if place >= limit:
                break
            if opening := _OPEN.match(self._source.text, place, limit):
                return opening
        return None

    def _mark_from(self, position: int, end: int) -> Mark | None:
        index = bisect_left(self._starts, position)
        if index == len(self._starts):
            return None
        mark = self._marks[self._starts[index]]
        return mark if mark.end <= end else None

    def _unbracketed(self, opening: re.Match[str]) -> Sign:
        start, end = opening.span()
        kinds = {
            "doubt": SignKind.DOUBT,
            "page": SignKind.PAGE_BREAK,
            "gap": SignKind.GAP,
            "ellipsis": SignKind.ELLIPSIS,
            "emphasis": SignKind.EMPHASIS,
        }
        kind = kinds[opening.lastgroup or ""]
        pair = 1 if kind in (SignKind.EMPHASIS, SignKind.PAGE_BREAK, SignKind.DOUBT) else 0
        return self._sign(kind, start, end, pair)

    def _sign(self, kind: SignKind, start: int, end: int, pair: int, word: str = "") -> Sign:
        text = self._source.text
        inner = (
            self.read(start + pair, end - pair)
            if kind in (SignKind.EMPHASIS, SignKind.REMARK, SignKind.SUPPLIED, SignKind.DELETED, SignKind.BRACKET)
            else (self._source.words(start + pair, end - pair),)
        )
        content = tuple(inline for inline in inner if not isinstance(inline, Text) or inline.text)
        before, after = text[start : start + pair], text[end - pair : end]
        return Sign(kind, before, content, after, self._source.origin(start, end), word)

    def _bracket(self, start: int, end: int) -> tuple[Inline | None, int]:
        close = self._closing.get(start, end)
        if close >= end:
            return None, start + 1
        kind, word = self._kind(start, close + 1, end)
        return self._sign(kind, start, close + 1, 1, word), close + 1

    def _kind(self, start: int, end: int, limit: int) -> tuple[SignKind, str]:
        """What the bracket ``text[start:end]`` says; the whole word for a completed one."""
        text = self._source.text
        words = text[start + 1 : end - 1].strip()
        decided = self._decided.get((self._source.line_of(start), " ".join(words.split())))
        if decided:
            return decided, ""
        for kind, form in _WHOLE_BRACKETS:
            if form.match(words):
                return kind, ""
        if self._crossed_out(words, end, limit):
            return SignKind.DELETED, ""
        completed = self._completed(start, end, words)
        if completed:
            return SignKind.COMPLETED, completed
        if len(words) < _LONGEST_DATE and _DATE.match(words):
            return SignKind.SUPPLIED, ""
        return said_by_words(words, text[max(0, start - 40) : start], text[end : min(limit, end + 40)]), ""

    def _crossed_out(self, words: str, end: int, limit: int) -> bool:
        """Whether the next note says that the words were crossed out: its mark stands right behind the bracket, or it
        quotes them, begins with that or speaks of brackets, and no other bracket comes between."""
        mark = self._mark_from(end, limit)
        if not mark:
            return False
        said = self._note_texts.get(mark.label, "")
        between = self._source.text[end : mark.start]
        if not between.strip(" .,;"):
            return bool(_CROSSED_OUT.search(said))
        quoted = re.search(rf"[“\"]{re.escape(words)}[,.]?[”\"]", said)
        unquoted = re.split(r"[“\"]", said.split(".")[0])[0]
        about_brackets = re.search(r"\bbracket|^\W*(?:crossed|struck|stricken|deleted)\b", unquoted, re.IGNORECASE)
        return "[" not in between and bool((about_brackets or quoted) and _CROSSED_OUT.search(said))

    def _completed(self, start: int, end: int, words: str) -> str:
        """``Fidel`` for ``F[idel]``: letters touch the bracket and its words are letters."""
        text = self._source.text
        if not re.fullmatch(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*[.’']?", words):
            return ""
        head = re.search(r"[^\W_]+(?:\[[^\W\d_]+\][^\W\d_]*)*$", text[max(0, start - 40) : start])
        tail = re.match(r"(?:[^\W\d_]+|\[[^\W\d_]+\])+", text[end : end + 40])
        lower = words[0].islower()
        if not (head and lower) and not (tail and tail.group()[0].islower()):
            return ""
        whole = (head.group() if head else "") + words + (tail.group() if tail else "")
        return re.sub(r"[\[\]]", "", whole)


_WHOLE_BRACKETS: tuple[tuple[SignKind, re.Pattern[str]], ...] = (
    (SignKind.ELLIPSIS, _DOTS),
    (SignKind.DOUBT, expression(r"\?$|sic!?$", re.IGNORECASE)),
    (SignKind.GAP, expression(r"_{2,}$|blank$|left blank$|space left blank$", re.IGNORECASE)),
    (SignKind.PAGE_BREAK, _PAGE),
    (SignKind.ILLEGIBLE, _ILLEGIBLE),
    (SignKind.LOST, _LOST),
    (SignKind.REMARK, _REMARK),
    (SignKind.DELETED, _DELETED),
    (SignKind.PAPER, _PAPER),
)
"""Brackets that say by their own words what they are, in the order in which they are tried."""
