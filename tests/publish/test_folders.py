"""A site is looked through quickly, and nothing that came, went or was written over escapes."""

import os
import shutil
from pathlib import Path

import pytest

from protocol_edition.publish import folders
from protocol_edition.publish.folders import looked_through, still


@pytest.fixture
def site(tmp_path):
    for name in ("index.html", "people/lang/index.html", "people/index.html"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(name)
    return tmp_path / "site"


@pytest.fixture
def settled(site, monkeypatch):
    """A site in whose folders nothing came or went just now."""
    monkeypatch.setattr(folders, "RACY", -1_000_000_000)
    return site


def add_where_the_time_is_set_back(site: Path) -> None:
    stat = (site / "people").stat()
    (site / "people/mine.html").write_text("mine")
    os.utime(site / "people", ns=(stat.st_atime_ns, stat.st_mtime_ns))


def put_a_link_in_a_files_place(site: Path) -> None:
    (site / "index.html").unlink()
    (site / "index.html").symlink_to("people/index.html")


CHANGES = {
    "a file is added": lambda site: (site / "people/lang/mine.html").write_text("mine"),
    "a file is added and the time set back": add_where_the_time_is_set_back,
    "a folder is added": lambda site: (site / "people/mine").mkdir(),
    "a file is taken away": lambda site: (site / "people/lang/index.html").unlink(),
    "a folder is taken away": lambda site: shutil.rmtree(site / "people/lang"),
    "a file is written over": lambda site: (site / "index.html").write_text("by hand"),
    "a file is renamed": lambda site: (site / "index.html").rename(site / "start.html"),
    "a file becomes another kind": lambda site: (site / "index.html").chmod(0o600),
    "a link comes in a file's place": put_a_link_in_a_files_place,
    "all is gone": shutil.rmtree,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize("just_made", [True, False])
def test_whatever_somebody_does_to_a_site_is_seen(site, change, just_made, monkeypatch):
    monkeypatch.setattr(folders, "RACY", 2_000_000_000 if just_made else -1_000_000_000)
    then = looked_through(site)
    assert bool(then.settled) != just_made
    assert still(then, site) == then
    change(site)
    assert still(then, site) is None


def test_the_folders_of_a_settled_site_are_not_listed_again(settled, monkeypatch):
    then = looked_through(settled)
    monkeypatch.setattr(os, "scandir", None)
    assert still(then, settled) is then


def test_a_copy_that_kept_the_times_is_the_same_site(settled, tmp_path):
    then = looked_through(settled)
    settled.rename(tmp_path / "old")
    shutil.copytree(tmp_path / "old", settled)
    now = still(then, settled)
    assert now
    assert (now.sign, now.settled != then.settled) == (then.sign, True)


def test_no_site_is_as_it_was(tmp_path):
    then = looked_through(tmp_path / "none")
    assert still(then, tmp_path / "none") is None
