"""The addresses of one site: each name is made, never cleaned, and each belongs to one owner.

A name that could leave the folder, or that a system reads otherwise than another does, is refused; so are two names
that differ only by case, since macOS and Windows would give them one file. Names are ASCII, so that Unicode
normalisation cannot make two of them one.
"""

import re
from functools import lru_cache

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import expression

_SEGMENT = expression(r"[A-Za-z0-9_.-]{1,200}", re.ASCII)
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in "123456789")]
)
"""Windows opens a device, not a file, under these names, whatever suffix follows (Naming Files, Microsoft Learn)."""


class Names:
    """The names given out so far, with their owners."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[str, str]] = {}
        self._folders: dict[str, tuple[str, str]] = {}

    def take(self, path: str, owner: str) -> Diagnostic | None:
        """Gives ``path`` (relative, with ``/``) to ``owner``: the source file or list that makes it.

        Out: a diagnostic P104 for a name that is no safe one, P103 naming both owners where the address is taken.
        """
        segments = path.split("/")
        if not is_safe(path):
            return found("P104", owner, f"{path!r} cannot be an address of the site")
        folders = ["/".join(segments[:depth]) for depth in range(1, len(segments))]
        rival = self._rival(path, folders)
        if rival:
            other_path, other = rival
            both = f"{path!r}" if other_path == path else f"{path!r} and {other_path!r}"
            return found("P103", owner, f"{owner} and {other} would both be written to {both}")
        self._files[_folded(path)] = (path, owner)
        for folder in folders:
            self._folders.setdefault(_folded(folder), (folder, owner))
        return None

    def _rival(self, path: str, folders: list[str]) -> tuple[str, str] | None:
        """Who has the file already, stands as a file where a folder is needed, or spells a folder otherwise."""
        taken = self._files.get(_folded(path)) or self._folders.get(_folded(path))
        if taken:
            return taken
        for folder in folders:
            file = self._files.get(_folded(folder))
            if file:
                return file
            spelt = self._folders.get(_folded(folder))
            if spelt and spelt[0] != folder:
                return spelt
        return None


def is_safe(path: str) -> bool:
    """Whether a relative path stays in its folder and is read alike by every system."""
    return all(_safe(segment) for segment in path.split("/"))


def _folded(path: str) -> str:
    return path.casefold()


@lru_cache(maxsize=100_000)
def _safe(segment: str) -> bool:
    return (
        _SEGMENT.fullmatch(segment) is not None
        and segment.strip(".") != ""
        and not segment.endswith(".")
        and segment.split(".", maxsplit=1)[0].casefold() not in _DEVICES
    )
