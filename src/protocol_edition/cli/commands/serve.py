"""``protocol-edition serve``: the site on this machine, made anew at every save."""

import webbrowser
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import click

from protocol_edition.cli.edition import cache_folder, draft_option, edition_argument, output_option, trust_option
from protocol_edition.cli.fault import tell_fault
from protocol_edition.cli.findings import Form, told
from protocol_edition.cli.terminal import say, styled
from protocol_edition.diagnostics import Diagnostic, Severity
from protocol_edition.project import static_folder, templates_folder
from protocol_edition.publish import Built, Session
from protocol_edition.server import PortTakenError, Preview, Rebuilt, Running, serve

_FIRST_PORT = 8000
_TRIES = 20


@click.command("serve")
@edition_argument
@output_option
@draft_option
@click.option("-p", "--port", type=click.IntRange(1, 65535), help="The port; else the first free one from 8000 on.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
@trust_option
def command(  # noqa: PLR0913, PLR0917 - one for each option
    edition: Path, output: Path, draft: bool, port: int | None, open_browser: bool, trust_templates: bool
) -> int:
    """Show the site of EDITION on this machine, and make it anew whenever a file of the edition is saved.

    Open pages load themselves anew. While the edition has errors, the last good site stays, and the errors stand
    here and on the page. Nobody but you can reach the server. Ctrl-C ends it.

    \b
    Examples:
      protocol-edition serve                 http://127.0.0.1:8000/
      protocol-edition serve --open -p 8080
    """
    watched = (edition, templates_folder(), static_folder())
    editing = Editing(edition, output, trusting=trust_templates, draft=draft)
    preview = Preview(output, watched, editing.rebuild, editing.index, editing.settle, editing.saved, editing.keep)
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


class Editing:
    """An edition while somebody writes it: a fault of the program must not end the preview."""

    def __init__(self, edition: Path, output: Path, *, trusting: bool = False, draft: bool = False) -> None:
        self._edition = edition
        self._session = Session(edition, output, cache_folder(output, None), trusting=trusting, draft=draft)
        self._begun = False
        self._told: tuple[Diagnostic, ...] = ()

    def saved(self, files: frozenset[Path]) -> None:
        """What the next build is asked for."""
        self._session.saved(files)

    def rebuild(self) -> Rebuilt:
        """One build, and what to say of it; after the first one what is not of the saved texts comes later."""
        try:
            built = self._session.build(quick=self._begun)
        except Exception as fault:  # noqa: BLE001 - told as at the door
            tell_fault(fault)
            return Rebuilt(False, ("A fault of the program: the terminal says more.",))
        self._begun = self._begun or built.published
        return self._said(built)

    def _said(self, built: Built) -> Rebuilt:
        """What is to be said of a build."""
        errors = () if built.published else told(built.diagnostics, self._edition).plain(Severity.ERROR)
        return Rebuilt(built.published, errors, partial(self._tell, built))

    def _tell(self, built: Built) -> None:
        """Says here what is new, and every error; how many findings there are in all."""
        everything = told(built.diagnostics, self._edition)
        before, self._told = self._told, everything.diagnostics
        if before != self._told or not built.published:  # in a large edition to look for the new ones takes its time
            known = frozenset(before)
            fresh = [one for one in self._told if one not in known or one.severity is Severity.ERROR]
            told(fresh, self._edition).tell(Form.TEXT)
        what = f"made anew, {built.files} files" if built.published else "the last good site stays"
        say(f"{what}: {everything.count()}.")

    def index(self) -> Mapping[str, bytes]:
        """The files of the search index, when somebody searches."""
        try:
            return self._session.index()
        except Exception as fault:  # noqa: BLE001 - told as at the door
            tell_fault(fault)
            return {}

    def settle(self) -> Rebuilt | None:
        """What can wait until nobody saves; None where nothing was left to do."""
        try:
            built = self._session.settle()
        except Exception as fault:  # noqa: BLE001 - told as at the door
            tell_fault(fault)
            return None
        return self._said(built) if built else None

    def keep(self) -> None:
        """What is for another day, once the editor has left off."""
        try:
            self._session.keep()
        except Exception as fault:  # noqa: BLE001 - told as at the door
            tell_fault(fault)
