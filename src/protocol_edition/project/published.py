"""The record of names: the key of every person, place and organisation that ever had a page.

A key is an address, ``people/<key>/``. The record only grows, so that an address that would die is noticed: its entry
must be there, or another one must say that it was called so ``formerly``. Only ``protocol-edition anchors`` writes it.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import Origin, expression
from protocol_edition.project.folder import KINDS_OF_NAMES, NAMES_FILE, Names, refused
from protocol_edition.project.reading import SETTINGS_LIMIT, Obstacle, Refusal, read_bytes

VERSION = 1
_PREFACE = """\
# Every person, place and organisation that ever had a page. "protocol-edition anchors" writes this file, builds never.
# After a merge keep the keys of both sides.
"""
_KEY = expression(r"- ([a-z0-9-]+)")
_LAST = "..."


class _Damage(Exception):
    """The record must not be used: the code, the line and what is wrong there."""

    def __init__(self, code: str, line: int, what: str) -> None:
        super().__init__(what)
        self.code, self.line, self.what = code, line, what


def names_text(names: Names) -> str:
    """The file of the record, the same for the same names."""
    lines = [f"version: {VERSION}"]
    for kind in KINDS_OF_NAMES:
        keys = sorted(names.get(kind, ()))
        lines += [f"{kind}:", *(f"- {key}" for key in keys)] if keys else []
    return _PREFACE + "\n".join([*lines, _LAST, ""])


def published_names(root: Path) -> tuple[Names, tuple[Diagnostic, ...]]:
    """The record of the edition in ``root``: empty where there is none yet, and with an error where it is damaged."""
    content = read_bytes(root / NAMES_FILE, root, SETTINGS_LIMIT)
    if isinstance(content, Refusal):
        missing = content.obstacle is Obstacle.MISSING
        return {}, () if missing else (refused(content, NAMES_FILE),)
    try:
        return _read(content), ()
    except _Damage as damage:
        return {}, (found(damage.code, Origin(NAMES_FILE, damage.line, 1, 0, 0), damage.what),)


def _read(content: bytes) -> Names:
    try:
        lines = content.decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n").split("\n")
    except UnicodeDecodeError as error:
        raise _Damage("L107", error.object.count(b"\n", 0, error.start) + 1, "the file is not UTF-8 here") from None
    keys: dict[str, dict[str, int]] = {}
    kind = ""
    for number, line in _lines(lines):
        key = _KEY.fullmatch(line)
        if line.removesuffix(":") in KINDS_OF_NAMES and line.endswith(":") and line[:-1] not in keys:
            kind = line[:-1]
            keys[kind] = {}
        elif not key or not kind:
            raise _Damage("L101", number, f"{line[:60]!r} is no line of this record")
        elif key[1] in keys[kind]:
            raise _Damage("L104", number, f"{key[1]!r} is recorded here and in line {keys[kind][key[1]]}")
        else:
            keys[kind][key[1]] = number
    return {kind: frozenset(found) for kind, found in keys.items()}


def _lines(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines that name something, after what guards them was judged."""
    told = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    conflict = next((number for number, line in told if re.match("[<=>|]{7}", line)), 0)
    if conflict:
        raise _Damage("L103", conflict, f"Git left {lines[conflict - 1][:7]!r} of a merge here")
    version = re.fullmatch(r"version: ([0-9]{1,6})", told[0][1]) if told else None
    if not version:
        raise _Damage("L101", told[0][0] if told else 1, "the file does not begin with 'version: '")
    if int(version[1]) > VERSION:
        raise _Damage("L105", told[0][0], f"the record has version {version[1]}, this program knows {VERSION}")
    if lines[-1] != _LAST:
        raise _Damage("L102", len(lines), f"the last line is not {_LAST!r}")
    yield from told[1:-1]


def gone(published: Names, known: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Kind and key of each published name that is not among the ``known`` ones."""
    for kind in KINDS_OF_NAMES:
        yield from ((kind, key) for key in sorted(published.get(kind, frozenset()) - known.get(kind, frozenset())))
