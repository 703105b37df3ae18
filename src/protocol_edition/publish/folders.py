"""Whether a site is as its build left it, told by its folders: a large site has three files for each folder or more.

The time of a folder is another once something in it was added, removed, renamed or replaced. A file that somebody wrote
over where it stands is not seen; ``verify`` sees it. Of folders that changed just before they were looked at, where
a clock may be too coarse to tell, the files are compared as well.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from stat import S_ISDIR

from protocol_edition.publish.scan import RACY

Folders = Mapping[str, tuple[int, str]]
"""By path from the site on: the folder's time, and a sign of its files where the time alone does not tell."""


def folders_of(site: Path) -> Folders:
    """All folders of a site, itself as ``""``; none where it is not there."""
    return {folder: told for folder in _below(str(site), "") if (told := _told(f"{site}/{folder}", time.time_ns()))}


def renewed(site: Path, then: Folders, changed: Iterable[str]) -> Folders:
    """The same for a site of which only the folders ``changed`` are others."""
    known = dict(then)
    for folder in changed:
        told = _told(f"{site}/{folder}", time.time_ns())
        if told:
            known[folder] = told
        else:
            known.pop(folder, None)
    return known


def are_as_left(site: Path, then: Folders) -> bool:
    """Whether a site is there, and all its folders are as they were."""
    try:
        for folder, (mtime, sign) in then.items():
            path = f"{site}/{folder}"
            if os.lstat(path).st_mtime_ns != mtime or (sign and _sign(path) != sign):
                return False
    except OSError:
        return False
    return bool(then)


def _told(folder: str, now: int) -> tuple[int, str] | None:
    try:
        stat = os.lstat(folder)
        if not S_ISDIR(stat.st_mode):
            return None
        return stat.st_mtime_ns, _sign(folder) if stat.st_mtime_ns > now - RACY else ""
    except OSError:
        return None


def _sign(folder: str) -> str:
    """A sign of the names, sizes and times of the files in a folder."""
    with os.scandir(folder) as entries:
        stats = [(one.name, one.stat(follow_symlinks=False)) for one in entries if not one.is_dir()]
    lines = sorted(f"{name}\0{stat.st_size}\0{stat.st_mtime_ns}\0{stat.st_mode}\n" for name, stat in stats)
    return blake2b("".join(lines).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def _below(folder: str, before: str) -> Iterator[str]:
    yield before.rstrip("/")
    try:
        with os.scandir(folder) as entries:
            inner = [one.name for one in entries if one.is_dir(follow_symlinks=False)]
    except OSError:
        return
    for name in inner:
        yield from _below(f"{folder}/{name}", f"{before}{name}/")
