"""Where things are, and what the editors say of them: the edition's folder, its settings, authorities and decisions.

What is asked for here is imported when it is asked for: a build of an edition in which nothing changed opens none.
"""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from protocol_edition.diagnostics import Diagnostic
    from protocol_edition.model import Decisions
    from protocol_edition.project.folder import SOURCE_SUFFIXES, OwnTemplates, Project
    from protocol_edition.project.guide import write_guide
    from protocol_edition.project.identifiers import AUTHORITY_FILES, AuthorityFile
    from protocol_edition.project.ids import fault_in_id, slug
    from protocol_edition.project.lone_text import LoneText, open_text
    from protocol_edition.project.own_folders import static_folder, templates_folder
    from protocol_edition.project.published import names_text
    from protocol_edition.project.reading import SOURCE_LIMIT
    from protocol_edition.project.settings import Contributor, Licence, Settings
    from protocol_edition.project.starter import NotEmptyError, start
    from protocol_edition.project.theme import THEME_STYLE, Theme, read_theme
    from protocol_edition.project.wording import did_you_mean, nearest

__all__ = [
    "AUTHORITY_FILES", "SOURCE_LIMIT", "SOURCE_SUFFIXES", "THEME_STYLE", "AuthorityFile", "Contributor",
    "Licence", "LoneText", "NotEmptyError", "OwnTemplates", "Project", "Settings", "Theme", "did_you_mean",
    "fault_in_id", "names_text", "nearest", "open_project", "open_text", "read_theme", "schemas", "slug", "start",
    "static_folder", "templates_folder", "write_guide",
]  # fmt: skip

_MODULES = {
    "folder": ("SOURCE_SUFFIXES", "OwnTemplates", "Project"),
    "guide": ("write_guide",),
    "identifiers": ("AUTHORITY_FILES", "AuthorityFile"),
    "ids": ("fault_in_id", "slug"),
    "lone_text": ("LoneText", "open_text"),
    "own_folders": ("static_folder", "templates_folder"),
    "published": ("names_text",),
    "reading": ("SOURCE_LIMIT",),
    "settings": ("Contributor", "Licence", "Settings"),
    "starter": ("NotEmptyError", "start"),
    "theme": ("THEME_STYLE", "Theme", "read_theme"),
    "wording": ("did_you_mean", "nearest"),
}
_WHERE = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    return found


def open_project(
    root: Path, known: "Mapping[str, Decisions] | None" = None
) -> "tuple[Project | None, tuple[Diagnostic, ...]]":
    """The edition in the folder ``root`` and everything that is wrong with its YAML files and names, all at once.

    ``known`` are what sidecars say, by their names, that the caller knows to be as they were when they were right.

    None if its ``edition.yaml`` does not give the settings. With other faults there is a project, so that its texts
    can be looked at as well; but one with errors (``has_errors``) is not to be published.
    """
    # Late, as pydantic and PyYAML take longer to start than `--help` may.
    from protocol_edition.project.opening import open_edition  # noqa: PLC0415

    return open_edition(root, known or {})


def schemas() -> dict[str, dict[str, Any]]:
    """JSON Schemas (2020-12) for editors' programs, by kind: edition, sidecar, people, places, organisations."""
    # Late, as pydantic takes longer to start than `--help` may.
    from protocol_edition.project.schemas import json_schemas  # noqa: PLC0415

    return json_schemas()
