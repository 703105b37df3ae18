"""Steps of the matching that need no likeness: texts that are the same, and what holds them or stands beside them."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable

from protocol_edition.edition.matcher import DOUBT, HOLDERS, TELLING, TEXTS, Matcher
from protocol_edition.edition.recorded import AnchorKind

_FAMILY = {kind: kind for kind in AnchorKind} | {AnchorKind.POINT: AnchorKind.PARAGRAPH}
"""A paragraph that became a point is still itself: both are numbered ``p-``."""


def as_recorded(work: Matcher) -> None:
    """Joins everything where the text is, from first to last, what was recorded: as it is in most builds."""
    present = [i for i, matter in enumerate(work.matters) if not matter.alone]
    if len(present) != len(work.entries):
        return
    for entry, i in zip(work.entries, present, strict=True):
        matter = work.matters[i]
        if entry.known.digest != matter.digest or entry.kind is not matter.kind or entry.label != matter.label:
            return
    for entry_at, i in enumerate(present):
        work.join(entry_at, i)


def by_unique_text(work: Matcher) -> None:
    """Joins what occurs once in the ledger and once in the text, wherever it stands now.

    An item is first sought by number and heading, then by heading alone: whoever renumbers an agenda moves no anchor.
    Speeches are left out: a name over one speech may stand over another after an edit. So are texts of a few words,
    until their place is known.
    """
    _join_unique(work, (AnchorKind.ITEM,), with_label=True)
    _join_unique(work, TEXTS, least=TELLING)
    for kind in (AnchorKind.ITEM, AnchorKind.NOTE, AnchorKind.SESSION, AnchorKind.NOTE_PARAGRAPH):
        _join_unique(work, (kind,))
    _join_wordless_notes(work)


def _join_wordless_notes(work: Matcher) -> None:
    """Joins notes that have a label and no words, in their order: nothing else could tell them apart."""
    known, present = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for i in work.open_entries(AnchorKind.NOTE):
        if not work.entries[i].known.words:
            known[work.entries[i].label].append(i)
    for i in work.open_matters(AnchorKind.NOTE):
        if not work.matters[i].words:
            present[work.matters[i].label].append(i)
    for label, entries in known.items():
        for entry, matter in zip(entries, present[label], strict=False):
            work.join(entry, matter)


def _join_unique(work: Matcher, kinds: tuple[AnchorKind, ...], *, with_label: bool = False, least: int = 1) -> None:
    entries = {
        i: (entry.label if with_label else "", entry.known.digest)
        for i, entry in enumerate(work.entries)
        if entry.kind in kinds and entry.known.words >= least
    }
    matters = {
        i: (matter.label if with_label else "", matter.digest)
        for i, matter in enumerate(work.matters)
        if matter.kind in kinds and matter.words >= least
    }
    present = _once(matters)
    for key, entry in _once(entries).items():
        matter = present.get(key)
        if matter is not None and work.matter_of[entry] < 0 and work.entry_of[matter] < 0:
            work.join(entry, matter)


def _once(keys: dict[int, tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The keys that only one position has."""
    often = Counter(keys.values())
    return {key: position for position, key in keys.items() if often[key] == 1}


def by_holdings(work: Matcher) -> None:
    """Joins speeches and sessions that hold most of what the recorded ones held; the inner first."""
    for kind in (AnchorKind.SPEECH, AnchorKind.SESSION):
        votes = work.votes(kind)
        for entry, matter in sorted(votes, key=lambda pair: (-votes[pair][0], *pair)):
            held, share = votes[entry, matter]
            is_open = work.matter_of[entry] < 0 and work.entry_of[matter] < 0
            is_same = kind is AnchorKind.SESSION or held >= 2 or work.same_holder(entry, matter)
            is_same = is_same or work.like(entry, matter).whole >= DOUBT
            if is_open and share >= 0.5 and is_same:
                work.join(entry, matter)


