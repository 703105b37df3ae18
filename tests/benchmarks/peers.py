"""``make bench``: this program beside Hugo, Eleventy, Pelican and MkDocs, on the same words and the same anchors.

Every tool makes a page for each protocol (title, date, people, some fifteen anchored items, notes, the pages before and
after), one for each person and year, a home page and a site map. The rounds are interleaved, so that a slow minute of
the machine hits all alike; ratios are what counts. No figure here is a test.
"""

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html
from tests.benchmarks.neutral import Plain, by_name, front_matter, plain_protocols
from tests.benchmarks.synthetic import write_edition
from tests.npm import installed, program

HERE = Path(__file__).resolve().parent
PEERS = HERE / "peers"


@dataclass(frozen=True)
class Run:
    """One build: seconds of wall time, of both cores' time, and MiB of the largest process."""

    wall: float
    cpu: float
    peak: float


@dataclass
class Tool:
    """A generator: how its site is prepared from the edition, and what is run to build ``output``."""

    name: str
    prepare: Callable[[Path, Path, list[Plain]], None]
    command: Callable[[Path, Path], list[str]]
    env: dict[str, str] = field(default_factory=dict)
    page: str = "protocols/{id}/index.html"


def _ours(settings: str) -> Callable[[Path, Path, list[Plain]], None]:
    def prepare(site: Path, edition: Path, _: list[Plain]) -> None:
        shutil.copytree(edition, site)
        with (site / "edition.yaml").open("a", encoding="utf-8") as opened:
            opened.write(settings)

    return prepare


def _markdown(site: Path, folder: str, protocols: list[Plain]) -> None:
    target = site / folder
    target.mkdir(parents=True)
    for one in protocols:
        (target / f"{one.id}.md").write_text(front_matter(one) + one.body, encoding="utf-8")


def _hugo(site: Path, _: Path, protocols: list[Plain]) -> None:
    shutil.copytree(PEERS / "hugo", site)
    _markdown(site, "content/protocols", protocols)


def _eleventy(site: Path, _: Path, protocols: list[Plain]) -> None:
    shutil.copytree(PEERS / "eleventy", site)
    (site / "node_modules").symlink_to(installed(PEERS / "eleventy") / "node_modules")
    _markdown(site, "protocols", protocols)
    (site / "protocols" / "protocols.json").write_text('{"layout": "protocol.liquid"}', encoding="utf-8")


def _pelican(site: Path, _: Path, protocols: list[Plain]) -> None:
    shutil.copytree(PEERS / "pelican", site)
    target = site / "content"
    target.mkdir()
    around = [None, *protocols, None]
    for before, one, after in zip(around, protocols, around[2:], strict=False):
        beside = {"before": before, "after": after}
        links = "".join(f"{name.title()}: /protocols/{other.id}/\n" for name, other in beside.items() if other)
        head = f"Title: {one.title}\nDate: {one.date}\nSlug: {one.id}\nAuthors: {'; '.join(one.people)}\n{links}\n"
        (target / f"{one.id}.md").write_text(head + one.body, encoding="utf-8")


def _mkdocs(site: Path, _: Path, protocols: list[Plain]) -> None:
    shutil.copytree(PEERS / "mkdocs", site)
    _markdown(site, "docs/protocols", protocols)
    people, years = by_name(protocols)
    for folder, groups in (("people", people), ("years", years)):
        (site / "docs" / folder).mkdir()
        for name, listed in groups.items():
            lines = "".join(f"* [{one.title}](../protocols/{one.id}.md) {one.date}\n" for one in listed)
            (site / "docs" / folder / f"{name}.md").write_text(f"---\ntitle: '{name}'\n---\n{lines}", encoding="utf-8")
    lines = "".join(f"* [{year}](years/{year}.md) {len(listed)}\n" for year, listed in years.items())
    (site / "docs" / "index.md").write_text(f"---\ntitle: Home\n---\n{lines}", encoding="utf-8")


def _builder(*more: str) -> Callable[[Path, Path], list[str]]:
    return lambda site, out: [sys.executable, "-m", "protocol_edition", "build", str(site), "--output", str(out), *more]


