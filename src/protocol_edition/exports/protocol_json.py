"""A protocol as explicit JSON, for those who script against it; ``protocol.schema.json`` describes every field.

Nothing is lost: the leaves of the tree and the ``blanks`` between them are the source, character for character,
and ``source_text`` puts them together again from the JSON alone. Flat lists (``signs``, ``marks``, ``names``,
``attendees``, ``chair``) repeat what stands in the tree, for convenience.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import Any
from typing import Protocol as Structure

from protocol_edition.diagnostics import Diagnostic
from protocol_edition.edition import EditedProtocol
from protocol_edition.exports.json_inlines import NO_ANCHORS, Anchors
from protocol_edition.exports.json_provenance import named_json, told
from protocol_edition.exports.json_shapes import Shapes, diagnostic_json
from protocol_edition.exports.json_text import encoded, fields, listed, quoted
from protocol_edition.model import Protocol

FORMAT = "protocol-edition/protocol"
FORMAT_VERSION = 1
"""Raised when a field changes its meaning or goes; a new field alone does not raise it."""

_REPEATED = frozenset({"signs", "marks", "names", "attendees", "chair", "diagnostics", "blanks"})
"""Keys under which nothing counts for the account of characters."""


class Read(Structure):
    """What was read: a Reading as it comes from a source, or an EditedProtocol."""

    @property
    def protocol(self) -> Protocol:
        """The record."""

    @property
    def text(self) -> str:
        """The source it was read from."""


def protocol_json(read: Read, diagnostics: Iterable[Diagnostic] = (), *, indent: int | None = None) -> str:
    """The whole of ``read`` as JSON text; with anchors where it is an EditedProtocol.

    Without ``indent`` it is compact and many times faster to make: for publishing. Ends in a newline.
    """
    edited = read if isinstance(read, EditedProtocol) else None
    known = {"id": edited.id, "edition": _edition(edited)} if edited else {}
    compact = _written(read, diagnostics, edited.anchors if edited else NO_ANCHORS, known)
    if indent is None:
        return f"{compact}\n"
    return json.dumps(json.loads(compact), ensure_ascii=False, indent=indent) + "\n"


def _edition(edited: EditedProtocol) -> dict[str, Any]:
    """What the edition says of the protocol beside its source."""
    return {
        "short_title": edited.short_title,
        "series": edited.series,
        "number": edited.number,
        "url": edited.url,
        "text_version": edited.version,
        "retired": [{"anchor": old.id, "successor": old.successor, "why": old.why} for old in edited.retired],
    }


def protocol_tree(read: Read, anchors: Anchors = NO_ANCHORS) -> dict[str, Any]:
    """The JSON value of ``read``; each node names its anchor where there are any."""
    tree: dict[str, Any] = json.loads(_written(read, (), anchors, {}))
    return tree


def _written(read: Read, diagnostics: Iterable[Diagnostic], anchors: Anchors, known: Mapping[str, object]) -> str:
    protocol, text, shapes = read.protocol, read.text, Shapes(read.protocol, anchors)
    source = {
        "file": protocol.file,
        "characters": len(text),
        "sha256": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    }
    head = encoded({"format": FORMAT, "version": FORMAT_VERSION, **known, "source": source})
    header = shapes.header(protocol.header)
    sessions = [shapes.session(session, number) for number, session in enumerate(protocol.sessions, 1)]
    notes = shapes.notes(protocol.notes)
    return (
        f'{head[:-1]},"header":{header}'
        f',"sessions":{listed(sessions)}'
        f',"notes":{notes}'
        f',"signs":{listed(shapes.signs)}'
        f',"marks":{listed(shapes.marks)}'
        f',"names":{listed(shapes.names)}'
        f"{fields(told(register=[named_json(named) for named in protocol.names]))}"
        f',"fragments":{shapes.fragments(protocol.fragments)}'
        f',"leftovers":{shapes.fragments(protocol.leftovers)}'
        f',"blanks":{_blanks(shapes.leaves, text)}'
        f',"diagnostics":{encoded([diagnostic_json(diagnostic) for diagnostic in diagnostics])}}}'
    )


def protocol_schema() -> str:
    """The JSON Schema (2020-12) of ``protocol_json``, as text."""
    return resources.files("protocol_edition.exports").joinpath("protocol.schema.json").read_text(encoding="utf-8")


def source_text(tree: Mapping[str, Any]) -> str:
    """The source, put together from the JSON value alone: its leaves and blanks in the order of their offsets."""
    leaves = [(blank["start"], blank["text"]) for blank in tree["blanks"]]
    leaves += _leaves(tree)
    return "".join(characters for _, characters in sorted(leaf for leaf in leaves if leaf[1]))


def _leaves(value: object) -> Iterator[tuple[int, str]]:
    if isinstance(value, list):
        for entry in value:
            yield from _leaves(entry)
    elif isinstance(value, Mapping):
        match value.get("type"):
            case "note-mark":
                yield value["origin"]["start"], value["printed"]
            case "sign":
                yield value["origin"]["start"], value["before"]
                yield from _leaves(value["content"])
                yield value["origin"]["end"] - len(value["after"]), value["after"]
            case _ if value.keys() - {"type"} == {"text", "origin"}:
                yield value["origin"]["start"], value["text"]
            case _:
                for key, inner in value.items():
                    if key not in _REPEATED:
                        yield from _leaves(inner)


def _blanks(leaves: list[tuple[int, str]], text: str) -> str:
    """What stands between the leaves and prints nothing; whatever prints is in a leaf, or else shows as missing."""
    blanks: list[str] = []
    position = 0
    for start, characters in [*sorted([leaf for leaf in leaves if leaf[1]]), (len(text), "")]:
        if start > position:
            between = text[position:start]
            unprinted = between if between.isspace() else "".join(c for c in between if not _prints(c))
            blanks.append(f'{{"start":{position},"text":{quoted(unprinted)}}}')
        end = start + len(characters)
        position = max(position, end)
    return listed(blanks)


def _prints(character: str) -> bool:
    return character.isprintable() and not character.isspace()
