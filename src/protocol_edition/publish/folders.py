"""Whether a site is as its build left it: told by the names, sizes and times of its files and folders."""

import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path


def sign_of_site(site: Path) -> str:
    """A sign of all that lies in a site, "" where it is not there or cannot be looked through.

    Contents are not read: bytes that were changed together with a file's time, to as many others, are for ``verify``.
    """
    sign = blake2b(digest_size=16)
    with suppress(OSError):
        for line in _lines(str(site)):
            sign.update(line.encode("utf-8", "surrogateescape"))
        return sign.hexdigest()
    return ""


def _lines(folder: str) -> Iterator[str]:
    """One line for each file, and for each folder the time at which something in it came or went."""
    inner, lines = [], []
    with os.scandir(folder) as entries:
        for one in entries:
            if one.is_dir(follow_symlinks=False):
                inner.append(one.path)
            else:
                stat = one.stat(follow_symlinks=False)
                lines.append(f"{one.name}\0{stat.st_size}\0{stat.st_mtime_ns}\0{stat.st_mode}\n")
    yield f"{folder}\0{os.lstat(folder).st_mtime_ns}\n{''.join(sorted(lines))}"
    for path in sorted(inner):
        yield from _lines(path)
