"""The path of one text stays short: how many calls it takes, counted, as times belong to the machine they are of.

The bounds have a fifth of air over what was counted with Python 3.11; newer ones call less. Whoever makes the path
longer for a good reason raises the bound in the same commit.
"""

import sys
from collections.abc import Callable

import pytest
from tests.benchmarks.synthetic import write_edition
from tests.conftest import SEEDS

from protocol_edition.checks import check_protocol
from protocol_edition.cli.door import run
from protocol_edition.edition import edit, known_names, read_ledger, register, survey
from protocol_edition.exports import bibtex, checked_tei, csl_json, offered, protocol_json, references, ris
from protocol_edition.pages import cite_page, protocol_page, render
from protocol_edition.project import Project, open_project
from protocol_edition.sources import read

BOUNDS = {
    "Protocol 63": {
        "read": 4_900, "survey": 19_900, "page": 9_800, "citations": 5_400, "JSON": 7_300, "TEI": 12_000,
        "records": 1_800,
    },
    "a synthetic protocol": {
        "read": 4_100, "survey": 16_700, "page": 6_550, "citations": 6_650, "JSON": 6_500, "TEI": 10_500,
        "records": 2_700,
    },
}  # fmt: skip
"""Calls of functions, Python's own included."""


@pytest.fixture(scope="module")
def editions(tmp_path_factory) -> dict[str, Project]:
    """The real edition, and a synthetic one whose addresses are recorded."""
    folder = tmp_path_factory.mktemp("synthetic")
    write_edition(folder, 3)
    assert run(["anchors", str(folder)]) == 0
    opened = {"Protocol 63": open_project(SEEDS)[0], "a synthetic protocol": open_project(folder)[0]}
    return {name: project for name, project in opened.items() if project}


def stages(project: Project) -> dict[str, Callable[[], object]]:
    """The work on the edition's first text, stage by stage."""
    source, names = project.sources[0], known_names(project.authorities)
    content, _ = project.read_source(source)
    file, decisions, ledger = project.file_name(source), project.decisions_on(source), project.ledger(source)

    def surveyed():
        reading, _ = read(content, file, decisions)
        edited, _ = edit(reading, decisions, names, read_ledger(ledger)[0], doc_id=project.document_id(source))
        check_protocol(edited)
        return edited, survey(edited)

    edited, facts = surveyed()
    around = register([facts])
    cited = references(edited, project.settings, project.authorities)
    return {
        "read": lambda: read(content, file, decisions),
        "survey": surveyed,
        "page": lambda: render(protocol_page(edited, around, project, cited, offered(False))),
        "citations": lambda: render(cite_page(edited, project, cited)),
        "JSON": lambda: protocol_json(edited),
        "TEI": lambda: checked_tei(edited, cited, project.authorities),
        "records": lambda: [made(cited.records) for made in (bibtex, ris, csl_json)],
    }


def calls(work: Callable[[], object]) -> int:
    """How many functions ``work`` calls, once all that is kept for other texts is there."""
    counted = 0

    def note(_frame, event, _argument):
        nonlocal counted
        counted += event in ("call", "c_call")

    work()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("text", BOUNDS)
def test_a_text_takes_no_more_calls_than_it_did(editions, text):
    counted = {stage: calls(work) for stage, work in stages(editions[text]).items()}
    over = {stage: count for stage, count in counted.items() if count > BOUNDS[text][stage]}
    assert over == {}, f"{counted} against {BOUNDS[text]}"


def test_the_count_is_the_same_every_time(editions):
    page = stages(editions["Protocol 63"])["page"]
    assert calls(page) == calls(page)
