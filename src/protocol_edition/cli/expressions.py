"""What regular expressions are compiled to, kept from run to run: to compile them is a seventh of a small build."""

import marshal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from protocol_edition import __version__
from protocol_edition.model import know_expressions, known_expressions
from protocol_edition.words import can_keep, read_kept, write_kept

_PLACE = Path(__file__).with_name("kept.expressions")
"""No file is there: it gives what is kept its name."""


@contextmanager
def kept_expressions() -> Iterator[None]:
    """Takes what was kept, for what is done inside, and afterwards keeps what was compiled there."""
    kept = read_kept(_PLACE, _sign())
    if kept:
        know_expressions(marshal.loads(kept))  # noqa: S302 - from where Python reads its own code
    yield
    known = known_expressions() if can_keep(_PLACE) else None
    if known:
        write_kept(_PLACE, _sign(), marshal.dumps(known))


def _sign() -> str:
    """A sign of the program and of the Python that they are compiled for."""
    return sha256(f"{__version__} {sys.version} {sys.byteorder} {sys.maxsize}".encode()).hexdigest()
