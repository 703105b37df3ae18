"""The output is the old site or the new one, whatever happens: refusals, failing calls, kills, rivals."""

import errno
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from protocol_edition.publish import exchange
from protocol_edition.publish.exchange import beside, set_aside
from protocol_edition.publish.manifest import MANIFEST, verify
from protocol_edition.publish.ours import MARKER
from protocol_edition.publish.output import staged
from protocol_edition.publish.refusal import OutputRefused

OLD = {"index.html": b"old", "protocols/63/index.html": b"old record", "gone.html": b"old only"}
NEW = {"index.html": b"new", "protocols/63/index.html": b"new record", "protocols/64/index.html": b"added"}


def write(output: Path, site: dict[str, bytes]) -> None:
    with staged(output, str(output)) as staging:
        for path, content in site.items():
            assert staging.write(path, content, "a source") is None
        staging.publish()


def read(output: Path) -> dict[str, bytes]:
    """The site in the output, without the marker; its manifest must be true."""
    assert not (output / MARKER).is_file() or verify(output) == ()
    return {
        file.relative_to(output).as_posix(): file.read_bytes()
        for file in output.rglob("*")
        if file.is_file() and file.name not in (MARKER, MANIFEST)
    }


def names_beside(output: Path) -> list[str]:
    return sorted(path.name for path in output.parent.iterdir())


def refusal(output: Path) -> str:
    with pytest.raises(OutputRefused) as refused:
        write(output, NEW)
    return refused.value.diagnostic.code


@pytest.fixture
def output(tmp_path):
    return tmp_path / "edition" / "build"


def test_a_new_site_takes_the_place_of_the_old_one(output):
    write(output, OLD)
    write(output, NEW)
    assert read(output) == NEW
    assert names_beside(output) == ["build"]


def test_the_site_can_be_read_by_a_web_server(output):
    write(output, NEW)
    assert output.stat().st_mode & 0o055 == 0o055
    assert (output / "index.html").stat().st_mode & 0o044 == 0o044


def test_nothing_is_seen_before_the_exchange(output):
    write(output, OLD)
    with staged(output, "build") as staging:
        staging.write("index.html", b"new", "a source")
        assert read(output) == OLD
    assert read(output) == OLD
    assert names_beside(output) == ["build"]


def test_an_address_taken_twice_is_written_once(output):
    with staged(output, "build") as staging:
        assert staging.write("a/index.html", b"first", "pages/a.md") is None
        assert staging.write("A/index.html", b"second", "people/a").code == "P103"
        assert staging.write("../outside", b"third", "people/b").code == "P104"
        staging.publish()
    assert read(output) == {"a/index.html": b"first"}


def test_a_folder_that_holds_something_else_is_refused(output):
    output.mkdir(parents=True)
    (output / "thesis.txt").write_bytes(b"ten years of work")
    assert refusal(output) == "P101"
    assert read(output) == {"thesis.txt": b"ten years of work"}
    assert names_beside(output) == ["build"]


def test_a_file_in_the_place_of_the_folder_is_refused(output):
    output.parent.mkdir()
    output.write_bytes(b"a file")
    assert refusal(output) == "P101"
    assert output.read_bytes() == b"a file"


def test_an_empty_folder_is_taken(output):
    output.mkdir(parents=True)
    write(output, NEW)
    assert read(output) == NEW


def test_a_link_is_followed_to_the_real_folder(output, tmp_path):
    served = tmp_path / "www" / "site"
    write(served, OLD)
    output.parent.mkdir()
    output.symlink_to(served)
    write(output, NEW)
    assert output.is_symlink()
    assert read(served) == NEW


def test_a_second_build_is_refused_and_the_holder_named(output):
    write(output, OLD)
    with staged(output, "build"), pytest.raises(OutputRefused) as refused, staged(output, "build"):
        pass
    assert refused.value.diagnostic.code == "P102"
    assert f"process {os.getpid()}" in refused.value.diagnostic.what
    assert read(output) == OLD
    write(output, NEW)


