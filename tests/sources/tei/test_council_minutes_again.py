"""Real council minutes, written as our TEI and read back: whole, valid, and what they were.

Every third of the thirty; all of them where ``TEI_FILES`` is set.
"""

import os

import pytest
from tests.corpora import corpus
from tests.sources.tei.aside import places_aside
from tests.tei_schema import invalid

from protocol_edition.edition import edit
from protocol_edition.exports import tei, text_of
from protocol_edition.model import Authorities, Decisions
from protocol_edition.sources import read

FILES = sorted(corpus("mrp-dev").glob("MRP-*.xml"))[:: 1 if "TEI_FILES" in os.environ else 3]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Each text as an edition has it, its anchors allotted, with its TEI, which stands in a file too."""
    folder = tmp_path_factory.mktemp("council")
    made = []
    for number, file in enumerate(FILES):
        reading, _ = read(file.read_bytes(), file.name, Decisions())
        edited, _ = edit(reading, Decisions(), Authorities(), None, doc_id=f"council-{number}")
        path = folder / f"{number}.xml"
        path.write_text(tei(edited), encoding="utf-8", newline="")
        made.append((edited, path))
    return made


def test_every_one_comes_back_whole(written):
    for edited, path in written:
        made = path.read_bytes().decode()
        again, _ = read(made.encode(), path.name, Decisions())
        assert text_of(made) == again.text == edited.text
        assert places_aside(again.protocol) == places_aside(edited.protocol), edited.protocol.file


def test_every_one_is_valid_tei_all(written):
    assert invalid([path for _, path in written]) == []
