"""The code of the program's own templates, kept: to compile them takes as long as to build a small edition."""

import marshal
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from protocol_edition.words import read_kept, write_kept

_MAKERS = ("compiled.py", "html.py", "straight.py")
"""The modules that say how templates are compiled."""


class Kept(BytecodeCache):
    """Code is taken when text and name of the template, our code generator, Jinja and Python are what they were.

    ``kind`` is the environment that it is compiled for.
    """

    def __init__(self, kind: type[Environment]) -> None:
        self._kind = f"{kind.__module__}.{kind.__qualname__}"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The file of a template."""
        return filename or name

    def get_source_checksum(self, source: str) -> str:
        """A digest of all that the code depends on."""
        return sha256(f"{_makers()}\0{self._kind}\0{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Puts the code into ``bucket``, if what is kept is that of the same template."""
        if code := read_kept(Path(bucket.key), _sign(bucket)):
            bucket.code = marshal.loads(code)  # noqa: S302 - from where Python reads its own

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code."""
        if bucket.code:
            write_kept(Path(bucket.key), _sign(bucket), marshal.dumps(bucket.code))


def _sign(bucket: Bucket) -> str:
    return sha256(f"{bucket.checksum} {bucket.key}".encode("utf-8", "surrogateescape")).hexdigest()


@cache
def _makers() -> str:
    folder = Path(__file__).parent
    code = b"".join((folder / name).read_bytes() for name in _MAKERS)
    return f"{sys.version} {jinja2.__version__} {sha256(code).hexdigest()}"
