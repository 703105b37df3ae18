"""Links the names in a protocol to the authorities, and its cross-references to its items.

The longest known name wins, whoever lists it: *President Kennedy* before *Kennedy*. For a name that may mean several:

1. The editor's decision in the sidecar for its line, then the one for the whole text.
2. A cover name means its bearer in the protocols it is said to hold in.
3. A forename or initial before a surname (after it, too, in lists of names) leaves those who have it; if that is
   nobody, the name is another's and is not linked: *S. Ivanov* is not V. Ivanov.
4. In a list of names and over a speech only persons come in question.
5. If exactly one of those in question was already linked in the same paragraph or note, it is that one: whoever writes
   "R. Kennedy ... Kennedy" in one note has named him and goes on. If both brothers were named there, or none, a reader
   could not be certain either, so that a warning asks the editor.

A source that identifies whom it names is believed where its keys lead to an entry; else its names are words like any.

Only ``Text`` is ever split, and every character stays in its place.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from operator import is_
from typing import assert_never

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.edition.choosing import Chooser, Found, Passage, Stretch
from protocol_edition.edition.known_names import Bearer, KnownNames, Label, Piece
from protocol_edition.edition.phrases import Words, phrase_of
from protocol_edition.edition.references import References, may_point, pointers
from protocol_edition.edition.source_names import SourceNames, unknown_keys
from protocol_edition.edition.splitting import (
    Content,
    Cutter,
    is_glued,
    joined,
    last_word,
    read_out,
    spelt_out,
    split,
)
from protocol_edition.model import (
    Attendee,
    CrossReference,
    Decisions,
    Holder,
    Inline,
    Item,
    Line,
    Name,
    NameKind,
    Note,
    Origin,
    Paragraph,
    Point,
    Pointer,
    Protocol,
    Session,
    Sign,
    SignKind,
    Speaker,
    Text,
    names_in,
    plain,
    rewrite,
)


def link_names(
    protocol: Protocol, known: KnownNames, decisions: Decisions, doc_id: str
) -> tuple[Protocol, tuple[Diagnostic, ...]]:
    """``protocol`` with its names and cross-references linked; ``printed`` of every line stays the same.

    Findings: A201 for each name in a list or over a speech that is no known person's (A206 once, if no person is
    known at all), A202 for a name that may mean several, A204 for a decision that found nothing, A205 for a reference
    that several items answer, A207 for a surname with another's forename, A209 for a key of the source's own that no
    entry has.
    """
    linker = _Linker(protocol, known, decisions, doc_id)
    linked = rewrite(protocol, linker.line)
    told = {*linker.findings, *_unknown(linked, linker), *_unused(linker), *unknown_keys(linker.source_names, known)}
    return linked, tuple(sorted(told))


_LONGEST_LABEL = 60
"""Characters of a text that is likely to be met again."""
_Places = dict[str, Origin]
"""Names as printed, each with where it stands first."""


class _Linker:
    """Links one line after another, and gathers what is to be told."""

    def __init__(self, protocol: Protocol, known: KnownNames, decisions: Decisions, doc_id: str) -> None:
        self.known, self.decisions = known, decisions
        self.chooser = Chooser(known, decisions, doc_id)
        self.findings: list[Diagnostic] = []
        self.source_names = SourceNames(protocol, known)
        self.listed: _Places = {}
        """Those in lists of names who are no known persons."""
        self.speaking: _Places = {}
        self._protocol = protocol
        self._in_note: defaultdict[int, set[Bearer]] = defaultdict(set)

    @cached_property
    def _references(self) -> References:
        return References(self._protocol)

    def line(self, content: Content, of: Holder) -> Content:
        """One line of the protocol with its names and references linked."""
        match of:
            case Paragraph() | Point() | Item() | Session():
                return self._linked(content, refers=True)
            case Note():
                return self._within(content, Passage(named=self._in_note[of.origin.start]), refers=True)
            case Line():
                return self._linked(content)
            case Attendee():
                linked = self._linked(content, persons_only=True, list_of_names=True)
                return self._persons(linked, (of.name,), of.origin, self.listed)
            case Speaker():
                linked = self._linked(content, persons_only=True)
                return self._persons(linked, of.names, of.origin, self.speaking)
            case _:
                assert_never(of)

    def _persons(self, content: Content, names: tuple[str, ...], origin: Origin, unknown: _Places) -> Content:
        """The line with each of ``names`` linked as a whole; who is no known person is noted as ``unknown``."""
        missing = [name for name in names if not _links(content, name)]
        for name in missing:
            content = self._spelt_out(content, name)
        for name in missing:
            if name.strip() and not _links(content, name):
                unknown.setdefault(name, origin)
        return content

    def _linked(
        self, content: Content, *, refers: bool = False, persons_only: bool = False, list_of_names: bool = False
    ) -> Content:
        """One line that is a passage by itself."""
        if len(content) == 1 and isinstance(content[0], Text):  # as most lines are
            text = content[0]
            if len(text.text) <= _LONGEST_LABEL:
                pieces = self._in_label(content, text, (text.text, persons_only, list_of_names))
            else:
                pieces = self._names(content, 0, text, Passage(persons_only, list_of_names))
            if refers and may_point(text.text):
                pieces = [*pieces, *self._pointers(text, pieces)]
            return split(text, pieces) if pieces or not text.text else content
        return self._within(content, Passage(persons_only, list_of_names), refers=refers)

    def _in_label(self, content: Content, text: Text, label: Label) -> Sequence[Piece]:
        """The names in a short line: who speaks or is there, and what an item is called, recur from text to text."""
        is_like_others = not (self.source_names.unknown or self.chooser.may_decide(text.text))
        pieces = self.known.labels.get(label) if is_like_others else None
        if pieces is None:
            told = len(self.findings)
            pieces = tuple(self._names(content, 0, text, Passage(*label[1:])))
            if is_like_others and told == len(self.findings):
                self.known.keep_label(label, pieces)
        return pieces

    def _within(self, content: Content, passage: Passage, *, refers: bool) -> Content:
        """A line of a passage."""
        return self._inlines(
            joined(self._identified(content) if names_in(content) else content), passage, refers=refers
        )

    def _identified(self, content: Content) -> Content:
        """``content`` with the source's own names led to the authorities; those that lead nowhere are plain words."""
        made: list[Inline] = []
        for inline in content:
            match inline:
                case Name():
                    inner = self._identified(inline.content)
                    bearer = self.source_names.bearer(inline, " ".join(plain(inline.content).split()))
                    if bearer:
                        made.append(Name(bearer.kind, bearer.key, inner, inline.origin))
                    else:
                        made += inner
                case Sign() | Pointer() | CrossReference():
                    made.append(_holding(inline, self._identified(inline.content)))
                case _:
                    made.append(inline)
        return _unless_same(content, made)

    def _inlines(self, content: Content, passage: Passage, *, refers: bool) -> Content:
        made: list[Inline] = []
        for at, inline in enumerate(content):
            match inline:
                case Text():
                    pieces = self._pieces(content, at, inline, passage, refers=refers)
                    made += split(inline, pieces) if pieces or not inline.text else (inline,)
                case Sign() if inline.kind is not SignKind.COMPLETED:
                    made.append(_holding(inline, self._inlines(joined(inline.content), passage, refers=refers)))
                case Name():
                    passage.named.add(Bearer(inline.kind, inline.key))
                    made.append(inline)
                case Pointer():
                    made.append(_holding(inline, self._inlines(joined(inline.content), passage, refers=False)))
                case _:
                    made.append(inline)
        return _unless_same(content, made)

    def _pieces(self, content: Content, at: int, text: Text, passage: Passage, *, refers: bool) -> list[Piece]:
        """The names and references in ``text``, which stands in ``content`` at ``at``."""
        pieces = self._names(content, at, text, passage)
        return pieces + self._pointers(text, pieces) if refers and may_point(text.text) else pieces

    def _names(self, content: Content, at: int, text: Text, passage: Passage) -> list[Piece]:
        """The names in ``text``, which stands in ``content`` at ``at``."""
        pieces: list[Piece] = []
        if self.chooser.is_empty:
            return pieces
        words = Words(text.text)
        beginnings = self.chooser.beginnings(words)
        if not beginnings:
            return pieces
        passage.before = last_word(content[at - 1]) if at else ""
        stretch, behind, free = Stretch(text, words, passage), 0, 0
        for first in beginnings:
            name = self.chooser.at(stretch, first, free) if first >= behind else None
            if not name:
                continue
            behind = first + name.count
            if len(content) > 1 and _goes_on(content, at, text, name):
                continue
            if len(name.bearers) != 1:
                self._tell(name, stretch.cutter.part(name.start, name.end), passage)
            elif self.source_names.unknown and self._is_another(name, text.origin.start + name.start):
                continue
            else:
                pieces.append(Piece(name.start, name.end, name.bearers[0]))
                passage.named.add(name.bearers[0])
            free = behind
        return pieces

    def _is_another(self, name: Found, start: int) -> bool:
        """Whether the source's own key says that the name means somebody else, and no editor says otherwise."""
        if any(phrase_of(one.name) == name.phrase for one in self.decisions.names):
            return False
        return self.source_names.is_another(name.bearers[0], start)

    def _tell(self, name: Found, where: Text, passage: Passage) -> None:
        if name.bearers:
            keys = [bearer.key for bearer in name.bearers]
            what = f"{name.phrase!r} may mean {_either(keys)}"
            means = f"{{name: {name.phrase}, means: {keys[0]}, lines: [{where.origin.line}]}}"
            self.findings.append(found("A202", where.origin, what, f"write in {self.sidecar}, under names: - {means}"))
        elif not passage.persons_only and self.chooser.known.spelling(name.phrase):
            self.findings.append(found("A207", where.origin, f"{name.phrase!r} stands here with another's forename"))

    def _pointers(self, text: Text, taken: Sequence[Piece]) -> list[Piece]:
        pieces = []
        for pointer in pointers(text.text):
            targets = self._references.targets(pointer)
            is_free = all(pointer.end <= piece.start or piece.end <= pointer.start for piece in taken)
            if len(targets) == 1 and is_free:
                pieces.append(Piece(pointer.start, pointer.end, targets[0]))
            elif len(targets) > 1:
                where = Cutter(text).part(pointer.start, pointer.end)
                lines = ", ".join(str(target.line) for target in targets)
                what = f"{' '.join(where.text.split())!r} may point to any of the lines {lines}"
                self.findings.append(found("A205", where.origin, what))
            elif not targets and not pointer.protocol and pointer.what != "point":
                where = Cutter(text).part(pointer.start, pointer.end)
                what = f"{' '.join(where.text.split())!r} points to no item of this text"
                self.findings.append(found("A208", where.origin, what))
        return pieces

    def _spelt_out(self, content: Content, name: str) -> Content:
        """The line with ``name`` linked as a whole where shortened words cut it: ``F[idel] Castro``."""
        if not content or _links(content, name):
            return content
        name = read_out(content, name)
        bearer = self.chooser.means(name, content[0].origin.line)
        parts = spelt_out(content, name) if bearer else None
        if not bearer or not parts or any(isinstance(inline, Name) for inline in parts[1]):
            return content
        before, inside, after = parts
        origin = replace(inside[0].origin, end=inside[-1].origin.end)
        return (*before, Name(bearer.kind, bearer.key, inside, origin), *after)

    @property
    def sidecar(self) -> str:
        """The file in which the editor's decisions stand, or would."""
        return self.decisions.file or "the file NAME.yaml beside the text"


