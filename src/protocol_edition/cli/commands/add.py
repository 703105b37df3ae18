"""``protocol-edition add``: takes texts into an edition, all of them or none."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import click

from protocol_edition.cli.edition import edition_option
from protocol_edition.cli.findings import Form, told
from protocol_edition.cli.terminal import counted, printable, say
from protocol_edition.diagnostics import Diagnostic, found, has_errors
from protocol_edition.edition import EditedProtocol, edit, slug
from protocol_edition.exports import outline
from protocol_edition.model import Decisions, frozen
from protocol_edition.project import SOURCE_SUFFIXES, Project, open_project, open_text
from protocol_edition.publish import desk
from protocol_edition.sources import Reading, read

_NAMES = ("A201", "A202", "A207")
"""The findings on names that an editor has to settle."""
_WITH_OUTLINE = 3
"""With more texts than this only a line is shown of each; ``parse`` shows any of them."""


@frozen
class _Addition:
    """A text that is to be added, as it would be called and understood."""

    name: str
    content: bytes
    edited: EditedProtocol

    @property
    def sidecar(self) -> str:
        """The decisions that are proposed, for the editor to go on with."""
        edited = self.edited
        lines = [
            f"# What you decided about {self.name}; it wins over what the program reads.",
            f"id: {edited.id}  # the address of the text: never change it once it is published",
        ]
        proposed = (("short_title", edited.short_title), ("series", edited.series), ("number", edited.number))
        lines += (f'# {key}: "{value}"' for key, value in proposed if value and '"' not in value)
        return "\n".join(lines) + "\n"


@click.command("add")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@edition_option
@click.option("--dry-run", is_flag=True, help="Show what would be added; write nothing.")
def command(files: tuple[Path, ...], edition: Path, dry_run: bool) -> int:
    """Take texts into an edition: each FILE is copied unchanged, and a file for your decisions put beside it.

    For each text an address is proposed (id), and how it is understood is shown; then the names that the authority
    files do not know. If anything is wrong with one of the files, nothing is added.

    \b
    Examples:
      protocol-edition add ~/transcripts/protocol-7.txt
      protocol-edition add ~/transcripts/*.txt --edition minutes --dry-run
      protocol-edition add ~/tei/*.xml
    """
    project, findings = open_project(edition)
    if project is None:
        tellable = told(findings, edition)
        tellable.tell(Form.TEXT)
        say(f"Nothing was added: {tellable.count()}.")
        return 1
    gathered = _Gatherer(project)
    for file in dict.fromkeys(files):
        gathered.take(file)
    if gathered.refusals:
        tellable = told(gathered.refusals, Path())
        tellable.tell(Form.TEXT)
        say(f"Nothing was added: {tellable.count()}.")
        return 1
    _show(gathered.additions)
    told(gathered.doubts, edition).tell(Form.TEXT)
    if not dry_run:
        _write(gathered.additions, project.root)
    done = "Would be added" if dry_run else "Added"
    names = counted(len({doubt.what for doubt in gathered.doubts}), "name")
    texts = counted(len(gathered.additions), "text")
    say(f"{done}: {texts}; {names} to be settled. Next: protocol-edition check {edition}")
    return 0


class _Gatherer:
    """Looks at files one after another: what would be added, why some may not be, and the names in doubt."""

    def __init__(self, project: Project) -> None:
        self._names = desk(project).names
        self._contents = {project.read_source(source)[0] or b"": source.name for source in project.sources}
        self._taken = {source.name.casefold() for source in project.sources}
        self._ids = {project.document_id(source) for source in project.sources}
        self.additions: list[_Addition] = []
        self.refusals: list[Diagnostic] = []
        self.doubts: list[Diagnostic] = []

    def take(self, file: Path) -> None:
        """Looks at one file."""
        text, findings = open_text(file)
        reading = None
        suffix = file.suffix.lower()
        name = f"{file.stem}{suffix if suffix in SOURCE_SUFFIXES else '.txt'}"
        if text and not self._is_there(text.content, name, file):
            reading, of_reading = read(text.content, name, Decisions())
            findings += of_reading
        self.refusals += (one._replace(file=file.as_posix()) for one in findings if has_errors((one,)))
        if text and reading:
            self._add(name, text.content, reading)

    def _is_there(self, content: bytes, name: str, file: Path) -> bool:
        same = self._contents.get(content)
        if not same and name.casefold() not in self._taken:
            return False
        what = f"the edition has this text already, as {same}" if same else f"the edition has another text named {name}"
        self.refusals.append(found("Y407", file.as_posix(), what))
        return True

    def _add(self, name: str, content: bytes, reading: Reading) -> None:
        title = edit(reading, Decisions(), self._names, None, doc_id="x")[0].short_title
        proposed = next(one for one in _numbered(slug(title) or slug(name)) if one not in self._ids)
        edited, of_names = edit(reading, Decisions(), self._names, None, doc_id=proposed)
        self.doubts += (finding for finding in of_names if finding.code in _NAMES)
        self._ids.add(proposed)
        self._contents[content] = name
        self._taken.add(name.casefold())
        self.additions.append(_Addition(name, content, edited))


def _numbered(name: str) -> Iterator[str]:
    """``protocol-7``, ``protocol-7-2``, ``protocol-7-3``: for whoever needs an address that is free."""
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _show(additions: list[_Addition]) -> None:
    for one in additions:
        protocol = one.edited.protocol
        facts = [protocol.header.date or "no date"]
        facts += (
            counted(number, what)
            for number, what in (
                (len(protocol.sessions), "session"), (len(protocol.items), "item"), (len(protocol.notes), "note")
            )
        )  # fmt: skip
        click.echo(printable(f"{one.name}  id: {one.edited.id}  {', '.join(facts)}"))
        if len(additions) <= _WITH_OUTLINE:
            click.echo(printable(outline(protocol)))


def _write(additions: list[_Addition], root: Path) -> None:
    """Texts first, each whole; what is there already was looked for before."""
    for one in additions:
        with (root / one.name).open("xb") as text:
            text.write(one.content)
        sidecar = root / Path(one.name).with_suffix(".yaml")
        with suppress(FileExistsError), sidecar.open("x", encoding="utf-8") as decisions:
            decisions.write(one.sidecar)
