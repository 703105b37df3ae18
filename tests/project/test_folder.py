import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from protocol_edition.project import (
    OwnTemplates,
    folder,
    open_project,
    own_folders,
    schemas,
    static_folder,
    templates_folder,
)

SEEDS = Path(__file__).parents[2] / "seeds"
FIVE = {"title": "A", "editors": "B", "publisher": "C", "licence": "D", "language": "en"}
FILES = {
    "edition": "edition.yaml",
    "sidecar": "000_54cc86d0ab452d54.yaml",
    "people": "authorities/people.yaml",
    "places": "authorities/places.yaml",
    "organisations": "authorities/organisations.yaml",
}


@pytest.fixture
def project(write):
    return open_project(write())[0]


def test_the_bytes_of_a_text_are_given_as_they_are(project):
    (project.root / "one.txt").write_bytes(b"\xff\r\n\x00")

    assert project.read_source(project.sources[0]) == (b"\xff\r\n\x00", ())


def test_a_text_that_is_gone_is_told(project):
    project.sources[0].unlink()

    content, diagnostics = project.read_source(project.sources[0])

    assert content is None
    assert [str(found) for found in diagnostics] == [
        "one.txt:1:1: S101 error: the file is not there. Remedy: put the file back, or correct its name."
    ]


def test_a_text_above_the_limit_is_refused_and_the_limit_told(project, monkeypatch):
    monkeypatch.setattr(folder, "SOURCE_LIMIT", 5)

    content, diagnostics = project.read_source(project.sources[0])

    assert content is None
    assert [(found.code, found.what) for found in diagnostics] == [
        ("Y103", "the file is larger than 5 bytes, the limit for such a file")
    ]


def test_a_text_that_is_a_link_out_of_the_edition_is_refused(project, tmp_path):
    (tmp_path / "secret").write_text("x")
    project.sources[0].unlink()
    project.sources[0].symlink_to(tmp_path / "secret")

    content, diagnostics = project.read_source(project.sources[0])

    assert content is None
    assert [found.code for found in diagnostics] == ["Y104"]


def test_an_editions_own_templates_are_found_unless_they_lie_elsewhere(project, tmp_path):
    assert project.own_templates() is None
    (tmp_path / "elsewhere").mkdir()
    (project.root / "templates").symlink_to(tmp_path / "elsewhere")
    assert project.own_templates() is None
    (project.root / "templates").unlink()
    (project.root / "templates").mkdir()
    assert project.own_templates() == OwnTemplates(project.root / "templates", trusted=False)


def test_the_programs_own_folders_are_found_in_a_checkout():
    assert templates_folder() == SEEDS.parent / "templates"
    assert static_folder() == SEEDS.parent / "static"


def test_the_programs_own_folders_are_found_in_an_installed_package(tmp_path, monkeypatch):
    (tmp_path / "site-packages/protocol_edition/templates").mkdir(parents=True)
    monkeypatch.setattr(own_folders, "_PACKAGE", tmp_path / "site-packages/protocol_edition")

    assert templates_folder() == tmp_path / "site-packages/protocol_edition/templates"
    with pytest.raises(FileNotFoundError, match="'static' is neither"):
        static_folder()


def test_the_room_is_entered_without_pydantic_and_yaml():
    program = "import sys, protocol_edition.project; print([m for m in ('pydantic', 'yaml') if m in sys.modules])"

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert said.stdout == "[]\n"


def test_the_edition_of_this_repository_has_no_fault():
    project, diagnostics = open_project(SEEDS)

    assert diagnostics == ()
    assert [project.document_id(source) for source in project.sources] == ["presidium-protocol-63"]
    assert [page.stem for page in project.pages] == ["about", "editorial-method"]


def test_every_decision_on_protocol_63_names_words_that_stand_in_its_lines():
    project, _ = open_project(SEEDS)
    lines = project.sources[0].read_text(encoding="utf-8").split("\n")

    for decision in project.decisions["000_54cc86d0ab452d54"].names:
        assert all(decision.name in lines[number - 1] for number in decision.lines)


def test_every_line_of_protocol_63_that_prints_kennedy_says_which():
    project, _ = open_project(SEEDS)
    lines = project.sources[0].read_text(encoding="utf-8").split("\n")
    decided = {
        n for name in project.decisions["000_54cc86d0ab452d54"].names if name.name == "Kennedy" for n in name.lines
    }

    alone = {
        n for n, line in enumerate(lines, 1) if "Kennedy" in line.replace("R. Kennedy", "").replace("F. Kennedy", "")
    }
    assert alone == decided


def test_every_entry_of_this_repository_has_a_source():
    project, _ = open_project(SEEDS)
    authorities = project.authorities

    for entries in (authorities.people, authorities.places, authorities.organisations):
        assert [key for key, entry in entries.items() if not entry.source] == []


@pytest.mark.parametrize("kind", FILES)
def test_the_schemas_are_valid_and_hold_for_this_repositorys_files(kind):
    schema = schemas()[kind]
    jsonschema.Draft202012Validator.check_schema(schema)

    # As editors' programs read YAML: 1962 is a number, a line's number too; JSON alone has only texts as keys.
    content = json.loads(json.dumps(yaml.load((SEEDS / FILES[kind]).read_text("utf-8"), yaml.SafeLoader), default=str))

    jsonschema.validate(content, schema, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("edition", {key: FIVE[key] for key in ("title", "editors", "publisher", "licence")}),
        ("edition", {key: FIVE[key] for key in ("title", "editors", "publisher", "language")}),
        ("edition", FIVE | {"titel": "A"}),
        ("sidecar", {"id": "A b"}),
        ("sidecar", {"lines": {"3": "itm"}}),
        ("people", {"A b": {"name": "A"}}),
        ("people", {"a": {"nam": "A"}}),
        ("places", {"a": {"name": "A", "latitude": 91}}),
    ],
)
def test_the_schemas_mark_what_the_program_refuses(kind, content):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, schemas()[kind], cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("edition", FIVE | {"title": 1962, "publisher": True, "place": None}),
        ("edition", FIVE | {"editors": ["B", {"name": "C"}], "licence": {"name": "D"}}),
        ("edition", {"title": "A", "editor": "B", "publisher": "C", "license": "D", "language": "en"}),
        ("sidecar", {"number": 63, "lines": {"3": "item", "4": {"is": "point"}}, "names": None}),
        ("people", {"a": {"name": "A", "born": 1894, "variants": "B", "offices": ["C"]}}),
    ],
)
def test_the_schemas_allow_what_the_program_reads(kind, content):
    jsonschema.validate(content, schemas()[kind], cls=jsonschema.Draft202012Validator)


def test_every_key_is_described_for_editors():
    def undescribed(schema):
        for form in (schema, *schema.get("$defs", {}).values()):
            for key, facts in form.get("properties", {}).items():
                if not facts.get("description"):
                    yield key

    assert [key for schema in schemas().values() for key in undescribed(schema)] == []
