"""The sites of the hostile editions, built once for all tests, and the browser that opens them."""

import fcntl
import os
from pathlib import Path

import pytest
from tests.browser.conftest import browser
from tests.conftest import CRANE
from tests.hostile import editions, encoded

from protocol_edition.cli.door import run

__all__ = ["browser", "few", "many"]

PARTS = int(os.environ.get("HOSTILE_PARTS", "6"))
"""Texts among which the corpus is shared: the more, the more often each field is tried."""


def _built(name: str, make, tmp_path_factory) -> Path:
    """The folder with ``edition`` and its site ``a``; of several processes of one test run the first makes it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"hostile-{name}"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "a").exists():
            make(folder / "edition")
            assert run(["build", str(folder / "edition"), "-o", str(folder / "a")]) == 0
    return folder


@pytest.fixture(scope="session")
def many(tmp_path_factory) -> Path:
    """The whole corpus in every part of a text and of a TEI file, in sidecars and authorities, on editors' pages."""

    def make(folder: Path) -> None:
        editions.many(folder, PARTS)
        for name in ("<img src=x onerror=alert(1)>", "{{7*7}} 'x' \"y\" =1", "javascript:alert(2)&lt;b&gt;"):
            (folder / f"{name}.txt").write_text(CRANE, encoding="utf-8")
        for name, content in encoded.files():
            (folder / f"encoded-{name}.xml").write_bytes(content)

    return _built("many", make, tmp_path_factory)


@pytest.fixture(scope="session")
def few(tmp_path_factory) -> Path:
    """The whole corpus in every field of edition.yaml."""
    return _built("few", editions.few, tmp_path_factory)
