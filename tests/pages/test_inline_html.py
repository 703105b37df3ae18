"""Inlines as HTML: the printed characters and no others, typed by elements."""

import re

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol_edition.model import (
    CrossReference,
    Fragment,
    Name,
    NameKind,
    NoteMark,
    Origin,
    Sign,
    SignKind,
    Text,
    printed,
)
from protocol_edition.pages.inline_html import Inliner, Mark
from protocol_edition.pages.pieces import joined, marker

PAGE = "protocols/7/index.html"


def at(start: int = 0, end: int = 0) -> Origin:
    return Origin("a.txt", 1, 1, start, max(start, end))


def text(words: str) -> Text:
    return Text(words, at())


def setter() -> Inliner:
    return Inliner(
        PAGE, {5: Mark("note-1-mark", "note-1")}, lambda place: "item-ix" if place.start == 9 else "", "ru-Latn"
    )


def tree(html: str):
    return lxml.html.fragment_fromstring(html, create_parent="p")


def test_words_are_escaped_once():
    assert setter().html((text("a < b & \"c\" 'd' &amp;"),)) == "a &lt; b &amp; &#34;c&#34; &#39;d&#39; &amp;amp;"


def test_a_note_mark_is_a_link_with_an_anchor_of_its_own():
    inliner = setter()
    mark = tree(inliner.html((NoteMark("1", "[1]", at(5, 8)),)))[0]
    assert dict(mark.attrib) == {
        "class": "mark", "role": "doc-noteref", "id": "note-1-mark", "href": "#note-1", "aria-label": "Note 1",
    }  # fmt: skip
    assert mark.text_content() == "[1]"
    assert [met.label for met in inliner.marks_met()] == ["1"]
    assert inliner.marks_met() == []


def test_a_mark_without_a_note_is_no_link():
    assert tree(setter().html((NoteMark("7", "(7)", at(40, 43)),)))[0].tag == "span"


def test_a_copy_has_no_anchors_and_no_tab_stops_and_meets_no_notes():
    inliner = setter()
    copied = inliner.copy((NoteMark("1", "[1]", at(5, 8)), Name(NameKind.PERSON, "weber", (text("Weber"),), at())))
    assert "id=" not in copied
    assert copied.count('tabindex="-1"') == 2
    assert inliner.marks_met() == []


@pytest.mark.parametrize(
    ("kind", "tag", "name"),
    [
        (SignKind.SUPPLIED, "ins", "s-supplied"), (SignKind.IDENTIFICATION, "ins", "s-identification"),
        (SignKind.COMPLETED, "ins", "s-completed"), (SignKind.DELETED, "del", "s-deleted"),
        (SignKind.ORIGINAL_TERM, "i", "s-original-term"), (SignKind.EMPHASIS, "em", None),
        (SignKind.GAP, "span", "s-gap"), (SignKind.ELLIPSIS, "span", "s-ellipsis"),
        (SignKind.ILLEGIBLE, "span", "s-illegible"), (SignKind.LOST, "span", "s-lost"),
        (SignKind.PAPER, "span", "s-paper"), (SignKind.PAGE_BREAK, "span", "s-page-break"),
        (SignKind.DOUBT, "span", "s-doubt"), (SignKind.REMARK, "span", "s-remark"),
        (SignKind.BRACKET, "span", "s-bracket"), (SignKind.ABBREVIATION, "abbr", "s-abbreviation"),
        (SignKind.CORRECTION, "span", "s-correction"), (SignKind.ADDED, "span", "s-added"),
        (SignKind.OTHER_SOURCE, "span", "s-other-source"), (SignKind.LEMMA, "span", "s-lemma"),
        (SignKind.STAGE, "span", "s-stage"), (SignKind.INDEX_TERM, "span", "s-index-term"),
        (SignKind.CELL, "span", "s-cell"), (SignKind.FIGURE, "span", "s-figure"),
    ],
)  # fmt: skip
def test_every_sign_has_its_element_and_keeps_its_brackets(kind, tag, name):
    element = tree(setter().html((Sign(kind, "[", (text("a & b"),), "]", at()),)))[0]
    assert (element.tag, element.get("class"), element.text_content()) == (tag, name, "[a & b]")


