"""Where the program's own templates and static files are."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def templates_folder() -> Path:
    """The program's own templates, in an installed package or in a checkout; raises FileNotFoundError in neither."""
    return _own("templates")


def static_folder() -> Path:
    """The program's own static files, in an installed package or in a checkout; raises FileNotFoundError in neither."""
    return _own("static")


def _own(name: str) -> Path:
    installed, checkout = _PACKAGE / name, _PACKAGE.parent.parent / name
    for folder in (installed, checkout):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"protocol_edition is not whole: its folder '{name}' is neither {installed} nor {checkout}")
