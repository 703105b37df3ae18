"""Offers for an anchor whose matter is gone the anchors that may take its place; the editor chooses."""

from collections import Counter
from collections.abc import Iterable, Sequence

from protocol_edition.edition.matcher import HOLDERS, TEXTS, Matcher, TraitIndex
from protocol_edition.edition.recorded import AnchorKind

_OFFERED = 3
_CONSIDERED = 12


def likely_successors(work: Matcher, lost: Iterable[str]) -> dict[str, list[int]]:
    """For each lost id at most three matters, the likeliest first: what holds what it held, is like it, or is near."""
    position = {entry.id: i for i, entry in enumerate(work.entries)}
    indexes: dict[tuple[AnchorKind, ...], TraitIndex] = {}
    offered = {}
    for name in lost:
        entry = position[name]
        kinds = TEXTS if work.entries[entry].kind in TEXTS else (work.entries[entry].kind,)
        if kinds not in indexes:
            indexes[kinds] = TraitIndex(work, [i for i, matter in enumerate(work.matters) if matter.kind in kinds])
        likely = [*_by_what_it_held(work, entry), *_alike(work, entry, indexes[kinds]), *_nearby(work, entry, kinds)]
        offered[name] = list(dict.fromkeys(likely))[:_OFFERED]
    return offered


def _by_what_it_held(work: Matcher, entry: int) -> list[int]:
    """The holders of the same kind in which the texts of a lost session, item or speech now are."""
    kind = work.entries[entry].kind
    if kind not in HOLDERS:
        return []
    votes: Counter[int] = Counter()
    for child, holder in enumerate(work.parent_of):
        if holder == entry and work.matter_of[child] >= 0:
            present = work.matters[work.matter_of[child]].parent
            if present >= 0 and work.matters[present].kind is kind:
                votes[present] += 1
    return [matter for matter, _ in votes.most_common(2)]


def _alike(work: Matcher, entry: int, index: TraitIndex) -> list[int]:
    ranked = []
    for matter in index.sharing(entry, _CONSIDERED):
        like = work.like(entry, matter)
        if like.whole >= 0.25 or (like.part >= 0.5 and like.shared >= 2):
            ranked.append((-max(like.whole, like.part), matter))
    return [matter for _, matter in sorted(ranked)]


def _nearby(work: Matcher, entry: int, kinds: Sequence[AnchorKind]) -> list[int]:
    """The found neighbour of the same kind before it, or after it, or what holds it."""
    before = (i for i in range(entry - 1, -1, -1) if work.matter_of[i] >= 0 and work.entries[i].kind in kinds)
    after = (i for i in range(entry + 1, len(work.entries)) if work.matter_of[i] >= 0 and work.entries[i].kind in kinds)
    holder = work.parent_of[entry]
    near = next(before, next(after, holder))
    return [work.matter_of[near]] if near >= 0 and work.matter_of[near] >= 0 else []