def test_every_kind_of_sign_is_tested_here():
    kinds = next(m for m in test_every_sign_has_its_element_and_keeps_its_brackets.pytestmark).args[1]
    assert {kind for kind, _, _ in kinds} == set(SignKind)


def test_a_term_of_the_original_says_its_language():
    assert (
        tree(setter().html((Sign(SignKind.ORIGINAL_TERM, "[", (text("vzyatiye"),), "]", at()),)))[0].get("lang")
        == "ru-Latn"
    )


def test_a_gap_says_what_it_is():
    gap = tree(setter().html((Sign(SignKind.GAP, "__", (), "", at()),)))[0]
    assert (gap.get("role"), gap.get("aria-label")) == ("img", "blank in the original")


def test_a_reference_leads_to_its_item_and_one_without_target_is_text():
    words = (text("section IX below"),)
    assert 'href="#item-ix"' in setter().html((CrossReference(at(9, 9), words, at()),))
    assert setter().html((CrossReference(at(77, 77), words, at()),)) == "section IX below"


def test_no_link_stands_in_a_link():
    """A mark glued to a name, a name in a name: HTML parsers would break such links apart."""
    inner = Name(NameKind.PLACE, "linz", (text("Linz"),), at())
    name = Name(NameKind.PERSON, "weber", (text("Weber of "), inner, NoteMark("1", "[1]", at(5, 8))), at())
    html = setter().html((name,))
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", html)
    assert tree(html).text_content() == "Weber of Linz[1]"
    assert tree(html).xpath("a/@href") == [
        "../../people/weber/index.html", "../../places/linz/index.html", "#note-1",
    ]  # fmt: skip


def test_a_marker_keeps_its_list_sign_apart_from_its_label():
    assert marker(Fragment("- IX.", at(0, 5)))[2] == '<span class="raw">- </span><span class="num">IX.</span>'
    assert marker(Fragment("- [1]", at(0, 5)))[2] == '<span class="raw">- </span><span class="num">[1]</span>'
    assert marker(Fragment("•", at(0, 1)))[2] == '<span class="raw">•</span>'
    assert marker(Fragment("…13.", at(0, 4)))[2] == '<span class="num">…13.</span>'


def test_pieces_stand_in_the_order_of_the_source_with_a_space_where_it_has_one():
    pieces = [(6, 7, ","), (0, 6, "Present"), (8, 12, "Lang")]
    assert joined(pieces) == "Present, Lang"


inlines = st.recursive(
    st.builds(text, st.text(st.characters(codec="utf-8", exclude_characters="\x00\r", exclude_categories=["Cc"]))),
    lambda inner: st.one_of(
        st.builds(
            lambda kind, before, content, after: Sign(kind, before, tuple(content), after, at()),
            st.sampled_from(list(SignKind)), st.sampled_from(["", "[", "<", "&", "*"]), st.lists(inner, max_size=3),
            st.sampled_from(["", "]", ">", "&"]),
        ),
        st.builds(
            lambda kind, content: Name(kind, "key", tuple(content), at()),
            st.sampled_from(list(NameKind)), st.lists(inner, max_size=3),
        ),
        st.builds(lambda content: CrossReference(at(9, 9), tuple(content), at()), st.lists(inner, max_size=3)),
        st.builds(lambda label: NoteMark(label, f"[{label}]", at(5, 8)), st.sampled_from(["1", "60a", "*", "<i>"])),
    ),
    max_leaves=12,
)  # fmt: skip


@given(st.lists(inlines, max_size=4))
def test_the_text_of_any_line_is_what_was_printed(content):
    line = tuple(content)
    assert tree(setter().html(line)).text_content() == printed(line)
    assert tree(setter().copy(line)).text_content() == printed(line)
