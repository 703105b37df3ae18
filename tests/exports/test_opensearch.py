"""The description of the search for browsers: valid, short enough, and only where the site knows its address."""

from dataclasses import replace

import pytest
from lxml import etree

from protocol_edition.exports import opensearch
from protocol_edition.project import Contributor, Licence, Settings

SETTINGS = Settings(
    title="Minutes of the Harbour Board of Ebenau & Others",
    editors=(Contributor("Jane Doe"),),
    publisher="Harbour Archive",
    licence=Licence("CC-BY-4.0"),
    language="en",
    base_url="https://example.org/ebenau/",
)
SPACE = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


@pytest.fixture
def described():
    return etree.fromstring(opensearch(SETTINGS).encode())


def test_the_template_is_the_absolute_address_of_the_search_page(described):
    (url,) = described.findall("o:Url", SPACE)
    assert url.get("template") == "https://example.org/ebenau/search/?q={searchTerms}"
    assert url.get("type") == "text/html"


def test_names_keep_to_the_lengths_of_the_standard(described):
    assert described.findtext("o:ShortName", namespaces=SPACE) == "Minutes of the"
    assert described.findtext("o:LongName", namespaces=SPACE) == SETTINGS.title


@pytest.mark.parametrize("title", ["Donaudampfschifffahrtsgesellschaft", "A" * 60, "Sixteen letters."])
def test_a_name_without_a_place_to_cut_is_cut_anyway(title):
    described = etree.fromstring(opensearch(replace(SETTINGS, title=title)).encode())
    assert described.findtext("o:ShortName", namespaces=SPACE) == title[:16]
