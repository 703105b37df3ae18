"""A call to the system that fails, one after another: the old site or the new one stands, one line says so, all heals.

The suite plants a fault here and there; with ``HOSTILE_FAULTS=1`` each call fails, with each error, once and for good,
alone and with workers, with and without what the last build kept.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from itertools import product
from typing import NamedTuple

import pytest
from tests.conftest import CRANE, SETTINGS
from tests.hostile.planting import KINDS
from tests.hostile.test_kills import tree

from protocol_edition.publish.deposit import verified

SHORT = 190
STEP = int(os.environ.get("HOSTILE_FAULTS", SHORT))
"""Every which fault is planted."""
WAYS = [["-j", "2"], ["-j", "2", "--no-cache"], ["-j", "1"]][: 1 if STEP == SHORT else 3]
ERRORS = {
    "write": ("ENOSPC", "EIO"), "create": ("EMFILE", "ENOSPC", "EACCES"), "rename": ("EIO", "ENOSPC"),
    "link": ("EMLINK", "EIO"), "folder": ("ENOSPC",), "remove": ("EIO", "EACCES"), "flush": ("EIO", "ENOSPC"),
    "lock": ("EIO",), "worker": ("EAGAIN", "ENOMEM", "EMFILE"), "errand": ("KILL",),
}  # fmt: skip


QUICK = "pdf: no\nsearch: no\n"


class Fault(NamedTuple):
    """Which call fails, how, and whether the later ones of its kind do too."""

    kind: str
    error: str
    at: int
    lasting: bool


class Ended(NamedTuple):
    """What a command came to, and how often each kind of call was made."""

    code: int
    said: str
    calls: dict[str, int]

    @property
    def errors(self) -> int:
        """How many findings say that something could not be written."""
        return len(re.findall(r" (?:P1\d\d|L303) error: ", self.said))


class Planter:
    """Runs commands with a fault; see ``planting``."""

    def __init__(self, edition, output) -> None:
        first = ["build", str(edition), "-o", str(output), "-j", "1", "--no-cache"]
        self._running = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.planting", *first],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        while self._running.stdout.readline().strip():
            pass  # what the first build said

    def __call__(self, command, kind="", error="", at=0, lasting=False):
        order = {"command": command, "kind": kind, "error": error, "at": at, "lasting": lasting}
        self._running.stdin.write(json.dumps(order) + "\n")
        self._running.stdin.flush()
        return Ended(*json.loads(self._running.stdout.readline()))

    def end(self) -> None:
        self._running.communicate(timeout=60)
        assert self._running.returncode == 0


def faults(counts, step=STEP):
    """Every ``step``-th fault that there can be among so many calls."""
    every = (
        Fault(kind, error, at, lasting)
        for kind in KINDS
        for error, at, lasting in product(ERRORS[kind], range(1, counts[kind] + 1), (False, True))
    )
    return [fault for number, fault in enumerate(every) if number % max(1, step) == step // 2]


@pytest.fixture(scope="module")
def planter(tmp_path_factory):
    place = tmp_path_factory.mktemp("planter")
    (place / "minutes").mkdir()
    for name, text in (("edition.yaml", SETTINGS + QUICK), ("protocol-9.txt", CRANE)):
        (place / "minutes" / name).write_text(text)
    planter = Planter(place / "minutes", place / "site")
    yield planter
    planter.end()


@pytest.fixture
def changing(edition):
    """An edition, and what brings it into one of two states."""
    with (edition / "edition.yaml").open("a") as settings:
        settings.write(QUICK)

    def into(state):
        (edition / "protocol-9.txt").write_text(CRANE.replace("is built", ("is built", "was never built")[state]))

    return edition, into


@pytest.mark.parametrize("way", WAYS, ids="".join)
def test_a_failing_call_leaves_the_old_site_or_the_new_one_is_told_once_and_healed(changing, tmp_path, planter, way):
    edition, into = changing
    output = tmp_path / "www" / "site"
    command, whole, counts = ["build", str(edition), "-o", str(output), *way], ["", ""], {}
    for state in (0, 1, 0, 1):
        into(state)
        ended = planter(command)
        assert ended.code == 0, ended.said
        whole[state], counts = tree(output), ended.calls
    wrong, ends = [], Counter()
    for fault in faults(counts):
        state = 1 - state
        into(state)
        ended, stands = planter(command, *fault), tree(output)
        ends[fault.kind, ended.code] += 1
        if (ended.code, ended.errors, stands) not in ((0, 0, whole[state]), (1, 1, whole[1 - state])):
            wrong.append((fault, ended, "a mixture" if stands not in whole else whole.index(stands) == state))
        healed = planter(command)
        if healed.code or tree(output) != whole[state]:
            wrong.append((fault, "not healed", healed))
    print(f"{way}: {counts}; {sum(ends.values())} faults, ends by kind and exit code: {dict(ends)}")
    assert wrong == []
    assert {code for _, code in ends} == {0, 1}
    assert {path.name for path in output.parent.iterdir()} <= {"site", ".protocol-edition-cache"}


def test_a_recording_of_addresses_leaves_each_ledger_old_or_new(changing, planter):
    edition, _ = changing
    anchors, command = edition / "anchors", ["anchors", str(edition), "--on", "2026-01-02"]
    counts = planter(command).calls
    whole = {file.name: file.read_bytes() for file in anchors.iterdir()}
    wrong = []
    for fault in faults(counts, STEP // 6):
        shutil.rmtree(anchors)
        ended = planter(command, *fault)
        left = {file.name: file.read_bytes() for file in anchors.glob("[!.]*")} if anchors.exists() else {}
        if (ended.code, ended.errors) not in ((0, 0), (1, 1)) or not left.items() <= whole.items():
            wrong.append((fault, ended))
        if planter(command).code or {file.name: file.read_bytes() for file in anchors.iterdir()} != whole:
            wrong.append((fault, "not healed"))
    assert wrong == []


@pytest.mark.parametrize("command", ["check", "package"])
def test_what_fails_in_other_commands_is_told_once_too(changing, tmp_path, planter, command):
    edition, _ = changing
    bag = tmp_path / "bag"
    words = [command, str(edition), *(["-o", str(bag)] if command == "package" else [])]
    assert planter(["anchors", str(edition), "--on", "2026-01-02"]).code == 0
    counts, wrong = planter(words).calls, []
    for fault in faults(counts, STEP * 2):
        shutil.rmtree(bag, ignore_errors=True)
        ended = planter(words, *fault)
        if (ended.code, ended.errors) not in ((0, 0), (1, 1)) or (ended.code and bag.exists()):
            wrong.append((fault, ended))
        elif bag.exists() and verified(bag):
            wrong.append((fault, "not whole"))
    print(command, counts, *wrong, sep="\n")
    assert wrong == []
