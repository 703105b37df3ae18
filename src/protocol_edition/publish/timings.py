"""How long each stage of a build takes; of several workers the sum."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

STAGES = ("scan", "read", "make", "write", "register", "shared", "index", "publish")
"""In the order of a build; ``make`` is the files of texts, ``shared`` all others with their writing."""


class Timings:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._inner = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Counts the block for a stage, without what is counted for others inside it."""
        begun, outer = time.perf_counter(), self._inner
        self._inner = 0.0
        try:
            yield
        finally:
            taken = time.perf_counter() - begun
            self.seconds[name] = self.seconds.get(name, 0.0) + taken - self._inner
            self._inner = outer + taken

    def in_order(self) -> Iterator[tuple[str, float]]:
        """Every stage that took place, with its seconds."""
        yield from ((stage, self.seconds[stage]) for stage in STAGES if stage in self.seconds)

    def add(self, others: Mapping[str, float]) -> None:
        """Adds what a worker counted."""
        for name, seconds in others.items():
            self.seconds[name] = self.seconds.get(name, 0.0) + seconds
