"""Whether anything changed since the last build: known before anything is opened, and before Jinja is imported.

The stamp tells what the edition, the program and the output were, and what the build said of them. It is written
after the site was published, and is worth nothing where a single byte of it is wrong.
"""

import json
import os
import platform
import sys
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from protocol_edition import __version__
from protocol_edition.diagnostics import Diagnostic
from protocol_edition.model import frozen
from protocol_edition.project import static_folder, templates_folder
from protocol_edition.publish.folders import asked, looked_at, looked_through
from protocol_edition.publish.made_here import clear_foreign
from protocol_edition.publish.scan import Scan, Seen, others, scan, stats_of

_STAMP = "stamp.json"
_FORM = 1
_FEW = 20
"""Texts that an editor saves between two builds; more of them are another edition, or a restored one."""
_PACKAGE = Path(__file__).resolve().parent.parent


@frozen
class Said:
    """What a build said: the findings, and how many texts and files."""

    diagnostics: tuple[Diagnostic, ...]
    protocols: int
    files: int


@frozen
class Look:
    """An edition, looked at before it is opened; ``said`` is there if all is as it was."""

    folder: Path
    """The folder of the cache."""
    output: Path
    terms: str
    scan: Scan
    said: Said | None
    saved: tuple[str, ...] = ()
    """The texts that alone have other words than at the last build, where they are few, and all else is as it was."""
    before: Said | None = None
    """What the last build said, where there are such."""
    site: bytes = b""
    """How the site stands, where there are such."""


def look(edition: Path, output: Path, folder: Path, terms: str, seen: Scan | None = None) -> Look:
    """Looks at an edition whose site is ``output``; ``terms`` are words for the terms of the build.

    ``seen`` is what this process saw itself a moment ago; then nobody asks whether all is as it was.
    """
    if seen is not None:
        return Look(folder, output, terms, scan(edition, (output, folder), seen), None)
    clear_foreign(folder, edition)
    head, seen_then, said_then, site_then = _read(folder / _STAMP)
    is_ours = head == _head(edition, output, terms)
    with asked(site_then if is_ours else b"") as stands:
        known = _scan(seen_then)
        now = scan(edition, (output, folder), known)
        saved = _saved(now, known) if is_ours else None
        said = _said(said_then) if saved is not None else None
        site = stands() if said else b""
    if not site:
        return Look(folder, output, terms, now, None)
    if saved:
        return Look(folder, output, terms, now, None, saved, said, site)
    looked = Look(folder, output, terms, now, said)
    if now != known or site != site_then:  # other times, the same bytes
        _write(looked, [head, json.dumps(now).encode(), said_then, site])
    return looked


def _saved(now: Scan, then: Scan) -> tuple[str, ...] | None:
    """The texts that were saved since then; None for too many, or where something else is another."""
    saved = others(now, then)
    if not saved:
        return None if saved is None else ()
    from protocol_edition.project import SOURCE_SUFFIXES  # noqa: PLC0415 - it loads what opens an edition

    if len(saved) > _FEW or any("/" in path or not path.endswith(SOURCE_SUFFIXES) for path in saved):
        return None
    return tuple(saved)


def _head(edition: Path, output: Path, terms: str) -> bytes:
    """What must be the same before anything of a stamp is believed."""
    return json.dumps([os.path.realpath(edition), os.path.realpath(output), terms, program()]).encode()


def program() -> str:
    """A sign of the program's files by their stat, and of the Python it runs on."""
    parts = [__version__, sys.version, platform.machine()]
    parts += (stats_of(folder) for folder in (_PACKAGE, templates_folder(), static_folder()))
    parts += libraries()
    return sha256("\0".join(parts).encode()).hexdigest()


def libraries() -> list[str]:
    """The libraries that are installed, by name and version."""
    found: list[str] = []
    for folder in filter(os.path.isdir, sys.path):
        found += (path.name for path in Path(folder).iterdir() if path.name.endswith((".dist-info", ".egg-info")))
    return sorted(found)


def leave(looked: Look, edition: Path, said: Said, *, same_names: bool = False) -> None:
    """Writes the stamp of a site that stands, as far as the system lets us: without one the next build looks closer.

    ``same_names``: its files have the names of those of the site that stood when it was looked at.
    """
    site = looked_at(looked.site) if same_names else looked_through(looked.output)
    seen, found = json.dumps(looked.scan).encode(), json.dumps(_plain(said)).encode()
    _write(looked, [_head(edition, looked.output, looked.terms), seen, found, site])


def _write(looked: Look, lines: Iterable[bytes]) -> None:
    with suppress(OSError):
        write_checked(looked.folder / _STAMP, [b"\n".join(lines)])


def write_checked(file: Path, content: Iterable[bytes]) -> None:
    """Writes a file of the cache, whole or not at all; its last line is the digest of the rest. Errors: OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    begun = file.with_name(f".{file.name}-{os.getpid()}")
    try:
        with begun.open("wb") as opened:
            digest = sha256()
            for chunk in content:
                digest.update(chunk)
                opened.write(chunk)
            opened.write(f"\n{_FORM} {digest.hexdigest()}".encode())
            opened.flush()
            os.fsync(opened.fileno())
        begun.replace(file)
    finally:
        begun.unlink(missing_ok=True)


def read_checked(file: Path) -> bytes:
    """What ``write_checked`` wrote, b"" where there is nothing or something else."""
    try:
        content, _, last = file.read_bytes().rpartition(b"\n")
    except OSError:
        return b""
    return content if last == f"{_FORM} {sha256(content).hexdigest()}".encode() else b""


def _read(file: Path) -> tuple[bytes, bytes, bytes, bytes]:
    """What a stamp is about, the edition, what was said, and the site, which is told in several lines."""
    lines = read_checked(file).split(b"\n", 3)
    return (lines[0], lines[1], lines[2], lines[3]) if len(lines) == 4 else (b"", b"{}", b"", b"")


def _scan(plain: bytes) -> Scan:
    return {path: Seen._make(seen) for path, seen in json.loads(plain).items()}


def _plain(said: Said) -> list[object]:
    """What is found is found in thousands of texts in the same words, which are written once."""
    words: dict[tuple[str, str, str], int] = {}
    where = [
        (file, line, column, words.setdefault((code, what, remedy), len(words)))
        for file, line, column, code, what, remedy in said.diagnostics
    ]
    return [list(words), where, said.protocols, said.files]


def _said(plain: bytes) -> Said:
    words, where, protocols, files = json.loads(plain)
    return Said(tuple([Diagnostic(*place, *words[number]) for *place, number in where]), protocols, files)
