"""A record with all that a scholarly encoding can tell, built by hand as a reader builds one; all is invented."""

from dataclasses import dataclass, field

from protocol_edition.model import (
    Attendee,
    AttendeeList,
    CrossReference,
    DateSaid,
    Fragment,
    Header,
    Inline,
    Item,
    ItemKind,
    Line,
    LineRole,
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
    Status,
    Survival,
    Text,
)
from protocol_edition.sources import Reading

EDITION = SourceEdition(
    title="Die Protokolle des Hafenrates, Band 2",
    series="Quellen zur Geschichte von Ebenau",
    responsible=(
        Responsibility("Anna Weber", "editor"),
        Responsibility("Otto Lang", "editor"),
        Responsibility("Rosa Brandt", "Conversion to TEI"),
    ),
    funders=("Stiftung Hafen",),
    publisher="Verlag am Kai",
    place="Ebenau",
    date="1985",
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    identifiers=(("DOI", "10.1234/ebenau.2"),),
    dialect="made-up",
)


@dataclass
class Flat:
    """Writes the flat text of a source, and says where in it each piece stands; every block begins a new line."""

    file: str = "protocol-7.xml"
    text: str = ""
    lemmas: dict[str, Origin] = field(default_factory=dict)
    marks: dict[str, Origin] = field(default_factory=dict)

    def origin(self, start: int) -> Origin:
        line = self.text.count("\n", 0, start) + 1
        return Origin(self.file, line, 1, start, len(self.text))

    def __call__(self, *parts) -> tuple[Inline, ...]:
        """Inlines: words, or what the methods below make, one after another."""
        return tuple(self.words(part) if isinstance(part, str) else part() for part in parts)

    def words(self, words: str) -> Text:
        start = len(self.text)
        self.text += words
        return Text(words, self.origin(start))

    def sign(self, kind: SignKind, *parts, before: str = "", after: str = "", **told: str):
        def write() -> Sign:
            start = len(self.text)
            self.text += before
            content = self(*parts)
            self.text += after
            origin = self.origin(start)
            if kind is SignKind.LEMMA:
                self.lemmas[told.pop("note")] = origin
            return Sign(kind, before, content, after, origin, **told)

        return write

    def mark(self, label: str):
        def write() -> NoteMark:
            self.marks[label] = self.origin(len(self.text))
            return NoteMark(label, "", self.marks[label])

        return write

    def pointer(self, target: str, *parts):
        def write() -> Pointer:
            start = len(self.text)
            content = self(*parts)
            return Pointer(target, content, self.origin(start))

        return write

    def reference(self, target: Origin, *parts):
        def write() -> CrossReference:
            start = len(self.text)
            content = self(*parts)
            return CrossReference(target, content, self.origin(start))

        return write

    def begin(self) -> int:
        if self.text:
            self.text += "\n"
        return len(self.text)

    def line(self, role: LineRole, *parts) -> Line:
        start = self.begin()
        return Line(role, None, self(*parts), self.origin(start))

    def paragraph(self, *parts, kind: ParagraphKind = ParagraphKind.PLAIN) -> Paragraph:
        start = self.begin()
        return Paragraph(self(*parts), self.origin(start), kind)

    def points(self, kind: PointsKind, *points: tuple) -> Points:
        """Points, each as (label, parts...)."""
        start, made = len(self.text) + 1, []
        for label, *parts in points:
            begin = self.begin()
            made.append(Point(None, label, self(*parts), self.origin(begin)))
        return Points(kind, tuple(made), self.origin(start))

    def attendees(self, status: Status, label: str, *named: tuple[str, dict]) -> AttendeeList:
        start = self.begin()
        printed_label = self.words(label)
        entries, commas = [], []
        for number, (name, told) in enumerate(named):
            if number:
                comma = self.words(", ")
                commas.append(Fragment(",", Origin(self.file, 1, 1, comma.origin.start, comma.origin.start + 1)))
            content = self(name)
            entries.append(Attendee(content, name, "", status, content[0].origin, **told))
        fragment = Fragment(printed_label.text, printed_label.origin)
        return AttendeeList(status, fragment, tuple(entries), tuple(commas), self.origin(start))

    def heading(self, number: str, *parts) -> tuple[Fragment | None, tuple[Inline, ...], int]:
        start = self.begin()
        marker = None
        if number:
            words = self.words(number)
            marker = Fragment(number, words.origin)
            self.text += " "
        return marker, self(*parts), start

    def note(self, series: str, label: str, *parts) -> Note:
        paragraph = self.paragraph(*parts)
        marks = (self.marks[label],) if label in self.marks else ()
        lemmas = (self.lemmas[label],) if label in self.lemmas else ()
        return Note(None, label, NoteKind.EDITOR, None, (paragraph,), marks, paragraph.origin, series, lemmas)