def beside_found(work: Matcher) -> None:
    """Joins equal texts that stand beside a neighbour that was found: first where both ends of a gap agree."""
    known = [i for i, entry in enumerate(work.entries) if entry.kind in (*TEXTS, *HOLDERS)]
    present = [i for i, matter in enumerate(work.matters) if matter.kind in (*TEXTS, *HOLDERS)]
    place = {matter: at for at, matter in enumerate(present)}
    _equal_gaps(work, known, present, place)
    for order in (1, -1):
        _along(work, known, present, place, order)


def _key(kind: AnchorKind, label: str, digest: str) -> tuple[Hashable, ...]:
    return _FAMILY[kind], label if kind is AnchorKind.ITEM else "", digest


def _same(work: Matcher, entry: int, matter: int) -> bool:
    known, there = work.entries[entry], work.matters[matter]
    return _key(known.kind, known.label, known.known.digest) == _key(there.kind, there.label, there.digest)


def _equal_gaps(work: Matcher, known: list[int], present: list[int], place: dict[int, int]) -> None:
    """Joins whole gaps between two found neighbours, or a neighbour and an end, in which the same stands in order."""
    begin = 0
    while begin < len(known):
        if work.matter_of[known[begin]] >= 0:
            begin += 1
            continue
        end = begin
        while end < len(known) and work.matter_of[known[end]] < 0:
            end += 1
        low = place[work.matter_of[known[begin - 1]]] + 1 if begin else 0
        high = place[work.matter_of[known[end]]] if end < len(known) else len(present)
        if high - low == end - begin:
            pairs = list(zip(known[begin:end], present[low:high], strict=True))
            if all(work.entry_of[matter] < 0 and _same(work, entry, matter) for entry, matter in pairs):
                for entry, matter in pairs:
                    work.join(entry, matter)
        begin = end


def _along(work: Matcher, known: list[int], present: list[int], place: dict[int, int], order: int) -> None:
    """Joins onward from each found neighbour, forwards or backwards, as long as the next on both sides are equal.

    Both must be in the same holder: a neighbour that was moved takes nothing with it.
    """
    for at in range(len(known)) if order == 1 else range(len(known) - 1, -1, -1):
        beside = at - order
        entry = known[at]
        if work.matter_of[entry] >= 0 or not 0 <= beside < len(known) or work.matter_of[known[beside]] < 0:
            continue
        next_place = place[work.matter_of[known[beside]]] + order
        if 0 <= next_place < len(present):
            matter = present[next_place]
            if work.entry_of[matter] < 0 and work.same_holder(entry, matter) and _same(work, entry, matter):
                work.join(entry, matter)


def within_holder(work: Matcher) -> None:
    """Joins equal texts and speeches inside one holder that was found, in their order."""
    waiting: dict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for matter in reversed(work.open_matters(*TEXTS, AnchorKind.SPEECH, AnchorKind.NOTE_PARAGRAPH)):
        there = work.matters[matter]
        waiting[(there.parent, *_key(there.kind, "", there.digest))].append(matter)
    for entry in work.open_entries(*TEXTS, AnchorKind.SPEECH, AnchorKind.NOTE_PARAGRAPH):
        holder = work.parent_of[entry]
        if holder >= 0 and work.matter_of[holder] >= 0:
            known = work.entries[entry]
            queue = waiting.get((work.matter_of[holder], *_key(known.kind, "", known.known.digest)))
            if queue:
                work.join(entry, queue.pop())


def last_of_its_like(work: Matcher) -> None:
    """Joins a text that left its holder when only one of its like is open on both sides and its words are telling.

    Two words are enough where the ledger and the text have them only once.
    """
    _join_unique(work, TEXTS, least=2)
    known = _by_digest((work.entries[i].known.digest, i) for i in work.open_entries(*TEXTS))
    present = _by_digest((work.matters[i].digest, i) for i in work.open_matters(*TEXTS))
    for digest, entries in known.items():
        matters = present.get(digest, [])
        if len(entries) == len(matters) == 1 and work.matters[matters[0]].words >= TELLING:
            work.join(entries[0], matters[0])


def _by_digest(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    grouped: dict[str, list[int]] = defaultdict(list)
    for digest, position in pairs:
        grouped[digest].append(position)
    return grouped
