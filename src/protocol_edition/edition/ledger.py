"""The ledgers on disk. Nothing else writes among the sources, and this only when ``protocol-edition anchors`` asks."""

import os
import stat
from pathlib import Path

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.edition.ledger_form import ledger_text, parse_ledger
from protocol_edition.edition.recorded import Ledger

_LIMIT = 64 * 1024 * 1024
"""Bytes of one ledger: room for 200,000 anchors."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_ledger(path: Path, file: str = "") -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """The ledger in ``path``, whose stem is the protocol's id; empty where there is no file yet.

    ``file`` is the name under which findings speak of it. A damaged one comes back ``refused``, without entries, with
    an error that names the line; so does one that is no plain file or too large.
    """
    file = file or str(path)
    try:
        content = _bytes(path)
    except FileNotFoundError:
        return Ledger(file, path.stem), ()
    except OSError as error:
        what = f"the ledger cannot be read: {error.strerror or error}"
        return Ledger(file, path.stem, refused=True), (found("L108", file, what),)
    return parse_ledger(content, file, path.stem)


def _bytes(path: Path) -> bytes:
    descriptor = os.open(path, _FLAGS)
    try:
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode):
            raise OSError("it is no plain file")
        if facts.st_size > _LIMIT:
            raise OSError(f"it is larger than {_LIMIT:,} bytes")
        with os.fdopen(descriptor, "rb", closefd=False) as opened:
            return opened.read()
    finally:
        os.close(descriptor)


def recorded_protocols(folder: Path) -> tuple[str, ...]:
    """The ids of all protocols that have a ledger in ``folder``."""
    return tuple(sorted(path.stem for path in folder.glob("*.yaml") if path.name[0] not in "._"))


def write_ledger(path: Path, ledger: Ledger) -> tuple[Diagnostic, ...]:
    """Writes ``ledger`` to ``path`` so that the file is the old one or the new one at every moment.

    Out: () when it is written (or was the same already); an error L301 when nothing was, because the file there is
    damaged or holds anchors that ``ledger`` does not know: another run has recorded them meanwhile. Raises ValueError
    for a ledger that was refused at reading, and OSError when the disk refuses.
    """
    if ledger.refused:
        raise ValueError(f"{ledger.file}: a ledger that was refused must not be written")
    there, findings = read_ledger(path, ledger.file)
    if there.refused:
        return findings
    unknown = {entry.id for entry in there.entries} - {entry.id for entry in ledger.entries}
    if unknown:
        return (found("L301", ledger.file, f"the file records {_listed(unknown)}, which would be lost"),)
    _sweep(path)
    content = ledger_text(ledger).encode()
    if not path.exists() or path.read_bytes() != content:
        _replace(path, content)
    return ()


def write_names(path: Path, text: str) -> None:
    """Writes the record of published names, in one step as a ledger. Raises OSError when the disk refuses."""
    _sweep(path)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        _replace(path, text.encode())


def _listed(ids: set[str]) -> str:
    first = sorted(ids)[:3]
    return ", ".join(repr(name) for name in first) + (f" and {len(ids) - 3} more" if len(ids) > 3 else "")


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with fresh.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Makes the new name in ``folder`` last through a power cut; Windows opens no folders and needs it not."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sweep(path: Path) -> None:
    """Removes what a killed run left beside ``path``; a rival still at work then fails with an error, unharmed."""
    for left in path.parent.glob(f".{path.name}.*.new"):
        left.unlink(missing_ok=True)
