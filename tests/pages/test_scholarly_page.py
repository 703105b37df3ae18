"""What a scholarly encoding tells, on the page: nothing is lost, and what is not printed is not copied."""

from dataclasses import replace

import pytest
from tests.tei_like import EDITION, Flat, everything

from protocol_edition.edition import register
from protocol_edition.model import SignKind
from protocol_edition.pages import attendance_pages, cite_page, history_page, protocols_page, render, series_page
from protocol_edition.sources import Reading, gaps

TEXT = "//section[@class='session']"


@pytest.fixture(scope="module")
def page(made_of):
    return made_of(everything()).page()


def test_the_account_of_characters_has_no_gaps():
    reading = everything()
    assert all(reading.text[start:end].isspace() for start, end in gaps(reading.protocol, reading.text))


def test_an_abbreviation_is_told_on_it_and_in_the_legend(page):
    assert page.one(f"{TEXT}//abbr").get("title") == "Firma"
    assert page.words("//dl[@class='short']") == "Fa. Firma"


def test_a_correction_stands_behind_the_word_and_is_not_copied(page):
    wrong = page.one(f"{TEXT}//*[@class='s-correction']")
    assert (wrong.text_content(), wrong.get("data-word")) == ("Lintz", "[correctly: Linz]")


def test_a_page_of_the_original_leads_to_its_picture_and_does_not_break_the_word(page):
    picture = page.one(f"{TEXT}//*[@class='s-page-break']/a")
    assert (picture.get("href"), picture.get("data-word")) == ("https://ebenau.example/54.jpg", "[p. 54]")
    assert "verpackt" in page.text()


def test_words_are_set_as_the_source_sets_them(page):
    assert page.one(f"{TEXT}//em[@class='r-letterspaced']").text_content() == "3.500"
    assert page.one(f"{TEXT}//sup[@class='r-superscript']").text_content() == "r"
    assert page.one(f"{TEXT}//*[@class='s-other-source r-italic']").get("data-said") == "from another source:"


def test_a_term_of_the_index_is_listed_and_not_printed(page):
    assert "Ankauf" not in page.text("//*[@id='record']")
    assert page.words("//ul[@class='terms']/li") == "Bagger > Ankauf"


def test_a_note_in_place_of_a_mark_has_its_label_drawn(page):
    mark = page.one("//h3//a[@role='doc-noteref']")
    assert (mark.get("data-label"), mark.text_content(), mark.get("href")) == ("1", "", "#note-1")
    assert page.at("note-1").xpath(".//*[@data-label='1']")


def test_each_series_of_notes_is_a_list_of_its_own(page):
    assert [title.text_content() for title in page.all("//section[@id='notes']/h3")] == ["Footnotes", "Textual notes"]


def test_a_note_names_the_words_that_it_is_about_and_they_lead_to_it(page):
    assert page.words("//li[@id='note-a']/p[@class='lemma ours']") == "On neue Bagger"
    assert page.one(f"{TEXT}//a[@class='s-lemma']").get("href") == "#note-a"


def test_a_table_is_a_table_and_each_row_has_its_address(page):
    first, second = page.all("//table[@class='of-record']//tr")
    assert [cell.get("colspan") for cell in first.xpath("th[@scope='col']")] == [None, "2"]
    assert second.xpath("th[@scope='row']")[0].text_content() == "Eimer"
    assert first.get("id").startswith("p-")
    assert second.get("id").startswith("p-")


def test_blocks_are_what_they_are(page):
    assert page.words("//h4") == "Die Bedingungen"
    assert page.words("//blockquote") == "Zahlung bei Lieferung."
    assert page.words("//p[@class='stage']") == "(Beifall.)"
    assert page.one("//figure//*[@data-word]").get("data-word") == "[Picture: Ein Bagger von der Seite]"


def test_verse_keeps_its_lines(page):
    assert "Der Bagger kam\nbei Nacht" in page.text("//p[@class='verse']")


def test_points_without_printed_numbers_show_those_that_the_source_gives(page):
    labels = page.all("//ul[@class='points numbered']/li/*[@data-label]")
    assert [label.get("data-label") for label in labels] == ["1.", "2."]


def test_what_is_lost_is_said_where_it_would_stand_and_in_the_agenda(page):
    lost = "The text of this item is lost; only its heading survives."
    assert page.words("//section[@id='item-ii']/p[@class='survival ours']") == lost
    assert page.all("//nav[@class='agenda']//li/*[@class='gloss' and text()='text lost']")


def test_an_appendix_is_called_one(page):
    assert page.one("//section[h3[contains(., 'Liste der')]]/a[@class='pl']").get("aria-label").endswith("appendix A")


def test_the_closing_lines_stand_at_the_end(page):
    roles = [line.get("class") for line in page.all("//p[starts-with(@class, 'at-the-end')]")]
    assert roles == ["at-the-end dateline", "at-the-end signature", "at-the-end approval"]


def test_what_is_left_of_it_and_dates_that_disagree_are_said_before_the_text(page):
    assert [said.text_content() for said in page.all("//header/p[@class='survival ours']")] == [
        "Attachment to protocol-9, which this edition does not have.",
        "Part of the text is lost.",
        "The source gives another date as well: 4 March 1921 (description of the meeting).",
    ]


