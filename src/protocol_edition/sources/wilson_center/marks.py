"""Where the notes stand and which figures in the text point to them (sections 9 and 10 of the forms)."""

import re
from bisect import bisect_right
from operator import itemgetter
from string import ascii_letters

from protocol_edition.model import NoteKind, expression, frozen
from protocol_edition.sources.source import Source, Unit
from protocol_edition.sources.wilson_center.inline import Mark

_LABEL = r"(?:\d{1,3}[a-z]?|\*{1,3}|[a-z](?=[\]\)]))"
KIND_LABEL = expression(
    r"(?P<who>[Tt]ranslator|[Ee]ditor|TRANSLATOR|EDITOR|[Tt]ransl|[Tt]rans"
    r"|[Ee]d)\.?(?:[’'`´]?[sS][’'`´]?)?\s*(?:[Nn]otes?|NOTES?|[Rr]emark|[Cc]omment)?\s*:\s*"
)
NOTE_HEADING = expression(
    r"(?:(?P<who>translator|editor|transl|compiler)(?:[’'`´]?s[’'`´]?)?\s+|foot"
    r"|end)?notes?\s*+(?:to the (?:text|translation|document)\s*+)?:?\s*+$",
    re.IGNORECASE,
)
_FIGURES = expression(r"\d+")
_BEFORE = expression(r"[•·]\s*(?P<label>\d{1,2})\s+(?=\S)")
_HEADS = frozenset("TtEeCcFfNn")
"""How the headings of notes begin."""
_MARKED = expression(
    rf"(?P<bullet>[-–•*·]\s+)?(?:\[(?P<square>{_LABEL})\]|\((?P<round>{_LABEL})\)|(?P<bare>\d{{1,3}}"
    rf"|\*{{1,3}})[.)]?(?=\s))\s*(?P<kind>{KIND_LABEL.pattern.replace('?P<who>', '?:')})?"
)


@frozen
class NoteStart:
    """The head of a note: ``unit`` is its first unit's position; text begins at offset ``text``."""

    unit: int
    label: str
    text: int
    kind: NoteKind
    kind_label: tuple[int, int]
    shape: str
    """"square", "round" or "bare": how the list prints its labels."""

    @property
    def says_whose(self) -> bool:
        """Whether the head says whose note it is: ``Translator's Note:``."""
        return self.kind_label[0] < self.kind_label[1]


@frozen
class Apparatus:
    """The notes of a text: their heads, the headings over them, and the units they take."""

    notes: tuple[NoteStart, ...]
    headings: tuple[int, ...]
    first: int
    """Position of the first unit of the closing list, or the number of units."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels in the order of the list."""
        return tuple(note.label for note in self.notes)


def note_kind(who: str | None) -> NoteKind:
    """Whose note, by the word before ``Note``."""
    word = (who or "").lower()
    if word.startswith("tr"):
        return NoteKind.TRANSLATOR
    return NoteKind.EDITOR if word.startswith(("ed", "comp")) else NoteKind.UNSPECIFIED


def find_apparatus(units: list[Unit], foot: int) -> Apparatus:
    """The note list at the end of ``units[:foot]``, and notes that stand before their paragraph (``• 1 text``)."""
    above = units[:foot]
    for heading, unit in enumerate(above):
        if unit.text[0] in _HEADS and (match := NOTE_HEADING.fullmatch(unit.text)):
            starts = _list_from(units, heading + 1, foot, note_kind(match["who"]))
            if starts:
                return Apparatus(starts, (heading,), heading)
    listed = [i for i, unit in enumerate(above) if unit.text[0] not in ascii_letters and _labelled(unit)]
    if listed:
        first = _closing_run(listed, units, foot)
        starts = _list_from(units, first, foot, NoteKind.UNSPECIFIED)
        outside = tuple(_start(i, units[i], NoteKind.UNSPECIFIED) for i in listed if i < first)
        return Apparatus(tuple(s for s in outside if s) + starts, (), first)
    first = _bare_list(units, foot)
    if first < foot:
        return Apparatus(_list_from(units, first, foot, NoteKind.UNSPECIFIED), (), first)
    return Apparatus(_notes_before(units, foot), (), foot)


