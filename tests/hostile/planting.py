"""Runs commands of the program, each with a fault at one of its calls to the system.

A process of its own: it reads orders as lines of JSON, and answers each with a line. The libraries are loaded once;
every command runs in a fork, whose calls are counted by kind, together with those of its own workers.
"""

import ctypes
import errno
import fcntl
import io
import json
import multiprocessing.synchronize
import os
import signal
import stat
import struct
import subprocess
import sys
import tempfile
from mmap import mmap
from types import SimpleNamespace

from protocol_edition.cli.door import run
from protocol_edition.publish import exchange, lock, tending, work

KINDS = ("write", "create", "rename", "link", "folder", "remove", "flush", "lock", "worker", "errand")
"""``worker`` is a fork, a pipe or a semaphore; ``errand`` what a worker is given to do."""
_SEEN = mmap(-1, 8 * len(KINDS))
"""How often each kind was called, by this process and its forks."""
_ALONE = multiprocessing.Lock()


class Plan:
    """At which call of which kind which error comes; ``lasting``: and at every later one."""

    kind = error = ""
    at = 0
    lasting = False


def call(kind: str) -> None:
    """A call to the system is about to be made. Errors: OSError, if this is the one."""
    place = KINDS.index(kind) * 8
    with _ALONE:
        (number,) = struct.unpack_from("q", _SEEN, place)
        struct.pack_into("q", _SEEN, place, number + 1)
    if kind != Plan.kind or not (number + 1 == Plan.at or (Plan.lasting and number + 1 > Plan.at)):
        return
    if Plan.error == "KILL":
        os.kill(os.getpid(), signal.SIGKILL)
    code = getattr(errno, Plan.error)
    raise OSError(code, os.strerror(code))


def before(kind: str, function):
    """The function with a call of this kind before it."""

    def counted(*arguments, **more):
        call(kind)
        return function(*arguments, **more)

    return counted


class Raw(io.FileIO):
    """A file whose writing can fail."""

    def write(self, content) -> int:
        call("write")
        return super().write(content)


def opened(file, mode="r", buffering=-1, encoding=None, *more, **options):
    """``open`` whose files can fail."""
    if isinstance(file, int) or not set(mode) & set("wxa+"):
        return OPEN(file, mode, buffering, encoding, *more, **options)
    call("create")
    whole = io.BufferedRandom if "+" in mode else io.BufferedWriter
    binary = whole(Raw(file, mode.replace("b", "").replace("t", "")))
    return binary if "b" in mode else io.TextIOWrapper(binary, encoding, *more)


def opened_low(path, flags, mode=0o777, *, dir_fd=None):
    """``os.open``, where it writes."""
    if flags & (os.O_WRONLY | os.O_RDWR):
        call("create")
    return OS_OPEN(path, flags, mode, dir_fd=dir_fd)


def written(descriptor, content):
    """``os.write``, where it is to a file."""
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        call("write")
    return OS_WRITE(descriptor, content)


class Library:
    """The C library as ``exchange`` asks for it."""

    code = 0

    def __init__(self) -> None:
        self._own = ctypes.CDLL(None, use_errno=True)

    def _called(self, kind: str, function, *arguments) -> int:
        try:
            call(kind)
        except OSError as planted:
            Library.code = planted.errno
            return -1
        failed = function(*arguments)
        Library.code = ctypes.get_errno()
        return failed

    def renameat2(self, *arguments) -> int:
        return self._called("rename", self._own.renameat2, *arguments)

    def syncfs(self, *arguments) -> int:
        return self._called("flush", self._own.syncfs, *arguments)


OPEN, OS_OPEN, OS_WRITE = io.open, os.open, os.write


def plant() -> None:
    """Puts the counting before all calls of this process."""
    import builtins  # noqa: PLC0415 - as it is to be changed

    io.open = builtins.open = opened
    os.open, os.write = opened_low, written
    for kind, names in {
        "write": "ftruncate sendfile copy_file_range", "rename": "rename replace", "link": "link", "folder": "mkdir",
        "remove": "unlink remove rmdir", "flush": "fsync", "worker": "fork pipe",
    }.items():  # fmt: skip
        for name in names.split():
            setattr(os, name, before(kind, getattr(os, name)))
    multiprocessing.synchronize.SemLock.__init__ = before("worker", multiprocessing.synchronize.SemLock.__init__)
    subprocess._fork_exec = before("worker", subprocess._fork_exec)
    exchange._libc, exchange.ctypes = Library, SimpleNamespace(get_errno=lambda: Library.code)
    lock.fcntl.flock = before("lock", fcntl.flock)
    parent = os.getpid()

    def errand(function):
        def done(*arguments, **more):
            if os.getpid() != parent:
                call("errand")
            return function(*arguments, **more)

        return done

    tending.survey = errand(tending.survey)
    work.make_part = errand(work.make_part)


def ended(order: dict) -> tuple[int, str]:
    """Runs a command in a fork; out: its exit code, and what it said."""
    _SEEN[:] = bytes(len(_SEEN))
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if not child:
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
            Plan.kind, Plan.at, Plan.error, Plan.lasting = order["kind"], order["at"], order["error"], order["lasting"]
            work._WORTH = work._SHORTEST = 1  # so that workers are worth their start
            plant()
            code = run(order["command"])
            sys.stderr.flush()
            os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said.seek(0)
        return code, said.read().decode("utf-8", "replace")


def main() -> None:
    """Answers orders until there are no more; the command line is what is done first, so that all is loaded."""
    if run(sys.argv[1:]):
        sys.exit("the first command failed")
    print(flush=True)
    for line in sys.stdin:
        code, said = ended(json.loads(line))
        counts = dict(zip(KINDS, struct.unpack(f"{len(KINDS)}q", _SEEN[:]), strict=True))
        print(json.dumps([code, said, counts]), flush=True)


if __name__ == "__main__":
    main()
