"""How a line begins: a glance that tells which of the rules over a line need not look at it at all."""

from enum import StrEnum, auto
from functools import lru_cache

from protocol_edition.model import expression
from protocol_edition.sources.wilson_center.speakers import names_somebody

_FIRST_WORDS = {
    "words of the web site": (
        "skip search add cancel clear share get citation print download show total view viewer english russian "
        "original back wilson digital international www digitalarchive home menu"
    ),
    "fields, sources, credits, addresses": (
        "summary description abstract credit credits language content contents document source archive date title "
        "this http https"
    ),
    "class marks": (
        "strictly top secret the single only sole special personal confidential rough working draft notes transcript "
        "record eyes absolutely for of copy to urgent verbatim"
    ),
    "points of other protocols": "re point protocol no n p pb st nop nopb nost np npb nst",
    "lists of names, sides, the chair": (
        "those present participants attended attending attendees taking members comrades in also invited guests "
        "observers as absent not excused absentees chaired presided chair chairman chairperson chairwoman chairing "
        "presiding presides under on from"
    ),
    "sittings and the agenda": (
        "excerpt excerpts extract extracts continuation first second third fourth morning evening afternoon night "
        "extraordinary joint enlarged closed regular next session meeting sitting plenum proposed agenda"
    ),
    "numbers in words": "item question",
    "decisions": (
        "it decided resolved agreed decreed adopted cc politburo presidium secretariat central decides resolves "
        "decrees decision decisions resolution resolutions decree conclusion conclusions instruction instructions"
    ),
    "headings without a number": (
        "regarding concerning matters about questions with materials material briefing exchange review holding oral "
        "brief report reports information discussion communication consideration proposal proposals preparation "
        "preparations result results message approval telegram telegrams note request instructions response reply "
        "visit composition situation measures"
    ),
}
"""Words, in small letters, by which a line begins that says at its beginning what it is."""
_TELLING = frozenset(word for words in _FIRST_WORDS.values() for word in words.split())
_WORD = expression(r"(?![IVXLC]+[a-z]?(?![A-Za-z])|[a-z][.)])[A-Za-z]++(?![^\x00-\x7f])")
"""A first word of plain letters that is no number and no letter of a list."""
_BULLET = expression(r"[-–•*·‣○●]\s")


class Beginning(StrEnum):
    """What a line can be by its beginning."""

    PLAIN = auto()
    """Words like any: text."""
    NAMING = auto()
    """A name with a sign behind it, or an address: text, a speaker's label, or somebody's report."""
    BULLETED = auto()
    """A bullet, and nothing behind it that could open a sitting or an agenda."""
    TELLING = auto()
    """Anything else: any rule may take the line."""


@lru_cache(maxsize=512)  # labels come again and again
def beginning(text: str) -> Beginning:
    """How a line begins; TELLING where in doubt."""
    if (
        "hair" in text
        or "resid" in text
        or "continuation" in text
        or "genda" in text
        or ("cont" in text and "(" in text)
    ):
        return Beginning.TELLING  # a chair, an agenda, a continued sitting
    word = _WORD.match(text)
    if word:
        if word[0].lower() in _TELLING:
            return Beginning.TELLING
        return Beginning.NAMING if names_somebody(text) else Beginning.PLAIN
    return Beginning.BULLETED if _BULLET.match(text) else Beginning.TELLING
