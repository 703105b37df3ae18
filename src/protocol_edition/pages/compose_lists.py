"""Composes the pages that look over the whole edition: home, the list of protocols, 404."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from protocol_edition import urls
from protocol_edition.edition import Facts, ItemFacts, Register, slug
from protocol_edition.exports import unnamed
from protocol_edition.model import ItemKind
from protocol_edition.pages.counts import counted_protocols, name_lists
from protocol_edition.pages.dates import machine_date, year
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import head
from protocol_edition.pages.kinship import in_list, item_gloss
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
from protocol_edition.words import counted, say, spoken, spoken_year

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
        counts=(
            Link(urls.relative(page, urls.PROTOCOLS), counted_protocols(len(protocols))),
            *name_lists(project.authorities, page),
        ),
        protocols=tuple(listed(facts, page, with_items=True) for facts in protocols) if few else (),
        more=None
        if few
        else Link(
            urls.relative(page, urls.PROTOCOLS), counted(len(protocols), "All {n} protocols", "All {n} protocols")
        ),
        years=() if few else tuple(_years(protocols, page)),
    )


def _span(protocols: tuple[Facts, ...]) -> str:
    dates = [facts.date for facts in protocols if facts.date]
    if not dates:
        return ""
    first, last = spoken(dates[0].partition("/")[0]), spoken(dates[-1].rpartition("/")[2])
    return first if first == last else f"{first} – {last}"


def _years(protocols: tuple[Facts, ...], page: str) -> Iterable[Link]:
    for title, group in groupby(protocols, filed_under):
        number = counted_protocols(len(list(group)))
        yield Link(urls.relative(page, year_page_path(title)), f"{year_title(title)}: {number}")


UNDATED = "Undated"


def filed_under(facts: Facts) -> str:
    """The year a protocol is listed under, in every language as addresses have it: ``1962``, ``1960s``, ``Undated``."""
    return year(facts.date) or UNDATED


def year_title(filed: str) -> str:
    """What readers are told for it, in the language of the site."""
    if filed == UNDATED:
        return say("Undated")
    return spoken_year(f"{filed[:-2]}X") if filed.endswith("s") else filed


def year_page_path(title: str) -> str:
    """The page of a year; ``1960s`` and ``Undated`` are years too."""
    return urls.year(urls.CHRONOLOGY, slug(title))


def entry_id(facts: Facts) -> str:
    """The place of a protocol on the page of its year."""
    return f"protocol-{facts.id}"


def _group_id(title: str) -> str:
    return "in-" + "".join(sign if sign.isalnum() else "-" for sign in title.lower())


def listed(facts: Facts, page: str, *, with_items: bool) -> ListedProtocol:
    """A protocol as lists show it, with its agenda or without."""
    there = urls.relative(page, urls.protocol(facts.id))
    return ListedProtocol(
        href=there,
        title=facts.short_title or facts.title,
        series=facts.series,
        date=spoken(facts.date),
        date_iso=machine_date(facts.date),
        items=tuple(_entry(item, there) for item in facts.items) if with_items else (),
        gloss=in_list(facts),
    )


def _entry(item: ItemFacts, there: str) -> AgendaEntry:
    heading = item.heading or ("" if item.number else unnamed(ItemKind(item.kind)))
    return AgendaEntry(f"{there}#{item.anchor}", item.number, heading, item_gloss(item.kind, item.survival))


def protocols_page(register: Register, project: Project) -> ProtocolsPage:
    """Every protocol by year: with its agenda while they are few, else the number of each year."""
    page, protocols = urls.PROTOCOLS, register.protocols
    few = len(protocols) <= _WITH_AGENDA
    groups = tuple(
        Group(
            _group_id(title),
            year_title(title),
            urls.in_page(_group_id(title)),
            tuple(listed(facts, page, with_items=True) for facts in group),
        )
        for title, group in groupby(protocols if few else (), filed_under)
    )
    description = say("All protocols of {title}, by date.", title=project.settings.title)
    return ProtocolsPage(
        frame(project, page),
        head(say("Protocols"), description, project.settings, page),
        ways(register, project, page),
        groups,
        () if few else tuple(_years(protocols, page)),
        counted_protocols(len(protocols)),
    )


def not_found_page(project: Project) -> NotFoundPage:
    """What a visitor sees at an address that has no page."""
    page = urls.NOT_FOUND
    made = head(say("Page not found"), say("There is no page at this address."), project.settings, page)
    public = urls.public(project.settings.base_url, urls.HOME)
    return NotFoundPage(frame(project, page), replace(made, canonical=""), public)


def moved_page(page: str, target: str, name: str, project: Project) -> MovedPage:
    """What stays at ``page``, the former address of a protocol or a name, and leads to ``target``, called ``name``."""
    made = head(say("This page has moved"), say("This page has another address now."), project.settings, target)
    return MovedPage(frame(project, page), made, Link(urls.relative(page, target), name))