def test_the_text_is_marked_as_what_it_is_written_in(page):
    assert page.one("//section[@class='session']").get("lang") == "de"


def test_what_the_source_tells_of_somebody_present_is_drawn_behind_the_name(page):
    told = [name.get("data-word") for name in page.all("//*[@class='attended']")]
    assert told == [" (signed 7 March 1921)", " (for a part)"]


def test_the_source_edition_and_its_licence_are_named(page):
    assert page.words("//footer[@class='taken-from']") == (
        "Text taken from: Die Protokolle des Hafenrates, Band 2. Ebenau: Verlag am Kai, 1985. "
        "Edited by Anna Weber and Otto Lang. Conversion to TEI: Rosa Brandt. Supported by Stiftung Hafen. "
        "10.1234/ebenau.2. Licence of the text: CC BY 4.0"
    )
    links = [(link.get("rel"), link.get("href")) for link in page.all("//footer[@class='taken-from']//a")]
    assert links == [
        (None, "https://doi.org/10.1234/ebenau.2"), ("license", "https://creativecommons.org/licenses/by/4.0/"),
    ]  # fmt: skip


def test_they_are_named_on_the_pages_of_citations_and_history_too(made_of, html):
    made = made_of(everything())
    for page in (cite_page(made.edited, made.project), history_page(made.edited, made.project)):
        assert html(render(page)).one("//footer[@class='taken-from']//cite").get("lang") == "de"


def test_a_text_of_no_other_edition_has_no_credits(made_of):
    assert made_of(everything(edition=None)).page().all("//footer[@class='taken-from']") == []


def test_attachments_parallels_and_pointers_lead_to_their_texts(made_of):
    made = made_of(everything())
    (facts,) = made.register.protocols
    parent = replace(facts, id="protocol-9", file="p-9.xml", date="1923-05-09")
    parent = replace(parent, parent="", kind="protocol", parallel=("protocol-7",), language="en")
    made.register = register([facts, parent])
    page = made.page()
    assert page.one("//p[@class='kin']/a").get("href") == "../protocol-9/index.html"
    beside = page.one("//p[@class='kin parallel']/a")
    assert beside.get("href") == "with/protocol-9/index.html"
    assert beside.text_content() == "Side by side with Hafenrat (English)"
    pointers = {link.text_content(): link.get("href") for link in page.all("//p/a[@class='ref']")}
    assert pointers == {
        "das Protokoll vom Mai": "../protocol-9/index.html#item-ii",
        "jenes vom 9. Mai": "../protocol-9/index.html",
    }


def test_the_attendance_of_the_edition_tells_the_same(made_of, html):
    made = made_of(everything())
    page = html(render(dict(attendance_pages(made.register, made.project))["attendance/index.html"]))
    cells = {row.xpath("string(th)"): row.xpath("string(td[1])") for row in page.all("//tbody/tr")}
    assert cells == {
        "Brandt": "recorder", "Lang": "present, for a part", "Moser": "absent", "Weber": "present, signed 7 March 1921",
    }  # fmt: skip


def test_a_part_without_heading_and_number_has_a_name_of_the_editions_own(made_of):
    reading = everything()
    (session,) = reading.protocol.sessions
    *items, appendix = session.items
    bare = replace(appendix, number="", heading=())
    protocol = replace(reading.protocol, sessions=(replace(session, items=(*items, bare)),))
    page = made_of(replace(reading, protocol=protocol)).page()
    assert page.words("//h3[@class='ours']") == "Appendix"
    assert page.words("//nav[@class='agenda']//li[last()]/a") == "Appendix"


def test_lists_say_what_is_no_whole_record_of_a_regular_sitting(made_of, html):
    made = made_of(everything())
    for page in (protocols_page(made.register, made.project), series_page(made.register, made.project)):
        assert html(render(page)).all("//*[@class='gloss' and text()='attachment, lost in part']")
    items = html(render(protocols_page(made.register, made.project))).all("//ol[@class='items']/li/*[@class='gloss']")
    assert [gloss.text_content() for gloss in items] == ["text lost", "appendix"]


@pytest.mark.parametrize("payload", ['"><script>x</script>', "javascript:alert(1)", "' onload='x"])
def test_what_an_encoding_tells_is_text_and_no_markup(made_of, payload):
    edition = replace(EDITION, title=payload, licence=payload, licence_url=payload, place=payload)
    flat, kinds = Flat(), (SignKind.ABBREVIATION, SignKind.CORRECTION, SignKind.PAGE_BREAK, SignKind.FIGURE)
    signs = [flat.sign(kind, "x", word=payload, target=payload, rend=payload) for kind in kinds]
    paragraph = flat.paragraph(*signs, flat.sign(SignKind.INDEX_TERM, word=payload), flat.pointer(payload, "there"))
    reading = everything(edition)
    session = replace(
        reading.protocol.sessions[0], lists=(), items=(), closing=(), blocks=(paragraph,), origin=flat.origin(0)
    )
    header = replace(reading.protocol.header, lines=(), parent=payload, number=payload)
    protocol = replace(reading.protocol, header=header, sessions=(session,), notes=())
    page = made_of(Reading(protocol, flat.text)).page()
    assert page.all("//script[not(@src) and not(@type='application/ld+json')]") == []
    assert [href for href in page.all("//@href") if href.lstrip().startswith("javascript")] == []
    assert page.all("//@onload") == []
