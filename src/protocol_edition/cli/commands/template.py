"""``protocol-edition template``: copies one of the program's templates into an edition, to be changed there."""

from pathlib import Path

import click

from protocol_edition import __version__
from protocol_edition.cli.edition import edition_option
from protocol_edition.cli.terminal import say
from protocol_edition.pages import marked_copy, template_names
from protocol_edition.project import did_you_mean


@click.command("template")
@click.argument("name", required=False)
@edition_option
def command(name: str | None, edition: Path) -> int:
    """Copy the template NAME into the edition's folder templates/, where it wins over the program's.

    Without NAME the templates are listed. The first line of a copy says which state it was copied from: `check`
    tells when the program's has changed since. Colours, faces and measures need no template: see theme/style.css.

    \b
    Examples:
      protocol-edition template                    list them
      protocol-edition template pages/home.html    change the home page of the edition here
    """
    names = template_names()
    if name is None:
        for one in names:
            click.echo(one)
        return 0
    if name not in names:
        raise click.UsageError(f"There is no template {name!r}. {did_you_mean(name, names).capitalize()}".rstrip())
    copy = edition / "templates" / name
    if copy.exists():
        raise click.UsageError(f"{copy} is there already. Move it away first; nothing was written.")
    if not copy.resolve().is_relative_to(edition.resolve()):
        raise click.UsageError(f"{copy} leads out of the edition by a link; nothing was written.")
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text(marked_copy(name, __version__), encoding="utf-8")
    say(f"Copied to {copy}. See it with: protocol-edition serve {edition}")
    return 0
