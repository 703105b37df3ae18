"""Lists of names: who was present, who presided, who was invited (sections 5 and 6 of the forms)."""

import re
from functools import lru_cache
from string import ascii_lowercase

from protocol_edition.model import Attendee, AttendeeList, Fragment, Status, expression, frozen
from protocol_edition.sources.source import BLANKS, Source
from protocol_edition.sources.wilson_center.inline import Inliner
from protocol_edition.sources.wilson_center.words import (
    CIVIL,
    COMRADE,
    INITIAL,
    LETTER,
    NAME,
    PARTICLE,
    RANK,
    SURNAME,
    UPPER,
)

_ADDRESS = rf"(?:\s*(?:{COMRADE}|{CIVIL})\s*:?)?"
_PRESENT = (
    r"(?:(?:[Tt]hose|THOSE)\s+(?:[Tt]aking\s+[Pp]art|[Ww]ho\s+[Tt]ook\s+[Pp]art|[Pp]resent|TAKING PART"
    r"|PRESENT)(?:\s+(?:were|in the meeting))?"
    r"|[Pp]resent(?:\s+were)?|PRESENT|[Pp]articipants(?:\s+in\s+the\s+(?:meeting|session|conversation"
    r"|talks))?(?:\s+were)?|PARTICIPANTS|[Aa]ttended\s+by|ATTENDED BY"
    r"|[Aa]ttending|ATTENDING|[Aa]ttendees|[Tt]aking\s+[Pp]art|[Mm]embers\s+[Pp]resent|[Cc]omrades\s+[Pp]resent)"
)
_ATTENDANCE = r"(?:[Ii]n\s+[Aa]ttendance|IN ATTENDANCE|[Cc]omrades\s+in\s+attendance)"
_GUEST = (
    r"(?:[Aa]lso\s+(?:[Tt]aking\s+[Pp]art|[Pp]resent|[Aa]ttending|[Ii]n\s+[Aa]ttendance|[Ii]nvited"
    r"|[Pp]articipating|[Aa]ttended)(?:\s+were)?|ALSO PRESENT|[Ii]nvited(?:\s+to\s+the\s+(?:meeting"
    r"|session))?(?:\s+(?:were|was))?"
    r"|INVITED|[Gg]uests|GUESTS|[Oo]bservers|[Aa]s\s+guests|[Aa]lso\s+took\s+part)"
)
_ABSENT = r"(?:[Aa]bsent|ABSENT|[Nn]ot\s+[Pp]resent|[Ee]xcused|[Aa]bsent\s+with\s+excuse|[Aa]bsentees)"
_CHAIR = (
    r"(?:[Cc]haired\s+by|CHAIRED BY|[Pp]resided\s+over\s+by|[Cc]hair(?:man|person|woman)?|CHAIR(?:MAN)?"
    r"|[Cc]hairing|[Ii]n\s+the\s+[Cc]hair|[Pp]residing|[Pp]resides|PRESIDING|[Uu]nder\s+the\s+chairmanship\s+of)"
)
_WITH_COLON = rf"\s*:{_ADDRESS}\s*"
_NO_COLON = rf"\s+(?:{COMRADE}|{CIVIL})\s*:?\s+"
_LABEL = expression(
    rf"(?:(?P<guest>{_GUEST})|(?P<absent>{_ABSENT})|(?P<second>{_ATTENDANCE})|(?P<present>{_PRESENT}))"
    rf"(?:{_WITH_COLON}|{_NO_COLON}|(?(present)\s*$|(?!)))|(?P<chair>{_CHAIR})(?:\s*[:,—–-]{_ADDRESS}\s*|{_NO_COLON}|$)"
)
_STATUS = {
    "guest": Status.GUEST, "absent": Status.ABSENT, "second": Status.GUEST, "present": Status.PRESENT,
    "chair": Status.CHAIR,
}  # fmt: skip

