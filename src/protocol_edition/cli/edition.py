"""Which edition is meant, and where its site goes."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_OUTPUT = click.Path(file_okay=False, path_type=Path)


def _named(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path:
    """The folder named, or else ./seeds if it is an edition, or else the current folder."""
    if value is not None:
        return value
    seeds = Path("seeds")
    return seeds if (seeds / "edition.yaml").is_file() else Path()


def edition_argument(command: Command) -> Command:
    """Adds the argument EDITION."""
    return click.argument("edition", required=False, type=_FOLDER, callback=_named)(command)


def edition_option(command: Command) -> Command:
    """Adds EDITION as an option, for commands whose argument is something else."""
    return click.option(
        "-e", "--edition", type=_FOLDER, callback=_named, help="The edition's folder.", show_default="./seeds or here"
    )(command)


def draft_option(command: Command) -> Command:
    """Adds the option --draft."""
    return click.option(
        "--draft", is_flag=True,
        help="Make the pages alone, as a draft: no citations, histories, downloads and search.",
    )(command)  # fmt: skip


def cache_options(command: Command) -> Command:
    """Adds the options --cache and --no-cache, as ``cache``: a folder, or None for the usual one, or False."""
    command = click.option(
        "--cache", type=_OUTPUT, show_default=".protocol-edition-cache beside the output",
        help="The folder for what a build keeps for the next one; it can be deleted at any time.",
    )(command)  # fmt: skip
    return click.option("--no-cache", is_flag=True, help="Make everything anew, and keep nothing.")(command)


def cache_folder(output: Path, cache: Path | None) -> Path:
    """Where the build of ``output`` keeps what it keeps."""
    target = Path(os.path.realpath(output))
    return cache or target.parent / ".protocol-edition-cache" / target.name


def trust_option(command: Command) -> Command:
    """Adds the option --trust-templates."""
    return click.option(
        "--trust-templates", is_flag=True, help="Let the edition's own templates do what Python can: no sandbox."
    )(command)


def output_option(command: Command) -> Command:
    """Adds the option --output."""
    return click.option(
        "-o", "--output", type=_OUTPUT, default=Path("build"), show_default="build",
        help="The folder of the site; it is replaced as a whole.",
    )(command)  # fmt: skip
