"""Anchors: what they are called, and that no edit moves one."""

import random

import pytest

from protocol_edition.edition import (
    AnchorKind,
    EditedProtocol,
    Ledger,
    allot,
    ledger_text,
    mint,
    parse_ledger,
)
from protocol_edition.model import Decisions

FILE = "anchors/minutes.yaml"


def edited_of(written, ledger):
    allotment, findings = allot(written.protocol, ledger)
    edited = EditedProtocol(
        id="minutes", short_title="", series="", number="", sort_key=("", 0, ""), protocol=written.protocol,
        anchors=allotment.anchors, retired=allotment.retired, decisions=Decisions(), url="", text=written.text,
    )  # fmt: skip
    return edited, findings


NOTHING = Ledger(FILE, "minutes")


def recorded(draft, ledger=NOTHING):
    edited, _ = edited_of(draft.written(), ledger)
    made, findings = mint(edited, ledger, on="2026-01-01")
    assert findings == ()
    return parse_ledger(ledger_text(made).encode(), FILE, "minutes")[0]


def ids(draft, ledger=NOTHING) -> dict[str, str]:
    """The words at each anchor that is in the text."""
    edited, _ = edited_of(draft.written(), ledger)
    written = draft.written()
    return {anchor.id: written.text[key[1] :].split("\n")[0] for key, anchor in edited.anchors.items()}


@pytest.fixture
def minutes(drafting):
    """Two sessions, unnumbered and doubled items, a speech, points, two notes, one marked twice."""
    d = drafting
    grain = d.Note("1", [d.Text("The grain had been bought in the autumn by the office in Brno.")])
    roads = d.Note("2", [d.Text("He means the mayor."), d.Text("The mayor had been ill since the spring.")])
    chair = d.Speech("Cde. Weber", [d.Text("The harvest is late by three weeks."), d.Text("Send carts.", "1.")])
    first = d.Session(
        "Minutes of 4 March",
        ["Weber", "Novak"],
        [
            d.Item("IV", "On the harvest", [chair, d.Text("Approved.", notes=[grain.is_])]),
            d.Item("", "On the telegram to Cde. Novak", [d.Text("Novak is to answer at once.", notes=[roads.is_])]),
            d.Item("I", "On the roads", [d.Text("Approved."), d.Text("The roads wait.", notes=[grain.is_])]),
        ],
    )
    second = d.Session("Minutes of 5 March", ["Novak"], [d.Item("I", "On the mill", [d.Text("Approved.")])])
    return d.Draft([first, second], [grain, roads])


def test_what_anchors_are_called(minutes):
    assert list(ids(minutes)) == [
        "session-1", "item-iv", "speech-1", "p-1", "p-2", "p-3",
        "item-on-the-telegram-to-cde-novak", "p-4",
        "item-i", "p-5", "p-6",
        "session-2", "item-i-2", "p-7",
        "note-1", "note-2", "note-2-p-1", "note-2-p-2",
        "note-1-mark", "note-1-mark-2", "note-2-mark",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "heading", "expected"),
    [
        ("9a", "On wood", "item-9a"),
        ("", "О письме Ф. Кастро", "item-o-pisme-f-kastro"),
        ("", "", "item-unnumbered"),
        ("", "…", "item-horizontal-ellipsis"),
        ("", f"On {'very ' * 20}long headings", "item-on-very-very-very-very-very-very-very-very-very-very-very"),
    ],
)
def test_what_an_item_is_called(drafting, number, heading, expected):
    session = drafting.Session("Minutes", [], [drafting.Item(number, heading)])
    assert expected in ids(drafting.Draft([session]))


def test_labels_of_notes_need_not_be_figures(drafting):
    d = drafting
    notes = [d.Note(label, [d.Text(f"Said of {label}.")]) for label in ("60a", "*", "**", "60a")]
    session = d.Session("Minutes", [], [d.Item("I", "On wood", [d.Text("So it was.", notes=[n.is_ for n in notes])])])
    made = ids(d.Draft([session], notes))
    assert [name for name in made if "mark" not in name][-4:] == [
        "note-60a", "note-asterisk", "note-asterisk-asterisk", "note-60a-2",
    ]  # fmt: skip


