"""``python -m tests.benchmarks.rebuilds``: this program after a change, beside Hugo's whole build (it keeps nothing).

An edition is built once; then one thing is done to it and it is built again, over and over: nothing, one word of one
text, one of a decision, every file touched as a fresh checkout does, one person renamed. Of each, the files of the site
that became others are counted. Last, the bytes of the site are written by a bare loop: the floor that no build can go
below on this disk.
"""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.neutral import plain_protocols
from tests.benchmarks.peers import Run, Tool, machine, ran, tools
from tests.benchmarks.synthetic import write_edition

_FORENAMES = ("Maria", "Paula", "Rosa", "Theresia")


def nothing(edition: Path, turn: int) -> None:
    """The editor looks again."""


def one_word(edition: Path, turn: int) -> None:
    """A word of what was said in the text in the middle becomes another one, of another length."""
    _change_a_word(edition, turn, decided=False)


def one_decision(edition: Path, turn: int) -> None:
    """The same in a decision, which the register of decisions tells too."""
    _change_a_word(edition, turn, decided=True)


def _change_a_word(edition: Path, turn: int, *, decided: bool) -> None:
    texts = sorted(edition.glob("*.txt"))
    text = texts[len(texts) // 2]
    lines = text.read_text(encoding="utf-8").split("\n")
    ends = (n for n, line in enumerate(lines) if line.endswith(".") and len(line.split()) > 8 and n > 20)
    at = next(n for n in ends if lines[n].startswith("-") is decided)
    lines[at] = f"{lines[at].rsplit(' ', 1)[0]} later{'r' * turn}."
    text.write_text("\n".join(lines), encoding="utf-8")


def touched(edition: Path, turn: int) -> None:
    """The same bytes in new files, as Git leaves them behind."""
    for file in _files(edition):
        content = file.read_bytes()
        file.unlink()
        file.write_bytes(content)


def renamed(edition: Path, turn: int) -> None:
    """Somebody's name, as the pages show it, becomes another one; the spelling of the texts stays."""
    file = edition / "authorities" / "people.yaml"
    lines = file.read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("  name: "))
    lines[at] = f"  name: Anna {_FORENAMES[turn % len(_FORENAMES)]} Adler"
    file.write_text("\n".join(lines), encoding="utf-8")


CHANGES: dict[str, Callable[[Path, int], None]] = {
    "nothing changed": nothing,
    "one word changed": one_word,
    "one word of a decision changed": one_decision,
    "fresh checkout": touched,
    "one person renamed": renamed,
}


def floor(output: Path, beside: Path) -> Run:
    """The bytes of the site, written anew by a bare loop; they are in memory before the clock starts."""
    files = [(str(beside / one.relative_to(output)), one.read_bytes()) for one in _files(output)]
    folders = sorted({Path(name).parent for name, _ in files})
    begin, used = time.perf_counter(), time.process_time()
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    for name, content in files:
        with Path(name).open("wb") as file:
            file.write(content)
    return Run(
        time.perf_counter() - begin, time.process_time() - used, sum(len(content) for _, content in files) / 2**20
    )


def _signs(output: Path) -> dict[str, tuple[int, int]]:
    """Of every file its number on the disk and its size: a file that was taken over keeps both."""
    return {str(file): (seen.st_ino, seen.st_size) for file in _files(output) for seen in [file.stat()]}


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def measured(tool: Tool, edition: Path, place: Path, rounds: int) -> tuple[dict[str, list[Run]], dict[str, int], Run]:
    """The runs after each change, how many files became others, and the floor."""
    site, output = place / "site", place / "output"
    tool.prepare(site, edition, [])
    runs = {"from nothing": [ran(tool, site, output)]}
    others: dict[str, int] = {}
    for name, change in CHANGES.items():
        runs[name] = []
        for turn in range(rounds):
            change(site, turn)
            before = _signs(output)
            runs[name].append(ran(tool, site, output))
            after = _signs(output)
            others[name] = sum(before.get(file) != sign for file, sign in after.items())
            print(f"  {name}: {runs[name][-1].wall:.3f} s, {others[name]} files", file=sys.stderr)
    bare = floor(output, place / "bare")
    shutil.rmtree(place / "bare")
    return runs, others, bare


def table(runs: dict[str, list[Run]], others: dict[str, int], bare: Run, hugo: Run | None) -> list[str]:
    """One line for each change: medians, and the ratio to Hugo's build."""
    lines = ["| change | wall, s | of Hugo | processor, s | peak, MiB | files made |", "|---|---|---|---|---|---|"]
    for name, of_it in runs.items():
        wall, cpu = (statistics.median(getattr(run, what) for run in of_it) for what in ("wall", "cpu"))
        ratio = f"{wall / hugo.wall:.3f}" if hugo else ""
        peak = max(run.peak for run in of_it)
        lines.append(f"| {name} | {wall:.3f} | {ratio} | {cpu:.3f} | {peak:.0f} | {others.get(name, '')} |")
    lines.append(f"| *the same {bare.peak:.0f} MiB by a bare loop* | {bare.wall:.3f} | | {bare.cpu:.3f} | | |")
    return [*lines, ""]


def main() -> None:
    """Prints a table for each size and keeps the figures in a file."""
    wishes = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wishes.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    wishes.add_argument("--rounds", type=int, default=3)
    wishes.add_argument(
        "--tool", default=tools()[0].name, help="which of the benchmark's tools: ours alone or with all"
    )
    wishes.add_argument("--place", type=Path, help="where to build: a folder in memory leaves the disk out")
    wishes.add_argument("--result", type=Path, default=Path("dist/rebuilds.json"))
    asked = wishes.parse_args()
    known = {tool.name: tool for tool in tools()}
    kept: dict[str, object] = {"machine": machine(asked.place), "tool": asked.tool}
    print(f"{kept['machine']}; {asked.tool}", end="\n\n")
    for size in asked.sizes:
        with tempfile.TemporaryDirectory(dir=asked.place) as folder:
            place = Path(folder)
            write_edition(place / "edition", size)
            known["hugo"].prepare(place / "hugo", place / "edition", list(plain_protocols(place / "edition")))
            hugo = ran(known["hugo"], place / "hugo", place / "hugo-output")
            shutil.rmtree(place / "hugo-output")
            runs, others, bare = measured(known[asked.tool], place / "edition", place, asked.rounds)
        print(f"{size} protocols; Hugo {hugo.wall:.2f} s\n")
        print("\n".join(table(runs, others, bare, hugo)))
        every = {name: [vars(run) for run in of_it] for name, of_it in runs.items()}
        kept[str(size)] = {"hugo": vars(hugo), "runs": every, "files": others, "bare": vars(bare)}
    asked.result.parent.mkdir(parents=True, exist_ok=True)
    asked.result.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
