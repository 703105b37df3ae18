"""Writes LICENCES.md: what a site is made with, as `.ci/lock/site.txt` pins it. `make licences` runs it."""

import re
from importlib.metadata import metadata
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9_.-]+)==(?P<version>[^\s;]+)", re.MULTILINE)
_HEAD = """\
# Licences

The program is under the [MIT License](LICENSE). A site holds files of its own (`templates/`, `static/`, the same
licence), the face Spectral (SIL Open Font License 1.1, [static/fonts](static/fonts/README.md)) and, if it has a search,
the script of Pagefind. The PDFs hold letters of Libertinus Serif, which comes with Typst (SIL Open Font License 1.1).

What `make` installs to build a site and the package itself, as `.ci/lock/site.txt` pins it, with the licence that each
package states in its metadata. `make licences` writes this file, and a test holds it to the lock.

| package | version | licence |
|---|---|---|
"""


def licence(package: str) -> str:
    """The licence that an installed package states: by SPDX where it does, else in its own words."""
    said = metadata(package)
    classified = [
        value.rpartition(" :: ")[2] for value in said.get_all("Classifier") or () if value.startswith("License ::")
    ]
    return said["License-Expression"] or said["License"] or ", ".join(classified) or "not stated"


def table() -> str:
    """The whole file."""
    pinned = _PINNED.finditer((REPOSITORY / ".ci/lock/site.txt").read_text(encoding="utf-8"))
    return _HEAD + "".join(f"| {one['name']} | {one['version']} | {licence(one['name'])} |\n" for one in pinned)


if __name__ == "__main__":
    (REPOSITORY / "LICENCES.md").write_text(table(), encoding="utf-8")
