"""Composes the pages of persons, places and organisations and their indexes."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from markupsafe import Markup

from protocol_edition import urls
from protocol_edition.edition import Mention, MentionRole, Register
from protocol_edition.model import NameKind, Office, Place, Pseudonym, frozen
from protocol_edition.pages.compose_lists import filed_under, year_title
from protocol_edition.pages.counts import counted_protocols
from protocol_edition.pages.dates import life
from protocol_edition.pages.escaping import escaped, made
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import head
from protocol_edition.pages.spans import WHOLE, Span, span_path
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


def person_page(key: str, register: Register, project: Project, span: Span = WHOLE) -> PersonPage:
    """The page of one person, or of that of a ``span``. Raises KeyError for a key that is not in the authorities."""
    person = project.authorities.people[key]
    lived = life(person.born, person.died)
    named = _Named(NameKind.PERSON, key, person.name, lived, urls.PEOPLE, span)
    if span.shown:
        return PersonPage(*_span_page(named, register, project), "", ())
    page = urls.person(key)
    facts = (
        *_facts(
            (say("Printed as"), _variants(person.variants, person.name)),
            (say("Offices"), map(_office, person.offices)),
            (say("Cover names"), _pseudonyms(person.pseudonyms, register, page)),
        ),
        *_identifiers(person.identifiers),
    )
    attended = tuple(_attended(register, key, page))
    listed = sum(len(year.sittings) for year in attended)
    attendance = _listed_at(listed, register.sittings) if attended else ""
    whole = _whole_page(named, (facts, person.note, person.source), register, project)
    return PersonPage(*whole, attendance, attended)


def _listed_at(listed: int, sittings: int) -> str:
    return counted(
        sittings, "Listed at {listed} of {n} sitting.", "Listed at {listed} of {n} sittings.", listed=figures(listed)
    )


def _attended(register: Register, key: str, page: str) -> Iterator[YearAttended]:
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


def place_page(key: str, register: Register, project: Project, span: Span = WHOLE) -> PlacePage:
    """The page of one place, or of that of a ``span``. Raises KeyError for a key that is not in the authorities."""
    place = project.authorities.places[key]
    named = _Named(NameKind.PLACE, key, place.name, "", urls.PLACES, span)
    if span.shown:
        return PlacePage(*_span_page(named, register, project))
    own = _facts((say("Printed as"), _variants(place.variants, place.name)), (say("Position"), _position(place)))
    facts = (*own, *_identifiers(place.identifiers))
    return PlacePage(*_whole_page(named, (facts, place.note, place.source), register, project))


def organisation_page(key: str, register: Register, project: Project, span: Span = WHOLE) -> OrganisationPage:
    """The page of one organisation, or of that of a ``span``.

    Raises KeyError for a key that is not in the authorities.
    """
    body = project.authorities.organisations[key]
    named = _Named(NameKind.ORGANISATION, key, body.name, "", urls.ORGANISATIONS, span)
    if span.shown:
        return OrganisationPage(*_span_page(named, register, project))
    facts = (*_facts((say("Printed as"), _variants(body.variants, body.name))), *_identifiers(body.identifiers))
    return OrganisationPage(*_whole_page(named, (facts, body.note, body.source), register, project))


@frozen
class _Named:
    """Whose page it is: ``gloss`` stands behind the name in its title, ``section`` is the list it belongs to."""

    kind: NameKind
    key: str
    name: str
    gloss: str
    section: str
    span: Span

    @property
    def page(self) -> str:
        """The name's own page."""
        return urls.named(self.kind.value, self.key)


_Fields = tuple[
    Frame, Head, str, str, tuple[NamedFacts, ...], str, str, tuple[OccurrencesAs, ...], tuple[Link, ...],
    tuple[Link, ...], Link | None, Link | None,
]  # fmt: skip
"""Those of a NamePage."""


def _whole_page(
    named: _Named, known: tuple[tuple[NamedFacts, ...], str, str], register: Register, project: Project
) -> _Fields:
    """A name's own page; ``known`` are its facts, its note and its source."""
    page = named.page
    called = f"{named.name} ({named.gloss})" if named.gloss else named.name
    described = say("{name} in {title}: every place that names them.", name=called, title=project.settings.title)
    occurrences = _occurrences(named.kind, named.key, register, page)
    framed = frame(project, page, named.section), head(named.name, described, project.settings, page)
    return (*framed, named.name, named.gloss, *known, occurrences, (), _below(named), None, None)


def _span_page(named: _Named, register: Register, project: Project) -> _Fields:
    """The page of a decade or a year of a name: every place in it that names it, or the way to its years."""
    own, span, filed = named.page, named.span, year_title(named.span.shown)
    page = span.path(own)
    title = say("{page}, {year}", page=named.name, year=filed)
    described = say("{name} in {title}: every place that names them.", name=title, title=project.settings.title)
    before, after = (_link(named, other) if other else None for other in (span.previous, span.next))
    up = (Link(urls.relative(page, own), named.name), *((_link(named, span.above),) if span.above else ()))
    framed = frame(project, page, named.section), head(title, described, project.settings, page)
    occurrences = _occurrences(named.kind, named.key, register, page)
    return (*framed, title, "", (), "", "", occurrences, up, _below(named), before, after)


def _below(named: _Named) -> tuple[Link, ...]:
    """The ways down to decades or years, with the number of protocols of each."""
    return tuple(
        Link(_link(named, filed).href, f"{year_title(filed)}: {counted_protocols(number)}")
        for filed, number in named.span.below
    )


def _link(named: _Named, filed: str) -> Link:
    """The way to the page of a decade or a year."""
    here, there = (span_path(named.page, one) for one in (named.span.shown, filed))
    return Link(urls.relative(here, there), year_title(filed))


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
    by_role: dict[MentionRole, list[OccurrencesIn]] = {}
    for doc_id, group in groupby(register.mentions.get((kind.value, key), ()), key=itemgetter(0)):
        facts, there = register.protocols[register.position[doc_id]], urls.relative(page, urls.protocol(doc_id))
        title, date = facts.short_title or facts.title, spoken(facts.date)
        places: dict[MentionRole, list[Occurrence]] = {}
        for _, mention in group:
            href = f"{there}#{mention.anchor}" if mention.anchor else there
            places.setdefault(mention.role, []).append(Occurrence(href, mention.place, _context(mention)))
        for role, found in places.items():
            by_role.setdefault(role, []).append(OccurrencesIn(there, title, date, tuple(found)))
    return tuple(OccurrencesAs(say(title), tuple(by_role[role])) for role, title in _ROLES.items() if role in by_role)


def _context(mention: Mention) -> Markup:
    """The words around a name, the name itself marked where they hold it."""
    before, found, after = mention.context.partition(mention.printed)
    if not found:
        return made((escaped(mention.context),))
    return made((escaped(before), "<b>", escaped(found), "</b>", escaped(after)))
