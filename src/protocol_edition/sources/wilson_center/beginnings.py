"""How a line begins: a glance that tells which of the rules over a line need not look at it at all."""

from functools import cache, lru_cache
from typing import NamedTuple

from protocol_edition.model import expression
from protocol_edition.sources.wilson_center.speakers import NAMINGS, naming


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# The words, in small letters, by which a line begins that says at its beginning what it is.
SITE = _words(
    "skip search add cancel clear share get citation print download show total view viewer english russian original"
    " back wilson digital international www digitalarchive home menu"
)
FIELDS = _words(
    "get citation summary description abstract credit credits original language content contents document source"
    " archive date title this http https"
)
CLASS_MARKS = _words(
    "strictly top secret the single only sole special personal confidential rough working draft notes transcript"
    " record eyes absolutely for of copy to urgent verbatim"
)
POINTS_ELSEWHERE = _words("re point protocol to no n p pb st nop nopb nost np npb nst")
LISTS = _words(
    "those present participants attended attending attendees taking members comrades in also invited guests observers"
    " as absent not excused absentees chaired presided chair chairman chairperson chairwoman chairing presiding"
    " presides under"
)
SITTINGS = _words(
    "excerpt excerpts extract extracts continuation the first second third fourth morning evening afternoon night"
    " extraordinary joint enlarged closed regular next session meeting sitting plenum protocol"
)
OPENING = LISTS | SITTINGS
"""Of lines that open a sitting."""
AGENDAS = _words("the proposed agenda")
NUMBERS = _words("point item question")
DECISIONS = _words(
    "the it decided resolved agreed decreed adopted cc politburo presidium secretariat central decides resolves"
    " decrees decision decisions resolution resolutions decree conclusion conclusions instruction instructions"
)
HEADINGS = _words(
    "on regarding concerning re matters about question questions the with in materials material briefing exchange"
    " review holding oral brief report reports information discussion communication consideration draft proposal"
    " proposals preparation preparations result results message approval telegram telegrams note notes request"
    " instructions response reply visit composition situation measures"
)
_KNOWN = frozenset().union(
    SITE, FIELDS, CLASS_MARKS, POINTS_ELSEWHERE, LISTS, SITTINGS, AGENDAS, NUMBERS, DECISIONS, HEADINGS
)
_WORD = expression(r"(?![IVXLC]+[a-z]?(?![A-Za-z])|[a-z][.)])[A-Za-z]++(?![^\x00-\x7f])")
"""A first word of plain letters that is no number and no letter of a list."""
_BULLET = expression(r"[-–•*·‣○●]\s")


class Beginning(NamedTuple):
    """What the beginning of a line tells."""

    word: str = ""
    """The first word in small letters, if lines of some kind begin with it."""
    naming: str = ""
    """How it names somebody, as ``speakers.naming`` says."""
    bulleted: bool = False
    unclear: bool = False
    """Whether any rule may take it."""


def beginning(text: str) -> Beginning:
    """How a line begins."""
    if (
        "hair" in text
        or "resid" in text
        or "genda" in text
        or "continuation" in text
        or ("(" in text and "cont" in text)
    ):
        return _UNCLEAR[naming(text)]  # behind its beginning it may tell of a chair, an agenda, a continued sitting
    found = _WORD.match(text)
    if found:
        word = found[0].lower()
        return _with_word(word if word in _KNOWN else "", naming(text))
    return _BULLETED if _BULLET.match(text) else _UNCLEAR[naming(text)]


def may_begin(text: str, words: frozenset[str]) -> bool:
    """Whether a line may be one of a kind that is known by its first word, one of these in small letters."""
    word = _first_word(text)
    return word is None or word in words


@lru_cache(maxsize=64)  # asked several times of each line above the record
def _first_word(text: str) -> str | None:
    found = _WORD.match(text)
    return found[0].lower() if found else None


@cache  # there are few
def _with_word(word: str, named: str) -> Beginning:
    return Beginning(word, named)


_BULLETED = Beginning(bulleted=True)
_UNCLEAR = {named: Beginning(naming=named, unclear=True) for named in ("", *NAMINGS)}
ANY = _UNCLEAR[""]
"""As a line begins of which nothing is to be told by its beginning."""