def test_without_a_ledger_every_anchor_is_provisional(minutes):
    edited, findings = edited_of(minutes.written(), Ledger(FILE, "minutes"))
    assert findings == ()
    assert all(anchor.provisional for anchor in edited.anchors.values())


def test_recorded_anchors_are_not_provisional_and_recording_again_changes_nothing(minutes):
    ledger = recorded(minutes)
    edited, findings = edited_of(minutes.written(), ledger)
    assert findings == ()
    assert not any(anchor.provisional for anchor in edited.anchors.values())
    assert mint(edited, ledger, on="2027-05-05") == (ledger, ())


# Edits that move no anchor


def harvest(draft):
    """The speech of the first item and the paragraph after it."""
    return draft.sessions[0].items[0].blocks


def telegram(draft):
    return draft.sessions[0].items[1]


def roads(draft):
    return draft.sessions[0].items[2]


EDITS = {
    "a corrected word": lambda d: setattr(harvest(d)[0].texts[0], "text", "The harvest is late by four weeks."),
    "a corrected spelling": lambda d: setattr(telegram(d).blocks[0], "text", "Nowak is to answer at once."),
    "a corrected short text": lambda d: setattr(harvest(d)[0].texts[1], "text", "Send a cart."),
    "a corrected heading": lambda d: setattr(telegram(d), "heading", "On the telegrams to Comrade Novak"),
    "a corrected number": lambda d: setattr(roads(d), "number", "II"),
    "a corrected speaker": lambda d: setattr(harvest(d)[0], "speaker", "Comrade Veber"),
    "a corrected head of a session": lambda d: setattr(d.sessions[0], "heading", "Protocol of 4 March 1921"),
    "a name added to a list": lambda d: d.sessions[0].present.append("Kral"),
    "a point that is a paragraph": lambda d: setattr(harvest(d)[0].texts[1], "label", ""),
    "sessions in another order": lambda d: d.sessions.reverse(),
    "items in another order": lambda d: d.sessions[0].items.reverse(),
    "an item in the other session": lambda d: d.sessions[1].items.append(d.sessions[0].items.pop(2)),
    "a text in another item": lambda d: d.sessions[1].items[0].blocks.append(roads(d).blocks.pop()),
    "sessions made one": lambda d: d.sessions[1].items.extend(d.sessions[0].items.pop() for _ in range(2)),
    "notes in another order": lambda d: d.notes.reverse(),
    "notes with other labels": lambda d: [setattr(note, "label", f"{note.label}a") for note in d.notes],
    "a corrected note": lambda d: setattr(d.notes[0].texts[0], "text", "The grain was bought in autumn in Brno."),
    "a mark that moved": lambda d: harvest(d)[1].notes.append(telegram(d).blocks[0].notes.pop()),
}


def at_matters(draft, ledger) -> dict[str, object]:
    """Which matter each anchor is at; of note marks, to which note they point."""
    written = draft.written()
    edited, _ = edited_of(written, ledger)
    return {
        anchor.id: written.is_[key][:2] if key[0] == "mark" else written.is_[key]
        for key, anchor in edited.anchors.items()
    }


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_moves_no_anchor(minutes, edit):
    ledger = recorded(minutes)
    before = at_matters(minutes, ledger)
    EDITS[edit](minutes)
    edited, findings = edited_of(minutes.written(), ledger)
    assert findings == ()
    assert at_matters(minutes, ledger) == before
    assert not any(anchor.provisional for anchor in edited.anchors.values())


def test_what_is_inserted_gets_numbers_never_given_before(minutes, drafting):
    d = drafting
    ledger = recorded(minutes)
    before = at_matters(minutes, ledger)
    fresh = d.Item("IV", "On coal", [d.Text("Coal is dear."), d.Speech("Cde. Novak", [d.Text("Burn wood then.")])])
    minutes.sessions[0].items.insert(0, fresh)
    harvest_blocks = minutes.sessions[0].items[1].blocks
    harvest_blocks.insert(0, d.Text("A word before all others."))
    minutes.sessions.insert(0, d.Session("Minutes of 3 March", ["Kral"], []))
    after = at_matters(minutes, ledger)
    assert {name: after[name] for name in before} == before
    assert sorted(after.keys() - before.keys()) == [
        "item-iv-2", "p-10", "p-8", "p-9", "session-3", "speech-2",
    ]  # fmt: skip


