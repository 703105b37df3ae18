"""``protocol-edition parse``: what is read from one text, of any edition or none."""

from pathlib import Path

import click

from protocol_edition.cli.expressions import kept_expressions
from protocol_edition.cli.findings import Form, told
from protocol_edition.cli.terminal import printable, say
from protocol_edition.diagnostics import Diagnostic, has_errors
from protocol_edition.edition import EditedProtocol, edit, read_ledger
from protocol_edition.exports import outline, protocol_json
from protocol_edition.model import Authorities, Header, Protocol
from protocol_edition.project import open_text, slug
from protocol_edition.sources import Reading, read


@click.command("parse")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["outline", "json"]), default="outline", show_default=True,
    help="A tree to look at, or JSON with the text and origin of every node.",
)  # fmt: skip
@kept_expressions()
def command(file: Path, form: str) -> int:
    """Print what is read from FILE, and on standard error what is odd about it.

    FILE is any text, in an edition or not. Decisions in a sidecar beside it (NAME.yaml for NAME.txt) are heeded.
    The numbers at the left are the lines of the file.

    \b
    Examples:
      protocol-edition parse seeds/protocol-63.txt
      protocol-edition parse minutes.txt --format json > minutes.json
    """
    protocol, findings = _read(file)
    tellable = told(findings, file.parent)
    if form == "json":
        click.echo(protocol_json(protocol, tellable.diagnostics, indent=2), nl=False)
    else:
        click.echo(printable(outline(protocol.protocol)), nl=False)
    tellable.tell(Form.TEXT)
    if tellable.diagnostics:
        say(f"{tellable.count()}.")
    return 1 if has_errors(findings) else 0


def _read(file: Path) -> tuple[EditedProtocol | Reading, tuple[Diagnostic, ...]]:
    """What is read from a file, with what its edition knows of it.

    Where nothing can be read it is an empty protocol, so that the JSON keeps its form.
    """
    text, findings = open_text(file)
    if text is None:
        return _nothing(file.name), findings
    reading, of_reading = read(text.content, text.file, text.decisions)
    if reading is None:
        return _nothing(file.name), (*findings, *of_reading)
    document_id = text.decisions.id or slug(file.stem) or "text"
    if text.project is None:
        # Nobody has listed whom names mean, so that what is found about names says nothing.
        edited, _ = edit(reading, text.decisions, Authorities(), None, doc_id=document_id)
        return edited, (*findings, *of_reading)
    path = text.project.ledger(file)
    ledger, of_ledger = read_ledger(path, text.project.file_name(path))
    edited, of_edition = edit(reading, text.decisions, text.project.authorities, ledger, doc_id=document_id)
    return edited, (*findings, *of_reading, *of_ledger, *of_edition)


def _nothing(file: str) -> Reading:
    header = Header((), "", "", "", "", None, "", "", (), "", "", ())
    return Reading(Protocol(file, header, (), (), (), ()), "")
