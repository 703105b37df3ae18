"""What tests of several rooms need: small editions of invented texts, the real one, and a browser."""

import shutil
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
SEEDS = REPOSITORY / "seeds"

SETTINGS = """\
title: Minutes of the Harbour Board of Ebenau
editors: Jane Doe
publisher: Harbour Archive
licence: CC-BY-4.0
language: en
"""
"""The smallest settings there can be."""

DREDGER = """\
March 3, 1921

Harbour Board of Ebenau Protocol 7

Citation:

"Harbour Board of Ebenau Protocol 7", March 3, 1921, Harbour Archive, HAE, F. 1, Op. 2, D. 3, L. 4-5. Translated by \
Anna Weber. https://archive.example/document/7

Summary:

The board orders a dredger and puts off the crane.

Original Language:

German

Contents:

Translation - English

Present: Weber, Lang, O. Brandt, Moser.

I. On the dredger

Cde. Weber

- 1. Order the dredger from [the yard at] Linz.[1]
- 2. Pay on delivery; see section III below.

III. On the crane[2]

Put off.

- [1] Translator's Note: The yard is not named in the minutes.
- [2] Editor's Note: The crane was built in 1923.
"""

CRANE = """\
May 9, 1923

Harbour Board of Ebenau Protocol 9

Contents:

Translation - English

Present: Lang, Moser.

I. On the crane

Lang reports that the crane is built.
"""


@pytest.fixture
def edition(tmp_path):
    """An edition of two invented protocols."""
    folder = tmp_path / "minutes"
    folder.mkdir()
    for name, text in (("edition.yaml", SETTINGS), ("protocol-7.txt", DREDGER), ("protocol-9.txt", CRANE)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def seed_edition(tmp_path):
    """A copy of the real edition, which a test may change."""
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds"))
