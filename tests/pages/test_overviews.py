"""What runs through an edition: dates, numbers, attendance, threads and decisions."""

from dataclasses import replace

import pytest
from tests.pages.conftest import Html, edited_text

from protocol_edition import urls
from protocol_edition.edition import register, survey
from protocol_edition.model import Authorities, Decisions, Origin, Person, Thread, ThreadItem
from protocol_edition.pages import (
    attendance_pages,
    chronology_page,
    decisions_pages,
    protocol_page,
    protocols_page,
    render,
    series_page,
    thread_pages,
    year_pages,
)

ORIGIN = Origin("authorities/threads.yaml", 3, 7, 0, 0)
AUTHORITIES = Authorities(
    people={"weber": Person("weber", "Anna Weber", "Weber, Anna", ("Weber",))},
    threads={
        "mill": Thread(
            "mill",
            "The mill",
            (ThreadItem("p-2", "item-i", ORIGIN), ThreadItem("p-1", "item-ii", ORIGIN)),
            source="the minutes",
        )
    },
)
FIRST = """March 3, 1921

Harbour Board Protocol 1

Chaired by Comrade Weber.

Present: Novak.

I. On the roads

Put off.

II. On the mill

Decided:

- 1. Weber is instructed to report.
"""
SECOND = """April 7, 1921

Harbour Board Protocol 2

Present: Weber, Kral.

I. On the mill

Put off again.
"""
UNDATED = "Harbour Board Protocol 3\n\nI. On bread\n\nNothing.\n"


@pytest.fixture(scope="module")
def edition():
    """Three protocols of one edition; the last has no date."""
    texts = [
        edited_text(text, authorities=AUTHORITIES, doc_id=f"p-{number}")
        for number, text in enumerate((FIRST, SECOND, UNDATED), 1)
    ]
    facts = [fact for text in texts for fact in text.register.protocols]
    whole = register(facts, AUTHORITIES.threads)
    return whole, texts[0].project, texts


def page(made) -> Html:
    return Html(render(made))


def pages(made) -> dict[str, Html]:
    return {path: page(one) for path, one in made}


def test_a_calendar_leads_from_the_day_to_the_agenda(edition):
    whole, project, _ = edition
    year = pages(year_pages(whole, project))["chronology/1921/index.html"]

    assert [caption.text for caption in year.all("//caption")] == ["March 1921", "April 1921"]
    day = year.one("//table[@id='month-3']//a")
    assert (day.text, day.get("href")) == ("3", "#protocol-p-1")
    assert "On the mill" in year.words("//*[@id='protocol-p-1']")
    assert year.one("//table[@id='month-3']//tbody/tr[1]/td[2]").text == "1"  # 1 March 1921 was a Tuesday


def test_what_has_no_date_comes_last_and_says_so(edition):
    whole, project, _ = edition

    assert [facts.id for facts in whole.protocols] == ["p-1", "p-2", "p-3"]
    chronology = page(chronology_page(whole, project))
    assert "1 protocol without a date" in chronology.words()
    assert [link.get("href") for link in chronology.all("//td/a")] == [
        "1921/index.html#month-3",
        "1921/index.html#month-4",
    ]
    assert "On bread" in pages(year_pages(whole, project))["chronology/undated/index.html"].words()


def test_series_whose_names_differ_in_signs_alone_have_places_of_their_own(edition):
    _, project, *_ = edition
    texts = [
        edited_text(
            f"March {day}, 1921\n\nMinutes {day}\n", decisions=Decisions(series=series), doc_id=f"p-{day}"
        ).edited
        for day, series in enumerate(("The board", "The Board!", "The board title", ""), 1)
    ]
    whole = page(series_page(register([survey(text) for text in texts]), project))
    anchors = whole.all("//section/@id")

    assert sorted(anchors) == ["no-series", "series-the-board", "series-the-board--2", "series-the-board-title"]
    assert len(set(whole.all("//@id"))) == len(whole.all("//@id"))


def test_texts_whose_ids_differ_behind_have_places_of_their_own_on_the_page_of_their_year(edition):
    _, project, *_ = edition
    ids = [f"{'minutes-of-the-harbour-board-' * 2}{number}" for number in ("7", "8")] + ["a-b", "a--b"]
    texts = [edited_text("March 3, 1921\n\nMinutes\n", doc_id=name).edited for name in ids]
    ((_, made),) = year_pages(register([survey(text) for text in texts]), project)

    assert sorted(page(made).all("//main//@id[starts-with(., 'protocol-')]")) == sorted(
        f"protocol-{name}" for name in ids
    )


