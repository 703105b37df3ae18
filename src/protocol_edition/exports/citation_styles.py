"""Citations for the eye: one function a style, from a Reference to words.

Made here and not by a CSL processor, because with no author the official styles put the translator in front, as if he
had written the protocol, and leave out who publishes the text (citation spec, section 7).
"""

import re
from collections.abc import Callable
from functools import lru_cache

from protocol_edition.exports import citing_editions as taken
from protocol_edition.exports.dates import apa_date, chicago_date, mla_date
from protocol_edition.exports.person_names import PersonName
from protocol_edition.exports.reference import Kind, Reference, Work, listed
from protocol_edition.exports.typography import (
    Run,
    Styled,
    listed_words,
    quoted,
    roman,
    sentences,
    stopped_words,
    typeset,
)
from protocol_edition.model import frozen
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


@frozen
class _Said:
    """What the citations of a work and of all its parts have in common, in the words of each style; "" for what is not
    known. Made once, as a page of citations has hundreds."""

    note: str
    """Date, those responsible, archive, host and version, as clauses."""
    chicago_date: str
    bibliography: str
    """All behind title and date, as sentences."""
    mla_whole: str
    """Those responsible, date and archive, as clauses after a full stop; ``mla_part`` the same after a comma."""
    mla_part: str
    mla_version: str
    apa_roles: str
    """In brackets, with the space before them."""
    apa_date: str
    apa_behind: str
    """All behind the title but the address, as sentences."""
    mla_edition: str = ""
    """The edition that the text was taken from, a container of its own."""


@lru_cache(maxsize=16)
def _said(work: Work, date: str) -> _Said:
    archive, version, mla_day = listed_words(work.archive, work.shelfmark), _version(work), mla_date(date)
    roles = _apa_roles(work)
    shelf = f" ({work.shelfmark})" if work.archive and work.shelfmark else work.shelfmark
    return _Said(
        note=listed_words(
            chicago_date(date), _short_credit(work.credit), archive, work.host, taken.in_a_note(work), version
        ),
        chicago_date=chicago_date(date),
        bibliography=sentences(work.credit, archive, work.host, *taken.as_sentences(work), _capital(version)),
        mla_whole=listed_words(_clauses(work.credit), mla_day, archive),
        mla_part=listed_words(_small(work.credit), mla_day, archive),
        mla_version=_version(work, mla_date),
        apa_roles=f" ({roles})" if roles else "",
        apa_date=stopped_words(f"({apa_date(date)})"),
        apa_behind=sentences(work.archive + shelf, work.host, *taken.in_apa(work), _capital(version)),
        mla_edition=stopped_words(taken.in_mla(work)),
    )


def chicago_note(reference: Reference) -> Styled:
    """Chicago 18, first note: the specific part first, then date, those responsible and the place."""
    work = reference.work
    more = listed_words(_said(work, reference.date).note, reference.address)
    title = quoted(work.title, "," if more else ".")
    if reference.heading:
        title = f"{quoted(reference.heading, ',')} {_within(reference)}{title}"
    elif reference.kind is not Kind.DOCUMENT:
        title = _capital(_within(reference)) + title
    return taken.set_off(roman(stopped_words(f"{title} {more}" if more else title)), work)


def chicago_short(reference: Reference) -> Styled:
    """Chicago 18, later notes: ``“Presidium Protocol 63,” item IX.``; the heading where an item has no number."""
    short = reference.work.short_title or reference.work.title
    if reference.kind is Kind.DOCUMENT:
        return roman(quoted(short, "."))
    numbered = any(locator.kind is Kind.ITEM for locator in reference.locators)
    if numbered or not reference.heading:
        return roman(stopped_words(f"{quoted(short, ',')} {reference.label}"))
    paragraph = ", ".join(str(locator) for locator in reference.locators if locator.kind is Kind.PARAGRAPH)
    heading = quoted(reference.heading, "," if paragraph else ".")
    return roman(stopped_words(" ".join(filter(None, (quoted(short, ","), heading, paragraph)))))


def chicago_bibliography(reference: Reference) -> Styled:
    """Chicago 18, bibliography: the same facts as sentences."""
    said, title = _said(reference.work, reference.date), reference.work.title
    date = said.chicago_date
    if reference.kind is Kind.DOCUMENT:
        opening = sentences(quoted(title, "."), date)
    else:
        within = _capital(_within(reference)) + quoted(title, "," if date else ".")
        heading = quoted(reference.heading, ".") if reference.heading else ""
        opening = sentences(heading, f"{within} {date}" if date else within)
    words = " ".join(filter(None, (opening, said.bibliography, stopped_words(reference.address))))
    return taken.set_off(roman(words), reference.work)


def mla(reference: Reference) -> Styled:
    """MLA 9: the archive is the first container with its location, the digital archive the second, in italics."""
    said, work = _said(reference.work, reference.date), reference.work
    if reference.kind is Kind.DOCUMENT:
        first = sentences(quoted(work.title, "."), said.mla_whole)
    else:
        opening = quoted(reference.heading, ".") if reference.heading else ""
        label = f"{_capital(reference.label)} of " if reference.label else ""
        title = label + quoted(work.title, "," if said.mla_part else ".")
        first = sentences(opening, f"{title} {said.mla_part}" if said.mla_part else title)
    if said.mla_edition:
        first = f"{first} {said.mla_edition}"
    behind = listed_words(said.mla_version, reference.address)
    if not work.host:
        return taken.set_off(roman(f"{first} {stopped_words(behind)}" if behind else first), work)
    stop = stopped_words(listed_words(work.host, behind)).removeprefix(work.host)
    whole = Styled((Run(f"{first} "), Run(work.host, italic=True), *((Run(stop),) if stop else ())))
    return taken.set_off(whole, work)


def apa(reference: Reference) -> Styled:
    """APA 7, archival documents: no author, so the title leads; no full stop after an address."""
    said = _said(reference.work, reference.date)
    whole = typeset(reference.work.title)
    behind = " ".join(filter(None, (said.apa_behind, reference.address)))
    behind = f" {behind}" if behind else ""
    if reference.kind is Kind.DOCUMENT:
        stop = stopped_words(whole + said.apa_roles).removeprefix(whole)
        set_whole = Styled((Run(whole, italic=True), Run(f"{stop} {said.apa_date}{behind}")))
        return taken.set_off(set_whole, reference.work)
    words = [f"para. {at.label}" if at.kind is Kind.PARAGRAPH else str(at) for at in reference.locators]
    label = _capital(", ".join(words))
    lead = stopped_words((typeset(reference.heading) if reference.heading else label) + said.apa_roles)
    stop = f" ({label})." if reference.heading and label else stopped_words(f"In {whole}")[3 + len(whole) :]
    opening = " ".join(filter(None, (lead, said.apa_date, "In ")))
    runs = (Run(opening), Run(whole, italic=True), *((Run(stop + behind),) if stop + behind else ()))
    return taken.set_off(Styled(runs), reference.work)


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


def _version(work: Work, say: Callable[[str], str] = chicago_date) -> str:
    day = f" ({say(work.recorded_on)})" if work.recorded_on else ""
    return f"version {work.version}{day}" if work.version else ""


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
