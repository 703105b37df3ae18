"""Whether a site is as its build left it: told by the names, sizes and times of its files and folders."""

import os
import time
from collections.abc import Iterable
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from protocol_edition.publish.scan import RACY

_OF_FOLDER = attrgetter("st_mtime_ns")
_CHANGED = attrgetter("st_ctime_ns")
_OF_FILE = attrgetter("st_mode", "st_size", "st_mtime_ns")


class Site(NamedTuple):
    """A site as it was looked through; both signs are "" where it is not there or cannot be looked through.

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


def looked_through(site: Path) -> Site:
    """All that lies in a site."""
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


def still(then: Site, site: Path) -> Site | None:
    """The site as it was looked through now, None where it is not as it was ``then``."""
    try:
        if then.settled and _signed(then.folders, then.files, time.time_ns()) == then:
            return then
    except OSError:
        return None
    now = looked_through(site)
    return now if now.sign and now[:3] == then[:3] else None


def _signed(folders: list[str], files: list[str], now: int) -> Site:
    of_folders, of_files = list(map(os.lstat, folders)), map(os.lstat, files)
    changed = list(map(_CHANGED, of_folders))
    sign = _sign((*map(_OF_FOLDER, of_folders), *map(_OF_FILE, of_files)))
    return Site(folders, files, sign, _sign(changed) if max(changed) < now - RACY else "")


def _sign(stats: Iterable[object]) -> str:
    return blake2b(repr(stats).encode(), digest_size=16).hexdigest()
