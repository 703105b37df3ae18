"""Composes the pages that look over the whole edition: home, the list of protocols, 404."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from protocol_edition import urls
from protocol_edition.edition import Facts, Register, slug
from protocol_edition.pages.dates import machine_date, spoken, year
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import head
from protocol_edition.pages.views import (
    AgendaEntry,
    Group,
    HomePage,
    Link,
    ListedProtocol,
    MovedPage,
    NotFoundPage,
    ProtocolsPage,
)
from protocol_edition.pages.ways import ways
from protocol_edition.project import Project

_WITH_AGENDA = 100
"""With more protocols than this the list is one of years."""
_ON_HOME = 12
"""With more protocols than this the home page leads to years instead of showing each agenda."""


def home_page(register: Register, project: Project) -> HomePage:
    """The way into the edition."""
    settings, page, protocols = project.settings, urls.HOME, register.protocols
    few = len(protocols) <= _ON_HOME
    return HomePage(
        frame=frame(project, page),
        head=head("", settings.description or settings.subtitle or settings.title, settings, page),
        title=settings.title,
        subtitle=settings.subtitle,
        description=settings.description,
        span=_span(protocols),
        counts=tuple(_counts(register, project)),
        protocols=tuple(listed(facts, page, with_items=True) for facts in protocols) if few else (),
        more=None if few else Link(urls.relative(page, urls.PROTOCOLS), f"All {len(protocols):,} protocols"),
        years=() if few else tuple(_years(protocols, page)),
    )


def _span(protocols: tuple[Facts, ...]) -> str:
    dates = [facts.date for facts in protocols if facts.date]
    if not dates:
        return ""
    first, last = spoken(dates[0].partition("/")[0]), spoken(dates[-1].rpartition("/")[2])
    return first if first == last else f"{first} – {last}"


def _counts(register: Register, project: Project) -> Iterable[Link]:
    authorities = project.authorities
    for path, number, one, many in (
        (urls.PROTOCOLS, len(register.protocols), "protocol", "protocols"),
        (urls.PEOPLE, len(authorities.people), "person", "people"),
        (urls.PLACES, len(authorities.places), "place", "places"),
        (urls.ORGANISATIONS, len(authorities.organisations), "organisation", "organisations"),
    ):
        if number:
            yield Link(urls.relative(urls.HOME, path), counted(number, one, many))


def counted(number: int, one: str, many: str) -> str:
    """``1 protocol``, ``2,000 protocols``."""
    return f"{number:,} {one if number == 1 else many}"


def _years(protocols: tuple[Facts, ...], page: str) -> Iterable[Link]:
    for title, group in groupby(protocols, filed_under):
        number = counted(len(list(group)), "protocol", "protocols")
        yield Link(urls.relative(page, year_page_path(title)), f"{title}: {number}")


UNDATED = "Undated"


def filed_under(facts: Facts) -> str:
    """The year a protocol is listed under."""
    return year(facts.date) or UNDATED


def year_page_path(title: str) -> str:
    """The page of a year; ``1960s`` and ``Undated`` are years too."""
    return urls.year(urls.CHRONOLOGY, slug(title))


def entry_id(facts: Facts) -> str:
    """The place of a protocol on the page of its year."""
    return f"protocol-{slug(facts.id)}"


def _group_id(title: str) -> str:
    return "in-" + "".join(sign if sign.isalnum() else "-" for sign in title.lower())


def listed(facts: Facts, page: str, *, with_items: bool) -> ListedProtocol:
    """A protocol as lists show it, with its agenda or without."""
    target = urls.protocol(facts.id)
    return ListedProtocol(
        href=urls.relative(page, target),
        title=facts.short_title or facts.title,
        series=facts.series,
        date=spoken(facts.date),
        date_iso=machine_date(facts.date),
        items=tuple(
            AgendaEntry(urls.relative(page, target, item.anchor), item.number, item.heading) for item in facts.items
        )
        if with_items
        else (),
    )


def protocols_page(register: Register, project: Project) -> ProtocolsPage:
    """Every protocol by year: with its agenda while they are few, else the number of each year."""
    page, protocols = urls.PROTOCOLS, register.protocols
    few = len(protocols) <= _WITH_AGENDA
    groups = tuple(
        Group(
            _group_id(title),
            title,
            urls.in_page(_group_id(title)),
            tuple(listed(facts, page, with_items=True) for facts in group),
        )
        for title, group in groupby(protocols if few else (), filed_under)
    )
    title = "Protocols"
    description = f"All protocols of {project.settings.title}, by date."
    return ProtocolsPage(
        frame(project, page),
        head(title, description, project.settings, page),
        ways(register, project, page),
        groups,
        () if few else tuple(_years(protocols, page)),
        counted(len(protocols), "protocol", "protocols"),
    )


def not_found_page(project: Project) -> NotFoundPage:
    """What a visitor sees at an address that has no page."""
    page = urls.NOT_FOUND
    made = head("Page not found", "There is no page at this address.", project.settings, page)
    public = urls.public(project.settings.base_url, urls.HOME)
    return NotFoundPage(frame(project, page), replace(made, canonical=""), public)


def moved_page(page: str, target: str, name: str, project: Project) -> MovedPage:
    """What stays at ``page``, the former address of a protocol or a name, and leads to ``target``, called ``name``."""
    made = head("This page has moved", "This page has another address now.", project.settings, target)
    return MovedPage(frame(project, page), made, Link(urls.relative(page, target), name))
