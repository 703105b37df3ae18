"""The code of the program's own templates, kept as Python keeps that of modules: to compile them takes as long as to
build a small edition.

It lies where Python would put the code of a module of that name, in ``__pycache__`` beside the template or where
``PYTHONPYCACHEPREFIX`` says. Whoever can write there can put any code into the program, with templates or without; a
cache of an edition is another matter, so nothing is kept there, nor of templates that an edition brings along.
"""

import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

_MAKERS = ("compiled.py", "html.py", "straight.py")
"""The modules that say how templates are compiled."""


class Kept(BytecodeCache):
    """Code is taken when text and name of the template, our code generator, Jinja and Python are what they were.

    ``kind`` is the environment that it is compiled for.
    """

    def __init__(self, kind: type[Environment]) -> None:
        self._kind = f"{kind.__module__}.{kind.__qualname__}"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The file for the code of a template, "" where Python keeps none."""
        try:
            return cache_from_source(filename or name)
        except NotImplementedError:
            return ""

    def get_source_checksum(self, source: str) -> str:
        """A digest of all that the code depends on."""
        return sha256(f"{_makers()}\0{self._kind}\0{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Puts the code into ``bucket``, if what is kept is that of the same template."""
        with suppress(OSError, EOFError, ValueError, TypeError):
            sign, _, code = Path(bucket.key).read_bytes().partition(b"\n")
            if sign == _sign(bucket):
                found = marshal.loads(code)  # noqa: S302 - from where Python reads its own
                bucket.code = found if isinstance(found, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code, as far as the system lets us and nobody has told Python to write none."""
        if sys.dont_write_bytecode or not bucket.key or bucket.code is None:
            return
        file = Path(bucket.key)
        begun = file.with_name(f"{file.name}.{os.getpid()}")
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            begun.write_bytes(_sign(bucket) + b"\n" + marshal.dumps(bucket.code))
            begun.replace(file)


def _sign(bucket: Bucket) -> bytes:
    return f"{bucket.checksum} {bucket.key}".encode()


@cache
def _makers() -> str:
    folder = Path(__file__).parent
    code = b"".join((folder / name).read_bytes() for name in _MAKERS)
    return f"{sys.version} {version('jinja2')} {sha256(code).hexdigest()}"
