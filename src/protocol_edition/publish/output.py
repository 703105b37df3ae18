"""The only module that writes the output.

1. Hold the lock beside the output; a second build is refused.
2. Bring back what a crash set aside, sweep what dead builds left, and refuse a folder that this program did not make.
3. Write every file into a staging folder beside the output, on the same file system.
4. Flush, then put the staging folder in the output's place in one step, and remove the old one.

Whatever fails before step 4 leaves the old site as it was.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.publish.exchange import beside, flush, publish, recover, set_aside
from protocol_edition.publish.lock import held
from protocol_edition.publish.names import Names
from protocol_edition.publish.refusal import OutputRefused

MARKER = ".made-by-protocol-edition"
_MARKED = b"protocol-edition made this folder and replaces it as a whole at every build.\n"


class Staging:
    """The new site while it is being written; nothing of it is seen until ``publish``."""

    def __init__(self, folder: Path, target: Path, shown: str) -> None:
        self._folder = folder
        self._target = target
        self._shown = shown
        self._names = Names()
        self._written: list[Path] = []
        self._folders: set[Path] = {folder}
        folder.mkdir()
        # The marker comes first, so that no moment has a folder of ours without it.
        self.write(MARKER, _MARKED, MARKER)

    @property
    def files(self) -> int:
        """How many files of the site are written; the marker is none."""
        return len(self._written) - 1

    def write(self, path: str, content: bytes, owner: str) -> Diagnostic | None:
        """Writes one file of the site; ``path`` is relative with ``/``, ``owner`` what it is made from.

        Out: a diagnostic where the address is unsafe or taken; then nothing is written. Errors: OutputRefused.
        """
        refused = self._names.take(path, owner)
        if refused:
            return refused
        file = self._folder.joinpath(*path.split("/"))
        with _refusing(self._shown):
            if file.parent not in self._folders:
                file.parent.mkdir(parents=True, exist_ok=True)
                self._folders.add(file.parent)
            with file.open("xb", buffering=0) as opened:
                rest = memoryview(content)
                while rest:
                    rest = rest[opened.write(rest) :]
        self._written.append(file)
        return None

    def publish(self, *, durable: bool = True) -> None:
        """Puts the new site in the output's place; with ``durable`` only after all of it is on the disk.

        Errors: OutputRefused; then the old site is as it was.
        """
        with _refusing(self._shown):
            if durable:
                flush(self._folder, self._written)
            publish(self._folder, self._target)


@contextmanager
def _refusing(shown: str) -> Iterator[None]:
    """What the system refuses becomes a finding on the output."""
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise OutputRefused(found("P105", shown, f"{error.strerror or error}{where}")) from error


@contextmanager
def staged(output: Path, shown: str) -> Iterator[Staging]:
    """A staging folder for ``output``; ``shown`` is the output's name in diagnostics.

    Errors: OutputRefused: P101 for a folder that this program did not make, P102 while another build holds it,
    P105 where the system refuses to write.
    """
    target = Path(os.path.realpath(output))  # a link is followed, so that staging and site share a file system
    folder = beside(target, f"new-{os.getpid()}")
    with ExitStack() as afterwards:
        with _refusing(shown):
            for made in reversed(_make_parents(target)):
                afterwards.callback(_remove_if_empty, made)
            afterwards.enter_context(held(beside(target, "lock"), shown))
            recover(target)
            _sweep(target)
            _refuse_foreign(target, shown)
            afterwards.callback(_tidy, folder, target)
            staging = Staging(folder, target, shown)
        yield staging


def _tidy(folder: Path, target: Path) -> None:
    """Removes what is left of a build, as far as the system lets us: what stays is swept by the next one."""
    with suppress(OSError):
        shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):
        recover(target)
        shutil.rmtree(set_aside(target), ignore_errors=True)


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):  # the site stands in it
        folder.rmdir()


def _make_parents(target: Path) -> list[Path]:
    """Makes the folders over the output; out: those that were missing, innermost first."""
    missing = [folder for folder in target.parents if not folder.exists()]
    target.parent.mkdir(parents=True, exist_ok=True)
    return missing


def _sweep(target: Path) -> None:
    """Removes what builds left that were killed; the lock is ours, so none of it is in use."""
    staging = beside(target, "new-").name
    for left in target.parent.iterdir():
        if left.name.startswith(staging) and left.name.removeprefix(staging).isdecimal() and not left.is_symlink():
            shutil.rmtree(left)
    if set_aside(target).exists():
        shutil.rmtree(set_aside(target))


def _is_ours(folder: Path) -> bool:
    marker = folder / MARKER
    return marker.is_file() and not marker.is_symlink()


def _refuse_foreign(target: Path, shown: str) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise OutputRefused(found("P101", shown, "there is a file under this name, not a folder"))
    if any(target.iterdir()) and not _is_ours(target):
        raise OutputRefused(found("P101", shown, "this folder is not empty and was not made by protocol-edition"))
