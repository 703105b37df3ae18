"""One build at a time for one output: a lock beside it, which the system frees when its holder dies."""

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from protocol_edition.diagnostics import found
from protocol_edition.publish.refusal import OutputRefused

_LOCKED_BYTE = 1 << 30
"""Windows keeps readers from a locked byte, so it lies beyond the words that name the holder."""


@contextmanager
def held(lock: Path, shown: str) -> Iterator[None]:
    """Holds ``lock`` for the block and removes it afterwards.

    Errors: OutputRefused (P102) naming the holder where another build holds it; ``shown`` is the output as the
    diagnostic names it. OSError where the file cannot be made.
    """
    descriptor = _acquire(lock, shown)
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"process {os.getpid()} on {platform.node()}".encode())
        yield
    finally:
        _remove(lock, descriptor)


def _acquire(lock: Path, shown: str) -> int:
    while True:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            _try_lock(descriptor)
        except OSError:
            holder = os.read(descriptor, 200).decode("utf-8", "replace").strip() or "another build"
            os.close(descriptor)
            raise OutputRefused(found("P102", shown, f"{holder} is building into this folder at this moment")) from None
        if _is_still(lock, descriptor):
            return descriptor
        # The former holder removed the file between our open and our lock: what we hold is nobody's any more.
        os.close(descriptor)


def _is_still(lock: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(lock.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


if sys.platform == "win32":  # not tested: the project's machines run Linux
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)

    def _remove(lock: Path, descriptor: int) -> None:
        os.close(descriptor)
        with suppress(OSError):  # the next build has opened it already and will remove it
            lock.unlink()
else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _remove(lock: Path, descriptor: int) -> None:
        with suppress(OSError):  # what stays is free, and the next build removes it
            lock.unlink()
        os.close(descriptor)
