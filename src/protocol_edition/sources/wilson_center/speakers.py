"""Labels over somebody's words (section 8 of the forms), tried in the order of one table."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from protocol_edition.model import expression, frozen
from protocol_edition.sources.source import Unit
from protocol_edition.sources.wilson_center.words import (
    CAPS,
    CIVIL,
    COMRADE,
    FINITE_VERB,
    INITIAL,
    LETTER,
    NAME,
    NOT_A_SPEAKER,
    ONE_CLASS_MARK,
    RANK,
    SURNAME,
    UPPER,
)

_ADDRESS = rf"(?:{COMRADE}|{CIVIL})\s+"
_ADDRESSED = rf"{_ADDRESS}(?:{RANK}\s+)?{NAME}"
_MORE = rf"(?:\s*(?:,\s*and|,|;|\band\b|&)\s*(?:{_ADDRESS})?+(?:{RANK}\s+)?{NAME})*+"
_MARK = r"(?:\s?\[\d{1,3}\])?"
_ASIDE = r"(?:\s*\((?P<office>[^()]{1,120})\))?"
_DASH = r"\s*(?:—|–|--|―)\s*|\s+-\s+"
_GLUED = r"(?P<glued>\d{1,2}(?=\s)|\[\d{1,3}\])?"


@frozen
class SpeakerLabel:
    """A label found at the head of a unit. Lengths count from the unit's start."""

    printed: int
    """Length of the names with titles and office: the speaker's content."""
    whole: int
    """Length of the label with its dash, colon or stop."""
    names: tuple[str, ...]
    office: str
    sure: bool
    """False where readers may differ (section 14): the label is taken, and reported."""


@frozen
class Voices:
    """What is known of a text's speakers before its body is read."""

    known: frozenset[str]
    """Surnames of the attendance lists, lower case."""
    colon: frozenset[str]
    """Mixed-case labels before a colon or dash that begin two lines or more, or stand beside others of the kind."""
    capitals: bool
    """Whether the text labels its speakers in capitals."""
    alone: frozenset[str] = frozenset()
    """Surnames that stand alone on lines again and again, with words below."""

    def knows(self, name: str) -> bool:
        """Whether the surname of ``name`` is in an attendance list."""
        return surname(name) in self.known


_SPACE = expression(r"[\s,]+")
_INITIALS = expression(rf"(?:{INITIAL})+-?")
_GENITIVE = expression(r"[’'`]s?$")
_INITIALS_FIRST = expression(rf"^(?:{INITIAL}\s?)+")
_FIGURE = expression(r"\[\d{1,3}\]")
_BRACKET_BEHIND = expression(r"(?:(?<!\s)\s++)?\([^()]*\)\s*+$")
_BETWEEN_NAMES = expression(r"(?:(?<!\s)\s++)?(?:,\s*and\s|,|;|&)\s*|(?<!\s)\s++and\s+")
_TITLES_FIRST = expression(rf"^(?:(?:{COMRADE}|{CIVIL})\s*)+|^(?:{RANK})\s+(?={UPPER})")
_RANK_FIRST = expression(rf"^(?:{RANK})\s+(?={UPPER})")
_INITIALS_ALONE = expression(rf"(?:{INITIAL}\s?)+|{UPPER}\.?")


@lru_cache(maxsize=1024)  # the same names in list, labels and points
def surname(name: str) -> str:
    """The part of a printed name by which it is compared: lower case, without initials and forenames."""
    words = [word for word in _SPACE.split(name) if word and not ("." in word and _INITIALS.fullmatch(word))]
    return _GENITIVE.sub("", (words[-1] if words else name).lower().strip(".,:;?"))


def _is_name(who: str) -> bool:
    """Whether a label's first word, initials apart, can be a name: ``Agenda`` cannot."""
    words = (_INITIALS_FIRST.sub("", who) if "." in who else who).split()
    return bool(words) and words[0].lower().strip(".,:") not in NOT_A_SPEAKER


