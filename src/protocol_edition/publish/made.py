"""A file of the site, made and not yet written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

EDITION_FILE = "edition.yaml"
"""The owner of what is made for every edition."""


@dataclass(frozen=True, slots=True)
class Made:
    """One file of the site; ``owner`` is the file of the edition that it is made from, for findings."""

    path: str
    content: bytes
    owner: str


@dataclass(frozen=True, slots=True)
class Poured:
    """A file too large to be held as one: ``chunks`` are written as they come."""

    path: str
    chunks: Callable[[], Iterator[bytes]]
    owner: str
