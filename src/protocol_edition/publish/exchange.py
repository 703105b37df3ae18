"""Puts one folder in another's place, so that a visitor sees the old or the new one, never neither.

Linux exchanges two names in one step (``renameat2`` with RENAME_EXCHANGE, Linux 3.15). Elsewhere two renames must do;
a crash between them leaves the old folder under ``set_aside``, from where ``recover`` brings it back.
"""

import ctypes
import errno
import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_UNKNOWN_HERE = frozenset([errno.ENOSYS, errno.EINVAL, errno.ENOTSUP])
"""What the kernel or a file system answers that cannot exchange."""


def publish(new: Path, target: Path) -> None:
    """Puts ``new`` at ``target``; what stood there stands at ``new`` or at ``set_aside(target)`` afterwards.

    Errors: OSError; then ``target`` is as it was.
    """
    if not target.exists() or not any(target.iterdir()):
        if sys.platform == "win32" and target.exists():
            target.rmdir()  # Windows does not rename over an empty folder
        new.rename(target)
    elif not _exchange(new, target):
        _two_renames(new, target)
    # The new site stands; if its name is lost with the power, it is the old one again, as whole as it was.
    with suppress(OSError):
        flush_folder(target.parent)


def beside(target: Path, role: str) -> Path:
    """The name of something this program puts beside the output: its lock, a staging folder, the old site."""
    return target.with_name(f".{target.name}.protocol-edition-{role}")


def set_aside(target: Path) -> Path:
    """Where the old folder lies between two renames."""
    return beside(target, "old")


def recover(target: Path) -> None:
    """Brings the old folder back after a crash between two renames. Errors: OSError."""
    old = set_aside(target)
    if old.is_dir() and not old.is_symlink() and not target.exists():
        old.rename(target)


@cache
def _libc() -> ctypes.CDLL:
    """The C library, once: each time it is asked for makes classes that stay, in a preview for every save."""
    return ctypes.CDLL(None, use_errno=True)


def _exchange(new: Path, target: Path) -> bool:
    """Whether the system could exchange the two names."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = _libc().renameat2
    except AttributeError:
        return False  # a C library older than 2018, or musl
    failed = renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(target), _RENAME_EXCHANGE)
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _UNKNOWN_HERE:
        return False
    raise OSError(code, os.strerror(code), str(target))


def _two_renames(new: Path, target: Path) -> None:
    old = set_aside(target)
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise


def flush(folder: Path, files: list[Path]) -> None:
    """Waits until ``files`` and the folders over them are on the disk: a rename alone is atomic, not durable.

    Linux flushes a whole file system in one call, measured at half the cost of a thousand single ones.
    """
    if sys.platform.startswith("linux"):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            if _libc().syncfs(descriptor):
                code = ctypes.get_errno()
                raise OSError(code, os.strerror(code), str(folder))
        finally:
            os.close(descriptor)
        return
    for file in files:
        with file.open("r+b") as opened:
            os.fsync(opened.fileno())
    for inner in sorted({file.parent for file in files} | {folder}):
        flush_folder(inner)


def flush_folder(folder: Path) -> None:
    """Waits until the names in ``folder`` are on the disk; Windows has no such call."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
