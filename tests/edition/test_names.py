"""Names: linked where it is certain, asked for where it is not; and no character ever moves."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol_edition.edition import known_names, link_names, other_protocols, pointers
from protocol_edition.edition.known_names import LONGEST_NAME
from protocol_edition.edition.phrases import phrase_of
from protocol_edition.model import (
    Authorities,
    CrossReference,
    Decisions,
    Item,
    Name,
    NameDecision,
    NoteMark,
    Organisation,
    Origin,
    Paragraph,
    Person,
    Place,
    Protocol,
    Pseudonym,
    Session,
    Sign,
    SignKind,
    Text,
    contents,
    leaves,
    note_marks,
    plain,
    printed,
)
from protocol_edition.sources import read

PEOPLE = (
    Person("novak-jan", "Jan Novak", "Novak, Jan", ("Novak", "J. Novak", "President Novak")),
    Person("novak-eva", "Eva Novak", "Novak, Eva", ("E. Novak", "Eva Novak", "Eva M. Novak")),
    Person("weber-anna", "Anna Weber", "Weber, Anna", ("Weber",), pseudonyms=(
        Pseudonym("Falcon", ("minutes-7",), "note 1"),
    )),
    Person("u-ba", "U Ba", "Ba, U", ("U Ba",)),
    Person("kral-petr", "Petr Král", "Král, Petr", ("Král", "Kral")),
    Person("ivanov-sergei", "Sergei Ivanov", "Ivanov, Sergei", ("Ivanov",)),
    Person("mao", "毛泽东", "毛泽东", ("Mao Tse-tung", "Мао Цзэдун")),
    Person("obrien", "Kate O'Brien", "O'Brien, Kate", ("O'Brien",)),
)  # fmt: skip
AUTHORITIES = Authorities(
    {person.key: person for person in PEOPLE},
    {place.key: place for place in (Place("brno", "Brno"), Place("us", "United States", ("US",)))},
    {"mill": Organisation("mill", "Brno Mill"), "board": Organisation("board", "Board", ("BOARD OF TRADE",))},
)
KNOWN = known_names(AUTHORITIES)

HEAD = "March 4, 1921\n\nMinutes of the Council Protocol 7\n\n"


NONE = Decisions()


def linked(text: str, decisions: Decisions = NONE, doc_id: str = "minutes-7", known=KNOWN):
    reading, _ = read((HEAD + text).encode(), "minutes.txt", Decisions())
    return link_names(reading.protocol, known, decisions, doc_id)


def shown(content) -> str:
    """A line with its links as ``{key:words}`` and ``<line:words>``."""
    parts = []
    for inline in content:
        match inline:
            case Name():
                parts.append(f"{{{inline.key}:{shown(inline.content)}}}")
            case CrossReference():
                parts.append(f"<{inline.target.line}:{shown(inline.content)}>")
            case Sign():
                parts.append(f"{inline.before}{shown(inline.content)}{inline.after}")
            case _:
                parts.append(printed((inline,)))
    return "".join(parts)


def paragraph(words: str, *names: NameDecision, doc_id: str = "minutes-7") -> str:
    """The words, as a paragraph under an item, with their links."""
    protocol, _ = linked(f"I. On the mill\n\n{words}\n", Decisions(names=names), doc_id)
    (made,) = [content for content in contents(protocol) if printed(content).startswith(words[:5])]
    return shown(made)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We hear Weber's report.", "We hear {weber-anna:Weber}'s report."),
        ("We hear Weber’s report.", "We hear {weber-anna:Weber}’s report."),
        ("We ask Cde. Weber and WEBER, too.", "We ask Cde. {weber-anna:Weber} and {weber-anna:WEBER}, too."),
        ("We ask Weberman and weber.", "We ask Weberman and weber."),
        ("We ask Anna Weber of Brno Mill.", "We ask {weber-anna:Anna Weber} of {mill:Brno Mill}."),
        ("We go to Brno, not to the US or to us.", "We go to {brno:Brno}, not to the {us:US} or to us."),
        ("We ask U Ba. He is away.", "We ask {u-ba:U Ba}. He is away."),
        ("We ask J.Novak and J. Novak.", "We ask {novak-jan:J.Novak} and {novak-jan:J. Novak}."),
        ("We ask O’Brien and O'Brien's son.", "We ask {obrien:O’Brien} and {obrien:O'Brien}'s son."),
        ("We ask Král, Kra\u0301l and Kral.", "We ask {kral-petr:Král}, {kral-petr:Kra\u0301l} and {kral-petr:Kral}."),
        ("We ask Mao Tse-tung.", "We ask {mao:Mao Tse-tung}."),
        ("Мы просим Мао Цзэдун ответить.", "Мы просим {mao:Мао Цзэдун} ответить."),
        ("我们请毛泽东来。", "我们请{mao:毛泽东}来。"),
        ("We ask the Novak-Weber group.", "We ask the Novak-{weber-anna:Weber} group."),
        ("We ask the Ter-Weber group.", "We ask the Ter-Weber group."),
        ("We are anti-Weber.", "We are anti-{weber-anna:Weber}."),
        ("We ask https://example.org/Weber for it.", "We ask https://example.org/Weber for it."),
        ("We ask the BOARD OF TRADE.", "We ask the {board:BOARD OF TRADE}."),
    ],
)
def test_what_is_linked(words, expected):
    assert paragraph(words) == expected


def test_the_longest_name_wins():
    assert paragraph("We hear President Novak.") == "We hear {novak-jan:President Novak}."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We ask S. Ivanov.", "We ask {ivanov-sergei:S. Ivanov}."),
        ("We ask Sergei Ivanov.", "We ask {ivanov-sergei:Sergei Ivanov}."),
        ("We ask S. or S. Ivanov.", "We ask S. or {ivanov-sergei:S. Ivanov}."),
        ("We ask V. Ivanov.", "We ask V. Ivanov."),
        ("We ask Petr Ivanov.", "We ask Petr Ivanov."),
        ("We ask Mr. Ivanov.", "We ask Mr. {ivanov-sergei:Ivanov}."),
        ("We ask General Ivanov.", "We ask General {ivanov-sergei:Ivanov}."),
        ("We ask [Sergei] Ivanov.", "We ask [Sergei] {ivanov-sergei:Ivanov}."),
        ("We ask [Petr] Ivanov.", "We ask [Petr] Ivanov."),
        ("We ask [at once] Ivanov.", "We ask [at once] {ivanov-sergei:Ivanov}."),
    ],
)
def test_a_forename_or_initial_must_be_the_persons_own(words, expected):
    assert paragraph(words) == expected


def test_a_surname_with_anothers_forename_is_told():
    _, findings = linked("I. On the mill\n\nWe ask V. Ivanov.\n")
    (finding,) = [finding for finding in findings if finding.code == "A207"]
    assert (finding.line, "'Ivanov'" in finding.what) == (7, True)


# One surname, two persons


def test_a_shared_surname_is_not_guessed():
    protocol, findings = linked("I. On the mill\n\nWe ask Novak.\n", Decisions(file="minutes.yaml"))
    assert "{" not in "".join(shown(content) for content in contents(protocol) if "We ask" in printed(content))
    (finding,) = [finding for finding in findings if finding.code == "A202"]
    assert (finding.line, finding.column) == (7, 8)
    assert "novak-jan or novak-eva" in finding.what
    assert "minutes.yaml, under names: - {name: Novak, means: novak-jan, lines: [7]}" in finding.remedy


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We ask Eva Novak. Then Novak's reply.", "We ask {novak-eva:Eva Novak}. Then {novak-eva:Novak}'s reply."),
        ("We ask Novak. Then Eva Novak.", "We ask Novak. Then {novak-eva:Eva Novak}."),
        (
            "We ask E. Novak and J. Novak. Then Novak.",
            "We ask {novak-eva:E. Novak} and {novak-jan:J. Novak}. Then Novak.",
        ),
    ],
)
def test_who_was_named_in_full_before_in_the_same_paragraph_is_meant(words, expected):
    assert paragraph(words) == expected


def test_who_was_named_in_another_paragraph_is_not():
    protocol, _ = linked("I. On the mill\n\nWe ask Eva Novak at once.\n\nWe ask Novak now.\n")
    assert [shown(c) for c in contents(protocol) if "Novak now" in printed(c)] == ["We ask Novak now."]


def test_a_note_is_one_passage_whatever_its_paragraphs(drafting):
    d = drafting
    note = d.Note("1", [d.Text("Eva Novak is meant."), d.Text("So Novak was ill.")])
    written = d.Draft([d.Session("Minutes", [], [])], [note]).written()
    protocol, _ = link_names(written.protocol, KNOWN, Decisions(), "minutes-7")
    assert shown(protocol.notes[0].blocks[1].content) == "So {novak-eva:Novak} was ill."


def test_the_sidecar_decides_for_a_line_before_the_whole_text():
    names = (NameDecision("Novak", "novak-jan"), NameDecision("Novak", "novak-eva", (9,)))
    protocol, findings = linked("I. On the mill\n\nWe ask Novak.\n\nThey ask Novak.\n", Decisions(names=names))
    said = [shown(content) for content in contents(protocol) if "ask" in printed(content)]
    assert said == ["We ask {novak-jan:Novak}.", "They ask {novak-eva:Novak}."]
    assert not [finding for finding in findings if finding.code == "A202"]


def test_the_sidecar_may_name_what_no_authority_lists():
    assert paragraph("We ask the miller.", NameDecision("the miller", "novak-jan")) == "We ask {novak-jan:the miller}."


def test_the_sidecar_wins_over_an_authority():
    assert paragraph("We ask Weber.", NameDecision("Weber", "novak-eva")) == "We ask {novak-eva:Weber}."


def test_a_decision_that_finds_nothing_is_told():
    decided = Decisions(
        "minutes.yaml", names=(NameDecision("Novák", "novak-jan"), NameDecision("Weber", "novak-eva", (2,)))
    )
    _, findings = linked("I. On the mill\n\nWe ask Weber.\n", decided)
    told = [finding for finding in findings if finding.code == "A204"]
    assert [finding.file for finding in told] == ["minutes.yaml", "minutes.yaml"]
    assert "in line 2" in told[1].what or "in line 2" in told[0].what


def test_a_cover_name_holds_only_where_it_is_said_to():
    assert paragraph("We hear Falcon.") == "We hear {weber-anna:Falcon}."
    assert paragraph("We hear Falcon.", doc_id="minutes-8") == "We hear Falcon."


def test_the_possessive_of_a_cover_name_holds_there_alone_too():
    assert paragraph("We hear Falcon's report.", doc_id="minutes-8") == "We hear Falcon's report."
    assert paragraph("We hear Falcon's report.") == "We hear {weber-anna:Falcon}'s report."


# Short lines are known again in other texts


@pytest.mark.parametrize("spelt", ["Weber", "We\u00adber"])
def test_what_the_editor_decided_on_one_text_is_said_of_no_other(spelt):
    line, decided = f"We thank {spelt}.", NameDecision("Weber", "novak-eva")
    said = [paragraph(line), paragraph(line, decided), paragraph(line)]
    assert said == [f"We thank {{{key}:{spelt}}}." for key in ("weber-anna", "novak-eva", "weber-anna")]


def test_whoever_may_be_meant_in_a_short_line_is_asked_for_in_every_text():
    texts = [linked("I. On the mill\n\nWe thank Novak.\n") for _ in range(2)]
    assert [[finding.code for finding in findings] for _, findings in texts] == [["A202"], ["A202"]]


def test_no_more_short_lines_are_kept_than_an_edition_has_of_such_as_recur():
    known = known_names(AUTHORITIES)
    for number in range(10_000):
        known.keep_label((f"Cde. {number}", False, False), ())
    assert len(known.labels) < 5_000


def test_a_cover_name_that_is_also_a_surname_means_its_bearer_where_it_holds():
    falcon = Person("falcon-john", "John Falcon", "Falcon, John", ("Falcon",))
    known = known_names(Authorities({**AUTHORITIES.people, "falcon-john": falcon}))
    text = "I. On the mill\n\nWe hear Falcon.\n"
    said = [shown(c) for c in contents(linked(text, known=known)[0]) if "hear" in printed(c)]
    elsewhere = [shown(c) for c in contents(linked(text, doc_id="minutes-8", known=known)[0]) if "hear" in printed(c)]
    assert (said, elsewhere) == (["We hear {weber-anna:Falcon}."], ["We hear {falcon-john:Falcon}."])


# Those present, and speakers


def test_those_present_are_linked_and_whoever_is_unknown_is_told_once():
    text = "Present: Weber, Ivanov S. P., Krall, Walimsa.\n\nI. On the mill\n\nCde. Krall\n\nWe wait.\n"
    protocol, findings = linked(text)
    names = [shown(entry.content) for entry in protocol.sessions[0].attendees]
    assert names[0] == "{weber-anna:Weber}"
    told = [finding for finding in findings if finding.code == "A201"]
    assert names[1] == "{ivanov-sergei:Ivanov S. P.}"
    assert [finding.what.split("'")[1] for finding in told] == ["Krall", "Walimsa"]
    krall = next(finding for finding in told if "'Krall'" in finding.what)
    assert krall.line == 5
    assert "kral-petr (Petr Král)" in krall.remedy
    assert "{name: Krall, means: KEY}" in krall.remedy


def test_in_a_list_only_persons_come_in_question():
    paris = Person("brno-karel", "Karel Brno", "Brno, Karel", ("Brno",))
    known = known_names(Authorities({**AUTHORITIES.people, "brno-karel": paris}, AUTHORITIES.places))
    protocol, _ = linked("Present: Weber, Brno.\n\nI. On the mill\n\nWe go on.\n", known=known)
    assert [shown(entry.content) for entry in protocol.sessions[0].attendees][1] == "{brno-karel:Brno}"


def test_without_any_person_one_notice_says_so():
    _, findings = linked(
        "Present: Weber, Novak, Kral.\n\nI. On the mill\n\nWe go on.\n", known=known_names(Authorities())
    )
    assert [finding.code for finding in findings] == ["A206"]
    assert "3 names" in findings[0].what


# Signs and marks


def at(start: int, words: str) -> Text:
    return Text(words, Origin("m.txt", 1, start + 1, start, start + len(words)))


def test_a_name_that_a_sign_completes_stays_unlinked_in_the_text(drafting):
    united = Sign(SignKind.COMPLETED, "[", (at(2, "nited"),), "]", Origin("m.txt", 1, 2, 1, 8), "United")
    assert linked_line((at(0, "U"), united, at(8, " States and US"))) == "U[nited] States and {us:US}"


def test_nothing_is_linked_across_a_note_mark(drafting):
    mark = NoteMark("1", "[1]", Origin("m.txt", 1, 7, 6, 9))
    assert linked_line((at(0, "United"), mark, at(9, " States"))) == "United[1] States"
    assert linked_line((at(0, "Weber."), mark, at(9, "Weber"))) == "{weber-anna:Weber}.[1]{weber-anna:Weber}"


def test_a_name_inside_a_sign_is_linked(drafting):
    deleted = Sign(SignKind.DELETED, "[", (at(1, "to Brno's mill"),), "]", Origin("m.txt", 1, 1, 0, 16))
    assert linked_line((deleted,)) == "[to {brno:Brno}'s mill]"


def test_a_sign_that_goes_on_with_the_word_is_no_boundary(drafting):
    gap = Sign(SignKind.GAP, "", (at(5, "__"),), "", Origin("m.txt", 1, 6, 5, 7))
    assert linked_line((at(0, "Weber"), gap)) == "Weber__"
    page = Sign(SignKind.PAGE_BREAK, "[", (at(6, "page two"),), "]", Origin("m.txt", 1, 6, 5, 15))
    assert linked_line((at(0, "Weber"), page)) == "{weber-anna:Weber}[page two]"


def test_texts_that_follow_each_other_directly_are_read_as_one():
    assert linked_line((at(0, "United "), at(7, "States"))) == "{us:United States}"


def test_a_line_may_end_inside_a_name():
    assert linked_line((at(0, "We ask the\nUnited\nStates again."),)) == "We ask the\n{us:United\nStates} again."


def linked_line(content) -> str:
    """One paragraph of these inlines with its links."""
    return shown(link_names(around(content), KNOWN, Decisions(), "minutes-7")[0].sessions[0].items[0].blocks[0].content)


def around(content) -> Protocol:
    """The smallest protocol with one paragraph."""
    whole = Origin("m.txt", 1, 1, 0, 999)
    item = Item(None, "", None, (), None, (Paragraph(content, whole),), whole)
    session = Session((), (), "", "", "", (), (), (item,), whole)
    header = replace(read(HEAD.encode(), "m.txt", Decisions())[0].protocol.header, lines=())
    return Protocol("m.txt", header, (session,), (), (), ())


def test_a_name_in_a_list_may_be_completed_by_a_sign():
    protocol, findings = linked("Present: Web[er], Ivanov.\n\nI. On the mill\n\nWe go on.\n")
    first = protocol.sessions[0].attendees[0]
    assert shown(first.content) == "{weber-anna:Web[er]}"
    assert not [finding for finding in findings if finding.code == "A201"]


# Whatever the text, no character moves

WORDS = st.sampled_from(
    ["Weber", "Weber's", "Novak", "E. Novak", "United", "States", "the", "US", "Brno", "Mill", "section I", "item V",
     "毛泽东", "Kra\u0301l", "\n", " ", "  ", "-", ".", ", ", "\u00ad", "\xa0", "’s", "S.", "U Ba", "I", "_",
     "https://a.b/Weber"]
)  # fmt: skip


@st.composite
def inlines(draw, depth: int = 0, start: int = 0):
    """Inlines in their order with true origins, some directly beside each other."""
    made = []
    for _ in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(["text", "text", "mark", "sign"] if depth < 2 else ["text"]))
        if kind == "text":
            words = "".join(draw(st.lists(WORDS, min_size=1, max_size=6)))
            made.append(Text(words, Origin("m.txt", 1, start + 1, start, start + len(words))))
        elif kind == "mark":
            made.append(NoteMark("1", "[1]", Origin("m.txt", 1, start + 1, start, start + 3)))
        else:
            inner = draw(inlines(depth + 1, start + 1))
            end = inner[-1].origin.end + 1
            sign = draw(st.sampled_from(list(SignKind)))
            made.append(Sign(sign, "[", inner, "]", Origin("m.txt", 1, start + 1, start, end)))
        start = made[-1].origin.end
    return tuple(made)


@settings(max_examples=200, deadline=None)
@given(inlines())
def test_linking_keeps_every_character_in_its_place(content):
    protocol, _ = link_names(around(content), KNOWN, Decisions(), "minutes-7")
    linked_content = protocol.sessions[0].items[0].blocks[0].content
    assert printed(linked_content) == printed(content)
    assert plain(linked_content) == plain(content)
    assert list(note_marks(linked_content)) == list(note_marks(content))
    text = printed(content)
    assert all(text.startswith(leaf, start) for start, leaf in leaves(linked_content) if leaf)
    again, _ = link_names(protocol, KNOWN, Decisions(), "minutes-7")
    assert again == protocol


def names_in(content):
    for inline in content:
        if isinstance(inline, Name):
            yield inline
        elif isinstance(inline, Sign | CrossReference):
            yield from names_in(inline.content)


def test_a_soft_hyphen_behind_a_possessive_is_no_part_of_the_name():
    words = "Weber\u2019s\u00ad\u00ad"
    protocol, _ = link_names(
        around((Text(words, Origin("m.txt", 1, 1, 0, len(words))),)), KNOWN, Decisions(), "minutes-7"
    )
    (name,) = names_in(protocol.sessions[0].items[0].blocks[0].content)
    assert plain(name.content) == "Weber"


@settings(max_examples=200, deadline=None)
@given(inlines())
def test_a_link_holds_a_whole_known_name_and_nothing_else(content):
    protocol, _ = link_names(around(content), KNOWN, Decisions(), "minutes-7")
    for name in names_in(protocol.sessions[0].items[0].blocks[0].content):
        (words,) = name.content
        assert phrase_of(words.text) in {
            phrase_of(form)
            for person in PEOPLE
            for form in (person.name, person.sort, *person.variants, *covers(person))
        } | {"E. Novak", "US", "United States", "Brno", "Brno Mill", "S Novak"}
        assert words.origin.end - words.origin.start == len(words.text)


def covers(person):
    return [cover.name for cover in person.pseudonyms]


# Cross-references

AGENDA = "I. On the mill\n\nWe go on.\n\nV. On the road\n\n{}\n\nIX. On coal\n\nCoal is dear.\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("As in section IX below.", "As in <13:section IX> below."),
        ("As in Section I above.", "As in <5:Section I> above."),
        ("See item V of the agenda.", "See <9:item V> of the agenda."),
        ("See items I and IX.", "See <5:items I> and <13:IX>."),
        ("See question IX.", "See <13:question IX>."),
        ("See section IV.", "See section IV."),
        ("See section IX of the treaty.", "See section IX of the treaty."),
        ("See Point I of Protocol No. 28.", "See Point I of Protocol No. 28."),
        ("See Point I of Protocol No. 7.", "See <5:Point I> of Protocol No. 7."),
        ("In this section I describe it.", "In this section I describe it."),
        ("See section IXb or section 9.1 there.", "See section IXb or section 9.1 there."),
        ("The intersection I saw.", "The intersection I saw."),
    ],
)
def test_words_that_point_to_an_item_are_linked(words, expected):
    protocol, _ = linked(AGENDA.format(words))
    (made,) = [content for content in contents(protocol) if printed(content) == words]
    assert shown(made) == expected


def test_a_number_that_two_items_have_is_not_linked_but_told():
    text = (
        "I. On the mill\n\nAs in section I.\n\nMinutes No. 7 (continuation) Session of 5 March 1921\n\n"
        "Present: Weber\n\nI. On coal\n\nCoal is dear.\n"
    )
    protocol, findings = linked(text)
    assert len(protocol.items) == 2
    assert not any(isinstance(inline, CrossReference) for content in contents(protocol) for inline in content)
    assert [finding.line for finding in findings if finding.code == "A205"] == [7]


def test_references_to_other_protocols_are_found_for_those_who_know_them():
    (pointer,) = pointers("(Re: Point IV of Protocol No. 28)")
    assert (pointer.number, pointer.protocol) == ("IV", "28")
    named = other_protocols("As in Protocol 61 and Protocol No. 28, not in the Protocol of 1962.")
    assert [pointer.protocol for pointer in named] == ["61", "28"]


def test_of_thousands_of_persons_the_printed_one_is_found_and_the_nearest_offered():
    chance = random.Random(5)
    surnames = sorted({"".join(chance.choices("aeioklmnrstv", k=9)).capitalize() for _ in range(4000)})
    people = {
        name.lower(): Person(name.lower(), f"Jan {name}", f"{name}, Jan", (name, f"J. {name}")) for name in surnames
    }
    first, second, third = surnames[7], surnames[2000], surnames[3900]
    known = known_names(Authorities(people))
    text = f"Present: {first}, J. {second}, {third[:-1]}.\n\nI. On the mill\n\nWe go on.\n"
    protocol, findings = linked(text, known=known)
    assert [shown(entry.content) for entry in protocol.sessions[0].attendees] == [
        f"{{{first.lower()}:{first}}}", f"{{{second.lower()}:J. {second}}}", third[:-1],
    ]  # fmt: skip
    (told,) = [finding for finding in findings if finding.code == "A201"]
    assert f"{third.lower()} (Jan {third})" in told.remedy


def test_a_number_that_no_item_has_is_told():
    _, findings = linked("I. On the mill\n\nAs in section IX below, and point 3, and section II of the treaty.\n")

    assert [finding.what for finding in findings if finding.code == "A208"] == [
        "'section IX' points to no item of this text"
    ]


def test_a_name_of_a_thousand_words_is_not_tried_word_by_word():
    endless = Person("x", "Duke " * 1000 + "X", "X", ("Duke " * 30 + "Y",))
    known = known_names(Authorities({"x": endless}))

    assert known.longest("Duke") == LONGEST_NAME
    (paragraph,) = linked("I. On\n\n" + "Duke " * 30 + "Y came.\n", known=known)[0].sessions[0].items[0].blocks
    assert shown(paragraph.content) == "{x:" + "Duke " * 30 + "Y} came."


def test_a_name_beyond_measure_is_compared_with_none():
    known = known_names(Authorities({"weber": Person("weber", "Anna Weber", "Weber, Anna", ("Weber " * 60,))}))

    assert known.nearest_people("Ana Weber") == ("weber",)
    assert known.nearest_people("Ana Weber " * 30) == ()
