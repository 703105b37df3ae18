"""Processes forked from this one, that do errands and send the answers back through pipes.

Each knows what this process knew when it began, and what it did since. A pool of the standard library gives an errand
to whoever is free; here it can go to the worker that has something of it at hand. It begins sooner as well.
"""

import gc
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from typing import Any, BinaryIO, NoReturn

_DIES_WITH_PARENT = 1
"""PR_SET_PDEATHSIG (prctl(2)): whoever kills the build ends its workers too."""


class WorkerLostError(Exception):
    """A worker ended before its errand was done."""


class StepsOfWorkerError(Exception):
    """In words, where in a worker a fault came up: the cause of the fault as it is raised here."""


class Worker:
    """One process; an errand at a time. Errors: OSError where the system gives no process."""

    def __init__(self, others: Iterable["Worker"]) -> None:
        """``others`` are those that were forked before: what leads to them is for this process alone."""
        with ExitStack() as opened:
            errands, answers = _pipe(opened), _pipe(opened)
            self._files = (errands[1], answers[0])
            parent = os.getpid()
            self.pid = os.fork()
            if self.pid == 0:
                _serve(parent, errands[0], answers[1], [self, *others])
            errands[0].close()
            answers[1].close()
            opened.pop_all()

    def fileno(self) -> int:
        """The descriptor that can be read when the answer is there."""
        return self._files[1].fileno()

    def begin(self, work: Callable[[Any], object], errand: object) -> None:
        """Hands out an errand. Errors: WorkerLostError."""
        try:
            pickle.dump((work, errand), self._files[0], pickle.HIGHEST_PROTOCOL)
            self._files[0].flush()
        except BrokenPipeError:
            raise WorkerLostError(_LOST) from None

    def answer(self) -> Any:  # noqa: ANN401 - whatever the work gives
        """Waits for the answer. Errors: WorkerLostError, and whatever the work raised."""
        try:
            fault, answer = pickle.load(self._files[1])  # noqa: S301 - it comes from our own code
        except (EOFError, pickle.UnpicklingError):
            raise WorkerLostError(_LOST) from None
        if fault:
            raise answer from StepsOfWorkerError(fault)
        return answer

    def end(self, *, at_once: bool) -> None:
        """Lets it end; ``at_once``: whatever it is at."""
        if at_once:
            os.kill(self.pid, signal.SIGKILL)
        self.leave()
        os.waitpid(self.pid, 0)

    def leave(self) -> None:
        """Closes what leads to it."""
        for file in self._files:
            with suppress(BrokenPipeError):  # what was not sent yet
                file.close()


_LOST = "a worker ended before its work was done"


def _pipe(opened: ExitStack) -> tuple[BinaryIO, BinaryIO]:
    """Where to read and where to write."""
    reading, writing = os.pipe()
    return opened.enter_context(os.fdopen(reading, "rb")), opened.enter_context(os.fdopen(writing, "wb"))


def _serve(parent: int, errands: BinaryIO, answers: BinaryIO, workers: Iterable[Worker]) -> NoReturn:
    """What a worker does to its end: errand after errand, until nobody sends any more."""
    try:
        begin(parent)
        for worker in workers:
            worker.leave()
        while True:
            try:
                work, errand = pickle.load(errands)  # noqa: S301 - it comes from our own code
            except EOFError:
                break
            try:
                said = pickle.dumps(("", work(errand)), pickle.HIGHEST_PROTOCOL)
            except Exception as fault:  # noqa: BLE001 - it is raised again where the errand came from
                said = pickle.dumps(("".join(traceback.format_exception(fault)), fault), pickle.HIGHEST_PROTOCOL)
            answers.write(said)
            answers.flush()
    finally:
        os._exit(0)  # no handler and no trace of this process is for anybody to see


def begin(parent: int) -> None:
    """What a worker does first: Ctrl-C is for its parent to answer, and it does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - only a worker needs it

        ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
