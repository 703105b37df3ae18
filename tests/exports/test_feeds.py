"""Sitemap, robots.txt and the feed of additions and corrections."""

from dataclasses import replace

import pytest
from lxml import etree

from protocol_edition.edition import Facts, register
from protocol_edition.exports import feed, robots, sitemaps

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture
def public(settings):
    return replace(settings, base_url="https://example.org/e/")


@pytest.fixture
def two_texts():
    first = Facts("p-1", "Protocol 1", "P 1", "1921", "", "1", ("1921", 1, "p-1"), (), ())
    states = (("2026-01-02", "aa"), ("2026-03-04", "bb"))
    second = replace(first, id="p-2", title="Q & <A>", short_title="", sort_key=("1921", 2, "p-2"))
    return register([replace(first, states=states), replace(second, states=(("2026-02-03", "cc"),))])


def test_the_feed_tells_additions_and_corrections_newest_first(two_texts, public):
    whole = etree.fromstring(feed(two_texts, public))

    assert whole.xpath("//a:entry/a:title/text()", namespaces=ATOM) == [
        "Corrected: P 1",
        "Added: Q & <A>",
        "Added: P 1",
    ]
    assert whole.xpath("//a:entry/a:updated/text()", namespaces=ATOM)[0] == "2026-03-04T00:00:00Z"
    assert whole.xpath("//a:entry/a:id/text()", namespaces=ATOM) == [
        "https://example.org/e/protocols/p-1/history/#state-2",
        "https://example.org/e/protocols/p-2/history/#state-1",
        "https://example.org/e/protocols/p-1/history/#state-1",
    ]
    for needed in ("id", "title", "updated", "author"):
        assert whole.find(f"a:{needed}", ATOM) is not None


def test_without_a_public_address_there_is_no_feed_and_no_sitemap(two_texts, settings):
    assert feed(two_texts, settings) is None
    assert list(sitemaps(["index.html"], two_texts, settings)) == []
    assert robots(settings) == "User-agent: *\nAllow: /\n"


def test_the_sitemap_has_every_page_and_the_day_of_its_last_change(two_texts, public):
    ((path, content),) = sitemaps(["index.html", "protocols/p-1/index.html"], two_texts, public)
    whole = etree.fromstring(content)

    assert path == "sitemap.xml"
    assert whole.xpath("//s:loc/text()", namespaces=MAP) == [
        "https://example.org/e/",
        "https://example.org/e/protocols/p-1/",
    ]
    assert whole.xpath("//s:lastmod/text()", namespaces=MAP) == ["2026-03-04"]
    assert "Sitemap: https://example.org/e/sitemap.xml" in robots(public)


def test_more_addresses_than_one_sitemap_may_hold_make_several(two_texts, public):
    made = dict(sitemaps([f"page-{number}" for number in range(50_001)], two_texts, public))

    assert list(made) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert len(etree.fromstring(made["sitemap-1.xml"])) == 50_000
    assert etree.fromstring(made["sitemap.xml"]).xpath("//s:loc/text()", namespaces=MAP) == [
        "https://example.org/e/sitemap-1.xml",
        "https://example.org/e/sitemap-2.xml",
    ]
