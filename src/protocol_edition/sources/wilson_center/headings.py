"""Headings of agenda items and sessions, class marks and head lines (sections 7 and 12 of the forms)."""

import re
from functools import lru_cache

from protocol_edition.model import expression, frozen, number_value, roman_value
from protocol_edition.sources.wilson_center.dates import find_date
from protocol_edition.sources.wilson_center.words import (
    CLASSIFICATION,
    FINITE_VERB,
    HEADING_START,
    IMPERATIVE_CLAUSE,
    NOMINAL_START,
    NOT_HEADING_ON,
    ON_A_DATE,
    ONE_CLASS_MARK,
    RELATIVE_VERB,
    REPORT_OF_PERSON,
    WEAK_CLASS_MARKS,
)

_FIGURE = r"\d{1,3}[a-z]?"
_STOP = r"\s?[.)]\s*(?=\S)"
_NUMBER = expression(
    r"(?P<bullet>[-–•*]\s+)?(?:"
    rf"(?:Point|Item|Question|POINT|ITEM)\s+(?P<point>{_FIGURE}|[IVXLC]+)\s*[.:)]?\s*(?=\S)"
    rf"|(?P<dots>…\s*|\.{{3}}\s*)?(?:(?P<roman>[IVXLC]+(?:[a-z]|½|/\d)?){_STOP}|(?P<figure>{_FIGURE}){_STOP}"
    r"|(?P<stopless>[IVXLC]+|\d{1,2})\s+(?=(?:On|Regarding|Concerning|Matters|Re)\s))"
    rf"|(?P<more>\.{{4,}}\s*)(?P<dotted>{_FIGURE}){_STOP})"
)
"""The forms of printed numbers. One whose stop the text layer lost is one only before the words that begin headings."""
_FRACTION = expression(r"[a-z]$|½|/\d$")
_BULLET = expression(r"(?:[-–•*·‣○●]\s+|[a-zа-я][.)]\s+(?=\S)|\([a-z]\)\s+)")
_LETTER = expression(r"[a-zа-я]")
_DIGIT = expression(r"\d")
_AGENDA = expression(
    r"(?:The\s+|Proposed\s+)?(?:agenda|AGENDA|Agenda)(?:\s+of\s+the\s+(?:meeting|session))?\s*:\s*"
    r"|(?:.{0,60}\bproposed\s+(?:the|an)\s+(?:following\s+)?agenda)\s*+(?::\s*+)?$"
)


def agenda_label(text: str) -> re.Match[str] | None:
    """The label of an agenda at the head of ``text``: ``Agenda:``, ``X proposed the following agenda:``."""
    return _AGENDA.match(text) if "genda" in text or "AGENDA" in text else None


