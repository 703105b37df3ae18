"""The edition as HTML: each kind of page has a function that composes its view, and ``render`` makes the page of it."""

from protocol_edition.pages.accessibility import accessibility_page
from protocol_edition.pages.check_report import check_report
from protocol_edition.pages.citing import cite_page
from protocol_edition.pages.compose import protocol_page
from protocol_edition.pages.compose_attendance import attendance_pages
from protocol_edition.pages.compose_data import data_page
from protocol_edition.pages.compose_dates import chronology_page, series_page, year_pages
from protocol_edition.pages.compose_indexes import index_pages
from protocol_edition.pages.compose_lists import filed_under, home_page, moved_page, not_found_page, protocols_page
from protocol_edition.pages.compose_names import (
    organisation_page,
    person_page,
    place_page,
)
from protocol_edition.pages.compose_parallel import parallel_page
from protocol_edition.pages.compose_prose import prose_links, prose_page
from protocol_edition.pages.compose_search import search_page
from protocol_edition.pages.compose_threads import (
    MOST_DECISIONS,
    decisions_of_year,
    decisions_pages,
    thread_pages,
    years_of_decisions,
)
from protocol_edition.pages.history import history_page
from protocol_edition.pages.html import forget_templates, load_templates, render
from protocol_edition.pages.own_templates import (
    TemplateRefusedError,
    check_own_templates,
    marked_copy,
    template_names,
)
from protocol_edition.pages.prose import ProseLink
from protocol_edition.pages.spans import WHOLE, Span, spans_of
from protocol_edition.pages.views import Page

__all__ = [
    "MOST_DECISIONS", "WHOLE", "Page", "ProseLink", "Span", "TemplateRefusedError", "accessibility_page",
    "attendance_pages", "check_own_templates", "check_report", "chronology_page", "cite_page", "data_page",
    "decisions_of_year", "decisions_pages", "filed_under", "forget_templates", "history_page", "home_page",
    "index_pages", "load_templates", "marked_copy", "moved_page", "not_found_page", "organisation_page",
    "parallel_page", "person_page", "place_page", "prose_links", "prose_page", "protocol_page", "protocols_page",
    "render", "search_page", "series_page", "spans_of", "template_names", "thread_pages", "year_pages",
    "years_of_decisions",
]  # fmt: skip
