"""What Protocol 63 must give: one fact a test. Read from ``seeds/`` with its sidecar where an editor decided."""

from functools import cache
from pathlib import Path

import pytest
from tests.sources.accounts import check_account, check_origins

from protocol_edition.edition import Ledger, edit
from protocol_edition.model import (
    CrossReference,
    Inline,
    Item,
    LineRole,
    Name,
    NoteMark,
    Paragraph,
    Points,
    Protocol,
    Sign,
    SignKind,
    Speech,
    contents,
    note_marks,
    plain,
    printed,
    signs,
)
from protocol_edition.project import open_project
from protocol_edition.sources import read

SEEDS = Path(__file__).parents[2] / "seeds"
FILE = "000_54cc86d0ab452d54.txt"


@cache
def project():
    opened, _ = open_project(SEEDS)
    assert opened
    return opened


@cache
def reading():
    read_, _ = read((SEEDS / FILE).read_bytes(), FILE, project().decisions[Path(FILE).stem])
    assert read_
    return read_


@cache
def edited():
    decisions = project().decisions[Path(FILE).stem]
    return edit(reading(), decisions, project().authorities, Ledger("", ""), doc_id=decisions.id)


@pytest.fixture
def protocol() -> Protocol:
    return reading().protocol


@pytest.fixture
def items(protocol) -> tuple[Item, ...]:
    return protocol.items


def sign(protocol: Protocol, words: str) -> Sign:
    return next(s for content in contents(protocol) for s in signs(content) if printed((s,)) == words)


# ---- the header ------------------------------------------------------------------------------------------------------


def test_its_date(protocol):
    assert protocol.header.date == "1962-10-28"


def test_its_title(protocol):
    assert protocol.header.title == "Central Committee of the Communist Party of the Soviet Union Presidium Protocol 63"


def test_its_number(protocol):
    assert protocol.header.number == "63"


def test_its_original_language(protocol):
    assert protocol.header.original_language == "Russian"


def test_its_contents(protocol):
    assert protocol.header.contents == "Translation - English"


def test_its_funder(protocol):
    assert protocol.header.funders == ("Leon Levy Foundation",)


def test_its_summary_is_whole(protocol):
    assert protocol.header.summary.startswith("According to Protocol 63, Khrushchev probably assumed")
    assert protocol.header.summary.endswith("Malin did not note it for the official record.")


@pytest.mark.parametrize(
    ("part", "value"),
    [("archive", "RGANI"), ("fond", "3"), ("opis", "16"), ("delo", "947"), ("folios", "45-46ob")],
)
def test_its_archive_reference(protocol, part, value):
    assert getattr(protocol.header.citation.reference, part) == value


def test_its_translator_and_editor(protocol):
    cited = protocol.header.citation
    assert (cited.translators, cited.editors) == (("Mark Kramer",), ("Mark Kramer",))


def test_who_assisted(protocol):
    assert protocol.header.citation.contributors == ("Timothy Naftali",)


def test_its_repository(protocol):
    assert protocol.header.citation.repository == "Wilson Center Digital Archive"


def test_the_cited_title_and_date(protocol):
    cited = protocol.header.citation
    assert (cited.title, cited.date) == (protocol.header.title, "1962-10-28")


def test_the_transcribed_address_is_kept(protocol):
    address = "https://wilson-center-digital-archive.dvincitest.com/document/115092"
    assert protocol.header.citation.url == address
    line = next(line for line in protocol.header.lines if line.role is LineRole.CITATION)
    assert address in printed(line.content)


def test_the_editors_address_stands_beside_it():
    assert project().decisions[Path(FILE).stem].url == "https://digitalarchive.wilsoncenter.org/document/115092"


# ---- the sessions ----------------------------------------------------------------------------------------------------


def test_there_are_two_sessions(protocol):
    assert len(protocol.sessions) == 2


def test_how_many_attended_each(protocol):
    assert [len(session.attendees) for session in protocol.sessions] == [18, 12]


def test_who_attended_the_first_in_printed_order(protocol):
    assert ", ".join(attendee.name for attendee in protocol.sessions[0].attendees) == (
        "Brezhnev, Kozlov, Kosygin, Mikoyan, Suslov, Khrushchev, Shvernik, Grishin, Demichev, Ilichev, Ponomarev, "
        "Shelepin, Gromyko, Malinovsky, Grechko, Zakharov, S. Ivanov, Malin"
    )


def test_who_attended_the_second_in_printed_order(protocol):
    assert ", ".join(attendee.name for attendee in protocol.sessions[1].attendees) == (
        "Kozlov, Kosygin, Mikoyan, Polyansky, Suslov, Khrushchev, Brezhnev, Grishin, Demichev, Ilichev, Ponomarev, "
        "Shelepin"
    )


def test_ivanov_keeps_his_initial(protocol):
    assert protocol.sessions[0].attendees[16].name == "S. Ivanov"


def test_the_second_list_has_no_closing_stop(protocol):
    first, second = (session.lists[0] for session in protocol.sessions)
    assert first.fragments[-1].text == "."
    assert second.fragments[-1].text == ","
    assert printed(second.entries[-1].content) == "Shelepin"


def test_the_heading_of_the_second_session(protocol):
    assert plain(protocol.sessions[1].heading) == "Protocol No. 63 (continuation) Session of 28 October 1962"


