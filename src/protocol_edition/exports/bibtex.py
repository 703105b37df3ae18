"""BibTeX and BibLaTeX: one file for both, with a record for the document and one for every item.

``@unpublished`` is what Zotero imports as a manuscript; ``note`` carries the shelfmark, since neither BibTeX nor
Zotero's importer has a field for it (citation spec, section 3).
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from protocol_edition.exports.dates import first_day
from protocol_edition.exports.languages import babel_name
from protocol_edition.exports.reference import Kind, Reference, Work
from protocol_edition.exports.typography import quoted, stopped_words, typeset
from protocol_edition.model import expression

_WIDEST = len("translator")
_TEX = {
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}", "<": r"{\textless}", ">": r"{\textgreater}", "|": r"{\textbar}",
    "`": r"{\textasciigrave}", '"': r"{\textquotedbl}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "“": "``", "”": "''", "‘": "`", "’": "'",
}  # fmt: skip
"""Braces by name: BibTeX counts them even behind a backslash."""
_SPECIAL = expression("|".join([*map(re.escape, _TEX), "-(?=-)", ",(?=,)"]))
_MELTING = {"‘": "‘“", "“": "‘“", "’": "’”", "”": "’”", "-": "-", ",": ","}
"""Signs that TeX melts with those behind them into another sign."""
_ENDS_FIELD = expression(r"[{}\\\s]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(records: Iterable[Reference]) -> str:
    """The records as a .bib file."""
    return "\n".join(_entry(record) for record in records)


def _entry(reference: Reference) -> str:
    fields = ",\n".join([f"  {name.ljust(_WIDEST)} = {value}" for name, value in _fields(reference) if value])
    return f"@unpublished{{{reference.key},\n{fields}\n}}\n"


def _fields(reference: Reference) -> Iterable[tuple[str, str]]:
    work = reference.work
    day = first_day(reference.date)
    yield "title", f"{{{{{tex(typeset(reference.title))}}}}}"
    if reference.kind is Kind.DOCUMENT:
        yield "shorttitle", _braced(typeset(work.short_title))
    yield "key", _braced(typeset(work.short_title or work.title))
    names = " and ".join(_name(name.bibtex) for name in work.translators)
    yield "translator", f"{{{names}}}" if names else ""
    yield from _edition(work)
    yield "date", f"{{{reference.date}}}" if day else ""
    yield "year", f"{{{day.year}}}" if day and "X" not in day.year else ""
    yield "month", _MONTHS[day.month - 1] if day and day.month else ""
    yield "note", _braced(_note(reference))
    yield "langid", _braced(babel_name(work.language))
    yield "version", _braced(work.named_version)
    yield "url", f"{{{_verbatim(reference.address)}}}" if reference.address else ""


def _edition(work: Work) -> Iterator[tuple[str, str]]:
    """The edition that the text was taken from: what BibLaTeX has fields for; the licence stands in the note."""
    edition = work.taken_from
    if edition:
        editors = " and ".join(_name(name.bibtex) for name in edition.editors)
        yield "booktitle", _braced(typeset(edition.name))
        yield "editor", f"{{{editors}}}" if editors else ""
        yield "publisher", _braced(edition.publisher)
        yield "address", _braced(edition.place)
        yield "doi", f"{{{_verbatim(edition.doi)}}}" if edition.doi else ""


def _note(reference: Reference) -> str:
    """Where the paper lies, who publishes the text, who is responsible; an item begins with where it stands."""
    work = reference.work
    archive = ", ".join(part for part in (work.archive, work.shelfmark) if part)
    if reference.kind is not Kind.DOCUMENT:
        label = reference.label if reference.heading else ""
        within = f"{label} in " if label else "in "
        title = quoted(work.title, "," if archive else ".")
        archive = f"{within[:1].upper()}{within[1:]}{title} {archive}".rstrip()
    licence = work.taken_from.licence if work.taken_from else ""
    sentences = [sentence for sentence in (archive, work.host, work.credit, licence) if sentence]
    return " ".join([*(stopped_words(sentence) for sentence in sentences[:-1]), *sentences[-1:]])


def _braced(words: str) -> str:
    return f"{{{tex(words)}}}" if words else ""


@lru_cache(maxsize=1024)  # most of a record stands in the next one too
def tex(words: str) -> str:
    """``words`` with every sign that TeX or BibTeX reads as its own written so that it prints.

    Signs that TeX would melt into another are parted: ``'{}''``, ``-{}-``.
    """
    return _SPECIAL.sub(_escaped, " ".join(words.split()))


def _escaped(match: re.Match[str]) -> str:
    sign, after = match.group(), match.string[match.end() : match.end() + 1]
    return _TEX.get(sign, sign) + ("{}" if after and after in _MELTING.get(sign, "") else "")


def _name(bibtex_name: str) -> str:
    """A name with its own braces kept, which hold it together."""
    if bibtex_name.startswith("{"):
        return f"{{{tex(bibtex_name[1:-1])}}}"
    return tex(bibtex_name)


def _verbatim(address: str) -> str:
    """An address is set as it stands; what would end the field is percent-encoded."""
    return _ENDS_FIELD.sub(lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode()), address)