def split_names(printed: str) -> tuple[str, ...]:
    """The names in a label, without titles: ``Cdes. Suslov, Kozlov and Mikoyan`` gives three."""
    bare = _FIGURE.sub("", printed) if "[" in printed else printed
    bare = _BRACKET_BEHIND.sub("", bare) if ")" in bare else bare
    bare = bare.replace("[", "").replace("]", "")
    joined: list[str] = []
    for printed_part in _BETWEEN_NAMES.split(bare):
        part = _RANK_FIRST.sub("", _TITLES_FIRST.sub("", printed_part.strip(" .:")))
        if joined and _INITIALS_ALONE.fullmatch(part):
            joined[-1] += f", {part}"
        elif part:
            joined.append(part)
    return tuple(joined)


_STOPPED = expression(rf"(?P<n>.*{LETTER}{{2,}})\.$")
_ENDS_IN_INITIAL = expression(rf"{INITIAL}$")


def _label(match: re.Match[str], text: str, sure: bool = True) -> SpeakerLabel:
    office = (match.groupdict().get("office") or "").strip()
    end = match.end("who")
    printed = text[:end]
    if office and match.end("office") + 1 > end:
        end = match.end("office") + 1
    stop = _STOPPED.match(printed) if "." in printed else None
    names = split_names(stop["n"] if stop and not _ENDS_IN_INITIAL.search(printed) else printed)
    return SpeakerLabel(end, _behind_sign(match), names, office, sure)


def _behind_sign(match: re.Match[str]) -> int:
    """Where the words begin: a note figure glued to the sign (``Full Name:1``) stands with them."""
    return match.start("glued") if match.groupdict().get("glued") else match.end()


_TITLED = expression(
    rf"(?P<who>{_ADDRESSED}{_MORE}{_MARK}){_ASIDE}{_MARK}(?:(?P<sign>{_DASH}|\s*:\s*){_GLUED}|[.:,]?\s*$)"
)
_TITLED_STOP = expression(
    rf"(?P<who>{_ADDRESS}(?:{INITIAL}\s?)*{UPPER}{LETTER}{{2,}}(?:\s{SURNAME}){{0,2}}){_ASIDE}\.\s+(?=[A-Z“\"(\[])"
)
_BEGINS_TITLES = tuple("CcTtMS")
"""How every address begins: ``Cde.``, ``comrade``, ``tov.``, ``Mr.``, ``Sir``."""
_APPOSITION = expression(r"\s*(?:the|a|an|our|their|his|her)\s+[^.,;]{1,60}\.?\s*$")


@lru_cache(maxsize=512)  # who speaks, speaks again
def _titled_label(text: str) -> SpeakerLabel | None:
    if text[:1] not in _BEGINS_TITLES:
        return None
    match = _TITLED.match(text)
    if match and match["sign"]:
        rest = text[match.end() :]
        dashed = text[match.end("who") : match.end()].strip() in ("—", "–", "-", "--")
        if dashed and _APPOSITION.match(rest) and not FINITE_VERB.search(rest):
            return None
        return _label(match, text)
    match = match or _TITLED_STOP.match(text)
    return _label(match, text) if match else None


_CAPS_NAME = rf"(?:{INITIAL}\s?)*+{CAPS}(?:[\s-]{CAPS}){{0,2}}(?:,?\s?{INITIAL})*+"
_CAPS_SIGN = expression(
    rf"(?P<open>\[)?(?P<who>(?:{COMRADE}\s+)?{_CAPS_NAME}(?:(?:,\s|\sand\s"
    rf"|\sAND\s){_CAPS_NAME})*{_MARK})(?P<close>[.:]?\])?{_ASIDE}{_MARK}(?P<sign>\s*[.:](?!\w)"
    rf"|{_DASH})?{_GLUED}\s*"
)


