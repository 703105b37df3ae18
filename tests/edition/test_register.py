"""An edited protocol's own facts, and what the register makes of many."""

from pathlib import Path

import pytest

from protocol_edition.edition import Ledger, MentionRole, edit, mint, register, sentence_around, short_title, survey
from protocol_edition.model import Authorities, Decisions, Organisation, Person, Place
from protocol_edition.sources import read

SEED = Path(__file__).parents[2] / "seeds" / "000_54cc86d0ab452d54.txt"

AUTHORITIES = Authorities(
    {
        person.key: person
        for person in (
            Person("weber-anna", "Anna Weber", "Weber, Anna", ("Weber",)),
            Person("novak-jan", "Jan Novak", "Novak, Jan", ("Novak",)),
            Person("kral-petr", "Petr Kral", "Kral, Petr", ("Kral",)),
            Person("lang-ida", "Ida Lang", "Lang, Ida"),
        )
    },
    {"brno": Place("brno", "Brno")},
    {"archive": Organisation("archive", "Brno City Archive"), "council": Organisation("council", "Council")},
)

TEXT = """\
March 4, 1921

Minutes of the Council Protocol 7

Citation:

"Minutes of the Council Protocol 7", March 4, 1921, Brno City Archive, F. 1, L. 4. Translated by Ida Lang. https://a.example/7

Summary:

Weber presses for the mill.

Translation - English

Present: Weber, Novak.

I. On the mill at Brno

Cde. Novak

- 1. The mill must wait. Kral[1] has no stone.

On the road

Weber is to write to Kral. Then we wait.

- [1] Translator's Note: Kral of Brno.
"""


NONE = Decisions()


def edited(text: str = TEXT, decisions: Decisions = NONE, ledger: Ledger | None = None, doc_id="minutes-7"):
    reading, _ = read(text.encode(), "minutes.txt", decisions)
    return edit(reading, decisions, AUTHORITIES, ledger, doc_id=doc_id)[0]


@pytest.fixture(scope="module")
def facts():
    return survey(edited())


def told(facts, key):
    return [(m.role.value, m.anchor, m.place, m.printed, m.context) for m in facts.mentions if m.key == key]


def test_everybody_is_listed_where_and_as_what_they_occur(facts):
    assert told(facts, "novak-jan") == [
        ("present", "session-1", "Session", "Novak", "Present: Novak"),
        ("speaks", "speech-1", "Item I", "Novak", "Cde. Novak: The mill must wait."),
    ]
    assert told(facts, "weber-anna") == [
        ("mentioned", "", "Summary", "Weber", "Weber presses for the mill."),
        ("present", "session-1", "Session", "Weber", "Present: Weber"),
        ("mentioned", "p-2", "“On the road”", "Weber", "Weber is to write to Kral."),
    ]


def test_note_marks_are_not_in_the_words_around_a_name(facts):
    assert told(facts, "kral-petr") == [
        ("mentioned", "p-1", "Item I", "Kral", "Kral has no stone."),
        ("mentioned", "p-2", "“On the road”", "Kral", "Weber is to write to Kral."),
        ("in-note", "note-1", "Note 1", "Kral", "Kral of Brno."),
    ]


def test_whoever_made_the_edition_is_responsible_and_whoever_the_title_names_is_not(facts):
    roles = {m.key: m.role for m in facts.mentions if m.place == "Citation"}
    assert roles == {
        "council": MentionRole.MENTIONED,
        "archive": MentionRole.RESPONSIBLE,
        "lang-ida": MentionRole.RESPONSIBLE,
    }


def test_facts_of_items_and_of_the_paper(facts):
    assert [(item.anchor, item.number, item.heading, item.session) for item in facts.items] == [
        ("item-i", "I", "On the mill at Brno", 1),
        ("item-on-the-road", "", "On the road", 1),
    ]
    assert "F. 1, L. 4" in facts.shelfmark


def test_the_register_is_in_order_of_date_then_number():
    dates = {"minutes-9": "1921-05-01", "minutes-8": "1921-04-01", "minutes-10": "1921-04-01"}
    listed = register(
        survey(edited(decisions=Decisions(date=date, number=name.rpartition("-")[2]), doc_id=name))
        for name, date in dates.items()
    )
    assert [facts.id for facts in listed.protocols] == ["minutes-8", "minutes-10", "minutes-9"]
    before, after = listed.neighbours("minutes-10")
    assert (before.id, after.id) == ("minutes-8", "minutes-9")
    assert listed.neighbours("minutes-8")[0] is None
    assert [protocol for protocol, _ in listed.mentions["place", "brno"]][:1] == ["minutes-8"]


def test_a_protocol_without_a_date_comes_last():
    undated = edited(TEXT.replace("March 4, 1921", ""), doc_id="minutes-1")
    assert undated.sort_key[0] == "9999"


def test_the_editors_word_wins_over_the_readers():
    made = edited(
        decisions=Decisions(series="Council", number="7a", url="https://b.example/7", short_title="Minutes 7")
    )
    assert (made.series, made.number, made.url, made.short_title) == (
        "Council",
        "7a",
        "https://b.example/7",
        "Minutes 7",
    )
    assert edited().url == "https://a.example/7"


