"""``python -m tests.benchmarks.picture OUT.svg PROFILE ...``: where the time went, as pictures on one scale.

Each profile is one that ``protocol-edition build --profile`` wrote, such as one before a change and one after it. Under
each function stand those that it called, as wide as the time that they took. A profile knows how long each function
took for each of its callers and not for whole chains of them, so that a function's time is shared among its callees in
the same proportions wherever it was called from.
"""

import argparse
import pstats
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

WIDTH, ROW = 1400, 17
_NARROWEST = 1.5
"""Pixels: what is narrower is left out."""
_LETTER = 6.1
_DEEPEST = 60

Function = tuple[str, int, str]
"""File, line, name, as ``pstats`` has it."""


@dataclass(frozen=True)
class Box:
    """A function under one chain of callers: where it begins and how long it took, in seconds."""

    function: Function
    depth: int
    start: float
    seconds: float


class Profile:
    """What a profile knows of each function and its callees."""

    def __init__(self, file: Path) -> None:
        stats = pstats.Stats(str(file)).stats  # type: ignore[attr-defined]
        self.total = sum(own for _, _, own, _, _ in stats.values())
        self._whole: dict[Function, float] = {function: whole for function, (_, _, _, whole, _) in stats.items()}
        self._called: dict[Function, list[tuple[Function, float]]] = defaultdict(list)
        for function, (_, _, _, _, callers) in stats.items():
            for caller, (_, _, _, whole) in callers.items():
                self._called[caller].append((function, whole))
        self._roots = [function for function, (_, _, _, _, callers) in stats.items() if not callers]

    def boxes(self, shortest: float) -> Iterator[Box]:
        """All that took at least ``shortest`` seconds, callers before callees."""
        start = 0.0
        for function in sorted(self._roots, key=lambda one: -self._whole[one]):
            yield from self._below(function, 0, start, self._whole[function], shortest, ())
            start += self._whole[function]

    def _below(  # noqa: PLR0917 - a place in the picture
        self, function: Function, depth: int, start: float, seconds: float, shortest: float, above: tuple[Function, ...]
    ) -> Iterator[Box]:
        if seconds < shortest or depth > _DEEPEST:
            return
        yield Box(function, depth, start, seconds)
        # A function that is called by itself is drawn once: its time is that of the first call.
        callees = [(callee, whole) for callee, whole in self._called[function] if callee not in (*above, function)]
        whole = max(self._whole[function], sum(seconds for _, seconds in callees), 1e-9)
        for callee, of_it in sorted(callees, key=lambda one: -one[1]):
            share = seconds * of_it / whole
            yield from self._below(callee, depth + 1, start, share, shortest, (*above, function))
            start += share


def called(function: Function) -> str:
    """``pages/compose.py:32 protocol_page``."""
    file, line, name = function
    for folder in ("protocol_edition/", "site-packages/", "lib/python"):
        _, found, inside = file.rpartition(folder)
        if found:
            return f"{inside}:{line} {name}"
    return name if file == "~" else f"{Path(file).name}:{line} {name}"


def _colour(function: Function) -> str:
    """A colour for each room of the house, grey for what belongs to others."""
    _, ours, inside = function[0].rpartition("/protocol_edition/")
    if not ours:
        return "#fd8" if "/templates/" in function[0] else "#ddd"
    room = inside.partition("/")[0]
    return f"hsl({sum(map(ord, room)) * 47 % 360} 70% 80%)"


def picture(profiles: list[tuple[str, Profile]]) -> str:
    """The profiles as one SVG, each under its title, all on the scale of the longest."""
    longest = max(profile.total for _, profile in profiles)
    scale = (WIDTH - 20) / longest
    drawn: list[str] = []
    top = 10
    for title, profile in profiles:
        drawn.append(f'<text x="10" y="{top + 12}" class="title">{escape(title)}: {profile.total:.2f} s</text>')
        boxes = list(profile.boxes(_NARROWEST / scale))
        drawn += (_box(box, scale, top + 20, profile.total) for box in boxes)
        top += 20 + ROW * (2 + max((box.depth for box in boxes), default=0))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{top}" viewBox="0 0 {WIDTH} {top}">',
            "<style>text { font: 11px sans-serif } .title { font-weight: bold } rect { stroke: #fff }</style>",
            *drawn,
            "</svg>\n",
        ]
    )


def _box(box: Box, scale: float, top: float, total: float) -> str:
    left, width, name = 10 + box.start * scale, box.seconds * scale, called(box.function)
    fits = int((width - 4) / _LETTER)
    short = name.rpartition(" ")[2] if fits < len(name) else name
    label = short if len(short) <= fits else f"{short[: fits - 1]}…" if fits > 4 else ""
    told = f"{name}: {box.seconds * 1000:.0f} ms, {box.seconds / total:.1%}"
    y = top + box.depth * ROW
    return (
        f'<g><title>{escape(told)}</title><rect x="{left:.1f}" y="{y}" width="{width:.1f}" height="{ROW - 1}" '
        f'fill="{_colour(box.function)}"/><text x="{left + 2:.1f}" y="{y + 12}">{escape(label)}</text></g>'
    )


def main() -> None:
    """Writes the picture."""
    wishes = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wishes.add_argument("out", type=Path)
    wishes.add_argument("profiles", type=Path, nargs="+")
    asked = wishes.parse_args()
    drawn = picture([(file.name, Profile(file)) for file in asked.profiles])
    asked.out.write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
