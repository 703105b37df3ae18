"""Several workers: what one makes, many make alike; one that dies leaves the old site."""

import os
import random
import subprocess
import sys
from collections import Counter
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pytest
from tests.benchmarks.synthetic import write_edition

from protocol_edition.project import open_project
from protocol_edition.publish import Means, Terms, build

LONG = int(os.environ.get("PROTOCOL_EDITION_LONG", "0"))
"""How many editions to try; a few seconds without it."""
PROGRAM = """
import json, os, signal, sys
from pathlib import Path
from protocol_edition.project import open_project
from protocol_edition.publish import Means, Terms, build, tending, work

jobs, dying = int(sys.argv[3]), sys.argv[4:]
work._WORTH = 16  # else these editions are too small for several
parent, survey = os.getpid(), tending.survey

def watched(source, at, **more):
    with open(sys.argv[2] + ".read", "a") as read:
        print(source.name, file=read)
    if os.getpid() != parent:
        Path(sys.argv[2] + ".forked").touch()
        if source.name in dying:
            os.kill(os.getpid(), signal.SIGKILL)
    return survey(source, at, **more)

tending.survey = watched
project, findings = open_project(Path(sys.argv[1]))
built = build(project, Path(sys.argv[2]), findings, Terms(searchable=False), Means(jobs=jobs))
print(json.dumps([built.published, [str(one) for one in built.diagnostics]]))
"""


def ended(edition, output, jobs, *dying):
    """What a build in a process of its own says: a fork of the test runner would copy the runner's threads."""
    program = [sys.executable, "-c", PROGRAM, str(edition), str(output), str(jobs), *dying]
    run = subprocess.run(program, capture_output=True, text=True, check=False, timeout=120)
    assert run.stderr == ""
    return run.stdout


def files(output):
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in output.rglob("*") if file.is_file()}


@pytest.fixture
def twenty(edition):
    """Twenty texts whose names are in another order than their dates, with threads, names, and one that is empty."""
    text = (edition / "protocol-9.txt").read_text()
    for number in range(10, 28):
        later = text.replace("Protocol 9", f"Protocol {number}").replace("1923", str(1923 + number * 7 % 20))
        (edition / f"protocol-{number}.txt").write_text(later)
    (edition / "edition.yaml").write_text((edition / "edition.yaml").read_text() + "pdf: false\n")
    (edition / "authorities").mkdir()
    (edition / "authorities/people.yaml").write_text("lang-otto: {name: Otto Lang, variants: [Lang]}\n")
    items = "".join(f"    - protocol-{number}#item-i\n" for number in (12, 9, 20))
    (edition / "authorities/threads.yaml").write_text(f"crane:\n  title: The crane\n  items:\n{items}")
    return edition


def test_one_worker_and_several_make_the_same(twenty, tmp_path):
    alone = ended(twenty, tmp_path / "one", 1)
    assert not (tmp_path / "one.forked").exists()
    assert ended(twenty, tmp_path / "two", 2) == alone
    assert (tmp_path / "two.forked").exists()
    assert files(tmp_path / "two") == files(tmp_path / "one")
    for output in ("one", "two"):
        read = Counter((tmp_path / f"{output}.read").read_text().split())
        # Those of a thread wait for their page where they were read; others stand elsewhere than their names say.
        assert {read[f"protocol-{number}.txt"] for number in (12, 9, 20)} == {1}
        assert set(read.values()) == {1, 2}


@pytest.mark.parametrize("seed", range(LONG or 1))
def test_whatever_an_edition_holds_one_worker_and_several_make_the_same(tmp_path, seed):
    edition, chance = tmp_path / "edition", random.Random(seed)
    write_edition(edition, 17, 9, seed)
    with (edition / "edition.yaml").open("a") as settings:
        settings.write("pdf: false\nsearch: false\n")
    for text in sorted(edition.glob("*.txt")):
        lines = text.read_text().split("\n")
        for _ in range(chance.choice([0, 0, 1, 5])):
            place = chance.randrange(len(lines))
            lines[place : place + chance.randint(0, 3)] = chance.choice([[], ["Present:"], ["[7] [sic] (?)", ""]])
        text.write_text("\n".join(lines))
    said = ended(edition, tmp_path / "one", 1)
    assert ended(edition, tmp_path / "several", chance.randint(2, 4)) == said
    assert said.startswith("[true") or "C205" in said  # a thread whose item is gone
    assert files(tmp_path / "several") == files(tmp_path / "one")


def test_an_executor_of_the_callers_makes_the_same(twenty, tmp_path):
    project, findings = open_project(twenty)
    build(project, tmp_path / "one", findings, Terms(searchable=False), Means(jobs=1))
    with ThreadPoolExecutor(1) as executor:
        build(project, tmp_path / "other", findings, Terms(searchable=False), Means(executor=executor))
        assert executor.submit(int).result() == 0  # it is still open
    assert files(tmp_path / "other") == files(tmp_path / "one")


def test_a_worker_that_is_killed_is_told_once_and_the_old_site_stays(twenty, tmp_path):
    output = tmp_path / "build"
    ended(twenty, output, 1)
    before = files(output)
    said = ended(twenty, output, 2, "protocol-9.txt")
    assert said.startswith("[false")
    assert said.count("P108") == 1
    assert files(output) == before
    assert {path.name for path in tmp_path.iterdir()} == {"build", "build.forked", "build.read", "minutes"}


class Broken(Executor):
    """Loses every worker."""

    def submit(self, *_, **__):
        lost = Future()
        lost.set_exception(BrokenProcessPool("gone"))
        return lost


def test_lost_workers_of_the_callers_executor_are_told(edition, tmp_path):
    project, findings = open_project(edition)
    built = build(project, tmp_path / "build", findings, means=Means(executor=Broken()))
    assert [one.code for one in built.diagnostics if one.file == str(tmp_path / "build")] == ["P108"]
    assert [path.name for path in tmp_path.iterdir()] == ["minutes"]
