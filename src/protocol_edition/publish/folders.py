"""Whether a site is as its build left it: told by the names, sizes and times of its files and folders."""

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from protocol_edition.publish.scan import RACY

_SOME = 100
"""Folders in one piece: where something came or went just now, no more are listed again."""
_MANY = 60
"""Pieces from which on another process looks at a part of them; of fewer all are seen before it would have begun."""
_OF_FOLDER = attrgetter("st_mtime_ns")
_CHANGED = attrgetter("st_ctime_ns")
_OF_FILE = attrgetter("st_mode", "st_size", "st_mtime_ns")

Renewed = dict[int, bytes] | None
"""Of the pieces that are as they were those of which the times alone are others, by number; None where one is not."""


class Piece(NamedTuple):
    """Some folders of a site, as they were looked through.

    Contents are not read: bytes that were changed together with a file's time, to as many others, are for ``verify``.
    """

    folders: list[str]
    inner: str
    """A sign of the folders that are in them."""
    files: list[str]
    sign: str
    """Of the times of the folders, and of kinds, sizes and times of the files."""
    settled: str
    """Of the times, which nobody can set, at which something came into the folders or went; "" where that was just now.

    Where it is the same, they need not be listed again, which takes twice as long as to ask of all that is known.
    """


def looked_through(site: Path) -> bytes:
    """All that lies in a site, a line for each piece; b"" where it is not there or cannot be looked through."""
    folders, pieces, listed = [os.path.realpath(site)], list[bytes](), 0
    try:
        while some := folders[listed : listed + _SOME]:
            piece, inner = _listed(some)
            pieces.append(_line(piece))
            folders += inner
            listed += len(some)
    except OSError:
        return b""
    return b"\n".join(pieces)


def looked_at(then: bytes) -> bytes:
    """A site in which other files stand under the names of those that stood there ``then``, not listed again."""
    pieces, now = [Piece(*json.loads(line)) for line in then.split(b"\n")], time.time_ns()
    try:
        return b"\n".join([_line(_signed(one.folders, one.inner, one.files, now)) for one in pieces])
    except OSError:
        return b""


@contextmanager
def asked(then: bytes) -> Iterator[Callable[[], bytes]]:
    """Begins to ask whether a site is as it was when it was looked through.

    The block is given a function that waits for the answer: how the site is now, b"" where it is not as it was.
    """
    pieces = then.split(b"\n")
    with ExitStack() as afterwards:
        share = 2 * len(pieces) // 3 if len(pieces) > _MANY else 0  # meanwhile this process looks at the edition
        other = _asked_another(pieces[:share], afterwards)

        def stands() -> bytes:
            mine = renewed(pieces[share:]) if then else None
            others = other() if mine is not None else None
            if mine is None or others is None:
                return b""
            mine = {share + number: piece for number, piece in mine.items()}
            return b"\n".join([(mine | others).get(number, piece) for number, piece in enumerate(pieces)])

        yield stands


def _asked_another(pieces: Sequence[bytes], afterwards: ExitStack) -> Callable[[], Renewed]:
    """Lets another process look, as far as the system lets us."""
    if not pieces:
        return dict
    # Late, as a site that is not large is looked at before they would be loaded.
    from protocol_edition.publish.crew import can_fork, cores  # noqa: PLC0415
    from protocol_edition.publish.forked import Worker, WorkerLostError  # noqa: PLC0415

    def answer() -> Renewed:
        with suppress(WorkerLostError):
            answered: Renewed = worker.answer()
            return answered
        return renewed(pieces)

    with suppress(OSError, WorkerLostError):
        if can_fork() and cores() > 1:
            worker = Worker(())
            afterwards.callback(worker.end, at_once=True)
            worker.begin(renewed, pieces)
            return answer
    return lambda: renewed(pieces)


def renewed(pieces: Sequence[bytes]) -> Renewed:
    """Looks at pieces again."""
    others = {}
    for number, line in enumerate(pieces):
        then = Piece(*json.loads(line))
        try:
            now = _signed(then.folders, then.inner, then.files, time.time_ns()) if then.settled else None
            now = now if now == then else _listed(then.folders)[0]
        except OSError:
            return None
        if now[:4] != then[:4]:
            return None
        if now != then:
            others[number] = _line(now)
    return others


def _listed(folders: list[str]) -> tuple[Piece, list[str]]:
    """A piece, and the folders that are in its folders. Errors: OSError."""
    now, inner, files = time.time_ns(), list[str](), list[str]()
    for folder in folders:
        with os.scandir(folder) as entries:
            for one in entries:
                (inner if one.is_dir(follow_symlinks=False) else files).append(one.path)
    inner.sort()
    files.sort()
    return _signed(folders, _sign(inner), files, now), inner


def _signed(folders: list[str], inner: str, files: list[str], now: int) -> Piece:
    of_folders, of_files = list(map(os.lstat, folders)), map(os.lstat, files)
    times, changed = list(map(_OF_FOLDER, of_folders)), list(map(_CHANGED, of_folders))
    sign = _sign((*times, *map(_OF_FILE, of_files)))
    return Piece(folders, inner, files, sign, _sign(changed) if max(*times, *changed) < now - RACY else "")


def _sign(values: Iterable[object]) -> str:
    return blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _line(piece: Piece) -> bytes:
    return json.dumps(piece).encode()