def test_folders_made_for_nothing_go_again(tmp_path):
    with staged(tmp_path / "a" / "b" / "build", "build"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_build_left_is_swept_and_nothing_else(output):
    write(output, OLD)
    dead = beside(output, "new-99999")
    dead.mkdir()
    (dead / "half.html").write_bytes(b"")
    beside(output, "lock").write_text("process 99999 on elsewhere")
    mine = output.with_name(".build.my-own-folder")
    mine.mkdir()
    write(output, NEW)
    assert names_beside(output) == [".build.my-own-folder", "build"]


def test_where_the_system_cannot_exchange_two_renames_do(output, monkeypatch):
    monkeypatch.setattr(exchange, "_exchange", lambda new, target: False)
    write(output, OLD)
    write(output, NEW)
    assert read(output) == NEW
    assert names_beside(output) == ["build"]


def test_a_crash_between_two_renames_is_healed_by_the_next_build(output):
    write(output, OLD)
    output.rename(set_aside(output))
    with staged(output, "build"):
        assert read(output) == OLD
    assert names_beside(output) == ["build"]


def test_a_failing_second_rename_brings_the_old_site_back(output, monkeypatch):
    write(output, OLD)
    monkeypatch.setattr(exchange, "_exchange", lambda new, target: False)
    rename = Path.rename

    def fails_for_the_new_site(self, target):
        if "new-" in self.name:
            raise OSError(errno.EIO, "input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails_for_the_new_site)
    assert refusal(output) == "P105"
    assert read(output) == OLD
    assert names_beside(output) == ["build"]


@pytest.mark.parametrize("call", ["write", "syncfs"])
def test_a_full_disk_leaves_the_old_site(output, monkeypatch, call):
    write(output, OLD)

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    if call == "write":
        monkeypatch.setattr("protocol_edition.publish.output.memoryview", full, raising=False)
    else:
        monkeypatch.setattr("protocol_edition.publish.output.flush", full)
    with pytest.raises(OutputRefused) as refused:
        write(output, NEW)
    assert refused.value.diagnostic.code == "P105"
    assert "No space left on device" in refused.value.diagnostic.what
    assert read(output) == OLD
    assert names_beside(output) == ["build"]


PLANTER = """
import errno, json, os, signal, sys
from pathlib import Path
from protocol_edition.publish.output import staged
from protocol_edition.publish.ours import MARKER
from protocol_edition.publish.refusal import OutputRefused

CHANGING = ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "ctypes.dlsym", "shutil.rmtree")
left = 0

def count(event, arguments):
    global left
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if event in CHANGING or writes:
        left -= 1
        if left == 0 and fault == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if left == 0:
            raise OSError(getattr(errno, fault), "planted")

def build(output, site):
    with staged(output, "build") as staging:
        for path, content in site.items():
            staging.write(path, content.encode(), "a source")
        staging.publish()

for line in sys.stdin:
    output, fault, left, site = json.loads(line)
    child = os.fork()
    if not child:
        at = left
        sys.addaudithook(count)
        try:
            build(Path(output), site)
            ended = at - left
        except OutputRefused:
            ended = at - left
        except BaseException as fault:
            ended = repr(fault)
        print(ended, flush=True)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status < 0:
        print("killed", flush=True)
"""
NEVER = 1_000_000


@pytest.fixture
def planter():
    """A process that builds the new site again and again, each time with a fault at one of its calls.

    It forks for each build, since a fork of the test runner would copy the runner's threads.
    """
    running = subprocess.Popen(
        [sys.executable, "-c", PLANTER],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip

    def plant(output: Path, fault: str, at: int) -> str:
        site = {path: content.decode() for path, content in NEW.items()}
        running.stdin.write(json.dumps([str(output), fault, at, site]) + "\n")
        running.stdin.flush()
        return running.stdout.readline().strip()

    yield plant
    assert running.communicate(timeout=60)[1] == ""
    assert running.returncode == 0


@pytest.mark.parametrize("fault", ["kill", "ENOSPC", "EIO"])
def test_at_every_call_that_changes_files_the_site_is_old_or_new_and_the_next_build_heals_it(output, fault, planter):
    write(output, OLD)
    calls = int(planter(output, fault, NEVER))
    assert calls > 10
    seen = set()
    for at in range(1, calls + 1):
        write(output, OLD)
        ended = planter(output, fault, at)
        assert ended == "killed" if fault == "kill" else ended.isdecimal()
        site = read(output)
        assert site in (OLD, NEW)
        seen.add("old" if site == OLD else "new")
        write(output, NEW)
        assert read(output) == NEW
        assert names_beside(output) == ["build"]
    assert seen == {"old", "new"}


def test_a_visitor_never_misses_the_home_page(output):
    write(output, OLD)
    seen, stop = set(), threading.Event()

    def visit():
        while not stop.is_set():
            seen.add((output / "index.html").read_bytes())

    visitor = threading.Thread(target=visit)
    visitor.start()
    for _ in range(30):
        write(output, NEW)
        write(output, OLD)
    stop.set()
    visitor.join()
    assert seen == {b"old", b"new"}
