"""A build or a recording of addresses that is killed at any moment leaves the old state or the new; the next one heals.

With ``HOSTILE_KILLS=200`` as many builds are killed, over the real edition and thirty protocols more.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest
from tests.benchmarks.synthetic import write_edition
from tests.conftest import CRANE, SEEDS

from protocol_edition.cli.door import run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is a matter of POSIX")

KILLS = int(os.environ.get("HOSTILE_KILLS", "8"))
RECORDINGS = KILLS // 2
LONG = KILLS > 50
ON = "2026-01-02"


def tree(folder: Path) -> str:
    """A sum over all files of a folder, "" where there is none."""
    if not folder.exists():
        return ""
    digest = sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{file.relative_to(folder)}\0".encode() + sha256(file.read_bytes()).digest())
    return digest.hexdigest()


@pytest.fixture
def changing(edition):
    """An edition and its two states: a word differs, and one of them has a text more."""
    if LONG:
        write_edition(edition, 30)
        with (edition / "edition.yaml").open("a") as settings:
            settings.write("pdf: no\n")
        for file in SEEDS.glob("*.txt"):
            shutil.copy(file, edition)

    def into(state: int) -> None:
        (edition / "protocol-9.txt").write_text(CRANE.replace("is built", ("is built", "was never built")[state]))
        more = edition / "protocol-11.txt"
        more.write_text(CRANE.replace("9", "11")) if state else more.unlink(missing_ok=True)

    return edition, into


def killed(command: list[str], after: float, *, whole: bool) -> bool:
    """Starts a command and kills it, or its whole group, after some seconds; out: whether it was still at work."""
    started = subprocess.Popen(
        [sys.executable, "-m", "protocol_edition", *command],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    time.sleep(after)
    at_work = started.poll() is None
    if at_work and whole:
        os.killpg(started.pid, signal.SIGKILL)
    elif at_work:
        started.kill()
    started.wait()
    return at_work


def seconds(command: list[str]) -> float:
    """How long a command takes as a process of its own."""
    began = time.monotonic()
    subprocess.run([sys.executable, "-m", "protocol_edition", *command], capture_output=True, check=True)
    return time.monotonic() - began


def test_a_killed_build_leaves_the_old_site_or_the_new_one_and_the_next_build_heals(changing, tmp_path):
    edition, into = changing
    output, chance = tmp_path / "www" / "site", random.Random(KILLS)
    command = ["build", str(edition), "-o", str(output)]
    whole = []
    for state in (0, 1):
        into(state)
        assert run(["build", str(edition), "-o", str(tmp_path / f"whole-{state}" / "site")]) == 0
        whole.append(tree(tmp_path / f"whole-{state}" / "site"))
    assert whole[0] != whole[1]
    ways = (command, [*command, "--no-cache"])
    cold_lasts = seconds(ways[1])
    into(0)
    lasts = [seconds(ways[0]), cold_lasts]
    seen, state = {"old": 0, "new": 0, "late": 0}, 0
    for turn in range(KILLS):
        state = 1 - state
        into(state)
        cold = turn % 4 == 3
        moment = (turn + chance.random()) / KILLS * lasts[cold]  # the first one early: that leaves the old
        at_work = killed(ways[cold], moment, whole=turn % 2 == 0)
        lasts[cold] *= 1.02 if at_work else 0.8  # how long a build takes depends on what else the machine does
        left = tree(output)
        assert left in (whole[state], whole[1 - state]), f"a mixture after kill {turn}"
        seen["new" if left == whole[state] else "old"] += 1
        seen["late"] += not at_work
        healed(command, edition)
        assert tree(output) == whole[state], f"kill {turn} was not healed"
    beside = {path.name for path in output.parent.iterdir()} - {"site"}
    assert not [name for name in beside if ".new-" in name or name.endswith(("-old", "-lock"))], beside
    print(f"{KILLS} kills over {lasts[0]:.1f} and {lasts[1]:.1f} s: {seen}; beside the site: {sorted(beside)}")
    assert seen["old"] > 0


def healed(command: list[str], edition: Path) -> None:
    """The next build; one of a killed build's workers may hold the output for a moment more."""
    for _ in range(50):
        if run(command) == 0:
            return
        time.sleep(0.1)
    pytest.fail(f"no build of {edition} succeeds any more")


def test_a_killed_recording_leaves_each_ledger_old_or_new_and_the_next_one_completes_it(changing, tmp_path):
    edition, into = changing
    into(1)
    anchors, chance = edition / "anchors", random.Random(KILLS)
    command = ["anchors", str(edition), "--on", ON]
    lasts = seconds(command)
    whole = {file.name: file.read_bytes() for file in anchors.iterdir()}
    assert len(whole) > 2
    done = 0
    for turn in range(RECORDINGS):
        shutil.rmtree(anchors)
        at_work = killed(command, chance.uniform(lasts / 4, lasts), whole=turn % 2 == 0)
        lasts *= 1.02 if at_work else 0.8
        done += not at_work
        left = {file.name: file.read_bytes() for file in anchors.glob("[!.]*")} if anchors.exists() else {}
        assert left.items() <= whole.items(), f"kill {turn} left a ledger that is neither old nor new"
        assert run(command) == 0
        assert {file.name: file.read_bytes() for file in anchors.iterdir()} == whole
    print(f"{RECORDINGS} kills of anchors over {lasts:.1f} s, {done} came too late")