_CHAIR_BEHIND = expression(
    rf"(?P<who>(?:(?:{COMRADE}|{CIVIL})\s+)?(?:{RANK}\s+)?{NAME}(?:\[\d+\])?)(?P<sign>(?:\s*+,)?\s++(?:[Pp]residing"
    rf"|[Pp]resided|[Pp]resides|[Cc]haired|in\s+the\s+[Cc]hair|was\s+in\s+the\s+chair|chairing)\.?)$"
)
SENTENCE = expression(
    rf"(?P<label>(?:{COMRADE})\s+)(?P<names>{UPPER}.*?)(?<!\s)(?P<sign>\s+(?:participate[sd]?|take\s+part|took\s+part"
    rf"|were\s+present|are\s+present|attend(?:ed)?)(?:\s+(?:in|at)\s+the\s+\w+)?\.?)$",
    re.DOTALL,
)
SIDE = expression(
    rf"(?:(?:[Oo]n|[Ff]rom|[Ff]or)\s+(?:the\s+|our\s+)?(?:[\w-]+\s+){{0,3}}side\b\s*[:,—–]?\s*"
    rf"|[Ff]rom\s+the\s+(?:[A-Z][\w()]*+\s*+){{1,5}}(?:—|–|--|:)\s*|(?:The\s+)?[A-Z]\w+\s+(?:side"
    rf"|delegation)\s*:\s*){_ADDRESS}\s*"
)
INVITED_BEHIND = expression(
    r"(?P<who>.*?)(?<!\s)(?P<sign>\s+(?:was|were)\s+(?:also\s+)?(?:invited|present|in attendance)(?:\s+(?:to"
    r"|at)\s+the\s+\w+)?\.?)$",
    re.DOTALL,
)

_SEPARATOR = expression(r"\s{0,9}(?:,\s{0,9}(?:and|&)\s|;\s{0,9}(?:and\s)?|,|\s(?:and|&)\s|(?P<line>\n))\s{0,99}")
"""White space is counted, so that a line of nothing else is read in linear time; what is over is trimmed."""
_GLUED_MARK = expression(r"(?<=,)\[\d{1,3}\]")
"""A note mark right behind the comma belongs to the name before it: ``Kozlov,[1] Mikoyan``."""
_BRACKETS = "([])"
_BARE_NAME = expression(rf"(?:{UPPER}\s){{0,3}}{SURNAME}|and")
_INITIALS_ONLY = expression(rf"(?:{INITIAL}[\s-]*){{1,4}}$")
_ENDS_IN_INITIAL = expression(rf"{LETTER}{{3}}[,\s]+(?:{UPPER}{LETTER}?\.[\s-]?)+$")
_INITIAL_BEHIND = expression(rf"{INITIAL}\s*$")
_FIGURE = expression(r"\[\d+\]")
_MARKS = expression(r"\[\d{1,3}\]|\(\d{1,3}\)")
_GLUED_FIGURE = expression(rf"(?<={LETTER})\d{{1,2}}$")
_STOP_BEHIND = expression(rf"(?<={LETTER}{{3}})\.$")
_NUMBERED = expression(r"(?:[-–•*]\s+|\d{1,2}[.)]\s+)+")
_OFFICE_WORD = (
    r"(?:[Mm]inister|[Hh]ead|[Cc]hairman|[Cc]hairperson|[Ss]ecretary|[Ff]irst|[Ss]econd|[Dd]eputy|[Cc]hief"
    r"|[Mm]ember|[Cc]andidate|[Aa]mbassador|[Cc]ommander(?:-in-[Cc]hief)?"
    r"|[Dd]irector|[Pp]resident|[Pp]remier|[Vv]ice|[Gg]eneral\s+[Ss]ecretary|[Ee]ditor|[Aa]ssistant"
    r"|[Rr]epresentative|[Pp]rime|[Aa]cting|[Cc]onsul|[Cc]ounsel+or|[Aa]ttach[eé]|[Pp]rosecutor|[Ii]nterpreter"
    r"|[Tt]ranslator|[Rr]ecorder|[Mm]anager|[Rr]ector|[Gg]overnor|[Mm]ayor)"
)
_OFFICE_OF = expression(rf"(?:the\s+)?(?:[A-Z]\w+\s+)?{_OFFICE_WORD}\s+(?:of|for|to|in|at)\b")
_OFFICE = expression(rf"(?:the\s+)?(?:{_OFFICE_WORD}\b|(?!{PARTICLE}\s)[a-z]\w+\s)")
_GROUP = expression(
    rf"(?:[Tt]he\s+)?(?:(?:[Ff]ull|[Cc]andidate|[Aa]lternate|[Pp]olitburo|[Pp]residium|CC|CPSU"
    rf"|[Cc]entral\s+[Cc]ommittee|[Ss]ecretariat|[Gg]overnment)\s+){{0,4}}"
    rf"(?:[Mm]embers|[Ss]ecretaries|[Cc]andidates|[Mm]inisters|[Mm]arshals|[Gg]enerals|[Dd]eputies"
    rf"|[Cc]andidate\s+[Mm]embers|[Aa]lternates|[Hh]eads)(?:\s+of\s++(?:the\s++)?\w[\w\s]{{1,39}}?)?\s*(?::|—|–|--"
    rf"|(?={COMRADE})|(?={UPPER}))\s*(?:{COMRADE}\s+)?"
)
_TITLES = expression(rf"(?:(?:and\s+)?(?:{COMRADE}|{CIVIL})\s*)+")
_RANK = expression(
    rf"(?:(?:{RANK}|{_OFFICE_WORD}(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)*)?|(?:CC|KGB|CPSU"
    rf"|Gosplan)\s+(?:{_OFFICE_WORD}))\s+)+(?={UPPER})"
)
_BEHIND = expression(
    r"\s*(?:\((?P<round>[^()]*)\)|\[(?P<square>[^\[\]]*)\]|(?:\s[-–—]\s*|[—–]\s*|--\s*)(?P<dash>[^—–]+))\s*$"
)
_NO_NAME = expression(
    r"(?:others?|etc\.?|and\s+others|et\s+al\.?|a\s+number\s+of\s.*|the\s+following|none|also)\.?$", re.IGNORECASE
)


