"""Composes the search page: what can be asked for, and the lists that lead everywhere without a script."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from protocol_edition import urls
from protocol_edition.edition import Register
from protocol_edition.pages.compose_lists import counted, filed_under, year_page_path
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import head
from protocol_edition.pages.views import Choice, Link, SearchPage
from protocol_edition.pages.ways import ways
from protocol_edition.project import Project

ROLES = (
    Choice("", "in any way"),
    Choice("present", "present at the sitting"),
    Choice("speaks", "speaks"),
    Choice("mentioned", "mentioned"),
    Choice("note", "in a note"),
)
"""How a person may stand in a passage."""
ORDERS = (Choice("", "Best match first"), Choice("asc", "Oldest first"), Choice("desc", "Newest first"))


def search_page(register: Register, project: Project, *, indexed: bool) -> SearchPage:
    """The search page; without an index it offers the lists alone."""
    page, settings = urls.SEARCH, project.settings
    made = head("Search", f"Search in {settings.title}.", settings, page)
    years = Counter(filed_under(facts) for facts in register.protocols)
    series = Counter(facts.series for facts in register.protocols if facts.series)
    return SearchPage(
        frame(project, page),
        replace(made, policy=_with_pagefind(made.policy)),
        script=urls.relative(page, urls.asset("js/search.js")),
        style=urls.relative(page, urls.asset("css/search.css")),
        index=urls.relative(page, f"{urls.SEARCH_INDEX}/") if indexed else "",
        years=_choices("Any year", years),
        series=_choices("Any series", series),
        roles=ROLES if project.authorities.people else (),
        places=bool(project.authorities.places),
        orders=ORDERS,
        lists=(*ways(register, project, page), *_names(project, page)),
        by_year=tuple(_by_year(years, page)),
    )


def _with_pagefind(policy: str) -> str:
    """The policy of this page alone lets WebAssembly be compiled: Pagefind searches with it, also without a worker."""
    return policy.replace("default-src 'self'; ", "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; ", 1)


def _choices(every: str, values: Counter[str]) -> tuple[Choice, ...]:
    """What can be chosen, in order; nothing where there is no choice."""
    if len(values) < 2:
        return ()
    return (Choice("", every), *(Choice(value, f"{value} ({values[value]:,})") for value in sorted(values)))


def _names(project: Project, page: str) -> Iterator[Link]:
    authorities = project.authorities
    for path, number, one, many in (
        (urls.PEOPLE, len(authorities.people), "person", "people"),
        (urls.PLACES, len(authorities.places), "place", "places"),
        (urls.ORGANISATIONS, len(authorities.organisations), "organisation", "organisations"),
    ):
        if number:
            yield Link(urls.relative(page, path), counted(number, one, many))


def _by_year(years: Counter[str], page: str) -> Iterator[Link]:
    for title, number in sorted(years.items()):
        yield Link(urls.relative(page, year_page_path(title)), f"{title}: {counted(number, 'protocol', 'protocols')}")
