"""What search engines and feed readers fetch: sitemap, robots.txt, and the feed of additions and corrections.

All but robots.txt need the public address of the site: a feed or sitemap without one would say nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from protocol_edition import urls
from protocol_edition.edition import Facts, Register
from protocol_edition.exports.xml_words import escaped
from protocol_edition.model import frozen
from protocol_edition.project import Settings
from protocol_edition.words import say

if TYPE_CHECKING:
    from lxml import etree

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
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
    for number, part in enumerate(parts, 1):
        yield urls.sitemap_part(number), _sitemap(part, changed, settings)
    places = (f"{settings.base_url}{urls.sitemap_part(number)}" for number in range(1, len(parts) + 1))
    yield urls.SITEMAP, _listed("sitemapindex", "sitemap", ((place, "") for place in places))


def _sitemap(pages: Iterable[str], changed: Mapping[str, str], settings: Settings) -> bytes:
    places = ((urls.public(settings.base_url, page), changed.get(page, "")) for page in pages)
    return _listed("urlset", "url", places)


def _listed(whole: str, one: str, places: Iterable[tuple[str, str]]) -> bytes:
    """Addresses, with the day of their last change or "", as elements ``one`` of a ``whole``."""
    lines = ["<?xml version='1.0' encoding='UTF-8'?>", f'<{whole} xmlns="{_SITEMAP}">']
    for address, day in places:
        lines += [f"  <{one}>", f"    <loc>{escaped(address)}</loc>"]
        lines += [f"    <lastmod>{escaped(day)}</lastmod>"] if day else []
        lines.append(f"  </{one}>")
    return "\n".join([*lines, f"</{whole}>", ""]).encode()


def feed(register: Register, settings: Settings) -> bytes | None:
    """Additions and corrections as Atom (RFC 4287), the newest first; None without base_url or recorded states."""
    states = sorted(_states(register), key=lambda told: (told.day, told.facts.sort_key, told.number), reverse=True)
    if not settings.base_url or not states:
        return None
    from lxml import etree  # noqa: PLC0415 - most sites in the making have no public address yet
    from lxml.builder import ElementMaker  # noqa: PLC0415 - the same

    home = urls.public(settings.base_url, urls.HOME)
    own = f"{settings.base_url}{urls.FEED}"
    atom = ElementMaker(namespace=_ATOM, nsmap={None: _ATOM})
    whole = atom.feed(
        atom.id(home),
        atom.title(settings.title),
        atom.updated(_moment(states[0].day)),
        atom.link(rel="self", type="application/atom+xml", href=own),
        atom.link(rel="alternate", type="text/html", href=home),
        *(atom.author(atom.name(editor.name)) for editor in settings.editors),
        *(_entry(told, settings, atom) for told in states[:_NEWEST]),
    )
    made: bytes = etree.tostring(whole, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return made


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


def _entry(told: _State, settings: Settings, atom: Any) -> "etree._Element":  # noqa: ANN401 - its methods are elements
    facts = told.facts
    page = urls.public(settings.base_url, urls.protocol(facts.id))
    history = urls.public(settings.base_url, urls.history(facts.id), f"state-{told.number}")
    words = say("Added: {title}") if told.number == 1 else say("Corrected: {title}")
    entry: etree._Element = atom.entry(
        atom.id(history),
        atom.title(words.format(title=facts.short_title or facts.title)),
        atom.updated(_moment(told.day)),
        atom.link(rel="alternate", type="text/html", href=page if told.number == 1 else history),
        atom.summary(facts.title),
    )
    return entry


def _moment(day: str) -> str:
    """A day as the date-time that Atom demands: its beginning, in UTC."""
    return f"{day}T00:00:00Z"
