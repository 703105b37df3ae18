"""The ledger as text: a small block for each anchor in the order of the record; valid YAML, with a reader of its own.

PyYAML with libyaml takes nine times as long as the reader below, before anything is checked (15.5 against 1.7 ms for 77
anchors); the tests prove that both read the same. What guards the file:

* ``version`` first: a file of a newer program is not guessed at.
* Each entry ends with ``check``, a CRC-32 over its lines, so that a damaged entry is named with its line.
* ``anchors`` counts the entries, and ``seal`` is a CRC-32 over the head and all checks in their order: no entry can go
  missing, come twice or move. The last line is ``...``, YAML's own end of a document: a cut file is known at once.
* What an editor writes, ``successor:`` and ``retired:`` below a check, is in no sum, so that nobody has to compute one.
  With the next recording both are taken into the entry's own lines (``became``, ``why``) and guarded like them; written
  again below, they win.

Two branches that both recorded anchors conflict in ``anchors`` and ``seal``: take one side whole and record again.
"""

import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from zlib import crc32

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.edition.fingerprints import Fingerprint
from protocol_edition.edition.recorded import AnchorKind, Change, ChangeKind, Entry, Ledger, Retirement, State
from protocol_edition.model import Origin, expression

VERSION = 1

_PREFACE = """\
# Every anchor of this protocol that was ever published. "protocol-edition anchors" writes this file, builds never do.
# To retire an anchor whose words are gone, write below its check line, with an anchor that takes its place if one does:
#   successor: p-15
#   retired: joined with the paragraph after it
"""
_EDITORS = ("successor", "retired")
_KEYS = (
    "id", "kind", "parent", "label", "words", "text", "weave", "digest", "minted", "changes", "became", "why", "check",
)  # fmt: skip
_BLOCK = expression(
    r"(?P<sealed>(?P<id>\S+)\n  kind: (?P<kind>\S+)"
    r"(?:\n  parent: (?P<parent>\S+))?"
    r'(?:\n  label: "(?P<label>.*)")?'
    r'\n  words: (?P<words>[0-9]{1,9})\n  text: "(?P<text>.*)"'
    r'(?:\n  weave: "(?P<weave>[A-Za-z0-9_-]*)")?'
    r'\n  digest: "(?P<digest>[0-9a-f]*)"\n  minted: (?P<minted>[0-9]{1,9})'
    r"(?:\n  changes: (?P<changes>\[.*\]))?"
    r'(?:\n  became: "(?P<became>.*)"\n  why: "(?P<why>.*)")?)'
    r'\n  check: "(?P<check>[0-9a-f]{8})"(?P<written>(?:\n  (?:successor|retired):.*)*)'
)
"""An entry as it is written, from behind ``- id: `` on, and below it what an editor wrote."""
_BEGUN = crc32(b"- id: ")
"""What is summed before each block."""
_KINDS = {kind.value: kind for kind in AnchorKind}
_FIRST = re.compile(r"^[^#\n].*", re.MULTILINE)
"""The first line that is no comment."""
_CONFLICT = expression(r"^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
_UNREADABLE = bytes({*range(32), 127} - set(b"\t\n\r"))


def ledger_text(ledger: Ledger) -> str:
    """The file of ``ledger``, byte for byte the same for the same ledger."""
    head = [f"version: {VERSION}", f"protocol: {_quoted(ledger.protocol)}"]
    if ledger.formerly:
        head.append(f"formerly: [{', '.join(map(_quoted, ledger.formerly))}]")
    head.append(f"anchors: {len(ledger.entries)}")
    states = ["states:" if ledger.states else "states: []"]
    for state in ledger.states:
        states += [f"- state: {state.number}", f"  on: {_quoted(state.on)}", f"  text: {_quoted(state.text)}"]
        states += [f"  facts: [{', '.join(map(_quoted, state.facts))}]"] if state.facts else []
    blocks = [_block(entry) for entry in ledger.entries]
    written = [_by_hand(entry) for entry in ledger.entries]
    seal = _sum("\n".join([_PREFACE.rstrip("\n"), *head, *states, *(check for _, check in blocks)]))
    entries = ["entries:" if blocks else "entries: []"]
    entries += [f'{block}\n  check: "{check}"{hand}' for (block, check), hand in zip(blocks, written, strict=True)]
    return _PREFACE + "\n".join([*head, f"seal: {_quoted(seal)}", *states, *entries, "...", ""])


def _block(entry: Entry) -> tuple[str, str]:
    lines = [f"- id: {entry.id}", f"  kind: {entry.kind}"]
    if entry.parent:
        lines.append(f"  parent: {entry.parent}")
    if entry.label:
        lines.append(f"  label: {_quoted(entry.label)}")
    lines += [f"  words: {entry.known.words}", f"  text: {_quoted(entry.known.text)}"]
    if entry.known.weave:
        lines.append(f"  weave: {_quoted(entry.known.weave)}")
    lines += [f"  digest: {_quoted(entry.known.digest)}", f"  minted: {entry.minted}"]
    if entry.changes:
        told = (f"{change.what} {change.state} {change.was}".rstrip() for change in entry.changes)
        lines.append(f"  changes: [{', '.join(map(_quoted, told))}]")
    if entry.retirement and not entry.by_hand:
        lines += [f"  became: {_quoted(entry.retirement.successor)}", f"  why: {_quoted(entry.retirement.why)}"]
    block = "\n".join(lines)
    return block, _sum(block)


def _by_hand(entry: Entry) -> str:
    """The editor's own lines, as long as they are not recorded."""
    if not entry.retirement or not entry.by_hand:
        return ""
    return f"\n  successor: {_quoted(entry.retirement.successor)}\n  retired: {_quoted(entry.retirement.why)}"


def _quoted(text: str) -> str:
    # YAML's double quotes take JSON's escapes; only what prints may stand for itself in YAML
    return json.dumps(text, ensure_ascii=not text.isprintable())


def _sum(text: str, begun: int = 0) -> str:
    return f"{crc32(text.encode(), begun):08x}"


class _Damage(Exception):
    """The ledger must not be used: the code, the line and what is wrong there."""

    def __init__(self, code: str, line: int, what: str) -> None:
        super().__init__(what)
        self.code, self.line, self.what = code, line, what


def parse_ledger(content: bytes, file: str, protocol: str) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """The ledger of ``protocol`` in ``content``; refused, with the first damage found, if any byte cannot be trusted.

    A ledger that was written for another id is taken as that of a renamed protocol, with a notice L110.
    """
    try:
        ledger = _parse(content, file)
    except _Damage as damage:
        at = Origin(file, damage.line, 1, 0, 0)
        return Ledger(file, protocol, refused=True), (found(damage.code, at, damage.what),)
    if ledger.protocol == protocol:
        return ledger, ()
    renamed = replace(ledger, protocol=protocol, formerly=(*ledger.formerly, ledger.protocol), renamed=True)
    return renamed, (found("L110", file, f"these are the anchors of {ledger.protocol!r}, taken over by {protocol!r}"),)


def _parse(content: bytes, file: str) -> Ledger:
    text = _decoded(content)
    _version(text)
    if text.rpartition("\n")[2] != "...":
        raise _Damage("L102", _line(text, len(text)), "the last line is not '...'")
    head, marker, body = text.partition("\nentries:")
    if not marker:
        raise _Damage("L101", _line(text, len(text)) - 1, "there is no line 'entries:'")
    facts, first = _Head(head), head.count("\n") + 2
    blocks = body.removesuffix("\n...").split("\n- id: ")
    if blocks[0] not in ("", " []") or (blocks[0] == " []") != (len(blocks) == 1):
        raise _Damage("L101", first, "after 'entries:' stands what is no entry")
    entries, checks = _entries(blocks[1:], first + 1)
    if len(entries) != facts.count:
        raise _Damage("L109", facts.count_line, f"{facts.count} anchors are announced, {len(entries)} are there")
    if facts.seal != _sum("\n".join([facts.sealed, *checks])):
        raise _Damage(
            "L109", facts.seal_line, "the seal does not fit: a line of the head was changed, or entries moved"
        )
    return Ledger(file, facts.protocol, facts.formerly, facts.states, entries)


def _decoded(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Damage("L107", error.object.count(b"\n", 0, error.start) + 1, "the file is not UTF-8 here") from None
    text = text.replace("\r\n", "\n").rstrip("\n")  # Git may write line ends so on Windows
    conflict = _CONFLICT.search(text) if "<<<<<<<" in text or "=======" in text or ">>>>>>>" in text else None
    if conflict:
        raise _Damage("L103", _line(text, conflict.start()), f"Git left {conflict.group()[:7]!r} of a merge here")
    if len(content.translate(None, _UNREADABLE)) < len(content):
        at = next(at for at, byte in enumerate(content) if byte in _UNREADABLE)
        raise _Damage("L107", content.count(b"\n", 0, at) + 1, f"the byte 0x{content[at]:02X} cannot be in a text")
    return text


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _version(text: str) -> None:
    first = _FIRST.search(text)
    number, line = (_line(text, first.start()), first.group()) if first else (1, "")
    version = re.fullmatch(r"version: ([0-9]{1,6})", line)
    if not version:
        raise _Damage("L101", number, "the file does not begin with 'version: '")
    if int(version.group(1)) > VERSION:
        raise _Damage("L105", number, f"the ledger has version {version.group(1)}, this program knows {VERSION}")
    if int(version.group(1)) != VERSION:
        raise _Damage("L101", number, f"there was never a version {version.group(1)}")


class _Head:
    """The facts of the head: each line a key and a value, and what of it the seal covers."""

    __slots__ = ("count", "count_line", "formerly", "protocol", "seal", "seal_line", "sealed", "states")

    def __init__(self, head: str) -> None:
        lines = head.split("\n")
        self.seal_line = _only(lines, "seal: ")
        self.count_line = _only(lines, "anchors: ")
        self.seal = _string(lines[self.seal_line - 1].removeprefix("seal: "), self.seal_line)
        self.count = _number(lines[self.count_line - 1].removeprefix("anchors: "), self.count_line)
        at = _only(lines, "protocol: ")
        self.protocol = _string(lines[at - 1].removeprefix("protocol: "), at)
        former = [number for number, line in enumerate(lines, 1) if line.startswith("formerly: ")]
        self.formerly = _strings(lines[former[0] - 1].removeprefix("formerly: "), former[0]) if former else ()
        self.states = tuple(_states(lines))
        self.sealed = "\n".join(lines[: self.seal_line - 1] + lines[self.seal_line :])


def _only(lines: list[str], key: str) -> int:
    numbers = [number for number, line in enumerate(lines, 1) if line.startswith(key)]
    if len(numbers) != 1:
        what = f"there is no line '{key.strip()}'" if not numbers else f"'{key.strip()}' stands here a second time"
        raise _Damage("L101", numbers[1] if numbers else len(lines), what)
    return numbers[0]


def _states(lines: list[str]) -> Iterator[State]:
    begin = next((i for i, line in enumerate(lines) if line in ("states:", "states: []")), None)
    if begin is None:
        raise _Damage("L101", len(lines), "there is no line 'states:'")
    i = begin + 1
    while i < len(lines):
        parts = [part.partition(": ")[::2] for part in lines[i : i + 4]]
        if [key for key, _ in parts[:3]] != ["- state", "  on", "  text"]:
            raise _Damage("L101", i + 1, "a state must be the lines '- state', 'on', 'text' and perhaps 'facts'")
        number, on, text = (value for _, value in parts[:3])
        told = len(parts) == 4 and parts[3][0] == "  facts"
        facts = _strings(parts[3][1], i + 4) if told else ()
        yield State(_number(number, i + 1), _string(on, i + 2), _string(text, i + 3), facts)
        i += 4 if told else 3


def _entries(blocks: list[str], line: int) -> tuple[tuple[Entry, ...], list[str]]:
    entries: dict[str, Entry] = {}
    checks = []
    for block in blocks:
        entry, check = _entry(block, line)
        double = entries.get(entry.id)
        if double:
            raise _Damage("L104", line, f"the anchor {entry.id!r} is recorded here and in line {double.line}")
        entries[entry.id] = entry
        checks.append(check)
        line += block.count("\n") + 1
    return tuple(entries.values()), checks


def _entry(block: str, line: int) -> tuple[Entry, str]:
    """The entry whose text, without its first ``- id: ``, is ``block``, and its check."""
    parts = _BLOCK.fullmatch(block)
    written: dict[str, str] = {}
    if not parts:
        block, written = _without_editors_lines(block, line)
        parts = _BLOCK.fullmatch(block)
    sealed, *said, check, by_hand = parts.groups() if parts else ("", "", "")
    if by_hand:
        written = _editors_lines(by_hand, block, line)
    name = said[0] if parts else block.partition("\n")[0]
    if not parts or check != _sum(sealed, _BEGUN):
        what = f"the entry {name[:80]!r} does not fit its check: it was damaged or changed by hand"
        raise _Damage("L101", line, what)
    try:
        return _made(said, written, line), check
    except (ValueError, RecursionError) as error:
        raise _Damage("L101", line, f"the entry {name[:80]!r} is not whole: {error}") from None


def _editors_lines(lines: str, block: str, line: int) -> dict[str, str]:
    """What the editor wrote in ``lines`` at the end of ``block``, by key."""
    values: dict[str, str] = {}
    at = line + block.count("\n") - lines.count("\n")
    for number, content in enumerate(lines.split("\n")[1:], at + 1):
        key, _, value = content[2:].partition(":")
        if key in values:
            raise _Damage("L106", number, f"the key {key!r} stands twice in one entry")
        values[key] = _written(value, number)
    return values


def _without_editors_lines(block: str, line: int) -> tuple[str, dict[str, str]]:
    """The block without the lines an editor wrote elsewhere than below its check, and what they say.

    Raises the damage for a line that is none of an entry.
    """
    own, others, seen = list[str](), list[str](), set[str]()
    for number, content in enumerate(block.split("\n"), line):
        key = content[2:].partition(":")[0] if number > line else "id"
        if key in seen or key not in (*_KEYS, *_EDITORS) or (number > line and content[:2] != "  "):
            raise _unknown(key, number, content, key in seen)
        seen.add(key)
        (others if key in _EDITORS else own).append(content)
    return "\n".join(own), _editors_lines("\n".join(["", *others]), "\n".join(others), line)


def _unknown(key: str, line: int, content: str, twice: bool) -> _Damage:
    if twice:
        return _Damage("L106", line, f"the key {key!r} stands twice in one entry")
    near = difflib.get_close_matches(key.strip(), (*_EDITORS, *_KEYS), 1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return _Damage("L106", line, f"{content.strip()[:60]!r} is no line of an entry{hint}")


def _made(said: list[Any], written: dict[str, str], line: int) -> Entry:
    """The entry of what the parts of ``_BLOCK`` from ``id`` to ``why`` say, None where there is no such line."""
    name, kind, parent, label, words, text, weave, digest, minted, changes, became, why = said
    gone = written or became is not None
    return Entry(
        name,
        _KINDS.get(kind) or AnchorKind(kind),
        parent or "",
        _bare(label or ""),
        Fingerprint(int(words), _bare(text), weave or "", digest),
        int(minted),
        tuple(_changes(changes, line)) if changes else (),
        _retirement(_bare(became or ""), _bare(why or ""), written) if gone else None,
        bool(written),
        line,
    )


def _bare(quoted: str) -> str:
    """The text between quotes; most have no escapes, and JSON is slower."""
    return quoted if "\\" not in quoted else str(json.loads(f'"{quoted}"'))


def _changes(listed: str, line: int) -> Iterator[Change]:
    for change in _strings(listed, line):
        what, state, was = [*change.split(" ", 2), ""][:3]
        yield Change(int(state), ChangeKind(what), was)


def _retirement(successor: str, why: str, written: dict[str, str]) -> Retirement:
    return Retirement(written.get("successor", successor), written.get("retired", why))


def _written(value: str, line: int) -> str:
    """What an editor wrote: plain, or in quotes of either kind; a comment may follow."""
    value = value.strip()
    if value[:1] == '"':
        return _string(re.sub(r'(?<=")\s+#.*$', "", value), line)
    if value[:1] == "'":
        inner = re.fullmatch(r"'((?:[^']|'')*)'(?:\s+#.*)?", value)
        if not inner:
            raise _Damage("L106", line, f"{value[:60]!r} has no closing quote")
        return inner.group(1).replace("''", "'")
    value = re.sub(r"(?:^|\s+)#.*$", "", value)
    if ": " in value or value[:1] in tuple("&*!|>%@`[{-?:,"):
        raise _Damage("L106", line, f"{value[:60]!r} must be put in quotes")
    return value


def _string(value: str, line: int) -> str:
    made = _json(value, line)
    if not isinstance(made, str):
        raise _Damage("L101", line, f"{value[:60]!r} is no text in double quotes")
    return made


def _strings(value: str, line: int) -> tuple[str, ...]:
    made = _json(value, line)
    if not isinstance(made, list) or not all(isinstance(part, str) for part in made):
        raise _Damage("L101", line, f"{value[:60]!r} is no list of texts")
    return tuple(made)


def _json(value: str, line: int) -> object:
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        raise _Damage("L101", line, f"{value[:60]!r} is no text in double quotes") from None


def _number(value: str, line: int) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", value):
        raise _Damage("L101", line, f"{value[:60]!r} is no number")
    return int(value)
