"""A small edition on disk, and a way to write others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from protocol_edition.diagnostics import Diagnostic
from protocol_edition.project import Project, open_project

FIVE_LINES = """\
title: Protocols of the Town Council of Ebenau
editors: Anna Weber
publisher: Ebenau Archive
licence: CC-BY-4.0
language: en
"""

Opened = tuple[Project | None, list[str]]


def told(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """Each finding as ``file:line:column CODE what``."""
    return [f"{d.file}:{d.line}:{d.column} {d.code} {d.what}" for d in diagnostics]


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes files (name, content) into an edition of five lines with one text; a content of None takes one away."""

    def write_files(files: dict[str, str | bytes | None] | None = None) -> Path:
        root = tmp_path / "edition"
        for name, content in ({"edition.yaml": FIVE_LINES, "one.txt": "Words.\n"} | (files or {})).items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is not None:
                path.write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    return write_files


@pytest.fixture
def opened(write) -> Callable[..., Opened]:
    """Opens an edition of these files; gives the project and its findings in short."""

    def open_files(files: dict[str, str | bytes | None] | None = None) -> Opened:
        project, diagnostics = open_project(write(files))
        return project, told(diagnostics)

    return open_files
