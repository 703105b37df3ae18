"""``protocol-edition guide``: the guide for editors as a site, made by the program itself."""

import tempfile
from pathlib import Path

import click

from protocol_edition import __version__
from protocol_edition.cli.findings import Form, told
from protocol_edition.cli.terminal import say
from protocol_edition.diagnostics import findings_reference
from protocol_edition.project import open_project, write_guide
from protocol_edition.publish import Terms, build


@click.command("guide")
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), default=Path("guide"), show_default=True,
    help="The folder of the guide; it is replaced as a whole.",
)  # fmt: skip
def command(output: Path) -> int:
    """Make the guide for editors: an edition that explains itself, with all settings and all findings.

    \b
    Examples:
      protocol-edition guide
      protocol-edition guide --output ~/guide
    """
    with tempfile.TemporaryDirectory() as place:
        edition = Path(place, "guide")
        write_guide(edition, __version__, findings_reference())
        project, findings = open_project(edition)
        if project is None:
            raise RuntimeError("the guide's own edition has faults: " + "; ".join(map(str, findings)))
        built = build(project, output, findings, Terms(strict=True))
    if not built.published:
        told(built.diagnostics, edition).tell(Form.TEXT)
        return 1
    say(f"The guide is in {output}: open {output / 'guide' / 'index.html'}")
    return 0
