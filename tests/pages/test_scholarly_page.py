"""What a scholarly encoding tells, on the page: nothing is lost, and what is not printed is not copied."""

import pytest
from tests.tei_like import everything

from protocol_edition.sources import gaps

TEXT = "//section[@class='session']"


@pytest.fixture(scope="module")
def page(made_of):
    return made_of(everything()).page()


def test_the_account_of_characters_has_no_gaps():
    reading = everything()
    assert all(reading.text[start:end].isspace() for start, end in gaps(reading.protocol, reading.text))


def test_an_abbreviation_is_told_on_it_and_in_the_legend(page):
    assert page.one(f"{TEXT}//abbr").get("title") == "Firma"
    assert page.words("//div[@class='short']") == "Fa. Firma"


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
