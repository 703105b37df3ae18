"""Editions that no archive ever held, in the shape of real ones: seeded, so that everybody measures the same pages.

Meetings go on week after week, with some of the same people each time, some fifteen items of two or three lines,
speeches, decisions and notes; authority files know the people and places; threads follow some questions.
"""

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

_SURNAMES = [
    "Adler",
    "Albrecht",
    "Amsel",
    "Bach",
    "Berger",
    "Brandt",
    "Brenner",
    "Bruckner",
    "Dorn",
    "Ebner",
    "Falk",
    "Fink",
    "Fischer",
    "Forster",
    "Fuchs",
    "Gruber",
    "Haas",
    "Hager",
    "Hauser",
    "Hirsch",
    "Hofer",
    "Huber",
    "Jager",
    "Kaiser",
    "Keller",
    "Koch",
    "Kofler",
    "Kraus",
    "Lang",
    "Lechner",
    "Lehner",
    "Leitner",
    "Linder",
    "Maier",
    "Moser",
    "Muller",
    "Nagel",
    "Ortner",
    "Pichler",
    "Prantl",
    "Rainer",
    "Reiter",
    "Riedl",
    "Sailer",
    "Schmid",
    "Schuster",
    "Seidl",
    "Steiner",
    "Stolz",
    "Thaler",
    "Unger",
    "Vogel",
    "Wagner",
    "Walch",
    "Weber",
    "Winkler",
    "Wolf",
    "Zeller",
    "Ziegler",
]
_FORENAMES = [
    "Anna",
    "Bruno",
    "Clara",
    "David",
    "Emma",
    "Franz",
    "Greta",
    "Hans",
    "Ida",
    "Josef",
    "Karla",
    "Lukas",
    "Maria",
    "Nikolaus",
    "Olga",
    "Paul",
    "Rosa",
]
_PLACES = [
    "Aldorf",
    "Bergheim",
    "Castell",
    "Dornau",
    "Ebenau",
    "Fichtach",
    "Gmund",
    "Haslach",
    "Innfeld",
    "Kaltern",
    "Lindau",
    "Moosburg",
    "Neustift",
]
_MATTERS = (
    "the mill", "the bridge over the river", "the school", "the road to the north", "the harvest", "the market",
    "the budget of the year", "the fire brigade", "the hospital", "the tax on salt", "the ferry", "the town wall",
    "the water of the upper spring", "the railway", "the forest", "the poor house", "the archive",
)  # fmt: skip
_VERBS = [
    "asks",
    "reports",
    "agrees",
    "objects",
    "proposes",
    "repeats",
    "recalls",
    "doubts",
    "warns",
    "explains",
    "concludes",
    "adds",
]
_CLAUSES = (
    "that the works cannot wait until the spring", "that the sum of last year is not enough",
    "that nobody has seen the plans", "that the council decided otherwise in March", "that the river will rise again",
    "that the matter belongs before the assembly", "that two offers are on the table",
    "that the answer of the ministry has not come", "that the people of the upper town were not heard",
)  # fmt: skip
_ROMANS = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
    "XVIII",
    "XIX",
    "XX",
]
_SETTINGS = """\
title: Minutes of the Council of Ebenau
editors: The bench
publisher: The bench
licence: CC0-1.0
language: en
base_url: https://bench.example/ebenau/
"""


def people(count: int) -> dict[str, tuple[str, str]]:
    """``count`` persons: key to (forename, surname); no two share a surname."""
    made = {}
    for number in range(count):
        surname = _SURNAMES[number % len(_SURNAMES)] + ("" if number < len(_SURNAMES) else _ending(number))
        made[f"{surname.lower()}-{number}"] = (_FORENAMES[number % len(_FORENAMES)], surname)
    return made


def _ending(number: int) -> str:
    """Some letters that make a surname another one."""
    letters = ""
    rest = number // len(_SURNAMES)
    while rest:
        rest, digit = divmod(rest, 20)
        letters += "bdfgklmnprstvwzhcjqx"[digit] + "aeiou"[digit % 5]
    return letters + "r"