def _labelled(unit: Unit) -> bool:
    match = _MARKED.match(unit.text)
    return match is not None and match["kind"] is not None


def _closing_run(listed: list[int], units: list[Unit], foot: int) -> int:
    """The first unit of the last unbroken list: between its notes stand only their own further paragraphs."""
    first = listed[-1]
    for position in reversed(listed[:-1]):
        between = units[position + 1 : first]
        if len(between) > 3 or any(
            re.match(r"(?:[IVXLC]+|\d{1,2})\.\s+[A-Z]|Present\s*:|Cdes?\.", unit.text) for unit in between
        ):
            break
        first = position
    return first


def _start(position: int, unit: Unit, kind: NoteKind) -> NoteStart | None:
    match = _MARKED.match(unit.text)
    if not match:
        return None
    label = match["square"] or match["round"] or match["bare"]
    shape = "square" if match["square"] else "round" if match["round"] else "bare"
    said = KIND_LABEL.search(match["kind"]) if match["kind"] else None
    span = (unit.start + match.start("kind"), unit.start + match.end("kind")) if said else (unit.start, unit.start)
    return NoteStart(position, label, unit.start + match.end(), note_kind(said["who"]) if said else kind, span, shape)


def _list_from(units: list[Unit], first: int, foot: int, kind: NoteKind) -> tuple[NoteStart, ...]:
    """Note heads from unit ``first`` on; a figure that breaks the sequence belongs to the note before it."""
    starts: list[NoteStart] = []
    for position in range(first, foot):
        start = _start(position, units[position], kind)
        if start and _continues(starts, start):
            starts.append(start)
    return tuple(starts)


def _continues(starts: list[NoteStart], start: NoteStart) -> bool:
    if start.says_whose or not starts:
        return True
    if start.shape != starts[0].shape:
        return False
    number, last = _figure(start.label), _figure(starts[-1].label)
    return number is None or last is None or (0 <= number - last <= 3)


def _figure(label: str) -> int | None:
    figures = _FIGURES.match(label)
    return int(figures.group()) if figures else None


def _bare_list(units: list[Unit], foot: int) -> int:
    """The first unit of a closing run ``[1] text``, ``[2] text`` without any label; ``foot`` where there is none.

    Only square or round brackets with a mark of the same label in the text before make such a list.
    """
    first = foot
    for position in range(foot - 1, -1, -1):
        start = _start(position, units[position], NoteKind.UNSPECIFIED)
        if not start or start.shape == "bare" or len(start.label) > 2:
            if first < foot or foot - position > 3:
                break
            continue
        printed = units[position].text[units[position].text.find(start.label) - 1 :][: len(start.label) + 2]
        if not any(printed in unit.text[1:] for unit in units[:position]):
            break
        first = position
    return first


def _notes_before(units: list[Unit], foot: int) -> tuple[NoteStart, ...]:
    """``• 1 text`` before its paragraph: a bullet, a figure without a stop, and that figure as a mark further on."""
    starts = []
    for position, unit in enumerate(units[:foot]):
        match = _BEFORE.match(unit.text)
        if match and any(_mark_forms(match["label"]).search(later.text) for later in units[position + 1 : foot]):
            starts.append(
                NoteStart(
                    position,
                    match["label"],
                    unit.start + match.end(),
                    NoteKind.UNSPECIFIED,
                    (unit.start, unit.start),
                    "before",
                )
            )
    return tuple(starts)


def _mark_forms(label: str) -> re.Pattern[str]:
    figure = re.escape(label)
    return re.compile(
        rf"\[{figure}\]|\({figure}\)|(?<=[^\W\d_.,;:”\"’)\]]){figure}(?!\d)|(?<=[.,;:”\"’)\]]){figure}(?=\s|$)"
    )


