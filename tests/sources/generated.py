"""Documents that no archive ever held: the forms of the list thrown together, then damaged. Seeded, so repeatable."""

import random
from collections.abc import Callable

NAMES = ["Arlov", "Berin", "Castorf", "Dvorin", "Elmanova", "Fadin", "G. Gorsky", "Harin, O.P.", "Iskra", "K. L. Munk"]
MATTERS = [
    "the harvest",
    "Cde. Arlov’s report",
    "roads in the north",
    "the letter to the mayor",
    "bridges",
    "No. __ from",
]
SAYINGS = [
    "We agree to the proposal.",
    "The bridge will stand by May",
    "nothing was said of [the] ferry",
    "Send the letter.",
    "He is late(?) and the [illegible] F[edor] knows",
    "It is [...] as before . . . .",
    "See section II below.[1]",
    "the plan (2) of 1961.3",
    "[Translator’s Note: so in the text]",
    "*No* further _words_ [to the mayor].[2]",
]
ROMANS = ["I", "II", "III", "IV", "V", "VII", "IX", "XII", "XL"]
CLASS_MARKS = ["Top Secret", "Single Copy", "(Working Notes)", "striCtlY Confidential!", "Only copy", "(Draft Minutes)"]
LIST_LABELS = [
    "Present:",
    "Those Taking Part:",
    "In attendance:",
    "Also taking part: Cdes.",
    "Present were Cdes.",
    "Participants:",
    "Attended by Coms.",
    "Chaired by Comrade",
    "Chairman com.",
    "On the northern side:",
    "Invited to the meeting:",
]
ODDITIES = [
    "\r",
    "\t",
    "\u2028",
    "\x85",
    "\u00ad",
    "\u00a0",
    "\ufeff",
    "\u200b",
    "\U0001f33e",
    "\x0b",
    "\x0c",
    "\x1c",
    "e\u0301",
    "[",
    "]",
    "[[",
    "]]",
    "[]",
    "(",
    ")",
    "“",
    "”",
    '"',
    "*",
    "_",
    "__",
    "…",
    ". . .",
    "—",
    "--",
    "[1]",
    "[12]",
    "(3)",
    "7",
    "[sic",
    "?",
    "\x01",
    "\u202e",
    "\ud7ff",
    "ſ",
    "İ",
    "ß",
    "ﬁ",
    "٣",
    "Ⅳ",
    "²",
]

Maker = Callable[[random.Random], list[str]]


def _some(chance: random.Random, words: list[str], most: int) -> list[str]:
    return [chance.choice(words) for _ in range(chance.randint(1, most))]


def _sentence(chance: random.Random) -> str:
    return " ".join(_some(chance, SAYINGS, 3))


def _header(chance: random.Random) -> list[str]:
    day = f"{chance.choice(['July', 'October', 'March'])} {chance.randint(1, 28):0{chance.choice([1, 2])}}, 1961"
    title = chance.choice(["Harvest Commission Protocol 5", "PROTOCOL No. 61 of the Commission", "Minutes (excerpts)"])
    cited = (
        f"“{title},” {day}, History and Public Policy Program Digital Archive, RGANI, F. 3, Op. 12, D. 5, Ll. 2-2ob."
    )
    parts = [
        [day],
        [title],
        ["Citation:", cited],
        ["Summary:", _sentence(chance)],
        ["Original Language:", "Russian"],
        ["Credits:", "This document was made possible with support from the Iskra Fund"],
        ["Contents:", "English Translation"],
        ["Skip to content"],
        ["English HTML"],
        [cited],
        ["Summary:"],
        ["Original Language:"],
    ]
    chosen = [part for part in parts if chance.random() < 0.6]
    return [line for part in chosen for line in part]


def _attendance(chance: random.Random) -> list[str]:
    label = chance.choice([*LIST_LABELS, ""])
    names = chance.choice([", ", "; ", ",", "\n", " and "]).join(_some(chance, NAMES, 6))
    return [f"{label} {names}{chance.choice(['.', '', ','])}".strip()]