@frozen
class _Piece:
    """One stretch of a list between two separators."""

    start: int
    end: int
    office: tuple[int, int] | None = None


@lru_cache(maxsize=1024)  # several rules ask it of the same line
def list_label(text: str) -> tuple[Status, bool, int] | None:
    """The status, whether it only follows a first list, and the length of the attendance label ``text`` begins with."""
    match = _LABEL.match(text)
    return (_STATUS[match.lastgroup or ""], match.lastgroup == "second", match.end()) if match else None


_BARE_LABEL = expression(rf"(?:{_PRESENT}|{_ATTENDANCE}|{_GUEST})\s+(?:{COMRADE}\s+)?(?=(?:{SURNAME}\s+){{3}})")
_BARE_WORDS = expression(rf"(?:(?:{SURNAME}|and|{UPPER})\s+){{3,}}(?:{SURNAME}|{UPPER})$")


def bare_label(text: str) -> int:
    """The length of an attendance label whose colon and commas the text layer lost, 0 if there is none."""
    match = _BARE_LABEL.match(text)
    return match.end() if match and _BARE_WORDS.match(text[match.end() :]) else 0


def chair_behind(text: str) -> re.Match[str] | None:
    """``Cde. X presiding.``: the name in ``who``, the words behind it in ``sign``; None for any other line."""
    return _CHAIR_BEHIND.match(text) if "resid" in text or "hair" in text else None


def group_label(text: str) -> bool:
    """Whether a line begins with the rank of those it names: ``Members of the Presidium Kozlov, ...``."""
    match = _GROUP.match(text)
    return match is not None and looks_like_names(re.split(r",|;|\band\b", text[match.end() :])[0])


_OPEN_END = expression(rf"(?:[,;]|\band|\b{UPPER}{LETTER}?\.)$")
_LONGEST_OPEN_END = 4
"""The longest such end, and the sign before it."""


def ends_open(text: str) -> bool:
    """Whether a line of a list cannot be its last: it ends in a comma, in ``and`` or in an initial."""
    return _OPEN_END.search(text.rstrip()[-_LONGEST_OPEN_END:]) is not None


def is_other_list(text: str) -> bool:
    """Whether a line begins a list of another form than a label with a colon: a side, a chair behind the name."""
    return bool(SIDE.match(text) or chair_behind(text) or list_label(text))


