"""What the last build kept: of each text and each shared part what it was made from, and which files it came to.

The cache is JSON under a digest of its own. Whatever is odd about it, it is as if there were none: nothing of it is
taken for right because it stands there, but only because the digests of what a file depends on are what they were,
and the file is still the one that was written.
"""

import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from protocol_edition.diagnostics import Diagnostic
from protocol_edition.edition import Facts
from protocol_edition.project import Project
from protocol_edition.publish.keys import base, changed, entries, names, words_of_changed
from protocol_edition.publish.made_here import mark
from protocol_edition.publish.scan import Scan
from protocol_edition.publish.shelf import Head, Inputs, Remembered, line_of, outline, shelf, write_lines
from protocol_edition.publish.spill import SPILL, copied
from protocol_edition.publish.stamp import Look
from protocol_edition.publish.tending import Kept
from protocol_edition.publish.watched import Looked
from protocol_edition.publish.work import PartKept

_MOST_FILES = 100
"""Files of what was written aside; more are made one."""


@dataclass(slots=True)
class Last:
    """The last build, as far as anything of it can be of use to this one."""

    head: Head
    named: frozenset[str] | None = None
    """A text that has none of these words would be read alike as far as its names go; None where that is not known."""
    changed: frozenset[Looked] = frozenset()
    texts: dict[str, Remembered] = field(default_factory=dict)
    lines: dict[str, bytes] = field(default_factory=dict)
    """Each text as the file of the cache has it."""
    parts: dict[str, PartKept] = field(default_factory=dict)

    @staticmethod
    def of(head: Head, texts: Iterable[Remembered], parts: Iterable[PartKept]) -> "Last":
        """A build that was made with ``head``."""
        return Last(head, texts={one.kept.source: one for one in texts}, parts={part.name: part for part in parts})

    def since(self, head: Head) -> "Last":
        """The same for a build that is made with ``head``: what is of use then."""
        then = self.head
        if (then.base, then.recorded) != (head.base, head.recorded):
            return Last(head)
        named = words_of_changed(head.names, then.names)
        then_changed = changed(head.entries, then.entries)
        return Last(head, named, then_changed, self.texts, self.lines, self.parts)

    def text(self, source: str, inputs: Inputs) -> Kept | None:
        """A text that was made from the same, but for names and authorities."""
        remembered = self.texts.get(source)
        return remembered.kept if remembered and remembered.inputs == inputs and remembered.kept.facts else None

    def neighbours(self) -> dict[str, tuple[Facts | None, Facts | None]]:
        """Between which texts each text stood: where it most likely stands again."""
        texts = sorted(
            ((one.kept.facts, source) for source, one in self.texts.items() if one.kept.facts),
            key=lambda pair: pair[0].sort_key,
        )
        facts = [None, *(one for one, _ in texts), None]
        return {source: (facts[place], facts[place + 2]) for place, (_, source) in enumerate(texts)}

    def shows_the_same(self, looked: Iterable[Looked]) -> bool:
        """Whether those entries of the authorities are as they were."""
        return self.changed.isdisjoint(looked)

    def part(self, name: str, key: str) -> PartKept | None:
        """A shared part that would be made of the same."""
        part = self.parts.get(name)
        same = part and part.key == key and not part.refused and self.shows_the_same(part.looked)
        return part if same else None


def inputs_of(source: Path, project: Project, scan: Scan) -> Inputs:
    """What the files of a text are made from."""
    file, ledger = (scan.get(project.file_name(path)) for path in (source, project.ledger(source)))
    decisions = repr(project.decisions_on(source))
    return Inputs(
        file.digest if file else "",
        ledger.digest if ledger else "",
        blake2b(decisions.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest(),
        project.document_id(source),
    )


def head_of(project: Project, *, recorded: bool, forms: tuple[str, ...] = ()) -> Head:
    """What everything is made with now."""
    return Head(" ".join((base(project), *forms)), names(project.authorities), recorded, entries(project.authorities))


def last_build(looked: Look, head: Head) -> Last:
    """What the last build left; nothing but the head for this one where it is of no use."""
    kept = shelf(looked.folder)
    if not kept or (kept.head.base, kept.head.recorded) != (head.base, head.recorded):
        return Last(head)
    try:
        texts = [kept.text(number) for number in range(len(kept.lines))]
        last = Last.of(kept.head, texts, kept.parts())
    except (ValueError, RecursionError):
        return Last(head)
    last.lines = {one.kept.source: line for one, line in zip(texts, kept.lines, strict=True)}
    return last.since(head)


def is_scattered(folder: Path) -> bool:
    """Whether what was written aside lies in so many files that a whole build should make one of them."""
    return sum(1 for _ in folder.glob(f"*{SPILL}")) > _MOST_FILES


def taken_in(looked: Look, aside: Path) -> None:
    """Takes what was written aside into the cache. Errors: OSError."""
    looked.folder.mkdir(parents=True, exist_ok=True)
    mark(looked.folder)
    for spilled in aside.iterdir():
        shutil.move(spilled, looked.folder / spilled.name)


def keep(
    looked: Look, last: Last, texts: Sequence[Remembered], parts: Sequence[PartKept], found: Iterable[Diagnostic]
) -> None:
    """Writes the cache of a site that stands; of ``last``, the build before, comes the form of what is as it was.

    ``found`` is what was found but for what was found in each text. Errors: OSError; then there may be an older cache,
    which harms nobody.
    """
    texts = _gathered(texts, looked.folder)
    same = {one.kept.source for one in texts if one == last.texts.get(one.kept.source)}
    known = {source: line for source, line in last.lines.items() if source in same}
    of_texts = (known.get(one.kept.source) or line_of(one) for one in texts)
    write_lines(looked.folder, last.head, outline(texts, found), chain(of_texts, map(line_of, parts)))
    used = {one.kept.spilled.file for one in texts if one.kept.spilled}
    with suppress(OSError):
        for file in looked.folder.glob(f"*{SPILL}"):
            if file.name not in used:
                file.unlink()


def _gathered(texts: Sequence[Remembered], folder: Path) -> Sequence[Remembered]:
    """The same with what was written aside in one file, where it is in many."""
    used = sorted({one.kept.spilled.file for one in texts if one.kept.spilled})
    if len(used) <= _MOST_FILES:
        return texts
    moved = copied([one.kept.spilled for one in texts], folder)
    return [replace(one, kept=replace(one.kept, spilled=where)) for one, where in zip(texts, moved, strict=True)]