def test_of_equal_texts_each_keeps_its_own_anchor(minutes):
    """Three items say "Approved."; one goes, and the other two stay what they are."""
    ledger = recorded(minutes)
    before = at_matters(minutes, ledger)
    gone = roads(minutes).blocks.pop(0)
    after = at_matters(minutes, ledger)
    assert after == {name: matter for name, matter in before.items() if matter != gone.is_}


LONG = (
    "The commission has heard the report on the bridge and holds that the timber must be felled before the frost "
    "while the stone which was promised from the quarry in the spring has not come and will not come this year"
)


@pytest.fixture
def bridge(drafting):
    d = drafting
    texts = [d.Text("The mayor opens."), d.Text(LONG), d.Text("The engineer agrees with the commission on all points.")]
    return d.Draft([d.Session("Minutes", ["Kral"], [d.Item("I", "On the bridge", texts)])])


EVEN = " ".join(f"word{n}" for n in range(24))


@pytest.mark.parametrize(
    ("text", "at", "kept"), [(LONG, 26, 0), (LONG, 10, 1), (EVEN, 13, 0), (EVEN, 11, 1), (EVEN, 12, 0)]
)
def test_of_a_split_text_the_part_most_like_it_keeps_the_anchor(bridge, drafting, text, at, kept):
    blocks = bridge.sessions[0].items[0].blocks
    blocks[1].text = text
    ledger = recorded(bridge)
    words = text.split()
    first, second = drafting.Text(" ".join(words[:at])), drafting.Text(" ".join(words[at:]))
    blocks[1:2] = [first, second]
    assert edited_of(bridge.written(), ledger)[1] == ()
    after = at_matters(bridge, ledger)
    assert after["p-2"] == (first, second)[kept].is_
    assert after["p-4"] == (second, first)[kept].is_


def test_of_joined_texts_one_keeps_its_anchor_and_the_other_is_asked_for(bridge):
    ledger = recorded(bridge)
    blocks = bridge.sessions[0].items[0].blocks
    blocks[1].text = f"{blocks[1].text} {blocks.pop(2).text}"
    _, (finding,) = edited_of(bridge.written(), ledger)
    assert finding.code == "L201"
    assert "'p-3'" in finding.what
    assert "the engineer agrees" in finding.what
    assert '"  successor: p-2"' in finding.remedy
    assert (finding.file, finding.line) == (FILE, next(e.line for e in ledger.entries if e.id == "p-3"))


# What is gone, and what becomes of it


def retire(ledger, anchor, *lines):
    """The ledger after the editor wrote below an anchor's check line."""
    text = ledger_text(ledger)
    end = text.index("\n", text.index("  check: ", text.index(f"- id: {anchor}\n"))) + 1
    made, findings = parse_ledger(
        (text[:end] + "".join(f"  {line}\n" for line in lines) + text[end:]).encode(), FILE, "minutes"
    )
    assert findings == ()
    return made


def test_a_lost_anchor_is_an_error_until_it_is_retired(bridge):
    ledger = recorded(bridge)
    bridge.sessions[0].items[0].blocks.pop(2)
    edited, (finding,) = edited_of(bridge.written(), ledger)
    assert finding.code == "L201"
    assert mint(edited, ledger, on="2026-02-02")[0] is ledger
    assert mint(edited, ledger, on="2026-02-02")[1][0].code == "L302"

    settled = retire(ledger, "p-3", "successor: p-2", "retired: the engineer said nothing")
    edited, findings = edited_of(bridge.written(), settled)
    assert findings == ()
    (retired,) = edited.retired
    assert (retired.id, retired.successor, retired.why) == ("p-3", "p-2", "the engineer said nothing")
    assert retired.words.startswith("the engineer agrees")


def test_a_retired_id_is_never_given_again(bridge, drafting):
    ledger = retire(recorded(bridge), "p-3", "retired: a slip")
    bridge.sessions[0].items[0].blocks[2] = drafting.Text("Something else altogether, of other people.")
    made = recorded(bridge, ledger)
    assert [entry.id for entry in made.entries if entry.kind is AnchorKind.PARAGRAPH] == ["p-1", "p-2", "p-3", "p-4"]
    assert made.entries[4].retirement.why == "a slip"
    again = drafting.Text("The engineer agrees with the commission on all points.")
    bridge.sessions[0].items[0].blocks.append(again)
    assert at_matters(bridge, made)["p-5"] == again.is_


