"""An edition of one protocol in which everything is too long, too many, or in another writing; all is invented."""

from pathlib import Path

SETTINGS = """\
title: Minutes of the Harbour Board of Ebenau
editors: Jane Doe
publisher: Harbour Archive
licence: CC-BY-4.0
language: en
pdf: false
base_url: https://ebenau.example/minutes/
"""

WORDS = "The board of the harbour orders a dredger from the yard at Linz and pays on delivery. "
LONG = (WORDS * 60)[:5000].strip()
UNBROKEN = "Harbourmasterships" * 278
"""A word of 5,000 characters."""
LONG_NAME = ("Maria Theresia Walburga Amalia Christina " * 125)[:5000].strip()
SIGNS = "<>&\"'`*_#~|\\/{}()^$%@!?;:=+-.,"
HEBREW = "המועצה מחליטה להזמין את הדוברה ולשלם 3,500 כתר עם המסירה; ראו סעיף III להלן."
ARABIC = "قرر المجلس طلب الكراكة ودفع ثمنها عند التسليم (انظر البند III أدناه)."
CHINESE = "委員會決定訂購挖泥船,並於交付時付款。" * 20
JAPANESE = "理事会は浚渫船を発注し、引き渡し時に支払うことを決定した。" * 20

PEOPLE = f"""\
weber:
  name: {LONG_NAME}
  variants: [Weber]
  note: {LONG}
lang:
  name: {UNBROKEN}
  variants: [Lang]
"""


THREADS = f"""\
dredger:
  title: {LONG}
  items: [protocol-7#item-i, protocol-7#item-ii, protocol-7#item-iv]
  note: {HEBREW}
"""


def text() -> str:
    """The source: three items of odd headings, 300 notes, one of them with two marks, one with a mark of another."""
    points = "\n\n".join(f"- {n}. Point {n} is agreed by Weber and Lang.[{n}]" for n in range(1, 301))
    notes = "\n\n".join(f"- [{n}] Translator's Note: {_note(n)}" for n in range(1, 301))
    return f"""\
March 3, 1921

Harbour Board of Ebenau Protocol 7

Summary:

{LONG}

Original Language:

German

Contents:

Translation - English

Present: Weber, Lang, O. Brandt, Moser.

I. {LONG}

{points}

II. {SIGNS}

{LONG} Once more the first note.[1]

{UNBROKEN}

III. On {UNBROKEN}

{HEBREW}

{ARABIC}

{CHINESE}

{JAPANESE}

Cde. Weber

- 1. {HEBREW}[300]

IV. {HEBREW}

V. {CHINESE}

Decided:

- 1. Weber is instructed to ask Lang. {LONG}

- 2. {HEBREW}

{notes}
"""


def _note(number: int) -> str:
    match number:
        case 2:
            return "This note has a mark of the next.[3]"
        case 3:
            return LONG
        case 4:
            return UNBROKEN
        case 5:
            return HEBREW
        case 6:
            return CHINESE
        case _:
            return f"The point {number} is not in the minutes; Weber added it."


def odd_edition(folder: Path) -> Path:
    """Writes the edition into ``folder`` and returns it."""
    (folder / "authorities").mkdir(parents=True)
    (folder / "edition.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "authorities" / "people.yaml").write_text(PEOPLE, encoding="utf-8")
    (folder / "authorities" / "threads.yaml").write_text(THREADS, encoding="utf-8")
    (folder / "protocol-7.txt").write_text(text(), encoding="utf-8")
    return folder
