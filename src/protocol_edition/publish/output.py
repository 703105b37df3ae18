"""The only module that writes the output.

1. Hold the lock beside the output; a second build is refused.
2. Bring back what a crash set aside, sweep what dead builds left, and refuse a folder that this program did not make.
3. Write every file into a staging folder beside the output, on the same file system; workers write there too, and
   say what they wrote.
4. Flush, then put the staging folder in the output's place in one step, and remove the old one.

Whatever fails before step 4 leaves the old site as it was.
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import frozen
from protocol_edition.publish.exchange import beside, flush, publish, recover, set_aside
from protocol_edition.publish.lock import held
from protocol_edition.publish.manifest import MANIFEST, manifest
from protocol_edition.publish.names import Names, is_safe
from protocol_edition.publish.ours import MARKER, is_ours, keep_spare, spare_taken
from protocol_edition.publish.refusal import OutputRefused
from protocol_edition.publish.sizes import Sizes, go_on, sizes_below

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_BY_FILE = not sys.platform.startswith("linux")
"""Whether files are flushed one by one."""
_MARKED = b"protocol-edition made this folder and replaces it as a whole at every build.\n"
_MARKED_DRAFT = b"protocol-edition made this folder, a draft, and replaces it as a whole at every build.\n"


@frozen
class Written:
    """A file of the site as it was written: ``owner`` is what it is made from."""

    path: str
    owner: str
    size: int
    mtime: int
    """Nanoseconds, as the system gives them; 0 where nothing was written."""
    digest: str
    """SHA-256."""


def put(folder: Path | None, path: str, content: bytes | Iterable[bytes], owner: str) -> Written:
    """Writes one file into a staging folder, or nowhere; ``path`` is relative with ``/``.

    An address that is unsafe, or taken, is not written: ``Staging.grant`` says so, which is asked for every file.
    Errors: OSError.
    """
    chunks = (content,) if isinstance(content, bytes) else content
    if folder is None or not is_safe(path):
        return _only_read(path, chunks, owner)
    file = f"{folder}/{path}"
    try:
        descriptor = os.open(file, _NEW, 0o666)
    except FileNotFoundError:
        _make_folder_of(file)
        descriptor = os.open(file, _NEW, 0o666)
    except (FileExistsError, NotADirectoryError, IsADirectoryError):
        return _only_read(path, chunks, owner)
    try:
        size, digest = 0, sha256()
        for chunk in chunks:
            rest = memoryview(chunk)
            size += len(rest)
            digest.update(rest)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        return Written(path, owner, size, os.fstat(descriptor).st_mtime_ns, digest.hexdigest())
    finally:
        os.close(descriptor)


def _make_folder_of(file: str) -> None:
    folder = file.rpartition("/")[0]
    try:
        os.mkdir(folder)  # noqa: PTH102 - most often the one above is there, and a Path costs more than the folder
    except OSError:  # also where another worker was quicker
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above


def _only_read(path: str, chunks: Iterable[bytes], owner: str) -> Written:
    size, digest = 0, sha256()
    for chunk in chunks:
        size += len(chunk)
        digest.update(chunk)
    return Written(path, owner, size, 0, digest.hexdigest())


def still_there(site: Path, file: Written) -> Written | None:
    """A file of the site that stands, if it is as it was written, by size and time or else by its bytes."""
    path = f"{site}/{file.path}"
    try:
        stat = os.lstat(path)
        if not S_ISREG(stat.st_mode) or stat.st_size != file.size or not is_safe(file.path):
            return None
        if stat.st_mtime_ns == file.mtime:
            return file
        same = sha256(Path(path).read_bytes()).hexdigest() == file.digest
    except OSError:
        return None
    return replace(file, mtime=stat.st_mtime_ns) if same else None


def take_over(site: Path, folder: Path, file: Written) -> Written:
    """Puts a file of the site that stands into the staging folder too, by a second name for the same bytes.

    Errors: OSError.
    """
    old, new = f"{site}/{file.path}", f"{folder}/{file.path}"
    try:
        _link(old, new)
    except FileExistsError:
        return file  # ``grant`` says that the address is taken
    except OSError:  # no second names here, or too many of them
        return put(folder, file.path, Path(old).read_bytes(), file.owner)
    return file


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except FileNotFoundError:
        _make_folder_of(new)
        os.link(old, new, follow_symlinks=False)


def put_aside(folder: Path | None, path: str) -> None:
    """Removes a file from a staging folder that is made anew. Errors: OSError."""
    if folder is not None:
        Path(folder, path).unlink(missing_ok=True)


class Staging:
    """The new site while it is being written; nothing of it is seen until ``publish``."""

    def __init__(
        self, folder: Path, target: Path, shown: str, spare: Path | None = None, pause: Callable[[], None] = go_on
    ) -> None:
        self.folder = folder
        self._target = target
        self._shown = shown
        self._pause = pause
        self._names = Names()
        self._sums: dict[str, str] = {}
        self.published = False
        self._standing: Sizes | None = None
        self._emptied: set[str] = set()
        self.touched: set[str] = {MARKER, MANIFEST}
        """What of a spare folder was dropped or put there."""
        self._there: Sizes = {}
        self.resumed = bool(spare and spare_taken(spare, folder))
        """Whether a spare folder is used: it is kept whatever becomes of the build."""
        if not self.resumed:
            folder.mkdir()

    def begin(self, *, draft: bool) -> None:
        """Looks at what a spare folder has, and marks the folder as ours. Errors: OutputRefused, OSError."""
        if self.resumed:
            self._there = sizes_below(str(self.folder), self._pause)
            self.drop([MARKER, MANIFEST])
        # The marker comes first, so that no moment has a folder of ours without it.
        self.write(MARKER, _MARKED_DRAFT if draft else _MARKED, MARKER)
        self._names.take(MANIFEST, MARKER)

    @property
    def site(self) -> Path:
        """The site that stands, which this one will replace."""
        return self._target

    def aside(self) -> Path:
        """A folder for what is written aside while the site is made; it goes when the staging does.

        Errors: OutputRefused.
        """
        folder = aside_of(self._target)
        with refusing(self._shown):
            folder.mkdir()
        return folder

    @property
    def files(self) -> int:
        """How many files of the site are written; the marker is none, nor is the manifest."""
        return len(self._sums) - 1

    def write(self, path: str, content: bytes, owner: str) -> Diagnostic | None:
        """Writes one file of the site; ``path`` is relative with ``/``, ``owner`` what it is made from.

        Out: a diagnostic where the address is unsafe or taken; then nothing is written. Errors: OutputRefused.
        """
        refused = self._names.take(path, owner)
        if refused:
            return refused
        with refusing(self._shown):
            self._sums[path] = put(self.folder, path, content, owner).digest
        return None

    def grant(self, files: Iterable[Written]) -> list[Diagnostic]:
        """Takes files that were ``put`` for files of the site; out: why some can be none."""
        refused = []
        for file in files:
            answer = self._names.take(file.path, file.owner)
            refused += [answer] if answer else []
            self._sums[file.path] = file.digest
        return refused

    def resume(self, known: Iterable[Written]) -> None:
        """Of a spare folder keeps only those files that are, by size and time, as they are ``known``.

        The rest of them are the site that stands, but for what the last build changed. Errors: OutputRefused.
        """
        right = {file.path for file in known if self._there.get(file.path) == (file.size, file.mtime)}
        self.drop([path for path in self._there if path not in right and path != MARKER])

    def drop(self, paths: Iterable[str]) -> None:
        """Removes files of a spare folder, which are to be made anew. Errors: OutputRefused."""
        with refusing(self._shown):
            for path in paths:
                if self._there.pop(path, None):
                    self.touched.add(path)
                    Path(self.folder, path).unlink(missing_ok=True)
                    self._emptied.add(path.rpartition("/")[0])

    def under(self, folder: str) -> list[str]:
        """The files of a spare folder that are in one of its folders."""
        return [path for path in self._there if path.startswith(folder)]

    def standing(self, files: Sequence[Written]) -> tuple[Written, ...] | None:
        """The files as they are on the site that stands, None where one of them is not as it was written."""
        if self._standing is None:
            self._standing = sizes_below(str(self._target), self._pause) if self._target.is_dir() else {}
        there = [
            file if self._standing.get(file.path) == (file.size, file.mtime) else still_there(self._target, file)
            for file in files
        ]
        found = tuple(filter(None, there))
        return found if len(found) == len(there) and found else None

    def take(self, file: Written) -> Written:
        """Takes a file over from the site that stands, where it is not here already. Errors: OutputRefused."""
        if file.path in self._there:
            return file
        self.touched.add(file.path)
        with refusing(self._shown):
            return take_over(self._target, self.folder, file)

    def publish(self, *, durable: bool = True) -> None:
        """Puts the new site, with its manifest, in the output's place; ``durable``: only after all is on the disk.

        Errors: OutputRefused; then the old site is as it was.
        """
        self.drop([path for path in self._there if path not in self._sums])
        with refusing(self._shown):
            self._remove_empty()
            put(self.folder, MANIFEST, manifest(self._sums.items()), MARKER)
            if durable:
                flush(self.folder, [self.folder / path for path in (*self._sums, MANIFEST)] if _BY_FILE else [])
            publish(self.folder, self._target)
        self.published = True

    def _remove_empty(self) -> None:
        """Removes the folders that hold nothing any more."""
        parted = [folder.split("/") for folder in self._emptied]
        emptied = {"/".join(steps[:depth]) for steps in parted for depth in range(1, len(steps) + 1)}
        for folder in sorted(emptied - {""}, key=len, reverse=True):
            with suppress(OSError):  # something is in it
                Path(self.folder, folder).rmdir()


@contextmanager
def refusing(shown: str) -> Iterator[None]:
    """What the system refuses becomes a finding on the output."""
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise OutputRefused(found("P105", shown, f"{error.strerror or error}{where}")) from error


@contextmanager
def staged(
    output: Path, shown: str, spare: Path | None = None, pause: Callable[[], None] = go_on, *, draft: bool = False
) -> Iterator[Staging]:
    """A staging folder for ``output``; ``shown`` is the output's name in diagnostics.

    With ``spare`` the old site is not removed but kept under this name, and what is there is used for the new one:
    so a site of many files is not linked and removed file by file at every build. ``pause`` is called again and again
    while folders are looked through; whoever waits may end the build by an exception.

    Errors: OutputRefused: P101 for a folder that this program did not make, P102 while another build holds it,
    P105 where the system refuses to write, P111 for a ``draft`` where a whole site stands.
    """
    with holding(output, shown, draft=draft) as (target, folder):
        with refusing(shown):
            staging = Staging(folder, target, shown, spare, pause)
        try:
            with refusing(shown):
                staging.begin(draft=draft)
            yield staging
        finally:
            if spare and (staging.published or staging.resumed):
                keep_spare(folder, spare)


@contextmanager
def holding(output: Path, shown: str, *, draft: bool = False) -> Iterator[tuple[Path, Path]]:
    """Holds the lock of an output that may be written; out: where it is, and a name for the staging folder beside it.

    Errors: those of ``staged``.
    """
    target = Path(os.path.realpath(output))  # a link is followed, so that staging and site share a file system
    folder = beside(target, f"new-{os.getpid()}")
    with ExitStack() as afterwards:
        with refusing(shown):
            for made in reversed(_make_parents(target)):
                afterwards.callback(_remove_if_empty, made)
            afterwards.enter_context(held(beside(target, "lock"), shown))
            recover(target)
            _sweep(target)
            _refuse_foreign(target, shown)
            if draft:
                _refuse_whole(target, shown)
            afterwards.callback(_tidy, folder, aside_of(target), target)
        yield target, folder


def aside_of(target: Path) -> Path:
    """The name of the folder for what is written aside."""
    return beside(target, f"aside-{os.getpid()}")


@contextmanager
def passing_folder(near: Path | None = None, name: str = "") -> Iterator[Path]:
    """A folder for the block, which goes as far as the system lets us. Errors: OSError where it cannot be made."""
    folder = Path(tempfile.mkdtemp(dir=near, prefix=name or None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _tidy(folder: Path, aside: Path, target: Path) -> None:
    """Removes what is left of a build, as far as the system lets us: what stays is swept by the next one."""
    for left in (folder, aside):
        with suppress(OSError):
            shutil.rmtree(left, ignore_errors=True)
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
    ours = re.compile(re.escape(beside(target, "").name) + r"(new|aside)-[0-9]+")
    for left in target.parent.iterdir():
        if ours.fullmatch(left.name) and not left.is_symlink():
            shutil.rmtree(left)
    if set_aside(target).exists():
        shutil.rmtree(set_aside(target))


def _refuse_foreign(target: Path, shown: str) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise OutputRefused(found("P101", shown, "there is a file under this name, not a folder"))
    if any(target.iterdir()) and not is_ours(target):
        raise OutputRefused(found("P101", shown, "this folder is not empty and was not made by protocol-edition"))


def _refuse_whole(target: Path, shown: str) -> None:
    """A draft would take away every page of citations, and every file, that somebody may have cited."""
    if is_ours(target) and (target / MARKER).read_bytes() != _MARKED_DRAFT:
        raise OutputRefused(found("P111", shown, "this folder holds a whole site"))
