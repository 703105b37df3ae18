"""``protocol-edition new``: a folder for a new edition, which builds at once."""

from pathlib import Path

import click

from protocol_edition import __version__
from protocol_edition.cli.terminal import counted, say
from protocol_edition.project import NotEmptyError, start


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> int:
    """Make FOLDER, a new edition with one invented text, which builds at once and explains itself.

    FOLDER must not exist yet, or be empty.

    \b
    Examples:
      protocol-edition new minutes
      cd minutes
      protocol-edition serve
    """
    try:
        names = start(folder, __version__)
    except NotEmptyError:
        raise click.UsageError(
            f"{folder} is not empty. Name a folder that does not exist yet; nothing was written."
        ) from None
    except OSError as refused:
        raise click.UsageError(f"{folder} cannot be made: {refused.strerror}. Nothing was written.") from None
    say(f"A new edition in {folder}, {counted(len(names), 'file')}. Read {folder / 'README.md'}, or see the site:")
    say(f"  cd {folder}")
    say("  protocol-edition serve")
    return 0
