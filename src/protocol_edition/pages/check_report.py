"""The findings on an edition as a page for its editors: by what they are about, then by kind, then by place."""

from collections.abc import Iterable
from itertools import groupby

from protocol_edition.diagnostics import CODES, Diagnostic, Severity
from protocol_edition.model import frozen
from protocol_edition.pages.html import report_template
from protocol_edition.pages.views import Fact

_FAMILIES = {
    "S": "The files of the texts",
    "R": "How the texts are read",
    "N": "Notes and their marks",
    "A": "Names, and references to items",
    "C": "Numbers, dates, references and addresses",
    "L": "The ledgers of published addresses",
    "Y": "Settings, decisions and authority files",
    "T": "Templates and look",
    "P": "Publishing",
}
"""What each letter of a code is about, in the order of an editor's care."""


@frozen
class FoundHere:
    """One finding at its place."""

    place: str
    severity: str
    what: str
    remedy: str


@frozen
class KindOfFinding:
    """All findings of one code."""

    code: str
    title: str
    why: str
    found: tuple[FoundHere, ...]


@frozen
class FamilyOfFindings:
    """All findings about one matter."""

    letter: str
    title: str
    kinds: tuple[KindOfFinding, ...]


@frozen
class CheckReport:
    """``report/check.html``: everything that ``check`` found."""

    edition: str
    verdict: str
    protocols: int
    counts: tuple[Fact, ...]
    families: tuple[FamilyOfFindings, ...]


def check_report(edition: str, diagnostics: Iterable[Diagnostic], *, protocols: int, publishable: bool) -> str:
    """The report as HTML that needs no other file; ``edition`` is its title, or its folder where it has none."""
    found = sorted(diagnostics, key=lambda one: (list(_FAMILIES).index(one.code[0]), one.code, one))
    families = tuple(
        FamilyOfFindings(letter, _FAMILIES[letter], tuple(_kind(code, group) for code, group in _by_code(of_it)))
        for letter, of_it in groupby(found, key=lambda one: one.code[0])
    )
    counts = tuple(
        Fact(f"{severity.value.capitalize()}s", str(sum(one.severity is severity for one in found)))
        for severity in Severity
    )
    verdict = "The edition can be published." if publishable else "The edition is not to be published as it is."
    return report_template("check").render(report=CheckReport(edition, verdict, protocols, counts, families))


def _by_code(found: Iterable[Diagnostic]) -> Iterable[tuple[str, Iterable[Diagnostic]]]:
    return groupby(found, key=lambda one: one.code)


def _kind(code: str, found: Iterable[Diagnostic]) -> KindOfFinding:
    known = CODES[code]
    return KindOfFinding(
        code,
        known.title[:1].upper() + known.title[1:],
        known.why,
        tuple(
            FoundHere(f"{one.file}:{one.line}:{one.column}", one.severity.value, one.what, _sentence(one.remedy))
            for one in found
        ),
    )


def _sentence(phrase: str) -> str:
    stopped = phrase if phrase.endswith(("?", ".", "!")) else f"{phrase}."
    return stopped[:1].upper() + stopped[1:]
