"""A view and its template become HTML. The only module that knows Jinja."""

from functools import lru_cache
from typing import TYPE_CHECKING

from protocol_edition.pages.own_templates import TemplateRefusedError, fault_in_own, kind_of
from protocol_edition.pages.views import (
    AccessibilityPage,
    AttendancePage,
    ChronologyPage,
    CitePage,
    DataPage,
    DecisionsPage,
    HistoryPage,
    HomePage,
    MovedPage,
    NotFoundPage,
    OrganisationPage,
    OrganisationsPage,
    Page,
    ParallelPage,
    PeoplePage,
    PersonPage,
    PlacePage,
    PlacesPage,
    ProsePage,
    ProtocolPage,
    ProtocolsPage,
    SearchPage,
    SeriesPage,
    ThreadPage,
    ThreadsPage,
    YearPage,
)
from protocol_edition.project import OwnTemplates, templates_folder
from protocol_edition.words import current

if TYPE_CHECKING:
    from jinja2 import Environment, Template

TEMPLATES: dict[type[Page], str] = {
    YearPage: "year",
    ThreadsPage: "threads",
    ThreadPage: "thread",
    SearchPage: "search",
    SeriesPage: "series",
    DecisionsPage: "decisions",
    DataPage: "data",
    ChronologyPage: "chronology",
    AttendancePage: "attendance",
    AccessibilityPage: "accessibility",
    CitePage: "cite",
    HistoryPage: "history",
    HomePage: "home",
    MovedPage: "moved",
    NotFoundPage: "not_found",
    OrganisationPage: "organisation",
    OrganisationsPage: "organisations",
    PeoplePage: "people",
    PersonPage: "person",
    PlacePage: "place",
    PlacesPage: "places",
    ProsePage: "prose",
    ParallelPage: "parallel",
    ProtocolPage: "protocol",
    ProtocolsPage: "protocols",
}
"""The file in ``templates/pages/`` for each view."""


def render(page: Page, own: OwnTemplates | None = None) -> str:
    """The page as HTML; the edition's own templates win over the program's, file by file.

    Raises TemplateRefusedError for a template of the edition that fails, AttributeError for one of the program's
    that asks for a name that the view has not, KeyError for a view without a template.
    """
    try:
        return _template(TEMPLATES[type(page)], own).render(page=page)
    except Exception as error:
        if own and (finding := fault_in_own(error, own.folder)):
            raise TemplateRefusedError(finding) from None
        raise


def report_template(name: str) -> "Template":
    """A report for editors, which is no page of the site."""
    return _environment(None).get_template(f"report/{name}.html")


def load_templates() -> None:
    """Loads Jinja and what it needs, for whoever waits for something else meanwhile."""
    _environment(None)


def forget_templates() -> None:
    """Reads every template anew at the next page: for a preview, while templates are being written."""
    _template.cache_clear()
    _environment.cache_clear()


@lru_cache(maxsize=64)
def _template(name: str, own: OwnTemplates | None) -> "Template":
    return _environment(own).get_template(f"pages/{name}.html")


@lru_cache(maxsize=4)
def _environment(own: OwnTemplates | None) -> "Environment":
    # Late: a build that finds nothing changed makes no page, and is over before Jinja would be loaded.
    from jinja2 import FileSystemLoader  # noqa: PLC0415 - see above

    from protocol_edition.pages.compiled import Kept  # noqa: PLC0415 - see above
    from protocol_edition.pages.straight import Unknown  # noqa: PLC0415 - see above

    kind = kind_of(own)
    environment = kind(
        extensions=["jinja2.ext.i18n"],
        loader=FileSystemLoader([own.folder, templates_folder()] if own else templates_folder()),
        autoescape=True,
        undefined=Unknown,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=None if own else Kept(kind),
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        lambda words: current().gettext(words),
        lambda one, many, number: current().ngettext(one, many, number),
        newstyle=True,
        pgettext=lambda context, words: current().pgettext(context, words),
    )
    return environment
