"""YAML whose every node knows its place, and nothing more: maps, lists and words.

1. The text is decoded and searched for characters that no line of YAML may hold.
2. PyYAML's event stream is composed into nodes; no tag, alias, merge key or second document is accepted, no key
   twice, no depth and no number of values above a limit.
3. ``value`` gives the plain maps, lists and strings; nothing is ever made into a number, a date or a truth value here.

Faults that leave the rest of the file readable are gathered; a fault of grammar ends the file.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

import yaml

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import Origin, expression, frozen
from protocol_edition.project.wording import quoted

DEEPEST = 12
"""Maps and lists in one another. The deepest key of any file of an edition is at depth 5."""

MOST_VALUES = 2_000_000
"""Keys and values of one file: 40,000 persons with thirty facts each are 1.2 million, read in some ten seconds."""

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Only for its events. libyaml, where PyYAML was built with it, reads 30 times faster: 0.06 s for 380 KB."""

_FORBIDDEN = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]|\r(?!\n)")
"""Control characters; and what YAML 1.1 takes for the end of a line while no editor's program counts it as one."""

_UNPRINTABLE = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What a value must not hold although an escape (``"\\0"``) can write it: no page and no TEI file could."""

_NOTHING = frozenset({"", "~", "null"})
"""Unquoted, these say that a key has no value (YAML 1.2, 10.2.1.1); ``Null`` may be somebody's name."""


@frozen
class Scalar:
    """A word or text; ``text`` is None where the file says nothing (``subtitle:``)."""

    text: str | None
    start: int


@frozen
class Sequence:
    """A list."""

    items: "tuple[Node, ...]"
    start: int


@frozen
class Mapping:
    """Keys and values in the order of the file; of a key given twice the first."""

    entries: "dict[str, tuple[Scalar, Node]]"
    start: int


Node = Scalar | Sequence | Mapping

Path = tuple[str | int, ...]
"""Keys and positions that lead from the root of a document to one of its values."""

Plain = str | list["Plain"] | dict[str, "Plain"]
"""What ``value`` gives."""


@frozen
class Document:
    """One YAML file, read; places are counted by ``\\n`` alone, as editors' programs do."""

    file: str
    root: Node
    length: int
    line_starts: tuple[int, ...] = field(repr=False)
    broken: frozenset[int] = frozenset()
    """Where values begin that were refused already; nothing more is said of them."""

    def origin(self, start: int) -> Origin:
        """The place of an offset."""
        at = min(start, self.length)
        line = bisect_right(self.line_starts, at)
        return Origin(self.file, line, at - self.line_starts[line - 1] + 1, at, at)

    def place(self, path: Path) -> Origin:
        """The place of the value at ``path`` (of the key, where the value is a map or is empty).

        Where the path leads beyond what the file has, the place of the last part that is there.
        """
        node, start = self.root, self.root.start
        for step in path:
            match node:
                case Mapping() if isinstance(step, str) and step in node.entries:
                    key, node = node.entries[step]
                    start = key.start if isinstance(node, Mapping) or _says_nothing(node) else node.start
                case Sequence() if isinstance(step, int) and step < len(node.items):
                    node = node.items[step]
                    start = node.start
                case _:
                    break
        return self.origin(start)

    def key_place(self, path: Path) -> Origin:
        """The place of the last key of ``path``."""
        holder = self.at(path[:-1])
        if isinstance(holder, Mapping) and (entry := holder.entries.get(str(path[-1]))):
            return self.origin(entry[0].start)
        return self.place(path)

    def is_broken(self, path: Path) -> bool:
        """Whether the value at ``path`` was refused already."""
        node = self.at(path)
        return node is not None and node.start in self.broken

    def at(self, path: Path) -> Node | None:
        """The node at ``path``, or None."""
        node: Node | None = self.root
        for step in path:
            match node:
                case Mapping():
                    node = node.entries[str(step)][1] if str(step) in node.entries else None
                case Sequence() if isinstance(step, int) and step < len(node.items):
                    node = node.items[step]
                case _:
                    return None
        return node