def _capitals(text: str, voices: Voices) -> SpeakerLabel | None:
    match = _CAPS_SIGN.match(text)
    if not match or bool(match["open"]) != bool(match["close"]):
        return None
    who = match["who"]
    letters = re.sub(r"[^A-ZÀ-ÖØ-ÞŁŚŠŽȘȚĂŐŰА-Я]", "", who)
    bare = re.sub(rf"^(?:{COMRADE}\s+)?(?:{INITIAL}\s?)*", "", who).split()
    first = bare[0].strip(",.") if bare else ""
    if (
        len(letters) < 3
        or not bare
        or re.fullmatch(r"[IVXLCDM]+", first)
        or first.lower() in NOT_A_SPEAKER
        or ONE_CLASS_MARK.fullmatch(who)
    ):
        return None
    signed = match["sign"] or match["close"]
    rest = text[match.end() :]
    if not signed:
        named = voices.knows(first) or voices.knows(who) or (voices.capitals and len(who.split()) <= 2)
        words_follow = not rest or re.match(r"[A-Z“\"(]", rest) is not None
        if not named or not words_follow or (rest and rest.split()[0].isupper() and len(rest.split()[0]) > 1):
            return None
    if len(who.split()) > 4:
        return None
    end = match.end("close") if match["close"] else match.end("who")
    office = match["office"] or ""
    end = match.end("office") + 1 if office else end
    return SpeakerLabel(end, _behind_sign(match), split_names(who), office, bool(signed) or voices.knows(first))


_FORENAME_SUPPLIED = expression(rf"(?P<who>\[{UPPER}{LETTER}+\]\s+{SURNAME}){_ASIDE}\s*(?:[.:]|{_DASH})\s*")
_NAME_COLON = expression(rf"(?P<who>{NAME}{_MARK}){_ASIDE}\s*:{_GLUED}\s*(?!//)")
_NAME_DASH = expression(rf"(?P<who>{NAME}{_MORE}{_MARK}){_ASIDE}(?:\s*(?:—|--|―)\s*|\s–\s){_GLUED}")
_NAME_STOP_PRONOUN = expression(rf"(?P<who>{NAME})\.\s+(?=(?:He|She|They)\s)")
_NAMES_ALONE = expression(rf"(?P<who>{NAME}{_MORE}{_MARK})[.:,]?\s*$")


def _forename_supplied(text: str, _: Voices) -> SpeakerLabel | None:
    match = _FORENAME_SUPPLIED.match(text) if text.startswith("[") else None
    return _label(match, text) if match else None


_COMRADE = expression(COMRADE)


def _signed(text: str) -> re.Match[str] | None:
    """Names with a colon or dash behind them at the head of ``text``: looked for where there is such a sign."""
    dashed = "—" in text or "–" in text or "--" in text or "―" in text
    return (_NAME_COLON.match(text) if ":" in text else None) or (_NAME_DASH.match(text) if dashed else None)


def _named(text: str, voices: Voices) -> SpeakerLabel | None:
    match = _signed(text)
    if not match or _COMRADE.match(text) or not _is_name(match["who"]):
        return None
    names = split_names(match["who"])
    if all(voices.knows(name) for name in names):
        return _label(match, text)
    if surname(match["who"]) in voices.colon:
        return _label(match, text, sure=len(names) == 1)
    return None


def _reported_by_pronoun(text: str, voices: Voices) -> SpeakerLabel | None:
    match = _NAME_STOP_PRONOUN.match(text) if "." in text else None
    if not match or not _is_name(match["who"]):
        return None
    return _label(match, text, sure=voices.knows(match["who"]))


def _alone(text: str, voices: Voices) -> SpeakerLabel | None:
    match = _NAMES_ALONE.match(text)
    if not match or not _is_name(match["who"]):
        return None
    if not all(voices.knows(name) or surname(name) in voices.alone for name in split_names(match["who"])):
        return None
    return _label(match, text, sure=False)


REACH = 240
"""Characters within which a label ends. Longer lines are cut there (and closed by a NUL, so that no form takes the
cut for the line's end): the forms look back at names again and again, which a hostile line could make dear."""

FORMS: tuple[tuple[str, frozenset[str], Callable[[str, Voices], SpeakerLabel | None]], ...] = (
    ("Cde. X—  Cde. X:  Cde. X", frozenset(["address"]), lambda text, _: _titled_label(text)),
    ("[Forename] Surname.", frozenset(["bracket"]), _forename_supplied),
    ("SURNAME.  SURNAME (office).  [SURNAME.]", frozenset(["bracket", "address", "capitals"]), _capitals),
    ("X. He proposes", frozenset(["address", "capitals", "name"]), _reported_by_pronoun),
    ("Surname:  I. Surname:  X—", frozenset(["address", "capitals", "name"]), _named),
    ("surnames alone on a line", frozenset(["address", "capitals", "name"]), _alone),
)
"""The forms of a speaker's label and of the beginnings they may have; the first that matches wins."""

