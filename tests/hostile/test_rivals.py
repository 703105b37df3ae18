"""Two builds into one folder at the same moment, and somebody who reads the home page all the while."""

import shutil
import subprocess
import sys

from tests.hostile.test_kills import tree

from protocol_edition.cli.door import run

PROGRAM = """
import os, sys, time
from pathlib import Path
from protocol_edition.cli.door import run

output, *editions = sys.argv[1:]
home = Path(output, "index.html")
run(["build", editions[0], "-o", output])
for _ in range(2):
    rivals, codes = [], []
    for edition in editions:
        rivals.append(os.fork())
        if not rivals[-1]:
            os._exit(run(["build", edition, "-o", output]))
    while rivals:
        home.read_bytes()
        time.sleep(0.001)
        ended, status = os.waitpid(-1, os.WNOHANG)
        if ended:
            rivals.remove(ended)
            codes.append(os.waitstatus_to_exitcode(status))
    print(*sorted(codes), flush=True)
"""


def test_of_two_builds_one_waits_or_says_so_and_no_reader_misses_the_site(edition, tmp_path):
    with (edition / "edition.yaml").open("a") as settings:
        settings.write("pdf: no\nsearch: no\n")
    other = shutil.copytree(edition, tmp_path / "other")
    (other / "protocol-9.txt").write_text((other / "protocol-9.txt").read_text().replace("is built", "was sold"))
    whole = set()
    for number, folder in enumerate((edition, other)):
        assert run(["build", str(folder), "-o", str(tmp_path / f"{number}" / "site")]) == 0
        whole.add(tree(tmp_path / f"{number}" / "site"))
    output = tmp_path / "www" / "site"
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(output), str(edition), str(other)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    rounds = [line.split() for line in ended.stdout.splitlines()]
    assert len(rounds) == 2
    assert all(codes in (["0", "0"], ["0", "1"]) for codes in rounds)
    assert ended.stderr.count(" P102 error: ") == sum(codes.count("1") for codes in rounds)
    assert "is building into this folder at this moment" in ended.stderr or ["0", "1"] not in rounds
    assert tree(output) in whole
    assert {path.name for path in output.parent.iterdir()} == {"site", ".protocol-edition-cache"}
