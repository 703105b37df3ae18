"""The whole way of one TEI file, from bytes to a reading.

1. the bytes become a tree, or are refused with the reason;
2. the dialect is recognised, and its table says what every element is;
3. the text is read in order into the flat text and drafts; notes follow at the foot;
4. references within the file find the nodes they mean; what is lost is told;
5. every character of the flat text is accounted for.
"""

from collections.abc import Mapping
from dataclasses import replace
from operator import is_

from protocol_edition.diagnostics import Diagnostic
from protocol_edition.model import (
    CrossReference,
    Decisions,
    Fact,
    Header,
    Inline,
    Item,
    Note,
    NoteKind,
    NoteMark,
    Origin,
    Paragraph,
    Pointer,
    Points,
    Protocol,
    Role,
    Sign,
    SignKind,
    Survival,
    Text,
    nodes,
    printed,
    rewrite,
)
from protocol_edition.sources.reading import Reading, account
from protocol_edition.sources.tei.attendance import Attendance
from protocol_edition.sources.tei.body import Body
from protocol_edition.sources.tei.dialect import Lineage, lineage, recognised, roles_of
from protocol_edition.sources.tei.dialects import DIALECTS
from protocol_edition.sources.tei.flow import Flow, joined
from protocol_edition.sources.tei.header import HeaderFacts
from protocol_edition.sources.tei.inline import Element, Inliner
from protocol_edition.sources.tei.lines import Lines
from protocol_edition.sources.tei.met import Met
from protocol_edition.sources.tei.own import is_own, read_own
from protocol_edition.sources.tei.parse import XML_ID, Tree, line_of, parse, words_of

_KINDS = {"translator": NoteKind.TRANSLATOR, "editor": NoteKind.EDITOR, "editorial": NoteKind.EDITOR}


def read_tei(source: bytes, file: str, decisions: Decisions) -> tuple[Reading | None, tuple[Diagnostic, ...]]:
    """Reads one TEI file, of whatever dialect; None where it is not well-formed, no TEI or beyond a limit.

    A file need not be valid: what is met that no rule knows keeps its words and is told, with its line.
    """
    tree, of_parsing = parse(source, file)
    if tree is None:
        return None, of_parsing
    if is_own(tree.root):
        own, findings = read_own(tree.root, file, decisions)
        return own, (*of_parsing, *findings)
    known = (*decisions.dialects, *DIALECTS)
    dialects = lineage(recognised(tree.root, known), known)
    reading, findings = _Reader(tree, file, dialects, decisions).read()
    return reading, (*of_parsing, *findings)