def _says_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text is None


def value(node: Node) -> Plain:
    """The node as plain dicts, lists and strings; a key without value is left out, in a list it is an empty string."""
    match node:
        case Scalar():
            return node.text or ""
        case Sequence():
            return [value(item) for item in node.items]
        case Mapping():
            return {key: value(inner) for key, (_, inner) in node.entries.items() if not _says_nothing(inner)}
        case _:
            assert_never(node)


def compose(data: bytes, file: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The document in ``data``, an empty map where it says nothing; None where it cannot be decoded or breaks off."""
    text, findings = _decode(data, file)
    if text is None:
        return None, findings
    composer = _Composer(file, text)
    root = composer.compose()
    if root is None:
        return None, tuple(composer.findings)
    composer.findings.sort()
    broken = frozenset(composer.broken)
    return Document(file, root, len(text), composer.line_starts, broken), tuple(composer.findings)


def _decode(data: bytes, file: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:2]:
        return None, (found("Y105", file, "the file is UTF-16 or UTF-32, not UTF-8"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]  # without the mark that "utf-8-sig" takes away
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        what = f"the byte {error.object[error.start]:#04x} is not UTF-8; the file may be Latin-1 or Windows-1252"
        return None, (found("Y105", Origin(file, line, column, error.start, error.start), what),)
    return text, ()


@dataclass(slots=True)
class _Open:
    """A map or list whose end has not come; ``nodes`` of a map are keys and values in turn."""

    is_map: bool
    start: int
    nodes: list[Node] = field(default_factory=list)


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


class _BrokenOffError(Exception):
    """The file cannot be read further; the finding is already noted."""


class _Composer:
    """Makes nodes of events without recursion, so that no depth of nesting can exhaust the stack."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.line_starts = (0, *(match.end() for match in re.finditer("\n", text)))
        self.findings: list[Diagnostic] = []
        self.broken: set[int] = set()
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._values = 0

    def compose(self) -> Node | None:
        """The root node, an empty map where the file says nothing, or None where it breaks off."""
        for match in _FORBIDDEN.finditer(self.text):
            self._find("Y207", match.start(), f"the character U+{ord(match.group()):04X} cannot stand in YAML")
        if self.findings:
            return None
        try:
            for event in self._events():
                self._take(event)
        except _BrokenOffError:
            return None
        return self._root or Mapping({}, 0)

    def _events(self) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(self.text, Loader=_PARSER)
        except yaml.MarkedYAMLError as error:
            self._find_grammar(error)
            raise _BrokenOffError from None
        except (yaml.YAMLError, ValueError) as error:  # ValueError: PyYAML's own, for escapes beyond Unicode
            self._find("Y201", 0, f"the file is not YAML: {str(error).splitlines()[0]}")
            raise _BrokenOffError from None

    def _find(self, code: str, start: int, what: str, remedy: str = "") -> None:
        line = bisect_right(self.line_starts, start)
        at = Origin(self.file, line, start - self.line_starts[line - 1] + 1, start, start)
        self.findings.append(found(code, at, what, remedy))

    def _find_depth(self, start: int) -> None:
        self._find("Y205", start, f"maps and lists are nested more than {DEEPEST} deep")

    def _find_grammar(self, error: yaml.MarkedYAMLError) -> None:
        start = error.problem_mark.index if error.problem_mark else 0
        opened = error.context_mark.index if error.context_mark else start
        if self.text[start : start + 1] == "\t":
            self._find("Y201", start, "a line is indented with a tab", "indent with spaces")
            return
        complaint = f"{error.context}: {error.problem}"
        if "nesting depth" in complaint:  # libyaml from 0.2.6 counts brackets while it still looks for a key's colon
            self._find_depth(start)
            return
        for fragment, at_opening, what, remedy in _GRAMMAR:
            if fragment in complaint:
                self._find("Y201", opened if at_opening else start, what, remedy)
                return
        self._find("Y201", start, f"the file is not YAML: {error.problem}")

    def _take(self, event: yaml.Event) -> None:
        start = _start(event)
        match event:
            case yaml.ScalarEvent():
                self._refuse_extras(event)
                self._add(Scalar(self._words(event), start))
            case yaml.AliasEvent():
                self._find(
                    "Y203", start, f"the alias {quoted(f'*{event.anchor}')} stands for matter elsewhere in the file"
                )
                self.broken.add(start)
                self._add(Scalar(None, start))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse_extras(event)
                if len(self._open) == DEEPEST:
                    self._find_depth(start)
                    raise _BrokenOffError
                self._open.append(_Open(isinstance(event, yaml.MappingStartEvent), start))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._add(self._close(self._open.pop()))
            case yaml.DocumentStartEvent() if self._root is not None:
                self._find("Y206", start, "a second document begins")
                raise _BrokenOffError
            case _:
                pass

    def _refuse_extras(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            self._find("Y203", _start(event), f"the anchor {quoted(f'&{event.anchor}')} marks matter for reuse")
        if event.tag:
            self._find("Y204", _start(event), f"the tag {quoted(event.tag)} asks for a type of YAML's own")

    def _words(self, event: yaml.ScalarEvent) -> str | None:
        text: str = event.value
        if not event.style and text in _NOTHING:
            return None
        if bad := _UNPRINTABLE.search(text):
            what = f"an escape writes the character U+{ord(bad.group()):04X}, which no page can hold"
            self._find("Y207", _start(event), what)
            self.broken.add(_start(event))
            return None
        return text

    def _add(self, node: Node) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            self._find("Y205", node.start, f"the file has more than {MOST_VALUES:,} values")
            raise _BrokenOffError
        if self._open:
            self._open[-1].nodes.append(node)
        elif not (isinstance(node, Scalar) and node.text is None):
            self._root = node

    def _close(self, ended: _Open) -> Node:
        if not ended.is_map:
            return Sequence(tuple(ended.nodes), ended.start)
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, inner in zip(ended.nodes[::2], ended.nodes[1::2], strict=True):
            if not isinstance(key, Scalar) or key.text is None:
                self._find("Y208", key.start, "a key is not a word")
            elif first := entries.get(key.text):
                line = bisect_right(self.line_starts, first[0].start)
                self._find("Y202", key.start, f"the key {quoted(key.text)} stands already in line {line}")
            else:
                entries[key.text] = (key, inner)
        return Mapping(entries, ended.start)


_GRAMMAR = (
    ("simple key", True, "a line is neither a key with a colon nor the rest of a text", "write 'key: value'"),
    ("quoted scalar: found unexpected", True, "a quotation mark is opened and not closed", "close it"),
    ("unknown escape", False, "a backslash in double quotes writes no known sign", "use single quotes"),
    ("flow sequence", True, "a list opened with [ is not closed, or a comma is missing in it", "close it with ]"),
    ("flow mapping", True, "a map opened with { is not closed, or a comma is missing in it", "close it with }"),
    ("values are not allowed", False, "a colon with a space after it stands inside a text", "put the text in quotes"),
    ("start any token", False, "a text begins with a sign that YAML keeps for itself", "put the text in quotes"),
    ("scanning a", True, "a text begins with a sign that YAML keeps for itself", "put the text in quotes"),
    ("parsing a tag", True, "a text begins with a sign that YAML keeps for itself", "put the text in quotes"),
    ("node content", False, "a bracket is closed that was not opened", "take it out, or put the text in quotes"),
    ("block collection", False, "a key stands among the entries of a list", "indent it, or end the list before it"),
    (
        "block mapping",
        False,
        "this fits neither the value before it nor the lines around it",
        "indent the line as its neighbours are, or put the text in quotes",
    ),
)
"""What PyYAML and libyaml complain of, and what it means to an editor: words in the complaint, whether the fault lies
where the matter was opened and not where the parser gave up, what is wrong, and the remedy."""
