"""Files of the site compressed beforehand, for web servers that send ``page.html.br`` or ``.gz`` in its place.

The same bytes at every run: gzip is told no time and no name.
"""

import gzip
from collections.abc import Callable, Iterator

from protocol_edition.publish.made import Made

try:
    import brotli
except ImportError:  # it is an extra of the package
    brotli = None

_TEXTS = (".html", ".css", ".js", ".json", ".jsonld", ".csv", ".txt", ".xml", ".svg", ".bib", ".ris")
_LEAST = 1024
"""Bytes below which the sending costs more than what is saved."""


def _gzipped(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def _brotlied(content: bytes) -> bytes:
    made: bytes = brotli.compress(content, quality=9)
    return made


_FORMS: dict[str, Callable[[bytes], bytes]] = {".gz": _gzipped, **({".br": _brotlied} if brotli else {})}
FORMS = tuple(_FORMS)
"""What ends the names of the forms that can be made here."""


def all_forms(made: Made, forms: tuple[str, ...]) -> Iterator[Made]:
    """The file, and each of its compressed forms; pictures, PDFs and small files have none."""
    yield made
    if len(made.content) >= _LEAST and made.path.endswith(_TEXTS):
        for form in forms:
            yield Made(f"{made.path}{form}", _FORMS[form](made.content), made.owner)
