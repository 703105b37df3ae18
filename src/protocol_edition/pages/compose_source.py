"""The description of a protocol's source: the printed head, line by line, and the facts read from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from protocol_edition.edition import EditedProtocol
from protocol_edition.model import Header, Line, LineRole, plain
from protocol_edition.pages.dates import spoken
from protocol_edition.pages.inline_html import Inliner, joined, printed_matter
from protocol_edition.pages.views import NOTHING, SPACE, Fact, Source, SourceLine

_ROLES: dict[LineRole, str] = {
    LineRole.DATE: "Date",
    LineRole.TITLE: "Title",
    LineRole.REPEATED_TITLE: "Title, repeated",
    LineRole.CITATION: "Citation",
    LineRole.SUMMARY: "Summary",
    LineRole.CREDITS: "Credits",
    LineRole.ORIGINAL_LANGUAGE: "Original language",
    LineRole.CONTENTS: "Contents",
    LineRole.CLASSIFICATION: "Classification",
    LineRole.PROTOCOL_POINT: "Point of the protocol",
    LineRole.PLACE: "Place",
    LineRole.HOUR: "Hour",
    LineRole.SOURCE: "Reference",
    LineRole.FURNITURE: "Words of the web site",
}
"""What the edition calls a line that prints no label of its own."""


@dataclass(frozen=True, slots=True)
class Top:
    """What of the printed head stands at the top of the page; ``shown`` are its lines, which are not shown again."""

    title: Markup
    date: Markup
    summary_label: Markup
    summary: Markup
    shown: tuple[Line, ...]


def top(edited: EditedProtocol, inliner: Inliner) -> Top:
    """Title, date and summary as printed, unless the editor gave others.

    Names are not linked here: the title is no place for links, and a paragraph without them keeps its words in place
    while the book face loads, so that nothing moves at the top of the page.
    """
    header, decisions = edited.protocol.header, edited.decisions
    titles = _lines(header, LineRole.TITLE) if not decisions.title else []
    dates = _lines(header, LineRole.DATE)[:1] if not decisions.date else []
    summaries = [line for line in _lines(header, LineRole.SUMMARY) if line.content][:1]
    if " ".join(plain(line.content) for line in titles) != header.title:
        titles = []
    label = summaries[0].label if summaries else None
    return Top(
        title=SPACE.join(inliner.unlinked(line.content) for line in titles)
        if titles
        else NOTHING + (header.title or edited.short_title),
        date=inliner.html(dates[0].content) if dates and not dates[0].label else NOTHING + spoken(header.date),
        summary_label=joined([printed_matter(label)]) if label else NOTHING,
        summary=inliner.unlinked(summaries[0].content) if summaries else NOTHING,
        shown=(*titles, *(line for line in dates if not line.label), *summaries),
    )


def _lines(header: Header, role: LineRole) -> list[Line]:
    return [line for line in header.lines if line.role is role]


def source(edited: EditedProtocol, shown: tuple[Line, ...], inliner: Inliner) -> Source:
    """The facts, and every printed line of the head that is not ``shown`` at the top."""
    header = edited.protocol.header
    transcribed = header.citation.url if header.citation else ""
    lines = tuple(
        SourceLine(
            label=joined([printed_matter(line.label)]) if line.label else _ROLES[line.role],
            ours=line.label is None,
            content=inliner.html(line.content),
        )
        for line in header.lines
        if line not in shown
    )
    corrected = edited.url if edited.url != transcribed else ""
    return Source(tuple(_facts(header)), lines, transcribed, corrected)


def _facts(header: Header) -> Iterator[Fact]:
    citation = header.citation
    if citation:
        reference = citation.reference
        named = (
            ("Archive", reference.archive),
            ("Fond", reference.fond),
            ("Opis", reference.opis),
            ("Delo", reference.delo),
            ("Folios", reference.folios),
            ("Shelfmark", "" if reference.fond else reference.printed),
            ("Translated by", _people(citation.translators)),
            ("Edited by", _people(citation.editors)),
            ("With assistance from", _people(citation.contributors)),
            ("Published by", citation.repository),
        )
        yield from (Fact(label, value) for label, value in named if value)
    for label, value in (
        ("Original language", header.original_language),
        ("Supported by", _people(header.funders)),
        ("Classification", "; ".join(header.classification)),
    ):
        if value:
            yield Fact(label, value)


def _people(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def brief(edited: EditedProtocol) -> tuple[Fact, ...]:
    """The few facts under the title: where the paper lies, who made it readable, from which language."""
    header = edited.protocol.header
    citation = header.citation
    facts = []
    if citation:
        reference = citation.reference
        printed = reference.printed
        if reference.archive and not printed.startswith(reference.archive):
            printed = ", ".join(filter(None, [reference.archive, printed]))
        facts = [Fact("Archive", printed), Fact("Credit", citation.credit)]
    facts.append(Fact("Original", f"in {header.original_language}" if header.original_language else ""))
    return tuple(fact for fact in facts if fact.value)
