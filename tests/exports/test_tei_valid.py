"""Our TEI against the schema of the TEI Consortium: RelaxNG and Schematron, without an error, whatever the protocol.

``TEI_FILES=200 pytest tests/exports/test_tei_valid.py`` tries more protocols of each kind than ``make test`` does.
"""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree
from tests.benchmarks.synthetic import write_edition
from tests.exports.scribe import written
from tests.oddities import odd_edition
from tests.sources.generated import document
from tests.tei_profile import FILE, profile
from tests.tei_schema import broken_rules, invalid

from protocol_edition.exports import references, tei, tei_profile
from protocol_edition.model import Decisions, NoteKind, PointsKind, ProtocolKind, Survival
from protocol_edition.project import open_project
from protocol_edition.publish.jobs import desk, survey
from protocol_edition.sources import ITEMS, NAMESPACE, PARAGRAPHS, SIGNS, read

SEEDS = Path(__file__).parents[2] / "seeds"
PROFILE = "profile.xml"
MANY = int(os.environ.get("TEI_FILES", "60"))


def published(folder: Path) -> list[str]:
    """The TEI of every text of an edition, as it is published."""
    project, _ = open_project(folder)
    assert project is not None
    at = desk(project)
    surveyed = [survey(source, at)[0] for source in project.sources]
    edited = [one.edited for one in surveyed if one]
    return [tei(one, references(one, project.settings, project.authorities), project.authorities) for one in edited]


def made_by_chance() -> list[str]:
    """The TEI of protocols that no reader made."""
    files: list[str] = []

    @given(written())
    @settings(
        max_examples=MANY, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def gather(made):
        files.append(tei(made))

    gather()
    return files


def generated() -> list[str]:
    """The TEI of documents that no archive ever held."""
    texts = (read(document(number).encode(), f"{number}.txt", Decisions())[0] for number in range(MANY))
    return [tei(reading) for reading in texts if reading]


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """All of them in one folder: the schema is loaded once."""
    folder = tmp_path_factory.mktemp("tei")
    write_edition(folder / "synthetic", MANY)
    kinds = {
        "seed": published(SEEDS),
        "odd": published(odd_edition(folder / "odd")),
        "synthetic": published(folder / "synthetic"),
        "generated": generated(),
        "made": made_by_chance(),
    }
    shutil.rmtree(folder / "synthetic")
    for kind, texts in kinds.items():
        for number, text in enumerate(texts):
            (folder / f"{kind}-{number}.xml").write_text(text, encoding="utf-8", newline="")
    (folder / "broken.xml").write_text(broken(kinds["seed"][0]), encoding="utf-8")
    (folder / PROFILE).write_text(tei_profile(), encoding="utf-8")
    return sorted(folder.glob("*.xml"))


def not_broken(found: list[str]) -> list[str]:
    """What was found in other files than the broken one; in that one something must be found."""
    others = [one for one in found if "broken.xml" not in one]
    assert len(others) < len(found)
    return others


def broken(made: str) -> str:
    """A file that is not valid, so that we know that faults are seen."""
    loose = made.replace("<body>", "<body>loose").replace(" xml:space=", " n=")
    return loose.replace(' type="agendaItem"', ' subtype="a"')


def test_every_file_is_valid_tei_all(files):
    assert len(files) > 3 * MANY - 5
    assert not_broken(invalid(files)) == []


def test_every_file_keeps_the_rules_of_its_schematron(files, tmp_path):
    assert not_broken(broken_rules(files, tmp_path)) == []


class TestOurOwnProfile:
    """The customization that is published with the site: valid TEI itself, as one of the files above."""

    @pytest.fixture
    def odd(self, files):
        return next(file for file in files if file.name == PROFILE)

    @pytest.fixture
    def protocols(self, files):
        return [file for file in files if file.name != PROFILE]

    def test_every_file_has_only_its_elements_and_words(self, protocols):
        assert not_broken(invalid(protocols, FILE)) == []

    def test_its_schema_is_made_of_it(self):
        """If not, ``python -m tests.tei_profile`` makes it anew."""
        assert profile() == FILE.read_bytes()

    def test_every_file_keeps_its_constraints(self, protocols, odd, tmp_path):
        assert not_broken(broken_rules(protocols, tmp_path, odd)) == []

    def test_its_words_are_the_model_s(self):
        said = etree.fromstring(tei_profile().encode())
        for element, attribute, words in (
            ("text", "type", ProtocolKind),
            ("list", "type", PointsKind),
            ("div", "type", ITEMS.values()),
            ("ab", "type", [kind for kind, tag in PARAGRAPHS.items() if tag == "ab"]),
            ("seg", "type", [form.value for form in SIGNS.values() if form.tag == "seg"]),
            ("note", "type", [*NoteKind, *(form.value for form in SIGNS.values() if form.tag == "note")]),
            ("supplied", "reason", [form.value for form in SIGNS.values() if form.told_by == "reason"]),
            ("div", "subtype", [one for one in Survival if one is not Survival.FULL]),
        ):
            path = f"//t:elementSpec[@ident='{element}']//t:attDef[@ident='{attribute}']//t:valItem/@ident"
            listed = set(said.xpath(path, namespaces={"t": NAMESPACE}))
            assert {str(word) for word in words} <= listed, element
