"""Protocols that no reader made: every field of the model drawn by hypothesis, with the source they would stand in."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from protocol_edition.model import (
    ArchiveReference,
    Attendee,
    AttendeeList,
    Citation,
    CrossReference,
    DateSaid,
    Fragment,
    Header,
    Inline,
    Item,
    ItemKind,
    Leftover,
    Line,
    LineRole,
    Name,
    NamedThing,
    NameKind,
    Note,
    NoteKind,
    NoteMark,
    Origin,
    Paragraph,
    ParagraphKind,
    Point,
    Pointer,
    Points,
    PointsKind,
    Protocol,
    ProtocolKind,
    Responsibility,
    Session,
    Sign,
    SignKind,
    SourceEdition,
    Speaker,
    Speech,
    Status,
    Survival,
    Text,
    plain,
)
from protocol_edition.sources import Reading

SPACES = ["", " ", "\n", "\n\n", "\r\n", "\t ", "\n\ufeff\n", "\u200b", "\u00a0", "\x0c", "\u2028"]
DATES = ["", "1962", "1962-10", "1962-10-28", "1956-10-23/1956-10-26", "196X", "1962-10-28?", "{1849-12-05,1849-12-08}"]
FACTS = st.one_of(st.just(""), st.text("abÉ'\"<>&\\{ \n\t\r\x0c_-.", min_size=1, max_size=8))
"""What a header says: any words, and characters that XML cannot hold."""


@dataclass
class Scribe:
    """Writes a source and the model of it at once, at the draw of hypothesis."""

    draw: st.DrawFn
    text: str = ""
    marks: dict[str, list[Origin]] = field(default_factory=dict)
    lemmas: list[Origin] = field(default_factory=list)
    places: list[Origin] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    left: list[Leftover] = field(default_factory=list)
    inner: bool = False

    WORDS = st.text("abc ДÉ'\"[]{}<>&\\\t\r\x0c\u00a0\u2028—.", min_size=1, max_size=12)

    def origin(self, start: int) -> Origin:
        line = self.text.count("\n", 0, start) + 1
        return Origin("made.txt", line, start - (self.text.rfind("\n", 0, start) + 1) + 1, start, len(self.text))

    def one(self, *choices):
        return self.draw(st.sampled_from(choices))

    def fact(self) -> str:
        return self.draw(FACTS)

    def facts(self) -> tuple[str, ...]:
        return tuple(fact for fact in self.draw(st.lists(FACTS, max_size=2)) if fact)

    def rarely(self) -> bool:
        return self.draw(st.integers(0, 9)) == 9

    def write(self, characters: str) -> Origin:
        start = len(self.text)
        self.text += characters
        return self.origin(start)

    def space(self) -> None:
        self.text += self.draw(st.sampled_from(SPACES))
        if not self.inner and self.rarely():
            self.inner = True
            self.astray()
            self.inner = False

    def astray(self) -> None:
        """Something that stands where nobody looks for it: a header line, a note, what could not be read."""
        self.text += "\n"
        match self.one("line", "note", "left"):
            case "line":
                self.lines.append(self.line())
            case "note":
                self.notes.append(self.note())
            case "left":
                self.left.append(Leftover("!!", self.write("!!")))
        self.text += "\n"

    def fragment(self, characters: str) -> Fragment:
        self.space()
        return Fragment(characters, self.write(characters))

    def maybe(self, characters: str) -> Fragment | None:
        return self.fragment(characters) if self.draw(st.booleans()) else None

    def content(self, depth: int = 0) -> tuple[Inline, ...]:
        self.space()
        words = self.draw(self.WORDS)
        return (Text(words, self.write(words)), *self.inlines_only(depth))

    def inline(self, depth: int) -> Inline:
        kinds = ["text", "mark"] if depth > 1 else ["text", "mark", "sign", "name", "cross", "pointer"]
        match self.draw(st.sampled_from(kinds)):
            case "text":
                words = self.draw(self.WORDS)
                return Text(words, self.write(words))
            case "mark":
                return self.mark()
            case "sign":
                return self.sign(self.draw(st.sampled_from(SignKind)), depth)
            case kind:
                start = len(self.text)
                content = self.inlines_only(depth + 1)
                origin = self.origin(start)
                if kind == "name":
                    return Name(
                        self.draw(st.sampled_from(NameKind)), self.one("somebody", "mpr12", "a b.c"), content, origin
                    )
                if kind == "pointer":
                    return Pointer(
                        self.one("https://a.example/?b=c&d", "other#item-ix", "date:1850-05-01"), content, origin
                    )
                return CrossReference(self.one(origin, *self.places), content, origin)

    def mark(self) -> NoteMark:
        label = self.one("1", "2", "3", "*", "a<")
        origin = self.write(f"[{label}]")
        self.marks.setdefault(label, []).append(origin)
        return NoteMark(label, f"[{label}]", origin)

    def sign(self, kind: SignKind, depth: int) -> Sign:
        start = len(self.text)
        before, after = self.one(("[", "]"), ("", ""), ("*", ""), ("", "(?)"))
        self.text += before
        content = self.inlines_only(depth + 1)
        self.text += after
        origin = self.origin(start)
        word, rend, target = "", "", ""
        if self.rarely():
            word, rend = self.one("", "Fidel", "I > II", "2x1", "x\x0c"), self.one("", "italic", "italic small-caps")
            target = self.one("", "https://a.example/b.jpg")
        if kind is SignKind.LEMMA and origin.end > origin.start:
            self.lemmas.append(origin)
        return Sign(kind, before, content, after, origin, word, rend, target)

    def inlines_only(self, depth: int) -> tuple[Inline, ...]:
        return tuple(self.inline(depth) for _ in range(self.draw(st.integers(0, 2))))

    def line(self) -> Line:
        start = len(self.text)
        label = self.maybe("Summary:")
        return Line(self.draw(st.sampled_from(LineRole)), label, self.content(), self.origin(start))

    def attendance(self) -> AttendeeList:
        start, label, entries, signs = len(self.text), self.maybe("Present:"), [], []
        for _ in range(self.draw(st.integers(0, 3))):
            entries.append(self.attendee())
            signs.append(self.fragment(","))
        status = self.draw(st.sampled_from(Status))
        return AttendeeList(status, label, tuple(entries), tuple(signs), self.origin(start))

    def attendee(self) -> Attendee:
        begin = len(self.text)
        content = self.content()
        status, plain_name = self.draw(st.sampled_from(Status)), plain(content)
        if not self.rarely():
            return Attendee(content, plain_name, "", status, self.origin(begin))
        roles, signed = self.one((), ("signed-protocol", "a b")), self.one("", "1850-05-01")
        return Attendee(content, self.fact(), self.fact(), status, self.origin(begin), roles, True, signed)

    def paragraph(self) -> Paragraph:
        start = len(self.text)
        kind = self.draw(st.sampled_from(ParagraphKind)) if self.rarely() else ParagraphKind.PLAIN
        return Paragraph(self.content(), self.origin(start), kind)

    def points(self) -> Points:
        start = len(self.text)
        kind = self.draw(st.sampled_from(PointsKind))
        table = kind is PointsKind.TABLE and self.draw(st.booleans())
        points = tuple(self.row() if table else self.point() for _ in range(self.draw(st.integers(1, 2))))
        return Points(kind, points, self.origin(start))

    def point(self) -> Point:
        begin = len(self.text)
        return Point(self.fragment("- 1."), self.one("1", "", "a"), self.content(), self.origin(begin))

    def row(self) -> Point:
        self.text += "\n"
        begin = len(self.text)
        cells = []
        for _ in range(self.draw(st.integers(1, 3))):
            cells.append(self.sign(SignKind.CELL, 0))
            self.text += self.one("", "\n", "\t")
        return Point(None, "", tuple(cells), self.origin(begin))

    def block(self, speeches: bool = True):
        match self.draw(st.sampled_from(["paragraph", "points", "speech"] if speeches else ["paragraph", "points"])):
            case "paragraph":
                return self.paragraph()
            case "points":
                return self.points()
        start = len(self.text)
        names, office = self.one((("X",), ""), ((), ""), (("X", "Y"), "Chair"), ((), "Chair"))
        speaker = Speaker(self.content(), names, office, (self.fragment("—"),), self.origin(start))
        blocks = tuple(self.block(speeches=False) for _ in range(self.draw(st.integers(0, 2))))
        return Speech(speaker, blocks, self.origin(start))

    def blocks(self):
        return tuple(self.block() for _ in range(self.draw(st.integers(0, 2))))

    def item(self) -> Item:
        start = len(self.text)
        marker = self.maybe("IX.")
        heading = self.content()
        supporters = self.attendance() if self.draw(st.booleans()) else None
        number, value = self.one(("IX", 9), ("IX", None), ("II½", 3)) if marker else ("", None)
        blocks = self.blocks()
        origin = self.origin(start)
        self.places.append(origin)
        kind, survival = self.draw(st.sampled_from(ItemKind)), self.draw(st.sampled_from(Survival))
        source_id = self.one("", "top_1_2")
        return Item(marker, number, value, heading, supporters, blocks, origin, kind, survival, source_id)

    def session(self) -> Session:
        start = len(self.text)
        heading, lines = self.content(), (self.line(),) if self.draw(st.booleans()) else ()
        lists = (self.attendance(),) if self.draw(st.booleans()) else ()
        blocks = self.blocks()
        items = tuple(self.item() for _ in range(self.draw(st.integers(0, 2))))
        closing = (self.line(),) if self.rarely() else ()
        date, place = self.draw(st.sampled_from(DATES)), self.fact()
        return Session(heading, lines, date, place, self.fact(), lists, blocks, items, self.origin(start), closing)

    def note(self) -> Note:
        start = len(self.text)
        label = self.one("1", "2", "3", "*", "a<")
        marker, kind_label = self.maybe(f"- [{label}]"), self.maybe("Translator's Note:")
        marks, lemmas = tuple(self.marks.get(label, ())), tuple(self.lemmas[:1]) if self.rarely() else ()
        blocks = tuple(self.paragraph() for _ in range(self.draw(st.integers(1, 2))))
        kind, series = self.draw(st.sampled_from(NoteKind)), self.one("", "variant")
        return Note(marker, label, kind, kind_label, blocks, marks, self.origin(start), series, lemmas)

    def header(self, lines: tuple[Line, ...]) -> Header:
        if not self.rarely():
            return Header(lines, "1962", "T", "", "", None, "", "", (), "", "", ())
        return Header(
            lines, self.draw(st.sampled_from(DATES)), self.fact(), self.fact(), self.fact(), self.citation(),
            self.fact(), self.fact(), self.facts(), self.fact(), self.fact(), self.facts(),
            self.draw(st.sampled_from(ProtocolKind)), self.fact(), self.draw(st.sampled_from(Survival)),
            (DateSaid("1849-12-05", self.fact(), self.draw(st.booleans())),), self.one("", "de", "de-AT"),
            self.edition() if self.draw(st.booleans()) else None,
        )  # fmt: skip

    def citation(self) -> Citation | None:
        if self.draw(st.booleans()):
            return None
        reference = ArchiveReference(*(self.fact() for _ in range(6)))
        date = self.draw(st.sampled_from(DATES))
        persons = self.facts(), self.facts(), self.facts()
        return Citation(self.fact(), self.fact(), date, self.fact(), reference, self.fact(), *persons, self.fact())

    def edition(self) -> SourceEdition:
        responsible = (Responsibility(self.fact(), self.fact()),)
        identifiers = (("DOI", "10.1/2"), ("a b", self.fact()))
        licence, address = self.fact(), self.one("", "https://creativecommons.org/licenses/by/4.0/")
        date = self.draw(st.sampled_from(DATES))
        return SourceEdition(
            self.fact(), self.fact(), responsible, self.facts(), self.fact(), self.fact(), date, licence, address,
            identifiers, self.fact(),
        )  # fmt: skip

    def register(self) -> tuple[NamedThing, ...]:
        kinds = self.draw(st.lists(st.sampled_from(NameKind), max_size=3)) if self.rarely() else []
        return tuple(NamedThing(kind, self.fact(), self.fact(), (("gnd", "118-1"),)) for kind in kinds)

    def protocol(self) -> Protocol:
        self.lines += [self.line() for _ in range(self.draw(st.integers(0, 3)))]
        sessions = tuple(self.session() for _ in range(self.draw(st.integers(0, 2))))
        apparatus = (self.fragment("Notes"),) if self.draw(st.booleans()) else ()
        self.notes += [self.note() for _ in range(self.draw(st.integers(0, 2)))]
        left = self.fragment("???")
        self.left.append(Leftover(left.text, left.origin))
        self.space()
        lines = tuple(sorted(self.lines, key=_place))
        notes = tuple(sorted(self.notes, key=_place))
        leftovers = tuple(sorted(self.left, key=_place))
        header = self.header(lines)
        return Protocol("made.txt", header, sessions, notes, apparatus, leftovers, self.register())


def _place(node: Line | Note | Leftover) -> tuple[int, int]:
    return node.origin.start, node.origin.end


@st.composite
def written(draw) -> Reading:
    """A protocol with its source."""
    scribe = Scribe(draw)
    protocol = scribe.protocol()
    return Reading(protocol, scribe.text)
