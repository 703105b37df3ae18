"""Citations for the eye: one function a style, from a Reference to words.

Made here and not by a CSL processor, because with no author the official styles put the translator in front, as if he
had written the protocol, and leave out who publishes the text (citation spec, section 7).
"""

import re
from collections.abc import Callable
from functools import lru_cache

from protocol_edition.exports.dates import apa_date, chicago_date, mla_date
from protocol_edition.exports.person_names import PersonName
from protocol_edition.exports.reference import Kind, Reference, Work, listed
from protocol_edition.exports.typography import Styled, italic, joined, quoted, roman, stopped, typeset
from protocol_edition.words import later

_SHORT_ROLES = (
    (re.compile(r"\btranslated and edited by\b", re.IGNORECASE), "trans. and ed."),
    (re.compile(r"\bedited and translated by\b", re.IGNORECASE), "ed. and trans."),
    (re.compile(r"\btranslated by\b", re.IGNORECASE), "trans."),
    (re.compile(r"\bedited by\b", re.IGNORECASE), "ed."),
    (re.compile(r"\bcompiled by\b", re.IGNORECASE), "comp."),
)
_NEXT_CLAUSE = re.compile(
    r"\. (?=(?:Annotated|Compiled|Contributed|Edited|First|Obtained|Prepared|Provided|Published|See|Transcribed"
    r"|Translated|With) )(\w)"
)
_BEGINS_WITH_A_ROLE = re.compile(
    r"(?:Annotated|Compiled|Contributed|Donated|Edited|Introduced|Obtained|Prepared|Provided|Published|Reviewed|Revised|"
    r"Selected|Transcribed|Transcription|Translated|Translation|With)\b"
)


def chicago_note(reference: Reference) -> Styled:
    """Chicago 18, first note: the specific part first, then date, those responsible and the place."""
    work = reference.work
    more = joined(
        ", ",
        [
            roman(chicago_date(reference.date)),
            roman(_short_credit(work.credit)),
            _archive(work),
            roman(work.host),
            _version(work),
            roman(reference.address),
        ],
    )
    within = quoted(work.title, "," if more else ".")
    if reference.kind is Kind.DOCUMENT:
        title = within
    elif reference.heading:
        title = f"{quoted(reference.heading, ',')} {_within(reference)}{within}"
    else:
        title = _capital(_within(reference)) + within
    return stopped(joined(" ", [roman(title), more]))


def chicago_short(reference: Reference) -> Styled:
    """Chicago 18, later notes: ``“Presidium Protocol 63,” item IX.``; the heading where an item has no number."""
    short = reference.work.short_title or reference.work.title
    if reference.kind is Kind.DOCUMENT:
        return roman(quoted(short, "."))
    numbered = any(locator.kind is Kind.ITEM for locator in reference.locators)
    if numbered or not reference.heading:
        return stopped(roman(f"{quoted(short, ',')} {reference.label}"))
    paragraph = ", ".join(str(locator) for locator in reference.locators if locator.kind is Kind.PARAGRAPH)
    heading = quoted(reference.heading, "," if paragraph else ".")
    return stopped(joined(" ", [roman(quoted(short, ",")), roman(heading), roman(paragraph)]))


def chicago_bibliography(reference: Reference) -> Styled:
    """Chicago 18, bibliography: the same facts as sentences."""
    work = reference.work
    date = roman(chicago_date(reference.date))
    if reference.kind is Kind.DOCUMENT:
        opening = [roman(quoted(work.title, ".")), date]
    else:
        within = _capital(_within(reference)) + quoted(work.title, "," if date else ".")
        heading = roman(quoted(reference.heading, ".")) if reference.heading else Styled()
        opening = [heading, joined(" ", [roman(within), date])]
    parts = (
        *opening,
        roman(work.credit),
        _archive(work),
        roman(work.host),
        _begun(_version(work)),
        roman(reference.address),
    )
    return joined(" ", [stopped(part) for part in parts])


def mla(reference: Reference) -> Styled:
    """MLA 9: the archive is the first container with its location, the digital archive the second, in italics."""
    work = reference.work
    date = roman(mla_date(reference.date))
    if reference.kind is Kind.DOCUMENT:
        opening = roman(quoted(work.title, "."))
        first = joined(", ", [roman(_clauses(work.credit)), date, _archive(work)])
    else:
        opening = roman(quoted(reference.heading, ".")) if reference.heading else Styled()
        more = joined(", ", [roman(_small(work.credit)), date, _archive(work)])
        label = f"{_capital(reference.label)} of " if reference.label else ""
        first = joined(" ", [roman(label + quoted(work.title, "," if more else ".")), more])
    second = joined(", ", [italic(work.host), _version(work, mla_date), roman(reference.address)])
    return joined(" ", [stopped(part) for part in (opening, first, second)])


