"""Holds the files of an edition against each other: texts and sidecars, ids, and names that point elsewhere."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import Decisions, Origin, frozen
from protocol_edition.project import marked_yaml
from protocol_edition.project.folder import SETTINGS_FILE, Names
from protocol_edition.project.ids import fault_in_id, slug
from protocol_edition.project.marked_yaml import Document
from protocol_edition.project.published import gone
from protocol_edition.project.wording import did_you_mean, quoted

Known = Mapping[str, Decisions]
"""What sidecars say, by their names, that are as they were when nothing was wrong with them."""


@frozen
class Sidecar:
    """The decisions on one text, and the file they stand in."""

    stem: str
    file: str
    read: Callable[[], Document | None]
    decisions: Decisions
    right: bool
    """Whether nothing is wrong with the file by itself."""

    @property
    def document(self) -> Document | None:
        """What stands in the file, None if it could not be read."""
        return self.read()


@frozen
class AuthorityEntries:
    """One authority file: whether all its keys are known, and what was read (None if there is no such file)."""

    complete: bool
    document: Document | None

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all entries, also of those with faults."""
        root = self.document.root if self.document else None
        return frozenset(root.entries) if isinstance(root, marked_yaml.Mapping) else frozenset()


def disagreements(
    sources: tuple[Path, ...],
    sidecars: tuple[Sidecar, ...],
    authorities: Mapping[str, AuthorityEntries],
    published: Names,
) -> tuple[Diagnostic, ...]:
    """Everything in which the files contradict each other; ``authorities`` by kind, such as ``people``.

    ``published`` are the names that ever had pages.
    """
    beside = {sidecar.stem: sidecar for sidecar in sidecars}
    ids = {source: _document_id(source, beside.get(source.stem)) for source in sources}
    findings = [*_without_text(sources, sidecars), *_faulty_ids(ids, beside)]
    if not sources:
        findings.append(found("Y109", SETTINGS_FILE, "the edition has no text"))
    if all(authority.complete for authority in authorities.values()):
        keys = {kind: authority.keys for kind, authority in authorities.items()}
        for sidecar in sidecars:
            findings += _unknown_meanings(sidecar, keys)
    for authority in authorities.values():
        findings += _keys_in_use(authority)
    findings += _names_gone(authorities, published)
    if people := authorities["people"].document:
        findings += _unknown_texts(people, frozenset(ids.values()))
    return tuple(findings)


def _document_id(source: Path, sidecar: Sidecar | None) -> str:
    return (sidecar.decisions.id if sidecar else "") or slug(source.stem)


def _without_text(sources: Iterable[Path], sidecars: Iterable[Sidecar]) -> Iterator[Diagnostic]:
    stems = {source.stem for source in sources}
    for sidecar in sidecars:
        if sidecar.stem not in stems:
            what = f"there is no text {quoted(sidecar.stem + '.txt')} beside these decisions"
            yield found("Y401", sidecar.file, what, did_you_mean(sidecar.stem, sorted(stems)))


def _faulty_ids(ids: Mapping[Path, str], beside: Mapping[str, Sidecar]) -> Iterator[Diagnostic]:
    first: dict[str, Path] = {}
    for source, document_id in ids.items():
        if not document_id:
            what = "the text's address is made of its file's name, which has no letter a-z and no figure"
            yield found("Y307", source.name, what, f"write 'id: ...' into {source.stem}.yaml beside it")
        elif document_id in first:
            what = f"the id {quoted(document_id)} is that of {quoted(first[document_id].name)} too"
            yield found("Y404", _id_place(source, beside.get(source.stem)), what)
        elif fault := fault_in_id(document_id):
            what = f"the text's address is made of its file's name; {quoted(document_id)} {fault}"
            yield found("Y307", source.name, what, f"write another 'id: ...' into {source.stem}.yaml beside it")
        first.setdefault(document_id, source)


def _id_place(source: Path, sidecar: Sidecar | None) -> Origin | str:
    if sidecar and sidecar.document and sidecar.decisions.id:
        return sidecar.document.place(("id",))
    return source.name