def _unless_same(content: Content, made: Sequence[Inline]) -> Content:
    """What was made of a line; the line itself where all is as it was, so that nothing around it is made anew."""
    return content if len(made) == len(content) and all(map(is_, made, content)) else tuple(made)


def _holding(inline: Sign | Pointer | CrossReference, content: Content) -> Inline:
    """``inline`` around other words; itself where they are its own."""
    return inline if content is inline.content else replace(inline, content=content)


def _goes_on(content: Content, at: int, text: Text, name: Found) -> bool:
    """Whether the sign before or behind ``text``, which stands at ``at``, goes on with the first or last word of it."""
    before = name.start == 0 and at > 0 and is_glued(content[at - 1], before=True)
    return before or (name.end == len(text.text) and at + 1 < len(content) and is_glued(content[at + 1], before=False))


def _either(keys: list[str]) -> str:
    return " or ".join(keys[:3]) + (f" or {len(keys) - 3} others" if len(keys) > 3 else "")


def _links(content: Content, name: str) -> bool:
    """Whether a person or body is linked with words of ``name``."""
    for inline in content:
        if isinstance(inline, Name) and inline.kind is not NameKind.PLACE:
            words = plain(inline.content)
            if words in name or name in words:
                return True
        if isinstance(inline, Sign) and _links(inline.content, name):
            return True
    return False


