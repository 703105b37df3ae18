"""Folders that this program made: a site, and the spare one, an older site whose files serve the next build."""

import shutil
from contextlib import suppress
from pathlib import Path

MARKER = ".made-by-protocol-edition"


def is_ours(folder: Path) -> bool:
    """Whether this program made a folder."""
    marker = folder / MARKER
    return marker.is_file() and not marker.is_symlink()


def spare_taken(spare: Path, folder: Path) -> bool:
    """Whether a spare folder could be made the staging folder; what is a link, or not ours, is left where it is."""
    if spare.is_symlink() or not is_ours(spare):
        return False
    try:
        spare.rename(folder)
    except OSError:  # there is none, or it is on another file system
        return False
    return True


def keep_spare(old: Path, spare: Path) -> None:
    """Keeps the site that stood until now, as far as the system lets us."""
    with suppress(OSError):
        spare.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(spare, ignore_errors=True)
        old.rename(spare)
