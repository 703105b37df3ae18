"""The JSON form of each kind of node: what ``protocol.schema.json`` calls ``session``, ``item``, ``paragraph``.

A form is written as text at once. Every node names its place, so that a protocol has some thousand objects, and to
make dictionaries of them and then text of these would take three times as long.
"""

from collections.abc import Iterable
from itertools import chain
from typing import Any, assert_never

from protocol_edition.diagnostics import Diagnostic
from protocol_edition.exports.json_inlines import Inlines, Part, origin_json
from protocol_edition.exports.json_provenance import beside, provenance_json, told
from protocol_edition.exports.json_text import encoded, fields, listed, quoted
from protocol_edition.model import (
    Attendee,
    AttendeeList,
    Block,
    Citation,
    Fragment,
    Header,
    Inline,
    Item,
    Leftover,
    Line,
    NameKind,
    Note,
    Paragraph,
    ParagraphKind,
    Point,
    Points,
    Session,
    Speech,
    names_in,
    plain,
    printed,
)


def diagnostic_json(diagnostic: Diagnostic) -> dict[str, Any]:
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


def _citation(citation: Citation | None) -> dict[str, Any] | None:
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
        "translators": citation.translators,
        "editors": citation.editors,
        "contributors": citation.contributors,
        "url": citation.url,
    }


def _people(content: tuple[Inline, ...]) -> str:
    """The keys of the persons that printed names mean, where the edition linked them."""
    keys = [quoted(name.key) for name in names_in(content) if name.kind is NameKind.PERSON]
    return f',"people":{listed(keys)}' if keys else ""


def _attendee(attendee: Attendee) -> str:
    """One name of a list, for the flat lists."""
    more = told(roles=attendee.roles, partial=attendee.partial, signed=attendee.signed)
    return (
        f'{{"printed":{quoted(printed(attendee.content))}'
        f',"name":{quoted(attendee.name)}'
        f',"office":{quoted(attendee.office)}'
        f',"status":"{attendee.status}"{fields(more)}{_people(attendee.content)}'
        f',"origin":{origin_json(attendee.origin)}}}'
    )


