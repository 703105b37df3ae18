"""Lists what lies in an edition's folder by its names alone, and says which files nothing would read."""

from collections.abc import Iterable
from pathlib import Path

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import frozen
from protocol_edition.project.folder import (
    AUTHORITIES_FOLDER,
    DIALECTS_FOLDER,
    PAGES_FOLDER,
    SETTINGS_FILE,
    SOURCE_SUFFIXES,
)
from protocol_edition.project.ids import fault_in_page_name, slug
from protocol_edition.project.reading import is_inside
from protocol_edition.project.wording import did_you_mean

AUTHORITY_NAMES = ("people.yaml", "places.yaml", "organisations.yaml", "threads.yaml")

_OTHER_FORMATS = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".htm", ".html", ".text"})
"""What a text may well have been put there as, although nothing reads it."""


@frozen
class Listing:
    """The files of an edition by their kind, each in order of their names."""

    sources: tuple[Path, ...]
    sidecars: tuple[Path, ...]
    authorities: tuple[Path, ...]
    pages: tuple[Path, ...]
    dialects: tuple[Path, ...]


def listing(root: Path) -> tuple[Listing, tuple[Diagnostic, ...]]:
    """The edition's files, and findings on names under which a file would be passed over or could have no address."""
    findings: list[Diagnostic] = []
    sources, sidecars = [], []
    for path in _files(root, root, findings):
        match path.suffix:
            case suffix if suffix in SOURCE_SUFFIXES and path.stem == Path(SETTINGS_FILE).stem:
                what = f"a text cannot be called so, as the decisions on it would stand in {SETTINGS_FILE}"
                findings.append(found("Y108", path.name, what))
            case suffix if suffix in SOURCE_SUFFIXES:
                sources.append(path)
            case ".yaml" if path.name != SETTINGS_FILE:
                sidecars.append(path)
            case _:
                findings += _passed_over(path.name, (*SOURCE_SUFFIXES, ".yaml"))
    authorities = _authorities(root, findings)
    pages = _pages(root, findings)
    dialects = _dialects(root, findings)
    return Listing(tuple(sources), tuple(sidecars), authorities, pages, dialects), tuple(findings)


def _files(folder: Path, root: Path, findings: list[Diagnostic]) -> list[Path]:
    """Everything in ``folder`` that an editor put there, in order of name; nothing if it is not there."""
    if not folder.is_dir():
        return []
    if not is_inside(folder, root):
        findings.append(found("Y104", folder.name, "the folder is a link that leads out of the edition's folder"))
        return []
    paths = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.startswith((".", "#")) or path.name.endswith("~"):
            continue  # an editor's program, or macOS, left it there
        if path.name.isprintable():
            paths.append(path)
        else:
            what = f"the folder holds a file whose name cannot be shown: {path.name!a}"
            findings.append(found("Y108", SETTINGS_FILE, what, "rename the file"))
    return paths


def _passed_over(name: str, expected: Iterable[str]) -> tuple[Diagnostic, ...]:
    """A finding if ``name`` ends nearly as a file that would be read."""
    path = Path(name)
    suffix = path.suffix.lower()
    right = ".yaml" if suffix == ".yml" else suffix
    if right in expected and right != path.suffix:
        what = f"only names that end with {right} are read, not {path.suffix}"
        return (found("Y108", name, what, f"rename the file to {path.with_suffix(right).as_posix()}"),)
    if suffix in _OTHER_FORMATS and ".txt" in expected:
        return (found("Y107", name, f"nothing reads a file that ends with {path.suffix}"),)
    return ()


def _authorities(root: Path, findings: list[Diagnostic]) -> tuple[Path, ...]:
    known = []
    for path in _files(root / AUTHORITIES_FOLDER, root, findings):
        name = f"{AUTHORITIES_FOLDER}/{path.name}"
        if path.name in AUTHORITY_NAMES:
            known.append(path)
        elif path.suffix == ".yaml":
            remedy = did_you_mean(path.stem, (Path(known_name).stem for known_name in AUTHORITY_NAMES))
            remedy = remedy or f"the files here are {', '.join(AUTHORITY_NAMES)}"
            findings.append(found("Y108", name, "no authority file has this name", remedy))
        else:
            findings += _passed_over(name, (".yaml",))
    return tuple(known)


def _pages(root: Path, findings: list[Diagnostic]) -> tuple[Path, ...]:
    pages = []
    for path in _files(root / PAGES_FOLDER, root, findings):
        name = f"{PAGES_FOLDER}/{path.name}"
        if path.suffix != ".md":
            findings += _passed_over(name, (".md",))
        elif fault := fault_in_page_name(path.stem):
            better = slug(path.stem)
            remedy = "rename the file" + (f" to {better}.md" if better and not fault_in_page_name(better) else "")
            findings.append(found("Y307", name, f"the page's name becomes its address; it {fault}", remedy))
        else:
            pages.append(path)
    return tuple(pages)


def _dialects(root: Path, findings: list[Diagnostic]) -> tuple[Path, ...]:
    known = []
    for path in _files(root / DIALECTS_FOLDER, root, findings):
        if path.suffix == ".yaml":
            known.append(path)
        else:
            findings += _passed_over(f"{DIALECTS_FOLDER}/{path.name}", (".yaml",))
    return tuple(known)