def test_retirements_lead_on_to_what_is_there_today(bridge):
    blocks = bridge.sessions[0].items[0].blocks
    ledger = recorded(bridge)
    blocks.pop(2)
    ledger = recorded(bridge, retire(ledger, "p-3", "successor: p-1"))
    blocks.pop(0)
    ledger = recorded(bridge, retire(ledger, "p-1", "successor: p-2"))
    edited, findings = edited_of(bridge.written(), ledger)
    assert findings == ()
    assert {retired.id: retired.successor for retired in edited.retired} == {"p-3": "p-2", "p-1": "p-2"}


def test_a_successor_may_be_what_is_not_recorded_yet(bridge, drafting):
    ledger = recorded(bridge)
    bridge.sessions[0].items[0].blocks[2] = drafting.Text("Nobody of those present has anything to add to this.")
    settled = retire(ledger, "p-3", "successor: p-4")
    edited, findings = edited_of(bridge.written(), settled)
    assert findings == ()
    assert [retired.successor for retired in edited.retired] == ["p-4"]
    assert "p-4" in {entry.id for entry in recorded(bridge, settled).entries}


def test_successors_that_lead_nowhere_are_errors(bridge):
    ledger = recorded(bridge)
    del bridge.sessions[0].items[0].blocks[1:]
    circle = retire(retire(ledger, "p-2", "successor: p-3"), "p-3", "successor: p-2")
    assert {finding.code for finding in edited_of(bridge.written(), circle)[1]} == {"L204"}
    unknown = retire(retire(ledger, "p-2", "successor: p-11"), "p-3", "successor: p-1")
    (finding,) = edited_of(bridge.written(), unknown)[1]
    assert finding.code == "L203"
    assert "did you mean 'p-1'" in finding.what


def test_the_marks_of_a_retired_note_go_with_it(minutes):
    ledger = recorded(minutes)
    minutes.notes.pop(1)
    findings = edited_of(minutes.written(), ledger)[1]
    assert {finding.what.split("'")[1] for finding in findings} == {"note-2", "note-2-p-1", "note-2-p-2"}
    settled = ledger
    for name in ("note-2", "note-2-p-1", "note-2-p-2"):
        settled = retire(settled, name, "retired: it was another's")
    edited, findings = edited_of(minutes.written(), settled)
    assert findings == ()
    assert {retired.id for retired in edited.retired} == {"note-2", "note-2-p-1", "note-2-p-2", "note-2-mark"}


def test_another_text_in_the_place_of_the_recorded_one_is_told_once(drafting):
    d = drafting

    def draft(*said):
        return d.Draft([d.Session("Minutes", [], [d.Item("I", said[0], [d.Text(words) for words in said])])])

    ledger = recorded(draft(*(f"Number {n} of the old ones speaks of wheat {n}." for n in range(30))))
    other = draft(*(f"Quite another matter was then moved by member {n * 7}." for n in range(30)))
    (finding,) = edited_of(other.written(), ledger)[1]
    assert finding.code == "L205"
    assert "p-30" in finding.what


def test_an_anchor_kept_on_little_is_told(bridge):
    ledger = recorded(bridge)
    bridge.sessions[0].items[0].blocks[2].text = "The engineer agrees with nobody, as he says for the third time today."
    _, (finding,) = edited_of(bridge.written(), ledger)
    assert finding.code == "L202"
    assert at_matters(bridge, ledger)["p-3"] == bridge.sessions[0].items[0].blocks[2].is_


def test_other_words_in_the_same_place_are_another_matter(bridge):
    ledger = recorded(bridge)
    bridge.sessions[0].items[0].blocks[2].text = "Telegrams are read out by somebody whose hand cannot be made out."
    _, (finding,) = edited_of(bridge.written(), ledger)
    assert finding.code == "L201"


def test_another_item_under_another_number_is_another_matter(minutes, drafting):
    """Headings are alike by form; the number and what they hold tell them apart."""
    ledger = recorded(minutes)
    minutes.sessions[0].items[1] = drafting.Item("VI", "On the telegram to Cde. Kral", [drafting.Text("Kral has it.")])
    codes = [finding.code for finding in edited_of(minutes.written(), ledger)[1]]
    assert codes.count("L201") >= 2
    assert "item-vi" in ids(minutes, ledger)