def _unknown_meanings(sidecar: Sidecar, keys: Mapping[str, frozenset[str]]) -> Iterator[Diagnostic]:
    if sidecar.right and all(_is_one(named.means, keys) for named in sidecar.decisions.names):
        return  # without a look at the file, which may be one of ten thousand
    for path, text in _texts(sidecar.document, ("names",), "means"):
        kinds = [kind for kind, known in keys.items() if text in known]
        place = sidecar.document.place(path) if sidecar.document else sidecar.file
        if not kinds:
            remedy = did_you_mean(text, sorted(frozenset().union(*keys.values())))
            yield found("Y402", place, f"no authority file has the key {quoted(text)}", remedy)
        elif len(kinds) > 1:
            what = f"the key {quoted(text)} stands in {' and in '.join(f'{kind}.yaml' for kind in kinds)}"
            yield found("Y405", place, what)


def _is_one(key: str, keys: Mapping[str, frozenset[str]]) -> bool:
    return sum(key in known for known in keys.values()) == 1


def _keys_in_use(authority: AuthorityEntries) -> Iterator[Diagnostic]:
    """Former keys that another entry has or had too: one address cannot lead to two pages."""
    owners = {key: key for key in authority.keys}
    for key in sorted(authority.keys):
        for path, old in _former_keys(authority.document, key):
            if old in owners and authority.document:
                whose = "the key" if owners[old] == old else "a former key"
                what = f"{quoted(old)}, a former key of {quoted(key)}, is {whose} of {quoted(owners[old])}"
                yield found("Y406", authority.document.place(path), what)
            owners.setdefault(old, key)


def _names_gone(authorities: Mapping[str, AuthorityEntries], published: Names) -> Iterator[Diagnostic]:
    """Published names that no entry has or had; of a file that could not be read nothing is said."""
    known = {
        kind: frozenset(
            (*entries.keys, *(old for key in entries.keys for _, old in _former_keys(entries.document, key)))
        )
        for kind, entries in authorities.items()
        if entries.complete
    }
    for kind, key in gone({kind: published.get(kind, frozenset()) for kind in known}, known):
        near = did_you_mean(key, sorted(authorities[kind].keys))
        remedy = f"put the entry back, or write 'formerly: {key}' under the one that it is now{near and f'; {near}'}"
        yield found("Y408", f"authorities/{kind}.yaml", f"{quoted(key)} had a page, and no entry has this key", remedy)


def _former_keys(document: Document | None, key: str) -> Iterator[tuple[marked_yaml.Path, str]]:
    alone = document.at((key, "formerly")) if document else None
    if isinstance(alone, marked_yaml.Scalar) and alone.text:
        yield (key, "formerly"), alone.text.strip()
    yield from _texts(document, (key, "formerly"))


def _unknown_texts(people: Document, ids: frozenset[str]) -> Iterator[Diagnostic]:
    entries = people.root.entries if isinstance(people.root, marked_yaml.Mapping) else {}
    for key in entries:
        covers = people.at((key, "pseudonyms"))
        for number in range(len(covers.items) if isinstance(covers, marked_yaml.Sequence) else 0):
            for path, text in _texts(people, (key, "pseudonyms", number, "protocols")):
                if text not in ids:
                    remedy = did_you_mean(text, sorted(ids))
                    yield found("Y403", people.place(path), f"no text has the id {quoted(text)}", remedy)


def _texts(document: Document | None, path: marked_yaml.Path, *key: str) -> Iterator[tuple[marked_yaml.Path, str]]:
    """Each text of the list at ``path`` (or under ``key`` of its entries) with its own path."""
    entries = document.at(path) if document else None
    for number in range(len(entries.items) if isinstance(entries, marked_yaml.Sequence) else 0):
        whole = (*path, number, *key)
        node = document.at(whole) if document else None
        if isinstance(node, marked_yaml.Scalar) and node.text and node.text.strip():
            yield whole, node.text.strip()
