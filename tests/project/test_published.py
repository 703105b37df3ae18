"""The record of names: no page of a person, place or organisation is lost without a word."""

import pytest

from protocol_edition.project import names_text, open_project

FILE = "anchors/_names.yaml"
RECORD = names_text({"people": frozenset({"weber", "lang"}), "places": frozenset({"linz"})})
PEOPLE = "weber: {name: Weber}\nlang: {name: Lang}\n"
PLACES = "linz: {name: Linz}\n"


def edition(people=PEOPLE, places=PLACES, record=RECORD):
    return {"authorities/people.yaml": people, "authorities/places.yaml": places, FILE: record}


def test_the_record_is_read_as_it_was_written(opened):
    project, findings = opened(edition())
    assert findings == []
    assert project.published == {"people": {"weber", "lang"}, "places": {"linz"}}
    assert names_text(project.names) == RECORD
    assert RECORD.splitlines()[2:] == ["version: 1", "people:", "- lang", "- weber", "places:", "- linz", "..."]


def test_names_of_today_are_added_and_none_is_ever_left_out(opened):
    project, _ = opened(edition(people="brandt: {name: Brandt, formerly: weber}\nlang: {name: Lang}\n"))
    assert project.names == {
        "people": {"brandt", "lang", "weber"}, "places": {"linz"}, "organisations": frozenset(),
    }  # fmt: skip


def test_a_published_name_that_is_gone_is_an_error_with_the_way_out(write):
    _, (gone,) = open_project(write(edition(people="webber: {name: Weber}\nlang: {name: Lang}\n")))
    assert str(gone) == (
        "authorities/people.yaml:1:1: Y408 error: 'weber' had a page, and no entry has this key. Remedy: put the entry "
        "back, or write 'formerly: weber' under the one that it is now; did you mean 'webber'?"
    )


def test_a_name_that_says_what_it_was_is_not_gone(opened):
    assert opened(edition(people="webber: {name: Weber, formerly: weber}\nlang: {name: Lang}\n"))[1] == []


def test_a_published_key_goes_to_no_other_person(opened):
    people = "webber: {name: Weber, formerly: weber}\nlang: {name: Lang}\nweber: {name: Another}\n"
    (finding,) = opened(edition(people=people))[1]
    assert " Y406 'weber', a former key of 'webber', is the key of 'weber'" in finding


def test_a_file_that_cannot_be_read_makes_no_name_gone(opened):
    assert [finding.split(" ")[1] for finding in opened(edition(people="weber: {name: [\n"))[1]] == ["Y201"]
    faulty = opened(edition(people="weber: {nam: Weber}\nlang: {name: Lang}\n"))[1]
    assert {finding.split(" ")[1] for finding in faulty} == {"Y301", "Y302"}


@pytest.mark.parametrize(
    ("record", "finding"),
    [
        (RECORD.removesuffix("...\n"), ":8:1 L102 the last line is not '...'"),
        (RECORD.replace("- weber", "<<<<<<< HEAD\n- weber\n=======\n"), ":6:1 L103 Git left '<<<<<<<' of a merge here"),
        (RECORD.replace("- weber", "- lang"), ":6:1 L104 'lang' is recorded here and in line 5"),
        (RECORD.replace("version: 1", "version: 2"), ":3:1 L105 the record has version 2, this program knows 1"),
        (RECORD.replace("- weber", "weber"), ":6:1 L101 'weber' is no line of this record"),
        (RECORD.replace("version: 1\n", ""), ":3:1 L101 the file does not begin with 'version: '"),
        (b"\xff" + RECORD.encode(), ":1:1 L107 the file is not UTF-8 here"),
        ("", ":1:1 L101 the file does not begin with 'version: '"),
    ],
)
def test_a_damaged_record_is_told_with_its_line(opened, record, finding):
    assert opened(edition(record=record))[1] == [f"{FILE}{finding}"]
