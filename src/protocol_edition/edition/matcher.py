"""The state of one matching: which recorded anchor is which matter of the newest text, as far as it is known."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from protocol_edition.edition.fingerprints import Likeness, Traits, likeness, recorded_traits, traits
from protocol_edition.edition.matters import Matter
from protocol_edition.edition.recorded import AnchorKind, Entry

TEXTS = (AnchorKind.PARAGRAPH, AnchorKind.POINT)
HOLDERS = (AnchorKind.SPEECH, AnchorKind.ITEM, AnchorKind.SESSION)
"""What holds others, the inner before the outer."""
TELLING = 4
"""Words from which on a text is known again wherever it stands: "Approved." tells nothing of its item."""

_RARE = 64
"""Texts that may share a trait before it says nothing about likeness."""
DOUBT = 0.5
"""Likeness below which a match is told to the editor."""


class Matcher:
    """Entries of the ledger that are not retired, in its order, and the matters of the text, in the record's."""

    def __init__(self, entries: Sequence[Entry], matters: Sequence[Matter]) -> None:
        self.entries, self.matters = entries, matters
        self.matter_of = [-1] * len(entries)
        """The matter of each entry, -1 while it is open."""
        self.entry_of = [-1] * len(matters)
        self.doubtful: set[int] = set()
        """Entries that were found though little of their words is left."""
        position = {entry.id: i for i, entry in enumerate(entries)}
        self.parent_of = [position.get(entry.parent, -1) for entry in entries]
        self._left = sum(entry.kind is not AnchorKind.MARK for entry in entries)
        self._known: dict[int, Traits] = {}
        self._present: dict[int, Traits] = {}

    @property
    def is_over(self) -> bool:
        """Whether every entry is found, note marks apart: of most texts before likeness is weighed."""
        return not self._left

    def join(self, entry: int, matter: int) -> None:
        """Says that the entry and the matter are one."""
        self.matter_of[entry], self.entry_of[matter] = matter, entry
        self._left -= self.entries[entry].kind is not AnchorKind.MARK

    def open_entries(self, *kinds: AnchorKind) -> list[int]:
        """The entries of these kinds that are not found yet."""
        return [i for i, entry in enumerate(self.entries) if self.matter_of[i] < 0 and entry.kind in kinds]

    def open_matters(self, *kinds: AnchorKind) -> list[int]:
        """The matters of these kinds that have no anchor yet."""
        return [i for i, matter in enumerate(self.matters) if self.entry_of[i] < 0 and matter.kind in kinds]

    def same_holder(self, entry: int, matter: int) -> bool:
        """Whether what held the recorded text was found and holds the present one."""
        holder = self.parent_of[entry]
        return holder >= 0 and self.matter_of[holder] >= 0 and self.matter_of[holder] == self.matters[matter].parent

    def votes(self, kind: AnchorKind) -> dict[tuple[int, int], tuple[int, float]]:
        """For open entries of a holding kind, the open matters in which what they held was found.

        Out: how much of it was found there, as a number and as a share of all that the entry held.
        """
        there: Counter[tuple[int, int]] = Counter()
        held: Counter[int] = Counter()
        for child, holder in enumerate(self.parent_of):
            if holder < 0 or self.matter_of[holder] >= 0 or self.entries[holder].kind is not kind:
                continue
            if self.entries[child].kind in TEXTS and self.entries[child].known.words < TELLING:
                continue
            held[holder] += 1
            present = self.matters[self.matter_of[child]].parent if self.matter_of[child] >= 0 else -1
            if present >= 0 and self.matters[present].kind is kind and self.entry_of[present] < 0:
                there[holder, present] += 1
        return {pair: (count, count / held[pair[0]]) for pair, count in there.items()}

    def known(self, entry: int) -> Traits:
        """The traits of a recorded text."""
        if entry not in self._known:
            self._known[entry] = recorded_traits(self.entries[entry].known)
        return self._known[entry]

    def present(self, matter: int) -> Traits:
        """The traits of a present text."""
        if matter not in self._present:
            self._present[matter] = traits(self.matters[matter].text)
        return self._present[matter]

    def like(self, entry: int, matter: int) -> Likeness:
        """How alike the recorded text and the present one are."""
        return likeness(self.known(entry), self.present(matter))

    def is_alike(self, entry: int, matter: int) -> bool:
        """Whether both are texts, or both speeches, and more than half alike."""
        speech = self.entries[entry].kind is AnchorKind.SPEECH
        return speech == (self.matters[matter].kind is AnchorKind.SPEECH) and self.like(entry, matter).whole >= DOUBT


class TraitIndex:
    """Which of some matters have a word, a pair of words or a run of letters."""

    def __init__(self, work: Matcher, matters: Iterable[int]) -> None:
        self._work = work
        self._having: dict[int | str, list[int]] = defaultdict(list)
        for matter in matters:
            for trait in work.present(matter).all:
                self._having[trait].append(matter)

    def sharing(self, entry: int, count: int) -> list[int]:
        """At most ``count`` matters that share most with a recorded text; what very many have does not count."""
        shared: Counter[int] = Counter()
        for trait in self._work.known(entry).all:
            having = self._having.get(trait, ())
            if len(having) <= _RARE:
                shared.update(having)
        return sorted(shared, key=lambda matter: (-shared[matter], matter))[:count]
