"""The description of a protocol's source: the printed head, line by line, and the facts read from it."""

from collections.abc import Iterator
from functools import lru_cache

from markupsafe import Markup

from protocol_edition.edition import LINE_NAMES, EditedProtocol
from protocol_edition.exports import language_codes
from protocol_edition.model import Header, Line, LineRole, frozen, plain
from protocol_edition.pages.escaping import made
from protocol_edition.pages.inline_html import Inliner
from protocol_edition.pages.pieces import joined, printed_matter
from protocol_edition.pages.views import NOTHING, Fact, Source, SourceLine
from protocol_edition.words import interface, language_name, later, listed, say, spoken, tongue_name


@frozen
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
        title=made((" ".join([inliner.unlinked(line.content) for line in titles]),))
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
    header, above = edited.protocol.header, {id(line) for line in shown}
    transcribed = header.citation.url if header.citation else ""
    lines = tuple(
        SourceLine(
            label=joined([printed_matter(line.label)]) if line.label else say(LINE_NAMES[line.role]),
            ours=line.label is None,
            content=inliner.html(line.content),
        )
        for line in header.lines
        if id(line) not in above
    )
    corrected = edited.url if edited.url != transcribed else ""
    return Source((*_facts(header), *_of_the_text(edited)), lines, transcribed, corrected)


def _facts(header: Header) -> Iterator[Fact]:
    citation = header.citation
    if citation:
        reference = citation.reference
        yield from _known(
            (later("Archive"), reference.archive),
            (later("Fond"), reference.fond),
            (later("Opis"), reference.opis),
            (later("Delo"), reference.delo),
            (later("Folios"), reference.folios),
            (later("Shelfmark"), "" if reference.fond or reference.printed == reference.archive else reference.printed),
            (later("Translated by"), listed(citation.translators)),
            (later("Edited by"), listed(citation.editors)),
            (later("With assistance from"), listed(citation.contributors)),
            (later("Published by"), citation.repository),
        )
    yield from _known(
        (later("Original language"), _spoken_language(header.original_language)),
        (later("Supported by"), listed(header.funders)),
        (later("Classification"), "; ".join(header.classification)),
    )


def _known(*named: tuple[str, str]) -> Iterator[Fact]:
    return (Fact(say(label), value) for label, value in named if value)


def _of_the_text(edited: EditedProtocol) -> Iterator[Fact]:
    """Its language, and the places that only the encoding tells."""
    protocol = edited.protocol
    language, places = protocol.header.language, dict.fromkeys(session.place for session in protocol.sessions)
    if any(places):
        lines = [*protocol.header.lines, *(line for session in protocol.sessions for line in session.lines)]
        said = " ".join((protocol.header.title, *(plain(line.content) for line in lines)))
        places = {place: None for place in places if place not in said}
    if language:
        yield Fact(say("Language of the text"), tongue_name(language))
    if any(places):
        yield Fact(say("Place"), listed(tuple(places)))


def _spoken_language(printed: str) -> str:
    """A language as the site calls it; in English, and where several are named, as printed."""
    return _spoken(printed, interface())


@lru_cache(maxsize=256)
def _spoken(printed: str, _tag: str) -> str:
    codes = language_codes(printed)
    return (len(codes) == 1 and language_name(codes[0])) or printed


def brief(edited: EditedProtocol, record: Markup) -> tuple[Fact, ...]:
    """The few facts under the title: where the paper lies, who made it readable, from which language.

    ``record`` are the attributes of what is printed in the language of the text.
    """
    header = edited.protocol.header
    citation = header.citation
    facts = []
    if citation:
        reference = citation.reference
        printed = reference.printed
        if reference.archive and not printed.startswith(reference.archive):
            printed = ", ".join(filter(None, [reference.archive, printed]))
        facts = [Fact(say("Archive"), printed), Fact(say("Credit"), citation.credit, record)]
    language = header.original_language
    facts.append(Fact(say("Original"), say("in {language}", language=_spoken_language(language)) if language else ""))
    return tuple(fact for fact in facts if fact.value)
