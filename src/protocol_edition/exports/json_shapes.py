"""The JSON form of each kind of node: what ``protocol.schema.json`` calls ``session``, ``item``, ``paragraph``."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, assert_never

from protocol_edition.diagnostics import Diagnostic
from protocol_edition.edition import Anchor
from protocol_edition.exports.json_provenance import beside, provenance_json, told
from protocol_edition.model import (
    Attendee,
    AttendeeList,
    Block,
    Citation,
    CrossReference,
    Fragment,
    Header,
    Inline,
    Item,
    Line,
    Name,
    NameKind,
    Node,
    NodeKey,
    NoteMark,
    Origin,
    Paragraph,
    ParagraphKind,
    Point,
    Pointer,
    Points,
    Session,
    Sign,
    Speech,
    Text,
    names_in,
    node_key,
    plain,
    printed,
)

Json = dict[str, Any]
Anchors = Mapping[NodeKey, Anchor]

NO_ANCHORS: Anchors = MappingProxyType({})


def origin_json(origin: Origin) -> Json:
    """A stretch of the source."""
    return {
        "file": origin.file,
        "line": origin.line,
        "column": origin.column,
        "start": origin.start,
        "end": origin.end,
    }


def fragment_json(fragment: Fragment | None) -> Json | None:
    """Printed matter beside a node's text; null where there is none."""
    return {"text": fragment.text, "origin": origin_json(fragment.origin)} if fragment else None


