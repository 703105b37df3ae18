"""Beginning an edition, and taking texts into it."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from protocol_edition import __version__
from protocol_edition.cli.door import run

TEXT = "March 3, 1921\n\nHarbour Board Protocol 7\n\nPresent: Weber.\n\nI. On bread\n\nPut off.\n"


@pytest.fixture
def new(tmp_path, monkeypatch, capsys) -> Path:
    """A new edition, as the current folder."""
    assert run(["new", str(tmp_path / "minutes")]) == 0
    monkeypatch.chdir(tmp_path / "minutes")
    capsys.readouterr()
    return tmp_path / "minutes"


def listing(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_edition_is_good_and_builds_at_once(new):
    assert run(["check", "--strict"]) == 0
    assert run(["build", "--strict"]) == 0
    assert (new / "build/protocols/minutes-1/index.html").is_file()
    assert (new / "build/people/weber-anna/index.html").is_file()


def test_it_brings_what_editors_and_their_programs_need(new):
    for name in ("README.md", ".gitignore", "edition.yaml", "minutes-1.yaml", ".github/workflows/publish.yml"):
        assert (new / name).is_file()
    workflow = yaml.safe_load((new / ".github/workflows/publish.yml").read_text())
    steps = [step.get("run", "") for step in workflow["jobs"]["build"]["steps"]]
    assert f'python -m pip install "protocol-edition=={__version__}"' in steps
    assert "protocol-edition check . --format github" in steps


@pytest.mark.parametrize(
    ("file", "schema"),
    [("edition.yaml", "edition"), ("minutes-1.yaml", "sidecar"), ("authorities/people.yaml", "people")],
)
def test_its_yaml_names_the_schema_that_it_follows(new, file, schema):
    first = (new / file).read_text().splitlines()[0]
    named = (new / file).parent / first.removeprefix("# yaml-language-server: $schema=")

    assert named.resolve() == new / "schemas" / f"{schema}.json"
    jsonschema.validate(yaml.safe_load((new / file).read_text()), json.loads(named.read_text()))


@pytest.mark.parametrize("name", ["README.md", ".hidden"])
def test_a_folder_that_holds_anything_is_refused_and_left_alone(tmp_path, capsys, name):
    (tmp_path / name).write_text("mine")

    assert run(["new", str(tmp_path)]) == 2
    assert listing(tmp_path) == {name: b"mine"}
    assert "is not empty" in capsys.readouterr().err


def test_an_empty_folder_is_taken_and_a_file_is_not(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")

    assert run(["new", str(tmp_path / "empty")]) == 0
    assert run(["new", str(tmp_path / "file")]) == 2
    assert run(["new", str(tmp_path / "file" / "in-it")]) == 2


def test_a_text_is_copied_unchanged_with_a_proposed_address(new, tmp_path, capsys):
    (tmp_path / "Scan 12.txt").write_text(TEXT)

    assert run(["add", str(tmp_path / "Scan 12.txt")]) == 0
    out, err = capsys.readouterr()
    assert (new / "Scan 12.txt").read_text() == TEXT
    assert yaml.safe_load((new / "Scan 12.yaml").read_text()) == {"id": "board-protocol-7"}
    assert out.startswith("Scan 12.txt  id: board-protocol-7  1921-03-03, 1 session, 1 item, 0 notes")
    assert "item I: On bread" in out
    assert "Added: 1 text; 0 names to be settled." in err
    assert run(["build"]) == 0


def test_a_tei_file_keeps_its_ending(new, tmp_path, capsys):
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Board</title></titleStmt>'
        "</fileDesc></teiHeader><text><body><p>Yes.</p></body></text></TEI>"
    )
    (tmp_path / "Board.XML").write_text(tei)

    assert run(["add", str(tmp_path / "Board.XML")]) == 0
    assert (new / "Board.xml").read_text() == tei
    assert yaml.safe_load((new / "Board.yaml").read_text())["id"] == "board"


def test_names_that_nobody_bears_are_told(new, tmp_path, capsys):
    (tmp_path / "seven.txt").write_text(TEXT.replace("Weber", "Stranger"))

    assert run(["add", str(tmp_path / "seven.txt")]) == 0
    assert "seven.txt:5:10: A201 warning: 'Stranger'" in capsys.readouterr().err


def test_five_hundred_texts_at_once_have_five_hundred_addresses(new, tmp_path):
    files = []
    for number in range(500):
        files.append(tmp_path / f"t{number}.txt")
        files[-1].write_text(TEXT.replace("bread", f"bread {number}"))

    assert run(["add", *map(str, files)]) == 0
    ids = {yaml.safe_load(path.read_text())["id"] for path in new.glob("t*.yaml")}
    assert len(ids) == 500
    assert "board-protocol-7-500" in ids


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"%PDF-1.7\n\xe2\xe3", "minutes.pdf", "pdftotext -layout"),
        (b"\x00\x01\x02\xff" * 50, "minutes.txt", "S10"),
        ("Fähre".encode("latin-1"), "minutes.txt", "S103"),
        (None, "nothing.txt", "S101 error: the file is not there"),
    ],
)
def test_what_is_no_text_is_refused_with_its_remedy_and_nothing_is_added(new, capsys, content, name, told):
    tmp_path = new.parent
    (tmp_path / "good.txt").write_text(TEXT)
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = listing(new)

    assert run(["add", str(tmp_path / "good.txt"), str(tmp_path / name)]) == 1
    assert told in capsys.readouterr().err
    assert listing(new) == before


def test_a_text_that_is_there_already_is_refused_under_any_name(new, tmp_path, capsys):
    (tmp_path / "copy.txt").write_bytes((new / "minutes-1.txt").read_bytes())
    (tmp_path / "minutes-1.txt").write_text(TEXT)
    before = listing(new)

    assert run(["add", str(tmp_path / "copy.txt"), str(tmp_path / "minutes-1.txt")]) == 1
    err = capsys.readouterr().err
    assert "copy.txt:1:1: Y407 error: the edition has this text already, as minutes-1.txt" in err
    assert "minutes-1.txt:1:1: Y407 error: the edition has another text named minutes-1.txt" in err
    assert listing(new) == before


def test_a_dry_run_writes_nothing(new, tmp_path, capsys):
    (tmp_path / "seven.txt").write_text(TEXT)
    before = listing(new)

    assert run(["add", "--dry-run", str(tmp_path / "seven.txt")]) == 0
    assert "Would be added: 1 text" in capsys.readouterr().err
    assert listing(new) == before
