"""What the YAML of an edition says is kept: the same project as if it were read, and read when anything changed."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from protocol_edition.cli.door import run
from protocol_edition.project import open_project
from protocol_edition.project import opening as opening_of_projects
from protocol_edition.publish import Session, look, opened_before
from protocol_edition.publish.opened_before import keep_opened, opened, opening

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
DIALECT = "based_on: plain\nrecognise: //teiHeader\nroles:\n  seg: heading\n"


@pytest.fixture
def whole(tmp_path):
    """An edition with all that YAML can say: settings, sidecar, authorities, threads, a dialect, a theme, names."""
    folder = Path(shutil.copytree(SEEDS, tmp_path / "seeds"))
    (folder / "dialects").mkdir(exist_ok=True)
    (folder / "dialects/ours.yaml").write_text(DIALECT)
    (folder / "theme").mkdir(exist_ok=True)
    (folder / "theme/style.css").write_text("p { color: red }\n")
    (folder / "authorities/threads.yaml").write_text(
        "missiles:\n  title: The missiles\n  items: [presidium-protocol-63#item-i]\n"
    )
    return folder


@pytest.fixture
def kept(whole, tmp_path):
    """What a build keeps of it."""
    looked = look(whole, tmp_path / "site", tmp_path / "cache", "")
    project, findings = open_project(whole)
    assert project
    keep_opened(looked, project, findings)
    return project, findings


@pytest.fixture
def read(monkeypatch):
    """The editions that were read."""
    made = []

    def counted(root, known=None):
        made.append(root)
        return open_project(root, known)

    monkeypatch.setattr(opened_before, "open_project", counted)
    return made


def again(whole, tmp_path):
    return opened(whole, look(whole, tmp_path / "site", tmp_path / "cache", ""))


def test_what_is_kept_is_the_same_project(whole, kept, read, tmp_path):
    assert again(whole, tmp_path) == kept
    assert read == []
    assert kept[0].dialects
    assert kept[0].authorities.threads
    assert kept[0].theme.files


@pytest.mark.parametrize("call", ["pipe", "fork"])
def test_where_the_system_gives_no_process_this_one_opens_the_edition(whole, monkeypatch, call):
    def refused():
        raise OSError(errno.ENOMEM, "no memory")

    monkeypatch.setattr(opened_before, "can_fork", lambda: True)
    monkeypatch.setattr(opened_before, "cores", lambda: 2)
    monkeypatch.setattr(os, call, refused)
    assert opened_before.opening(whole, None, alone=False)() == open_project(whole)


def test_words_of_a_text_and_of_its_ledger_change_nothing(whole, kept, read, tmp_path):
    for file in (next(whole.glob("*.txt")), *whole.glob("anchors/presidium*.yaml")):
        file.write_text(file.read_text() + "\n")
    assert again(whole, tmp_path)[0] == kept[0]
    assert read == []


CHANGES = {
    "a setting": lambda folder: (folder / "edition.yaml").write_text((folder / "edition.yaml").read_text() + "#\n"),
    "a decision": lambda folder: next(folder.glob("*_*.yaml")).write_text("id: presidium-protocol-63\n"),
    "a person": lambda folder: (folder / "authorities/people.yaml").write_text("weber:\n  name: Anna Weber\n"),
    "a decision that is wrong": lambda folder: next(folder.glob("*_*.yaml")).write_text("titel: x\n"),
    "a name that a decision means": lambda folder: (folder / "authorities/places.yaml").write_text(
        "kennedy-john:\n  name: Kennedy\n"
    ),
    "a second text of one id": lambda folder: (folder / "b.yaml").write_text("id: presidium-protocol-63\n"),
    "a page": lambda folder: (folder / "pages/another.md").write_text("# Another\n"),
    "a text more": lambda folder: (folder / "another.txt").write_text("Words.\n"),
    "a folder in the theme": lambda folder: (folder / "theme/pictures").mkdir(),
    "a style": lambda folder: (folder / "theme/style.css").write_text("p { color: blue }\n"),
    "a record of names": lambda folder: (folder / "anchors/_names.yaml").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_is_read_again_when_anything_else_changed(whole, kept, read, tmp_path, change):
    CHANGES[change](whole)
    now = again(whole, tmp_path)
    assert read == [whole]
    assert now == open_project(whole)


def test_of_sidecars_only_those_are_read_that_changed(whole, tmp_path, monkeypatch):
    for number in range(3):
        (whole / f"b{number}.txt").write_text("Words.\n")
        (whole / f"b{number}.yaml").write_text(f"title: Text {number}\n")
    looked = look(whole, tmp_path / "site", tmp_path / "cache", "")
    keep_opened(looked, *open_project(whole))
    read = []
    read_one = opening_of_projects._sidecar
    monkeypatch.setattr(
        opening_of_projects, "_sidecar", lambda root, path: read.append(path.name) or read_one(root, path)
    )
    (whole / "b1.yaml").write_text("title: Another\n")
    (whole / "authorities/people.yaml").write_text("weber:\n  name: Anna Weber\n")
    now = again(whole, tmp_path)
    assert read == ["b1.yaml"]
    assert now == open_project(whole)
    assert "Y402" in {finding.code for finding in now[1]}


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]\n1 0"])
def test_what_is_damaged_is_not_used(whole, kept, read, tmp_path, damage):
    file = tmp_path / "cache/opened.json"
    file.write_bytes(damage or file.read_bytes().replace(b"Kennedy", b"Kenedy", 1))
    assert again(whole, tmp_path) == kept
    assert read == [whole]


def test_a_build_keeps_it_and_the_next_one_reads_no_yaml(edition, tmp_path, read):
    assert run(["build", str(edition), "-o", str(tmp_path / "site"), "-j", "1"]) == 0
    text = edition / "protocol-9.txt"
    text.write_text(text.read_text().replace("crane is", "cranes are"))
    assert run(["build", str(edition), "-o", str(tmp_path / "site"), "-j", "1"]) == 0
    assert read == [edition]


@pytest.fixture
def forking(monkeypatch):
    """Another process opens the edition, however many processors there are."""
    monkeypatch.setattr(opened_before, "cores", lambda: 2)
    monkeypatch.setattr(opened_before, "can_fork", lambda: True)


def test_another_process_opens_the_same_project(whole, forking, read):
    assert opening(whole, None, alone=False)() == open_project(whole)
    assert read == []  # here


@pytest.mark.parametrize("fault", [OSError, KeyboardInterrupt, SystemExit])
def test_what_another_process_cannot_open_this_one_opens(whole, forking, monkeypatch, capfd, fault):
    here = os.getpid()

    def opens(root, known):
        if os.getpid() != here:
            raise fault
        return open_project(root, known)

    monkeypatch.setattr(opened_before, "open_project", opens)
    assert opening(whole, None, alone=False)() == open_project(whole)
    assert capfd.readouterr() == ("", "")


def test_an_edition_with_faults_is_told_as_ever(whole, forking):
    (whole / "edition.yaml").write_text("titel: x\n")
    assert opening(whole, None, alone=False)() == open_project(whole)


def test_a_preview_keeps_it_too(edition, tmp_path, read):
    session = Session(edition, tmp_path / "site", tmp_path / "cache")
    assert session.build().published
    session.settle()
    session.keep()
    assert Session(edition, tmp_path / "site", tmp_path / "cache").build().published
    assert read == [edition]
