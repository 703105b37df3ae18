"""Protocol 63 as it is read, edited with anchors that the ledger has recorded, and settings to cite it by."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from protocol_edition.edition import Anchor, EditedProtocol
from protocol_edition.model import Decisions, Item, Note, Paragraph, Point, Protocol, Session, Speech, node_key, nodes
from protocol_edition.project import Contributor, Licence, Settings
from protocol_edition.sources import Reading, read

SEED = Path(__file__).parents[2] / "seeds" / "000_54cc86d0ab452d54.txt"


def anchors_of(protocol: Protocol, *, provisional: bool = False) -> dict[tuple[str, int], Anchor]:
    """Anchors as the edition allots them to a protocol without a history."""
    counts: Counter[str] = Counter()
    anchors = {}
    notes = {paragraph.origin for note in protocol.notes for paragraph in note.blocks}
    for node in nodes(protocol):
        match node:
            case Session():
                name = "session"
            case Item():
                name = f"item-{node.number.lower()}" if node.number else "item-unnumbered"
            case Note():
                name = f"note-{node.label}"
            case Speech():
                name = "speech"
            case Paragraph() | Point():
                if node.origin in notes:
                    continue
                name = "p"
        counts[name] += 1
        counted = name in ("session", "speech", "p") or counts[name] > 1
        anchors[node_key(node)] = Anchor(f"{name}-{counts[name]}" if counted else name, provisional)
    return anchors


def edited_of(reading: Reading, *, provisional: bool = False, **facts: object) -> EditedProtocol:
    """An edited protocol around a reading; ``facts`` replace its own."""
    citation = reading.protocol.header.citation
    edited = EditedProtocol(
        id="presidium-protocol-63",
        short_title="Presidium Protocol 63",
        series="Presidium",
        number="63",
        sort_key=("1962-10-28", 63, "presidium-protocol-63"),
        protocol=reading.protocol,
        anchors=anchors_of(reading.protocol, provisional=provisional),
        retired=(),
        decisions=Decisions(),
        url=citation.url if citation else "",
        text=reading.text,
    )
    return replace(edited, **facts)


@pytest.fixture(scope="session")
def reading():
    return read(SEED.read_bytes(), "seeds/protocol-63.txt", Decisions())[0]


@pytest.fixture(scope="session")
def diagnostics():
    return read(SEED.read_bytes(), "seeds/protocol-63.txt", Decisions())[1]


@pytest.fixture(scope="session")
def edited(reading):
    return edited_of(reading)


@pytest.fixture(scope="session")
def settings():
    return Settings(
        title="Protocols of the Presidium",
        editors=(Contributor("Ada Lovelace", orcid="0000-0002-1825-0097"),),
        publisher="The Presidium Project",
        licence=Licence("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        language="en",
    )


@pytest.fixture(scope="session")
def edited_with(reading):
    """Makes an edited protocol from Protocol 63 (or ``read``) with other facts in header, citation or elsewhere."""

    def make(read=reading, *, header=None, citation=None, provisional=False, **facts):
        known = read.protocol.header
        cited = replace(known.citation, **citation) if citation else known.citation
        changed = replace(read.protocol, header=replace(known, **{"citation": cited, **(header or {})}))
        return edited_of(replace(read, protocol=changed), provisional=provisional, **facts)

    return make
