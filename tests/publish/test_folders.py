"""A site is looked through quickly, and nothing that came, went or was written over escapes."""

import json
import os
import shutil
from pathlib import Path

import pytest

from protocol_edition.publish import crew, folders, forked
from protocol_edition.publish.folders import Piece, asked, looked_at, looked_through


@pytest.fixture(params=[1, 100])
def site(tmp_path, monkeypatch, request):
    """A site told in a piece for each folder, and in one that holds them all."""
    for name in ("index.html", "people/lang/index.html", "people/index.html"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(name)
    monkeypatch.setattr(folders, "_SOME", request.param)
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


def still(then: bytes) -> bytes:
    with asked(then) as stands:
        return stands()


def is_settled(then: bytes) -> bool:
    return all(Piece(*json.loads(line)).settled for line in then.split(b"\n"))


@pytest.fixture
def by_another(monkeypatch):
    """Another process looks, however small the site is and however many processors there are."""
    begun, begin = [], forked.Worker.begin
    monkeypatch.setattr(folders, "_MANY", 0)
    monkeypatch.setattr(crew, "cores", lambda: 2)
    monkeypatch.setattr(crew, "can_fork", lambda: True)
    monkeypatch.setattr(forked.Worker, "begin", lambda *told: begun.append(begin(*told)))
    return begun


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize("just_made", [True, False])
def test_whatever_somebody_does_to_a_site_is_seen(site, change, just_made, monkeypatch):
    monkeypatch.setattr(folders, "RACY", 2_000_000_000 if just_made else -1_000_000_000)
    then = looked_through(site)
    assert is_settled(then) != just_made
    assert still(then) == then
    change(site)
    assert still(then) == b""


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_another_process_sees_the_same(settled, by_another, change):
    then = looked_through(settled)
    assert still(then) == then
    change(settled)
    assert still(then) == b""
    assert len(by_another) == 2


def killed(_pieces: list[bytes]) -> None:
    os._exit(9)


def test_what_another_process_does_not_say_this_one_looks_for(settled, by_another, monkeypatch):
    then, seen = looked_through(settled), folders.renewed
    monkeypatch.setattr(folders, "renewed", killed)
    with asked(then) as stands:
        monkeypatch.setattr(folders, "renewed", seen)
        assert stands() == then


def test_the_folders_of_a_settled_site_are_not_listed_again(settled, monkeypatch):
    then = looked_through(settled)
    monkeypatch.setattr(os, "scandir", None)
    assert still(then) == then


def test_only_where_something_may_have_come_a_folder_is_listed(settled, monkeypatch):
    monkeypatch.setattr(folders, "_SOME", 1)
    people, listed, scandir = settled / "people", [], os.scandir
    then, stat = looked_through(settled), people.stat()
    (people / "mine.html").write_text("mine")
    (people / "mine.html").unlink()
    os.utime(people, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    monkeypatch.setattr(os, "scandir", lambda folder: listed.append(folder) or scandir(folder))
    now = still(then)
    assert now
    assert now != then
    assert listed == [str(people)]


def test_a_copy_that_kept_the_times_is_the_same_site(settled, tmp_path):
    then = looked_through(settled)
    settled.rename(tmp_path / "old")
    shutil.copytree(tmp_path / "old", settled)
    now = still(then)
    assert now
    assert now != then
    assert still(now) == now


def test_a_site_with_other_files_of_the_same_names_need_not_be_listed(site, monkeypatch):
    then, scandir = looked_through(site), os.scandir
    (site / "people/index.html").unlink()
    (site / "people/index.html").write_text("anew")
    monkeypatch.setattr(os, "scandir", None)
    now = looked_at(then)
    monkeypatch.setattr(os, "scandir", scandir)
    assert now == looked_through(site) != then


def test_no_site_is_as_it_was(tmp_path):
    assert still(looked_through(tmp_path / "none")) == b""
    assert still(b"") == b""
