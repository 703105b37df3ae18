"""What search engines and feed readers fetch: sitemap, robots.txt, and the feed of additions and corrections.

All but robots.txt need the public address of the site: a feed or sitemap without one would say nothing.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from protocol_edition import urls
from protocol_edition.edition import Facts, Register
from protocol_edition.model import frozen
from protocol_edition.project import Settings
from protocol_edition.words import say


def _maker(namespace: str) -> Any:  # noqa: ANN401 - its methods are the names of elements
    return ElementMaker(namespace=namespace, nsmap={None: namespace})


_ATOM = _maker("http://www.w3.org/2005/Atom")
_SITEMAP = _maker("http://www.sitemaps.org/schemas/sitemap/0.9")
_NEWEST = 60
"""Entries of a feed; the histories of the texts have all."""
_LARGEST_SITEMAP = 50_000
"""Addresses that one sitemap may hold (sitemaps.org, protocol, "Using Sitemap index files")."""


def robots(settings: Settings) -> str:
    """Everything may be fetched; the sitemap is named where there is one."""
    sitemap = f"\nSitemap: {settings.base_url}{urls.SITEMAP}\n" if settings.base_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def sitemaps(pages: Iterable[str], register: Register, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """The sitemap of all ``pages`` (site paths), as one file or as an index with several; nothing without base_url.

    Pages of protocols tell the day of their last recorded change.
    """
    if not settings.base_url:
        return
    changed = {urls.protocol(facts.id): facts.states[-1][0] for facts in register.protocols if facts.states}
    addresses = sorted(pages)
    parts = [addresses[start : start + _LARGEST_SITEMAP] for start in range(0, len(addresses), _LARGEST_SITEMAP)]
    if len(parts) == 1:
        yield urls.SITEMAP, _sitemap(parts[0], changed, settings)
        return
    index = _SITEMAP.sitemapindex()
    for number, part in enumerate(parts, 1):
        path = urls.sitemap_part(number)
        yield path, _sitemap(part, changed, settings)
        index.append(_SITEMAP.sitemap(_SITEMAP.loc(f"{settings.base_url}{path}")))
    yield urls.SITEMAP, _written(index)


def _sitemap(pages: Iterable[str], changed: dict[str, str], settings: Settings) -> bytes:
    whole = _SITEMAP.urlset()
    for page in pages:
        one = _SITEMAP.url(_SITEMAP.loc(urls.public(settings.base_url, page)))
        if day := changed.get(page):
            one.append(_SITEMAP.lastmod(day))
        whole.append(one)
    return _written(whole)


def feed(register: Register, settings: Settings) -> bytes | None:
    """Additions and corrections as Atom (RFC 4287), the newest first; None without base_url or recorded states."""
    states = sorted(_states(register), key=lambda told: (told.day, told.facts.sort_key, told.number), reverse=True)
    if not settings.base_url or not states:
        return None
    home = urls.public(settings.base_url, urls.HOME)
    own = f"{settings.base_url}{urls.FEED}"
    return _written(
        _ATOM.feed(
            _ATOM.id(home),
            _ATOM.title(settings.title),
            _ATOM.updated(_moment(states[0].day)),
            _ATOM.link(rel="self", type="application/atom+xml", href=own),
            _ATOM.link(rel="alternate", type="text/html", href=home),
            *(_ATOM.author(_ATOM.name(editor.name)) for editor in settings.editors),
            *(_entry(told, settings) for told in states[:_NEWEST]),
        )
    )


@frozen
class _State:
    """A recorded state of a protocol, counted from 1."""

    day: str
    facts: Facts
    number: int


def _states(register: Register) -> Iterator[_State]:
    for facts in register.protocols:
        for number, (day, _) in enumerate(facts.states, 1):
            yield _State(day, facts, number)


def _entry(told: _State, settings: Settings) -> etree._Element:
    facts = told.facts
    page = urls.public(settings.base_url, urls.protocol(facts.id))
    history = urls.public(settings.base_url, urls.history(facts.id), f"state-{told.number}")
    words = say("Added: {title}") if told.number == 1 else say("Corrected: {title}")
    entry: etree._Element = _ATOM.entry(
        _ATOM.id(history),
        _ATOM.title(words.format(title=facts.short_title or facts.title)),
        _ATOM.updated(_moment(told.day)),
        _ATOM.link(rel="alternate", type="text/html", href=page if told.number == 1 else history),
        _ATOM.summary(facts.title),
    )
    return entry


def _moment(day: str) -> str:
    """A day as the date-time that Atom demands: its beginning, in UTC."""
    return f"{day}T00:00:00Z"


def _written(root: etree._Element) -> bytes:
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return made