class _Reader:
    def __init__(self, tree: Tree, file: str, dialects: Lineage, decisions: Decisions) -> None:
        self._tree, self._file, self._decisions = tree, file, decisions
        self._met = Met(file)
        self._facts = HeaderFacts(tree.root, dialects, file)
        roles = roles_of(tree.root, dialects)
        self._flow = Flow(file)
        self._inliner = Inliner(self._flow, roles, self._met, brackets=any(one.brackets for one in dialects))
        day = self._facts.dates()[0]
        german = any(one.german_attendance for one in dialects)
        attendance = Attendance(self._flow, self._met, day, self._facts.listed(), german=german)
        headed = {
            str(parent.get(XML_ID))
            for element, role in roles.items()
            if role is Role.HEADING and words_of(element)
            and (parent := element.getparent()) is not None and parent.get(XML_ID)
        }  # fmt: skip
        self._lines = Lines(attendance, tree.ids, frozenset(headed))
        self._body = Body(self._flow, self._inliner, self._lines)

    def read(self) -> tuple[Reading, tuple[Diagnostic, ...]]:
        body = self._body
        for text in self._texts():
            body.parts(text, body.paragraph())
        body.finish()
        for agenda in self._facts.elements(Fact.AGENDA):
            body.lost_entries(agenda)
        first, days = body.sessions[0], self._facts.days()
        first.place = self._facts.first(Fact.PLACE)
        if len(body.sessions) > 1 and len(days) > 1:
            first.date = days[0]
        end = self._flow.place
        notes = self._notes()
        default = self._flow.origin(0, 1, 0)
        sessions = [draft.made(end, default) for draft in body.sessions]
        sessions = [replace(session, items=tuple(map(_surviving, session.items))) for session in sessions]
        items = [item for session in sessions for item in session.items]
        protocol = Protocol(
            file=self._file,
            header=self._facts.header(tuple(self._lines.header), self._survival(items), self._decisions),
            sessions=tuple(sessions), notes=tuple(notes), fragments=tuple(body.fragments), leftovers=(),
            names=self._facts.names(),
        )  # fmt: skip
        protocol = self._linked(protocol)
        if not self._flow.text.strip():
            self._met.once("X203", "the file has a header and no words of text", 1)
        self._doubts(protocol.header)
        reading, findings = account(protocol, self._flow.source())
        return reading, (*self._met.findings(), *findings)

    def _texts(self) -> list[Element]:
        root = self._tree.root
        texts = [one for one in root.iter("text") if not any(above.tag == "text" for above in one.iterancestors())]
        documents = [one for one in root.iter("div") if one.get("type") == "document"]
        several = max((texts, documents), key=len)
        if len(several) > 1:
            what = f"the file holds {len(several)} documents, the second from here"
            self._met.once("X306", what, line_of(several[1]))
        return texts

    def _survival(self, items: list[Item]) -> Survival:
        if self._facts.holds(Fact.IS_LOST):
            return Survival.LOST
        if items and all(item.survival is Survival.LOST for item in items):
            return Survival.LOST
        if any(item.survival is not Survival.FULL for item in items):
            return Survival.PARTIAL
        return Survival.FULL

    def _doubts(self, header: Header) -> None:
        """Tells of dates that disagree, and of decisions that a TEI file cannot heed."""
        decided = self._decisions
        if not header.date:
            self._met.once("R212", "the file gives no date", 1)
        elif not decided.date and any(said.differs for said in header.dates):
            said = ", ".join(f"{one.where} {one.date}" for one in header.dates)
            self._met.once("R213", f"the file gives several dates ({said}); {header.date} is taken", 1)
        if decided.lines or decided.signs:
            what = (
                f"{decided.file or 'the sidecar'} decides on lines or signs; what they are stands in a TEI file itself"
            )
            self._met.once("X307", what, 1)

    # ---- notes --------------------------------------------------------------------------------------------------

    def _notes(self) -> list[Note]:
        made: list[Note] = []
        position = 0
        for element in self._body.note_texts:
            made.append(self._standing_note(element, len(made) + 1))
        while position < len(self._inliner.notes):
            pending = self._inliner.notes[position]
            position += 1
            mark = pending.mark
            made.append(self._note(pending.element, mark.label, (mark.origin,), pending.series))
        return made

    def _standing_note(self, element: Element, number: int) -> Note:
        marks = tuple(self._inliner.marks.get(element.get(XML_ID) or "", ()))
        return self._note(element, element.get("n") or str(number), marks, element.get("type") or "")

    def _note(self, element: Element, label: str, marks: tuple[Origin, ...], series: str) -> Note:
        start = self._flow.begin("note")
        origin = self._body.here(element, start)
        blocks = self._body.note_paragraphs(element)
        kind = _KINDS.get(series, _KINDS.get((element.get("resp") or "").lstrip("#"), NoteKind.UNSPECIFIED))
        target = (element.get("target") or "").lstrip("#")
        around = self._inliner.enclosing.get(marks[0].start) if marks and not target else None
        lemma = self._inliner.lemmas.get(target, around)
        if target and lemma is None and target not in self._tree.ids:
            what = "{count} notes point to words that are not in the file"
            self._met.tell("X304", what, line_of(element), f"#{target}")
        return Note(
            None, label, kind, None, blocks, marks, self._body.until_here(origin), series, (lemma,) if lemma else ()
        )

    # ---- references ---------------------------------------------------------------------------------------------

    def _linked(self, protocol: Protocol) -> Protocol:
        whole = {node.origin.start: node.origin for node in (*nodes(protocol), *protocol.items)}
        return rewrite(protocol, lambda line, _: self._linked_line(line, whole))

    def _linked_line(self, line: tuple[Inline, ...], whole: Mapping[int, Origin]) -> tuple[Inline, ...]:
        """The line with its references; itself where it has none."""
        linked = joined([one for inline in line for one in self._link(inline, whole)])
        return line if len(linked) == len(line) and all(map(is_, linked, line)) else linked

    def _link(self, inline: Inline, whole: Mapping[int, Origin]) -> tuple[Inline, ...]:
        """A reference within the file leads to the ``whole`` of what begins there: an item before its paragraphs."""
        if isinstance(inline, Text | NoteMark):
            return (inline,)
        inner = self._linked_line(inline.content, whole)
        if not isinstance(inline, Pointer) or not inline.target.startswith("#"):
            return (inline if inner is inline.content else replace(inline, content=inner),)
        spot = self._body.spots.get(inline.target[1:])
        if spot is not None:
            return (CrossReference(whole.get(spot.start, spot), inner, inline.origin),)
        what = "{count} references within the file lead to nothing; their words are kept"
        self._met.tell("X304", what, inline.origin.line, inline.target)
        return inner


def _surviving(item: Item) -> Item:
    """The item, marked as lost or as given from another source if all its words say so."""
    contents = [
        block.content
        for outer in item.blocks
        for block in ((outer,) if isinstance(outer, Paragraph) else outer.points if isinstance(outer, Points) else ())
    ]
    if item.survival is not Survival.FULL or not contents or len(contents) < len(item.blocks):
        return item
    for kind, survival in ((SignKind.LOST, Survival.LOST), (SignKind.OTHER_SOURCE, Survival.OTHER_SOURCE)):
        if all(_only(content, kind) for content in contents):
            return replace(item, survival=survival)
    return item


def _only(content: tuple[Inline, ...], kind: SignKind) -> bool:
    """Whether all words of a line stand in signs of one kind."""
    return any(isinstance(one, Sign) and one.kind is kind and printed(one.content) for one in content) and not any(
        printed((one,)).strip() for one in content if not (isinstance(one, Sign) and one.kind is kind)
    )
