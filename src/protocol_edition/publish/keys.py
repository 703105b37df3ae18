"""What the files of every text depend on, in one digest; and what changed in the authorities since the last build."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from hashlib import blake2b, sha256
from pathlib import Path

from protocol_edition.edition import names_begin_with
from protocol_edition.model import Authorities
from protocol_edition.project import Project, static_folder, templates_folder
from protocol_edition.publish.jobs import bare
from protocol_edition.publish.pagefind import executable
from protocol_edition.publish.scan import stats_of
from protocol_edition.publish.stamp import libraries
from protocol_edition.publish.watched import ALL, LENGTH, LISTS, Looked

_BY_ITSELF = {"root", "decisions", "authorities", "sources", "pages", "published"}
"""What of a project is told otherwise, or hidden from whoever makes a page; see ``watched``."""
_PACKAGE = Path(__file__).resolve().parent.parent


def base(project: Project) -> str:
    """Program, libraries, settings, theme, templates and fonts, and which lists and pages there are."""
    authorities = project.authorities
    words = [
        *(repr(getattr(project, one.name)) for one in fields(project) if one.name not in _BY_ITSELF),
        repr([bool(getattr(authorities, name)) for name in LISTS]),
        repr([path.stem for path in project.pages]),
        str(project.settings.search and executable() is not None),
        sys.version,
        *libraries(),
    ]
    digest = sha256("\0".join(words).encode("utf-8", "surrogatepass"))
    for folder in (_PACKAGE, templates_folder(), static_folder()):
        digest.update(_of_program(folder, stats_of(folder)))
    if templates := project.own_templates():
        digest.update(_contents(templates.folder))
    if fonts := project.own_fonts():
        digest.update(_contents(fonts))
    return digest.hexdigest()


@lru_cache(maxsize=8)
def _of_program(folder: Path, _stats: str) -> bytes:
    return _contents(folder)


def _contents(folder: Path) -> bytes:
    digest = sha256()
    for file in _files(folder):
        name = file.relative_to(folder).as_posix()
        digest.update(f"\0{name}\0".encode("utf-8", "surrogateescape") + file.read_bytes())
    return digest.digest()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.parent.name != "__pycache__")


Entries = Mapping[str, Mapping[str, str]]
"""Of each list of the authorities a digest of each entry, in order."""


def entries(authorities: Authorities) -> dict[str, dict[str, str]]:
    """The digests of all entries."""
    return {name: {key: _digest(entry) for key, entry in getattr(authorities, name).items()} for name in LISTS}


def names(authorities: Authorities) -> dict[str, dict[str, str]]:
    """What the reading of a text depends on: of each list a digest of each entry, and the words that may name it."""
    known = bare(authorities)
    lists = ((name, getattr(known, name)) for name in LISTS if name != "threads")
    return {
        name: {key: " ".join((_digest(entry), *sorted(names_begin_with(entry)))) for key, entry in listed.items()}
        for name, listed in lists
    }


def words_of_changed(now: Entries, then: Entries) -> frozenset[str] | None:
    """The words that may name an entry that changes the reading of texts now; None where it may be any text."""
    words: set[str] = set()
    for name in LISTS:
        new, old = now.get(name, {}), then.get(name, {})
        if [key for key in new if key in old] != [key for key in old if key in new]:
            return None  # of two who are called alike, the first is told first
        for key in _different(new, old):
            words.update(*(entries.get(key, "").split()[1:] for entries in (new, old)))
    return frozenset(words)


def changed(now: Entries, then: Entries) -> frozenset[Looked]:
    """Every look that would find something else now."""
    return frozenset(_changed(now, then))


def _changed(now: Entries, then: Entries) -> Iterator[Looked]:
    for name in LISTS:
        new, old = now.get(name, {}), then.get(name, {})
        if list(new.items()) != list(old.items()):
            yield name, ALL
        if len(new) != len(old):
            yield name, LENGTH
        yield from ((name, key) for key in _different(new, old))


def _different(new: Mapping[str, str], old: Mapping[str, str]) -> Iterable[str]:
    return (key for key in new.keys() | old.keys() if new.get(key) != old.get(key))


def _digest(thing: object) -> str:
    return blake2b(repr(thing).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