def test_a_refused_ledger_gives_out_nothing_for_good(minutes):
    refused, _ = parse_ledger(b"version: 1\n", FILE, "minutes")
    edited, findings = edited_of(minutes.written(), refused)
    assert findings == ()
    assert all(anchor.provisional for anchor in edited.anchors.values())
    assert mint(edited, refused, on="2026-01-01")[1][0].code == "L302"


# The history


def test_the_ledger_tells_what_each_state_changed(bridge, drafting):
    ledger = recorded(bridge)
    blocks = bridge.sessions[0].items[0].blocks
    blocks[0].text = "The mayor opens at nine."
    bridge.sessions[0].items[0].number = "II"
    blocks.append(drafting.Text("The meeting closes."))
    blocks.pop(2)
    edited, _ = edited_of(bridge.written(), retire(ledger, "p-3", "retired: a slip"))
    made, findings = mint(edited, retire(ledger, "p-3", "retired: a slip"), on="2026-02-02")
    assert findings == ()
    assert [state.on for state in made.states] == ["2026-01-01", "2026-02-02"]
    assert made.states[0].text != made.states[1].text
    told = {(entry.id, change.what.value, change.was) for entry in made.entries for change in entry.changes}
    assert told == {("p-1", "text", "the mayor opens"), ("item-i", "label", "I"), ("p-3", "retired", "")}
    assert {entry.id for entry in made.entries if entry.minted == 2} == {"p-4"}


def test_of_a_long_text_no_former_words_live_on(bridge, drafting):
    ledger = recorded(bridge)
    bridge.sessions[0].items[0].blocks[1].text += " So it was agreed."
    made, _ = mint(edited_of(bridge.written(), ledger)[0], ledger, on="2026-02-02")
    (change,) = [change for entry in made.entries for change in entry.changes]
    assert (change.what.value, change.was) == ("text", "")


def test_a_long_record_with_twenty_changes(drafting):
    """Likeness is weighed only for what changed, not for each of 5,000 paragraphs."""
    chance = random.Random(1)
    texts = [drafting.Text(drafting.words(chance, 5, 60)) for _ in range(5000)]
    items = [drafting.Item("", f"On matter {n}", texts[n * 100 : n * 100 + 100]) for n in range(50)]
    draft = drafting.Draft([drafting.Session("Minutes", [], items)])
    ledger = recorded(draft)
    for text in chance.sample(texts, 20):
        text.text = text.text.replace("a", "o", 3)
    before = at_matters(draft, ledger)
    assert not [finding for finding in edited_of(draft.written(), ledger)[1] if finding.code == "L201"]
    assert len(before) == 5051


# What a matching must not be taken in by


def item(d, number, heading, *texts):
    return d.Item(number, heading, [d.Text(words) for words in texts])


def lost(draft, ledger) -> set[str]:
    return {finding.what.split("'")[1] for finding in edited_of(draft.written(), ledger)[1] if finding.code == "L201"}


@pytest.mark.parametrize(("gone", "stays"), [(0, 1), (1, 0)])
def test_of_equal_long_texts_the_one_that_went_is_lost(drafting, gone, stays):
    d = drafting
    put_off = "The question is put off until the next meeting."
    items = [
        item(d, "I", "On the mill", "The mill is old.", put_off),
        item(d, "II", "On the road", "It is long.", put_off),
    ]
    draft = d.Draft([d.Session("Minutes", [], items)])
    ledger = recorded(draft)
    del items[gone].blocks[1]
    names = ("p-2", "p-4")
    assert lost(draft, ledger) == {names[gone]}
    assert at_matters(draft, ledger)[names[stays]] == items[stays].blocks[1].is_


def test_a_text_that_was_moved_beside_a_doubled_one_takes_no_anchor_along(drafting):
    """Before its move the paragraph stood before one "Put off.", now it stands before another."""
    d = drafting
    first = item(
        d, "I", "On the mill", "The mill is old and wants a roof.", "It is put off again.", "So it was settled."
    )
    second = item(d, "II", "On the road", "The road is long.", "It is put off again.", "Nobody objects to that.")
    draft = d.Draft([d.Session("Minutes", [], [first, second])])
    ledger = recorded(draft)
    before = at_matters(draft, ledger)
    second.blocks.insert(1, first.blocks.pop(0))
    first.blocks[0].text = "It was put off again."
    assert at_matters(draft, ledger) == before