def test_the_date_of_the_second_session(protocol):
    assert protocol.sessions[1].date == "1962-10-28"


# ---- the agenda ------------------------------------------------------------------------------------------------------


def test_the_agenda_is_in_the_order_of_the_record(protocol):
    assert [[item.number for item in session.items] for session in protocol.sessions] == [
        ["", "I", "V", "", "II"],
        ["III", "IX"],
    ]


@pytest.mark.parametrize(
    ("position", "heading"),
    [
        (0, "On further steps concerning Cuba."),
        (1, "On the letter to US President Kennedy"),
        (2, "On the letter to F. Castro"),
        (3, "On the telegram to Cde. Pavlov"),
        (4, "On the letter to U Thant"),
        (6, "On the instructions to Cde. Pavlov"),
    ],
)
def test_the_headings(items, position, heading):
    assert plain(items[position].heading) == heading


def test_the_heading_of_item_three(items):
    assert plain(items[5].heading) == (
        "Cde. Dobrynin's message from Washington about the discussion with R. Kennedy and the telegram of the KGB "
        "station chief No. __from"
    )


def test_the_values_of_the_numbers(items):
    assert [item.value for item in items] == [None, 1, 5, None, 2, 3, 9]


def test_item_one_is_printed_as_the_third_bullet_of_a_list(items):
    assert items[1].marker.text == "- I."


def test_points_one_and_two_are_khrushchevs(items):
    (speech,) = items[0].blocks
    assert isinstance(speech, Speech)
    assert speech.speaker.names == ("Khrushchev",)
    (points,) = speech.blocks
    assert isinstance(points, Points)
    assert [point.marker.text for point in points.points] == ["- 1.", "- 2."]


def test_what_is_dictated_stands_in_the_items_own_words(items):
    for item in items[1:4]:
        (block,) = item.blocks
        assert isinstance(block, Paragraph)


def test_item_two_has_a_heading_only(items):
    assert items[4].blocks == ()


@pytest.mark.parametrize(("position", "paragraphs"), [(5, 4), (6, 5)])
def test_how_many_paragraphs_stand_under_the_items_of_the_second_session(items, position, paragraphs):
    assert [type(block) for block in items[position].blocks] == [Paragraph] * paragraphs


# ---- notes and signs -------------------------------------------------------------------------------------------------


def test_there_are_three_translators_notes(protocol):
    assert [(note.label, note.kind.value) for note in protocol.notes] == [(n, "translator") for n in "123"]


def test_every_note_has_one_mark(protocol):
    assert [len(note.marks) for note in protocol.notes] == [1, 1, 1]


def test_the_first_mark_is_in_a_heading(items):
    assert [mark.label for mark in note_marks(items[3].heading)] == ["1"]


def test_the_second_mark_follows_the_gap(items):
    gap, word, mark = items[5].heading[-3:]
    assert isinstance(gap, Sign)
    assert gap.kind is SignKind.GAP
    assert (printed((gap,)), printed((word,)), printed((mark,))) == ("__", "from", "[2]")


def test_the_third_mark_follows_the_bracket(items):
    bracket, stop, mark = items[6].blocks[3].content[-3:]
    assert isinstance(mark, NoteMark)
    assert (printed((bracket,)), printed((stop,)), mark.label) == ("[to Cuba's ports]", ".", "3")


def test_the_ships_are_supplied(protocol):
    assert sign(protocol, "[ships']").kind is SignKind.SUPPLIED


def test_cubas_ports_are_crossed_out(protocol):
    assert sign(protocol, "[to Cuba's ports]").kind is SignKind.DELETED


def test_the_blank_is_a_gap(protocol):
    assert sign(protocol, "__").kind is SignKind.GAP


def test_there_are_no_other_signs(protocol):
    assert sum(1 for content in contents(protocol) for _ in signs(content)) == 3


# ---- what is linked --------------------------------------------------------------------------------------------------


def linked(kind: type) -> list[Inline]:
    found: list[Inline] = []

    def look(content):
        for inline in content:
            if isinstance(inline, kind):
                found.append(inline)
            if isinstance(inline, Sign | Name | CrossReference):
                look(inline.content)

    for content in contents(edited()[0].protocol):
        look(content)
    return found


def test_section_nine_below_leads_to_item_nine(items):
    (reference,) = linked(CrossReference)
    assert "section IX" in printed(reference.content)
    assert reference.target.start == items[6].origin.start


def test_pavlov_is_alekseev_here():
    means = {name.key for name in linked(Name) if printed(name.content).endswith("Pavlov")}
    assert len(means) == 1
    assert means == {name.key for name in linked(Name) if printed(name.content).endswith("Alekseev")}


def test_elsewhere_pavlov_is_not_alekseev():
    decisions = project().decisions[Path(FILE).stem]
    elsewhere, _ = edit(reading(), decisions, project().authorities, Ledger("", ""), doc_id="presidium-protocol-64")
    text = [inline for content in contents(elsewhere.protocol) for inline in content if isinstance(inline, Name)]
    assert [name for name in text if printed(name.content).endswith("Pavlov")] == []


# ---- nothing lost ----------------------------------------------------------------------------------------------------


def test_nothing_is_left_over(protocol):
    assert protocol.leftovers == ()


def test_every_character_is_accounted_for():
    check_account(reading())


def test_every_node_says_where_it_stands():
    check_origins(reading())
