"""What the page of Protocol 63 has, for a reader and for a machine."""

import re
from dataclasses import replace
from itertools import pairwise
from urllib.parse import urldefrag

import pytest

from protocol_edition.edition import Retired
from protocol_edition.exports import STYLE_NAMES
from protocol_edition.model import Decisions, Leftover, LineDecision, LineIs, Origin, contents, printed, protocol_leaves
from protocol_edition.pages import cite_page, render

EVERYTHING = """\
July 09, 1956

Harbour Board Protocol No. 34 (excerpt)

Citation:

"Harbour Board Protocol No. 34", July 9, 1956, Harbour Archive, HAE, F. 1, Op. 2, D. 3, Ll. 4-5ob. Translated by \
Anna Weber. https://archive.example/34

Summary:

The board orders a dredger.

Original Language:

Russian

Contents:

Translation - English

Top Secret
Single Copy
(Working Notes)

Session of 9 July 1956

Chaired by Comrade Weber

Present: Lang, Moser (chief engineer), O. Brandt.

Also taking part: Cdes. Berg, Adler.

I. On the dredger
(Cdes. Lang, Berg)

Cde. Lang—The dredger [vzyatiye] is old. F[idel] agrees [illegible].

Cde. Moser:

Order a new one [...] (?).[1]

- a) at once
- b) by rail

III. On the crane

Put off. [stamp:]

Session of 10 July 1956

Present: Lang.

1. On the quay

It is built (p. 2).

Translator's Notes

1 The yard is not named.
"""
"""Most forms at once."""

SHORT = """\
March 3, 1921

Harbour Board Protocol 7

Present: Weber, Lang.

I. On the dredger

Weber asks for a dredger.[1]

II. On the crane

Put off.[1]

- [1] Editor's Note: Both were bought in 1923.
"""


def test_title_date_and_summary_stand_as_printed(seed_page):
    assert seed_page.words("//h1") == (
        "Central Committee of the Communist Party of the Soviet Union Presidium Protocol 63"
    )
    date = seed_page.one("//header[@class='opening']//time")
    assert (date.get("datetime"), date.text_content()) == ("1962-10-28", "October 28, 1962")
    assert seed_page.words("//p[@class='summary']").startswith("Summary: According to Protocol 63, Khrushchev probably")


def test_the_source_is_described_as_parsed_and_as_printed(seed_page):
    facts = {line.xpath("string(dt)"): line.xpath("string(dd)") for line in seed_page.all("//dl[@class='facts']/div")}
    assert facts == {
        "Archive": "RGANI", "Fond": "3", "Opis": "16", "Delo": "947", "Folios": "45-46ob",
        "Translated by": "Mark Kramer", "Edited by": "Mark Kramer", "With assistance from": "Timothy Naftali",
        "Published by": "Wilson Center Digital Archive", "Original language": "Russian",
        "Supported by": "Leon Levy Foundation",
        "Address, as transcribed": "https://wilson-center-digital-archive.dvincitest.com/document/115092",
        "Address, as corrected": "https://digitalarchive.wilsoncenter.org/document/115092",
    }  # fmt: skip
    assert 'Citation: "Central Committee' in seed_page.words("//section[@id='source']")
    transcribed = seed_page.all("//dd[contains(., 'dvincitest')]//a")
    assert transcribed == []


def test_the_agenda_stands_in_the_order_of_the_record_and_by_number(seed_page):
    as_held, by_number = seed_page.all("//nav[@class='agenda']//div[@class='orders']/div")
    numbers = [number.text_content() for number in as_held.xpath(".//*[@class='number']")]
    assert numbers == ["–", "I", "V", "–", "II", "III", "IX"]
    entries = [" ".join(entry.text_content().split()) for entry in by_number.xpath(".//li")]
    assert entries == [
        "I On the letter to US President Kennedy", "II On the letter to U Thant",
        "III Cde. Dobrynin's message from Washington about the discussion with R. Kennedy and the telegram of the KGB "
        "station chief No. __from", "IV does not occur", "V On the letter to F. Castro", "VI does not occur",
        "VII does not occur", "VIII does not occur", "IX On the instructions to Cde. Pavlov",
    ]  # fmt: skip
    assert "The numbers IV, VI, VII and VIII do not occur." in seed_page.words("//nav[@class='agenda']")


