"""Editing histories at random: whatever is done to a text, a published anchor leads to its matter or says why."""

import os
import random
from collections import Counter
from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from protocol_edition.diagnostics import has_errors
from protocol_edition.edition import AnchorKind, EditedProtocol, Ledger, allot, ledger_text, mint, parse_ledger
from protocol_edition.edition.matters import matters
from protocol_edition.model import Decisions

HISTORIES = int(os.environ.get("EDITING_HISTORIES", "200"))
STEPS = 6
STOCK = ("Approved.", "Cde. Mikoyan is dictating the text of the letter.", "Agreed.", "The question is withdrawn.")
SPEAKERS = ("Cde. Khrushchev", "Cde. Mikoyan", "Cde. Suslov")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class Editor:
    """Somebody who changes a draft at random; ``gone`` says of each matter that is no more what it went into."""

    def __init__(self, drafting, chance: random.Random) -> None:
        self.d, self.chance = drafting, chance
        self.gone: dict[int, int] = {}
        self.part_of: dict[int, int] = {}
        self.done: Counter[str] = Counter()
        self.draft = drafting.Draft([self.session() for _ in range(chance.randint(1, 3))])
        for _ in range(chance.randint(0, 4)):
            self.insert_note()

    def session(self):
        items = [self.item() for _ in range(self.chance.randint(1, 4))]
        return self.d.Session(f"Session of {self.say(2, 4)}", [self.say(1, 1) for _ in range(6)], items)

    def item(self):
        number = self.chance.choice(("", *ROMAN))
        blocks = [self.block() for _ in range(self.chance.randint(0, 5))]
        return self.d.Item(number, f"On {self.say(2, 9)}", blocks)

    def block(self):
        if self.chance.random() < 0.3:
            return self.d.Speech(self.chance.choice(SPEAKERS), [self.text() for _ in range(self.chance.randint(1, 3))])
        return self.text()

    def text(self):
        if self.chance.random() < 0.15:
            return self.d.Text(self.chance.choice(STOCK))
        label = str(self.chance.randint(1, 9)) if self.chance.random() < 0.2 else ""
        return self.d.Text(self.say(4, 60), label)

    def say(self, least, most):
        return self.d.words(self.chance, least, most)

    # What editors do; each returns False where the draft does not offer the occasion.

    def insert_text(self):
        item = self.any(self.draft.items())
        item and item.blocks.insert(self.chance.randint(0, len(item.blocks)), self.block())
        return bool(item)

    def delete_text(self):
        where, text = self.any(self.draft.texts()) or ([], None)
        if not text or (len(where) == 1 and not self.in_item(where)):
            return False
        where.remove(text)
        self.gone[text.is_] = 0
        return True

    def correct_word(self):
        _, text = self.any(self.draft.texts()) or ([], None)
        return bool(text) and self.correct(text, 1)

    def correct_words(self):
        _, text = self.any(self.draft.texts()) or ([], None)
        return bool(text) and self.correct(text, max(1, len(text.text.split()) // 4))

    def correct(self, text, often):
        said = text.text.split()
        if len(said) < 4:
            return False
        for at in self.chance.sample(range(len(said)), often):
            said[at] = self.say(1, 1).strip(".").lower()
        text.text = " ".join(said)
        return True

    def move_text(self):
        where, text = self.any(self.draft.texts()) or ([], None)
        if not text or text.text in STOCK or (len(where) == 1 and not self.in_item(where)):
            return False
        where.remove(text)
        item = self.any(self.draft.items())
        item.blocks.insert(self.chance.randint(0, len(item.blocks)), text)
        return True

    def split_text(self):
        where, text = self.any(self.draft.texts()) or ([], None)
        said = text.text.split() if text else []
        if len(said) < 6 or text.text in STOCK:
            return False
        at = self.chance.randint(2, len(said) - 2)
        first, second = said[:at], said[at:]
        other = self.d.Text(" ".join(second), text.label)
        whole = self.whole(text.is_)
        if len(second) > len(first):
            text.is_, other.is_ = other.is_, text.is_
        text.text = " ".join(first)
        self.part_of[other.is_] = self.part_of[text.is_] = whole
        where.insert(where.index(text) + 1, other)
        return True

    def join_texts(self):
        where, text = self.any(self.draft.texts()) or ([], None)
        at = where.index(text) if text else 0
        other = where[at + 1] if at + 1 < len(where) else None
        if not isinstance(other, self.d.Text) or other.text == text.text:
            return False
        stays, goes = (text, other) if len(text.text.split()) >= len(other.text.split()) else (other, text)
        self.gone[goes.is_] = stays.is_
        text.text, text.is_ = f"{text.text} {other.text}", stays.is_
        text.notes += other.notes
        where.remove(other)
        return True

    def insert_item(self):
        session = self.any(self.draft.sessions)
        session.items.insert(self.chance.randint(0, len(session.items)), self.item())
        return True

    def delete_item(self):
        session = self.any([session for session in self.draft.sessions if len(session.items) > 1])
        if session:
            item = session.items.pop(self.chance.randrange(len(session.items)))
            self.lose(item)
        return bool(session)

    def lose(self, item):
        self.gone[item.is_] = 0
        for block in item.blocks:
            self.gone[block.is_] = 0
            for text in getattr(block, "texts", ()):
                self.gone[text.is_] = 0

    def move_item(self):
        session = self.any([session for session in self.draft.sessions if len(session.items) > 1])
        if session:
            item = session.items.pop(self.chance.randrange(len(session.items)))
            there = self.any(self.draft.sessions)
            there.items.insert(self.chance.randint(0, len(there.items)), item)
        return bool(session)

    def split_item(self):
        item = self.any([item for item in self.draft.items() if len(item.blocks) > 2])
        if item:
            session = next(session for session in self.draft.sessions if item in session.items)
            at = self.chance.randint(1, len(item.blocks) - 1)
            other = self.d.Item(self.chance.choice(("", *ROMAN)), f"On {self.say(3, 8)}", item.blocks[at:])
            del item.blocks[at:]
            self.part_of[other.is_] = self.part_of[item.is_] = self.whole(item.is_)
            session.items.insert(session.items.index(item) + 1, other)
        return bool(item)

    def join_items(self):
        session = self.any([session for session in self.draft.sessions if len(session.items) > 1])
        if session:
            at = self.chance.randrange(len(session.items) - 1)
            item, other = session.items[at : at + 2]
            item.blocks += other.blocks
            session.items.remove(other)
            self.gone[other.is_] = item.is_
        return bool(session)

    def renumber_item(self):
        item = self.any(self.draft.items())
        item.number = self.chance.choice(("", *ROMAN))
        return True

    def correct_heading(self):
        item = self.any(self.draft.items())
        said = item.heading.split()
        said[self.chance.randrange(1, len(said))] = self.say(1, 1).strip(".").lower()
        item.heading = " ".join(said)
        return len(said) > 3

    def insert_session(self):
        self.draft.sessions.insert(self.chance.randint(0, len(self.draft.sessions)), self.session())
        return True

    def delete_session(self):
        if len(self.draft.sessions) < 2:
            return False
        session = self.draft.sessions.pop(self.chance.randrange(len(self.draft.sessions)))
        self.gone[session.is_] = 0
        for item in session.items:
            self.lose(item)
        return True

    def reorder_sessions(self):
        self.chance.shuffle(self.draft.sessions)
        return len(self.draft.sessions) > 1

    def join_sessions(self):
        if len(self.draft.sessions) < 2:
            return False
        session, other = self.draft.sessions[:2]
        session.items += other.items
        self.gone[other.is_] = session.is_
        del self.draft.sessions[1]
        return True

    def split_session(self):
        session = self.any([session for session in self.draft.sessions if len(session.items) > 1])
        if session:
            at = self.chance.randint(1, len(session.items) - 1)
            other = self.d.Session(
                f"Session of {self.say(2, 4)}", [self.say(1, 1) for _ in range(6)], session.items[at:]
            )
            del session.items[at:]
            self.part_of[other.is_] = self.part_of[session.is_] = self.whole(session.is_)
            self.draft.sessions.insert(self.draft.sessions.index(session) + 1, other)
        return bool(session)

    def insert_note(self):
        note = self.d.Note("", [self.d.Text(self.say(5, 60)) for _ in range(self.chance.choice((1, 1, 1, 2)))])
        self.draft.notes.insert(self.chance.randint(0, len(self.draft.notes)), note)
        _, text = self.any(self.draft.texts()) or ([], None)
        if text:
            text.notes.append(note.is_)
        self.renumber_notes()
        return True

    def renumber_notes(self):
        for number, note in enumerate(self.draft.notes, 1):
            note.label = str(number)

    def delete_note(self):
        note = self.any(self.draft.notes)
        if note:
            self.draft.notes.remove(note)
            self.gone[note.is_] = 0
            for text in note.texts:
                self.gone[text.is_] = 0
            self.renumber_notes()
        return bool(note)

    def correct_note(self):
        note = self.any(self.draft.notes)
        return bool(note) and self.correct(self.any(note.texts), 1)

    def split_note(self):
        note = self.any(self.draft.notes)
        text = note.texts[0] if note and len(note.texts) == 1 else None
        said = text.text.split() if text else []
        if len(said) < 8:
            return False
        at = self.chance.randint(3, len(said) - 3)
        other = self.d.Note("", [self.d.Text(" ".join(said[at:]))])
        text.text = " ".join(said[:at])
        whole = self.whole(note.is_)
        if len(said) - at > at:
            note.is_, other.is_ = other.is_, note.is_
            for _, passage in self.draft.texts():
                passage.notes = [other.is_ if is_ == note.is_ else is_ for is_ in passage.notes]
        self.part_of[other.is_] = self.part_of[note.is_] = whole
        self.draft.notes.insert(self.draft.notes.index(note) + 1, other)
        self.renumber_notes()
        return True

    def is_part(self, matter):
        return matter in self.part_of

    def whole(self, matter):
        """What a part was once part of, before all splits."""
        return self.part_of.get(matter, matter)

    def join_notes(self):
        if len(self.draft.notes) < 2 or any(len(note.texts) > 1 for note in self.draft.notes[:2]):
            return False
        note, other = self.draft.notes[:2]
        stays, goes = (
            (note.is_, other.is_) if len(note.texts[0].text) >= len(other.texts[0].text) else (other.is_, note.is_)
        )
        note.texts[0].text += f" {other.texts[0].text}"
        note.is_ = stays
        self.gone[goes] = stays
        self.draft.notes.remove(other)
        self.renumber_notes()
        return True

    def mark_again(self):
        note = self.any(self.draft.notes)
        _, text = self.any(self.draft.texts()) or ([], None)
        if note and text:
            text.notes.append(note.is_)
        return bool(note and text)

    ALL = (
        insert_text, delete_text, correct_word, correct_words, move_text, split_text, join_texts,
        insert_item, delete_item, move_item, split_item, join_items, renumber_item, correct_heading,
        insert_session, delete_session, reorder_sessions, join_sessions, split_session,
        insert_note, delete_note, correct_note, split_note, join_notes, mark_again,
    )  # fmt: skip

    def any(self, choices):
        choices = list(choices)
        return self.chance.choice(choices) if choices else None

    def in_item(self, where):
        return any(item.blocks is where for item in self.draft.items())

    def edit(self):
        """One change, whichever the draft offers."""
        while True:
            change = self.chance.choice(self.ALL)
            if change(self):
                self.done[change.__name__] += 1
                return


@dataclass
class History:
    """One text, edited, built and recorded again and again, with what was promised about its anchors."""

    editor: Editor
    ledger: Ledger = field(default_factory=lambda: Ledger("anchors/d.yaml", "d"))
    meant: dict[str, object] = field(default_factory=dict)
    """Which matter each published anchor was given to."""
    counted: Counter[str] = field(default_factory=Counter)

    def step(self, chance: random.Random) -> None:
        """A few edits, a build in which the editor settles what is lost, and mostly a recording."""
        for _ in range(chance.randint(1, 3)):
            self.editor.edit()
        edited, written = self.build()
        self.check(edited, written)
        provisional = {anchor.id for anchor in edited.anchors.values() if anchor.provisional}
        named = {retired.successor for retired in edited.retired}
        if named & provisional or chance.random() < 0.7:
            self.record(edited, written)

    def build(self):
        written = self.editor.draft.written()
        edited, findings = edited_of(written, self.ledger)
        lost = [entry for entry in self.ledger.entries if entry.id not in resolved(edited)]
        assert bool(lost) == has_errors(findings)
        for entry in lost:
            assert any(entry.id in finding.what or entry.parent in finding.what for finding in findings)
        if lost:
            self.settle(lost, edited, written)
            edited, findings = edited_of(written, self.ledger)
            assert not has_errors(findings), findings
        return edited, written

    def settle(self, lost, edited, written) -> None:
        """The editor writes below each lost anchor's check line what became of it."""
        ids = {written.is_[key]: anchor.id for key, anchor in edited.anchors.items() if key in written.is_}
        lines = ledger_text(self.ledger).split("\n")
        for entry in lost:
            became = self.became(self.meant[entry.id])
            self.counted[self.reason(entry, became)] += 1
            successor = ids.get(became) or ids.get(became[1] if isinstance(became, tuple) else 0, "")
            at = lines.index(f"- id: {entry.id}")
            check = next(number for number in range(at, len(lines)) if lines[number].startswith("  check: "))
            lines[check] += f"\n  retired: went into {successor or 'nothing'}"
            lines[check] += f"\n  successor: {successor}" if successor else ""
        self.ledger, findings = parse_ledger("\n".join(lines).encode(), self.ledger.file, "d")
        assert not findings

    def reason(self, entry, became) -> str:
        """Why the editor was asked: rightly, or since the text was not known again."""
        if entry.kind is AnchorKind.MARK:
            return "asked of a mark"
        joined = became in self.editor.gone.values()
        return "asked of what was there" if became == self.meant[entry.id] and not joined else "asked of what was gone"

    def became(self, matter):
        if isinstance(matter, tuple):
            note = self.became(matter[1])
            return ("mark", note, 1) if note else 0
        while matter in self.editor.gone:
            matter = self.editor.gone[matter]
        return matter

    def check(self, edited, written) -> None:
        """Every anchor ever published is there once, and at its matter or at the one that this went into."""
        anchors = {anchor.id: (key, anchor) for key, anchor in edited.anchors.items()}
        assert len(anchors) == len(edited.anchors), "one anchor at two places"
        ever = {entry.id: entry for entry in self.ledger.entries}
        assert not {name for name, (_, anchor) in anchors.items() if anchor.provisional} & ever.keys(), (
            "given out again"
        )
        retired = {retired.id: retired.successor for retired in edited.retired}
        assert not retired.keys() & anchors.keys()
        for name, entry in ever.items():
            end = retired.get(name, name)
            if not end:
                alive = self.became(self.meant[name]) and not is_note_mark(self.meant[name])
                assert not alive or self.wholes(self.meant[name]) & set(self.editor.part_of.values()), name
                continue
            self.meets(name, entry, anchors[end][0], written, edited)

    def meets(self, name, entry, key, written, edited) -> None:
        there, first = written.is_[key], self.meant[name]
        if same(there, self.became(first)):
            self.counted["found"] += 1
        elif note_of(there) in self.parts(first):
            self.counted["found, the other part"] += 1
        elif sum(other.known.digest == entry.known.digest for other in self.ledger.entries) > 1:
            self.counted["found, one of several that are alike"] += 1
        else:
            text = next(matter for matter in matters(edited.protocol) if matter.key == key)
            assert text.digest == entry.known.digest, f"{name} was {entry.known.text!r} and leads to {text.text!r}"
            self.counted["found, the same words elsewhere"] += 1

    def parts(self, matter) -> set[object]:
        """All that was split off what a matter was once part of, and what these went into."""
        wholes = self.wholes(matter)
        parts = {part for part, whole in self.editor.part_of.items() if whole in wholes}
        return parts | {self.became(part) for part in parts}

    def wholes(self, matter) -> set[object]:
        """What a matter, and whatever it went into one after another, were once parts of."""
        matter, found = note_of(matter), set()
        while matter:
            found.add(self.editor.whole(matter))
            matter = self.editor.gone.get(matter)
        return found

    def record(self, edited, written) -> None:
        ledger, findings = mint(edited, self.ledger, on="2026-01-01")
        assert not findings
        again, findings = parse_ledger(ledger_text(ledger).encode(), ledger.file, "d")
        assert not findings
        assert again == ledger
        assert mint(edited, ledger, on="2026-01-02")[0] == ledger
        self.ledger = ledger
        for key, anchor in edited.anchors.items():
            self.meant[anchor.id] = written.is_[key]


def same(there, meant) -> bool:
    """Whether two matters are one; of note marks it counts to which note they point."""
    if isinstance(meant, tuple):
        return meant[1] in (there, there[1] if isinstance(there, tuple) else 0)
    return there == meant


def is_note_mark(matter) -> bool:
    return isinstance(matter, tuple)


def note_of(matter):
    """Of a note mark the note, of anything else itself."""
    return matter[1] if is_note_mark(matter) else matter


def resolved(edited) -> set[str]:
    return {anchor.id for anchor in edited.anchors.values()} | {retired.id for retired in edited.retired}


def edited_of(written, ledger):
    allotment, findings = allot(written.protocol, ledger)
    edited = EditedProtocol(
        id="d", short_title="", series="", number="", sort_key=("", 0, ""), protocol=written.protocol,
        anchors=allotment.anchors, retired=allotment.retired, decisions=Decisions(), url="", text=written.text,
    )  # fmt: skip
    return edited, findings


def begun(drafting, chance: random.Random) -> History:
    """A history with its first recording."""
    made = History(Editor(drafting, chance))
    edited, written = made.build()
    made.record(edited, written)
    return made


def history(drafting, seed: int) -> History:
    """A whole history by its seed, to fail twice in the same way."""
    chance = random.Random(seed)
    made = begun(drafting, chance)
    for step in range(STEPS):
        try:
            made.step(chance)
        except AssertionError as failure:
            raise AssertionError(f"history {seed}, step {step}: {failure}; did {made.editor.done}") from failure
    return made


_AS_IT_IS = (
    HealthCheck.function_scoped_fixture,
    HealthCheck.data_too_large,
    HealthCheck.too_slow,
    HealthCheck.large_base_example,
)
"""A history takes many draws, and the fixture is only a bundle of classes."""


@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=_AS_IT_IS)
@given(st.randoms(use_true_random=False), st.integers(1, 4))
def test_whatever_chance_does_an_anchor_leads_to_its_matter(drafting, chance, steps):
    """The same, with the smallest history that fails if one does."""
    made = begun(drafting, chance)
    for _ in range(steps):
        made.step(chance)


def test_every_anchor_ever_published_leads_to_its_matter(drafting):
    """As many histories as ``EDITING_HISTORIES`` says."""
    counted, done = Counter(), Counter()
    for seed in range(HISTORIES):
        made = history(drafting, seed)
        counted += made.counted
        done += made.editor.done
    assert counted["found"] > HISTORIES * 20
    assert counted["asked of what was there"] * 200 < counted["found"], counted