def test_series_are_ordered_by_number_and_can_be_sorted_by_script(edition):
    whole, project, _ = edition
    table = page(series_page(whole, project)).one("//table[contains(@class, 'sortable')]")

    assert [row[0].text for row in table.iterfind(".//tbody/tr")] == ["1", "2", "3"]
    assert [row[2].get("data-sort") for row in table.iterfind(".//tbody/tr")] == ["1921-03-03", "1921-04-07", "9999"]


def test_attendance_says_in_words_who_sat_where(edition):
    whole, project, _ = edition
    matrix = pages(attendance_pages(whole, project))[urls.ATTENDANCE]
    rows = {row[0].text_content(): [cell.text_content() for cell in row[1:]] for row in matrix.all("//tbody/tr")}

    assert rows == {
        "Weber, Anna": ["chair", "present", "2 of 2"],
        "Kral": ["", "present", "1 of 2"],
        "Novak": ["present", "", "1 of 2"],
    }
    assert matrix.words("//ol[@class='changes']/li[2]").endswith("Joined Kral No longer listed Novak")


def test_many_sittings_make_a_page_for_each_year(edition):
    whole, project, _ = edition
    sitting = whole.protocols[0]
    many = register(
        [
            replace(sitting, id=f"p-{number}", date=f"{1900 + number // 40}-03-03", sort_key=(f"{number:04}", 0, ""))
            for number in range(1, 81)
        ]
    )
    made = pages(attendance_pages(many, project))

    assert list(made) == [urls.ATTENDANCE, *(f"attendance/{year}/index.html" for year in ("1900", "1901", "1902"))]
    assert "1901: 40 sittings" in made[urls.ATTENDANCE].words()
    assert len(made["attendance/1901/index.html"].all("//thead//th")) == 42


def test_a_thread_follows_its_question_and_every_item_knows_its_neighbours(edition):
    whole, project, texts = edition
    thread = pages(thread_pages(whole, project))["threads/mill/index.html"]

    assert [step.get("href") for step in thread.all("//ol[@class='steps']//p[@class='title']/a")] == [
        "../../protocols/p-1/index.html#item-ii",
        "../../protocols/p-2/index.html#item-i",
    ]
    assert "2 items, 3 March 1921 to 7 April 1921" in thread.words()
    first, second = (page(protocol_page(text.edited, whole, project)) for text in texts[:2])
    assert first.words("//*[@id='item-ii']/p[@class='thread']") == "Thread: The mill; after: Board Protocol 2, item I"
    assert second.all("//*[@id='item-i']/p[@class='thread']/a")[1].get("href") == "../p-1/index.html#item-ii"
    assert first.all("//*[@id='item-i']/p[@class='thread']") == []


def test_a_decision_stands_with_whom_it_names_and_under_its_item(edition):
    whole, project, _ = edition
    (row,) = pages(decisions_pages(whole, project))[urls.DECISIONS].all("//tbody/tr")

    assert [" ".join(cell.text_content().split()) for cell in row] == [
        "3 March 1921", "Weber is instructed to report.", "Anna Weber", "II On the mill",
    ]  # fmt: skip
    assert row[1][0].get("href").startswith("../protocols/p-1/index.html#p-")


def test_lists_that_would_be_empty_are_not_there(made):
    whole = made("Harbour Board Protocol 3\n\nI. On bread\n\nNothing.\n")

    assert list(attendance_pages(whole.register, whole.project)) == []
    assert list(decisions_pages(whole.register, whole.project)) == []
    assert list(thread_pages(whole.register, whole.project)) == []
    ways = page(protocols_page(whole.register, whole.project)).words("//nav[@class='ways']")
    assert ways == "By date By series and number Chronology Data"


def test_a_long_edition_is_listed_by_years(edition):
    whole, project, _ = edition
    one = whole.protocols[0]
    many = register([replace(one, id=f"p-{number}", sort_key=(f"{number:04}", 0, "")) for number in range(101)])
    listed = page(protocols_page(many, project))

    assert [link.get("href") for link in listed.all("//ul[@class='years']//a")] == ["../chronology/1921/index.html"]
    assert "1921: 101 protocols" in listed.words()
