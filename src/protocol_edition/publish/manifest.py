"""The manifest of a site: the SHA-256 of every file, so that anybody can see years later that nothing was changed.

The form is that of ``sha256sum`` and of BagIt's manifests (RFC 8493, 2.1.3): 64 hexadecimal figures, two spaces, the
path with ``/``; ``sha256sum --check manifest-sha256.txt`` judges a site without this program.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import expression

MANIFEST = "manifest-sha256.txt"
_LINE = expression(r"([0-9a-f]{64})  ([^\r\n]+)")
_AT_ONCE = 1 << 20


def manifest(sums: Iterable[tuple[str, str]]) -> bytes:
    """The manifest of files given as (path, SHA-256 in hexadecimal figures), in the order of their paths."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(sums)).encode()


def with_other_sums(content: bytes, then: Mapping[str, str], now: Mapping[str, str]) -> bytes | None:
    """A manifest with other sums of some files, by path; None where it has not the sums that they had ``then``."""
    parts, behind = list[bytes](), 0
    for path in sorted(now):
        line = f"{then[path]}  {path}\n".encode()
        at = content.find(line, behind)
        if at < 0:
            return None
        parts += (content[behind:at], f"{now[path]}  {path}\n".encode())
        behind = at + len(line)
    return b"".join((*parts, content[behind:]))


def verify(folder: Path) -> tuple[Diagnostic, ...]:
    """What of the site in ``folder`` is not as it was made.

    P121 for an altered file, P122 for a missing one, P123 for an added one, P124 where there is no manifest.
    """
    shown = str(folder)
    try:
        listed = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        return (found("P124", shown, f"{MANIFEST} cannot be read: {getattr(error, 'strerror', None) or error}"),)
    sums: dict[str, str] = {}
    for number, line in enumerate(listed, 1):
        parts = _LINE.fullmatch(line)
        if parts is None or not _inside(parts[2]):
            return (found("P124", f"{shown}/{MANIFEST}", f"line {number} is not one of a manifest: {line[:60]!r}"),)
        sums[parts[2]] = parts[1]
    there = set(files_below(folder)) - {MANIFEST}
    return tuple(sorted(_differences(folder, sums, there)))


def _differences(folder: Path, sums: dict[str, str], there: set[str]) -> Iterator[Diagnostic]:
    for path in sums.keys() - there:
        yield found("P122", f"{folder}/{path}", "the file is missing")
    for path in there - sums.keys():
        yield found("P123", f"{folder}/{path}", "the manifest does not name this file")
    for path in sums.keys() & there:
        if _sum_of(folder / path) != sums[path]:
            yield found("P121", f"{folder}/{path}", "the file is not what it was when the site was made")


def _inside(path: str) -> bool:
    """Whether a path of a manifest stays in its folder."""
    return not path.startswith("/") and "\\" not in path and not {"", ".", ".."} & set(path.split("/"))


def files_below(folder: Path) -> Iterator[str]:
    """The path of every file below ``folder``, with ``/``; links are named, never followed."""
    for place, folders, files in os.walk(folder):
        here = Path(place)
        links = [name for name in folders if (here / name).is_symlink()]
        for name in (*files, *links):
            yield (here / name).relative_to(folder).as_posix()


def _sum_of(file: Path) -> str:
    """The SHA-256 of a file's content, "" for what is no file or cannot be read."""
    if file.is_symlink() or not file.is_file():
        return ""
    digest = hashlib.sha256()
    try:
        with file.open("rb") as opened:
            while part := opened.read(_AT_ONCE):
                digest.update(part)
    except OSError:
        return ""
    return digest.hexdigest()