_SQUARE = expression(r"\[(?P<label>\d{1,3}[a-z]?|\*{1,3})\]")
_ROUND = expression(r"(?P<space>(?<=\S)\s?|^[ \t]*)\((?P<label>\d{1,3}[a-z]?|\*{1,3})\)", re.MULTILINE)
_BARE = expression(
    r"(?:(?<=[^\W\d_])|(?<=[.,;:!?”\"’'»)\]])|(?<=[.,;:!?”\"’'»)\]] )"
    r"|(?<=\b\d{4}))(?P<label>\d{1,2})(?=[\s.,;:!?)\]”\"’]|$)"
)


class MarkFinder:
    """Finds the note marks of a text in their order; ``labels`` are those of the note list, "" shapes tried in turn."""

    def __init__(self, source: Source, apparatus: Apparatus) -> None:
        self._source = source
        self._labels = apparatus.labels

    def find(self, spans: list[tuple[int, int]]) -> dict[int, Mark]:
        """Marks by offset in the given stretches: square brackets first, else round ones, else bare figures."""
        square = self._square(spans)
        if self._labels and not square:
            round_marks = self._round(spans)
            bare = self._bare(spans)
            return round_marks if len(round_marks) >= len(bare) else bare
        if not self._labels and not square:
            return self._round(spans)
        return square

    def _candidates(self, form: re.Pattern[str], spans: list[tuple[int, int]]) -> list[Mark]:
        found = []
        for start, end in spans:
            for match in form.finditer(self._source.text, start, end):
                begin = match.end("space") if "space" in form.groupindex else match.start()
                found.append(Mark(begin, match.end(), match["label"]))
        return found

    def _square(self, spans: list[tuple[int, int]]) -> dict[int, Mark]:
        marks: dict[int, Mark] = {}
        last = 0
        for mark in self._in_square_brackets(spans):
            number = _figure(mark.label)
            listed = mark.label in self._labels
            near = number is not None and 0 < number <= last + 3
            if listed or number is None or (near and not self._counts(mark)):
                marks[mark.start] = mark
                last = max(last, number or 0)
        return marks

    def _in_square_brackets(self, spans: list[tuple[int, int]]) -> list[Mark]:
        """The figures in square brackets, looked for in the whole text: there are few, and many spans."""
        inside: list[Mark] = []
        for match in _SQUARE.finditer(self._source.text):
            index = bisect_right(spans, match.start(), key=itemgetter(0)) - 1
            if index >= 0 and match.end() <= spans[index][1]:
                inside.append(Mark(match.start(), match.end(), match["label"]))
        return inside

    def _counts(self, mark: Mark) -> bool:
        """Whether a bracketed figure counts what follows: ``the [11] aircraft``; it touches nothing before it."""
        text = self._source.text
        return text[mark.start - 1 : mark.start].isspace() and bool(re.match(r"\s[a-z]", text[mark.end : mark.end + 2]))

    def _round(self, spans: list[tuple[int, int]]) -> dict[int, Mark]:
        """``(1)``: a mark if the list has it or it carries the sequence on; alone, only a sequence from 1 counts."""
        candidates = self._candidates(_ROUND, spans) if "(" in self._source.text else []
        marks: dict[int, Mark] = {}
        expected = 1
        for mark in candidates:
            number = _figure(mark.label)
            if number is None or mark.label in self._labels:
                marks[mark.start] = mark
                expected = (number or expected - 1) + 1
            elif (self._labels and str(expected) in self._labels and str(number).endswith(str(expected))) or (
                not self._labels
                and number == expected
                and self._source.text[mark.start - 1 : mark.start] not in ("", "\n")
            ):
                marks[mark.start] = mark
                expected += 1
        return marks

    def _bare(self, spans: list[tuple[int, int]]) -> dict[int, Mark]:
        """Bare figures count only in the sequence of the list: the next label, or one or two on if one is missing."""
        marks: dict[int, Mark] = {}
        remaining = [label for label in self._labels if label.isdigit()]
        for mark in self._candidates(_BARE, spans):
            label = mark.label.lstrip("0")
            if label in remaining[:3] and label == mark.label:
                marks[mark.start] = mark
                remaining = remaining[remaining.index(label) + 1 :]
        return marks
