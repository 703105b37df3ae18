"""``protocol-edition build``: the site from an edition."""

import time
from pathlib import Path

import click

from protocol_edition.cli.edition import edition_argument, output_option
from protocol_edition.cli.findings import Form, form_option, told
from protocol_edition.cli.terminal import Progress, counted, say, styled
from protocol_edition.project import open_project
from protocol_edition.publish import Built, Means, Terms, build


@click.command("build")
@edition_argument
@output_option
@click.option("--strict", is_flag=True, help="Let warnings stop publication as errors do, and addresses not recorded.")
@form_option
def command(edition: Path, output: Path, strict: bool, form: Form) -> int:
    """Make the site of EDITION: pages, citations and downloads, ready for any web server.

    The new site is written beside the old one and takes its place in one step. With any error nothing is
    published and the old site stays as it was. A build never writes among the texts: addresses that are not recorded
    yet are marked on the page as provisional.

    \b
    Examples:
      protocol-edition build                      the edition here, into build/
      protocol-edition build minutes -o public    the edition in minutes/, into public/
      protocol-edition build --strict             not with a single warning
    """
    begun = time.monotonic()
    project, findings = open_project(edition)
    progress = Progress()
    try:
        built = (
            build(project, output, findings, Terms(strict), Means(progress=progress))
            if project
            else Built(False, 0, 0, findings)
        )
    finally:
        progress.end()
    tellable = told(built.diagnostics, edition)
    tellable.tell(form, published=built.published, protocols=built.protocols, files=built.files)
    if form is Form.TEXT:
        say(_summary(built, output, tellable.count(), time.monotonic() - begun))
    return 0 if built.published else 1


def _summary(built: Built, output: Path, count: str, seconds: float) -> str:
    if not built.published:
        kept = f"{output} is as it was" if output.exists() else f"{output} was not made"
        return f"{styled('Nothing was published', bold=True)}, {kept}: {count}."
    protocols = counted(built.protocols, "protocol")
    page = output / "index.html"
    return f"{styled('Published', bold=True)} {protocols} in {built.files} files, {seconds:.1f} s: {page} ({count})."
