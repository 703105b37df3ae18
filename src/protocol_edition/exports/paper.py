"""A protocol as plain values for the typesetter: what the printed page shows, in its order, and nothing of how.

``templates/paper/protocol.typ`` reads this as data, never as markup, so that no word of a source can be a command.
The words are those of the reading text: list signs and the dash after a speaker are left out, as on the page.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, assert_never

from protocol_edition import urls
from protocol_edition.edition import EditedProtocol
from protocol_edition.exports.citation_styles import Citer
from protocol_edition.exports.reference import References
from protocol_edition.exports.survival import of_item
from protocol_edition.exports.table_grid import grid
from protocol_edition.exports.typography import sentences
from protocol_edition.exports.unprinted import (
    LOOKS,
    beside_name,
    corrected,
    lemmas_of,
    page_begins,
    pictured,
    status,
    unnamed,
)
from protocol_edition.model import (
    Attendee,
    AttendeeList,
    Block,
    CrossReference,
    Fragment,
    Header,
    Inline,
    Item,
    Line,
    LineRole,
    Name,
    Node,
    Note,
    NoteMark,
    Paragraph,
    ParagraphKind,
    Point,
    Pointer,
    Points,
    PointsKind,
    Session,
    Sign,
    SignKind,
    Speech,
    Text,
    contents,
    expression,
    plain,
    printed,
    signs,
)
from protocol_edition.words import listed, say, spoken

Paper = dict[str, Any]
"""JSON: maps, lists and strings."""
Runs = list[Any]
"""A line: strings, and maps for what is set otherwise (``mark``, ``sign``, ``link``, ``ref``)."""

_LIST_SIGN = expression(r"^[-–—•·*]\s*")
_WHITE = expression(r"\s+")
_INVISIBLE = expression("[\u00ad\u200b\ufeff]")
"""What has no ink; PDF/UA refuses the last of them."""
_AT_TOP = (LineRole.TITLE, LineRole.DATE, LineRole.SUMMARY)


def paper(edited: EditedProtocol, references: References) -> Paper:
    """Everything that the printed protocol shows."""
    return _Sheet(edited, references).whole()


class _Sheet:
    """Turns the nodes of one protocol into values."""

    def __init__(self, edited: EditedProtocol, references: References) -> None:
        self._edited, self._references = edited, references
        self._work = references.document.work
        self._notes: Mapping[int, int] = {
            mark.start: number for number, note in enumerate(edited.protocol.notes) for mark in note.marks
        }
        self._lemmas = lemmas_of(edited.protocol)
        self._at_foot: set[int] = set()
        self._in_notes = False

    def whole(self) -> Paper:
        protocol, work, edition = self._edited.protocol, self._work, self._work.edition
        header = protocol.header
        return {
            "language": work.language.partition("-")[0].lower(),
            "edition": edition.title,
            "editors": [editor.name for editor in edition.editors],
            "publisher": ", ".join(filter(None, (edition.publisher, edition.place))),
            "licence": edition.licence.name,
            "rights": edition.rights,
            "title": header.title or work.title,
            "short_title": work.short_title or work.title,
            "date": spoken(header.date),
            "archive": ", ".join(filter(None, (work.archive, work.shelfmark))),
            "credit": work.credit,
            "status": list(self._status(header)),
            "summary": [_folded(header.summary)] if header.summary else [],
            "address": work.page_url,
            "citation": Citer(self._references.document).cited("chicago-note"),
            "version": self._edited.version,
            "words": {
                "edited": say("Edited by {names}", names=", ".join(editor.name for editor in edition.editors)),
                "version": say("Version {version}", version=self._edited.version),
                "unmarked": say("Notes without a mark in the text"),
                "unread": say("Words of the source that were not read"),
                "source": say("Source"),
                "abbreviations": say("Abbreviations"),
                "terms": say("Terms of the source’s index"),
            },
            "taken_from": self._taken_from(),
            "sessions": [self._session(session, number) for number, session in enumerate(protocol.sessions, 1)],
            "source": [self._line(line) for line in header.lines if line.role not in _AT_TOP],
            "unread": [_INVISIBLE.sub("", left.text) for left in protocol.leftovers],
            "notes": self._all_notes(),
            "abbreviations": [[_folded(plain((sign,))), sign.word] for sign in self._unprinted(SignKind.ABBREVIATION)],
            "terms": sorted({sign.word for sign in self._unprinted(SignKind.INDEX_TERM)}, key=str.casefold),
        }

    def _status(self, header: Header) -> Iterator[str]:
        if header.parent:
            yield say("Attachment to {parent}.", parent=header.parent)
        yield from status(header)

    def _taken_from(self) -> str:
        """The source's own edition, its credits and its licence."""
        edition = self._work.taken_from
        if edition is None:
            return ""
        editors = listed(tuple(name.natural for name in edition.editors))
        told = [
            edition.name,
            edition.published,
            say("Edited by {names}", names=editors) if editors else "",
            *(say("{role}: {names}.", role=role, names=listed(names)) for role, names in edition.others),
            say("Supported by {names}.", names=listed(edition.funders)) if edition.funders else "",
            edition.address,
        ]
        words = f"{say('Text taken from:')} {sentences(*told)}"
        return f"{words} {say('Licence of the text:')} {edition.licence}." if edition.licence else words

    def _unprinted(self, kind: SignKind) -> list[Sign]:
        """Each word once that is told by a sign of this kind and not printed."""
        met = (sign for content in contents(self._edited.protocol) for sign in signs(content) if sign.kind is kind)
        return list({(plain((sign,)), sign.word): sign for sign in met if sign.word}.values())

    def _all_notes(self) -> list[Paper]:
        """Every note; to be called last, when it is known which of them stand at the foot of a page."""
        self._in_notes = True
        return [self._note(note, number in self._at_foot) for number, note in enumerate(self._edited.protocol.notes)]

    def _session(self, session: Session, number: int) -> Paper:
        several = len(self._edited.protocol.sessions) > 1
        return {
            "anchor": self._anchor(session),
            "heading": self._runs(session.heading) or ([say("Session {number}", number=number)] if several else []),
            "lines": [self._line(line) for line in session.lines],
            "present": [self._listed(present) for present in session.lists],
            "blocks": [self._block(block) for block in session.blocks],
            "items": [self._item(item) for item in session.items],
            "closing": [{"role": line.role.value, "runs": self._line(line)} for line in session.closing],
        }

    def _item(self, item: Item) -> Paper:
        anchor = self._anchor(item)
        page = self._work.page_url
        citable = self._references.at(anchor) is not None
        return {
            "anchor": anchor,
            "number": _label(item.marker) or item.number,
            "survival": of_item(item.survival),
            "heading": self._runs(item.heading) or ([] if item.number else [unnamed(item.kind)]),
            "address": f"{page}{urls.in_page(anchor)}" if page and citable else "",
            "supporters": self._listed(item.supporters) if item.supporters else [],
            "blocks": [self._block(block) for block in item.blocks],
        }

    def _block(self, block: Block) -> Paper:
        match block:
            case Paragraph():
                kind = "paragraph" if block.kind is ParagraphKind.PLAIN else block.kind.value
                runs = self._verse(block) if block.kind is ParagraphKind.VERSE else self._runs(block.content)
                return {"kind": kind, "anchor": self._anchor(block), "runs": runs}
            case Points(kind=PointsKind.TABLE):
                return self._table(block)
            case Points():
                return {"kind": "points", "points": [self._point(point) for point in block.points]}
            case Speech():
                return {
                    "kind": "speech",
                    "anchor": self._anchor(block),
                    "speaker": self._runs(block.speaker.content),
                    "blocks": [self._block(inner) for inner in block.blocks],
                }
            case _:
                assert_never(block)

    def _verse(self, paragraph: Paragraph) -> Runs:
        """Line by line, as the source begins them."""
        runs: Runs = []
        end = paragraph.origin.start
        for inline in paragraph.content:
            if runs and inline.origin.start > end:
                runs.append({"kind": "line-break"})
            runs += self._runs((inline,))
            end = inline.origin.end
        return runs

    def _table(self, table: Points) -> Paper:
        placed = grid(table)
        cells = [
            {
                "x": cell.column, "y": cell.row, "columns": cell.columns, "rows": cell.rows, "head": cell.head,
                "runs": [cell.before, *self._runs(cell.content), cell.after],
                "anchor": "" if number else self._anchor(row),
            }
            for row, there in zip(table.points, placed.rows, strict=True)
            for number, cell in enumerate(there)
        ]  # fmt: skip
        return {"kind": "table", "columns": placed.width, "cells": cells}

    def _point(self, point: Point) -> Paper:
        label = _label(point.marker) or point.label
        return {"anchor": self._anchor(point), "label": label, "runs": self._runs(point.content)}

    def _note(self, note: Note, at_foot: bool) -> Paper:
        kind: Runs = [_folded(note.kind_label.text) + " "] if note.kind_label else []
        about = [self._lemmas[lemma.start] for lemma in note.lemmas if lemma.start in self._lemmas]
        if about:
            told = say("On “{words}”:", words=", ".join(about))
            kind.insert(0, {"kind": "ours", "runs": [f"{told} "]})
        return {
            "label": note.label,
            "at_foot": at_foot,
            "paragraphs": [
                [*(kind if first else []), *self._runs(block.content)]
                for first, block in zip([True, *[False] * len(note.blocks)], note.blocks, strict=False)
            ]
            or [kind],
        }

    def _line(self, line: Line) -> Runs:
        return self._joined((line.label,) if line.label else (), (line.content,))

    def _listed(self, present: AttendeeList) -> Runs:
        labels = (*present.fragments, *((present.label,) if present.label else ()))
        return self._joined(labels, (entry.content for entry in present.entries), map(_told_of, present.entries))

    def _joined(
        self,
        fragments: Iterable[Fragment],
        contents: Iterable[tuple[Inline, ...]],
        told: Iterable[tuple[int, int, Runs]] = (),
    ) -> Runs:
        """Fragments and contents in the order of the source, parted by a space where it has something between.

        ``told`` are words that the source does not print, each with the place behind which it stands, twice.
        """
        pieces = [(one.origin.start, one.origin.end, [_folded(one.text)]) for one in fragments]
        pieces += (piece for piece in told if piece[2])
        pieces += ((one[0].origin.start, one[-1].origin.end, self._runs(one)) for one in contents if one)
        runs: Runs = []
        end = None
        for start, until, piece in sorted(pieces, key=lambda piece: piece[:2]):
            if end is not None and start > end:
                runs.append(" ")
            runs += piece
            end = until
        return runs

    def _runs(self, content: tuple[Inline, ...]) -> Runs:
        return list(self._each(content))

    def _each(self, content: tuple[Inline, ...]) -> Iterator[Any]:
        for inline in content:
            match inline:
                case Text():
                    yield _folded(inline.text)
                case NoteMark():
                    yield self._mark(inline)
                case Sign():
                    yield from self._sign(inline)
                case Name():
                    yield from self._link(inline)
                case Pointer():
                    yield from _linked(inline.target, self._runs(inline.content))
                case CrossReference():
                    anchor = self._edited.anchor_at(inline.target)
                    runs = self._runs(inline.content)
                    yield {"kind": "ref", "anchor": anchor.id, "runs": runs} if anchor else {"kind": "", "runs": runs}
                case _:
                    assert_never(inline)

    def _mark(self, mark: NoteMark) -> Paper:
        """The first mark of a note brings it to the foot of the page; the others only repeat its label."""
        note = self._notes.get(mark.origin.start)
        if note is None or note in self._at_foot or self._in_notes:
            return {"kind": "label", "label": mark.label}
        self._at_foot.add(note)
        return {"kind": "mark", "label": mark.label, "note": note}

    def _sign(self, sign: Sign) -> Iterator[Any]:
        runs = self._runs(sign.content)
        looks = [look for look in sign.rend.split() if look in LOOKS] if sign.rend else []
        if sign.kind is SignKind.EMPHASIS:
            yield {"kind": "look", "looks": looks, "runs": runs} if looks else {"kind": "emphasis", "runs": runs}
            return
        made = {"kind": sign.kind.value, "before": sign.before, "runs": runs, "after": sign.after}
        drawn = _drawn(sign)
        if drawn and sign.kind is not SignKind.CORRECTION:
            yield from _linked(sign.target, [{"kind": "ours", "runs": [drawn]}])
        yield {"kind": "look", "looks": looks, "runs": [made]} if looks else made
        if drawn and sign.kind is SignKind.CORRECTION:
            yield {"kind": "ours", "runs": [f" {drawn}"]}

    def _link(self, name: Name) -> Iterator[Any]:
        public = self._work.edition.base_url if self._work.page_url else ""
        address = urls.public(public, urls.named(name.kind, name.key))
        runs = self._runs(name.content)
        if address and plain(name.content):
            yield {"kind": "link", "address": address, "runs": runs}
        else:
            yield from runs

    def _anchor(self, node: Node) -> str:
        return self._edited.anchor(node).id


