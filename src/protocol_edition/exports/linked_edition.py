"""The edition as linked data: JSON-LD in the words of schema.org."""

from collections.abc import Iterator
from typing import Any

from protocol_edition import urls
from protocol_edition.edition import Facts
from protocol_edition.exports.tables import Edition, json_list


def linked_edition(edition: Edition) -> Iterator[str]:
    """The whole edition as JSON-LD (schema.org), piece by piece: a collection, its protocols, items and names."""
    yield from json_list('{\n "@context": "https://schema.org",\n "@graph": [', _graph(edition))
    yield "\n}\n"


def _graph(edition: Edition) -> Iterator[dict[str, Any]]:
    settings = edition.settings
    home = edition.address(urls.HOME)
    collection = {
        "@id": home, "@type": "Collection", "name": settings.title, "inLanguage": settings.language,
        "editor": [{"@type": "Person", "name": editor.name} for editor in settings.editors],
        "publisher": {"@type": "Organization", "name": settings.publisher},
        "license": settings.licence.url or settings.licence.name,
    }  # fmt: skip
    yield collection
    yield from (_linked(edition, facts, home) for facts in edition.register.protocols)
    yield from (
        {"@id": edition.address(urls.person(person.key)), "@type": "Person", "name": person.name}
        | ({"alternateName": list(person.variants)} if person.variants else {})
        for person in edition.authorities.people.values()
    )
    yield from (
        {"@id": edition.address(urls.place(place.key)), "@type": "Place", "name": place.name}
        for place in edition.authorities.places.values()
    )
    yield from (
        {"@id": edition.address(urls.organisation(body.key)), "@type": "Organization", "name": body.name}
        for body in edition.authorities.organisations.values()
    )


def _linked(edition: Edition, facts: Facts, home: str) -> dict[str, Any]:
    linked = {
        "@id": edition.at(facts, ""), "@type": ["CreativeWork", "ArchiveComponent"], "name": facts.title or facts.id,
        "isPartOf": {"@id": home}, "temporalCoverage": facts.date, "itemLocation": facts.shelfmark,
        "mentions": [{"@id": edition.address(urls.named(kind, key))} for kind, key in facts.named],
        "hasPart": [
            {
                "@id": edition.at(facts, item.anchor), "@type": "CreativeWork", "name": item.heading,
                "position": item.number,
            }
            for item in facts.items
        ],
    }  # fmt: skip
    return {key: value for key, value in linked.items() if value}