def everything(edition: SourceEdition | None = EDITION, file: str = "protocol-7.xml") -> Reading:
    """Every kind of block, sign and note, two of each where one could hide behind the other."""
    flat = Flat(file)
    kind = SignKind
    title = flat.line(LineRole.TITLE, "Hafenrat, Ebenau, 3. März 1921")
    archive = flat.line(LineRole.IDENTIFIER, "HR. 311a")
    present = flat.attendees(
        Status.PRESENT, "Anw. ",
        ("Weber", {"signed": "1921-03-07", "roles": ("signed-protocol",)}), ("Lang", {"partial": True}),
    )  # fmt: skip
    absent = flat.attendees(Status.ABSENT, "Abw. ", ("Moser", {}))
    recorder = flat.attendees(Status.RECORDER, "P. ", ("Brandt", {}))
    agenda_at = flat.points(PointsKind.AGENDA, ("", "I. Vom Bagger"), ("", "II. Vom Kran"))
    marker, heading, start = flat.heading("I.", "Vom Bagger", flat.mark("1"))
    blocks = (
        flat.paragraph(
            "Der ", flat.sign(kind.LEMMA, "neue Bagger", note="a"), flat.mark("a"), " kommt von der ",
            flat.sign(kind.ABBREVIATION, "Fa.", word="Firma"), " ", flat.sign(kind.CORRECTION, "Lintz", word="Linz"),
            "; er kostet ", flat.sign(kind.EMPHASIS, "3.500", rend="letterspaced"), " K",
            flat.sign(kind.EMPHASIS, "r", rend="superscript"), " und ist ", flat.sign(kind.ADDED, "sehr"),
            " schwer, ver",
            flat.sign(kind.PAGE_BREAK, word="54", target="https://ebenau.example/54.jpg"), "packt",
            flat.sign(kind.INDEX_TERM, word="Bagger > Ankauf"), " in ",
            flat.sign(kind.OTHER_SOURCE, "Kisten", rend="italic"), ".",
        ),
        flat.paragraph("Die Bedingungen", kind=ParagraphKind.HEADING),
        flat.paragraph("Zahlung bei Lieferung.", kind=ParagraphKind.QUOTATION),
        flat.paragraph("(Beifall.)", kind=ParagraphKind.STAGE),
        flat.paragraph("Der Bagger kam\nbei Nacht", kind=ParagraphKind.VERSE),
        flat.paragraph(
            flat.sign(kind.FIGURE, "Skizze des Baggers", word="Ein Bagger von der Seite"), kind=ParagraphKind.FIGURE
        ),
        flat.points(
            PointsKind.TABLE,
            ("", flat.sign(kind.CELL, "Teil", rend="label"), flat.sign(kind.CELL, "Preis", rend="label", word="2x1")),
            ("", flat.sign(kind.CELL, "Eimer", rend="label"), flat.sign(kind.CELL, "200"), flat.sign(kind.CELL, "K")),
        ),
        flat.points(PointsKind.NUMBERED, ("1.", "bestellen;"), ("2.", "zahlen.")),
        flat.paragraph(
            "Siehe ", flat.pointer("protocol-9#top_2", "das Protokoll vom Mai"), " und ",
            flat.pointer("date:1923-05-09", "jenes vom 9. Mai"), " und ", flat.pointer("protocol-99", "ein verlorenes"),
            ".",
        ),
    )  # fmt: skip
    bagger = Item(marker, "I", 1, heading, None, blocks, flat.origin(start), source_id="top_1")
    marker, heading, start = flat.heading("II.", "Vom Kran")
    kran = Item(marker, "II", 2, heading, None, (), flat.origin(start), survival=Survival.LOST, source_id="top_2")
    marker, heading, start = flat.heading("", "Liste der Kräne")
    appendix = Item(
        None, "A", None, heading, None, (flat.paragraph("Ein Kran."),), flat.origin(start), ItemKind.APPENDIX
    )
    closing = (
        flat.line(LineRole.DATELINE, "Ebenau, den 3. März 1921"), flat.line(LineRole.SIGNATURE, "Weber"),
        flat.line(LineRole.APPROVAL, "Gesehen am 7. März 1921."),
    )  # fmt: skip
    session = Session(
        (), (), "1921-03-03", "Ebenau", "", (present, absent, recorder), (agenda_at,), (bagger, kran, appendix),
        Origin(file, 1, 1, title.origin.start, closing[-1].origin.end), closing,
    )  # fmt: skip
    notes = (
        flat.note("footnote", "1", "Der Bagger wurde 1923 geliefert."),
        flat.note("variant", "a", "Korrektur aus ", flat.sign(kind.DELETED, "alte Bagger"), "."),
    )
    header = Header(
        (title, archive), "1921-03-03", "Hafenrat, Ebenau, 3. März 1921", "311a", "Protokolle des Hafenrates", None, "",
        "", (), "", "", (), ProtocolKind.ATTACHMENT, "protocol-9", Survival.PARTIAL,
        (DateSaid("1921-03-03", "heading"), DateSaid("1921-03-04", "meeting", differs=True)), "de", edition,
    )  # fmt: skip
    return Reading(Protocol(file, header, (session,), notes, (), ()), flat.text)