_SESSION_WORD = r"(?:[Ss]ession|SESSION|[Mm]eeting|MEETING|[Ss]itting|SITTING|[Pp]lenum|PLENUM)"
_SESSION = expression(
    rf"(?:Excerpts?|Extracts?)\s+from\s+(?:the\s+)?(?:[Pp]rotocol|[Mm]inutes)\b"
    rf"|(?:[Cc]ontinuation|CONTINUATION)\s+of\b"
    rf"|(?:(?:THE|The|First|Second|Third|Fourth|Morning|Evening|Afternoon|Night|Extraordinary|Joint|Enlarged"
    rf"|Closed|Regular|Next)\s+)?{_SESSION_WORD}(?:\s+(?:of|on|in|at|[IVX]+\b|\d+|No\.?\s?\d+|held|between"
    rf"|with)|\s*[:—–-]|\s*,|$)"
    rf"|Protocol\s+(?:No\.?\s*)?\d+.*\b{_SESSION_WORD}\b",
    re.DOTALL,
)
_CONTINUED = expression(
    rf".*\(\s*(?:continuation|continued|cont(?:’|'|inue)?d?\.?)\s*\)|.*\bcontinuation\s+of\s+the\s+{_SESSION_WORD}",
    re.DOTALL,
)
PROTOCOL_NUMBER = expression(
    r"\b(?:Protocol|PROTOCOL|Minutes)\s+(?:(?:No\.?|Nº|№|number)\s*)?(?P<number>\d{1,4}[a-z]?(?:/\d+)?)\b"
)
_PROTOCOL_LINE = expression(r"(?:PROTOCOL|Protocol)\s+(?:(?:No\.?|Nº|№)\s*)?\d{1,4}[a-z]?(?:\s*[\(\[].*[\)\]])?\.?$")
_PROTOCOL_POINT = expression(
    r"[(\[]?\s*(?:[Rr]e:?\s+)?(?:(?:[Tt]o\s+)?[Pp]oint\s+[IVXLC\d]+\s+of\s+)?Protocol\s+(?:No\.?\s*)?(?P<number>\d+)\s*[)\]]?\.?$"
    r"|[(\[]?\s*Re:?\s++.*\bProtocol\s+(?:No\.?\s*)?(?P<number2>\d+)\s*[)\]]?\.?$"
    r"|(?:(?:No\.?|Nº|№|N)\s*)?(?:P|Pb|PB|П|ST|St)\s?(?P<number3>\d+)\s?/\s?[IVXLCA-Z\d-]+\.?$"
)
_HOUR = (
    r"(?:(?<![\d.])\d{1,2}[:.]\d{2}(?!\.?\d)(?:\s*(?:[ap]\.?m\.?|hours|hrs|o[’']clock))?|\d{1,2}\s*(?:[ap]\.?m\.?\b\.?|o[’']clock"
    r"|hours|hrs\.?)|noon|midnight)(?:\s+(?:in\s+the\s+(?:morning|evening|afternoon)|Moscow\s+time))?"
)
_HOURS = expression(rf"(?<!\d){_HOUR}(?:\s*[-–]\s*{_HOUR})?(?!\w)")
_HOUR_IN_HEADING = expression(rf"(?<![\d/]){_HOUR}(?!\w)")
_MAY_DATE = expression(r"\d|noon|midnight", re.IGNORECASE)
"""What every date and hour has in it: most lines have none of it."""
_HOUR_LINE = expression(
    rf"(?:(?:The\s+)?(?:session|meeting|sitting|discussion|conversation)\s+(?:began|opened|started|begins"
    rf"|starts|opens|commenced|was\s+(?:opened|held)|ended|closed|lasted)\s+(?:at|from"
    rf"|until)\s+(?P<at>{_HOUR}).*|(?:Beginning|Start|Time|Hour|Began"
    rf"|Opening)\s*:?\s*(?:at\s+)?(?P<at2>{_HOUR}).*|(?:at\s+"
    rf"|from\s+)?(?P<at3>{_HOUR})(?:\s*[-–]\s*{_HOUR})?\.?)$",
    re.IGNORECASE,
)


@frozen
class NumberMark:
    """A printed number at the head of a unit."""

    length: int
    number: str
    value: int | None
    roman: bool
    bulleted: bool
    """With a list bullet before it."""
    point: bool
    """Printed as ``Point 1.``."""
    dots: bool


@lru_cache(maxsize=1024)  # several rules ask it of the same line
def number_mark(text: str) -> NumberMark | None:
    """The number ``text`` begins with: roman ``I.``, ``- I.``, arabic ``8.``, ``…13.``, ``Point 1.``"""
    match = _NUMBER.match(text)
    if not match:
        return None
    kind, length = match.lastgroup or "", match.end()
    dots = match["dots"] or match["more"]
    mark = _mark(kind, length, match[kind], match["bullet"] is not None, dots is not None)
    glued = not text[length - 1].isspace() and _DIGIT.match(text, length)
    return mark if mark and (mark.roman or not glued) else None


@lru_cache(maxsize=512)  # the items of every record have the same numbers
def _mark(kind: str, length: int, number: str, bulleted: bool, dots: bool) -> NumberMark | None:
    """A number of some form; None for a roman one that is none."""
    point = kind == "point"
    if kind != "roman" and (point or not number.isalpha()):
        return NumberMark(length, number, number_value(number), False, bulleted, point, dots)
    value = roman_value(_FRACTION.sub("", number))
    return NumberMark(length, number, value, True, bulleted, point, dots) if value else None


def bullet(text: str) -> tuple[int, str] | None:
    """Length and label of a bullet or letter at the head of ``text``: ``- `` has the label "", ``a) `` has ``a``."""
    match = _BULLET.match(text)
    if not match:
        return None
    letter = _LETTER.search(match.group())
    return match.end(), letter.group() if letter else ""


_ASIDE = expression(r"\[[^\]]*\]|\([^)]*\)|[“\"][^”\"]*[”\"]")
_MARKS_BEHIND = expression(r"(?:\[\d{1,3}\]|\(\d{1,3}\))+\.?$")
_SENTENCES = expression(r"[a-z\])”\"]{2,}[.!?]\s+[A-Z“\"]")
_SHORTENED = expression(r"\b(?:Cde?s?|Com(?:r)?s?|No|Mr|Mrs|Dr|Gen|St|Op|vs|U\.S|Prof|Amb)\.\s")


def has_verb(text: str) -> bool:
    """Whether the main clause of ``text`` has a finite verb: then it is a sentence, not a heading."""
    bare = _ASIDE.sub(" ", text)
    return any(not RELATIVE_VERB.search(bare[: verb.start()]) for verb in FINITE_VERB.finditer(bare))


