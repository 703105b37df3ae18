"""``protocol-edition package``: edition and site as one folder for an archive."""

from pathlib import Path

import click

from protocol_edition.cli.clock import given_time
from protocol_edition.cli.edition import edition_argument, trust_option
from protocol_edition.cli.findings import Form, form_option, told
from protocol_edition.cli.terminal import Progress, counted, say, styled
from protocol_edition.project import open_project
from protocol_edition.publish import Built, Means, package


@click.command("package")
@edition_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("deposit"), show_default=True,
    help="The folder of the package; it must not exist yet.",
)  # fmt: skip
@trust_option
@form_option
def command(edition: Path, output: Path, trust_templates: bool, form: Form) -> int:
    """Pack EDITION with its site for an archive, as a BagIt bag (RFC 8493) with the sums of all files.

    The site is built anew for it, and only if all of its addresses are recorded. Any program for BagIt can verify the
    package; so can `protocol-edition verify`, and `sha256sum --check manifest-sha256.txt` in the folder itself.

    \b
    Examples:
      protocol-edition package                       the edition here, into deposit/
      protocol-edition package minutes -o bag-2026   the edition in minutes/
    """
    project, findings = open_project(edition)
    time = given_time()
    day = time.date().isoformat() if time else ""
    progress = Progress()
    try:
        packed = (
            package(project, output, day, findings, Means(progress=progress), trusting=trust_templates)
            if project
            else Built(False, 0, 0, findings)
        )
    finally:
        progress.end()
    tellable = told(packed.diagnostics, edition)
    tellable.tell(form, published=packed.published, protocols=packed.protocols, files=packed.files)
    if form is Form.TEXT:
        done = f"Packed {counted(packed.protocols, 'protocol')} and the site in {output}"
        say(f"{styled(done if packed.published else 'Nothing was packed', bold=True)} ({tellable.count()}).")
    return 0 if packed.published else 1
