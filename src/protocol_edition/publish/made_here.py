"""Whether what a build finds in the folder of the cache was left there by a build on this machine.

What is kept says which files of the site that stands need not be made anew, so whoever can write there can put anything
into the site. In an edition's own folder, where the output is if nobody names another, that is whoever sends it. No
file that comes by mail, by Git or in an archive has the inode and the time of change that it had where it was made; so
a file that tells them of another one can only have been written here.
"""

import os
from contextlib import suppress
from pathlib import Path

_MARK, _SIGN = "made-here", "made-here.sign"


def clear_foreign(folder: Path, edition: Path) -> None:
    """Removes the folder of a cache that lies in the edition's and was not made here, or is a link, to begin anew.

    As far as the system lets us; what lies elsewhere is the business of whoever named the place.
    """
    if not Path(os.path.abspath(folder)).is_relative_to(os.path.realpath(edition)):  # noqa: PTH100 - links are told apart
        return
    with suppress(OSError):
        for link in (folder.parent, folder):
            if link.is_symlink():
                link.unlink()
        if not _is_made_here(folder):
            import shutil  # noqa: PLC0415 - loaded by nobody else where nothing has changed

            shutil.rmtree(folder, ignore_errors=True)


def mark(folder: Path) -> None:
    """Marks the folder of a cache as made here. Errors: OSError."""
    if not _is_made_here(folder):
        (folder / _MARK).write_bytes(b"")
        (folder / _SIGN).write_text(_sign_of(folder), encoding="ascii")


def _is_made_here(folder: Path) -> bool:
    try:
        return (folder / _SIGN).read_text(encoding="ascii") == _sign_of(folder)
    except (OSError, UnicodeDecodeError):
        return False


def _sign_of(folder: Path) -> str:
    stat = (folder / _MARK).lstat()
    return f"{stat.st_ino} {stat.st_ctime_ns}"
