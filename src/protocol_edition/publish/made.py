"""A file of the site, made and not yet written."""

from collections.abc import Callable, Iterator

from protocol_edition.model import frozen

EDITION_FILE = "edition.yaml"
"""The owner of what is made for every edition."""


@frozen
class Made:
    """One file of the site; ``owner`` is the file of the edition that it is made from, for findings."""

    path: str
    content: bytes
    owner: str


@frozen
class Poured:
    """A file too large to be held as one: ``chunks`` are written as they come."""

    path: str
    chunks: Callable[[], Iterator[bytes]]
    owner: str
