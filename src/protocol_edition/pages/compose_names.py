"""Composes the pages of persons, places and organisations and their indexes."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup

from protocol_edition import urls
from protocol_edition.edition import Facts, Mention, MentionRole, Register
from protocol_edition.model import NameKind, Office, Place, Pseudonym
from protocol_edition.pages.compose_lists import filed_under, year_title
from protocol_edition.pages.dates import life
from protocol_edition.pages.escaping import escaped, made
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import head
from protocol_edition.pages.views import (
    Attended,
    Frame,
    Head,
    Link,
    Occurrence,
    OccurrencesAs,
    OccurrencesIn,
    OrganisationPage,
    PersonPage,
    PlacePage,
    YearAttended,
)
from protocol_edition.pages.views import Facts as NamedFacts
from protocol_edition.project import AUTHORITY_FILES, Project
from protocol_edition.words import counted, decimal, figures, later, say, spoken

_ROLES: dict[MentionRole, str] = {
    MentionRole.CHAIR: later("Presides"),
    MentionRole.PRESENT: later("Present"),
    MentionRole.GUEST: later("Present as a guest"),
    MentionRole.ABSENT: later("Listed as absent"),
    MentionRole.RECORDER: later("Keeps the minutes"),
    MentionRole.SIGNED: later("Signed the record as seen"),
    MentionRole.SPEAKS: later("Speaks"),
    MentionRole.MENTIONED: later("Mentioned"),
    MentionRole.IN_NOTE: later("Mentioned in notes"),
    MentionRole.RESPONSIBLE: later("Responsible for the source"),
}
"""The capacities in the order of a name's page."""


def person_page(key: str, register: Register, project: Project) -> PersonPage:
    """The page of one person. Raises KeyError for a key that is not in the authorities."""
    person = project.authorities.people[key]
    page = urls.person(key)
    lived = life(person.born, person.died)
    facts = (
        *_facts(
            (say("Printed as"), _variants(person.variants, person.name)),
            (say("Offices"), map(_office, person.offices)),
            (say("Cover names"), _pseudonyms(person.pseudonyms, register, page)),
        ),
        *_identifiers(person.identifiers),
    )
    occurrences = _occurrences(NameKind.PERSON, key, register, page)
    frame_and_head = _frame_and_head(person.name, lived, page, urls.PEOPLE, project)
    years = tuple(_years(register, key, page))
    listed = sum(len(year.sittings) for year in years)
    attendance = _listed_at(listed, register.sittings) if years else ""
    return PersonPage(
        *frame_and_head, person.name, lived, facts, person.note, person.source, occurrences, attendance, years
    )


def _listed_at(listed: int, sittings: int) -> str:
    return counted(
        sittings, "Listed at {listed} of {n} sitting.", "Listed at {listed} of {n} sittings.", listed=figures(listed)
    )


def _years(register: Register, key: str, page: str) -> Iterator[YearAttended]:
    """Every sitting whose lists name the person, by year."""
    for title, group in groupby(register.seats.get(key, ()), lambda seat: filed_under(seat[0])):
        yield YearAttended(
            year_title(title),
            tuple(
                Attended(
                    urls.relative(page, urls.protocol(facts.id), session.anchor),
                    spoken(session.date or facts.date) or say("undated"),
                    facts.short_title or facts.title,
                    role.value,
                )
                for facts, session, role in group
            ),
        )


def place_page(key: str, register: Register, project: Project) -> PlacePage:
    """The page of one place. Raises KeyError for a key that is not in the authorities."""
    place = project.authorities.places[key]
    page = urls.place(key)
    own = _facts((say("Printed as"), _variants(place.variants, place.name)), (say("Position"), _position(place)))
    facts = (*own, *_identifiers(place.identifiers))
    occurrences = _occurrences(NameKind.PLACE, key, register, page)
    frame_and_head = _frame_and_head(place.name, "", page, urls.PLACES, project)
    return PlacePage(*frame_and_head, place.name, "", facts, place.note, place.source, occurrences)


def organisation_page(key: str, register: Register, project: Project) -> OrganisationPage:
    """The page of one organisation. Raises KeyError for a key that is not in the authorities."""
    body = project.authorities.organisations[key]
    page = urls.organisation(key)
    facts = (*_facts((say("Printed as"), _variants(body.variants, body.name))), *_identifiers(body.identifiers))
    occurrences = _occurrences(NameKind.ORGANISATION, key, register, page)
    frame_and_head = _frame_and_head(body.name, "", page, urls.ORGANISATIONS, project)
    return OrganisationPage(*frame_and_head, body.name, "", facts, body.note, body.source, occurrences)