def test_a_renamed_protocol_keeps_its_former_address():
    first = edited()
    ledger, _ = mint(first, Ledger("anchors/minutes-7.yaml", "minutes-7"), on="2026-01-01")
    renamed = Ledger("anchors/mill.yaml", "mill", ("minutes-7",), ledger.states, ledger.entries, renamed=True)
    listed = register([survey(edited(ledger=renamed, doc_id="mill"))])
    assert [(former.kind, former.id, former.now) for former in listed.former_protocols] == [
        ("protocol", "minutes-7", "mill")
    ]
    again, _ = mint(edited(ledger=renamed, doc_id="mill"), renamed, on="2026-02-01")
    assert (again.renamed, len(again.states)) == (False, 2)


def test_the_history_of_a_text():
    first, _ = mint(edited(), Ledger("anchors/minutes-7.yaml", "minutes-7"), on="2026-01-01")
    changed = TEXT.replace("I. On the mill at Brno", "II. On the mill at Brno").replace("must wait", "may wait")
    second, _ = mint(edited(changed, ledger=first), first, on="2026-02-01")
    history = edited(changed, ledger=second).history
    assert [state.on for state in history] == ["2026-01-01", "2026-02-01"]
    assert {(change.anchor, change.what, change.was, change.now) for change in history[1].changes} == {
        ("item-i", "label", "I", "II"),
        ("p-1", "text", "the mill must wait kral has no stone", "the mill may wait kral has no stone"),
    }
    assert history[1].version == edited(changed).version != edited().version


def test_the_text_is_at_a_recorded_state_until_it_is_changed():
    ledger, _ = mint(edited(), Ledger("anchors/minutes-7.yaml", "minutes-7"), on="2026-01-01")
    assert edited(ledger=ledger).recorded.on == "2026-01-01"
    assert edited(TEXT.replace("must wait", "may wait"), ledger=ledger).recorded is None
    assert edited().recorded is None


def test_each_change_of_one_passage_tells_what_it_said_before_and_after():
    ledger = Ledger("anchors/minutes-7.yaml", "minutes-7")
    for day, word in enumerate(("must", "may", "shall"), 1):
        ledger, _ = mint(edited(TEXT.replace("must wait", f"{word} wait"), ledger=ledger), ledger, on=f"2026-01-0{day}")
    said = [
        (change.was, change.now)
        for state in edited(TEXT.replace("must wait", "shall wait"), ledger=ledger).history
        for change in state.changes
        if change.anchor == "p-1"
    ]
    assert [tuple(word for word in ("must", "may", "shall") if word in was + now) for was, now in said] == [
        ("must",), ("must", "may"), ("may", "shall"),
    ]  # fmt: skip


# Protocol 63


@pytest.fixture(scope="module")
def protocol_63():
    reading, _ = read(SEED.read_bytes(), SEED.name, Decisions())
    return edit(reading, Decisions(), Authorities(), None, doc_id="presidium-protocol-63")[0]


def test_the_anchors_of_protocol_63(protocol_63):
    anchors = [anchor.id for anchor in protocol_63.anchors.values()]
    assert [name for name in anchors if name.startswith(("session", "item", "note"))] == [
        "session-1", "item-on-further-steps-concerning-cuba", "item-i", "item-v",
        "item-on-the-telegram-to-cde-pavlov", "item-ii", "session-2", "item-iii", "item-ix",
        "note-1", "note-2", "note-3", "note-1-mark", "note-2-mark", "note-3-mark",
    ]  # fmt: skip
    assert "p-14" in anchors
    assert protocol_63.short_title == "Presidium Protocol 63"


# Words


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Central Committee of the Party Presidium Protocol 63", "Presidium Protocol 63"),
        ("Protocol No. 12", "Protocol 12"),
        ("On the mill: minutes of a meeting", "On the mill"),
        ("Memorandum of Conversation, Weber and Novak", "Memorandum of Conversation"),
        ("word " * 30, "word word word word word word word word word word word word"),
    ],
)
def test_short_titles(title, expected):
    assert short_title(title) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("We wait. Weber writes. We go.", "Weber", "Weber writes."),
        ("We ask Cde. Weber. We go.", "Weber", "We ask Cde. Weber."),
        ("J. F. Weber of No. 5 writes. We go.", "Weber", "J. F. Weber of No. 5 writes."),
        ('He said "No." Then Weber went.', "Weber", "Then Weber went."),
        ("We wait\nfor Weber", "Weber", "We wait for Weber"),
        ("Wait! Weber? Yes.", "Weber", "Weber?"),
        ("Мы ждём. Weber пишет. Идём.", "Weber", "Weber пишет."),
    ],
)
def test_the_sentence_around_a_name(text, name, expected):
    start = text.index(name)
    assert sentence_around(text, start, start + len(name)) == expected


def test_a_long_sentence_is_cut_at_words_and_says_so():
    text = f"{'left ' * 100}Weber{' right' * 100}."
    made = sentence_around(text, text.index("Weber"), text.index("Weber") + 5)
    assert made.startswith("… left ")
    assert made.endswith(" right …")
    assert len(made) <= 304