def tools() -> list[Tool]:
    """All of them; each runs in the environment of this Python.

    This program three times: the pages alone, as the others make them; with citations, histories, tables, JSON and TEI;
    and with an index of the search as well. PDFs, which no other makes, are in none of them.
    """
    scripts = Path(sys.executable).parent
    return [
        Tool("protocol_edition", _ours("pdf: false\n"), _builder("--draft")),
        Tool("protocol_edition, all on", _ours("pdf: false\nsearch: false\n"), _builder()),
        Tool("protocol_edition, all on, with search", _ours("pdf: false\n"), _builder()),
        Tool("hugo", _hugo, lambda site, out: [
            str(scripts / "hugo"), "--source", str(site), "--destination", str(out), "--noBuildLock", "--quiet",
        ]),
        Tool("eleventy", _eleventy, lambda site, out: [
            program("node"), str(site / "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet", f"--output={out}",
        ]),
        Tool("pelican", _pelican, lambda site, out: [
            str(scripts / "pelican"), "content", "-s", "pelicanconf.py", "-o", str(out), "--quiet",
        ]),
        Tool("mkdocs", _mkdocs, lambda site, out: [
            str(scripts / "mkdocs"), "build", "--quiet", "--site-dir", str(out),
        ]),
    ]  # fmt: skip


def built(tool: Tool, site: Path, output: Path) -> Run:
    """One build from nothing; the start of the program included."""
    shutil.rmtree(output, ignore_errors=True)
    shutil.rmtree(output.parent / ".protocol-edition-cache" / output.name, ignore_errors=True)
    return ran(tool, site, output)


def ran(tool: Tool, site: Path, output: Path) -> Run:
    """One build on top of what is there; the code of modules is kept, as it is of a program that was installed."""
    begin = time.perf_counter()
    with (site.parent / f"{site.name}.log").open("wb") as log:
        child = subprocess.Popen(
            tool.command(site, output), cwd=site, stdout=log, stderr=log,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", **tool.env},
        )  # fmt: skip
        _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - begin
    if status:
        raise RuntimeError(f"{tool.name} failed: {Path(log.name).read_text(encoding='utf-8')[-2000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def differences(tool: Tool, output: Path, protocols: list[Plain]) -> list[str]:
    """What the pages of ``tool`` lack of the words, anchors and people that all must have."""
    lacking = []
    for one in protocols:
        file = output / tool.page.format(id=one.id)
        if not file.is_file():
            lacking.append(f"{one.id}: no page")
            continue
        page = html.parse(str(file)).getroot()
        shown = re.sub(r"\W+", " ", page.text_content())
        ids = set(page.xpath("//@id"))
        links = " ".join(page.xpath("//a/@href"))
        anchors = [anchor for anchor, _ in one.items] + [f"p-{number}" for number in range(1, len(one.words) // 2)]
        lacking += [f"{one.id}: no anchor {anchor}" for anchor in anchors if anchor not in ids]
        lacking += [f"{one.id}: lacks {said[:40]!r}" for said in one.words if _folded(said) not in shown]
        lacking += [f"{one.id}: no link to {key}" for key in one.people if f"people/{key}/" not in links]
    return lacking


def _folded(said: str) -> str:
    return re.sub(r"\W+", " ", said).strip()


def measured(size: int, rounds: int, chosen: list[Tool], place: Path) -> dict[str, list[Run]]:
    """Every tool's runs on an edition of ``size``: the rounds interleaved, the pages compared in the first."""
    edition = place / "edition"
    write_edition(edition, size, persons=min(300, 20 * size))  # one protocol names some fifteen
    protocols = list(plain_protocols(edition))
    runs: dict[str, list[Run]] = {tool.name: [] for tool in chosen}
    for number, tool in enumerate(chosen):
        tool.prepare(place / f"site-{number}", edition, protocols)
    for turn in range(rounds):
        for number, tool in enumerate(chosen):
            output = place / f"output-{number}"
            run = built(tool, place / f"site-{number}", output)
            runs[tool.name].append(run)
            print(f"  {tool.name}: {run.wall:.2f} s", file=sys.stderr)
            lacking = differences(tool, output, protocols[:: max(1, size // 50)]) if turn == 0 else []
            if lacking:
                raise RuntimeError(f"{tool.name}: {len(lacking)} differences, such as {lacking[:5]}")
            shutil.rmtree(output)
    return runs


def table(size: int, runs: dict[str, list[Run]]) -> list[str]:
    """One line for each tool: medians, and the ratio to Hugo's wall time."""
    middle = {name: statistics.median(run.wall for run in of_it) for name, of_it in runs.items()}
    hugo = middle.get("hugo")
    lines = [
        f"{size} protocols",
        "",
        "| tool | wall, s | of Hugo | processor, s | peak, MiB |",
        "|---|---|---|---|---|",
    ]
    for name, of_it in runs.items():
        ratio = f"{middle[name] / hugo:.2f}" if hugo else ""
        cpu = statistics.median(run.cpu for run in of_it)
        peak = max(run.peak for run in of_it)
        lines.append(f"| {name} | {middle[name]:.2f} | {ratio} | {cpu:.2f} | {peak:.0f} |")
    return [*lines, ""]


def machine(place: Path | None) -> str:
    """What the figures were taken on, in one line."""
    where = place or "the folder for temporary files"
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.platform()}, output in {where}"


def main() -> None:
    """Prints a table for each size and keeps the figures in a file."""
    wishes = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wishes.add_argument("--sizes", type=int, nargs="+", default=[1, 100, 1000, 10000])
    wishes.add_argument("--rounds", type=int, default=3)
    wishes.add_argument("--tools", nargs="+", help="only those whose names begin so")
    wishes.add_argument("--place", type=Path, help="where to build: a folder in memory leaves the disk out")
    wishes.add_argument("--result", type=Path, default=Path("dist/bench.json"))
    asked = wishes.parse_args()
    chosen = [tool for tool in tools() if not asked.tools or tool.name.startswith(tuple(asked.tools))]
    kept = {"machine": machine(asked.place), "sizes": {}}
    print(kept["machine"], end="\n\n")
    for size in asked.sizes:
        with tempfile.TemporaryDirectory(dir=asked.place) as place:
            runs = measured(size, asked.rounds, chosen, Path(place))
        print("\n".join(table(size, runs)))
        kept["sizes"][size] = {name: [vars(run) for run in of_it] for name, of_it in runs.items()}
    asked.result.parent.mkdir(parents=True, exist_ok=True)
    asked.result.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
