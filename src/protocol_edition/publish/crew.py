"""Several workers for one build: processes of our own, or whatever executor the caller hands in.

Errands are functions of what they are given, and their answers come back in the order of the errands: so one worker
and many make the same.
"""

import gc
import os
import select
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from protocol_edition.publish.forked import Worker, WorkerLostError, begin

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Errand = TypeVar("Errand")
Answer = TypeVar("Answer")

_MUCH = 100_000
"""Objects made since garbage was looked for: some ten megabytes at most."""


def cores() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Crew:
    """Does errands: by processes forked from this one, by an executor, or one after the other in this process."""

    def __init__(self, executor: "Executor | None" = None, forked: Sequence[Worker] = ()) -> None:
        self._executor, self._workers = executor, forked
        self.alone = executor is None and not forked
        self.forked = bool(forked)
        """Whether workers know what this process knew when they began."""

    def each(
        self,
        work: Callable[[Errand], Answer],
        errands: Sequence[Errand],
        done: Callable[[int, Answer], None],
        to: Callable[[Errand], int] = lambda _: 0,
    ) -> list[Answer]:
        """The answers in the order of the errands; ``done`` is told the number of each that is ready.

        ``to`` is the process that an errand is for, 0 for any; it is a wish, as long as there is this process.
        Errors: WorkerLostError, and whatever the work raises.
        """
        if self._workers:
            return _answers(self._workers, work, errands, done, to)
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


def _answers(
    workers: Sequence[Worker],
    work: Callable[[Errand], Answer],
    errands: Sequence[Errand],
    done: Callable[[int, Answer], None],
    to: Callable[[Errand], int],
) -> list[Answer]:
    """As ``Crew.each``: a worker has its next errand before anybody looks at the answer to the last one."""
    there = {worker.pid for worker in workers}
    waiting = dict(enumerate(errands))
    at_work: dict[int, int] = {}
    answers: dict[int, Answer] = {}

    def hand_out(worker: Worker) -> None:
        others = there - {worker.pid}
        number = next((number for number, errand in waiting.items() if to(errand) not in others), None)
        if number is not None:
            worker.begin(work, waiting.pop(number))
            at_work[worker.fileno()] = number

    by_descriptor = {worker.fileno(): worker for worker in workers}
    ready = select.poll()
    for descriptor, worker in by_descriptor.items():
        ready.register(descriptor, select.POLLIN)
        hand_out(worker)
    while at_work:
        for descriptor, _ in ready.poll():
            worker = by_descriptor[descriptor]
            answer = worker.answer()
            number = at_work.pop(descriptor)
            answers[number] = answer
            hand_out(worker)
            done(number, answer)
    return [answers[number] for number in range(len(errands))]


def sweep() -> None:
    """Looks for garbage among what was made since the last time, if that is much: all else is kept to the end."""
    if gc.get_count()[0] > _MUCH:
        gc.collect(0)


def can_fork() -> bool:
    """Whether a copy of this process would be whole: a fork copies no thread, and locks that one held stay shut."""
    return hasattr(os, "fork") and threading.active_count() == 1 and "typst" not in sys.modules


@contextmanager
def crew(workers: int, executor: "Executor | None" = None) -> Iterator[Crew]:
    """So many workers; one is this process itself. An ``executor`` of the caller's is used as it is, and left open.

    Errors: WorkerLostError where the system gives no process.
    """
    if executor or workers < 2:
        yield Crew(executor)
        return
    with _forked(workers) if can_fork() else _spawned(workers) as those:
        yield those


@contextmanager
def _forked(number: int) -> Iterator[Crew]:
    workers: list[Worker] = []
    at_once = True
    try:
        try:
            for _ in range(number):
                workers.append(Worker(workers))
        except OSError as error:
            raise WorkerLostError(f"no process could be started: {error.strerror}") from error
        yield Crew(forked=workers)
        at_once = False
    finally:
        for worker in workers:
            worker.end(at_once=at_once)


@contextmanager
def _spawned(number: int) -> Iterator[Crew]:
    import multiprocessing  # noqa: PLC0415 - as in ``Crew.each``
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - as in ``Crew.each``

    before = set(multiprocessing.active_children())
    method = multiprocessing.get_context("spawn")
    try:
        pool = ProcessPoolExecutor(number, method, initializer=begin, initargs=(os.getpid(),))
    except (OSError, NotImplementedError):  # no room for semaphores or pipes: some machines have none for anybody
        yield Crew()
        return
    try:
        yield Crew(pool)
    except BaseException:
        for child in set(multiprocessing.active_children()) - before:
            child.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
