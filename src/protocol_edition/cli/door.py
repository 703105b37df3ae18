"""The command itself: finds the subcommand asked for, and turns whatever ends it into an exit code.

Only click is imported before a subcommand is known, so that ``--help`` answers at once.
"""

import importlib
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from enum import IntEnum

import click

from protocol_edition import __version__

COMMANDS = {
    "new": "Make the folder of a new edition.",
    "add": "Take texts into an edition.",
    "build": "Make the site from an edition.",
    "check": "Say all that is wrong with an edition; write nothing.",
    "serve": "Show the site on this machine, and make it anew at every save.",
    "parse": "Print what is read from one text, of any edition or none.",
    "anchors": "Record the addresses of items and paragraphs, so that they never change.",
    "cite": "Print the citation of a protocol, or of an item or paragraph of it.",
    "package": "Pack an edition with its site for an archive.",
    "verify": "Say whether a site or a package is as it was made.",
    "template": "Copy one of the program's templates, to change it for an edition.",
    "guide": "Make the guide for editors, with all settings and all findings.",
    "explain": "Explain a code such as N101.",
}
"""Each subcommand, in the order of an editor's work; it lives in the module ``commands/NAME.py`` as ``command``."""


class Exit(IntEnum):
    """What the exit code says."""

    GOOD = 0
    ERRORS = 1
    WRONG_USE = 2
    FAULT = 3
    INTERRUPTED = 130
    BROKEN_PIPE = 141


class _Commands(click.Group):
    """A group whose subcommands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"protocol_edition.cli.commands.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101 - tells mypy what importlib cannot
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            near = get_close_matches(name, COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            ctx.fail(f"No such command {name!r}.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def commands() -> None:
    """Turns the plain text of archival meeting protocols into a citable, static digital edition.

    An edition is a folder: the texts, an edition.yaml that names it, and what its editors decided. Where no
    EDITION is named, it is ./seeds if that is one, or else the current folder.

    \b
    Examples:
      protocol-edition new minutes            begin an edition
      protocol-edition build                  make the site in build/
      protocol-edition serve                  see it, and see every change
      protocol-edition parse protocol-63.txt  see how a text is understood

    \b
    Exit codes:
      0  good
      1  errors in the edition, or the site could not be written; the old site is as it was
      2  wrong use of the command
      3  a fault of the program
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; out: the exit code. Never raises for what an edition, a user or a reader of a pipe does."""
    try:
        ended = commands.main(arguments, prog_name="protocol-edition", standalone_mode=False)
        sys.stdout.flush()
    except click.Abort:
        return Exit.INTERRUPTED
    except click.ClickException as wrong:
        wrong.show()
        return Exit.WRONG_USE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.BROKEN_PIPE
    except Exception as fault:  # noqa: BLE001 - the last door: no traceback is for an editor's eyes
        from protocol_edition.cli.fault import tell_fault  # noqa: PLC0415 - what it needs is seldom needed

        tell_fault(fault)
        return Exit.FAULT
    return int(ended or Exit.GOOD)
