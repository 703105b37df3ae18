"""Reads one file of the edition, whole and once: only regular files, only inside the edition, only up to a limit."""

import os
import stat
from enum import StrEnum
from pathlib import Path

from protocol_edition.model import frozen

SOURCE_LIMIT = 8 * 1024 * 1024
"""Bytes of one plain text. The longest protocols known have some hundred kilobytes; 4 MB take 8 s and 400 MB."""

ENCODED_LIMIT = 12 * 1024 * 1024
"""Bytes of one TEI file, which may hold a whole volume; such a one takes some 20 s and 1.2 GB."""

SETTINGS_LIMIT = 32 * 1024 * 1024
"""Bytes of one YAML file: room for some 80,000 persons."""

PAGE_LIMIT = 4 * 1024 * 1024
"""Bytes of one of the editors' own pages."""

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)  # the path is resolved before: a link that turns up now was put there since
    | getattr(os, "O_NONBLOCK", 0)  # a pipe would otherwise wait for a writer for ever
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)  # Windows: no translation of line ends
)


_LINKS_ALONE = os.name == "posix"
"""Whether nothing but a symbolic link leads elsewhere; Windows has junctions too."""


class Obstacle(StrEnum):
    """Why a file was not read."""

    MISSING = "missing"
    OUTSIDE = "outside"
    """A symbolic link leads out of the edition."""
    NOT_A_FILE = "not-a-file"
    """A folder, pipe, socket or device."""
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    """The system refuses."""


@frozen
class Refusal:
    """A file that was not read; ``what`` is a phrase that can follow its name."""

    obstacle: Obstacle
    what: str


def is_inside(path: Path, root: Path) -> bool:
    """Whether ``path``, all links followed, lies in the folder ``root``."""
    return bool(_resolved(path, root))


def _resolved(path: Path, root: Path) -> str:
    """Where all links lead, "" where that is not in the folder ``root``."""
    if _LINKS_ALONE and path.parent == root and path.name != ".." and not path.is_symlink():
        return os.fspath(path)  # as most texts are: to follow each step of the way takes ten times as long
    resolved, folder = os.path.realpath(path), os.path.realpath(root)
    try:
        return resolved if os.path.commonpath([resolved, folder]) == folder else ""
    except ValueError:  # two drives of Windows have no common path
        return ""


def read_bytes(path: Path, root: Path, limit: int) -> bytes | Refusal:
    """The bytes of ``path``, a file inside ``root`` with at most ``limit`` bytes, or why there are none.

    One open, one look at what was opened, and everything from those bytes: what is judged is what is read.
    Raises nothing, whatever kind of file it meets.
    """
    resolved = _resolved(path, root)
    if not resolved:
        return Refusal(Obstacle.OUTSIDE, "is a link that leads out of the edition's folder")
    try:
        descriptor = os.open(resolved, _FLAGS)
    except FileNotFoundError:
        what = "is a link to a file that is not there" if path.is_symlink() else "is not there"
        return Refusal(Obstacle.MISSING, what)
    except OSError as error:
        return _refused(error)
    try:
        return _read(descriptor, limit)
    except OSError as error:
        return _refused(error)
    finally:
        os.close(descriptor)


def refusal_of(path: Path, root: Path) -> Refusal | None:
    """Why whatever is at ``path`` must not be opened by others, if so: it leads out of ``root`` or is no plain file."""
    if not is_inside(path, root):
        return Refusal(Obstacle.OUTSIDE, "is a link that leads out of the edition's folder")
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return _refused(error) if path.is_symlink() else None
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return None
    return Refusal(Obstacle.NOT_A_FILE, f"is {_kind(mode)}, not a file")


def _read(descriptor: int, limit: int) -> bytes | Refusal:
    facts = os.fstat(descriptor)
    if not stat.S_ISREG(facts.st_mode):
        return Refusal(Obstacle.NOT_A_FILE, f"is {_kind(facts.st_mode)}, not a file")
    size, parts = 0, []
    while size <= limit and (part := os.read(descriptor, min(limit + 1 - size, 1 << 20))):
        parts.append(part)
        size += len(part)
    if size > limit:
        return Refusal(Obstacle.TOO_LARGE, f"is larger than {limit:,} bytes, the limit for such a file")
    return b"".join(parts)


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a pipe" if stat.S_ISFIFO(mode) else "a device or socket"


def _refused(error: OSError) -> Refusal:
    return Refusal(Obstacle.UNREADABLE, f"cannot be read: {error.strerror or type(error).__name__}")
