"""The flat lists of ``protocol.json``: notes with their marks, editorial signs, linked names, each with its place."""

from collections.abc import Iterator
from typing import assert_never

from protocol_edition.exports.json_provenance import told
from protocol_edition.exports.json_shapes import Json, Shapes, fragment_json, origin_json
from protocol_edition.exports.places import Place, placed
from protocol_edition.model import (
    CrossReference,
    Inline,
    Name,
    Note,
    NoteMark,
    Pointer,
    Protocol,
    Sign,
    Text,
    plain,
    printed,
)


def apparatus_json(protocol: Protocol, shapes: Shapes) -> Json:
    """The keys ``notes``, ``signs``, ``marks`` and ``names``; each in the order of the record, notes last."""
    noted = {mark.start: note for note in protocol.notes for mark in note.marks}
    lists: dict[str, list[Json]] = {"notes": [], "signs": [], "marks": [], "names": []}
    places: dict[int, Json] = {}
    for content, place in placed(protocol):
        if all(isinstance(inline, Text) for inline in content):
            continue
        where = _where(place, shapes)
        for inline in _listed(content):
            if isinstance(inline, Name):
                lists["names"].append(_name(inline, where))
            elif isinstance(inline, Sign):
                lists["signs"].append(_sign(inline, where))
            else:
                places[inline.origin.start] = where
                lists["marks"].append(_mark(inline, where, noted.get(inline.origin.start), shapes))
    lists["notes"] += (_note(note, places, shapes) for note in protocol.notes)
    return {**lists}


def _listed(content: tuple[Inline, ...]) -> Iterator[Name | Sign | NoteMark]:
    """Every name, sign and note mark, outer before inner."""
    for inline in content:
        match inline:
            case Text():
                pass
            case NoteMark():
                yield inline
            case Name() | Sign():
                yield inline
                yield from _listed(inline.content)
            case CrossReference() | Pointer():
                yield from _listed(inline.content)
            case _:
                assert_never(inline)


def _note(note: Note, places: dict[int, Json], shapes: Shapes) -> Json:
    blocks = [shapes.paragraph(paragraph) for paragraph in note.blocks]
    return {
        "label": note.label,
        "kind": note.kind.value,
        **shapes.anchor(note),
        "text": "\n".join(block["text"] for block in blocks),
        "marks": [
            {**shapes.mark(mark), "where": places[mark.start], "origin": origin_json(mark)}
            for mark in note.marks
            if mark.start in places
        ],
        "marker": fragment_json(note.marker),
        "kind_label": fragment_json(note.kind_label),
        "blocks": blocks,
        **told(series=note.series, lemmas=[origin_json(lemma) for lemma in note.lemmas]),
        "origin": origin_json(note.origin),
    }


def _sign(sign: Sign, where: Json) -> Json:
    return {
        "kind": sign.kind.value,
        "text": plain(sign.content),
        "printed": printed((sign,)),
        "word": sign.word,
        "where": where,
        "origin": origin_json(sign.origin),
    }


def _mark(mark: NoteMark, where: Json, note: Note | None, shapes: Shapes) -> Json:
    return {
        "label": mark.label,
        "printed": mark.printed,
        "note": note.label if note else None,
        "note_line": note.origin.line if note else None,
        **shapes.mark(mark.origin),
        "where": where,
        "origin": origin_json(mark.origin),
    }


def _name(name: Name, where: Json) -> Json:
    return {
        "kind": name.kind.value,
        "key": name.key,
        "text": plain(name.content),
        "where": where,
        "origin": origin_json(name.origin),
    }


def _where(place: Place, shapes: Shapes) -> Json:
    """The place in words a script can test; ``anchor`` is that of the nearest node that has one."""
    anchor = shapes.anchor(place.node) if place.node else {}
    return {
        "part": place.part.value,
        "session": place.session or None,
        "item": place.item.number if place.item else None,
        "item_heading": plain(place.item.heading) if place.item else None,
        "note": place.node.label if isinstance(place.node, Note) else None,
        **({"anchor": anchor["anchor"]} if anchor else {}),
    }
