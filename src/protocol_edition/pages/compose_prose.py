"""Composes the editors' own pages."""

from protocol_edition import urls
from protocol_edition.pages.frame import frame, page_name
from protocol_edition.pages.head import head
from protocol_edition.pages.prose import ProseLink, prose
from protocol_edition.pages.views import ProsePage
from protocol_edition.project import Project


def prose_page(stem: str, text: str, project: Project) -> ProsePage:
    """The page made of ``pages/STEM.md``; without a heading of its own it is called as the navigation calls it."""
    page = urls.editors_page(stem)
    written = prose(text, page, draft=project.draft)
    title = written.title or page_name(stem)
    described = f"{title}: {project.settings.title}"
    return ProsePage(frame(project, page), head(title, described, project.settings, page), title, written.body)


def prose_links(text: str, page: str) -> tuple[ProseLink, ...]:
    """The links of a page to the site itself, and those that were not made."""
    return prose(text, page).links
