"""Measures how reading time grows with a text that says one thing again and again.

``python -m tests.sources.growth [LIMIT]`` prints what takes more than LIMIT times as long (6 unless said) when there is
four times as much of it: 4 is growth with the text, 16 growth with its square, as greedy patterns bring it about.
"""

import sys
import time

from protocol_edition.model import Decisions
from protocol_edition.sources import read

HEAD = "October 3, 1961\n\nHarvest Commission Protocol 5\n\nPresent: Arlov, Berin.\n\n"
HOSTILE = [
    "A.",
    "Cde. ",
    "Cdes. A, ",
    "Comrade A and ",
    "(",
    ")",
    "[",
    "]",
    "[a",
    "[a]",
    "[1]",
    "x[1] ",
    "x [y] z ",
    "a ",
    "1, ",
    "1. ",
    "No. ",
    "No. ... ",
    "“",
    '"',
    "’",
    "A B ",
    "X, ",
    ". ",
    "…",
    "_",
    "_ ",
    "*a ",
    "— ",
    "-",
    "Ivanov, ",
    "IVANOV, ",
    "A.A. ",
    "and ",
    "On ",
    "On the ",
    "I. ",
    "I. On x ",
    "Top Secret ",
    "Present: ",
    "Chaired by ",
    "Resolved: ",
    "Mr. ",
    "Marshal ",
    "the ",
    "was ",
    "that ",
    "28 October 1961 ",
    "October ",
    "12:30 ",
    "F. 3, ",
    "Translated by A and ",
    "(p. 1)",
    "page 1 ",
    "A",
    "a",
    "1",
    "I",
    "V",
    "Aa ",
    "Aa-",
    "Aa, Bb and ",
    "from the ",
    "side ",
    "continuation ",
    "Skip to content ",
    "http://",
    "Protocol 1 ",
    "\t",
    " ",
    "\u2028",
    "\u00ad",
]
LINES = [
    "\n",
    "a\n",
    "Ivanov\n",
    "Cde. Ivanov\n",
    "I. On x\n",
    "1. x y\n",
    "(A, B)\n",
    "Top Secret\n",
    "On x\n",
    "Present: A, B\n",
    "October 3, 1961\n",
    "[1] a\n",
    "[1] Translator's Note: a\n",
    "- a\n",
    "Summary:\n",
    "Citation: a\n",
    "a b c d e f g h i.\n",
    "Session of 3 October 1961\n",
    "English HTML\n",
    "Cde. A says that x\n",
    "Resolved:\n",
    "• 1 x\n",
    "(Re: Protocol No. 5)\n",
    "—\n",
]
PLACES = {
    "the whole text": "{}",
    "the record": HEAD + "{}",
    "a speech": HEAD + "On x\n\nCde. Arlov: {}z\n\nSo it is.",
    "a list": HEAD[:-3] + "{}",
}

ENOUGH = 0.25
"""Seconds of processor time from which on a measurement counts."""


def seconds(text: str) -> float:
    """Processor time for one reading."""
    began = time.process_time()
    read(text.encode(), "text.txt", Decisions())
    return time.process_time() - began


def growth(place: str, unit: str) -> tuple[float, int, float]:
    """How many times longer four times the text takes, at the size where it first takes long; that size and time."""
    size = 1000
    before = seconds(place.format(unit * (size // len(unit) + 1)))
    while True:
        size *= 4
        now = seconds(place.format(unit * (size // len(unit) + 1)))
        if now > ENOUGH or size > 200_000:
            return now / max(before, 0.001), size, now
        before = now


if __name__ == "__main__":
    limit = float(sys.argv[1]) if len(sys.argv) > 1 else 6
    for repeated in [*HOSTILE, *LINES]:
        for name, where in PLACES.items():
            times, characters, took = growth(where, repeated)
            if times > limit and took > ENOUGH:
                print(
                    f"{repeated!a:>30} in {name}: {times:4.1f} times, {took:5.2f} s for {characters} characters",
                    flush=True,
                )
