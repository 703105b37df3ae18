"""What stands around every page: made once for each depth and section of the site, then shared."""

from dataclasses import replace
from functools import lru_cache

from protocol_edition import urls
from protocol_edition.pages.tongues import marked
from protocol_edition.pages.views import NOTHING, Frame, Link, Picture
from protocol_edition.project import THEME_STYLE, Project, Settings, Theme
from protocol_edition.words import direction, later, say

_LISTS = (
    (urls.PROTOCOLS, later("Protocols")),
    (urls.PEOPLE, later("People")),
    (urls.PLACES, later("Places")),
    (urls.ORGANISATIONS, later("Organisations")),
    (urls.THREADS, later("Threads")),
)


_Section = tuple[str, str, bool]
"""Path and name of a part of the site, and whether the editors named it."""


def frame(project: Project, page: str, section: str = "") -> Frame:
    """The frame of ``page``; ``section`` is the site path of the list that it belongs to."""
    authorities = project.authorities
    lists = tuple(
        (path, say(name), False)
        for (path, name), entries in zip(
            _LISTS,
            (True, authorities.people, authorities.places, authorities.organisations, authorities.threads),
            strict=True,
        )
        if entries
    )
    own = tuple((urls.editors_page(path.stem), page_name(path.stem), True) for path in project.pages)
    search = ((urls.SEARCH, say("Search"), False),) if project.settings.search else ()
    down = _down(page, project.settings.base_url)
    made = _frame(project.settings, (*lists, *own, *search), down, section or page, project.draft)
    return _dressed(made, project.theme, down) if project.theme.files else made


def _down(page: str, base_url: str) -> str:
    """From a page to the root of the site; hosts show the page of what is not there at any depth."""
    return urls.root_path(base_url) if page == urls.NOT_FOUND and base_url else urls.down(page)


@lru_cache(maxsize=512)
def _dressed(made: Frame, theme: Theme, down: str) -> Frame:
    """The frame with the edition's own style sheet and logo."""
    logo = theme.logo
    return replace(
        made,
        style=f"{down}{urls.theme_file(THEME_STYLE)}" if theme.has_style else "",
        logo=Picture(f"{down}{urls.theme_file(logo.name)}", logo.width, logo.height) if logo else None,
    )


def page_name(stem: str) -> str:
    """What the navigation calls one of the editors' pages: ``editorial-method`` is ``Editorial method``."""
    words = stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=512)
def _frame(settings: Settings, sections: tuple[_Section, ...], down: str, section: str, draft: bool) -> Frame:
    site = settings.site_language
    authored = marked(settings.language, site)
    return Frame(
        language=site,
        direction=direction(site),
        authored=authored,
        cited=NOTHING if site.partition("-")[0] == "en" else marked("en", site),
        edition=settings.title,
        subtitle=settings.subtitle,
        home=f"{down}{urls.HOME}",
        navigation=tuple(
            Link(f"{down}{path}", name, path == section, authored if by_editors else NOTHING)
            for path, name, by_editors in sections
        ),
        theme=f"{down}{urls.asset('css/theme.css')}",
        style="",
        logo=None,
        text=f"{down}{urls.asset('css/text.css')}",
        paper=f"{down}{urls.asset('css/print.css')}",
        icon=f"{down}{urls.asset('icon.svg')}",
        faces=f"{down}{urls.asset('js/faces.js')}",
        notes=f"{down}{urls.asset('js/notes.js')}",
        reading=f"{down}{urls.asset('js/reading.js')}",
        citing=f"{down}{urls.asset('js/citing.js')}",
        moved=f"{down}{urls.asset('js/moved.js')}",
        overview=f"{down}{urls.asset('css/overview.css')}",
        tables=f"{down}{urls.asset('js/tables.js')}",
        seek=f"{down}{urls.asset('js/seek.js')}",
        search=f"{down}{urls.SEARCH}" if settings.search else "",
        opensearch=f"{down}{urls.OPENSEARCH}" if settings.search and settings.base_url else "",
        editors=tuple(editor.name for editor in settings.editors),
        publisher=", ".join(filter(None, (settings.publisher, settings.place))),
        licence=Link(settings.licence.url, settings.licence.name),
        rights=settings.rights,
        accessibility=f"{down}{urls.ACCESSIBILITY}",
        draft=say("A draft, not to be cited: it has no citations, histories, downloads or search.") if draft else "",
    )
