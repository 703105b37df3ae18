"""Pages of invented texts, made as a build makes them, and read back as a browser would."""

from dataclasses import dataclass, replace
from pathlib import Path

import lxml.html
import pytest

from protocol_edition import urls
from protocol_edition.edition import EditedProtocol, Ledger, Register, edit, mint, register, survey
from protocol_edition.model import Authorities, Decisions, NameKind, Organisation, Person, Place
from protocol_edition.pages import Page, index_pages, protocol_page, render
from protocol_edition.project import Contributor, Licence, Project, Settings, open_project
from protocol_edition.sources import Reading, read

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"

NO_DECISIONS = Decisions()
SETTINGS = Settings(
    title="Minutes of the Harbour Board",
    editors=(Contributor("Jane Doe"),),
    publisher="Harbour Archive",
    licence=Licence("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    language="en",
)


class Html:
    """A page as its readers have it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tree = lxml.html.document_fromstring(source)

    def all(self, xpath: str) -> list:
        return self.tree.xpath(xpath)

    def one(self, xpath: str):
        found = self.tree.xpath(xpath)
        assert len(found) == 1, f"{len(found)} of {xpath}"
        return found[0]

    def at(self, anchor: str):
        return self.one(f"//*[@id='{anchor}']")

    def text(self, xpath: str = "//main") -> str:
        """The words in an element, as they are copied: without the margin's second copy of the notes."""
        element = lxml.html.fromstring(lxml.html.tostring(self.one(xpath), encoding="unicode", with_tail=False))
        for copy in element.xpath("//*[@aria-hidden='true']"):
            copy.drop_tree()
        return element.text_content()

    def words(self, xpath: str = "//main") -> str:
        """The same with white space folded, as it is seen."""
        return " ".join(self.text(xpath).split())


@dataclass
class Made:
    """A text on its way to a page."""

    edited: EditedProtocol
    register: Register
    project: Project

    def page(self) -> Html:
        return Html(render(protocol_page(self.edited, self.register, self.project)))


def project_of(settings: Settings = SETTINGS, authorities: Authorities | None = None) -> Project:
    return Project(Path("/nowhere"), settings, {}, authorities or Authorities(), (), ())


def people_index(register: Register, project: Project) -> Page:
    return dict(index_pages(NameKind.PERSON, register, project))[urls.PEOPLE]


def places_index(register: Register, project: Project) -> Page:
    return dict(index_pages(NameKind.PLACE, register, project))[urls.PLACES]


def organisations_index(register: Register, project: Project) -> Page:
    return dict(index_pages(NameKind.ORGANISATION, register, project))[urls.ORGANISATIONS]


def edited_reading(
    reading: Reading,
    *,
    authorities: Authorities | None = None,
    settings: Settings = SETTINGS,
    doc_id: str = "protocol-7",
) -> Made:
    """A reading that a test built by hand, edited, its anchors recorded."""
    project = project_of(settings, authorities)
    edited, _ = edit(reading, NO_DECISIONS, project.authorities, None, doc_id=doc_id)
    ledger, _ = mint(edited, Ledger(f"{doc_id}.yaml", doc_id), on="2026-01-02")
    edited, _ = edit(reading, NO_DECISIONS, project.authorities, ledger, doc_id=doc_id)
    return Made(edited, register([survey(edited)], project.authorities.threads), project)


@pytest.fixture(scope="session")
def made_of():
    """``made_of(reading, ...)`` brings what a test built by hand to its page."""
    return edited_reading


def edited_text(
    text: str,
    *,
    decisions: Decisions = NO_DECISIONS,
    authorities: Authorities | None = None,
    settings: Settings = SETTINGS,
    recorded: bool = True,
    doc_id: str = "protocol-7",
) -> Made:
    """A text, read and edited; its anchors are recorded unless the test wants them provisional."""
    reading, _ = read(text.encode(), f"{doc_id}.txt", decisions)
    assert reading is not None
    project = project_of(settings, authorities)
    edited, _ = edit(reading, decisions, project.authorities, None, doc_id=doc_id)
    if recorded:
        ledger, _ = mint(edited, Ledger(f"{doc_id}.yaml", doc_id), on="2026-01-02")
        edited, _ = edit(reading, decisions, project.authorities, ledger, doc_id=doc_id)
    return Made(edited, register([survey(edited)], project.authorities.threads), project)


@pytest.fixture(scope="session")
def made():
    """``made(text, ...)`` brings a text to its page."""
    return edited_text


@pytest.fixture(scope="session")
def settings():
    return SETTINGS


@pytest.fixture(scope="session")
def opened():
    return project_of


@pytest.fixture(scope="session")
def html():
    return Html


@pytest.fixture(scope="session")
def seed() -> Made:
    """The real edition's Protocol 63, its anchors recorded."""
    project, findings = open_project(SEEDS)
    assert project is not None, findings
    (source,) = project.sources
    decisions = project.decisions_on(source)
    reading, _ = read(source.read_bytes(), project.file_name(source), decisions)
    doc_id = project.document_id(source)
    edited, _ = edit(reading, decisions, project.authorities, None, doc_id=doc_id)
    ledger, _ = mint(edited, Ledger("anchors.yaml", doc_id), on="2026-01-02")
    edited, _ = edit(reading, decisions, project.authorities, ledger, doc_id=doc_id)
    return Made(edited, register([survey(edited)]), project)


@pytest.fixture(scope="session")
def seed_page(seed) -> Html:
    return seed.page()


@pytest.fixture(scope="session")
def public_seed_page(seed) -> Html:
    """The same page of an edition that knows its own address and its repository."""
    settings = replace(
        seed.project.settings,
        base_url="https://edition.example/presidium/",
        repository_url="https://code.example/presidium",
        repository_branch="main",
    )
    return Made(seed.edited, seed.register, replace(seed.project, settings=settings)).page()


@pytest.fixture(scope="session")
def authorities() -> Authorities:
    """Two persons, a place and a body that invented texts name."""
    weber = Person("weber", "Anna Weber", "Weber, Anna", ("Weber",), "1870", "1941-05-02", note="Chair of the board.")
    lang = Person("lang", "Otto Lang", "Lang, Otto", ("Lang",), identifiers=(("wikidata", "Q1"),))
    linz = Place("linz", "Linz", ("Linz",), 48.3, 14.29)
    board = Organisation("board", "Harbour Board", ("Harbour Board",))
    return Authorities({"weber": weber, "lang": lang}, {"linz": linz}, {"board": board})
