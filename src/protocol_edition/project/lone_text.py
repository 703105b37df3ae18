"""One text by itself, for looking at any file: with its sidecar if one lies beside it, in an edition or not."""

import os
from dataclasses import replace
from pathlib import Path

from protocol_edition.diagnostics import Diagnostic
from protocol_edition.model import Decisions, frozen
from protocol_edition.project.folder import SETTINGS_FILE, Project, refused
from protocol_edition.project.reading import ENCODED_LIMIT, SOURCE_LIMIT, Refusal, read_bytes


@frozen
class LoneText:
    """A text's bytes and what is decided on it; ``file`` is its bare name."""

    content: bytes
    file: str
    decisions: Decisions
    project: Project | None
    """The edition that the text lies in."""


def open_text(path: Path) -> tuple[LoneText | None, tuple[Diagnostic, ...]]:
    """The text in ``path`` and the findings on its sidecar; None if it cannot be read, and a finding says why.

    The edition that it lies in, if any, gives its authorities; what is wrong elsewhere in it is not told here.
    """
    # Late, as pydantic and PyYAML take longer to start than `--help` may.
    from protocol_edition.project.opening import open_edition, read_sidecar  # noqa: PLC0415

    limit = ENCODED_LIMIT if path.suffix == ".xml" else SOURCE_LIMIT
    content = read_bytes(path, Path(os.path.realpath(path)).parent, limit)
    if isinstance(content, Refusal):
        return None, (refused(content, path.name),)
    sidecar = path.with_suffix(".yaml")
    has_sidecar = sidecar.name != SETTINGS_FILE and sidecar != path and sidecar.is_file()
    decisions, findings = read_sidecar(sidecar) if has_sidecar else (Decisions(), ())
    project = open_edition(path.parent, {})[0] if (path.parent / SETTINGS_FILE).is_file() else None
    if project and project.dialects:
        decisions = replace(decisions, dialects=project.dialects)
    return LoneText(content, path.name, decisions, project), findings
