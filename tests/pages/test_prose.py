"""The editors' own pages: what Markdown may do here and what not."""

import lxml.html
import pytest

from protocol_edition.pages.prose import prose

ABOUT = "about/index.html"


def body(text: str):
    return lxml.html.fragment_fromstring(prose(text, ABOUT).body, create_parent="div")


def test_the_first_heading_is_the_title_and_the_others_have_ids_with_a_prefix():
    made = prose("# About *us*\n\nText.\n\n## Rights\n\n## Rights\n\n# Part\n", ABOUT)
    assert made.title == "About us"
    headings = [
        (h.tag, h.get("id")) for h in lxml.html.fragment_fromstring(made.body, create_parent="div").xpath("h2|h1")
    ]
    assert headings == [("h2", "section-rights"), ("h2", "section-rights-2"), ("h2", "section-part")]


def test_a_page_without_a_heading_has_no_title():
    assert prose("Just words.", ABOUT).title == ""
    assert prose("", ABOUT).body == ""


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)",
        "&#106;avascript:alert(1)", "javascript&colon;alert(1)", "data:text/html,x", "data:image/png;base64,AAAA",
        "vbscript:x", "file:///etc/passwd", "//evil.example/x", "/\\evil.example", "\\\\\\\\evil.example", "ftp://x.example/",
        "blob:x", "view-source:x", "\x01javascript:alert(1)", "\u200bjavascript:alert(1)",
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["[x](<{}>)", "[x]({})", "[x][r]\n\n[r]: <{}>", "<{}>", "![x](<{}>)"])
def test_addresses_of_other_kinds_are_no_links(address, form):
    found = body(form.format(address)).xpath(".//@href | .//@src")
    assert [link for link in found if not link.startswith("mailto:")] == []


@pytest.mark.parametrize(
    "address", ["https://example.org/", "http://example.org/", "mailto:a@example.org", "#section-x"]
)
def test_links_of_our_kinds_stay(address):
    assert body(f"[x]({address})").xpath(".//a/@href") == [address]


def test_a_link_to_another_page_of_the_editors_leads_to_its_address():
    assert body("[x](editorial-method.md#section-signs)").xpath(".//a/@href") == [
        "../editorial-method/index.html#section-signs"
    ]
    assert body("[x](../protocols/index.html)").xpath(".//a/@href") == ["../protocols/index.html"]


def test_html_is_text():
    made = body("<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\na <b>c</b> <!-- d -->\n")
    assert [element.tag for element in made.iter()] == ["div", "p", "p", "p"]
    assert "<script>alert(1)</script>" in made.text_content()


def test_a_picture_comes_from_the_site_alone():
    assert body("![A map](map.png)").xpath(".//img/@src") == ["map.png"]
    assert body("![A map](map.png)").xpath(".//img/@alt") == ["A map"]
    foreign = body("see ![A map](https://evil.example/map.png) here")
    assert foreign.xpath(".//img") == []
    assert foreign.text_content().strip() == "see A map here"


def test_no_heading_takes_the_place_of_a_name_of_the_page():
    for name in ("main", "document", "constructor", "a b", "&", "<x>", "ß"):
        assert all(found.startswith("section-") for found in body(f"para\n\n## {name}\n").xpath(".//@id"))


def test_code_and_its_language_are_escaped():
    made = body('```"><script>alert(1)</script>\n<b>\n```\n')
    assert made.xpath(".//script | .//b") == []
    assert made.text_content().strip() == "<b>"


def test_tables_are_read():
    assert body("| a | b |\n| --- | --- |\n| c | d |\n").xpath(".//td/text()") == ["c", "d"]
