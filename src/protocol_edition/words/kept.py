"""What is made of the program's own files and kept as Python keeps the code of modules: templates, catalogues.

It lies where Python would put the code of a module of that name, in ``__pycache__`` beside the file or where
``PYTHONPYCACHEPREFIX`` says. Whoever can write there can put any code into the program, with this or without; a cache
of an edition is another matter, so nothing is kept there, nor of files that an edition brings along.
"""

import os
import sys
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path


def read_kept(file: Path, sign: str) -> bytes:
    """What was kept for a file of the program under the same ``sign``, b"" for nothing."""
    with suppress(OSError, NotImplementedError):  # Python may keep nothing at all
        head, _, content = Path(cache_from_source(str(file))).read_bytes().partition(b"\n")
        return content if head == _head(sign, content) else b""
    return b""


def can_keep(file: Path) -> bool:
    """Whether there is a place where ``write_kept`` keeps something of a file."""
    if sys.dont_write_bytecode:
        return False
    with suppress(NotImplementedError):
        return os.access(Path(cache_from_source(str(file))).parent, os.W_OK)
    return False


def write_kept(file: Path, sign: str, content: bytes) -> None:
    """Keeps ``content``, as far as the system lets us and nobody has told Python to write none.

    ``sign`` is one line, of all that ``content`` depends on.
    """
    if sys.dont_write_bytecode:
        return
    with suppress(OSError, NotImplementedError):
        kept = Path(cache_from_source(str(file)))
        begun = kept.with_name(f"{kept.name}.{os.getpid()}")
        kept.parent.mkdir(parents=True, exist_ok=True)
        begun.write_bytes(_head(sign, content) + b"\n" + content)
        begun.replace(kept)


def _head(sign: str, content: bytes) -> bytes:
    return f"{sign} {sha256(content).hexdigest()}".encode()