def _item(chance: random.Random) -> list[str]:
    number = chance.choice(
        [f"{chance.choice(ROMANS)}. ", f"{chance.randint(1, 20)}. ", "", f"- {chance.choice(ROMANS)}. "]
    )
    behind = chance.choice(["", "", "[1]", " (2)", " (Arlov, Berin, Fadin)", "."])
    return [f"{number}{chance.choice(['On', 'Regarding', 'Point 1.', 'About'])} {chance.choice(MATTERS)}{behind}"]


def _speech(chance: random.Random) -> list[str]:
    name = chance.choice(NAMES)
    sign = chance.choice(["—", ": ", "--", ". ", " ", "\n", " (laughs): "])
    label = chance.choice([f"Cde. {name}", name.upper(), name, f"[{name.upper()}.]", f"Cdes. {name} and Fadin"])
    return [f"{label}{sign}{_sentence(chance)}"]


def _points(chance: random.Random) -> list[str]:
    bullet = chance.choice(["- {}. ", "{}. ", "- ", "• ", "{}) ", "a) "])
    return [bullet.format(number) + _sentence(chance) for number in range(1, chance.randint(2, 5))]


def _text(chance: random.Random) -> list[str]:
    return [_sentence(chance)]


def _session(chance: random.Random) -> list[str]:
    return [
        chance.choice(
            ["Protocol No. 5 (continuation)", "Session of 4 October 1961", "Evening session", "26/X", "(p. 2)"]
        )
    ]


def _notes(chance: random.Random) -> list[str]:
    shape = chance.choice(["- [{}] Translator's Note: ", "[{}]Editor’s Note: ", "[{}] ", "{} ", "{}. ", "• {} "])
    heading = chance.choice([[], ["Translator's Notes"], ["Notes:"]])
    return heading + [shape.format(number) + _sentence(chance) for number in range(1, chance.randint(2, 5))]


def _foot(chance: random.Random) -> list[str]:
    return chance.choice(
        [["Document Information", "Source", "RGANI, F. 3, Op. 12, D. 5"], ["[Source: AMB, 12/3.]"], []]
    )


def _class_marks(chance: random.Random) -> list[str]:
    return _some(chance, CLASS_MARKS, 3)


BODY: tuple[Maker, ...] = (_attendance, _item, _item, _speech, _speech, _points, _text, _text, _session, _class_marks)


def _lines(chance: random.Random) -> list[str]:
    makers: list[Maker] = [_header, _class_marks, _attendance]
    makers += chance.choices(BODY, k=chance.randint(1, 10))
    makers += [_notes, _foot]
    return [line for maker in makers if chance.random() < 0.85 for line in maker(chance)]


def _damaged_lines(chance: random.Random, lines: list[str]) -> list[str]:
    """Lines lost, doubled, exchanged, run together."""
    lines = list(lines)
    for _ in range(chance.choice([0, 0, 1, 3])):
        if not lines:
            break
        place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                del lines[place]
            case 1:
                lines.insert(other, lines[place])
            case 2:
                lines[place], lines[other] = lines[other], lines[place]
            case 3:
                lines[place] = " ".join(lines[place : place + 12])
                del lines[place + 1 : place + 12]
            case _:
                lines = lines * 2
    return lines


def _damaged_text(chance: random.Random, text: str) -> str:
    """Characters put in, taken out, broken off."""
    for _ in range(chance.choice([0, 0, 1, 2, 6])):
        place = chance.randint(0, len(text))
        match chance.randrange(4):
            case 0 | 1:
                text = text[:place] + chance.choice(ODDITIES) + text[place:]
            case 2:
                text = text[:place] + text[place + chance.randint(1, 8) :]
            case _:
                text = text[:place] + "\n" + text[place:]
    return text


def document(seed: int) -> str:
    """The document of this number; the same for ever."""
    chance = random.Random(seed)
    ends = chance.choice(["\n\n", "\n\n", "\n", "\r\n\r\n", "\r\n", "\r", "\n \t\n", " "])
    text = ends.join(_damaged_lines(chance, _lines(chance)))
    text = _damaged_text(chance, text)
    return chance.choice(["", "", "", "\ufeff", "\n\n", " "]) + text + chance.choice(["", "\n", "\r\n", " \n\n"])
