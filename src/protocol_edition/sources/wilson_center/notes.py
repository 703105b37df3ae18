"""Notes and their marks: read, paired, and what does not pair reported (section 10 of the forms)."""

from dataclasses import replace

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import Note, NoteMark, Origin, Paragraph
from protocol_edition.sources.source import Source, Unit
from protocol_edition.sources.wilson_center.inline import Inliner
from protocol_edition.sources.wilson_center.marks import Apparatus, NoteStart

Stretch = tuple[NoteStart, list[Unit]]
"""A note and the units it takes."""


def note_stretches(units: list[Unit], apparatus: Apparatus, note_units: list[int]) -> list[Stretch]:
    """Each note with the units it takes: its own, and those below it up to the next note."""
    heads = {note.unit: note for note in apparatus.notes}
    stretches: list[Stretch] = []
    for position in note_units:
        if position in heads:
            stretches.append((heads[position], [units[position]]))
        elif stretches:
            stretches[-1][1].append(units[position])
    return stretches


def note_texts(source: Source, stretches: list[Stretch]) -> dict[str, str]:
    """The words of each note by its label: what a note says may tell what a bracket before its mark means."""
    return {
        note.label: " ".join(source.text[max(note.text, unit.start) : unit.end] for unit in taken)
        for note, taken in stretches
    }


def make_notes(
    source: Source, inliner: Inliner, stretches: list[Stretch]
) -> tuple[tuple[Note, ...], tuple[Diagnostic, ...]]:
    """The notes in printed order, labels as printed, with the marks that point to them; and a diagnostic for whatever
    does not pair or is out of sequence. The rest of the text has to be read before: there the marks are."""
    texts = [_paragraphs(source, inliner, note.text, taken) for note, taken in stretches]
    marks = sorted(inliner.marks_read, key=lambda mark: mark.origin.start)
    pointing: dict[str, list[Origin]] = {}
    for mark in marks:
        pointing.setdefault(mark.label, []).append(mark.origin)
    made = []
    for (note, taken), paragraphs in zip(stretches, texts, strict=True):
        made.append(
            Note(
                marker=source.fragment(taken[0].start, note.kind_label[0] if note.says_whose else note.text),
                label=note.label,
                kind=note.kind,
                kind_label=source.fragment(*note.kind_label),
                blocks=paragraphs,
                marks=tuple(pointing.pop(note.label, ())),
                origin=source.origin(taken[0].start, taken[-1].end),
            )
        )
    return tuple(made), (*_unpaired(made, marks), *_out_of_sequence(made, marks))


def _joined(taken: list[Unit]) -> list[Unit]:
    """Lines that go on without a blank line between them are one paragraph."""
    joined: list[Unit] = []
    for unit in taken:
        if joined and not unit.after_blank and not joined[-1].text.endswith((".", "!", "?", "”", '"')):
            joined[-1] = replace(joined[-1], end=unit.end, text=f"{joined[-1].text}\n{unit.text}")
        else:
            joined.append(unit)
    return joined


def _paragraphs(source: Source, inliner: Inliner, start: int, taken: list[Unit]) -> tuple[Paragraph, ...]:
    """The paragraphs of a note whose text begins at ``start``."""
    spans = [source.trim(max(start, unit.start), unit.end) for unit in _joined(taken)]
    return tuple([Paragraph(*inliner.stretch(*span)) for span in spans if span[0] < span[1]])


def _unpaired(notes: list[Note], marks: list[NoteMark]) -> list[Diagnostic]:
    findings: list[Diagnostic] = []
    seen: set[str] = set()
    for note in notes:
        if note.label in seen:
            findings.append(found("N103", note.origin, f"a second note has the label [{note.label}]"))
        elif not note.marks:
            findings.append(found("N102", note.origin, f"no mark in the text points to note [{note.label}]"))
        seen.add(note.label)
    lost = [mark for mark in marks if mark.label not in seen]
    return findings + [found("N101", mark.origin, f"the mark {mark.printed} has no note") for mark in lost]


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
