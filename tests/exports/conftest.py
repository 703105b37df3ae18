"""Protocol 63 as it is read and edited, with anchors that a ledger has recorded, and settings to cite it by."""

from dataclasses import replace
from pathlib import Path

import pytest

from protocol_edition.edition import EditedProtocol, Ledger, edit, mint
from protocol_edition.model import Authorities, Decisions
from protocol_edition.project import Contributor, Licence, Settings
from protocol_edition.sources import Reading, read

SEED = Path(__file__).parents[2] / "seeds" / "000_54cc86d0ab452d54.txt"
ID = "presidium-protocol-63"


def edited_of(reading: Reading, *, provisional: bool = False, **facts: object) -> EditedProtocol:
    """The reading edited, its anchors recorded unless ``provisional``; ``facts`` replace its own."""
    ledger = Ledger(f"{ID}.yaml", ID)
    edited, _ = edit(reading, Decisions(), Authorities(), ledger, doc_id=ID)
    if not provisional:
        ledger, _ = mint(edited, ledger, on="2026-01-02")
        edited, _ = edit(reading, Decisions(), Authorities(), ledger, doc_id=ID)
    return replace(edited, **facts)


@pytest.fixture(scope="session")
def reading():
    return read(SEED.read_bytes(), "seeds/protocol-63.txt", Decisions())[0]


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
