"""Notes in the margin: cut where the marks are close, whole where there is room."""

from protocol_edition.pages.margin import CUTS, cuts
from protocol_edition.project import static_folder

LINE = "x" * 60 + "\n"


def test_a_note_with_room_below_its_mark_is_whole():
    assert cuts(LINE * 40, [(5, 400)], 40 * len(LINE)) == {5: 0}


def test_close_marks_share_the_room_and_short_notes_come_first():
    paragraph = "x" * 400 + "\n"
    text = paragraph * 3
    found = cuts(text, [(5, 3000), (20, 30), (len(paragraph), 10)], len(text))
    assert found == {5: 6, 20: 0, len(paragraph): 0}


def test_the_last_notes_may_run_a_little_below_the_text():
    assert cuts(LINE, [(5, 400)], len(LINE))[5] == 0
    assert cuts(LINE, [(5, 4000)], len(LINE))[5] in CUTS


def test_notes_that_would_stand_far_below_their_marks_are_left_out():
    text = LINE * 100
    marks = [(at * len(LINE), 400) for at in range(100)]
    found = cuts(text, marks, len(text))
    assert set(found.values()) == {CUTS[0], 0}
    assert 50 < len(found) < 90
    assert found[0] == CUTS[0]


def test_no_marks_no_cuts():
    assert cuts("", [], 0) == {}


def test_every_cut_has_its_class():

    css = (static_folder() / "css" / "text.css").read_text()
    assert [f".cut-{lines} {{" in css for lines in CUTS] == [True] * len(CUTS)


def test_the_notes_of_protocol_63_have_room(seed_page):
    assert seed_page.all("//*[contains(@class, 'cut-')]") == []