_BESIDE_NAMES = expression(r"\[\d{1,3}\]|\([^()]{0,200}\)")
_PARTED = expression(r"[,;\n]\s{0,9}(?:and\s|&\s)?|\s(?:and|&)\s")
_ENTRY = expression(
    rf"(?:(?:{COMRADE}|{CIVIL})\s{{0,9}}){{0,3}}(?:{RANK}\s{{1,9}})?(?:{NAME}|{_INITIALS_ONLY.pattern[:-1]})\.?"
)
LONGEST_NAME = 80
LONGEST_BARE_LIST = 4000
"""Characters; a list without a label that is longer is none."""


def looks_like_names(text: str, at_least: int = 1) -> bool:
    """Whether ``text`` is nothing but names parted by commas: for lists that lost their label or broke over lines."""
    if len(text) > LONGEST_BARE_LIST:
        return False
    bare = _BESIDE_NAMES.sub("", text.strip(" ,;")).removesuffix(" and")
    pieces = [piece.strip() for piece in _PARTED.split(bare) if piece and piece.strip()]
    return len(pieces) >= at_least and all(len(piece) <= LONGEST_NAME and _ENTRY.fullmatch(piece) for piece in pieces)


class ListReader:
    """Reads the stretch of a list of names into attendees and separators."""

    def __init__(self, source: Source, inliner: Inliner) -> None:
        self._source = source
        self._inliner = inliner

    def read(self, status: Status, label: tuple[int, int], start: int, end: int, tail: int = 0) -> AttendeeList:
        """The list from ``start`` to ``end``; ``label`` its printed label, ``tail`` the length of words behind it."""
        names_end = end - tail
        entries: list[Attendee] = []
        fragments: list[Fragment] = []
        position = start
        group = ""
        for piece in self._pieces(start, names_end):
            group, attendee = self._attendee(piece, status, group)
            first, behind = (attendee.origin.start, attendee.origin.end) if attendee else (piece.end, piece.end)
            if position < first and (between := self._source.fragment(position, first)):
                fragments.append(between)
            if attendee:
                entries.append(attendee)
            position = behind
        if position < end and (between := self._source.fragment(position, end)):
            fragments.append(between)
        printed = self._source.fragment(*label)
        whole = self._source.origin(printed.origin.start if printed else start, self._source.trim(start, end)[1])
        return AttendeeList(status, printed, tuple(entries), tuple(fragments), whole)

    def _pieces(self, start: int, end: int) -> list[_Piece]:
        """The stretches between separators outside brackets, initials and offices joined to their names."""
        text = self._source.text
        whole = text[start:end]
        raw: list[tuple[int, int]] = []
        position = start
        if "," not in whole and _BARE_WORDS.match(whole.strip()):
            return [_Piece(m.start(), m.end()) for m in _BARE_NAME.finditer(text, start, end) if m.group() != "and"]
        one_a_line = "," not in whole and ";" not in whole
        bracketed = any(sign in whole for sign in _BRACKETS)
        open_brackets = seen = 0
        for match in _SEPARATOR.finditer(text, start, end):
            if bracketed:
                between = text[start + seen : match.start()]
                open_brackets += sum(map(between.count, "([")) - sum(map(between.count, ")]"))
                seen = match.start() - start
                if open_brackets > 0:
                    continue
            if match["line"] and not one_a_line and not _NUMBERED.match(text, match.end()):
                continue
            glued = _GLUED_MARK.match(text, match.end()) if bracketed else None
            raw.append((position, glued.end() if glued else match.start()))
            position = glued.end() if glued else match.end()
        raw.append((position, end))
        inner = [_Piece(*self._source.trim(*piece)) for piece in raw]
        return self._join([piece for piece in inner if text[piece.start : piece.end].strip(" .,;")])

    def _join(self, raw: list[_Piece]) -> list[_Piece]:
        text = self._source.text
        joined: list[_Piece] = []
        for piece in raw:
            words = text[piece.start : piece.end]
            before = joined[-1] if joined else None
            between = text[before.end : piece.start] if before else ""
            if before and "," in between and "and" not in between:
                previous = text[before.start : before.end]
                if "." in words and _is_initials(words) and not _INITIAL_BEHIND.search(previous):
                    joined[-1] = _Piece(before.start, piece.end)
                    continue
                if _is_office(words):
                    joined[-1] = _Piece(before.start, piece.end, (piece.start, piece.end))
                    continue
                if before.office and words[0] in ascii_lowercase:
                    joined[-1] = _Piece(before.start, piece.end, (before.office[0], piece.end))
                    continue
            joined.append(piece)
        return joined

    def _attendee(self, piece: _Piece, status: Status, group: str) -> tuple[str, Attendee | None]:
        """One entry: (group office that goes on, the attendee or None for words that name nobody)."""
        start, end = piece.start, piece.end
        entry = _entry(self._source.text[start:end], piece.office[0] - start if piece.office else end - start)
        group = group if entry.group is None else entry.group
        if entry.start >= entry.end:
            return group, None
        content, origin = self._inliner.stretch(start + entry.start, start + entry.end)
        return group, Attendee(content, entry.name, entry.office or group, status, origin)


