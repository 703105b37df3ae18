"""The edition that a text was taken from, as citations and credits name it: its facts, ordered and without ornament."""

import re

from protocol_edition.exports.person_names import PersonName, name_parts
from protocol_edition.model import SourceEdition, expression, frozen

_EDITING = expression(r"(?:co-?)?edit(?:or|ed by|ing)?s?|(?:mit)?herausgeber(?:in)?|hg\.?|hrsg\.?", re.IGNORECASE)
"""Roles by which sources call those who edit."""

_COMMONS = expression(
    r"https?://creativecommons\.org/(?:licenses/(?P<kind>by[a-z-]*)|publicdomain/(?P<zero>zero))/(?P<version>\d\.\d)"
)
_DOI = expression(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(?P<doi>10\.\d{4,9}/\S+)", re.IGNORECASE)


@frozen
class TakenFrom:
    """The facts; "" and () for what the source does not say."""

    title: str
    series: str
    editors: tuple[PersonName, ...]
    others: tuple[tuple[str, tuple[str, ...]], ...]
    """Whoever else answers for it: role as the source names it, and the names."""
    funders: tuple[str, ...]
    publisher: str
    place: str
    year: str
    doi: str
    address: str
    """Of the edition: its DOI's, or a web address among its identifiers."""
    identifiers: tuple[tuple[str, str], ...]
    licence: str
    """Its short name where it is a well-known one, else the source's words."""
    licence_url: str

    @property
    def name(self) -> str:
        """What it is cited as: its title, or the work it belongs to where it has none of its own."""
        return self.title or self.series

    @property
    def published(self) -> str:
        """``Vienna: ÖBV, 1985``, as far as it is known."""
        where = ": ".join(filter(None, (self.place, self.publisher)))
        return ", ".join(filter(None, (where, self.year)))


def taken_from(edition: SourceEdition | None) -> TakenFrom | None:
    """The facts of the source's own edition; None where it describes none."""
    if edition is None or edition == SourceEdition(dialect=edition.dialect):
        return None
    roles: dict[str, dict[str, None]] = {}
    for one in edition.responsible:
        roles.setdefault("" if _EDITING.fullmatch(one.role.strip(" :.")) else _role(one.role), {})[one.name] = None
    editors = roles.pop("", {})
    doi = next((found["doi"] for _, told in edition.identifiers if (found := _DOI.fullmatch(told.strip()))), "")
    web = (told.strip() for _, told in edition.identifiers if told.strip().startswith(("https://", "http://")))
    return TakenFrom(
        title=edition.title,
        series=edition.series if edition.series != edition.title else "",
        editors=tuple(map(name_parts, editors)),
        others=tuple((role, tuple(names)) for role, names in roles.items()),
        funders=edition.funders,
        publisher=edition.publisher,
        place=edition.place,
        year=edition.date[:4] if edition.date[:4].isdecimal() else edition.date,
        doi=doi,
        address=f"https://doi.org/{doi}" if doi else next(web, ""),
        identifiers=edition.identifiers,
        licence=licence_name(edition.licence, edition.licence_url),
        licence_url=edition.licence_url if edition.licence_url.startswith(("https://", "http://")) else "",
    )


def _role(role: str) -> str:
    words = " ".join(role.split()).rstrip(" :")
    return words[:1].upper() + words[1:]


def licence_name(words: str, address: str) -> str:
    """``CC BY 4.0`` for a licence of Creative Commons, by its address; else the source's words, else the address."""
    found = _COMMONS.match(address)
    if not found:
        return " ".join(words.split()) or address
    if found["zero"]:
        return f"CC0 {found['version']}"
    return f"CC {found['kind'].upper()} {found['version']}"
