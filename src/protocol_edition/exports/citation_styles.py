"""Citations for the eye: one function a style, from a Reference to words.

Made here and not by a CSL processor, because with no author the official styles put the translator in front, as if he
had written the protocol, and leave out who publishes the text (citation spec, section 7).
"""

import re
from collections.abc import Callable
from functools import cached_property, lru_cache

from protocol_edition import urls
from protocol_edition.exports import citing_editions as taken
from protocol_edition.exports.dates import apa_date, chicago_date, mla_date
from protocol_edition.exports.person_names import PersonName
from protocol_edition.exports.reference import Kind, Reference, Work, listed
from protocol_edition.exports.typography import PLAIN, Medium, listed_words, quoted, sentences, stopped_words, typeset
from protocol_edition.model import expression, frozen
from protocol_edition.words import later

_SHORT_ROLES = (
    (expression(r"\btranslated and edited by\b", re.IGNORECASE), "trans. and ed."),
    (expression(r"\bedited and translated by\b", re.IGNORECASE), "ed. and trans."),
    (expression(r"\btranslated by\b", re.IGNORECASE), "trans."),
    (expression(r"\bedited by\b", re.IGNORECASE), "ed."),
    (expression(r"\bcompiled by\b", re.IGNORECASE), "comp."),
)
_NEXT_CLAUSE = expression(
    r"\. (?=(?:Annotated|Compiled|Contributed|Edited|First|Obtained|Prepared|Provided|Published|See|Transcribed"
    r"|Translated|With) )(\w)"
)
_BEGINS_WITH_A_ROLE = expression(
    r"(?:Annotated|Compiled|Contributed|Donated|Edited|Introduced|Obtained|Prepared|Provided|Published|Reviewed|Revised|"
    r"Selected|Transcribed|Transcription|Translated|Translation|With)\b"
)


class Citer:
    """Cites one reference, set for a medium: what only it has, before and behind what all parts of the work have."""

    def __init__(self, reference: Reference, medium: Medium = PLAIN) -> None:
        self._reference, self._medium = reference, medium
        self._part = reference.kind is not Kind.DOCUMENT
        self._anchor = medium.upright(reference.anchor) if reference.work.page_url else ""
        # The anchor ends the address, and the address the sentence; in itself it has no full stop.
        self._end = f"{self._anchor}." if self._anchor else ""
        self._label = medium.upright(reference.label)
        self._within = (f"{self._label} in " if self._label else "in ") if self._part else ""
        self._common = self._of(reference.work)
        self._headed = _headed(reference.heading, self._common.roles, self._common.edition, medium)

    def _of(self, work: Work) -> "_Whole":
        return _common(work, self._reference.date, self._part, bool(self._anchor), self._medium)

    def cited(self, style: str) -> str:
        """The citation in a style."""
        return _STYLES[style](self, self._common)

    def naming_version(self, style: str) -> str:
        """The same, naming the version of the text."""
        return _STYLES[style](self, self._of(self._reference.work.with_version))

    def note(self, common: "_Whole") -> str:
        """Chicago 18, first note: the specific part first, then date, those responsible and the place."""
        within = self._within if self._headed.note else _capital(self._within)
        return f"{self._headed.note}{within}{common.note}{self._end}"

    def short(self, common: "_Whole") -> str:
        """Chicago 18, later notes: ``“Presidium Protocol 63,” item IX.``; the heading where an item has no number."""
        return f"{common.short}{self._medium.upright(_behind_short(self._reference))}" if self._part else common.short

    def bibliography(self, common: "_Whole") -> str:
        """Chicago 18, bibliography: the same facts as sentences."""
        return f"{self._headed.sentence}{_capital(self._within)}{common.bibliography}{self._end}"

    def mla(self, common: "_Whole") -> str:
        """MLA 9: the archive is the first container with its location, the digital archive the second, in italics."""
        label = f"{_capital(self._label)} of " if self._label else ""
        return f"{self._headed.sentence}{label}{common.mla}{self._end}"

    def apa(self, common: "_Whole") -> str:
        """APA 7, archival documents: no author, so the title leads; no full stop after an address."""
        lead, (title, label, behind) = self._headed.apa, common.apa
        if self._part:
            words = _apa_label(self._reference)
            lead = lead or _apa_lead(words, common.roles, common.edition, self._medium)
            label = f" ({self._medium.upright(words)})." if self._headed.apa and words else label
        return f"{lead}{title}{label}{behind}{self._anchor}"


_STYLES: dict[str, Callable[[Citer, "_Whole"], str]] = {
    "chicago-note": Citer.note,
    "chicago-short": Citer.short,
    "chicago-bibliography": Citer.bibliography,
    "mla": Citer.mla,
    "apa": Citer.apa,
}


@frozen
class _Headed:
    """A heading as each style has it before the rest; "" for none."""

    note: str
    sentence: str
    apa: str


@lru_cache(maxsize=4096)  # all paragraphs of an item have its heading
def _headed(heading: str, roles: str, edition: str, medium: Medium) -> _Headed:
    if not heading:
        return _Headed("", "", "")
    note, sentence = f"{quoted(heading, ',')} ", f"{stopped_words(quoted(heading, '.'))} "
    lead = _apa_lead(typeset(heading), roles, edition, medium)
    return _Headed(medium.upright(note), medium.upright(sentence), lead)


def _behind_short(reference: Reference) -> str:
    """The label; the heading where an item has no number."""
    kinds = [at.kind for at in reference.locators]
    if not reference.heading or Kind.ITEM in kinds:
        return stopped_words(f" {reference.label}")
    if Kind.PARAGRAPH in kinds:
        paragraph = reference.locators[kinds.index(Kind.PARAGRAPH)]
        return stopped_words(f" {quoted(reference.heading, ',')} {paragraph}")
    return stopped_words(f" {quoted(reference.heading, '.')}")


