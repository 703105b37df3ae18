"""Composes the search page: what can be asked for, and the lists that lead everywhere without a script."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from protocol_edition import urls
from protocol_edition.edition import Register
from protocol_edition.pages.compose_lists import filed_under, year_page_path, year_title
from protocol_edition.pages.counts import counted_protocols, name_lists
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import head
from protocol_edition.pages.views import Choice, Link, SearchPage
from protocol_edition.pages.ways import ways
from protocol_edition.project import Project
from protocol_edition.words import figures, later, say

ROLES = (
    Choice("", later("in any way")),
    Choice("present", later("present at the sitting")),
    Choice("speaks", later("speaks")),
    Choice("mentioned", later("mentioned")),
    Choice("note", later("in a note")),
)

"""How a person may stand in a passage."""
ORDERS = (
    Choice("", later("Best match first")),
    Choice("asc", later("Oldest first")),
    Choice("desc", later("Newest first")),
)


def search_page(register: Register, project: Project, *, indexed: bool) -> SearchPage:
    """The search page; without an index it offers the lists alone."""
    page, settings = urls.SEARCH, project.settings
    made = head(say("Search"), say("Search in {title}.", title=settings.title), settings, page)
    years = Counter(filed_under(facts) for facts in register.protocols)
    series = Counter(facts.series for facts in register.protocols if facts.series)
    return SearchPage(
        frame(project, page),
        replace(made, policy=_with_pagefind(made.policy)),
        script=urls.relative(page, urls.asset("js/search.js")),
        style=urls.relative(page, urls.asset("css/search.css")),
        index=urls.relative(page, f"{urls.SEARCH_INDEX}/") if indexed else "",
        language=settings.language,
        years=_choices(say("Any year"), years, year_title),
        series=_choices(say("Any series"), series),
        roles=_said(ROLES) if project.authorities.people else (),
        places=bool(project.authorities.places),
        orders=_said(ORDERS),
        lists=(*ways(register, project, page), *name_lists(project.authorities, page)),
        by_year=tuple(_by_year(years, page)),
    )


def _with_pagefind(policy: str) -> str:
    """The policy of this page alone lets WebAssembly be compiled: Pagefind searches with it, also without a worker.

    And it lets a form be sent to the site itself: whoever is quicker than the script has the question in the address.
    """
    searching = policy.replace("default-src 'self'; ", "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; ", 1)
    return searching.replace("form-action 'none'", "form-action 'self'", 1)


def _said(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(choice.value, say(choice.text)) for choice in choices)


def _choices(every: str, values: Counter[str], called: Callable[[str], str] = str) -> tuple[Choice, ...]:
    """What can be chosen, in order; nothing where there is no choice."""
    if len(values) < 2:
        return ()
    return (
        Choice("", every),
        *(Choice(value, f"{called(value)} ({figures(values[value])})", called(value)) for value in sorted(values)),
    )


def _by_year(years: Counter[str], page: str) -> Iterator[Link]:
    for title, number in sorted(years.items()):
        yield Link(urls.relative(page, year_page_path(title)), f"{year_title(title)}: {counted_protocols(number)}")
