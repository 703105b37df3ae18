"""Real council minutes, written as our TEI and read back: whole, valid, and what they were.

Every third of the thirty; all of them where ``TEI_FILES`` is set.
"""

import os

import pytest
from tests.corpora import corpus
from tests.sources.tei.aside import places_aside
from tests.tei_schema import invalid

from protocol_edition.exports import tei, text_of
from protocol_edition.model import Decisions
from protocol_edition.sources import read

FILES = sorted(corpus("mrp-dev").glob("MRP-*.xml"))[:: 1 if "TEI_FILES" in os.environ else 3]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Each reading with its TEI, which stands in a file too."""
    folder = tmp_path_factory.mktemp("council")
    made = []
    for number, file in enumerate(FILES):
        reading, _ = read(file.read_bytes(), file.name, Decisions())
        path = folder / f"{number}.xml"
        path.write_text(tei(reading), encoding="utf-8", newline="")
        made.append((reading, path))
    return made


def test_every_one_comes_back_whole(written):
    for reading, path in written:
        made = path.read_bytes().decode()
        again, _ = read(made.encode(), path.name, Decisions())
        assert text_of(made) == again.text == reading.text
        assert places_aside(again.protocol) == places_aside(reading.protocol), reading.protocol.file


def test_every_one_is_valid_tei_all(written):
    assert invalid([path for _, path in written]) == []
