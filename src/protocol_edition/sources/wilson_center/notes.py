"""Notes and their marks: read, paired, and what does not pair reported (section 10 of the forms)."""

from dataclasses import replace

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import Note, NoteMark, Paragraph, Protocol, contents, note_marks
from protocol_edition.sources.source import Source, Unit
from protocol_edition.sources.wilson_center.inline import Inliner
from protocol_edition.sources.wilson_center.marks import Apparatus, NoteStart


def _stretches(units: list[Unit], apparatus: Apparatus, note_units: list[int]) -> list[tuple[NoteStart, list[Unit]]]:
    """Each note with the units it takes: its own, and those below it up to the next note."""
    heads = {note.unit: note for note in apparatus.notes}
    stretches: list[tuple[NoteStart, list[Unit]]] = []
    for position in note_units:
        if position in heads:
            stretches.append((heads[position], [units[position]]))
        elif stretches:
            stretches[-1][1].append(units[position])
    return stretches


def note_texts(source: Source, units: list[Unit], apparatus: Apparatus, note_units: list[int]) -> dict[str, str]:
    """The words of each note by its label: what a note says may tell what a bracket before its mark means."""
    return {
        note.label: " ".join(source.text[max(note.text, unit.start) : unit.end] for unit in taken)
        for note, taken in _stretches(units, apparatus, note_units)
    }


def make_notes(
    source: Source, inliner: Inliner, units: list[Unit], apparatus: Apparatus, note_units: list[int]
) -> tuple[Note, ...]:
    """The notes in printed order, labels as printed."""
    made = []
    for note, taken in _stretches(units, apparatus, note_units):
        paragraphs = [_paragraph(source, inliner, max(note.text, unit.start), unit.end) for unit in _joined(taken)]
        made.append(
            Note(
                marker=source.fragment(
                    taken[0].start, note.kind_label[0] if note.kind_label[1] > note.kind_label[0] else note.text
                ),
                label=note.label,
                kind=note.kind,
                kind_label=source.fragment(*note.kind_label),
                blocks=tuple(paragraph for paragraph in paragraphs if paragraph),
                marks=(),
                origin=source.origin(taken[0].start, taken[-1].end),
            )
        )
    return tuple(made)


def _joined(taken: list[Unit]) -> list[Unit]:
    """Lines that go on without a blank line between them are one paragraph."""
    joined: list[Unit] = []
    for unit in taken:
        if joined and not unit.after_blank and not joined[-1].text.endswith((".", "!", "?", "”", '"')):
            joined[-1] = replace(joined[-1], end=unit.end, text=f"{joined[-1].text}\n{unit.text}")
        else:
            joined.append(unit)
    return joined


def _paragraph(source: Source, inliner: Inliner, start: int, end: int) -> Paragraph | None:
    start, end = source.trim(start, end)
    return Paragraph(inliner.read(start, end), source.origin(start, end)) if start < end else None


def check_pairs(protocol: Protocol) -> tuple[Protocol, tuple[Diagnostic, ...]]:
    """The protocol with each note's marks, and a diagnostic for whatever does not pair or is out of sequence."""
    marks: list[NoteMark] = [mark for content in contents(protocol) for mark in note_marks(content)]
    marks.sort(key=lambda mark: mark.origin.start)
    findings: list[Diagnostic] = []
    by_label: dict[str, list[NoteMark]] = {}
    for mark in marks:
        by_label.setdefault(mark.label, []).append(mark)
    seen: set[str] = set()
    notes = []
    for note in protocol.notes:
        pointing = [] if note.label in seen else by_label.get(note.label, [])
        notes.append(replace(note, marks=tuple(mark.origin for mark in pointing)))
        if note.label in seen:
            findings.append(found("N103", note.origin, f"a second note has the label [{note.label}]"))
        elif not pointing:
            findings.append(found("N102", note.origin, f"no mark in the text points to note [{note.label}]"))
        seen.add(note.label)
    findings += [
        found("N101", mark.origin, f"the mark {mark.printed} has no note") for mark in marks if mark.label not in seen
    ]
    findings += _out_of_sequence(notes, marks)
    return replace(protocol, notes=tuple(notes)), tuple(findings)


def _out_of_sequence(notes: list[Note], marks: list[NoteMark]) -> list[Diagnostic]:
    findings = []
    for what, entries in (("note", notes), ("mark", marks)):
        last = 0
        for entry in entries:
            if not entry.label.isdigit():
                continue
            number = int(entry.label)
            if what == "note" and last and number != last + 1 and number != last:
                findings.append(found("N104", entry.origin, f"note [{number}] follows note [{last}]"))
            if what == "mark" and number < last:
                findings.append(found("N104", entry.origin, f"mark [{number}] stands after mark [{last}]"))
            last = max(last, number) if what == "mark" else number
    return findings