def diagnostic_json(diagnostic: Diagnostic) -> Json:
    """A finding."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "file": diagnostic.file,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "what": diagnostic.what,
        "remedy": diagnostic.remedy,
    }


def _citation(citation: Citation | None) -> Json | None:
    if citation is None:
        return None
    reference = citation.reference
    return {
        "printed": citation.printed,
        "title": citation.title,
        "date": citation.date,
        "repository": citation.repository,
        "reference": {
            "printed": reference.printed,
            "archive": reference.archive,
            "fond": reference.fond,
            "opis": reference.opis,
            "delo": reference.delo,
            "folios": reference.folios,
        },
        "credit": citation.credit,
        "translators": list(citation.translators),
        "editors": list(citation.editors),
        "contributors": list(citation.contributors),
        "url": citation.url,
    }


def _people(content: tuple[Inline, ...]) -> Json:
    """The keys of the persons that printed names mean, where the edition linked them."""
    keys = [name.key for name in names_in(content) if name.kind is NameKind.PERSON]
    return {"people": keys} if keys else {}


def attendee_json(attendee: Attendee) -> Json:
    """One name of a list, for the flat lists."""
    return {
        "printed": printed(attendee.content),
        "name": attendee.name,
        "office": attendee.office,
        "status": attendee.status.value,
        **told(roles=list(attendee.roles), partial=attendee.partial, signed=attendee.signed),
        **_people(attendee.content),
        "origin": origin_json(attendee.origin),
    }


class Shapes:
    """Makes the nodes of the tree; holds the anchors, so that every node can name its own."""

    def __init__(self, anchors: Anchors) -> None:
        self.anchors = anchors

    def anchor(self, node: Node) -> Json:
        """The node's anchor, or nothing where the protocol is not edited."""
        anchor = self.anchors.get(node_key(node))
        return {"anchor": anchor.id, "provisional": anchor.provisional} if anchor else {}

    def mark(self, mark: Origin) -> Json:
        """The anchor of a note mark, by its origin."""
        anchor = self.anchors.get(("mark", mark.start))
        return {"anchor": anchor.id, "provisional": anchor.provisional} if anchor else {}

    def content(self, content: tuple[Inline, ...]) -> list[Json]:
        """Inlines, exactly."""
        return [
            {"type": "text", "text": inline.text, "origin": origin_json(inline.origin)}
            if isinstance(inline, Text)
            else self.inline(inline)
            for inline in content
        ]

    def inline(self, inline: Inline) -> Json:
        """One inline by its kind."""
        match inline:
            case Text():
                return {"type": "text", "text": inline.text, "origin": origin_json(inline.origin)}
            case NoteMark():
                marked = {"label": inline.label, "printed": inline.printed}
                anchored = {**marked, **self.mark(inline.origin)}
                return {"type": "note-mark", **anchored, "origin": origin_json(inline.origin)}
            case Sign():
                return {
                    "type": "sign",
                    "kind": inline.kind.value,
                    "before": inline.before,
                    "text": plain(inline.content),
                    "content": self.content(inline.content),
                    "after": inline.after,
                    "word": inline.word,
                    **told(rend=inline.rend, target=inline.target),
                    "origin": origin_json(inline.origin),
                }
            case Name():
                means = {"kind": inline.kind.value, "key": inline.key}
                return {"type": "name", **means, **self.words(inline.content), "origin": origin_json(inline.origin)}
            case CrossReference():
                target = {"target": origin_json(inline.target), **self.target(inline.target)}
                return {
                    "type": "cross-reference",
                    **target,
                    **self.words(inline.content),
                    "origin": origin_json(inline.origin),
                }
            case Pointer():
                leads = {"type": "pointer", "target": inline.target}
                return {**leads, **self.words(inline.content), "origin": origin_json(inline.origin)}
            case _:
                assert_never(inline)

    def target(self, origin: Origin) -> Json:
        """The anchor of the node that a cross-reference points to."""
        for kind in ("item", "note", "paragraph", "point", "speech", "session"):
            anchor = self.anchors.get((kind, origin.start))
            if anchor:
                return {"target_anchor": anchor.id}
        return {}

    def words(self, content: tuple[Inline, ...]) -> Json:
        """A text both ways: plain, and exact."""
        return {"text": plain(content), "content": self.content(content)}

    def header(self, header: Header) -> Json:
        """What is said about the protocol."""
        return {
            "date": header.date,
            "title": header.title,
            "number": header.number,
            "series": header.series,
            "citation": _citation(header.citation),
            "summary": header.summary,
            "credits": header.credits,
            "funders": list(header.funders),
            "original_language": header.original_language,
            "contents": header.contents,
            "classification": list(header.classification),
            **provenance_json(header),
            "lines": [self.line(line) for line in header.lines],
        }

    def line(self, line: Line) -> Json:
        """A line of description."""
        label = fragment_json(line.label)
        return {"role": line.role.value, "label": label, **self.words(line.content), "origin": origin_json(line.origin)}

    def heading(self, heading: tuple[Inline, ...]) -> Json:
        """A heading three ways: plain, as printed, exact."""
        return {
            "heading": plain(heading),
            "heading_printed": printed(heading),
            "heading_content": self.content(heading),
        }

    def session(self, session: Session, number: int) -> Json:
        """One sitting."""
        return {
            "session": number,
            **self.anchor(session),
            **self.heading(session.heading),
            "date": session.date,
            "place": session.place,
            "hour": session.hour,
            "chair": [attendee_json(entry) for entry in session.chair],
            "attendees": [attendee_json(entry) for entry in session.attendees],
            "lists": [self.attendance(listed) for listed in session.lists],
            "lines": [self.line(line) for line in session.lines],
            "blocks": [self.block(block) for block in session.blocks],
            "items": [self.item(item) for item in session.items],
            **told(closing=[self.line(line) for line in session.closing]),
            "origin": origin_json(session.origin),
        }

    def attendance(self, listed: AttendeeList) -> Json:
        """A printed list of names."""
        return {
            "status": listed.status.value,
            "label": fragment_json(listed.label),
            "entries": [
                {**attendee_json(entry), "text": plain(entry.content), "content": self.content(entry.content)}
                for entry in listed.entries
            ],
            "fragments": [fragment_json(fragment) for fragment in listed.fragments],
            "origin": origin_json(listed.origin),
        }

    def item(self, item: Item) -> Json:
        """An agenda item."""
        return {
            "number": item.number,
            "value": item.value,
            **self.anchor(item),
            **self.heading(item.heading),
            "marker": fragment_json(item.marker),
            "supporters": self.attendance(item.supporters) if item.supporters else None,
            "blocks": [self.block(block) for block in item.blocks],
            **beside(kind=item.kind, survival=item.survival),
            **told(source_id=item.source_id),
            "origin": origin_json(item.origin),
        }

    def block(self, block: Block) -> Json:
        """A block by its kind; ``text`` of a list or speech is that of its parts, one a line."""
        match block:
            case Paragraph():
                return self.paragraph(block)
            case Points():
                return {
                    "type": "points",
                    "kind": block.kind.value,
                    "text": "\n".join(plain(point.content) for point in block.points),
                    "points": [self.point(point) for point in block.points],
                    "origin": origin_json(block.origin),
                }
            case Speech():
                blocks = [self.block(inner) for inner in block.blocks]
                return {
                    "type": "speech",
                    **self.anchor(block),
                    "speaker": {
                        "names": list(block.speaker.names),
                        "office": block.speaker.office,
                        **_people(block.speaker.content),
                        "printed": printed(block.speaker.content),
                        **self.words(block.speaker.content),
                        "fragments": [fragment_json(fragment) for fragment in block.speaker.fragments],
                        "origin": origin_json(block.speaker.origin),
                    },
                    "text": "\n".join(inner["text"] for inner in blocks),
                    "blocks": blocks,
                    "origin": origin_json(block.origin),
                }
            case _:
                assert_never(block)

    def paragraph(self, paragraph: Paragraph) -> Json:
        """A paragraph."""
        kind = {} if paragraph.kind is ParagraphKind.PLAIN else beside(kind=paragraph.kind)
        return {
            "type": "paragraph",
            **self.anchor(paragraph),
            **self.words(paragraph.content),
            **kind,
            "origin": origin_json(paragraph.origin),
        }

    def point(self, point: Point) -> Json:
        """One entry of a list."""
        return {
            "label": point.label,
            **self.anchor(point),
            "marker": fragment_json(point.marker),
            **self.words(point.content),
            "origin": origin_json(point.origin),
        }
