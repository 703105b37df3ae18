"""Whether a site is as its build left it: told by the names, sizes and times of its files and folders."""

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from protocol_edition.publish.scan import RACY

_MANY = 500_000
"""Bytes that tell of a site, of some five thousand files, from which on another process looks at them."""
_OF_FOLDER = attrgetter("st_mtime_ns")
_CHANGED = attrgetter("st_ctime_ns")
_OF_FILE = attrgetter("st_mode", "st_size", "st_mtime_ns")


class Site(NamedTuple):
    """A site as it was looked through; nothing where it is not there or cannot be looked through.

    Contents are not read: bytes that were changed together with a file's time, to as many others, are for ``verify``.
    """

    folders: list[str]
    files: list[str]
    sign: str = ""
    """Of the times of the folders, and of kinds, sizes and times of the files."""
    settled: str = ""
    """Of the times, which nobody can set, at which something came into the folders or went; "" where that was just now.

    Where it is the same, no folder need be listed again, which takes twice as long as to ask of all that is known.
    """


def looked_through(site: Path) -> bytes:
    """All that lies in a site, in a form to keep."""
    return json.dumps(_looked_through(site)).encode()


@contextmanager
def asked(then: bytes, site: Path) -> Iterator[Callable[[], bytes]]:
    """Begins to ask whether a site is as it was when it was looked through.

    The block is given a function that waits for the answer: how the site is now, b"" where it is not as it was.
    """
    with ExitStack() as afterwards:
        is_settled = _asked_another(then, afterwards) if len(then) > _MANY else lambda: False
        yield lambda: then if is_settled() else _still(then, site)


def _asked_another(then: bytes, afterwards: ExitStack) -> Callable[[], bool]:
    """Lets another process look, as far as the system lets us: this one looks at the edition meanwhile."""
    # Late, as a site that is not large is looked at before they would be loaded.
    from protocol_edition.publish.crew import can_fork, cores  # noqa: PLC0415
    from protocol_edition.publish.forked import Worker, WorkerLostError  # noqa: PLC0415

    with suppress(OSError, WorkerLostError):
        if can_fork() and cores() > 1:
            worker = Worker(())
            afterwards.callback(worker.end, at_once=True)
            worker.begin(_is_settled, then)

            def is_settled() -> bool:
                with suppress(WorkerLostError):
                    return bool(worker.answer())
                return False

            return is_settled
    return lambda: False


def _is_settled(then: bytes) -> bool:
    """Whether a site is as it was, told without looking through it."""
    known = Site(*json.loads(then))
    try:
        return known.settled != "" and _signed(known.folders, known.files, time.time_ns()) == known
    except OSError:
        return False


def _still(then: bytes, site: Path) -> bytes:
    if not then or _is_settled(then):
        return then
    now = _looked_through(site)
    return json.dumps(now).encode() if now.sign and now[:3] == Site(*json.loads(then))[:3] else b""


def _looked_through(site: Path) -> Site:
    now, folders, files = time.time_ns(), [os.path.realpath(site)], list[str]()
    try:
        for folder in folders:
            with os.scandir(folder) as entries:
                for one in entries:
                    (folders if one.is_dir(follow_symlinks=False) else files).append(one.path)
        folders.sort()
        files.sort()
        return _signed(folders, files, now)
    except OSError:
        return Site([], [])


def _signed(folders: list[str], files: list[str], now: int) -> Site:
    of_folders, of_files = list(map(os.lstat, folders)), map(os.lstat, files)
    changed = list(map(_CHANGED, of_folders))
    sign = _sign((*map(_OF_FOLDER, of_folders), *map(_OF_FILE, of_files)))
    return Site(folders, files, sign, _sign(changed) if max(changed) < now - RACY else "")


def _sign(stats: Iterable[object]) -> str:
    return blake2b(repr(stats).encode(), digest_size=16).hexdigest()
