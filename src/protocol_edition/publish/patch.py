"""A staging folder that is the site that stands but for a few files: what a save in a preview changes is written alone.

It is the spare folder, an older site, which differs from the one that stands in files that are known.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from protocol_edition.publish.exchange import flush, publish
from protocol_edition.publish.manifest import MANIFEST, with_other_sums
from protocol_edition.publish.ours import keep_spare, spare_taken
from protocol_edition.publish.output import Written, aside_of, holding, put, refusing, take_over


class Patch:
    """The site that stands, with a few files made anew. Errors, of every method: OutputRefused."""

    def __init__(self, folder: Path, site: Path, shown: str) -> None:
        self.folder, self.site, self._shown = folder, site, shown

    def aside(self) -> Path:
        """A folder for what is written aside."""
        folder = aside_of(self.site)
        with refusing(self._shown):
            folder.mkdir()
        return folder

    def clear(self, paths: Iterable[str]) -> None:
        """Removes files, to be made anew."""
        with refusing(self._shown):
            for path in paths:
                Path(self.folder, path).unlink(missing_ok=True)

    def level(self, paths: Iterable[str]) -> None:
        """Makes files what they are on the site that stands."""
        paths = tuple(paths)
        self.clear(paths)
        with refusing(self._shown):
            for path in paths:
                if (self.site / path).is_file():
                    take_over(self.site, self.folder, Written(path, "", 0, 0, ""))

    def publish(self, then: Sequence[Written], now: Sequence[Written], *, durable: bool) -> bool:
        """Takes the place of the site that stands, unless its manifest is not the one of the files ``then``."""
        with refusing(self._shown):
            sums = [{file.path: file.digest for file in files} for files in (then, now)]
            content = with_other_sums((self.site / MANIFEST).read_bytes(), *sums)
            if content is None:
                return False
            self.clear([MANIFEST])
            put(self.folder, MANIFEST, content, MANIFEST)
            if durable:
                flush(self.folder, [self.folder / path for path in (*sums[1], MANIFEST)])
            publish(self.folder, self.site)
        return True


@contextmanager
def patching(output: Path, shown: str, spare: Path, *, draft: bool, level: bool = False) -> Iterator[Patch | None]:
    """The spare folder as the staging of an output, and afterwards the spare again; None where there is none.

    ``level``: it is made one that has the files of the output first. Errors: those of ``staged``.
    """
    with holding(output, shown, draft=draft) as (target, folder):
        if (level and not make_level(target, spare)) or not spare_taken(spare, folder):
            yield None
            return
        try:
            yield Patch(folder, target, shown)
        finally:
            keep_spare(folder, spare)


def make_level(site: Path, spare: Path) -> bool:
    """Makes a spare folder whose every file is one of the site, by links; out: whether the system let us.

    Files that are the site's already stay; all others go.
    """
    if spare.is_symlink():
        return False
    try:
        spare.mkdir(parents=True, exist_ok=True)
        _level(str(site), str(spare))
    except OSError:
        return False
    return True


def _level(site: str, spare: str) -> None:
    there = {entry.name: entry for entry in os.scandir(spare)}
    for entry in os.scandir(site):
        mine = there.pop(entry.name, None)
        path = f"{spare}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if mine is None or not mine.is_dir(follow_symlinks=False):
                _remove(mine)
                Path(path).mkdir()
            _level(entry.path, path)
        elif mine is None or mine.inode() != entry.inode():
            _remove(mine)
            os.link(entry.path, path, follow_symlinks=False)
    for left in there.values():
        _remove(left)


def _remove(entry: "os.DirEntry[str] | None") -> None:
    if entry is None:
        return
    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path)
    else:
        Path(entry.path).unlink()