def test_both_sittings_list_who_was_there_and_what_changed_between_them(seed_page):
    first, second = seed_page.all("//section[@class='session']")
    assert " ".join(first.xpath("string(p[@class='present'])").split()) == (
        "Present: Brezhnev, Kozlov, Kosygin, Mikoyan, Suslov, Khrushchev, Shvernik, Grishin, Demichev, Ilichev, "
        "Ponomarev, Shelepin, Gromyko, Malinovsky, Grechko, Zakharov, S. Ivanov, Malin."
    )
    assert second.xpath("string(p[@class='present'])").endswith("Ponomarev, Shelepin")
    changes = [" ".join(line.text_content().split()) for line in second.xpath("dl[@class='changes']/div")]
    assert changes == [
        "Joined: Polyansky", "No longer listed: Shvernik, Gromyko, Malinovsky, Grechko, Zakharov, S. Ivanov, Malin"
    ]  # fmt: skip
    table = seed_page.one("//section[@id='attendance']//table")
    assert len(table.xpath(".//tbody/tr")) == 19
    polyansky = table.xpath(".//tbody/tr[contains(., 'Polyansky')]/td")
    assert [cell.text_content() for cell in polyansky] == ["–", "present"]


def test_marks_lead_to_notes_and_notes_back_to_every_mark(seed_page, made):
    for label in "123":
        mark = seed_page.at(f"note-{label}-mark")
        assert (mark.get("role"), mark.get("href"), mark.text_content()) == (
            "doc-noteref",
            f"#note-{label}",
            f"[{label}]",
        )
        note = seed_page.at(f"note-{label}")
        assert note.text_content().strip().startswith(f"- [{label}] Translator's Note:")
        assert note.xpath(".//a[@role='doc-backlink']/@href") == [f"#note-{label}-mark"]
    twice = made(SHORT).page()
    assert twice.at("note-1").xpath(".//a[@role='doc-backlink']/@href") == ["#note-1-mark", "#note-1-mark-2"]
    assert twice.at("note-1-mark-2").get("href") == "#note-1"


def test_notes_stand_beside_their_marks_without_ids_and_out_of_the_tab_order(seed_page):
    copies = seed_page.all("//*[contains(@class, 'sidenote')]")
    assert len(copies) == 3
    for copy in copies:
        assert copy.get("aria-hidden") == "true"
        assert copy.xpath(".//@id") == []
        assert set(copy.xpath(".//a/@tabindex")) <= {"-1"}
        assert len(copy.xpath(".//a")) == len(copy.xpath(".//a/@tabindex"))


def test_the_heading_of_a_marked_item_begins_with_its_note(seed_page):
    item = seed_page.at("item-iii")
    assert [child.get("class") for child in item][:2] == ["sidenote", "numbered"]


def test_signs_are_typed_and_explained(seed_page):
    assert seed_page.one("//section[@id='item-ix']//ins[@class='s-supplied']").text_content() == "[ships']"
    assert seed_page.one("//section[@id='item-ix']//del").text_content() == "[to Cuba's ports]"
    assert seed_page.one("//section[@id='item-iii']//*[@class='s-gap']").text_content() == "__"
    legend = seed_page.words("//details[@class='legend']")
    for meaning in ("supplied by the translator", "crossed out in the original", "left blank in the original"):
        assert meaning in legend
    assert "could not be read" not in legend


