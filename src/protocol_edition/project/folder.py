"""Where everything is: the edition's folder and what it holds."""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from os.path import isdir
from pathlib import Path

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import Authorities, Decisions, Dialect, frozen
from protocol_edition.project.ids import slug
from protocol_edition.project.reading import (
    ENCODED_LIMIT,
    PAGE_LIMIT,
    SOURCE_LIMIT,
    Obstacle,
    Refusal,
    is_inside,
    read_bytes,
    refusal_of,
)
from protocol_edition.project.settings import Settings
from protocol_edition.project.theme import Theme

SOURCE_SUFFIXES = (".txt", ".xml")
"""What ends the name of a source text; ``sources.READERS`` has a reader for each."""

SETTINGS_FILE = "edition.yaml"
AUTHORITIES_FOLDER = "authorities"
ANCHORS_FOLDER = "anchors"
NAMES_FILE = f"{ANCHORS_FOLDER}/_names.yaml"
"""The record of names; no text can have an id that begins so."""
PAGES_FOLDER = "pages"
DIALECTS_FOLDER = "dialects"
TEMPLATES_FOLDER = "templates"
FONTS_FOLDER = "fonts"

KINDS_OF_NAMES = ("people", "places", "organisations")
"""The authority files whose entries have pages under their keys."""

Names = Mapping[str, frozenset[str]]
"""Keys by kind."""

_CODES = {
    Obstacle.MISSING: "Y102",
    Obstacle.NOT_A_FILE: "Y102",
    Obstacle.UNREADABLE: "Y102",
    Obstacle.TOO_LARGE: "Y103",
    Obstacle.OUTSIDE: "Y104",
}


@frozen
class OwnTemplates:
    """The templates of an edition, which win over the program's, file by file."""

    folder: Path
    trusted: bool = False
    """Whether they may do what Python can; else they run in a sandbox."""


@frozen
class Project:
    """An edition's folder, opened: what it is, what its editors decided, and which files are its texts and pages.

    Files are named in findings and origins as ``file_name`` has them: from the edition's folder on, with ``/``,
    so that the same edition gives the same bytes wherever it lies.
    """

    root: Path
    settings: Settings
    decisions: Mapping[str, Decisions]
    """By the stem of the text's file name; a text without a sidecar is not in it."""
    authorities: Authorities
    sources: tuple[Path, ...]
    pages: tuple[Path, ...]
    """The editors' own pages, Markdown; the stem is the address."""
    published: Names = field(default_factory=dict)
    """The names that are recorded as published."""
    theme: Theme = field(default_factory=Theme)
    dialects: tuple[Dialect, ...] = ()
    """The edition's own tables for TEI, in order of their names."""
    trusting: bool = False
    """Whether whoever builds trusts the edition's own templates; no file of an edition can say so."""
    draft: bool = False
    """Whether its site is a draft: pages alone, which link to nothing else and say so."""

    def file_name(self, path: Path) -> str:
        """The name of a file of the edition for findings: ``authorities/people.yaml``."""
        return path.relative_to(self.root).as_posix()

    def decisions_on(self, source: Path) -> Decisions:
        """The editor's decisions on a text, empty ones if there is no sidecar."""
        decisions = self.decisions.get(source.stem) or Decisions()
        return replace(decisions, dialects=self.dialects) if self.dialects else decisions

    def document_id(self, source: Path) -> str:
        """The address of a text: the sidecar's id, or else the slug of the file's name."""
        return self.decisions_on(source).id or slug(source.stem)

    def ledger(self, source: Path) -> Path:
        """Where the text's ledger of anchors lies, there already or not."""
        return self.root / f"{ANCHORS_FOLDER}/{self.document_id(source)}.yaml"

    def as_draft(self) -> "Project":
        """The same, for a site of pages alone."""
        return replace(self, draft=True, settings=replace(self.settings, pdf=False, search=False))

    @property
    def names(self) -> Names:
        """The names that have pages: those published, and those of today."""
        here = self.authorities
        today = (frozenset(here.people), frozenset(here.places), frozenset(here.organisations))
        return {
            kind: self.published.get(kind, frozenset()) | keys for kind, keys in zip(KINDS_OF_NAMES, today, strict=True)
        }

    def names_ledger(self) -> Path:
        """Where the record of names lies, there already or not."""
        return self.root / NAMES_FILE

    def own_templates(self) -> OwnTemplates | None:
        """The edition's own templates; None if it has none (or a link leads out)."""
        folder = self._own(TEMPLATES_FOLDER)
        return OwnTemplates(folder, self.trusting) if folder else None

    def own_fonts(self) -> Path | None:
        """The edition's own fonts for its PDFs, beside those the program has; None as with templates."""
        return self._own(FONTS_FOLDER)

    def _own(self, name: str) -> Path | None:
        if not isdir(f"{self.root}/{name}"):  # noqa: PTH112 - each page asks for it, and most editions have none
            return None
        folder = self.root / name
        return folder if is_inside(folder, self.root) else None

    def read_source(self, path: Path) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
        """The bytes of a source text, or None and why not; whether they are a text is for its reader to say."""
        return self._read(path, ENCODED_LIMIT if path.suffix == ".xml" else SOURCE_LIMIT)

    def read_page(self, path: Path) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
        """The bytes of one of the editors' own pages, or None and why not."""
        return self._read(path, PAGE_LIMIT)

    def _read(self, path: Path, limit: int) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
        content = read_bytes(path, self.root, limit)
        if isinstance(content, Refusal):
            return None, (refused(content, self.file_name(path)),)
        return content, ()


def strange_files(root: Path) -> Iterator[Diagnostic]:
    """What must not be opened in the folders that are read as they are: links that lead out, pipes and devices."""
    for name in (TEMPLATES_FOLDER, FONTS_FOLDER, ANCHORS_FOLDER, PAGES_FOLDER):
        folder = root / name
        outside = refusal_of(folder, root)
        if outside and name != PAGES_FOLDER:  # which is listed, and told where that is done
            yield refused(outside, name)
        for path in () if outside else sorted(folder.rglob("*")):
            refusal = refusal_of(path, root)
            if refusal:
                yield refused(refusal, path.relative_to(root).as_posix())


def refused(refusal: Refusal, file: str) -> Diagnostic:
    """The finding for a file of the edition that was not read."""
    code = (
        "S101" if refusal.obstacle is Obstacle.MISSING and file.endswith(SOURCE_SUFFIXES) else _CODES[refusal.obstacle]
    )
    return found(code, file, f"the file {refusal.what}")
