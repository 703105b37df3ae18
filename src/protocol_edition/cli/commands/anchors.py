"""``protocol-edition anchors``: records addresses in the ledger, so that they never change."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from protocol_edition.cli.clock import given_time
from protocol_edition.cli.edition import edition_argument
from protocol_edition.cli.expressions import kept_expressions
from protocol_edition.cli.findings import Form, told
from protocol_edition.cli.terminal import counted, printable, say
from protocol_edition.diagnostics import Diagnostic, found, has_errors
from protocol_edition.edition import Entry, Ledger, mint, write_ledger, write_names
from protocol_edition.model import frozen
from protocol_edition.project import Project, names_text, open_project
from protocol_edition.publish import desk, edit_text


@frozen
class _Minted:
    """A ledger as it is and as it shall be."""

    file: Path
    before: Ledger
    after: Ledger


@click.command("anchors")
@edition_argument
@click.option("--dry-run", is_flag=True, help="Show what would be recorded; record nothing.")
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), default=None, metavar="YYYY-MM-DD",
    help="The day to record; else that of SOURCE_DATE_EPOCH, else today (UTC).",
)  # fmt: skip
@kept_expressions()
def command(edition: Path, dry_run: bool, on: datetime | None) -> int:
    """Record the addresses of all items, paragraphs, speeches, notes and names of EDITION in its ledger.

    From then on no address moves, whatever is corrected, inserted or taken out. Nothing is recorded while the
    edition has errors. Run it when a text is ready, and commit the ledger (anchors/) with the text.

    \b
    Examples:
      protocol-edition anchors --dry-run    see what would be recorded
      protocol-edition anchors              record it
    """
    project, findings = open_project(edition)
    minted: list[_Minted] = []
    if project:
        day = (on or (given_time() or datetime.now(UTC))).date().isoformat()
        minted, of_texts = _mint(project, day)
        findings += of_texts
    names = _new_names(project) if project else []
    if project and not has_errors(findings):
        _show(minted, names)
        if not dry_run:
            findings += tuple(_write(project, minted, names))
    if has_errors(findings):
        tellable = told(findings, edition)
        tellable.tell(Form.TEXT)
        say(f"Not everything was recorded: {tellable.count()}.")
        return 1
    new = sum(len(_new(one)) for one in minted)
    done = "Would be recorded" if dry_run else "Recorded"
    also = f", {counted(len(names), 'new name')}" if names else ""
    say(f"{done}: {counted(new, 'new anchor')} in {counted(len(minted), 'ledger')}{also}.")
    return 0


def _mint(project: Project, on: str) -> tuple[list[_Minted], tuple[Diagnostic, ...]]:
    """The ledgers that change; findings on all texts."""
    at = desk(project)
    minted: list[_Minted] = []
    findings: list[Diagnostic] = []
    for source in project.sources:
        text, of_text = edit_text(source, at)
        findings += of_text
        if text is None or text.ledger.refused:  # reading has told what is wrong, and at which line
            continue
        after, of_minting = mint(text.edited, text.ledger, on=on)
        findings += of_minting
        if after != text.ledger:
            minted.append(_Minted(project.ledger(source), text.ledger, after))
    return minted, tuple(findings)


def _write(project: Project, minted: list[_Minted], names: list[str]) -> Iterator[Diagnostic]:
    """Writes one ledger after another, the record of names last, until one cannot be written."""
    file = project.root
    try:
        for one in minted:
            file = one.file
            yield from write_ledger(file, one.after)
        if names:
            file = project.names_ledger()
            write_names(file, names_text(project.names))
    except OSError as error:
        yield found("L303", project.file_name(file), error.strerror or str(error))


def _new(one: _Minted) -> list[Entry]:
    known = {entry.id for entry in one.before.entries}
    return [entry for entry in one.after.entries if entry.id not in known]


def _new_names(project: Project) -> list[str]:
    """The names that are not recorded as published yet, by the addresses of their pages."""
    return [
        f"{kind}/{key}"
        for kind, keys in project.names.items()
        for key in sorted(keys - project.published.get(kind, frozenset()))
    ]


def _show(minted: list[_Minted], names: list[str]) -> None:
    for one in minted:
        for entry in _new(one):
            words = " ".join(entry.known.text.split())
            click.echo(
                printable(f"{one.after.protocol}#{entry.id}  {entry.kind}  {entry.label}  {words}"[:110].rstrip())
            )
    for name in names:
        click.echo(printable(name))