def _unknown(linked: Protocol, linker: _Linker) -> Iterator[Diagnostic]:
    """Whoever is present or speaks and is no known person: each name once."""
    first = linker.speaking | linker.listed
    people = linker.known.authorities.people
    if first and not people:
        what = f"{len(first)} names of persons are not linked, as authorities/people.yaml lists nobody"
        yield found("A206", linked.file, what)
        return
    for name, origin in first.items():
        near = [f"{key} ({people[key].name})" for key in linker.known.nearest_people(name)]
        nearest = f"the nearest are {', '.join(near)}; " if near else ""
        remedy = (
            f"{nearest}add {name!r} to the variants of the person in authorities/people.yaml, "
            f"or write in {linker.sidecar}, under names: - {{name: {name}, means: KEY}}"
        )
        role = "in a list of names" if name in linker.listed else "as a speaker"
        yield found("A201", origin, f"{name!r}, {role}, is not linked to a person", remedy)


def _unused(linker: _Linker) -> Iterator[Diagnostic]:
    for position in sorted(linker.chooser.unused):
        decision = linker.decisions.names[position]
        lines = f" in line {', '.join(map(str, decision.lines))}" if decision.lines else ""
        yield found(
            "A204", linker.sidecar, f"{decision.name!r}, which shall mean {decision.means}, is not found{lines}"
        )
