"""Real texts that the tests read and the repository never holds."""

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "corpora"


def corpus(name: str) -> Path:
    """The folder of a corpus, where PROTOCOL_EDITION_CORPORA says or beside the repository; without it tests skip."""
    folder = Path(os.environ.get("PROTOCOL_EDITION_CORPORA") or _BESIDE) / name
    if not folder.is_dir():
        pytest.skip(f"the corpus {name} is not here: {folder}", allow_module_level=True)
    return folder
