"""What only shows when all protocols lie side by side."""

from pathlib import Path

import pytest

from protocol_edition.checks import check_edition
from protocol_edition.edition import edit, register, survey
from protocol_edition.project import open_project
from protocol_edition.sources import read

SETTINGS = """\
title: Minutes of a council
editors: Ida Lang
publisher: City Archive
licence: CC BY 4.0
language: en
"""
MINUTES = """\
March {day}, 1921

Minutes of the Council Protocol {number}

Citation:

"Minutes of the Council Protocol {number}", March {day}, 1921, City Archive, F. 1, Op. 2, D. 3, L. {leaf}.

Present: Weber.

I. On the mill

We go on.
"""


@pytest.fixture
def edition(tmp_path):
    """An edition of two protocols with nothing odd; its folder, to be spoilt."""
    (tmp_path / "edition.yaml").write_text(SETTINGS)
    (tmp_path / "minutes-7.txt").write_text(MINUTES.format(day=4, number=7, leaf=1))
    (tmp_path / "minutes-8.txt").write_text(MINUTES.format(day=5, number=8, leaf=2))
    (tmp_path / "authorities").mkdir()
    (tmp_path / "authorities" / "people.yaml").write_text("weber-anna:\n  name: Anna Weber\n  variants: [Weber]\n")
    (tmp_path / "anchors").mkdir()
    return tmp_path


def found(root: Path) -> list[tuple[str, str, str]]:
    project, _ = open_project(root)
    facts = []
    for source in project.sources:
        decisions = project.decisions_on(source)
        reading, _ = read(source.read_bytes(), project.file_name(source), decisions)
        made, _ = edit(reading, decisions, project.authorities, None, doc_id=project.document_id(source))
        facts.append(survey(made))
    return [
        (finding.code, finding.file, finding.what)
        for finding in check_edition(register(facts, project.authorities.threads), project)
    ]


def test_an_edition_with_nothing_odd(edition):
    assert found(edition) == []


def test_an_entry_that_no_protocol_names(edition):
    (edition / "authorities" / "places.yaml").write_text("brno:\n  name: Brno\n")
    assert found(edition) == [("C201", "authorities/places.yaml", "no protocol names 'brno'")]


def test_a_shelfmark_of_two_documents(edition):
    (edition / "minutes-8.txt").write_text(MINUTES.format(day=5, number=8, leaf=1))
    ((code, file, what),) = found(edition)
    assert (code, file) == ("C202", "minutes-8.txt")
    assert "minutes-7.txt" in what


def test_a_number_of_two_protocols_in_one_series(edition):
    (edition / "minutes-8.txt").write_text(MINUTES.format(day=5, number=7, leaf=2))
    ((code, file, what),) = found(edition)
    assert (code, file) == ("C203", "minutes-8.txt")
    assert "minutes-7.txt" in what
    (edition / "minutes-8.yaml").write_text("series: Another series\n")
    assert found(edition) == []


def test_a_published_protocol_whose_text_is_gone(edition):
    (edition / "anchors" / "minutes-7.yaml").write_text("")
    assert found(edition) == []
    (edition / "anchors" / "minutes-6.yaml").write_text("")
    assert [(code, file) for code, file, _ in found(edition)] == [("C204", "anchors/minutes-6.yaml")]


def test_a_thread_leads_only_to_items_that_are_there(edition):
    (edition / "authorities" / "threads.yaml").write_text(
        "mill:\n  title: The mill\n  items:\n    - minutes-8#item-i\n    - minutes-7#item-ii\n    - minutes-9#item-i\n"
    )
    assert found(edition) == [
        ("C205", "authorities/threads.yaml", "the text 'minutes-7' has no item 'item-ii'"),
        ("C205", "authorities/threads.yaml", "no text has the id 'minutes-9'"),
    ]


def test_cover_names_that_lead_back_to_their_bearers_are_told(edition):
    people = edition / "authorities" / "people.yaml"
    cover = "  pseudonyms: [{{name: {}, source: letters}}]\n"
    people.write_text(
        "weber-anna:\n  name: Anna Weber\n  variants: [Weber]\n" + cover.format("Novak")
        + "novak-jan:\n  name: Jan Novak\n  variants: [Novak]\n" + cover.format("Kral")
        + "kral-petr:\n  name: Petr Kral\n  variants: [Kral]\n" + cover.format("Weber")
    )  # fmt: skip
    told = [what.split("'")[1] for code, _, what in found(edition) if code == "C206"]
    assert told == ["kral-petr", "novak-jan", "weber-anna"]
    whole = people.read_text()
    people.write_text(whole.replace("name: Weber", "name: Stone"))
    assert "C206" not in [code for code, _, _ in found(edition)]
    people.write_text(
        whole.replace("{name: Weber", "{name: Weber, protocols: [minutes-7]").replace(
            "{name: Kral", "{name: Kral, protocols: [minutes-8]"
        )
    )
    assert "C206" not in [code for code, _, _ in found(edition)]


def test_a_protocol_that_is_named_and_not_there_is_told_at_its_place(edition):
    text = (edition / "minutes-8.txt").read_text()
    (edition / "minutes-8.txt").write_text(
        text.replace("We go on.", "As in Protocol 7 and in Protocol No. 61, and Protocol 8.")
    )

    assert found(edition) == [("C207", "minutes-8.txt", "the text names protocol 61, which the edition has not")]


def test_a_stock_of_names_is_told_in_one_finding(edition):
    people = edition / "authorities" / "people.yaml"
    people.write_text(people.read_text() + "".join(f"p-{number}:\n  name: Person {number}\n" for number in range(60)))

    assert [what for code, _, what in found(edition) if code == "C201"] == [
        "no protocol names 60 of the 61 entries, such as 'p-0'"
    ]
