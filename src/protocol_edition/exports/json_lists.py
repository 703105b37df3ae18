"""The flat lists of ``protocol.json``: notes with their marks, editorial signs, linked names, each with its place."""

from collections.abc import Mapping

from protocol_edition.exports.json_shapes import Json, Shapes, fragment_json, names_in, origin_json
from protocol_edition.exports.places import Place, placed
from protocol_edition.model import Name, Note, NoteMark, Protocol, Sign, note_marks, plain, printed, signs


def apparatus_json(protocol: Protocol, shapes: Shapes) -> Json:
    """The keys ``notes``, ``signs``, ``marks`` and ``names``; each in the order of the record, notes last."""
    lines = tuple(placed(protocol))
    marks = {mark.origin.start: place for content, place in lines for mark in note_marks(content)}
    pointed = {mark.start: note for note in protocol.notes for mark in note.marks}
    return {
        "notes": [_note(note, marks, shapes) for note in protocol.notes],
        "signs": [_sign(sign, place, shapes) for content, place in lines for sign in signs(content)],
        "marks": [
            _mark(mark, place, pointed.get(mark.origin.start), shapes)
            for content, place in lines
            for mark in note_marks(content)
        ],
        "names": [_name(name, place, shapes) for content, place in lines for name in names_in(content)],
    }


def _note(note: Note, marks: Mapping[int, Place], shapes: Shapes) -> Json:
    blocks = [shapes.paragraph(paragraph) for paragraph in note.blocks]
    return {
        "label": note.label,
        "kind": note.kind.value,
        **shapes.anchor(note),
        "text": "\n".join(block["text"] for block in blocks),
        "marks": [
            {**shapes.mark(mark), "where": _where(marks[mark.start], shapes), "origin": origin_json(mark)}
            for mark in note.marks
            if mark.start in marks
        ],
        "marker": fragment_json(note.marker),
        "kind_label": fragment_json(note.kind_label),
        "blocks": blocks,
        "origin": origin_json(note.origin),
    }


def _sign(sign: Sign, place: Place, shapes: Shapes) -> Json:
    return {
        "kind": sign.kind.value,
        "text": plain(sign.content),
        "printed": printed((sign,)),
        "word": sign.word,
        "where": _where(place, shapes),
        "origin": origin_json(sign.origin),
    }


def _mark(mark: NoteMark, place: Place, note: Note | None, shapes: Shapes) -> Json:
    return {
        "label": mark.label,
        "printed": mark.printed,
        "note": note.label if note else None,
        "note_line": note.origin.line if note else None,
        **shapes.mark(mark.origin),
        "where": _where(place, shapes),
        "origin": origin_json(mark.origin),
    }


def _name(name: Name, place: Place, shapes: Shapes) -> Json:
    return {
        "kind": name.kind.value,
        "key": name.key,
        "text": plain(name.content),
        "where": _where(place, shapes),
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
