"""Makes the index of a site from the records of its texts, in volumes that one machine and one reader can bear.

Pagefind holds all it indexes in memory, some 50 KB for each record, and looks at all of them again for each one more.
So a large edition is indexed in volumes of consecutive protocols, which the search page asks all at once.
"""

import json
from collections.abc import Iterable, Iterator

from protocol_edition import urls
from protocol_edition.edition import EditedProtocol, Register
from protocol_edition.model import Authorities
from protocol_edition.publish.pagefind import bundle
from protocol_edition.publish.search_records import Filed, Record, filed_names, name_records, text_records
from protocol_edition.words import speaking

VOLUME = 20_000
"""Records in a volume, as soon as a protocol ends: 1 GB of memory while it is made."""
_PROGRAM = ("pagefind.js", "pagefind-worker.js", "wasm.")
CONTENTS = "volumes.json"
"""Names the bundles: ``{"text": ["1", "2"], "names": "names"}``; ``names`` is "" where there are none."""


def index_files(
    texts: Iterable[EditedProtocol], register: Register, authorities: Authorities, language: str, interface: str = "en"
) -> Iterator[tuple[str, bytes]]:
    """Every file of the index of ``texts``, in the site's ``interface``: its site path and its content.

    Errors: NotIndexedError.
    """
    by_id = {edited.id: edited for edited in texts}
    return index_of(_by_protocol(by_id, register, filed_names(authorities), interface), authorities, language)


def index_of(texts: Iterable[list[Record]], authorities: Authorities, language: str) -> Iterator[tuple[str, bytes]]:
    """The same for the records of each text. Errors: NotIndexedError."""
    filed = filed_names(authorities)
    text: list[str] = []
    for volume in _volumes(texts):
        text.append(str(len(text) + 1))
        yield from _part(text[-1], bundle(volume, language.lower()), with_program=len(text) == 1)
    names = "names" if filed else ""
    if names:
        yield from _part(names, bundle(name_records(authorities, filed), language.lower()), with_program=not text)
    contents = json.dumps({"text": text, "names": names}, separators=(",", ":"))
    yield urls.search_file("", CONTENTS), contents.encode()


def _part(part: str, files: dict[str, bytes], *, with_program: bool) -> Iterator[tuple[str, bytes]]:
    """The files of one part; the program that searches is fetched from the first part alone."""
    for name, content in files.items():
        if with_program or not name.startswith(_PROGRAM):
            yield urls.search_file(part, name), content


def _by_protocol(
    texts: dict[str, EditedProtocol], register: Register, filed: Filed, interface: str
) -> Iterator[list[Record]]:
    """The records of each protocol, in the order of the list."""
    for order, facts in enumerate(register.protocols):
        with speaking(interface):  # for each by itself: what is done between two of them may be for another edition
            records = list(text_records(texts[facts.id], facts, filed, order))
        yield records


def _volumes(protocols: Iterable[list[Record]]) -> Iterator[list[Record]]:
    volume: list[Record] = []
    for records in protocols:
        volume += records
        if len(volume) >= VOLUME:
            yield volume
            volume = []
    if volume:
        yield volume