LONGEST_HEADING = 400


@lru_cache(maxsize=512)  # several rules ask it of the same words
def is_heading_like(text: str) -> bool:
    """Whether words can be the heading of an item: short, one sentence, no finite verb, no list sign at the end."""
    words = text.strip()
    if len(words) > LONGEST_HEADING:
        return False
    stripped = _MARKS_BEHIND.sub("", words).rstrip()
    one_sentence = not _SENTENCES.search(_SHORTENED.sub(" ", stripped))
    return one_sentence and not stripped.endswith((";", "!", "?", ",", ":")) and not has_verb(stripped)


def unnumbered_heading(text: str) -> bool | None:
    """Whether a line without number is an item's heading: True, False, or None where readers may differ."""
    if HEADING_START.match(text) and not NOT_HEADING_ON.match(text):
        dated = ON_A_DATE.match(text) and text.rstrip().endswith(".")
        return is_heading_like(text) and not dated and not IMPERATIVE_CLAUSE.search(text)
    if (
        ("’" in text or "'" in text)
        and REPORT_OF_PERSON.match(text)
        and is_heading_like(text)
        and len(text.split()) <= 25
        and not text.rstrip().endswith(".")
    ):
        return None
    if NOMINAL_START.match(text) and is_heading_like(text) and len(text.split()) <= 30:
        return None
    return False


def is_session_heading(text: str) -> bool:
    """Whether a line opens a sitting: ``Session of 28 October 1962``, ``Continuation of the session of ...``."""
    if len(text) > 240 or not (_SESSION.match(text) or ("cont" in text and _CONTINUED.match(text))):
        return False
    return not has_verb(text) and not text.endswith((",", ";"))


def is_protocol_line(text: str) -> bool:
    """Whether a line is nothing but the number of the protocol."""
    return bool(_PROTOCOL_LINE.match(text))


def protocol_point(text: str) -> str:
    """The number of the protocol that a line such as ``(Re: Point IV of Protocol No. 28)`` or ``No. P63/IV`` names."""
    match = _PROTOCOL_POINT.match(text)
    return next((number for number in match.groups() if number), "") if match else ""


def class_marks(text: str) -> tuple[str, ...]:
    """The class marks a line consists of, () if it says more: ``Top Secret``, ``(Working Notes)``."""
    words = text.strip()
    if len(words) > 160 or not CLASSIFICATION.fullmatch(words):
        return ()
    marks = tuple(match.group().strip() for match in ONE_CLASS_MARK.finditer(words))
    strong = [
        mark for mark in marks if mark.strip("()[].! ").lower() not in WEAK_CLASS_MARKS or mark.startswith(("(", "["))
    ]
    return marks if strong else ()


@frozen
class Circumstance:
    """Date, place and hour that a head line gives, "" for what it does not."""

    date: str
    place: str
    hour: str


def circumstance(text: str, year: str) -> Circumstance | None:
    """What a line says that holds nothing but date, place and hour; None if it says more."""
    hour_line = _HOUR_LINE.match(text.strip())
    if hour_line:
        return Circumstance("", "", (hour_line["at"] or hour_line["at2"] or hour_line["at3"]).strip())
    if len(text) > 120 or not _MAY_DATE.search(text):
        return None
    dated, hours = find_date(text, year), _HOURS.search(text)
    if not dated and not hours:
        return None
    rest = text
    for span in sorted(
        ((m.start(), m.end()) for m in (hours, dated and _Span(dated.start, dated.end)) if m), reverse=True
    ):
        rest = rest[: span[0]] + " " + rest[span[1] :]
    rest = re.sub(r"\b(?:at|on|from|hours|the)\b", " ", rest)
    place = " ".join(rest.split()).strip(" ,.;:()[]–—-")
    if place and not re.fullmatch(r"(?:[A-ZÀ-Ž][\w’'-]+)(?:[ ,-]+(?:[A-ZÀ-Ž][\w’'-]+)){0,4}", place):
        return None
    if place and re.match(
        r"(?:Session|Meeting|Protocol|Minutes|Present|Conversation|Politburo|Presidium|Top|Secret)\b",
        place,
        re.IGNORECASE,
    ):
        return None
    return Circumstance(dated.edtf if dated else "", place, " ".join(hours.group().split()) if hours else "")


@frozen
class _Span:
    _start: int
    _end: int

    def start(self) -> int:
        return self._start

    def end(self) -> int:
        return self._end


def head_circumstance(heading: str, year: str) -> Circumstance:
    """Date, place and hour named inside a session's heading."""
    dated = find_date(heading, year)
    hours = _HOUR_IN_HEADING.search(heading)
    return Circumstance(dated.edtf if dated else "", "", " ".join(hours.group().split()) if hours else "")