def _drawn(sign: Sign) -> str:
    """What stands with a sign that the source does not print."""
    match sign.kind:
        case SignKind.PAGE_BREAK if not printed((sign,)):
            return page_begins(sign)
        case SignKind.CORRECTION if sign.word:
            return corrected(sign)
        case SignKind.FIGURE:
            return f"{pictured(sign)} "
        case SignKind.GAP | SignKind.ELLIPSIS | SignKind.ILLEGIBLE | SignKind.LOST if not printed((sign,)):
            return "[…]"
        case _:
            return ""


def _linked(target: str, runs: Runs) -> Runs:
    """The runs as a link where the target is one of the web."""
    if target.startswith(("https://", "http://")) and runs:
        return [{"kind": "link", "address": target, "runs": runs}]
    return runs


def _told_of(attendee: Attendee) -> tuple[int, int, Runs]:
    """What the source tells of somebody beside the name, behind it."""
    words = beside_name(attendee)
    end = max((inline.origin.end for inline in attendee.content), default=attendee.origin.end)
    return end, end, [{"kind": "ours", "runs": [f" ({words})"]}] if words else []


def _label(marker: Fragment | None) -> str:
    """A printed marker without its list sign: ``- IX.`` is ``IX.``."""
    return _LIST_SIGN.sub("", marker.text).strip() if marker else ""


def _folded(text: str) -> str:
    return _INVISIBLE.sub("", _WHITE.sub(" ", text))
