"""What an edition's YAML says, kept for the next build: ten thousand sidecars are not read for one word of a text.

It is taken where everything that ``open_project`` looks at is as it was: the bytes of all files but the texts and the
ledgers, the names of all, and the program. Otherwise only sidecars are taken that were right and are the same bytes;
what they say is held against the rest anew. Where a single byte of what is kept is wrong, all is read.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from protocol_edition.diagnostics import Diagnostic
from protocol_edition.model import Authorities, Decisions, Dialect, Organisation, Person, Place, Thread, frozen
from protocol_edition.project import SOURCE_SUFFIXES, Project, Settings, open_project, read_theme
from protocol_edition.publish.crew import can_fork, cores
from protocol_edition.publish.plain_form import as_json, shaped
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
    decisions: tuple[tuple[str, str, Decisions], ...]
    """By the stem, with the digest of the sidecar's bytes, "" where anything was found wrong with it."""
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
    known = _known(looked) if looked else None
    if looked and known and known.sign == _sign(edition, looked.scan):
        found = _project(edition, known.plain)
        return lambda: found
    right = _as_they_were(known.plain, looked.scan) if looked and known else {}
    begun = None if alone or cores() < 2 or not can_fork() else _begun(edition, right)
    if not begun:
        return lambda: open_project(edition, right)
    child, reading = begun

    def wait() -> tuple[Project | None, Findings]:
        with open(reading, "rb") as pipe:  # noqa: PTH123 - a descriptor
            sent = pipe.read()
        os.waitpid(child, 0)
        return (_received(edition, sent) if sent else None) or open_project(edition, right)

    return wait


def _begun(edition: Path, right: Mapping[str, Decisions]) -> tuple[int, int] | None:
    """A process that opens the edition, and where to read what it sends; None where the system gives none."""
    try:
        reading, writing = os.pipe()
    except OSError:
        return None
    try:
        child = os.fork()
        if child == 0:
            os.close(reading)
            _send(edition, right, writing)
        return child, reading
    except OSError:
        os.close(reading)
        return None
    finally:
        os.close(writing)


def _send(edition: Path, right: Mapping[str, Decisions], writing: int) -> NoReturn:
    """Opens the edition and sends it, unless it is none or anything goes wrong: whoever waits sees to that."""
    try:
        project, findings = open_project(edition, right)
        if project:
            content = _content(project, findings, {})
            while content:
                content = content[os.write(writing, content) :]
    finally:
        os._exit(0)  # no handler and no trace of this process is for anybody to see


def _received(edition: Path, content: bytes) -> tuple[Project, Findings] | None:
    try:
        return _project(edition, shaped(_Plain, json.loads(content)))
    except ValueError:
        return None


def _content(project: Project, findings: Findings, scan: Scan) -> bytes:
    return as_json(_plain(project, findings, scan))


@frozen
class _Known:
    """What a build kept, and the sign of what that was."""

    sign: bytes
    plain: _Plain


def _known(looked: Look) -> _Known | None:
    """What the last build kept, if it was made by this program."""
    head, _, kept = read_checked(looked.folder / _FILE).partition(b"\n")
    made_by, _, sign = head.partition(b" ")
    if not kept or made_by != program().encode():
        return None
    try:
        return _Known(sign, shaped(_Plain, json.loads(kept)))
    except ValueError:
        return None


def _as_they_were(plain: _Plain, scan: Scan) -> dict[str, Decisions]:
    """Of the sidecars those that need not be read again."""
    read = ((f"{stem}.yaml", digest, decisions) for stem, digest, decisions in plain.decisions if digest)
    return {name: decisions for name, digest, decisions in read if name in scan and scan[name].digest == digest}


def keep_opened(looked: Look, project: Project, findings: Findings) -> None:
    """Keeps a project that was opened after ``looked``, and published, so that nothing was saved in between.

    ``findings`` are those of opening it. Where the system refuses, nothing is kept.
    """
    file, head = looked.folder / _FILE, f"{program()} ".encode() + _sign(project.root, looked.scan)
    if read_checked(file).partition(b"\n")[0] != head:
        with suppress(OSError):
            write_checked(file, [head, b"\n", _content(project, findings, looked.scan)])


def _sign(edition: Path, scan: Scan) -> bytes:
    """A sign of all that opening an edition looks at."""
    digest = sha256()
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


def _plain(project: Project, findings: Findings, scan: Scan) -> _Plain:
    known, wrong = project.authorities, {finding.file for finding in findings}
    right = {path: seen.digest for path, seen in scan.items() if path not in wrong}
    return _Plain(
        project.settings,
        tuple((stem, right.get(f"{stem}.yaml", ""), decisions) for stem, decisions in project.decisions.items()),
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
        {stem: decisions for stem, _, decisions in plain.decisions},
        authorities,
        tuple(root / name for name in plain.sources),
        tuple(root / name for name in plain.pages),
        {kind: frozenset(keys) for kind, keys in plain.published},
        theme,
        plain.dialects,
    )
    return project, plain.findings