class _Whole:
    """What the citations of a work, or of all its parts, have in common, set once: a page of citations has hundreds.

    ``part``: for its parts and not for itself; it goes as far as ``begun``, the address that an anchor ends, if any.
    """

    def __init__(self, work: Work, date: str, part: bool, begun: str, medium: Medium) -> None:
        self._work, self._date, self._part, self._medium = work, date, part, medium
        self._begun = begun
        self._address = begun or work.page_url or work.source_url
        self._archive = listed_words(work.archive, work.shelfmark)
        self.roles = _apa_roles(work)
        """Of those responsible, as APA has them."""
        self.edition = taken.title(work)
        """To be set in italics: what the edition is called that the text was taken from; "" for none."""

    def _set(self, words: str) -> str:
        return taken.set_off(words, self.edition, self._medium)

    def _ended(self, words: str) -> str:
        """With the full stop, which comes behind the anchor where one follows."""
        return words if self._begun else stopped_words(words)

    @cached_property
    def note(self) -> str:
        """Chicago 18, first note: title, date, those responsible and the place, as clauses."""
        work = self._work
        credit, edition = _short_credit(work.credit), taken.in_a_note(work)
        facts = (chicago_date(self._date), credit, self._archive, work.host, edition, _version(work), self._address)
        more = listed_words(*facts)
        title = quoted(work.title, "," if more else ".")
        return self._set(self._ended(f"{title} {more}" if more else title))

    @cached_property
    def short(self) -> str:
        """Chicago 18, later notes: the title."""
        return self._medium.upright(quoted(self._work.short_title or self._work.title, "," if self._part else "."))

    @cached_property
    def bibliography(self) -> str:
        """Chicago 18, bibliography: the same facts as sentences."""
        work, date = self._work, chicago_date(self._date)
        if self._part:
            title = quoted(work.title, "," if date else ".")
            opening = stopped_words(f"{title} {date}" if date else title)
        else:
            opening = sentences(quoted(work.title, "."), date)
        behind = sentences(work.credit, self._archive, work.host, *taken.as_sentences(work), _capital(_version(work)))
        return self._set(" ".join(filter(None, (opening, behind, self._ended(self._address)))))

    @cached_property
    def mla(self) -> str:
        """MLA 9: the archive is the first container, the digital archive the second, in italics."""
        work, day = self._work, mla_date(self._date)
        if self._part:
            clauses = listed_words(_small(work.credit), day, self._archive)
            title = quoted(work.title, "," if clauses else ".")
            first = stopped_words(f"{title} {clauses}" if clauses else title)
        else:
            first = sentences(quoted(work.title, "."), listed_words(_clauses(work.credit), day, self._archive))
        edition = stopped_words(taken.in_mla(work))
        first = f"{first} {edition}" if edition else first
        behind = listed_words(_version(work, mla_date), self._address)
        if not work.host:
            return self._set(f"{first} {self._ended(behind)}" if behind else first)
        stop = self._ended(listed_words(work.host, behind)).removeprefix(work.host)
        return f"{self._set(f'{first} ')}{self._medium.italic(work.host)}{self._set(stop)}"

    @cached_property
    def apa(self) -> tuple[str, str, str]:
        """APA 7, archival documents: no author, so the title leads; no full stop after an address."""
        work = self._work
        title, date = typeset(work.title), stopped_words(f"({apa_date(self._date)})")
        shelf = f" ({work.shelfmark})" if work.archive and work.shelfmark else work.shelfmark
        facts = sentences(work.archive + shelf, work.host, *taken.in_apa(work), _capital(_version(work)))
        behind = "".join([f" {part}" for part in (facts, self._address) if part])
        if self._part:
            stop = stopped_words(f"In {title}")[3 + len(title) :]
            return self._set(f"{date} In ") + self._medium.italic(title), stop, self._set(behind)
        stop = stopped_words(title + self.roles).removeprefix(title)
        return self._medium.italic(title), "", self._set(f"{stop} {date}{behind}")


@lru_cache(maxsize=64)
def _common(work: Work, date: str, part: bool, anchored: bool, medium: Medium) -> _Whole:
    return _Whole(work, date, part, work.page_url + urls.in_page("") if anchored else "", medium)


def _apa_lead(words: str, roles: str, edition: str, medium: Medium) -> str:
    """What stands before the date, with the roles of those responsible."""
    lead = stopped_words(words + roles)
    return taken.set_off(f"{lead} ", edition, medium) if lead else ""


def _apa_label(reference: Reference) -> str:
    """``Item IX, para. 14``."""
    return _capital(
        ", ".join([f"para. {at.label}" if at.kind is Kind.PARAGRAPH else str(at) for at in reference.locators])
    )


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
    """`` (M. Kramer, Ed. & Trans.)``; `` (A. Bell & C. Dow, Eds.; E. Fox, Trans.)``; "" for nobody."""

    def named(people: tuple[PersonName, ...]) -> str:
        return listed(tuple(name.with_initials for name in people), "&")

    if work.translators and work.translators == work.editors:
        return f" ({named(work.editors)}, {'Eds.' if len(work.editors) > 1 else 'Ed.'} & Trans.)"
    editors = f"{named(work.editors)}, {'Eds.' if len(work.editors) > 1 else 'Ed.'}" if work.editors else ""
    translators = f"{named(work.translators)}, Trans." if work.translators else ""
    roles = "; ".join(part for part in (editors, translators) if part)
    return f" ({roles})" if roles else ""