def test_every_address_is_offered_once_and_every_link_within_the_page_resolves(seed_page):
    ids = seed_page.all("//@id")
    assert len(ids) == len(set(ids))
    for anchor in (
        "item-ix",
        "item-on-the-telegram-to-cde-pavlov",
        "session-1",
        "session-2",
        "p-1",
        "p-12",
        "speech-1",
    ):
        seed_page.at(anchor)
        assert seed_page.all(f"//a[@class='pl'][@href='#{anchor}']"), anchor
    for href in seed_page.all("//a/@href"):
        if href.startswith("#"):
            seed_page.at(href[1:])


def test_addresses_are_relative_but_for_other_peoples(seed_page):
    own = seed_page.all("//a/@href | //link[@rel='stylesheet']/@href | //script/@src")
    foreign = {href for href in own if re.match("[a-z]+:", href)}
    assert foreign == {
        "https://digitalarchive.wilsoncenter.org/document/115092", "https://creativecommons.org/licenses/by/4.0/",
    }  # fmt: skip
    assert not [href for href in own if href.startswith(("/", "//"))]
    pages = {urldefrag(href)[0] for href in own if href.startswith("..")}
    assert all(href.endswith((".html", ".css", ".js")) for href in pages)


def test_each_part_can_be_cited(seed_page, public_seed_page):
    whole = [" ".join(text.text_content().split()) for text in seed_page.all("//header//p[@class='citation']")]
    assert len(whole) == 4
    item = seed_page.one("//section[@id='item-ix']//p[@class='citation']").text_content()
    assert item.startswith("“On the instructions to Cde. Pavlov,” item IX in “Central Committee")
    with_address = public_seed_page.one("//section[@id='item-ix']//p[@class='citation']").text_content()
    assert with_address.endswith("https://edition.example/presidium/protocols/presidium-protocol-63/#item-ix.")


def test_the_page_of_citations_has_every_style_for_every_part(seed, html):
    page = html(render(cite_page(seed.edited, seed.project)))
    parts = [heading.text_content() for heading in page.all("//h2")]
    assert len(parts) == 1 + 2 + 7 + 3 + 14
    ids = page.all("//main//section/@id")
    assert ids[:4] == ["cite-protocol", "cite-session-1", "cite-item-on-further-steps-concerning-cuba", "cite-p-1"]
    assert ids[ids.index("cite-item-ix") + 1 :][:2] == ["cite-p-10", "cite-p-11"]
    assert "Item IX, par. 10: On the instructions to Cde. Pavlov" in parts
    assert "Item IX: On the instructions to Cde. Pavlov" in parts
    assert "On the telegram to Cde. Pavlov" in parts
    *styles, versioned = page.at("cite-item-ix").xpath("p[@class='citation']")
    assert len(styles) == len(STYLE_NAMES)
    assert [style.get("data-dated") is not None for style in styles].count(True) == 1
    version = seed.edited.version[:7]
    assert f", version {version} (January 2, 2026), http" in versioned.text_content()
    assert not any(version in style.text_content() for style in styles)
    assert page.at("cite-item-ix").xpath("h2/a/@href") == ["../index.html#item-ix"]


def test_a_line_leads_to_the_source_file_in_the_repository(public_seed_page, seed_page):
    link = public_seed_page.one("//p[@id='p-3']/a[@class='ln']")
    assert link.get("href").endswith("/blob/main/000_54cc86d0ab452d54.txt#L37")
    assert seed_page.one("//p[@id='p-3']/span[@class='ln']").get("data-l") == "37"


def test_a_provisional_address_is_marked_and_not_cited(made):
    page = made(SHORT, recorded=False).page()
    assert "provisional: not yet citable" in page.words("//header[@class='opening']")
    item = page.at("item-i")
    assert item.xpath("a[@class='pl provisional']/@aria-label") == ["Provisional address of item I: not yet citable"]
    assert item.xpath(".//p[@class='citation']") == []
    assert "Provisional address: not yet citable" in item.text_content()
    assert made(SHORT).page().all("//*[contains(@class, 'provisional')]") == []


