"""A build after the words of a few texts were saved: their files, and the pages of names that quote them.

The register of decisions tells of each year by itself what was decided. Everything else sees of a text no more than its
facts. Where these are what they were, as after most corrections, it stays, and neither the other texts nor what is made
of them need be read. Of a draft, that is: a whole site has tables of every mention, which are one piece.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from protocol_edition import urls
from protocol_edition.edition import Facts, Register, register
from protocol_edition.model import NameKind, Thread
from protocol_edition.pages import Span, spans_of
from protocol_edition.project import Project
from protocol_edition.publish.amending import can_follow, told_anew
from protocol_edition.publish.glimpses import beside_sign
from protocol_edition.publish.output import Written
from protocol_edition.publish.patch import Patch
from protocol_edition.publish.refusal import saved_meanwhile
from protocol_edition.publish.scan import saved_since
from protocol_edition.publish.shelf import Outline, Remembered, Shelf
from protocol_edition.publish.spill import Name, Spills
from protocol_edition.publish.stamp import Look, Said
from protocol_edition.publish.surroundings import seen_from, sign
from protocol_edition.publish.tending import Kept, Task
from protocol_edition.publish.texts import Part, Texts, covered, decisions_part
from protocol_edition.publish.work import PartKept, Work, make_part


def rewritten(work: Work, patch: Patch, shelf: Shelf, look: Look, *, durable: bool) -> Said | None:
    """Publishes what ``look.saved`` asks for, and puts it on the shelf.

    Out: what this build says; None where more than these files would be others, and then the site is as it was.
    Errors: OutputRefused, ValueError and SpillDamagedError where the cache is damaged.
    """
    numbers = {one.source: number for number, one in enumerate(shelf.outline.texts)}
    saved = [numbers[source] for source in look.saved if source in numbers]
    if len(saved) != len(look.saved) or not set(saved) <= set(shelf.outline.order):
        return None
    old = [shelf.text(number).kept for number in saved]
    patch.clear(file.path for kept in old for file in kept.files)
    new = _made_anew(work, shelf, saved)
    if not all(map(_tells_the_same, new, old)):
        return None
    texts = {
        number: Remembered(replace(shelf.text(number).inputs, read=kept.read), kept)
        for number, kept in zip(saved, new, strict=True)
    }
    with Spills(work.place.aside, look.folder) as spills:
        quoting = _quoting(work, shelf, texts, spills)
        if quoting is None:
            return None
        before = [shelf.part(part.name) for part in quoting]
        patch.clear(file.path for part in before for file in part.files)
        parts = [make_part(part, work.project, work.place) for part in quoting]
    if any(part.refused or _paths(part) != _paths(then) for part, then in zip(parts, before, strict=True)):
        return None
    late = saved_since(work.project.root, look.scan)
    if late:
        raise saved_meanwhile(late)
    if not look.before or not patch.publish(_files(old, before), _files(new, parts), durable=durable):
        return None
    shelf.put(texts, parts)
    told = told_anew(look.before.diagnostics, frozenset(shelf.outline.found), old, new)
    return replace(look.before, diagnostics=told)


def _made_anew(work: Work, shelf: Shelf, saved: Sequence[int]) -> list[Kept]:
    """The texts of those numbers, each between those that it stood between, and in the threads that it stood in."""
    old = [shelf.text(number).kept for number in saved]
    tasks = [Task(kept.source, beside=_beside(shelf, number)) for number, kept in zip(saved, old, strict=True)]
    new = work.tend(tasks, recorded=False, making=True)
    for place, number in enumerate(saved):
        if new[place].facts and new[place].around != old[place].around:
            around = _surroundings(shelf, number, work.project.authorities.threads)
            if around and around[1] == old[place].around:
                new[place] = work.set_again([(new[place], *around)], recorded=False)[0]
    return new


def _surroundings(shelf: Shelf, number: int, threads: Mapping[str, Thread]) -> tuple[Register, str] | None:
    """What the page of a text knew of others, and its sign, as far as the threads tell of it."""
    here = shelf.text(number).kept.facts
    if here is None:
        return None
    its_own = [thread for thread in threads.values() if any(item.protocol == here.id for item in thread.items)]
    with_it = {item.protocol for thread in its_own for item in thread.items}
    others = (shelf.text(place).kept.facts for place, one in enumerate(shelf.outline.texts) if one.id in with_it)
    before, after = _beside(shelf, number)
    some = {facts.id: facts for facts in (before, here, after, *others) if facts}
    seen = seen_from(register(some.values(), threads), here)
    return seen, sign((beside_sign(facts) if facts else "" for facts in (before, here, after)), seen)


def _files(texts: Iterable[Kept], parts: Iterable[PartKept]) -> list[Written]:
    return [file for files in (*(one.files for one in texts), *(part.files for part in parts)) for file in files]


def _paths(part: PartKept) -> set[str]:
    return {file.path for file in part.files}


def _beside(shelf: Shelf, number: int) -> tuple[Facts | None, Facts | None]:
    """Between which texts a text stands."""
    order = shelf.outline.order
    at = order.index(number)
    before, after = (
        shelf.text(order[place]).kept.facts if 0 <= place < len(order) else None for place in (at - 1, at + 1)
    )
    return before, after


def _tells_the_same(now: Kept, then: Kept) -> bool:
    """Whether no page but those of names and decisions tells of it what it did not, and nothing stops publication."""
    return can_follow(now, then) and _told_elsewhere(now) == _told_elsewhere(then)


def _told_elsewhere(kept: Kept) -> tuple[object, ...]:
    facts = kept.facts
    return facts and replace(facts, decisions=()), facts and len(facts.decisions), kept.ledger, kept.around


def _quoting(work: Work, shelf: Shelf, texts: Mapping[int, Remembered], spills: Spills) -> list[Part] | None:
    """The pages of names and decisions that quote the words which are others now; None where one is not by itself."""
    of_all, project = shelf.outline, work.project
    named = dict(of_all.named)
    seen: set[int] = set()
    pages: dict[tuple[Name, Span], frozenset[str]] = {}
    for number, now in texts.items():
        for name in _quoted_otherwise(shelf.text(number).kept, now.kept):
            naming = named[urls.named(*name)]
            span, listed = _span_of(number, naming, of_all)
            pages[name, span] = frozenset(of_all.texts[one].id for one in listed)
            seen.update(listed)
            if not span.shown:
                seen.update(_seating(of_all, name), _covered(of_all, name, project))
    years = {of_all.texts[number].year for number, now in texts.items() if _decides_otherwise(shelf.text(number), now)}
    if years and not shelf.has(decisions_part(next(iter(years)))):
        return None
    seen.update(number for number in of_all.order if of_all.texts[number].year in years)
    kept = [texts[number].kept if number in texts else shelf.text(number).kept for number in sorted(seen)]
    some = Texts(kept, project, spills, keeping=True, sittings=of_all.sittings)
    by_name = (some.page_of_name(name, span, ids) for (name, span), ids in pages.items())
    return [*by_name, *map(some.decisions_of, sorted(years))]


def _decides_otherwise(then: Remembered, now: Remembered) -> bool:
    old, new = then.kept.facts, now.kept.facts
    return bool(old and new and old.decisions != new.decisions)


def _span_of(number: int, naming: Sequence[int], of_all: Outline) -> tuple[Span, list[int]]:
    """The page of a name that lists a text, and all that it lists; ``naming`` are the texts that name it."""
    for span, places in spans_of([of_all.texts[one].year for one in naming]):
        listed = [naming[place] for place in places]
        if number in listed:
            return span, listed
    raise ValueError("a text names somebody of whom the outline does not know it")


def _seating(of_all: Outline, name: Name) -> Iterable[int]:
    """The texts that have a person among those who were there without naming her or him."""
    return dict(of_all.seated).get(urls.named(*name), ())


def _covered(of_all: Outline, name: Name, project: Project) -> Iterable[int]:
    """The texts in which a person has a cover name."""
    ids = set(covered(project, name[1])) if name[0] == NameKind.PERSON.value else set()
    return (number for number, one in enumerate(of_all.texts) if one.id in ids) if ids else ()


def _quoted_otherwise(then: Kept, now: Kept) -> Iterator[Name]:
    """The names of which a text says something else now."""
    if now.facts and now.spilled and then.spilled:
        for place, name in enumerate(now.facts.named):
            if now.spilled.digest(place) != then.spilled.digest(place):
                yield name