REPORTED = expression(
    rf"{_ADDRESSED}\s+(?:says?|said|speaks?|spoke|believes?|believed|provides?|provided|thinks?|proposes?"
    rf"|proposed|reports?|reported|informs?|informed|supports?|supported|notes?|noted|adds?|added|asks?|asked"
    rf"|considers?|agrees?|agreed|explains?|explained|stresses|stressed|emphasi[sz]e[sd]?)\b"
)
"""Reported speech: a turn or narrative (section 14, 5); the cautious reading is narrative."""


_MAY_LABEL = expression(
    rf"(?P<bracket>\[)|(?P<address>(?:{COMRADE}|{CIVIL})\s)"
    rf"|(?P<capitals>(?:{INITIAL}\s?)*+{UPPER}(?:{UPPER}|[’'\-]))"
    rf"|(?P<name>{NAME}\s*(?:[.:,;&(\[—–―’']|--|and\b|\Z))"
)


NAMINGS = ("bracket", "address", "capitals", "name")


def naming(text: str) -> str:
    """How a line names somebody at its beginning: by a ``bracket``, an ``address``, in ``capitals``, or by a ``name``
    with a sign behind it; "" for a line that does not. So does every label."""
    match = _MAY_LABEL.match(text)
    return match.lastgroup or "" if match else ""


@cache
def _forms(named: str) -> list[Callable[[str, Voices], SpeakerLabel | None]]:
    """The forms of labels that begin so."""
    return [form for _, beginnings, form in FORMS if named in beginnings]


def speaker_label(text: str, voices: Voices, named: str | None = None) -> SpeakerLabel | None:
    """The speaker's label at the head of ``text``, None if there is none; ``named`` is its ``naming``, if known."""
    named = naming(text) if named is None else named
    if not named:
        return None
    reach = text if len(text) <= REACH else text[:REACH] + "\0"
    for form in _forms(named):
        label = form(reach, voices)
        if label and label.names:
            return label
    return None


_ONE_NAME = expression(rf"(?:{INITIAL}\s?)*{SURNAME}")


@lru_cache(maxsize=512)  # labels come again and again
def _heard(text: str, named: str) -> tuple[str, bool, str]:
    """What a line that names somebody so tells of the way speakers are labelled: the surname that a colon or a dash
    follows, whether it is a label in capitals, and the surname that is all of the line; "" where there is none."""
    signed = _signed(text)
    labelled = surname(signed["who"]) if signed and _is_name(signed["who"]) else ""
    lone = _ONE_NAME.fullmatch(text) and text.lower() not in NOT_A_SPEAKER
    return labelled, named != "name" and _in_capitals(text), surname(text) if lone else ""


def _in_capitals(text: str) -> bool:
    """Whether a line begins with a name in capitals, with a sign or words behind it."""
    match = _CAPS_SIGN.match(text)
    if not match or not (match["sign"] or re.match(r"[A-Z][a-z]", text[match.end() :])):
        return False
    return _is_name(match["who"])


def listen(lines: list[Unit], namings: dict[int, str], known: frozenset[str]) -> Voices:
    """What the lines of a text tell of the way it labels speakers; ``namings`` say by their positions how some of them
    name somebody."""
    heard = {i: _heard(lines[i].text[:REACH], named) for i, named in namings.items()}
    labels = [label for label, _, _ in heard.values() if label]
    capitals = sum([in_capitals for _, in_capitals, _ in heard.values()])
    lone = [(i, name) for i, (_, _, name) in heard.items() if name]
    alone = [name for i, name in lone if i + 1 < len(lines) and len(lines[i + 1].text) > 25]
    together = len(labels) >= 3 and len(set(labels)) >= 2
    colon = frozenset(label for label in set(labels) if together or label in known or labels.count(label) >= 2)
    if len(set(labels)) == 1 and not capitals and not any(_titled_label(lines[i].text[:REACH]) for i in heard):
        colon = frozenset(labels)
    return Voices(known, colon, capitals >= 2, frozenset(alone) if len(alone) >= 3 else frozenset())
