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

from collections.abc import Iterator
from dataclasses import replace
from operator import is_

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.edition.choosing import Chooser, Found, Passage, Stretch
from protocol_edition.edition.known_names import Bearer, KnownNames
from protocol_edition.edition.phrases import phrase_of, words_in
from protocol_edition.edition.references import References, pointers
from protocol_edition.edition.source_names import SourceNames, identifies, unknown_keys
from protocol_edition.edition.splitting import (
    Content,
    Cutter,
    Piece,
    is_glued,
    joined,
    last_word,
    read_out,
    spelt_out,
    split,
)
from protocol_edition.model import (
    CrossReference,
    Decisions,
    Inline,
    Name,
    NameKind,
    Origin,
    Pointer,
    Protocol,
    Sign,
    SignKind,
    Speech,
    Text,
    frozen,
    nodes,
    passages,
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


@frozen
class _Named:
    """Somebody named in a list or over a speech: the printed names, and where."""

    names: tuple[str, ...]
    content: Content
    origin: Origin
    role: str


def _in_lists(protocol: Protocol) -> Iterator[_Named]:
    for session in protocol.sessions:
        supporters = (item.supporters for item in session.items if item.supporters)
        for listed in (*session.lists, *supporters):
            for entry in listed.entries:
                yield _Named((entry.name,), entry.content, entry.origin, "in a list of names")


def _speaking(protocol: Protocol) -> Iterator[_Named]:
    for node in nodes(protocol):
        if isinstance(node, Speech):
            yield _Named(node.speaker.names, node.speaker.content, node.speaker.origin, "as a speaker")


class _Linker:
    """Links one line after another, and gathers what is to be told."""

    def __init__(self, protocol: Protocol, known: KnownNames, decisions: Decisions, doc_id: str) -> None:
        self.known, self.decisions = known, decisions
        self.chooser = Chooser(known, decisions, doc_id)
        self.findings: list[Diagnostic] = []
        self.source_names = SourceNames(protocol, known)
        self._identifies = identifies(protocol)
        self._references = References(protocol)
        self._lists = {_begin(named.content): named.names for named in _in_lists(protocol)}
        self._speakers = {_begin(named.content): named.names for named in _speaking(protocol)}
        self._text = {_begin(passage.block.content) for passage in passages(protocol)}
        self._text |= {_begin(session.heading) for session in protocol.sessions}
        self._text |= {_begin(item.heading) for item in protocol.items}
        notes = {_begin(block.content): note.origin.start for note in protocol.notes for block in note.blocks}
        self._note_of, self._in_note = notes, dict[int, set[Bearer]]()
        self._text |= notes.keys()

    def line(self, content: Content) -> Content:
        """One line of the protocol with its names and references linked."""
        begin = _begin(content)
        in_list, speaker = begin in self._lists, begin in self._speakers
        passage = Passage(persons_only=in_list or speaker, list_of_names=in_list)
        if begin in self._note_of:
            passage.named = self._in_note.setdefault(self._note_of[begin], passage.named)
        if self._identifies:
            content = self._identified(content)
        linked = self._inlines(joined(content), passage, refers=begin in self._text)
        for name in self._lists.get(begin, ()) or self._speakers.get(begin, ()):
            linked = self._spelt_out(linked, name)
        return linked

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
                    made.append(replace(inline, content=self._identified(inline.content)))
                case _:
                    made.append(inline)
        return tuple(made)

    def _inlines(self, content: Content, passage: Passage, *, refers: bool) -> Content:
        made: list[Inline] = []
        for at, inline in enumerate(content):
            before, after = content[at - 1] if at else None, content[at + 1] if at + 1 < len(content) else None
            if isinstance(inline, Text):
                passage.before = last_word(before) if before else ""
                pieces = self._names(
                    inline,
                    passage,
                    glued_before=before is not None and is_glued(before, before=True),
                    glued_after=after is not None and is_glued(after, before=False),
                )
                if refers:
                    pieces += self._pointers(inline, pieces)
                made += split(inline, pieces) if pieces or not inline.text else (inline,)
            elif isinstance(inline, Sign) and inline.kind is not SignKind.COMPLETED:
                made.append(replace(inline, content=self._inlines(joined(inline.content), passage, refers=refers)))
            elif isinstance(inline, Name):
                passage.named.add(Bearer(inline.kind, inline.key))
                made.append(inline)
            elif isinstance(inline, Pointer):
                made.append(replace(inline, content=self._inlines(joined(inline.content), passage, refers=False)))
            else:
                made.append(inline)
        return content if all(map(is_, made, content)) and len(made) == len(content) else tuple(made)

    def _names(self, text: Text, passage: Passage, *, glued_before: bool, glued_after: bool) -> list[Piece]:
        words, pieces = words_in(text.text), list[Piece]()
        beginnings = self.chooser.beginnings(words)
        if not beginnings:
            return pieces
        stretch, behind, free = Stretch(text, words, passage), 0, 0
        for at in beginnings:
            name = self.chooser.at(stretch, at, free) if at >= behind else None
            if not name:
                continue
            behind = at + name.count
            if (name.start == 0 and glued_before) or (name.end == len(text.text) and glued_after):
                continue
            if len(name.bearers) == 1 and self._is_another(name, text.origin.start + name.start):
                continue
            if len(name.bearers) == 1:
                pieces.append(Piece(name.start, name.end, name.bearers[0]))
                passage.named.add(name.bearers[0])
            else:
                self._tell(name, stretch.cutter.part(name.start, name.end), passage)
            free = behind
        return pieces

    def _is_another(self, name: Found, start: int) -> bool:
        """Whether the source's own key says that the name means somebody else, and no editor says otherwise."""
        if not self._identifies or any(phrase_of(one.name) == name.phrase for one in self.decisions.names):
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

    def _pointers(self, text: Text, taken: list[Piece]) -> list[Piece]:
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


def _begin(content: Content) -> int:
    return content[0].origin.start if content else -1


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
    first: dict[str, _Named] = {}
    for named in (*_in_lists(linked), *_speaking(linked)):
        for name in named.names:
            if name.strip() and not _links(named.content, name):
                first.setdefault(name, named)
    if first and not linker.known.authorities.people:
        what = f"{len(first)} names of persons are not linked, as authorities/people.yaml lists nobody"
        yield found("A206", linked.file, what)
        return
    for name, named in first.items():
        people = linker.known.authorities.people
        near = [f"{key} ({people[key].name})" for key in linker.known.nearest_people(name)]
        nearest = f"the nearest are {', '.join(near)}; " if near else ""
        remedy = (
            f"{nearest}add {name!r} to the variants of the person in authorities/people.yaml, "
            f"or write in {linker.sidecar}, under names: - {{name: {name}, means: KEY}}"
        )
        yield found("A201", named.origin, f"{name!r}, {named.role}, is not linked to a person", remedy)


def _unused(linker: _Linker) -> Iterator[Diagnostic]:
    for position in sorted(linker.chooser.unused):
        decision = linker.decisions.names[position]
        lines = f" in line {', '.join(map(str, decision.lines))}" if decision.lines else ""
        yield found(
            "A204", linker.sidecar, f"{decision.name!r}, which shall mean {decision.means}, is not found{lines}"
        )
