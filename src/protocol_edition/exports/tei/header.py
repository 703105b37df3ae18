"""Writes ``teiHeader``: what the protocol is, who answers for it, where it lies, how it was encoded."""

from collections.abc import Iterator

from protocol_edition.edition import EditedProtocol
from protocol_edition.exports.languages import language_codes
from protocol_edition.exports.reference import Work
from protocol_edition.exports.tei.declared import encoding
from protocol_edition.exports.tei.elements import dated, each, element, holding, language_code
from protocol_edition.exports.tei.ids import Ids
from protocol_edition.exports.tei.markup import attribute, pointer_attribute, pointers, said
from protocol_edition.exports.tei.participants import participants
from protocol_edition.exports.tei.revision import revision
from protocol_edition.exports.tei.source import source_description
from protocol_edition.model import Citation, Header, Protocol, names_in, plain
from protocol_edition.sources import Reading, entry_id

NO_CITATION = Citation("")


def tei_header(read: Reading | EditedProtocol, ids: Ids, work: Work | None) -> str:
    """The header; ``work`` is None for a text that is read on its own."""
    edited = read if isinstance(read, EditedProtocol) else None
    protocol, text, header = read.protocol, read.text, read.protocol.header
    described = "".join(
        (
            holding("titleStmt", _titles(protocol, ids, edited)),
            holding("editionStmt", [element("edition", header.contents)]),
            f'<extent><measure unit="characters" quantity="{len(text)}"/></extent>',
            holding("publicationStmt", _publication(work, edited)),
            *_series(header, work, edited),
            holding("notesStmt", _notes(header)),
            holding("sourceDesc", source_description(header, edited)),
        )
    )
    parts = (
        f"<fileDesc>{described}</fileDesc>",
        encoding(text, work, edited),
        holding("profileDesc", _profile(protocol, ids, work)),
        revision(edited) if edited else "",
    )
    return "<teiHeader>\n" + "\n".join(part for part in parts if part) + "\n</teiHeader>"


def _titles(protocol: Protocol, ids: Ids, edited: EditedProtocol | None) -> Iterator[str]:
    header = protocol.header
    yield element("title", header.title, ' level="a" type="main"')
    if edited and edited.short_title and edited.short_title != header.title:
        yield element("title", edited.short_title, ' level="a" type="short"')
    elif not header.title:
        yield '<title level="a" type="supplied">Protocol</title>'
    yield element("title", header.number, f' level="a" type="number"{attribute("n", header.number)}')
    if edited and edited.number and edited.number != header.number:
        told = f' level="a" type="number" subtype="edition"{attribute("n", edited.number)}'
        yield element("title", edited.number, told)
    yield from _responsible(header)
    for number, session in enumerate(protocol.sessions, 1):
        facts = (
            said(plain(session.heading) or f"Sitting {number}"),
            dated("date", session.date, session.date) or dated("date", header.date, header.date, ' type="of-record"'),
            element("placeName", session.place),
            element("time", session.hour),
        )
        own = pointers("corresp", (ids.node(session),))
        yield f'<meeting n="{number}"{own}>{"".join(facts)}</meeting>'


def _responsible(header: Header) -> Iterator[str]:
    """Who edited, translated, paid and helped; each with the entry of ``standOff``, where the edition knows it."""
    known = {
        plain(name.content): pointers("ref", (entry_id(name.kind, name.key),))
        for line in header.lines
        for name in names_in(line.content)
    }
    citation = header.citation or NO_CITATION
    yield from (element("editor", name, known.get(name, "")) for name in citation.editors)
    yield from (element("editor", name, f' role="translator"{known.get(name, "")}') for name in citation.translators)
    yield "".join(each("funder", [name], known.get(name, "")) for name in header.funders)
    if citation.contributors:
        names = "".join(element("name", name, known.get(name, "")) for name in citation.contributors)
        yield f"<respStmt><resp>Assistance</resp>{names}</respStmt>"
    for one in header.edition.responsible if header.edition else ():
        yield f"<respStmt><resp>{said(one.role)}</resp><name>{said(one.name)}</name></respStmt>"


def _publication(work: Work | None, edited: EditedProtocol | None) -> Iterator[str]:
    if not work or not edited:
        yield "<p>Not published.</p>"
        return
    settings = work.edition
    yield element("publisher", settings.publisher)
    yield element("pubPlace", settings.place)
    if edited.recorded:
        yield dated("date", edited.recorded.on, edited.recorded.on)
    yield element("idno", edited.id, ' type="protocol"')
    yield element("idno", work.page_url, ' type="URI"')
    yield element("idno", edited.version, ' type="text-version"')
    licence = settings.licence
    own = element("licence", licence.name, pointer_attribute("target", licence.url))
    yield holding("availability", (own, _licence_of_text(work), element("p", settings.rights)))


def _licence_of_text(work: Work) -> str:
    """Under which licence the text is that was taken from another edition; its credits stand in ``sourceDesc``."""
    taken = work.taken_from
    words = taken and (taken.licence or taken.licence_url)
    return (
        element("licence", f"The text: {words}", pointer_attribute("target", taken.licence_url))
        if taken and words
        else ""
    )


def _series(header: Header, work: Work | None, edited: EditedProtocol | None) -> Iterator[str]:
    if work:
        editors = (
            element("editor", one.name, pointer_attribute("ref", one.orcid and f"https://orcid.org/{one.orcid}"))
            for one in work.edition.editors
        )
        yield holding("seriesStmt", (element("title", work.edition.title, ' level="s" type="edition"'), *editors))
    yield holding("seriesStmt", [element("title", header.series, ' level="s" type="series"')])
    if edited and edited.series and edited.series != header.series:
        yield holding("seriesStmt", [element("title", edited.series, ' level="s" type="series-in-edition"')])


def _notes(header: Header) -> Iterator[str]:
    yield element("note", header.credits, ' type="credits"')
    if header.parent:
        words = element("ref", header.parent, pointer_attribute("target", header.parent))
        yield f'<relatedItem type="parent">{words}</relatedItem>'


def _profile(protocol: Protocol, ids: Ids, work: Work | None) -> Iterator[str]:
    header = protocol.header
    yield holding("creation", _dates(header))
    yield holding("abstract", [element("p", header.summary)])
    yield holding("langUsage", _languages(header, work))
    yield holding("textClass", [holding("keywords", [each("term", header.classification)])])
    yield holding("particDesc", participants(protocol, ids))


def _dates(header: Header) -> Iterator[str]:
    yield dated("date", header.date, header.date, ' type="main"')
    for known in header.dates:
        told = ' type="said" subtype="differs"' if known.differs else ' type="said"'
        yield dated("date", known.date, known.date, f"{told}{attribute('n', known.where)}")


def _languages(header: Header, work: Work | None) -> Iterator[str]:
    known = header.language or (work.language if work else "")
    if known:
        role = "text" if header.language else "edition"
        yield f'<language ident="{language_code(known)}" n="{role}">{said(known)}</language>'
    if header.original_language:
        code = next(iter(language_codes(header.original_language)), "und")
        yield f'<language ident="{language_code(code)}" n="original">{said(header.original_language)}</language>'
