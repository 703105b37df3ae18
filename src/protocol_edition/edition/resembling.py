"""Steps of the matching that weigh likeness: corrected, split and joined texts, items, notes, sessions, note marks.

What is weighed is always likeness and place together: where the neighbours on both sides agree, a quarter of the words
is enough; where nothing but the words speaks for a match, most of them must be there and no other text may come near.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from protocol_edition.edition.fingerprints import Likeness
from protocol_edition.edition.matcher import DOUBT, TEXTS, Matcher, TraitIndex
from protocol_edition.edition.recorded import AnchorKind
from protocol_edition.model import frozen

_SHARING = 8
"""Open texts with many of the same words that are looked at for one entry."""
_NEAR = 12
"""Open texts in the same place that are looked at for one entry."""
_FORMULA = 6
"""Words below which a text may be one of the formulas of minutes, such as *The question is withdrawn*."""
_MARGIN = 0.1
"""How far any other candidate must stay behind a text that is known by its words alone."""


@frozen
class _Pair:
    """One possible match; ``sides`` counts the neighbours that agree (0-2)."""

    entry: int
    matter: int
    like: Likeness
    sides: int
    same_holder: bool
    same_label: bool


class _Surroundings:
    """For each open entry and matter the nearest found neighbours before and after it."""

    def __init__(self, work: Matcher) -> None:
        self.work = work
        marks = AnchorKind.MARK
        matter_of, entry_of = work.matter_of, work.entry_of
        known = [-1 if entry.kind is marks else matter_of[i] for i, entry in enumerate(work.entries)]
        present = [-1 if matter.kind is marks or entry_of[i] < 0 else i for i, matter in enumerate(work.matters)]
        self.known = (_nearest_before(known), _nearest_before(known[::-1])[::-1])
        self.present = (_nearest_before(present), _nearest_before(present[::-1])[::-1])

    def sides(self, entry: int, matter: int) -> int:
        """How many of the two nearest found neighbours are the same for both."""
        return sum(known[entry] == present[matter] for known, present in zip(self.known, self.present, strict=True))


def _nearest_before(found: list[int]) -> list[int]:
    nearest, last = [], -1
    for matter in found:
        nearest.append(last)
        last = matter if matter >= 0 else last
    return nearest


def _pairs(work: Matcher, *kinds: AnchorKind, also: Iterable[tuple[int, int]] = ()) -> list[_Pair]:
    """Every entry of these kinds that is open with each open matter that shares words or place, and ``also``."""
    entries, matters = work.open_entries(*kinds), work.open_matters(*kinds)
    if not entries or not matters:
        return []
    around = _Surroundings(work)
    beside = [defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)]
    for matter in matters:
        for side in (0, 1):
            beside[side][around.present[side][matter]].append(matter)
    index = TraitIndex(work, matters)
    wanted: dict[int, list[int]] = defaultdict(list)
    for entry, matter in also:
        wanted[entry].append(matter)
    return [
        _Pair(
            entry,
            matter,
            work.like(entry, matter),
            around.sides(entry, matter),
            work.same_holder(entry, matter),
            bool(work.matters[matter].label) and work.entries[entry].label == work.matters[matter].label,
        )
        for entry in entries
        for matter in dict.fromkeys((*_likely(entry, index, around, beside), *wanted[entry]))
    ]


def _likely(
    entry: int, index: TraitIndex, around: _Surroundings, beside: list[defaultdict[int, list[int]]]
) -> list[int]:
    """The open matters that share most with the entry, and those in its place whatever they share."""
    after_last, before_next = (beside[side][around.known[side][entry]] for side in (0, 1))
    return list(dict.fromkeys([*index.sharing(entry, _SHARING), *after_last[:_NEAR], *before_next[-_NEAR:]]))


def _join_best(work: Matcher, pairs: list[_Pair], score: Callable[[_Pair], float]) -> None:
    """Joins the pairs that have a score, the highest first, on a tie the first in the record."""
    scored = [(-score(pair), pair.entry, pair.matter, pair) for pair in pairs]
    for negative, entry, matter, pair in sorted(scored, key=lambda ranked: ranked[:3]):
        if negative < 0 and work.matter_of[entry] < 0 and work.entry_of[matter] < 0:
            work.join(entry, matter)
            if pair.like.whole < DOUBT:
                work.doubtful.add(entry)


def in_step(work: Matcher) -> None:
    """Joins what stands between the same found neighbours in the same holder, if it is alike one by one.

    So the second of two equal texts stays the second when the first is corrected.
    """
    known: dict[int, list[int]] = defaultdict(list)
    for entry, holder in enumerate(work.parent_of):
        if holder >= 0 and work.matter_of[holder] >= 0 and work.entries[entry].kind in (*TEXTS, AnchorKind.SPEECH):
            known[work.matter_of[holder]].append(entry)
    present: dict[int, list[int]] = defaultdict(list)
    for i, matter in enumerate(work.matters):
        if matter.parent in known and matter.kind in (*TEXTS, AnchorKind.SPEECH):
            present[matter.parent].append(i)
    found = [i if entry >= 0 else -1 for i, entry in enumerate(work.entry_of)]
    for holder, entries in known.items():
        runs = _runs(entries, work.matter_of)
        there = _runs(present[holder], found)
        for ends, run in runs.items():
            other = there.get(ends, [])
            if len(run) == len(other) and all(map(work.is_alike, run, other)):
                for pair in zip(run, other, strict=True):
                    work.join(*pair)


def _runs(siblings: list[int], found: list[int]) -> dict[tuple[int, int], list[int]]:
    """The runs of open siblings, by the matters of the found ones before and after them (-1 at an end)."""
    runs: dict[tuple[int, int], list[int]] = {}
    run: list[int] = []
    before = -1
    for sibling in siblings:
        if found[sibling] < 0:
            run.append(sibling)
            continue
        runs[before, found[sibling]] = run
        run, before = [], found[sibling]
    runs[before, -1] = run
    return runs


def alike_texts(work: Matcher) -> None:
    """Joins corrected, split and joined paragraphs and points."""
    pairs = _pairs(work, *TEXTS)
    rivals = _Rivals(pairs)

    def score(pair: _Pair) -> float:
        whole, part, shared = pair.like.whole, pair.like.part, pair.like.shared
        if pair.sides == 2:
            good = whole >= 0.25 or (part >= 0.6 and shared >= 3)
        elif pair.sides or pair.same_holder:
            good = whole >= 0.4 or (part >= 0.75 and shared >= 6)
        else:
            formula = work.entries[pair.entry].known.words < _FORMULA
            good = whole >= (0.85 if formula else 0.6) and rivals.stay_behind(pair)
        return whole + 0.1 * pair.sides + 0.05 * pair.same_holder if good else 0.0

    _join_best(work, pairs, score)


class _Rivals:
    """The likeness of all candidates, to tell whether a match is the only one that comes in question."""

    def __init__(self, pairs: list[_Pair]) -> None:
        self._entries: dict[int, list[_Pair]] = defaultdict(list)
        self._matters: dict[int, list[_Pair]] = defaultdict(list)
        for pair in pairs:
            self._entries[pair.entry].append(pair)
            self._matters[pair.matter].append(pair)

    def stay_behind(self, pair: _Pair) -> bool:
        """Whether no other pair of this entry or of this matter is nearly as alike."""
        others = (*self._entries[pair.entry], *self._matters[pair.matter])
        return all(other is pair or other.like.whole < pair.like.whole - _MARGIN for other in others)


def alike_items(work: Matcher) -> None:
    """Joins items by heading, printed number and what they hold.

    What was found in an item speaks for it even under a new heading; but under another number and another heading it
    is another item, to which those texts were moved. Headings are alike by form (*On the letter to ...*), so that more
    likeness is asked for where nothing that the item held is found in it.
    """
    votes = work.votes(AnchorKind.ITEM)
    pairs = _pairs(work, AnchorKind.ITEM, also=votes)
    rivals = _Rivals(pairs)
    held = set(work.parent_of)

    def score(pair: _Pair) -> float:
        count, share = votes.get((pair.entry, pair.matter), (0, 0.0))
        whole, near = pair.like.whole, pair.sides > 0 or pair.same_holder
        numbers = {work.entries[pair.entry].label.casefold(), work.matters[pair.matter].label.casefold()}
        emptied = pair.entry in held and not count
        if pair.same_label:
            good = share >= 0.5 or whole >= 0.6 or (near and whole >= 0.25 and not emptied)
        elif len(numbers) > 1 and "" not in numbers:
            sure = near or share >= 0.5 or rivals.stay_behind(pair)
            good = sure and (whole >= 0.75 or (whole >= 0.4 and count >= 3 and share >= 0.5))
        else:
            enough = 0.85 if emptied else 0.5 if len(numbers) == 1 else 0.6
            alike = whole >= enough and (near or (whole >= 0.75 and rivals.stay_behind(pair)))
            good = alike or (share >= 0.5 and (whole >= 0.25 or count >= 2))
        return whole + 0.8 * share + 0.3 * pair.same_label + 0.1 * pair.sides + 0.05 * pair.same_holder if good else 0.0

    _join_best(work, pairs, score)


def alike_notes(work: Matcher) -> None:
    """Joins notes whose text was corrected, split or joined; the label decides only between parts nearly as alike."""
    pairs = _pairs(work, AnchorKind.NOTE)
    rivals = _Rivals(pairs)

    def score(pair: _Pair) -> float:
        whole = pair.like.whole
        near = pair.sides > 0 and (whole >= 0.4 or (pair.sides == 2 and whole >= 0.25))
        good = (pair.same_label and whole >= 0.25) or near or (whole >= 0.6 and rivals.stay_behind(pair))
        return whole + 0.1 * pair.same_label + 0.1 * pair.sides if good else 0.0

    _join_best(work, pairs, score)


def alike_sessions(work: Matcher) -> None:
    """Joins sessions whose head was corrected. One of which nothing is found in the other is another session."""
    held = {holder for holder in work.parent_of if holder >= 0}

    def score(pair: _Pair) -> float:
        enough = 0.75 if pair.entry in held else 0.5
        return pair.like.whole + 0.1 * pair.sides if pair.like.whole >= enough else 0.0

    _join_best(work, _pairs(work, AnchorKind.SESSION), score)


def alike_speeches(work: Matcher) -> None:
    """Joins speeches of which no word was found: the same speaker in the same place."""

    def score(pair: _Pair) -> float:
        good = pair.sides + pair.same_holder >= 2 and pair.like.whole >= 0.5
        return pair.like.whole + 0.1 * pair.sides if good else 0.0

    _join_best(work, _pairs(work, AnchorKind.SPEECH), score)


def alike_note_paragraphs(work: Matcher) -> None:
    """Joins corrected paragraphs inside a note that was found."""
    pairs = [pair for pair in _pairs(work, AnchorKind.NOTE_PARAGRAPH) if pair.same_holder]
    _join_best(work, pairs, lambda pair: pair.like.whole + 0.1 * pair.sides if pair.like.whole >= 0.25 else 0.0)


_COMPARED = 250_000
"""Pairs of marks of one note that are compared; more of them have nothing but their order to tell them apart."""


def marks_of_notes(work: Matcher) -> None:
    """Joins the marks of each note that was found: by the words around them, then in their order."""
    known: dict[int, list[int]] = defaultdict(list)
    for entry in work.open_entries(AnchorKind.MARK):
        holder = work.parent_of[entry]
        if holder >= 0 and work.matter_of[holder] >= 0:
            known[work.matter_of[holder]].append(entry)
    present: dict[int, list[int]] = defaultdict(list)
    for matter in work.open_matters(AnchorKind.MARK):
        present[work.matters[matter].parent].append(matter)
    for note, entries in known.items():
        _marks(work, entries, present.get(note, []))


def _marks(work: Matcher, entries: list[int], matters: list[int]) -> None:
    few = len(entries) * len(matters) <= _COMPARED
    ranked = sorted((-work.like(e, m).whole, e, m) for e in entries for m in matters) if few else []
    for negative, entry, matter in ranked:
        if negative <= -0.25 and work.matter_of[entry] < 0 and work.entry_of[matter] < 0:
            work.join(entry, matter)
    left = [entry for entry in entries if work.matter_of[entry] < 0]
    free = [matter for matter in matters if work.entry_of[matter] < 0]
    if len(left) == len(free) or not few:
        for entry, matter in zip(left, free, strict=False):
            work.join(entry, matter)