def test_the_second_of_two_equal_texts_stays_the_second(drafting):
    d = drafting
    only = item(d, "I", "On the mill", "The mill is old.", "It is put off once again.", "It is put off once again.")
    draft = d.Draft([d.Session("Minutes", [], [only])])
    ledger = recorded(draft)
    before = at_matters(draft, ledger)
    only.blocks[1].text = "It was put off once again."
    assert at_matters(draft, ledger) == before


def test_a_session_of_which_one_item_went_elsewhere_is_not_that_other_session(drafting):
    d = drafting
    items = [
        item(d, n, f"On {w}", f"They speak of {w} for an hour.")
        for n, w in zip(("I", "II", "III", "IV"), WORDS, strict=True)
    ]
    old = d.Session("Minutes of 4 March", ["Weber"], items)
    draft = d.Draft(
        [old, d.Session("Minutes of 5 March", ["Novak"], [item(d, "V", "On hay", "Hay is dear this year.")])]
    )
    ledger = recorded(draft)
    fresh = [
        item(d, n, f"On {w}", f"Of {w} nothing is known to anybody.")
        for n, w in zip(("VI", "VII"), ("ice", "tar"), strict=True)
    ]
    draft.sessions[0] = d.Session("Another meeting of the board in June", ["Kral", "Lang", "Moser"], [*fresh, items[3]])
    assert "session-1" in lost(draft, ledger)
    assert at_matters(draft, ledger)["item-iv"] == items[3].is_


WORDS = ("mill", "road", "coal", "wool")


def test_a_text_with_a_few_of_the_words_elsewhere_is_another(drafting):
    d = drafting
    first = item(
        d, "I", "On the mill", "The mill is old.", "The miller asks for ten carts of stone before the frost comes."
    )
    second = item(d, "II", "On the road", "The road is long.", "So be it.")
    draft = d.Draft([d.Session("Minutes", [], [first, second])])
    ledger = recorded(draft)
    del first.blocks[1]
    second.blocks.insert(
        0, d.Text("The mayor asks for ten horses and says that before the frost nothing will be done.")
    )
    assert lost(draft, ledger) == {"p-2"}


def test_of_two_items_with_one_heading_the_number_tells_which_is_which(drafting):
    first, second = items = [item(drafting, number, "On the mill", "The mill is old.") for number in ("I", "II")]
    draft = drafting.Draft([drafting.Session("Minutes", [], items)])
    ledger = recorded(draft)
    first.number, second.number = "II", "I"
    assert [name for name in ids(draft, ledger) if name.startswith("item-")] == ["item-ii", "item-i"]


def test_what_is_said_under_another_number_and_heading_does_not_make_it_that_item(drafting):
    d = drafting
    first = item(d, "I", "On the mill", "The mill is old and wants a roof.", "Approved.")
    draft = d.Draft([d.Session("Minutes", [], [first, item(d, "II", "On the road", "The road is long.")])])
    ledger = recorded(draft)
    draft.sessions[0].items[0] = item(d, "VII", "On the debts of the school", "Approved.")
    assert {"item-i", "p-1"} <= lost(draft, ledger)
    assert "item-vii" in ids(draft, ledger)


def test_a_formula_under_another_item_is_not_taken_for_a_corrected_one(minutes, drafting):
    d = drafting
    withdrawn = d.Item("V", "On the ferry over the river", [d.Text("That question is withdrawn."), d.Text(LONG)])
    minutes.sessions[0].items.append(withdrawn)
    ledger = recorded(minutes)
    (name,) = [name for name, words in ids(minutes, ledger).items() if words == "That question is withdrawn."]
    minutes.sessions[0].items.remove(withdrawn)
    wood = [d.Text("Sell the wood by lot."), d.Text("The question is withdrawn."), d.Text("Weber pays the carters.")]
    minutes.sessions[1].items.insert(0, d.Item("VIII", "On the sale of timber", wood))
    _, findings = edited_of(minutes.written(), ledger)
    assert name in " ".join(finding.what for finding in findings if finding.code == "L201")
