"""What an edition's YAML says, kept for the next build: ten thousand sidecars are not read for one word of a text.

It is taken where everything that ``open_project`` looks at is as it was: the bytes of all files but the texts and the
ledgers, the names of all, and the program. Otherwise, and where a single byte of what is kept is wrong, all is read.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from protocol_edition.diagnostics import Diagnostic
from protocol_edition.model import Authorities, Decisions, Dialect, Organisation, Person, Place, Thread, frozen
from protocol_edition.project import SOURCE_SUFFIXES, Project, Settings, open_project, read_theme
from protocol_edition.publish.crew import can_fork, cores
from protocol_edition.publish.plain_form import flat, shaped
from protocol_edition.publish.scan import Scan
from protocol_edition.publish.stamp import Look, program, read_checked, write_checked

Findings = tuple[Diagnostic, ...]

_FILE = "opened.json"
_FOLDERS = ("", "authorities", "dialects", "pages", "theme")
"""Where a folder stands that is no file, it is told; a scan knows of files alone."""


@frozen
class _Plain:
    """A project, but for its folder and its theme."""

    settings: Settings
    decisions: tuple[tuple[str, Decisions], ...]
    people: tuple[Person, ...]
    places: tuple[Place, ...]
    organisations: tuple[Organisation, ...]
    threads: tuple[Thread, ...]
    sources: tuple[str, ...]
    pages: tuple[str, ...]
    published: tuple[tuple[str, tuple[str, ...]], ...]
    dialects: tuple[Dialect, ...]
    findings: Findings


def opened(edition: Path, looked: Look | None) -> tuple[Project | None, Findings]:
    """As ``open_project``; what the last build kept is used where all is as it was when ``looked`` was."""
    return opening(edition, looked, alone=True)()


def opening(edition: Path, looked: Look | None, *, alone: bool) -> Callable[[], tuple[Project | None, Findings]]:
    """Begins to open an edition; out: a function that waits for what ``opened`` gives.

    Unless one process shall do it ``alone``, another reads the YAML and loads what is needed for that and for nothing
    else, a third of all that a small build loads; meanwhile this one can load the rest.
    """
    if looked:
        sign, _, kept = read_checked(looked.folder / _FILE).partition(b"\n")
        if kept and sign == _sign(edition, looked.scan) and (found := _received(edition, kept)):
            return lambda: found
    if alone or cores() < 2 or not can_fork():
        return lambda: open_project(edition)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _send(edition, writing)
    os.close(writing)

    def wait() -> tuple[Project | None, Findings]:
        with open(reading, "rb") as pipe:  # noqa: PTH123 - a descriptor
            sent = pipe.read()
        os.waitpid(child, 0)
        return (_received(edition, sent) if sent else None) or open_project(edition)

    return wait


def _send(edition: Path, writing: int) -> NoReturn:
    """Opens the edition and sends it, unless it is none or anything goes wrong: whoever waits sees to that."""
    try:
        project, findings = open_project(edition)
        if project:
            content = _content(project, findings)
            while content:
                content = content[os.write(writing, content) :]
    finally:
        os._exit(0)  # no handler and no trace of this process is for anybody to see


def _received(edition: Path, content: bytes) -> tuple[Project, Findings] | None:
    try:
        return _project(edition, shaped(_Plain, json.loads(content)))
    except ValueError:
        return None


def _content(project: Project, findings: Findings) -> bytes:
    return json.dumps(flat(_plain(project, findings)), ensure_ascii=False).encode("utf-8", "surrogatepass")


def keep_opened(looked: Look, project: Project, findings: Findings) -> None:
    """Keeps a project that was opened after ``looked``, and published, so that nothing was saved in between.

    ``findings`` are those of opening it. Where the system refuses, nothing is kept.
    """
    file, sign = looked.folder / _FILE, _sign(project.root, looked.scan)
    if read_checked(file).partition(b"\n")[0] != sign:
        with suppress(OSError):
            write_checked(file, [sign, b"\n", _content(project, findings)])


def _sign(edition: Path, scan: Scan) -> bytes:
    """A sign of all that opening an edition looks at."""
    digest = sha256(program().encode())
    for path, seen in sorted(scan.items()):
        told = bool(seen.digest) if _is_read_later(path) else seen.digest or seen.stat
        digest.update(f"{path}\0{told}\n".encode("utf-8", "surrogatepass"))
    for path in _folders(edition):
        digest.update(f"{path}/\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest().encode()


def _is_read_later(path: str) -> bool:
    """Whether a file is a text or its ledger."""
    folder, _, inside = path.rpartition("/")
    return (folder == "anchors" and inside != "_names.yaml") if folder else inside.endswith(SOURCE_SUFFIXES)


def _folders(edition: Path) -> Iterator[str]:
    for folder in _FOLDERS:
        with suppress(OSError), os.scandir(edition / folder) as entries:
            yield from sorted(f"{folder}/{entry.name}" for entry in entries if entry.is_dir())


def _plain(project: Project, findings: Findings) -> _Plain:
    known = project.authorities
    return _Plain(
        project.settings,
        tuple(project.decisions.items()),
        tuple(known.people.values()),
        tuple(known.places.values()),
        tuple(known.organisations.values()),
        tuple(known.threads.values()),
        tuple(map(project.file_name, project.sources)),
        tuple(map(project.file_name, project.pages)),
        tuple((kind, tuple(sorted(keys))) for kind, keys in project.published.items()),
        project.dialects,
        findings,
    )


def _project(root: Path, plain: _Plain) -> tuple[Project, Findings]:
    authorities = Authorities(
        {one.key: one for one in plain.people},
        {one.key: one for one in plain.places},
        {one.key: one for one in plain.organisations},
        {one.key: one for one in plain.threads},
    )
    theme, _ = read_theme(root, plain.settings.logo)  # what was found in it is among the findings
    project = Project(
        root,
        plain.settings,
        dict(plain.decisions),
        authorities,
        tuple(root / name for name in plain.sources),
        tuple(root / name for name in plain.pages),
        {kind: frozenset(keys) for kind, keys in plain.published},
        theme,
        plain.dialects,
    )
    return project, plain.findings
