"""Writes ``sourceDesc``: the citation that the source prints, where the paper lies, the edition it was taken from."""

from collections.abc import Iterator

from protocol_edition.edition import EditedProtocol
from protocol_edition.exports.tei.elements import dated, each, element, holding
from protocol_edition.exports.tei.markup import attribute, pointer_attribute, said, word_attribute
from protocol_edition.model import ArchiveReference, Citation, Header, SourceEdition

NOWHERE = ArchiveReference("")


def source_description(header: Header, edited: EditedProtocol | None) -> Iterator[str]:
    """The parts of ``sourceDesc``; at least one."""
    citation = header.citation
    if citation:
        yield f'<bibl type="citation">{"".join(_citation(citation))}</bibl>'
        if citation.reference != NOWHERE:
            yield _manuscript(citation.reference, citation.title)
    if header.edition:
        yield f'<bibl type="source-edition">{"".join(_edition(header.edition))}</bibl>'
    if edited and edited.url and (not citation or citation.url != edited.url):
        address = f"<ref{pointer_attribute('target', edited.url)}>{said(edited.url)}</ref>"
        yield f'<bibl type="address">{address}</bibl>'
    if not citation and not header.edition:
        yield "<bibl>The source describes itself in the text alone.</bibl>"


def _citation(citation: Citation) -> Iterator[str]:
    yield element("title", citation.title, ' level="a"')
    yield dated("date", citation.date, citation.date)
    yield element("publisher", citation.repository)
    for role, names in (
        ("translator", citation.translators),
        ("editor", citation.editors),
        ("contributor", citation.contributors),
    ):
        yield each("editor", names, f' role="{role}"')
    yield element("idno", citation.url, ' type="URI"')
    yield element("note", citation.credit, ' type="credit"')
    yield element("note", citation.printed, ' type="printed"')


def _manuscript(reference: ArchiveReference, title: str) -> str:
    """The shelfmark in the source's words; Russian archives order by fond, opis, delo and leaves."""
    parts = (
        f"<repository>{said(reference.archive)}</repository>",
        element("collection", reference.fond, ' type="fond"'),
        element("collection", reference.opis, ' type="opis"'),
        element("idno", reference.delo, ' type="delo"'),
        element("idno", reference.printed, ' type="shelfmark"'),
    )
    leaves = reference.folios and f"<msItem>{element('locus', reference.folios)}<title>{said(title)}</title></msItem>"
    identifier = "".join(parts)
    if not said(f"{reference.archive}{reference.fond}{reference.opis}{reference.delo}{reference.printed}").strip():
        identifier += "<msName>without a shelfmark</msName>"
    return f"<msDesc><msIdentifier>{identifier}</msIdentifier>{holding('msContents', [leaves])}</msDesc>"


def _edition(edition: SourceEdition) -> Iterator[str]:
    yield element("title", edition.title, ' type="main"')
    yield element("title", edition.series, ' type="series"')
    for one in edition.responsible:
        yield f"<respStmt><resp>{said(one.role)}</resp><name>{said(one.name)}</name></respStmt>"
    yield each("funder", edition.funders)
    yield element("publisher", edition.publisher)
    yield element("pubPlace", edition.place)
    yield dated("date", edition.date, edition.date)
    yield from (f"<idno{word_attribute('type', kind)}>{said(value)}</idno>" for kind, value in edition.identifiers)
    if edition.licence or edition.licence_url:
        address = f"{pointer_attribute('target', edition.licence_url)}{attribute('n', edition.licence_url)}"
        yield f"<availability><licence{address}>{said(edition.licence)}</licence></availability>"
    yield element("note", edition.dialect, ' type="dialect"')