class Shapes(Inlines):
    """Writes the nodes of the tree in the order of the record, notes last: so the flat lists have their order."""

    def fragment(self, fragment: Fragment | Leftover | None) -> str:
        """Printed matter beside a node's text; null where there is none."""
        if fragment is None:
            return "null"
        self.leaves.append((fragment.origin.start, fragment.text))
        return f'{{"text":{quoted(fragment.text)},"origin":{origin_json(fragment.origin)}}}'

    def fragments(self, fragments: Iterable[Fragment | Leftover]) -> str:
        """A list of such."""
        return listed(map(self.fragment, fragments))

    def header(self, header: Header) -> str:
        """What is said about the protocol."""
        said = {
            "date": header.date,
            "title": header.title,
            "number": header.number,
            "series": header.series,
            "citation": _citation(header.citation),
            "summary": header.summary,
            "credits": header.credits,
            "funders": header.funders,
            "original_language": header.original_language,
            "contents": header.contents,
            "classification": header.classification,
            **provenance_json(header),
        }
        return f'{encoded(said)[:-1]},"lines":{self._lines(header.lines)}}}'

    def _lines(self, lines: tuple[Line, ...]) -> str:
        """Lines of description."""
        return listed(
            [
                f'{{"role":"{line.role}","label":{self.fragment(line.label)},{self.words(line.content)}'
                f',"origin":{origin_json(line.origin)}}}'
                for line in lines
            ]
        )

    def _heading(self, heading: tuple[Inline, ...]) -> str:
        """A heading three ways: plain, as printed, exact."""
        said = f'"heading":{quoted(plain(heading))},"heading_printed":{quoted(printed(heading))}'
        return f'{said},"heading_content":{self.content(heading)}'

    def session(self, session: Session, number: int) -> str:
        """One sitting."""
        self.within(number)
        self.stand(Part.SESSION_HEAD, "session", session.origin)
        heading, lines = self._heading(session.heading), self._lines(session.lines)
        self.stand(Part.ATTENDANCE, "session", session.origin)
        present = [list(map(_attendee, names.entries)) for names in session.lists]
        lists = listed(map(self._attendance, session.lists, present))
        chair = [_attendee(entry) for entry in session.chair]
        text = self._text_of_session(session, number)
        return (
            f'{{"session":{number},{self.anchor("session", session.origin)}{heading}'
            f',"date":{quoted(session.date)}'
            f',"place":{quoted(session.place)}'
            f',"hour":{quoted(session.hour)}'
            f',"chair":{listed(chair)}'
            f',"attendees":{listed(chain.from_iterable(present))}'
            f',"lists":{lists}'
            f',"lines":{lines},{text}'
            f',"origin":{origin_json(session.origin)}}}'
        )

    def _text_of_session(self, session: Session, number: int) -> str:
        blocks = self._blocks(session.blocks)
        items = listed([self._item(item, number) for item in session.items])
        self.within(number)
        self.stand(Part.CLOSING, "session", session.origin)
        closing = f',"closing":{self._lines(session.closing)}' if session.closing else ""
        return f'"blocks":{blocks},"items":{items}{closing}'

    def _attendance(self, names: AttendeeList, written: list[str]) -> str:
        """A printed list of names; ``written`` are its entries as the flat lists have them."""
        pairs = zip(names.entries, written, strict=True)
        entries = [f"{known[:-1]},{self.words(entry.content)}}}" for entry, known in pairs]
        return (
            f'{{"status":"{names.status}"'
            f',"label":{self.fragment(names.label)}'
            f',"entries":{listed(entries)}'
            f',"fragments":{self.fragments(names.fragments)}'
            f',"origin":{origin_json(names.origin)}}}'
        )

    def _item(self, item: Item, session: int) -> str:
        """An agenda item."""
        more = {**beside(kind=item.kind, survival=item.survival), **told(source_id=item.source_id)}
        self.within(session, item)
        self.stand(Part.ITEM_HEADING, "item", item.origin)
        heading = self._heading(item.heading)
        self.stand(Part.SUPPORTERS, "item", item.origin)
        supporters = "null"
        if item.supporters:
            supporters = self._attendance(item.supporters, list(map(_attendee, item.supporters.entries)))
        return (
            f'{{"number":{quoted(item.number)}'
            f',"value":{"null" if item.value is None else item.value},{self.anchor("item", item.origin)}{heading}'
            f',"marker":{self.fragment(item.marker)}'
            f',"supporters":{supporters}'
            f',"blocks":{self._blocks(item.blocks)}{fields(more)}'
            f',"origin":{origin_json(item.origin)}}}'
        )

    def _blocks(self, blocks: tuple[Block, ...]) -> str:
        return listed([self._block(block) for block in blocks])

    def _block(self, block: Block) -> str:
        """A block by its kind; ``text`` of a list or speech is that of its parts, one a line."""
        match block:
            case Paragraph():
                self.stand(Part.TEXT, "paragraph", block.origin)
                return self._paragraph(block)
            case Points():
                return (
                    f'{{"type":"points","kind":"{block.kind}"'
                    f',"text":{quoted(_text_of(block))}'
                    f',"points":{listed(map(self._point, block.points))}'
                    f',"origin":{origin_json(block.origin)}}}'
                )
            case Speech():
                return (
                    f'{{"type":"speech",{self.anchor("speech", block.origin)}"speaker":{self._speaker(block)}'
                    f',"text":{quoted(_text_of(block))}'
                    f',"blocks":{self._blocks(block.blocks)}'
                    f',"origin":{origin_json(block.origin)}}}'
                )
            case _:
                assert_never(block)

    def _speaker(self, speech: Speech) -> str:
        speaker = speech.speaker
        self.stand(Part.SPEAKER, "speech", speech.origin)
        return (
            f'{{"names":{listed(map(quoted, speaker.names))}'
            f',"office":{quoted(speaker.office)}{_people(speaker.content)}'
            f',"printed":{quoted(printed(speaker.content))},{self.words(speaker.content)}'
            f',"fragments":{self.fragments(speaker.fragments)}'
            f',"origin":{origin_json(speaker.origin)}}}'
        )

    def _paragraph(self, paragraph: Paragraph) -> str:
        """A paragraph."""
        kind = "" if paragraph.kind is ParagraphKind.PLAIN else fields(beside(kind=paragraph.kind))
        return (
            f'{{"type":"paragraph",{self.anchor("paragraph", paragraph.origin)}{self.words(paragraph.content)}{kind}'
            f',"origin":{origin_json(paragraph.origin)}}}'
        )

    def _point(self, point: Point) -> str:
        """One entry of a list."""
        self.stand(Part.TEXT, "point", point.origin)
        return (
            f'{{"label":{quoted(point.label)},{self.anchor("point", point.origin)}'
            f'"marker":{self.fragment(point.marker)}'
            f",{self.words(point.content)}"
            f',"origin":{origin_json(point.origin)}}}'
        )

    def notes(self, notes: tuple[Note, ...]) -> str:
        """The notes, with where their marks stand: some in another note, so that the texts of all come first."""
        texts = list(map(self._note_text, notes))
        return listed(map(self._note, notes, texts))

    def _note_text(self, note: Note) -> str:
        self.within(note=note)
        self.stand(Part.NOTE, "note", note.origin)
        return listed(map(self._paragraph, note.blocks))

    def _note(self, note: Note, blocks: str) -> str:
        text = "\n".join([plain(paragraph.content) for paragraph in note.blocks])
        marks = [
            f'{{{self.anchor("mark", mark)}"where":{self.marked[mark.start]},"origin":{origin_json(mark)}}}'
            for mark in note.marks
            if mark.start in self.marked
        ]
        lemmas = f',"lemmas":{listed(map(origin_json, note.lemmas))}' if note.lemmas else ""
        return (
            f'{{"label":{quoted(note.label)},"kind":"{note.kind}",{self.anchor("note", note.origin)}'
            f'"text":{quoted(text)}'
            f',"marks":{listed(marks)}'
            f',"marker":{self.fragment(note.marker)}'
            f',"kind_label":{self.fragment(note.kind_label)}'
            f',"blocks":{blocks}{fields(told(series=note.series))}{lemmas}'
            f',"origin":{origin_json(note.origin)}}}'
        )


def _text_of(block: Block) -> str:
    """The plain text of a block; of a list or speech that of its parts, one a line."""
    match block:
        case Paragraph():
            return plain(block.content)
        case Points():
            return "\n".join([plain(point.content) for point in block.points])
        case Speech():
            return "\n".join(map(_text_of, block.blocks))
        case _:
            assert_never(block)
