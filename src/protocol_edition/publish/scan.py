"""What lies in an edition's folder: each file with its stat, and the digest of its bytes.

As Git does, a file whose times, size and inode are as they were is taken for the same, so that its bytes need not be
read; but not one that was written while, or just before, it was looked at: a later change may have left all three.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b, sha256
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

RACY = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system (FAT)."""
_READ = ("authorities", "anchors", "dialects", "pages", "templates", "theme", "fonts")
"""The folders whose files the program reads, beside those at the top; of others the stat alone is told."""
_LARGEST = 64_000_000
"""Bytes beyond which the stat alone is told; no such file is read."""
_PART = 1 << 20
_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)


class Seen(NamedTuple):
    """A file as it was looked at: ``digest`` is the SHA-256 of its bytes, "" where only the stat is told."""

    mtime: int
    ctime: int
    """When its bytes or its times were changed last, which nobody can set."""
    size: int
    inode: int
    digest: str
    racy: bool

    @property
    def stat(self) -> tuple[int, int, int, int]:
        """What tells a change, unless it is racy."""
        return self[:4]


Scan = Mapping[str, Seen]
"""By the path from the edition's folder on, with ``/``."""


def scan(root: Path, apart: tuple[Path, ...], known: Scan) -> Scan:
    """All files of an edition but hidden ones and those in the folders ``apart``; ``known`` is what was seen last.

    A file that cannot be looked at is not in it.
    """
    begun = time.time_ns()
    left_out = {os.path.realpath(folder) for folder in apart}
    seen: dict[str, Seen] = {}
    for path, entry in _files(root, "", left_out):
        try:
            stat = entry.stat()
        except OSError:  # a link to nowhere
            seen[path] = Seen(0, 0, 0, 0, "", racy=False)
            continue
        now = stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino
        last = known.get(path)
        seen[path] = last if last and last[:4] == now and not last.racy else _seen(path, entry, stat, begun)
    return seen


def scan_of(root: Path, known: Scan, paths: Iterable[str]) -> Scan | None:
    """``known`` with some files as they are now; None where one of them was not there, or is no plain file any more."""
    begun = time.time_ns()
    seen = dict(known)
    for path in paths:
        file = f"{root}/{path}"
        try:
            stat = os.lstat(file)
        except OSError:
            return None
        if path not in known or not S_ISREG(stat.st_mode):
            return None
        seen[path] = _seen_as(path, file, stat, begun)
    return seen


def _files(folder: Path | str, before: str, left_out: set[str]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            is_folder = entry.is_dir()
        except OSError:
            continue
        if not is_folder:
            yield before + entry.name, entry
        elif os.path.realpath(entry.path) not in left_out and not entry.is_symlink():
            yield from _files(entry.path, f"{before}{entry.name}/", left_out)


def _seen(path: str, entry: os.DirEntry[str], stat: os.stat_result, begun: int) -> Seen:
    plain = S_ISREG(stat.st_mode) and not _leads_out(path, entry)
    return _seen_as(path, entry.path if plain else "", stat, begun)


def _seen_as(path: str, file: str, stat: os.stat_result, begun: int) -> Seen:
    """``file`` is where its bytes can be read, "" for nowhere."""
    now = stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino
    digest = _digest(file) if file and _is_read(path, stat.st_size) else ""
    return Seen(*now, digest, racy=max(now[:2]) > begun - RACY)


def _leads_out(path: str, entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a link out of the edition, whose folder is the path of the entry without ``path``."""
    if not entry.is_symlink():
        return False
    root = os.path.realpath(entry.path[: len(entry.path) - len(path)])
    return os.path.commonpath([root, os.path.realpath(entry.path)]) != root


def _is_read(path: str, size: int) -> bool:
    folder, inside, _ = path.partition("/")
    return size <= _LARGEST and (folder in _READ or not inside)


def _digest(path: str) -> str:
    digest = sha256()
    try:
        opened = os.open(path, _READING)  # a file object costs twice as much as what is done with it
    except OSError:
        return ""
    try:
        while part := os.read(opened, _PART):
            digest.update(part)
    except OSError:
        return ""
    finally:
        os.close(opened)
    return digest.hexdigest()


def saved_since(root: Path, then: Scan) -> list[str]:
    """Which of the files that are read have other bytes than when they were looked at, in order.

    New files are none: a build does not know of them.
    """
    return sorted(path for path, seen in then.items() if seen.digest and _is_another(root, path, seen))


def _is_another(root: Path, path: str, seen: Seen) -> bool:
    file = f"{root}/{path}"
    try:
        stat = os.stat(file)  # noqa: PTH116 - ten thousand of them: a Path costs as much
    except OSError:
        return True
    if not seen.racy and seen.stat == (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino):
        return False
    return _digest(file) != seen.digest


def others(now: Scan, then: Scan) -> list[str] | None:
    """The files that have other bytes than they had; None where there are more or fewer files."""
    if now.keys() != then.keys():
        return None
    return [path for path, seen in now.items() if seen is not (was := then[path]) and not _alike(seen, was)]


def _alike(now: Seen, then: Seen) -> bool:
    return now.digest == then.digest if now.digest else now.stat == then.stat


def stats_of(folder: Path) -> str:
    """A sign of names, sizes and times of all files in a folder, "" where it is not there."""
    digest = blake2b(digest_size=16)
    if not folder.is_dir():
        return ""
    for line in _stats(str(folder), ""):
        digest.update(line)
    return digest.hexdigest()


def _stats(folder: str, before: str) -> Iterator[bytes]:
    folders = []
    lines = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders += [entry.name] if entry.name != "__pycache__" else []
            else:
                stat = entry.stat(follow_symlinks=False)
                lines.append(f"{entry.name}\0{stat.st_size}\0{stat.st_mtime_ns}\0{stat.st_mode}\n")
    lines.sort()
    yield f"{before}\n{''.join(lines)}".encode("utf-8", "surrogateescape")
    for name in sorted(folders):
        yield from _stats(f"{folder}/{name}", f"{before}/{name}")
