"""What programs read in the head of a protocol's page (citation spec, section 5).

Zotero takes Dublin Core with its own ``z:`` and ``bib:`` names; ``citation_*`` names only stand beside ``z:itemType``,
without which Zotero would make a journal article of them. No COinS where these are: Zotero would prefer them, and they
lose archive and shelfmark. ``DC.contributor`` is left out because Zotero makes it an author.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from protocol_edition.exports.citing_editions import in_a_note
from protocol_edition.exports.dates import Interval, plain_day, read_date
from protocol_edition.exports.person_names import PersonName
from protocol_edition.exports.reference import Reference, References, Work
from protocol_edition.exports.typography import stopped_words
from protocol_edition.model import frozen

SCHEMAS = (("schema.DC", "http://purl.org/dc/elements/1.1/"), ("schema.DCTERMS", "http://purl.org/dc/terms/"))
"""Vocabularies that the head declares: ``<link rel=... href=...>``."""


@frozen
class Meta:
    """``<meta name="..." content="...">``; Open Graph has ``property`` for ``name``."""

    attribute: str
    name: str
    content: str


def head_metas(reference: Reference) -> tuple[Meta, ...]:
    """The meta elements of a protocol's page; what is not known is left out."""
    named = (Meta("name", name, content) for name, content in _named(reference))
    graph = (Meta("property", name, content) for name, content in _open_graph(reference))
    return tuple(meta for meta in (*named, *graph) if meta.content)


def _named(reference: Reference) -> Iterator[tuple[str, str]]:
    work = reference.work
    day = plain_day(reference.date)
    yield "z:itemType", "manuscript"
    yield "DC.title", work.title
    yield "DC.date", reference.date
    yield "DC.language", work.language
    yield "z:archive", work.archive
    yield "DC.coverage", work.shelfmark
    yield "z:shortTitle", work.short_title
    yield from (("z:translators", name.inverted) for name in work.translators)
    yield from (("bib:contributors", name.inverted) for name in work.contributors)
    yield "DCTERMS.abstract", work.summary
    yield "DC.description", stopped_words(work.credit)
    yield "citation_title", work.title
    if day and (day.day or not day.month):
        # Zotero prefers this date to DC.date, so it stands only where it says the same: a day or a year.
        yield "citation_publication_date", reference.date.replace("-", "/")
    if work.taken_from:
        yield "DC.source", work.taken_from.name
        yield "DC.rights", work.taken_from.licence_url or work.taken_from.licence
    yield "citation_language", work.language
    yield "citation_fulltext_html_url", work.page_url


def _open_graph(reference: Reference) -> Iterator[tuple[str, str]]:
    work = reference.work
    yield "og:type", "article"
    yield "og:title", work.title
    yield "og:description", work.summary
    yield "og:site_name", work.edition.title
    yield "og:url", work.page_url


def json_ld(references: References) -> dict[str, Any]:
    """The protocol and its items as schema.org has them; without a public address nothing has an ``@id``."""
    reference = references.document
    work = reference.work
    return _known(
        {
            "@context": "https://schema.org",
            "@type": ["CreativeWork", "ArchiveComponent"],
            "@id": work.page_url,
            "url": work.page_url,
            "name": work.title,
            "alternateName": work.short_title,
            **_dated(reference.date),
            "inLanguage": work.language,
            "translationOfWork": _original(work),
            "abstract": work.summary,
            "translator": _people(work.translators),
            "editor": _people(work.editors),
            "contributor": _people(work.contributors),
            "holdingArchive": _one({"@type": "ArchiveOrganization", "name": work.archive}),
            "itemLocation": work.shelfmark,
            "provider": _one({"@type": "Organization", "name": work.host}),
            "funder": _single([_one({"@type": "Organization", "name": name}) for name in work.funders]),
            "isBasedOn": _based_on(work),
            **_rights(work),
            "isPartOf": _edition(work),
            "copyrightNotice": work.edition.rights,
            "version": work.text_version,
            "dateModified": work.recorded_on,
            "hasPart": [_part(item) for item in references.items],
        }
    )


def _based_on(work: Work) -> object:
    """The address of the source, and the edition that the text was taken from."""
    edition = work.taken_from
    if edition is None:
        return work.source_url
    book = _known(
        {
            "@type": "Book",
            "@id": edition.address,
            "name": edition.name,
            "editor": _people(edition.editors),
            "publisher": _one({"@type": "Organization", "name": edition.publisher}),
            "datePublished": edition.year,
            "license": edition.licence_url or edition.licence,
        }
    )
    return [work.source_url, book] if work.source_url else book


def _rights(work: Work) -> dict[str, str]:
    edition = work.taken_from
    if edition is None:
        return {}
    return {
        "license": edition.licence_url or edition.licence,
        "creditText": stopped_words(in_a_note(work).removeprefix("in ")),
    }


def _part(item: Reference) -> dict[str, Any]:
    address = item.address if item.work.page_url else ""
    number = item.locators[-1].label if item.locators and item.locators[-1].kind is item.kind else ""
    return _known({"@type": "CreativeWork", "@id": address, "url": address, "position": number, "name": item.title})


def _dated(edtf: str) -> dict[str, str]:
    """``dateCreated`` holds ISO 8601 dates and intervals; a doubtful date is said in words where words may stand."""
    date = read_date(edtf)
    bounds = (date.begin, date.end) if isinstance(date, Interval) else (date,)
    certain = all(day and not day.doubtful and "X" not in edtf for day in bounds)
    return {"dateCreated" if certain else "temporal": edtf}


def _original(work: Work) -> dict[str, Any]:
    codes = _single(work.original_codes)
    return {"@type": "CreativeWork", "inLanguage": codes} if work.is_translation else {}


def _edition(work: Work) -> dict[str, Any]:
    edition = work.edition
    editors = [
        _known({"@type": "Person", "name": editor.name, "sameAs": _orcid(editor.orcid)}) for editor in edition.editors
    ]
    return _known(
        {
            "@type": "Collection",
            "@id": edition.base_url,
            "url": edition.base_url,
            "name": edition.title,
            "description": edition.description,
            "editor": _single(editors),
            "publisher": {"@type": "Organization", "name": edition.publisher},
            "inLanguage": edition.language,
            "license": edition.licence.url or _one({"@type": "CreativeWork", "name": edition.licence.name}),
        }
    )


def _orcid(identifier: str) -> str:
    return identifier and f"https://orcid.org/{identifier}"


def _people(names: tuple[PersonName, ...]) -> object:
    return _single([{"@type": "Person", "name": name.natural} for name in names])


def _one(value: dict[str, Any]) -> dict[str, Any]:
    return value if value["name"] else {}


def _single(values: Sequence[object]) -> object:
    return values[0] if len(values) == 1 else list(values)


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def script_json(value: dict[str, Any]) -> str:
    """JSON that can stand in a script element: nothing in it ends the element or begins a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def coins(reference: Reference) -> str:
    """The title of a COinS span, not yet escaped for HTML; only for pages without meta elements, such as a list."""
    work = reference.work
    facts: Iterable[tuple[str, str]] = (
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "manuscript"),
        ("rft.title", reference.title),
        ("rft.date", reference.date),
        *(("rft.contributor", name.inverted) for name in work.contributors),
        ("rft.language", work.language),
        ("rft.identifier", reference.address),
    )
    return urlencode([fact for fact in facts if fact[1]], quote_via=quote, safe="")
