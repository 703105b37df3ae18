"""A package for an archive: the edition and its site as a BagIt bag (RFC 8493), which other programs can verify.

``data/edition/`` holds every file of the edition's folder that is not hidden, ``data/site/`` the site built from them.
The same edition gives the same bag, on the same ``day``.
"""

import shutil
from pathlib import Path

import bagit

from protocol_edition import __version__
from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.edition import read_ledger
from protocol_edition.project import Project
from protocol_edition.publish.manifest import files_below, verify
from protocol_edition.publish.output import passing_folder
from protocol_edition.publish.publishing import Means, build
from protocol_edition.publish.terms import Built, Terms

EDITION, SITE = "edition", "site"


def package(  # noqa: PLR0913 - what the options say
    project: Project,
    target: Path,
    day: str,
    already: tuple[Diagnostic, ...] = (),
    means: Means | None = None,
    *,
    trusting: bool = False,
) -> Built:
    """Builds the site anew and writes edition and site as a bag to ``target``, a folder that must not exist yet.

    ``day`` (YYYY-MM-DD) is the bag's; "" for that of the last recorded state; ``trusting``: the edition's own templates
    need no sandbox. Out: what became of the build; nothing is written where the site could not be published. P125
    where ``target`` is taken or cannot be written.
    """
    if target.exists() or target.is_symlink():
        return _refused(target, "there is something already", already)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with passing_folder(target.parent, f".{target.name}.") as place:
            bag = place / "bag"
            bag.mkdir()
            built = build(project, bag / SITE, already, Terms(recorded=True, trusting=trusting), means)
            if built.published:
                _take(project.root, bag / EDITION)
                bagit.make_bag(str(bag), _told(project, day), checksums=["sha256", "sha512"])
                bag.rename(target)
            return built
    except OSError as error:
        return _refused(target, error.strerror or str(error), already)


def _refused(target: Path, why: str, already: tuple[Diagnostic, ...]) -> Built:
    return Built(False, 0, 0, tuple(sorted({*already, found("P125", str(target), why)})))


def verified(folder: Path) -> tuple[Diagnostic, ...]:
    """What of a site or of a package is not as it was made."""
    if not (folder / "bagit.txt").is_file():
        return verify(folder)
    try:
        bagit.Bag(str(folder)).validate()
    except bagit.BagValidationError as fault:
        return tuple(sorted(found("P121", str(folder), str(detail)) for detail in fault.details or [fault]))
    except (bagit.BagError, OSError, UnicodeError) as fault:
        return (found("P124", str(folder), str(fault)),)
    return verify(folder / "data" / SITE)


def _take(edition: Path, target: Path) -> None:
    """Copies what an edition consists of; what a link leads to only if that is in the edition as well."""
    inside = edition.resolve()
    for path in files_below(edition):
        source = edition / path
        hidden = any(part.startswith(".") for part in path.split("/"))
        if not hidden and source.is_file() and source.resolve().is_relative_to(inside):
            copy = target / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)


def _told(project: Project, day: str) -> dict[str, str]:
    """What ``bag-info.txt`` says; labels of RFC 8493, 2.2.2."""
    settings = project.settings
    said = {
        "Source-Organization": settings.publisher,
        "External-Description": settings.title,
        "External-Identifier": settings.base_url,
        "Bagging-Date": day or _last_recorded(project),
        "Bag-Software-Agent": f"protocol_edition {__version__}, bagit.py {bagit.VERSION}",
    }
    return {label: " ".join(value.split()) for label, value in said.items() if value}


def _last_recorded(project: Project) -> str:
    """The day of the last state that a ledger records; a site of which nothing is recorded is not packed."""
    ledgers = (file for file in map(project.ledger, project.sources) if file.is_file())
    return max((state.on for file in ledgers for state in read_ledger(file)[0].states), default="")