def text(number: int, day: date, known: list[str], chance: random.Random) -> str:
    """The protocol with a number, of a day, with some of the ``known`` surnames."""
    present = chance.sample(known, min(len(known), chance.randint(9, 16)))
    title = f"Minutes of the Council of Ebenau Protocol {number}"
    spoken = f"{day:%B} {day.day}, {day.year}"
    lines = [
        "", spoken, "", title, "", "Citation:", "",
        f'"{title}", {spoken}, Digital Archive of Ebenau, EAE, F. 1, Op. {day.year - 1900}, D. {number}, L. 1-4. '
        f"Translated by Ida Lang. https://archive.example/document/{number}", "",
        "Original Language:", "", "German", "", "Contents:", "", "Translation - English", "",
        f"Present: {', '.join(present)}.", "",
    ]  # fmt: skip
    notes: list[str] = []
    for item in range(chance.randint(12, 18)):
        matter, place = chance.choice(_MATTERS), chance.choice(_PLACES)
        mark = ""
        if chance.random() < 0.2:
            notes.append(f"The file on {matter} of {place} is lost.")
            mark = f"[{len(notes)}]"
        lines += [f"- {_ROMANS[item]}. On {matter} at {place}{mark}", ""]
        for _ in range(chance.randint(1, 3)):
            lines += _block(present, chance)
    lines += ["Translator's Notes", ""] if notes else []
    for label, words in enumerate(notes, 1):
        lines += [f"- [{label}] Translator's Note: {words}", ""]
    return "\n".join(lines) + "\n"


def _block(present: list[str], chance: random.Random) -> list[str]:
    """A speech, a decision, or a plain paragraph."""
    who = chance.choice(present)
    said = f"{chance.choice(present)} {chance.choice(_VERBS)} {chance.choice(_CLAUSES)}, and {chance.choice(_CLAUSES)}."
    form = chance.random()
    if form < 0.4:
        return [f"Cde. {who}", "", said, ""]
    if form < 0.6:
        return ["Decided:", "", f"- 1. {who} is instructed to report on {chance.choice(_MATTERS)}.", ""]
    return [said, ""]


def write_edition(folder: Path, protocols: int, persons: int = 300, seed: int = 1) -> int:
    """Writes an edition into ``folder``; out: the bytes of its texts."""
    chance = random.Random(seed)
    known = people(persons)
    surnames = [surname for _, surname in known.values()]
    authorities = folder / "authorities"
    authorities.mkdir(parents=True, exist_ok=True)
    (folder / "edition.yaml").write_text(_SETTINGS, encoding="utf-8")
    (authorities / "people.yaml").write_text(
        "".join(
            f"{key}:\n  name: {forename} {surname}\n  sort: {surname}, {forename}\n  variants: [{surname}]\n"
            for key, (forename, surname) in known.items()
        ),
        encoding="utf-8",
    )
    (authorities / "places.yaml").write_text(
        "".join(f"{place.lower()}:\n  name: {place}\n" for place in _PLACES), encoding="utf-8"
    )
    begin, step = date(1900, 1, 3), 7 if protocols <= 5000 else 2
    size = 0
    for number in range(1, protocols + 1):
        content = text(number, begin + timedelta(days=step * number), surnames, chance).encode()
        (folder / f"protocol-{number:06}.txt").write_bytes(content)
        size += len(content)
    threads = [
        f"question-{number}:\n  title: {matter[:1].upper()}{matter[1:]}\n  items:\n"
        + "".join(f"    - protocol-{one:06}#item-{_ROMANS[one % 12].lower()}\n" for one in _every(protocols, number))
        for number, matter in enumerate(_MATTERS[:5], 1)
    ]
    (authorities / "threads.yaml").write_text("".join(threads), encoding="utf-8")
    return size


def _every(protocols: int, number: int) -> range:
    return range(number, protocols + 1, max(1, protocols // 9)) if number <= protocols else range(1, 2)


def main() -> None:
    """Writes one edition: ``synthetic.py FOLDER PROTOCOLS``."""
    wishes = argparse.ArgumentParser(description=__doc__)
    wishes.add_argument("folder", type=Path)
    wishes.add_argument("protocols", type=int)
    wishes.add_argument("--people", type=int, default=300)
    wishes.add_argument("--seed", type=int, default=1)
    asked = wishes.parse_args()
    print(f"{write_edition(asked.folder, asked.protocols, asked.people, asked.seed) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
