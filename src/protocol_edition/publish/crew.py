"""Several workers for one build: processes forked from this one, or whatever executor the caller hands in.

Errands are functions of what they are given, and their answers come back in the order of the errands: so one worker
and many make the same.
"""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Errand = TypeVar("Errand")
Answer = TypeVar("Answer")

_DIES_WITH_PARENT = 1
"""PR_SET_PDEATHSIG (prctl(2)): whoever kills the build ends its workers too."""


_MUCH = 100_000
"""Objects made since garbage was looked for: some ten megabytes at most."""


class WorkerLostError(Exception):
    """A worker ended before its errand was done."""


def cores() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Crew:
    """Does errands: with an executor, or one after the other in this process."""

    def __init__(self, executor: "Executor | None", *, forked: bool = False) -> None:
        self._executor = executor
        self.alone = executor is None
        self.forked = forked
        """Whether workers know what this process knew when they began."""

    def each(
        self, work: Callable[[Errand], Answer], errands: Sequence[Errand], done: Callable[[int, Answer], None]
    ) -> list[Answer]:
        """The answers in the order of the errands; ``done`` is told the number of each that is ready.

        Errors: WorkerLostError, and whatever the work raises.
        """
        if self._executor is None:
            answers = []
            for number, errand in enumerate(errands):
                answers.append(work(errand))
                done(number, answers[-1])
            return answers
        # Late, as a small edition is made before they would be loaded.
        from concurrent.futures import as_completed  # noqa: PLC0415 - see above
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - see above

        try:
            futures = _handed_out(self._executor, work, errands)
            for future in as_completed(futures):
                done(futures[future], future.result())
            return [future.result() for future in futures]
        except BrokenProcessPool as lost:
            raise WorkerLostError("a worker ended before its work was done") from lost


def _handed_out(
    executor: "Executor", work: Callable[[Errand], Answer], errands: Sequence[Errand]
) -> "dict[Future[Answer], int]":
    """The answers to come, with the numbers of the errands. Errors: WorkerLostError, BrokenProcessPool."""
    try:
        return {executor.submit(work, errand): number for number, errand in enumerate(errands)}
    except OSError as error:  # the first errand starts the workers
        raise WorkerLostError(f"no process could be started: {error.strerror}") from error


def sweep() -> None:
    """Looks for garbage among what was made since the last time, if that is much: all else is kept to the end."""
    if gc.get_count()[0] > _MUCH:
        gc.collect(0)


def can_fork() -> bool:
    """Whether a copy of this process would be whole: a fork copies no thread, and locks that one held stay shut."""
    return hasattr(os, "fork") and threading.active_count() == 1 and "typst" not in sys.modules


@contextmanager
def crew(workers: int, executor: "Executor | None" = None) -> Iterator[Crew]:
    """So many workers; one is this process itself. An ``executor`` of the caller's is used as it is, and left open."""
    if executor or workers < 2:
        yield Crew(executor)
        return
    import multiprocessing  # noqa: PLC0415 - as in ``Crew.each``
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - as in ``Crew.each``

    forked = can_fork()
    before = set(multiprocessing.active_children())
    method = multiprocessing.get_context("fork" if forked else "spawn")
    try:
        pool = ProcessPoolExecutor(workers, method, initializer=_begin, initargs=(os.getpid(),))
    except (OSError, NotImplementedError):  # no room for semaphores or pipes: some machines have none for anybody
        yield Crew(None)
        return
    try:
        yield Crew(pool, forked=forked)
    except BaseException:
        for child in set(multiprocessing.active_children()) - before:
            child.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(parent: int) -> None:
    """What a worker does first: Ctrl-C is for its parent to answer, and it does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - only a worker needs it

        ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
