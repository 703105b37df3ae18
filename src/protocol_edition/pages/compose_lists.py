"""Composes the pages that look over the whole edition: home, the list of protocols, 404."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from protocol_edition import urls
from protocol_edition.edition import Facts, Register
from protocol_edition.pages.dates import spoken, year
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
from protocol_edition.project import Project

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
        protocols=tuple(_listed(facts, page, with_items=True) for facts in protocols) if few else (),
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
    for title, group in groupby(protocols, _filed_under):
        number = counted(len(list(group)), "protocol", "protocols")
        yield Link(urls.relative(page, urls.PROTOCOLS, _group_id(title)), f"{title}: {number}")


def _filed_under(facts: Facts) -> str:
    return year(facts.date) or "Undated"


def _group_id(title: str) -> str:
    return "in-" + "".join(sign if sign.isalnum() else "-" for sign in title.lower())


def _listed(facts: Facts, page: str, *, with_items: bool) -> ListedProtocol:
    target = urls.protocol(facts.id)
    return ListedProtocol(
        href=urls.relative(page, target),
        title=facts.short_title or facts.title,
        series=facts.series,
        date=spoken(facts.date),
        date_iso=facts.date if "/" not in facts.date and set(facts.date) <= set("0123456789-") else "",
        items=tuple(
            AgendaEntry(urls.relative(page, target, item.anchor), item.number, item.heading) for item in facts.items
        )
        if with_items
        else (),
    )


def protocols_page(register: Register, project: Project) -> ProtocolsPage:
    """Every protocol, by year."""
    page = urls.PROTOCOLS
    groups = tuple(
        Group(
            _group_id(title),
            title,
            urls.in_page(_group_id(title)),
            tuple(_listed(facts, page, with_items=True) for facts in group),
        )
        for title, group in groupby(register.protocols, _filed_under)
    )
    title = "Protocols"
    description = f"All protocols of {project.settings.title}, by date."
    return ProtocolsPage(
        frame(project, page),
        head(title, description, project.settings, page),
        groups,
        counted(len(register.protocols), "protocol", "protocols"),
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
