"""Composes the page that shows one record in two texts side by side: an original and its translation, text and TEI."""

from collections.abc import Iterator
from itertools import zip_longest

from protocol_edition import urls
from protocol_edition.edition import EditedProtocol
from protocol_edition.exports import language_codes
from protocol_edition.model import Item, frozen
from protocol_edition.pages.addresses import addresses
from protocol_edition.pages.alignment import aligned
from protocol_edition.pages.compose_text import TextComposer
from protocol_edition.pages.credit_lines import credits_of
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import head
from protocol_edition.pages.inline_html import Inliner
from protocol_edition.pages.languages import transliterated
from protocol_edition.pages.source_lines import plain_sign
from protocol_edition.pages.tongues import marked, named
from protocol_edition.pages.views import Link, ParallelPage, ParallelText, Part, SessionView, Side
from protocol_edition.project import Project
from protocol_edition.words import say, spoken, tongue_name

_PREFIXES = ("left-", "right-")
"""Before the anchors of each text, so that none stands twice on the page."""


def parallel_page(one: EditedProtocol, other: EditedProtocol, project: Project) -> ParallelPage:
    """Both texts, aligned by sitting and item; every permanent address is that of the text's own page."""
    page = urls.parallel(one.id, other.id)
    tongues = [_language(text, project) for text in (one, other)]
    left, right = (
        _Column(text, project, page, prefix, tongue if tongues[0] != tongues[1] else "")
        for text, prefix, tongue in zip((one, other), _PREFIXES, map(tongue_name, tongues), strict=True)
    )
    title = say("{one} and {other}", one=one.short_title, other=other.short_title)
    if one.short_title == other.short_title:
        title = say("{title} in two texts", title=one.short_title)
    return ParallelPage(
        frame=frame(project, page, urls.PROTOCOLS),
        head=head(title, say("Two texts of one record, side by side: {title}.", title=title), project.settings, page),
        crumbs=(Link(urls.relative(page, urls.PROTOCOLS), say("Protocols")), left.text.link),
        title=title,
        texts=(left.text, right.text),
        rows=tuple(_rows(left, right)),
    )


@frozen
class _Set:
    """A sitting as it is set, with its items' parts by the offset of the item."""

    view: SessionView
    items: tuple[Item, ...]
    opening: Part | None
    parts: dict[int, Part]


class _Column:
    """One text as it stands in its column."""

    def __init__(self, edited: EditedProtocol, project: Project, page: str, prefix: str, name: str) -> None:
        header, site = edited.protocol.header, project.settings.site_language
        language = _language(edited, project)
        ours = named(site, language)
        at = addresses(edited, ours, page, prefix)
        original = transliterated(language_codes(header.original_language))
        inliner = Inliner(page, at.marks, at.target, original, ours, lemmas=at.lemmas)
        composer = TextComposer(edited, at, inliner, plain_sign, None)
        record = marked(language, site)
        self.sittings = tuple(
            _set(view, session.items)
            for view, session in zip(composer.sessions(), edited.protocol.sessions, strict=True)
        )
        self.text = ParallelText(
            link=Link(urls.relative(page, urls.protocol(edited.id)), edited.short_title, tongue=record),
            name=name or edited.short_title,
            language=tongue_name(language),
            date=spoken(header.date),
            record=record,
            ours=ours,
            note_series=composer.notes(),
            credits=credits_of(header, record),
        )


def _language(edited: EditedProtocol, project: Project) -> str:
    header = edited.protocol.header
    return header.language or next(iter(language_codes(header.contents)), project.settings.language)


def _set(view: SessionView, items: tuple[Item, ...]) -> _Set:
    opening = next((part for part in view.parts if part.item is None), None)
    numbered = (part for part in view.parts if part.item)
    return _Set(view, items, opening, {item.origin.start: part for item, part in zip(items, numbered, strict=True)})


def _rows(left: _Column, right: _Column) -> Iterator[tuple[Side, ...]]:
    for one, other in zip_longest(left.sittings, right.sittings):
        yield _head(left, one), _head(right, other)
        pairs = aligned(one.items if one else (), other.items if other else ())
        yield from ((_item(left, one, first), _item(right, other, second)) for first, second in pairs)
        ends = (_end(left, one), _end(right, other))
        if not all(end.empty for end in ends):
            yield ends


def _head(column: _Column, sitting: _Set | None) -> Side:
    return Side(column.text, sitting.view, sitting.opening) if sitting else Side(column.text)


def _item(column: _Column, sitting: _Set | None, item: Item | None) -> Side:
    return Side(column.text, part=sitting.parts[item.origin.start]) if sitting and item else Side(column.text)


def _end(column: _Column, sitting: _Set | None) -> Side:
    return Side(column.text, closing=sitting.view.closing) if sitting else Side(column.text)
