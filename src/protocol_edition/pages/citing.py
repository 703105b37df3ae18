"""Ready citations for a protocol and its items, as the page shows them; the strings are those of ``exports``."""

from collections.abc import Iterable

from protocol_edition import urls
from protocol_edition.edition import EditedProtocol
from protocol_edition.exports import (
    DATED_BY_READERS,
    DOWNLOADS,
    STYLE_NAMES,
    Citer,
    Medium,
    Reference,
    References,
)
from protocol_edition.exports import references as references_of
from protocol_edition.model import Item
from protocol_edition.pages.addresses import item_name
from protocol_edition.pages.credit_lines import credits_of
from protocol_edition.pages.escaping import escaped, made
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import head
from protocol_edition.pages.history import text_version
from protocol_edition.pages.tongues import marked
from protocol_edition.pages.views import Citable, Cite, Cited, CitePage, Download, Link
from protocol_edition.project import Project
from protocol_edition.words import say

_OF_A_PROTOCOL = ("chicago-note", "chicago-bibliography", "mla", "apa")
_OF_AN_ITEM = ("chicago-note",)

_Style = tuple[str, str, bool]
"""A style, what readers call it, and whether it has a place for the day of reading."""

_HTML = Medium(escaped, lambda words: f"<i>{escaped(words)}</i>" if words else "")


class Citing:
    """The citations of one protocol, from the references that ``exports`` made of it."""

    def __init__(self, edited: EditedProtocol, references: References) -> None:
        self._edited, self._whole = edited, references.document
        self._of_an_item = _said_styles(_OF_AN_ITEM)
        self._items = {reference.anchor: reference for reference in references.items}

    def protocol(self) -> Cite:
        """How to cite the whole."""
        version = text_version(self._edited, urls.protocol(self._edited.id))
        return Cite(
            say("this protocol"),
            _cited(Citer(self._whole, _HTML), _said_styles(_OF_A_PROTOCOL)),
            self._whole.work.page_url,
            False,
            version,
        )

    def item(self, item: Item) -> Cite:
        """How to cite one item; an item whose address is not recorded yet has no citation."""
        anchor = self._edited.anchor(item).id
        reference = self._items.get(anchor)
        if reference is None:
            return Cite(item_name(item), (), "", True)
        page = reference.work.page_url
        public = f"{page}{urls.in_page(anchor)}" if page else ""
        return Cite(item_name(item), _cited(Citer(reference, _HTML), self._of_an_item), public, False)


class Uncited:
    """The same for a draft, of which nothing can be cited."""

    _NOT_AT_ALL = Cite("", (), "", False)

    def protocol(self) -> Cite:
        """How to cite the whole."""
        return self._NOT_AT_ALL

    def item(self, _: Item) -> Cite:
        """How to cite one item."""
        return self._NOT_AT_ALL


def cite_page(edited: EditedProtocol, project: Project, known: References | None = None) -> CitePage:
    """Every style for a protocol and all its parts, in the order of the record; what is not recorded is not there.

    ``known`` is what ``exports.references`` made of it, where the caller has it already.
    """
    references = known or references_of(edited, project.settings, project.authorities)
    work = references.document.work
    page, whole = urls.cite(edited.id), urls.protocol(edited.id)
    short = work.short_title or work.title
    title = say("Cite {title}", title=short)
    place = {anchor.id: place for place, anchor in enumerate(edited.anchors.values(), 1)}
    citables = sorted(references, key=lambda reference: place.get(reference.anchor, 0))
    to_whole, styles = urls.relative(page, whole), _said_styles(STYLE_NAMES)
    versioned = say("This version") if work.recorded_on else ""
    return CitePage(
        frame=frame(project, page, urls.PROTOCOLS),
        head=head(title, say("Citations of {title} and its parts.", title=work.title), project.settings, page),
        crumbs=(
            Link(urls.relative(page, urls.PROTOCOLS), say("Protocols")),
            Link(to_whole, short),
        ),
        title=title,
        citables=tuple([_citable(reference, to_whole, styles, versioned) for reference in citables]),
        downloads=tuple(
            Download(
                urls.relative(page, urls.protocol_file(edited.id, offered.file)), say(offered.name), say(offered.form)
            )
            for offered in DOWNLOADS
            if offered.describes
        ),
        version=text_version(edited, page),
        credits=credits_of(edited.protocol.header, marked(work.language, project.settings.site_language)),
    )


def _citable(reference: Reference, to_whole: str, styles: tuple[_Style, ...], versioned: str) -> Citable:
    """``versioned``: what a note with the version is called, which has a day only while the text is as recorded."""
    label = ", ".join([f"{say(locator.name)} {locator.label}" for locator in reference.locators])
    label = f"{label[:1].upper()}{label[1:]}"
    numbered = reference.kind in [locator.kind for locator in reference.locators]
    name = ": ".join(filter(None, (label if numbered else "", reference.heading))) or say("The whole protocol")
    citer = Citer(reference, _HTML)
    citations = _cited(citer, styles)
    if versioned:
        citations += (Cited(versioned, made((citer.naming_version("chicago-note"),))),)
    return Citable(
        id=f"cite-{reference.anchor}" if reference.anchor else "cite-protocol",
        href=f"{to_whole}{urls.in_page(reference.anchor)}" if reference.anchor else to_whole,
        name=name,
        public=reference.address if reference.work.page_url else "",
        citations=citations,
    )


def _said_styles(names: Iterable[str]) -> tuple[_Style, ...]:
    return tuple([(name, say(STYLE_NAMES[name]), name in DATED_BY_READERS) for name in names])


def _cited(citer: Citer, styles: tuple[_Style, ...]) -> tuple[Cited, ...]:
    return tuple([Cited(said, made((citer.cited(style),)), dated) for style, said, dated in styles])
