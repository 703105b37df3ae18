"""A package for an archive: edition and site as a BagIt bag, judged by the Library of Congress's own program."""

import shutil
import subprocess
import sys

import pytest

from protocol_edition.cli.door import run


@pytest.fixture
def recorded(edition):
    """An edition with its anchors recorded."""
    with (edition / "edition.yaml").open("a") as settings:
        settings.write("pdf: false\nsearch: false\n")
    assert run(["anchors", str(edition), "--on", "2026-03-12"]) == 0
    return edition


@pytest.fixture
def bag(recorded, tmp_path):
    assert run(["package", str(recorded), "-o", str(tmp_path / "bag")]) == 0
    return tmp_path / "bag"


def judged(bag):
    """What bagit.py says, as a program of its own."""
    ended = subprocess.run(
        [sys.executable, "-m", "bagit", "--validate", bag], check=False, capture_output=True, text=True
    )
    return ended.returncode


def test_it_is_a_valid_bag(bag):
    assert judged(bag) == 0
    assert run(["verify", str(bag)]) == 0


def test_every_sum_can_be_checked_without_this_program(bag):
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        told = subprocess.run(
            [shutil.which("sha256sum"), "--check", "--quiet", name], cwd=bag, check=False, capture_output=True
        )
        assert (told.returncode, told.stderr) == (0, b"")


def test_it_holds_the_edition_byte_for_byte_and_the_site_built_from_it(bag, recorded):
    packed = bag / "data" / "edition"
    for file in recorded.rglob("*"):
        if file.is_file():
            assert (packed / file.relative_to(recorded)).read_bytes() == file.read_bytes()
    assert (bag / "data/site/protocols/protocol-7/index.html").is_file()


def test_it_says_whose_it_is_and_its_day_is_that_of_the_last_recorded_state(bag):
    told = dict(line.split(": ", 1) for line in (bag / "bag-info.txt").read_text().splitlines())
    assert told["Bagging-Date"] == "2026-03-12"
    assert told["External-Description"]


def test_the_same_edition_gives_the_same_bag(bag, recorded, tmp_path):
    assert run(["package", str(recorded), "-o", str(tmp_path / "again")]) == 0
    first = {file.relative_to(bag): file.read_bytes() for file in bag.rglob("*") if file.is_file()}
    again = tmp_path / "again"
    assert {file.relative_to(again): file.read_bytes() for file in again.rglob("*") if file.is_file()} == first


def test_what_was_changed_later_is_found_by_both(bag):
    with (bag / "data/edition/edition.yaml").open("a") as settings:
        settings.write("# later\n")
    assert judged(bag) != 0
    assert run(["verify", str(bag)]) == 1


def test_a_folder_that_is_there_already_is_left_alone(recorded, tmp_path, capsys):
    (tmp_path / "bag").mkdir()
    assert run(["package", str(recorded), "-o", str(tmp_path / "bag")]) == 1
    assert "P125" in capsys.readouterr().err
    assert list((tmp_path / "bag").iterdir()) == []


def test_addresses_that_are_not_recorded_are_not_packed(edition, tmp_path, capsys):
    assert run(["package", str(edition), "-o", str(tmp_path / "bag")]) == 1
    assert "C109" in capsys.readouterr().err
    assert not (tmp_path / "bag").exists()


def test_hidden_files_and_links_out_of_the_edition_are_not_packed(recorded, tmp_path):
    (tmp_path / "secret.md").write_text("secret")
    (recorded / ".hidden").write_text("hidden")
    (recorded / "notes.html").symlink_to(tmp_path / "secret.md")
    assert run(["package", str(recorded), "-o", str(tmp_path / "bag")]) == 0
    names = {file.name for file in (tmp_path / "bag/data/edition").rglob("*")}
    assert names & {".hidden", "notes.html"} == set()
