"""The edition as linked data: JSON-LD in the words of schema.org."""

import json
from typing import Any

from protocol_edition import urls
from protocol_edition.edition import Facts
from protocol_edition.exports.tables import Edition


def linked_edition(edition: Edition) -> str:
    """The whole edition as JSON-LD (schema.org): a collection, its protocols and their items, the people and places."""
    settings = edition.settings
    home = edition.address(urls.HOME)
    graph: list[dict[str, Any]] = [
        {
            "@id": home, "@type": "Collection", "name": settings.title, "inLanguage": settings.language,
            "editor": [{"@type": "Person", "name": editor.name} for editor in settings.editors],
            "publisher": {"@type": "Organization", "name": settings.publisher},
            "license": settings.licence.url or settings.licence.name,
        },
        *(_linked(edition, facts, home) for facts in edition.register.protocols),
        *(
            {"@id": edition.address(urls.person(person.key)), "@type": "Person", "name": person.name}
            | ({"alternateName": list(person.variants)} if person.variants else {})
            for person in edition.authorities.people.values()
        ),
        *(
            {"@id": edition.address(urls.place(place.key)), "@type": "Place", "name": place.name}
            for place in edition.authorities.places.values()
        ),
        *(
            {"@id": edition.address(urls.organisation(body.key)), "@type": "Organization", "name": body.name}
            for body in edition.authorities.organisations.values()
        ),
    ]  # fmt: skip
    return json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _linked(edition: Edition, facts: Facts, home: str) -> dict[str, Any]:
    named = dict.fromkeys((mention.kind, mention.key) for mention in facts.mentions)
    linked = {
        "@id": edition.at(facts, ""), "@type": ["CreativeWork", "ArchiveComponent"], "name": facts.title or facts.id,
        "isPartOf": {"@id": home}, "temporalCoverage": facts.date, "itemLocation": facts.shelfmark,
        "mentions": [{"@id": edition.address(urls.named(kind, key))} for kind, key in named],
        "hasPart": [
            {
                "@id": edition.at(facts, item.anchor), "@type": "CreativeWork", "name": item.heading,
                "position": item.number,
            }
            for item in facts.items
        ],
    }  # fmt: skip
    return {key: value for key, value in linked.items() if value}
