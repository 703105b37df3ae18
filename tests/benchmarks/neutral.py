"""A generated edition in the form that other generators read: Markdown with front matter, same words, same anchors."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from protocol_edition.model import Decisions, Item, NoteMark, Paragraph, Points, Protocol, Speech, plain
from protocol_edition.sources import read


@dataclass(frozen=True)
class Plain:
    """One protocol for all: ``items`` are pairs of anchor and heading, ``people`` keys of the authorities."""

    id: str
    title: str
    date: str
    people: tuple[str, ...]
    items: tuple[tuple[str, str], ...]
    body: str
    words: tuple[str, ...]
    """Every paragraph, for the comparison of the pages."""


def plain_protocols(edition: Path) -> Iterator[Plain]:
    """Every text of an edition that ``synthetic.py`` wrote."""
    people = yaml.safe_load((edition / "authorities" / "people.yaml").read_text(encoding="utf-8"))
    keys = {entry["variants"][0]: key for key, entry in people.items()}
    for source in sorted(edition.glob("*.txt")):
        reading, _ = read(source.read_bytes(), source.name, Decisions())
        if reading is None:
            raise ValueError(f"{source}: not read")
        yield _plain(source.stem, reading.protocol, keys)


def _plain(name: str, protocol: Protocol, keys: dict[str, str]) -> Plain:
    present = [entry.name for session in protocol.sessions for entry in session.attendees]
    lines: list[str] = []
    words: list[str] = []
    for item in protocol.items:
        lines += [f"## {_heading(item)} {{#item-{item.number.lower()}}}", ""]
        for said in _paragraphs(item):
            words.append(said)
            lines += [_linked(said, keys), f"{{#p-{len(words)}}}", ""]
    for note in protocol.notes:
        said = " ".join(plain(block.content) for block in note.blocks)
        words.append(said)
        lines += [f"[^{note.label}]: {said}", ""]
    items = tuple((f"item-{item.number.lower()}", plain(item.heading)) for item in protocol.items)
    people = tuple(dict.fromkeys(keys[one] for one in present))
    header = protocol.header
    return Plain(name, header.title, header.date, people, items, "\n".join(lines), tuple(words))


def _linked(said: str, keys: dict[str, str]) -> str:
    """The words with a link from each known surname to its page."""
    return re.sub(
        r"\w+", lambda word: f"[{word[0]}](../../people/{keys[word[0]]}/)" if word[0] in keys else word[0], said
    )


def _heading(item: Item) -> str:
    marks = "".join(f"[^{inline.label}]" for inline in item.heading if isinstance(inline, NoteMark))
    return f"{item.number}. {plain(item.heading)}{marks}"


def _paragraphs(item: Item) -> Iterator[str]:
    for block in item.blocks:
        match block:
            case Paragraph():
                yield plain(block.content)
            case Points():
                yield from (plain(point.content) for point in block.points)
            case Speech():
                yield plain(block.speaker.content)
                yield from (plain(inner.content) for inner in block.blocks if isinstance(inner, Paragraph))


def front_matter(one: Plain, **beside: object) -> str:
    """The head of a Markdown file."""
    year = one.date[:4]
    said = {"title": one.title, "date": one.date, "people": list(one.people), "years": [year], **beside}
    return f"---\n{yaml.safe_dump(said, sort_keys=False)}---\n\n"


def by_name(protocols: list[Plain]) -> tuple[dict[str, list[Plain]], dict[str, list[Plain]]]:
    """The protocols of each person and of each year."""
    people, years = defaultdict(list), defaultdict(list)
    for one in protocols:
        years[one.date[:4]].append(one)
        for key in one.people:
            people[key].append(one)
    return dict(people), dict(years)
