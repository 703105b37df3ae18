"""Opens an edition: reads all its YAML files, and tells everything that is wrong with them in one run.

1. The folder is listed.
2. ``edition.yaml``, the authority files and the sidecars are read, each fault at its line.
3. What they say is held against each other and against the names of the texts.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import BUILT_IN, Authorities, Decisions, Dialect, Thread
from protocol_edition.project.agreement import AuthorityEntries, Known, Sidecar, disagreements
from protocol_edition.project.faults import FormType, validated
from protocol_edition.project.folder import SETTINGS_FILE, Project, refused, strange_files
from protocol_edition.project.forms import EditionForm, OrganisationForm, PersonForm, PlaceForm, ThreadForm
from protocol_edition.project.ids import fault_in_id, slug
from protocol_edition.project.listing import listing
from protocol_edition.project.marked_yaml import Document, Mapping, Scalar, compose
from protocol_edition.project.published import published_names
from protocol_edition.project.reading import SETTINGS_LIMIT, Refusal, read_bytes
from protocol_edition.project.settings import Settings
from protocol_edition.project.sidecar_form import SidecarForm
from protocol_edition.project.theme import read_theme
from protocol_edition.project.wording import did_you_mean, quoted

Findings = tuple[Diagnostic, ...]
Entry = TypeVar("Entry")


def open_edition(root: Path, known: Known) -> tuple[Project | None, Findings]:
    """As ``open_project`` of this room says."""
    if not root.is_dir():
        return None, (found("Y101", SETTINGS_FILE, f"there is no folder {root}"),)
    settings, of_settings = _settings(root)
    files, of_names = listing(root)
    authorities, entries, of_authorities = _authorities(root, files.authorities)
    sidecars, of_sidecars = _sidecars(root, files.sidecars, known)
    published, of_published = published_names(root)
    of_agreement = disagreements(files.sources, sidecars, entries, published)
    strange = strange_files(root)
    findings = sorted({*of_settings, *of_names, *of_authorities, *of_sidecars, *of_published, *of_agreement, *strange})
    if settings is None:
        return None, tuple(findings)
    decisions = {sidecar.stem: sidecar.decisions for sidecar in sidecars}
    theme, of_theme = read_theme(root, settings.logo)
    dialects, of_dialects = _dialects(root, files.dialects)
    project = Project(root, settings, decisions, authorities, files.sources, files.pages, published, theme, dialects)
    return project, tuple(sorted({*findings, *of_theme, *of_dialects}))


def _dialects(root: Path, paths: tuple[Path, ...]) -> tuple[tuple[Dialect, ...], Findings]:
    if not paths:
        return (), ()
    from protocol_edition.project.dialect_form import DialectForm  # noqa: PLC0415 - few editions have a dialect

    dialects, findings = [], list[Diagnostic]()
    known = {*BUILT_IN, *(path.stem for path in paths)}
    for path in paths:
        document, faults = _document(path, root)
        form, wrong = validated(document, DialectForm) if document else (None, ())
        findings += [*faults, *wrong]
        if document and form and (form.based_on not in known or form.based_on == path.stem):
            what = f"'based_on' cannot be {quoted(form.based_on)}"
            remedy = did_you_mean(form.based_on, known) or f"write one of {', '.join(sorted(known - {path.stem}))}"
            findings.append(found("Y304", document.place(("based_on",)), what, remedy))
        elif form:
            dialects.append(form.dialect(path.stem))
    return tuple(dialects), tuple(findings)


def _document(path: Path, root: Path) -> tuple[Document | None, Findings]:
    name = path.relative_to(root).as_posix()
    content = read_bytes(path, root, SETTINGS_LIMIT)
    return (None, (refused(content, name),)) if isinstance(content, Refusal) else compose(content, name)


def _settings(root: Path) -> tuple[Settings | None, Findings]:
    path = root / SETTINGS_FILE
    if not path.exists() and not path.is_symlink():
        instead = [name for name in ("edition.yml", "Edition.yaml", "edition.yaml.txt") if (root / name).exists()]
        remedy = f"rename {instead[0]} to {SETTINGS_FILE}" if instead else ""
        return None, (found("Y101", SETTINGS_FILE, f"the folder has no {SETTINGS_FILE}", remedy),)
    document, findings = _document(path, root)
    if document is None:
        return None, findings
    if document.root == Mapping({}, 0):
        return None, (*findings, found("Y106", SETTINGS_FILE, "the file says nothing"))
    form, faults = validated(document, EditionForm)
    return form.settings() if form else None, findings + faults


def _authorities(root: Path, paths: tuple[Path, ...]) -> tuple[Authorities, dict[str, AuthorityEntries], Findings]:
    """The entries that are right; the keys of all, also of the wrong ones, so that no fault makes others."""
    authorities, findings = Authorities(), list[Diagnostic]()
    known = {kind: AuthorityEntries(True, None) for kind in ("people", "places", "organisations")}
    for path in paths:
        document, faults = _document(path, root)
        findings += faults
        if path.stem in known:  # a thread is not what a name can mean
            known[path.stem] = AuthorityEntries(document is not None, document)
        if document and not isinstance(document.root, Mapping):
            what = "the file must be a map: the key of an entry, and under it what it says"
            findings.append(found("Y303", document.origin(0), what, "write 'key:' and under it 'name: ...'"))
        elif document:
            findings += _entered(document, authorities)
    return authorities, known, tuple(findings)


def _entered(document: Document, authorities: Authorities) -> list[Diagnostic]:
    """Puts the entries of one authority file that are right into ``authorities``; gives the faults of the others."""
    match Path(document.file).stem:
        case "people":
            return _each(document, PersonForm, lambda key, form: _enter(authorities.people, key, form.entry(key)))
        case "places":
            return _each(document, PlaceForm, lambda key, form: _enter(authorities.places, key, form.entry(key)))
        case "threads":
            return _each(
                document, ThreadForm, lambda key, form: _enter(authorities.threads, key, _thread(document, key, form))
            )
        case _:
            return _each(
                document, OrganisationForm, lambda key, form: _enter(authorities.organisations, key, form.entry(key))
            )


def _thread(document: Document, key: str, form: ThreadForm) -> Thread:
    return form.entry(key, lambda number: document.place((key, "items", number)))


def _enter(entries: dict[str, Entry], key: str, entry: Entry) -> None:
    entries[key] = entry


def _each(document: Document, form: type[FormType], enter: Callable[[str, FormType], None]) -> list[Diagnostic]:
    findings: list[Diagnostic] = []
    for key in document.root.entries if isinstance(document.root, Mapping) else ():
        entry, faults = validated(document, form, (key,))
        wrong_key = _fault_in_key(document, key)
        findings += [*faults, *wrong_key]
        if entry and not wrong_key:
            enter(key, entry)
    return findings


def _fault_in_key(document: Document, key: str) -> Findings:
    fault = fault_in_id(key)
    if not fault:
        return ()
    remedy = f"write {slug(key)}" if slug(key) and not fault_in_id(slug(key)) else ""
    return (found("Y307", document.key_place((key,)), f"the key {quoted(key)} {fault}", remedy),)


def _sidecars(root: Path, paths: tuple[Path, ...], known: Known) -> tuple[tuple[Sidecar, ...], Findings]:
    sidecars, findings = [], list[Diagnostic]()
    for path in paths:
        kept = known.get(path.name)
        if kept is not None:
            sidecars.append(Sidecar(path.stem, path.name, partial(_read_again, path, root), kept, right=True))
            continue
        sidecar, faults = _sidecar(root, path)
        sidecars.append(sidecar)
        findings += faults
    return tuple(sidecars), tuple(findings)


def _read_again(path: Path, root: Path) -> Document | None:
    return _document(path, root)[0]


def _sidecar(root: Path, path: Path) -> tuple[Sidecar, Findings]:
    document, faults = _document(path, root)
    form, wrong = validated(document, SidecarForm) if document else (None, ())
    decisions = form.decisions(path.name) if form else _only_id(path.name, document)
    findings = (*faults, *wrong)
    return Sidecar(path.stem, path.name, lambda: document, decisions, right=not findings), findings


def read_sidecar(path: Path) -> tuple[Decisions, Findings]:
    """One sidecar by itself, and what is wrong with it."""
    sidecar, findings = _sidecar(path.parent, path)
    return sidecar.decisions, findings


def _only_id(file: str, document: Document | None) -> Decisions:
    """Of a sidecar with faults the id alone, so that the text's address is not judged by another one."""
    node = document and document.at(("id",))
    text = node.text or "" if isinstance(node, Scalar) else ""
    return Decisions(file=file, id="" if fault_in_id(text) else text)