def test_a_former_address_stays_and_says_what_became_of_it(seed):
    retired = (
        Retired("p-90", "p-3", "The paragraph was joined to another.", "paragraph", "Once it began so"),
        Retired("p-91", "", "The paragraph is gone.", "paragraph", ""),
    )
    page = replace(seed, edited=replace(seed.edited, retired=retired)).page()
    assert "joined to another" in page.at("p-90").text_content()
    assert page.at("p-90").xpath("a/@href") == ["#p-3"]
    assert page.at("p-91").xpath("a") == []


def test_decisions_are_shown_as_editorial(made):
    decisions = Decisions(
        title="Another title",
        lines=(LineDecision(9, LineIs.PARAGRAPH, why="It is no request."),),
    )
    page = made(SHORT, decisions=decisions).page()
    about = page.words("//section[@id='about-text']")
    assert "The title is given as “Another title”." in about
    assert "Line 9: The line is a paragraph. It is no request." in about
    assert page.words("//h1") == "Another title"
    assert "Harbour Board Protocol 7" in page.words("//section[@id='source']")


def test_what_was_not_read_is_shown_at_the_end(seed):
    protocol = seed.edited.protocol
    left = Leftover("  stray <words>  ", Origin("a.txt", 4, 1, 0, 17))
    page = replace(seed, edited=replace(seed.edited, protocol=replace(protocol, leftovers=(left,)))).page()
    assert page.one("//pre[@class='unread']").text_content() == "  stray <words>  "


def test_headings_go_down_one_step_at_a_time(seed_page):
    ranks = [int(heading.tag[1]) for heading in seed_page.all("//h1|//h2|//h3|//h4")]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(ranks))


def test_nothing_on_the_page_is_script_or_style(seed_page):
    assert seed_page.all("//style | //@style | //script[not(@src) and @type!='application/ld+json']") == []
    assert [name for element in seed_page.all("//*") for name in element.attrib if name.startswith("on")] == []
    policy = seed_page.one("//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy.startswith("default-src 'self'; ")
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", ["text", "contents", "leaves"])
def test_the_page_holds_every_character_of_the_source(seed, seed_page, name):
    text = seed_page.text()
    if name == "leaves":
        assert [leaf for _, leaf in protocol_leaves(seed.edited.protocol) if leaf not in text] == []
    elif name == "contents":
        assert [printed(content) for content in contents(seed.edited.protocol) if printed(content) not in text] == []
    else:
        page = "".join(text.split())
        for line in seed.edited.text.splitlines():
            assert "".join(line.split()) in page, line


def test_every_form_has_its_place_on_the_page(made):
    page = made(EVERYTHING).page()
    words = "".join(page.text().split())
    assert [line for line in EVERYTHING.splitlines() if "".join(line.split()) not in words] == []
    first = page.at("session-1")
    assert first.xpath("string(h2)") == "Session of 9 July 1956"
    assert [line.text_content() for line in first.xpath("p[@class='head-line']")] == [
        "Top Secret", "Single Copy", "(Working Notes)",
    ]  # fmt: skip
    assert [line.text_content() for line in first.xpath("p[@class='present']")] == [
        "Chaired by Comrade Weber", "Present: Lang, Moser (chief engineer), O. Brandt.",
        "Also taking part: Cdes. Berg, Adler.",
    ]  # fmt: skip
    item = page.at("item-i")
    assert item.xpath("string(p[@class='supporters'])") == "(Cdes. Lang, Berg)"
    assert [" ".join(speaker.text_content().split()) for speaker in item.xpath(".//p[@class='speaker']")] == [
        "Cde. Lang—", "Cde. Moser:",
    ]  # fmt: skip
    assert [point.text_content() for point in item.xpath(".//li")] == ["- a) at once", "- b) by rail"]
    assert page.at("item-1").xpath("string(h3)") == "1. On the quay"
    assert "Translator's Notes" in page.words("//section[@id='notes']")
    table = [
        [cell.text_content() for cell in row.xpath("td")] for row in page.all("//section[@id='attendance']//tbody/tr")
    ]
    assert table == [["chair", "–"], ["present", "present"], *[["present", "–"]] * 2, *[["guest", "–"]] * 2]
