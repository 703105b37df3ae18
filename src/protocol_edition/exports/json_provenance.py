"""The JSON form of what a source says beside its text: kind, survival, dates, the edition it was taken from."""

from enum import StrEnum
from typing import Any

from protocol_edition.model import Header, NamedThing, SourceEdition

_USUAL = {"protocol", "full", "agenda", "plain"}
"""What a record, its survival, an item and a paragraph are unless something is said."""


def told(**fields: object) -> dict[str, Any]:
    """The fields that say something: what a source leaves open is not written."""
    return {name: value for name, value in fields.items() if value}


def beside(**kinds: StrEnum) -> dict[str, Any]:
    """The kinds that are not the usual ones."""
    return {name: kind.value for name, kind in kinds.items() if kind.value not in _USUAL}


def provenance_json(header: Header) -> dict[str, Any]:
    """What the header says of the record beyond its lines; only what is said."""
    dates = [{"date": said.date, "where": said.where, "differs": said.differs} for said in header.dates]
    return {
        **beside(kind=header.kind, survival=header.survival),
        **told(
            parent=header.parent,
            dates=dates,
            language=header.language,
            edition=_edition(header.edition) if header.edition else None,
        ),
    }


def _edition(edition: SourceEdition) -> dict[str, Any]:
    return {
        "title": edition.title,
        "series": edition.series,
        "responsible": [{"name": one.name, "role": one.role} for one in edition.responsible],
        "funders": list(edition.funders),
        "publisher": edition.publisher,
        "place": edition.place,
        "date": edition.date,
        "licence": edition.licence,
        "licence_url": edition.licence_url,
        "identifiers": _pairs(edition.identifiers),
        "dialect": edition.dialect,
    }


def named_json(named: NamedThing) -> dict[str, Any]:
    """An entry of the source's own register of names."""
    identifiers = told(identifiers=_pairs(named.identifiers))
    return {"kind": named.kind.value, "key": named.key, "name": named.name, **identifiers}


def _pairs(identifiers: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"kind": kind, "identifier": identifier} for kind, identifier in identifiers]