def apa(reference: Reference) -> Styled:
    """APA 7, archival documents: no author, so the title leads; no full stop after an address."""
    work = reference.work
    roles = _apa_roles(work)
    lead, within = _apa_titles(reference)
    shelf = f" ({work.shelfmark})" if work.archive and work.shelfmark else work.shelfmark
    sentences = (
        lead + f" ({roles})" if roles else lead,
        roman(f"({apa_date(reference.date)})"),
        within,
        roman(work.archive + shelf),
        roman(work.host),
        _begun(_version(work)),
    )
    return joined(" ", [*(stopped(sentence) for sentence in sentences), roman(reference.address)])


def _apa_titles(reference: Reference) -> tuple[Styled, Styled]:
    """What leads, and what it stands in; a part without a heading leads by its label."""
    whole = italic(typeset(reference.work.title))
    if reference.kind is Kind.DOCUMENT:
        return whole, Styled()
    words = (f"para. {at.label}" if at.kind is Kind.PARAGRAPH else str(at) for at in reference.locators)
    label = _capital(", ".join(words))
    if not reference.heading:
        return roman(label), roman("In ") + whole
    return roman(typeset(reference.heading)), roman("In ") + whole + (f" ({label})" if label else "")


CITATION_STYLES: dict[str, Callable[[Reference], Styled]] = {
    "chicago-note": chicago_note,
    "chicago-short": chicago_short,
    "chicago-bibliography": chicago_bibliography,
    "mla": mla,
    "apa": apa,
}
"""Every style, by the name that ``cite --style`` knows."""

STYLE_NAMES = {
    "chicago-note": later("Chicago 18, note"),
    "chicago-short": later("Chicago 18, short note"),
    "chicago-bibliography": later("Chicago 18, bibliography"),
    "mla": "MLA 9",
    "apa": "APA 7",
}
"""What readers call them, to be said in the language of the site."""

DATED_BY_READERS = ("mla",)
"""Styles with a place for the day on which the page was read, which only the reader's browser knows.

MLA 9 has it as an element that may be left out. Chicago 18 asks for it where a page has no date of its own, APA 7 where
the words may change without trace: neither is so here.
"""


def _within(reference: Reference) -> str:
    return f"{reference.label} in " if reference.label else "in "


def _archive(work: Work) -> Styled:
    return joined(", ", [roman(work.archive), roman(work.shelfmark)])


def _version(work: Work, say: Callable[[str], str] = chicago_date) -> Styled:
    day = f" ({say(work.recorded_on)})" if work.recorded_on else ""
    return roman(f"version {work.version}{day}" if work.version else "")


def _begun(part: Styled) -> Styled:
    """A part that is a sentence of its own."""
    return roman(_capital(part.plain))


@lru_cache(maxsize=256)
def _short_credit(credit: str) -> str:
    """The credit as a note has it: ``trans. and ed. Mark Kramer, with assistance from Timothy Naftali``."""
    words = _small(credit)
    for role, short in _SHORT_ROLES:
        words = role.sub(short, words)
    return words


@lru_cache(maxsize=256)
def _small(credit: str) -> str:
    """The credit in the middle of a sentence; a name keeps its capital."""
    clauses = _clauses(credit)
    return clauses[:1].lower() + clauses[1:] if _BEGINS_WITH_A_ROLE.match(clauses) else clauses


@lru_cache(maxsize=256)
def _clauses(credit: str) -> str:
    """Several sentences of credit as clauses of one."""
    return _NEXT_CLAUSE.sub(lambda match: f", {match[1].lower()}", credit)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _apa_roles(work: Work) -> str:
    """``M. Kramer, Ed. & Trans.``; ``A. Bell & C. Dow, Eds.; E. Fox, Trans.``"""

    def named(people: tuple[PersonName, ...]) -> str:
        return listed(tuple(name.with_initials for name in people), "&")

    if work.translators and work.translators == work.editors:
        return f"{named(work.editors)}, {'Eds.' if len(work.editors) > 1 else 'Ed.'} & Trans."
    editors = f"{named(work.editors)}, {'Eds.' if len(work.editors) > 1 else 'Ed.'}" if work.editors else ""
    translators = f"{named(work.translators)}, Trans." if work.translators else ""
    return "; ".join(part for part in (editors, translators) if part)
