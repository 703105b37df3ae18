"""What lies in a folder, by size and time: a site may have a hundred thousand files, and somebody may wait for it."""

import os
from collections.abc import Callable, Iterator
from stat import S_ISREG

Sizes = dict[str, tuple[int, int]]
"""By path from the folder on, with ``/``, size and time; a link is of size -1, since nothing made it."""


def go_on() -> None:
    """Nobody waits."""


def sizes_below(folder: str, pause: Callable[[], None] = go_on) -> Sizes:
    """Every file below a folder; ``pause`` is called for each, and may end it all by an exception. Errors: OSError."""
    return dict(_below(folder, "", pause))


def _below(folder: str, before: str, pause: Callable[[], None]) -> Iterator[tuple[str, tuple[int, int]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{before}{entry.name}/", pause)
            else:
                pause()
                stat = entry.stat(follow_symlinks=False)
                yield before + entry.name, (stat.st_size if S_ISREG(stat.st_mode) else -1, stat.st_mtime_ns)