@frozen
class _Entry:
    """What the words of one entry say; name and office stand between ``start`` and ``end``, nobody's if these meet."""

    start: int
    end: int
    group: str | None
    """The office of this and the following entries; None if it says nothing of it."""
    name: str = ""
    office: str = ""


@lru_cache(maxsize=1024)  # the same people come to every sitting
def _entry(words: str, office_at: int) -> _Entry:
    """One entry of a list; what stands from ``office_at`` on is the office."""
    bullets = _NUMBERED.match(words)
    start, end = bullets.end() if bullets else 0, len(words)
    grouped = _GROUP.match(words, start)
    group = None
    if grouped and grouped.end() < end:
        group = re.sub(COMRADE, "", grouped.group()).strip(" :—–-")
        start = grouped.end()
    end = _without_stop(words, start)
    if start >= end or _NO_NAME.match(words[start:end]):
        return _Entry(start, start, group)
    name, office = _parts(words[start : min(office_at, end)].rstrip(BLANKS).rstrip(" ,"))
    if office_at < len(words):
        office = " ".join(words[office_at:end].split()).rstrip(".")
    return _Entry(start, end, group, name, office)


def _without_stop(words: str, start: int) -> int:
    """Where the words that begin at ``start`` end without the stop behind them; that of an initial belongs to it."""
    end = len(words)
    while end > start and words[end - 1] in ",;. \t\r\n":
        if words[end - 1] == "." and _ENDS_IN_INITIAL.search(words[start:end]):
            break
        end -= 1
    return end


@lru_cache(maxsize=1024)  # the same people come to every sitting
def _is_initials(words: str) -> bool:
    """Whether words behind a comma are the initials of the name before it."""
    return bool(_INITIALS_ONLY.match(_FIGURE.sub("", words).rstrip(" ;")))


@lru_cache(maxsize=1024)
def _is_office(words: str) -> bool:
    """Whether words behind a comma are the office of the name before it."""
    if _OFFICE_OF.match(words):
        return True
    return bool(_OFFICE.match(words)) and not (_GROUP.match(words) or _RANK.match(words))


def _parts(printed: str) -> tuple[str, str]:
    """A printed entry as (name, office): without address and note marks, its rank or office apart."""
    words = " ".join(printed.split())
    words = _MARKS.sub("", words) if "[" in words or "(" in words else words
    words = (_GLUED_FIGURE.sub("", words) if words[-1:].isdigit() else words).strip(" ,")
    words = _STOP_BEHIND.sub("", words) if words[-1:] == "." else words
    words = _TITLES.sub("", words, count=1) if _TITLES.match(words) else words
    office = ""
    behind = _BEHIND.search(words)
    if behind and behind.start():
        said = next(group for group in behind.groups() if group is not None).strip()
        if behind["square"] is None or re.match(_OFFICE_WORD, said):
            office, words = said, words[: behind.start()]
    rank = _RANK.match(words)
    if rank and rank.end() < len(words):
        office = office or rank.group().strip()
        words = words[rank.end() :]
    return words.strip(" ,"), office