def _frame_and_head(name: str, gloss: str, page: str, section: str, project: Project) -> tuple[Frame, Head]:
    called = f"{name} ({gloss})" if gloss else name
    described = say("{name} in {title}: every place that names them.", name=called, title=project.settings.title)
    return frame(project, page, section), head(name, described, project.settings, page)


def _facts(*named: tuple[str, Iterable[Link]]) -> tuple[NamedFacts, ...]:
    """Facts by name, those that are known."""
    found = ((label, tuple(values)) for label, values in named)
    return tuple(NamedFacts(label, values) for label, values in found if values)


def _variants(variants: tuple[str, ...], name: str) -> Iterator[Link]:
    others = [variant for variant in variants if variant != name]
    if others:
        yield Link("", ", ".join(others))


def _office(office: Office) -> Link:
    term = spoken("/".join((office.since or "..", office.until or ".."))) if office.since or office.until else ""
    return Link("", f"{office.title}, {term}" if term else office.title)


def _pseudonyms(pseudonyms: tuple[Pseudonym, ...], register: Register, page: str) -> Iterator[Link]:
    titles = {facts.id: facts.short_title for facts in register.protocols} if pseudonyms else {}
    for pseudonym in pseudonyms:
        where = ", ".join(titles.get(doc_id, doc_id) for doc_id in pseudonym.protocols)
        text = say("{name}, in {where}", name=pseudonym.name, where=where) if where else pseudonym.name
        only = pseudonym.protocols[0] if len(pseudonym.protocols) == 1 else ""
        href = urls.relative(page, urls.protocol(only)) if only in titles else ""
        yield Link(href, f"{text} ({pseudonym.source})" if pseudonym.source else text)


def _position(place: Place) -> Iterator[Link]:
    if place.latitude is not None and place.longitude is not None:
        latitude = say("{degrees}° N") if place.latitude >= 0 else say("{degrees}° S")
        longitude = say("{degrees}° E") if place.longitude >= 0 else say("{degrees}° W")
        yield Link("", f"{_degrees(latitude, place.latitude)}, {_degrees(longitude, place.longitude)}")


def _degrees(words: str, degrees: float) -> str:
    return words.format(degrees=decimal(abs(degrees)))


def _identifiers(identifiers: tuple[tuple[str, str], ...]) -> tuple[NamedFacts, ...]:
    known = ((AUTHORITY_FILES[authority], identifier) for authority, identifier in identifiers)
    return _facts(*((file.name, [Link(file.address.format(own), own)]) for file, own in known))


def _occurrences(kind: NameKind, key: str, register: Register, page: str) -> tuple[OccurrencesAs, ...]:
    mentions = register.mentions.get((kind.value, key), ())
    protocols = {doc_id: register.protocols[register.position[doc_id]] for doc_id, _ in mentions}
    by_role: dict[MentionRole, list[tuple[str, Mention]]] = {}
    for doc_id, mention in mentions:
        by_role.setdefault(mention.role, []).append((doc_id, mention))
    return tuple(
        OccurrencesAs(say(title), tuple(_by_protocol(by_role[role], protocols, page)))
        for role, title in _ROLES.items()
        if role in by_role
    )


def _by_protocol(
    mentions: Iterable[tuple[str, Mention]], protocols: dict[str, Facts], page: str
) -> Iterator[OccurrencesIn]:
    for doc_id, group in groupby(mentions, key=lambda pair: pair[0]):
        facts, there = protocols[doc_id], urls.relative(page, urls.protocol(doc_id))
        places = tuple(
            [
                Occurrence(
                    there + urls.in_page(mention.anchor) if mention.anchor else there, mention.place, _context(mention)
                )
                for _, mention in group
            ]
        )
        title = facts.short_title or facts.title
        yield OccurrencesIn(there, title, spoken(facts.date), places)


def _context(mention: Mention) -> Markup:
    """The words around a name, the name itself marked where they hold it."""
    before, found, after = mention.context.partition(mention.printed)
    if not found:
        return made((escaped(mention.context),))
    return made((escaped(before), "<b>", escaped(found), "</b>", escaped(after)))
