"""``protocol-edition verify``: whether a site or a package is as it was made."""

from pathlib import Path

import click

from protocol_edition.cli.findings import Form, form_option, told
from protocol_edition.cli.terminal import say, styled
from protocol_edition.publish import verified


@click.command("verify")
@click.argument("folder", required=False, default=Path("build"), type=click.Path(file_okay=False, path_type=Path))
@form_option
def command(folder: Path, form: Form) -> int:
    """Say whether every file of FOLDER (a site, or a package) is as it was made: none altered, missing or added.

    \b
    Examples:
      protocol-edition verify             the site in build/
      protocol-edition verify deposit     a package made by `protocol-edition package`
    """
    tellable = told(verified(folder), folder)
    tellable.tell(form, good=not tellable.diagnostics)
    if form is Form.TEXT:
        verdict = "Not as it was made" if tellable.diagnostics else "Good: every file is as it was made"
        say(f"{styled(verdict, bold=True)}: {folder} ({tellable.count()}).")
    return 1 if tellable.diagnostics else 0
