"""``protocol-edition serve``: the site on this machine, made anew at every save."""

import webbrowser
from functools import partial
from pathlib import Path

import click

from protocol_edition.cli.edition import edition_argument, output_option
from protocol_edition.cli.fault import tell_fault
from protocol_edition.cli.findings import Form, told
from protocol_edition.cli.terminal import say, styled
from protocol_edition.diagnostics import Severity
from protocol_edition.exports import forget_fonts
from protocol_edition.pages import forget_templates
from protocol_edition.project import open_project, static_folder, templates_folder
from protocol_edition.publish import Built, Terms, build, index_alone
from protocol_edition.server import PortTakenError, Preview, Rebuilt, Running, serve

_FIRST_PORT = 8000
_TRIES = 20


@click.command("serve")
@edition_argument
@output_option
@click.option("-p", "--port", type=click.IntRange(1, 65535), help="The port; else the first free one from 8000 on.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
def command(edition: Path, output: Path, port: int | None, open_browser: bool) -> int:
    """Show the site of EDITION on this machine, and make it anew whenever a file of the edition is saved.

    Open pages load themselves anew. While the edition has errors, the last good site stays, and the errors stand
    here and on the page. Nobody but you can reach the server. Ctrl-C ends it.

    \b
    Examples:
      protocol-edition serve                 http://127.0.0.1:8000/
      protocol-edition serve --open -p 8080
    """
    watched = (edition, templates_folder(), static_folder())
    preview = Preview(output, watched, partial(rebuild, edition, output), partial(make_index, edition))
    try:
        serve(
            preview,
            port=port or _FIRST_PORT,
            tries=1 if port else _TRIES,
            ready=partial(_ready, edition=edition, open_browser=open_browser),
        )
    except PortTakenError as taken:
        raise click.UsageError(f"The {taken}. Name another one with --port.") from taken
    except KeyboardInterrupt:
        return 0  # how a preview is meant to end
    return 0


def _ready(running: Running, *, edition: Path, open_browser: bool) -> None:
    say(f"{styled(running.address, bold=True)} shows {edition.resolve().name}. Save a file and see. Ctrl-C ends.")
    if open_browser:
        webbrowser.open(running.address)


def make_index(edition: Path) -> dict[str, bytes]:
    """The files of the search index, when somebody searches; a fault of the program must not end the preview."""
    try:
        project, _ = open_project(edition)
        return dict(index_alone(project)) if project else {}
    except Exception as fault:  # noqa: BLE001 - told as at the door
        tell_fault(fault)
        return {}


def rebuild(edition: Path, output: Path) -> Rebuilt:
    """One build; a fault of the program in it must not end the preview."""
    forget_templates()
    forget_fonts()
    try:
        project, findings = open_project(edition)
        terms = Terms(durable=False, searchable=False)
        built = build(project, output, findings, terms) if project else Built(False, 0, 0, findings)
    except Exception as fault:  # noqa: BLE001 - told as at the door
        tell_fault(fault)
        return Rebuilt(False, ("A fault of the program: the terminal says more.",))
    tellable = told(built.diagnostics, edition)
    tellable.tell(Form.TEXT)
    what = f"made anew, {built.files} files" if built.published else "the last good site stays"
    say(f"{what}: {tellable.count()}.")
    errors = tellable.plain(Severity.ERROR)
    return Rebuilt(built.published, () if built.published else errors)
