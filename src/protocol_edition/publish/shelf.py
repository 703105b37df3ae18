"""What the last build kept, of which no more is read than is asked for: for a build after a few texts were saved.

The first line of the cache has an outline of all texts beside what they were made with; each text and each shared part
has a line of its own after it, in the order of the outline.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from protocol_edition import urls
from protocol_edition.diagnostics import Diagnostic
from protocol_edition.model import frozen
from protocol_edition.pages import filed_under
from protocol_edition.publish.keys import Entries
from protocol_edition.publish.plain_form import as_json, shaped
from protocol_edition.publish.stamp import read_checked, write_checked
from protocol_edition.publish.tending import Kept
from protocol_edition.publish.work import PartKept

_KEPT = "kept.jsonl"


@frozen
class Inputs:
    """What the files of a text were made from beside what all of them share."""

    read: str
    ledger: str
    decisions: str
    id: str


@frozen
class Remembered:
    """A text as the last build left it."""

    inputs: Inputs
    kept: Kept


@frozen
class Head:
    """What everything in the cache was made with."""

    base: str
    names: Entries
    """What the reading of texts depends on."""
    recorded: bool
    entries: Entries


@frozen
class Listed:
    """A text in the outline: its file, its id, and the year it is filed under."""

    source: str
    id: str
    year: str


@frozen
class Outline:
    """What must be known of all texts to make a few of them anew; texts are told by their number."""

    texts: tuple[Listed, ...]
    order: tuple[int, ...]
    """Those that could be read, as the register has them."""
    sittings: int
    named: tuple[tuple[str, tuple[int, ...]], ...]
    """The page of each name with the texts that name it, in the order of the register."""
    seated: tuple[tuple[str, tuple[int, ...]], ...]
    """The page of each person with those that have a seat for her or him and no mention."""
    found: tuple[Diagnostic, ...]
    """What was found, but for what was found in each text alone."""


def outline(texts: Sequence[Remembered], found: Iterable[Diagnostic]) -> Outline:
    """The outline of an edition's texts."""
    read = [(one.kept.facts, number) for number, one in enumerate(texts) if one.kept.facts]
    read.sort(key=lambda pair: pair[0].sort_key)
    named: dict[str, list[int]] = {}
    seated: dict[str, list[int]] = {}
    for facts, number in read:
        for name in facts.named:
            named.setdefault(urls.named(*name), []).append(number)
        seats = {seat.key for session in facts.sessions for seat in session.seats if seat.key}
        for key in seats - {key for _, key in facts.named}:
            seated.setdefault(urls.person(key), []).append(number)
    return Outline(
        tuple(_listed(one) for one in texts),
        tuple(number for _, number in read),
        sum(bool(session.seats) for facts, _ in read for session in facts.sessions),
        _frozen(named),
        _frozen(seated),
        tuple(sorted(found)),
    )


def _frozen(numbers: Mapping[str, Sequence[int]]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    return tuple((page, tuple(some)) for page, some in numbers.items())


def _listed(one: Remembered) -> Listed:
    facts = one.kept.facts
    return Listed(one.kept.source, one.inputs.id, filed_under(facts) if facts else "")


class Shelf:
    """The lines of the cache, each read when somebody asks for it.

    Errors, at every reading: ValueError where a line is not what it should be.
    """

    def __init__(self, first: bytes, lines: list[bytes]) -> None:
        then: dict[str, Any] = json.loads(first)
        self.head = Head(then["base"], then["names"], then["recorded"], then["entries"])
        self.outline = shaped(Outline, then["outline"])
        number = len(self.outline.texts)
        self._first, self.lines, self._parts = first, lines[:number], lines[number:]
        self._read: dict[int, Remembered] = {}

    def text(self, number: int) -> Remembered:
        """A text by its number in the outline."""
        if number not in self._read:
            self._read[number] = shaped(Remembered, json.loads(self.lines[number]))
        return self._read[number]

    def part(self, name: str) -> PartKept:
        """A shared part."""
        return shaped(PartKept, json.loads(self._parts[self._place(name)]))

    def parts(self) -> list[PartKept]:
        """All shared parts."""
        return [shaped(PartKept, json.loads(line)) for line in self._parts]

    def put(self, texts: Mapping[int, Remembered], parts: Iterable[PartKept]) -> None:
        """Puts other texts and parts in the place of those of their number, or name; the outline stays what it is."""
        for number, one in texts.items():
            self._read[number], self.lines[number] = one, line_of(one)
        for part in parts:
            self._parts[self._place(part.name)] = line_of(part)

    def write(self, folder: Path) -> None:
        """Writes the cache. Errors: OSError; then there may be an older one, which harms nobody."""
        write_checked(folder / _KEPT, [b"\n".join((self._first, *self.lines, *self._parts))])

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return any(line.startswith(_begin(name)) for line in self._parts)

    def _place(self, name: str) -> int:
        begin = _begin(name)
        place = next((place for place, line in enumerate(self._parts) if line.startswith(begin)), None)
        if place is None:
            raise ValueError(f"there is no part {name}")
        return place


def _begin(name: str) -> bytes:
    """How the line of a part of this name begins."""
    return f"[{json.dumps(name, ensure_ascii=False)}, ".encode("utf-8", "surrogatepass")


def shelf(folder: Path) -> Shelf | None:
    """What is kept in the folder of a cache; None for nothing, or something else."""
    content = read_checked(folder / _KEPT)
    if not content:
        return None
    first, *lines = content.split(b"\n")
    try:
        return Shelf(first, lines)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def write_lines(folder: Path, head: Head, of_all: Outline, lines: Iterable[bytes]) -> None:
    """Writes the cache: an outline, then the lines of all texts and parts. Errors: OSError."""
    first = {
        "base": head.base,
        "names": head.names,
        "recorded": head.recorded,
        "entries": head.entries,
        "outline": of_all,
    }
    write_checked(folder / _KEPT, chain([as_json(first)], (b"\n" + line for line in lines)))


def line_of(one: Remembered | PartKept) -> bytes:
    """The line of a text or a part."""
    return as_json(one)
