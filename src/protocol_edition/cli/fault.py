"""A fault of the program: one line for the editor, and a file for whoever mends it, without text of the edition."""

import os
import platform
import re
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

import click

from protocol_edition import __version__

ASKED = "PROTOCOL_EDITION_FULL_REPORT"
"""The variable of the environment by which an editor asks for a report that quotes what the program was at."""
_STEP = re.compile(r'^  File "(?P<file>[^"\n]+)", line (?P<line>\d+), in (?P<name>[\w.<>]+)$', re.MULTILINE)
"""A step in the words with which a worker hands on its fault."""


def tell_fault(fault: BaseException) -> None:
    """Says in one line that the program is at fault, and where the report lies."""
    where = _steps(fault)[-1]
    holds = "it quotes the edition, so look it over first" if _full() else "it holds no text of the edition"
    click.echo(
        f"protocol-edition: a fault of the program, not of your edition: {type(fault).__name__} in {where}. "
        f"Please send {_write(fault)} to its makers; {holds}.",
        err=True,
    )


def _full() -> bool:
    return os.environ.get(ASKED, "") not in ("", "0")


def _write(fault: BaseException) -> str:
    try:
        descriptor, name = tempfile.mkstemp(prefix="protocol-edition-fault-", suffix=".txt", text=True)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as report:
            report.write(report_of(fault, full=_full()))
    except OSError:
        return "these words"
    return name


def report_of(fault: BaseException, *, full: bool = False) -> str:
    """Versions and the places in our code; the exception's message, which could quote the edition, only if ``full``."""
    lines = [
        f"protocol-edition {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        "",
    ]
    for one in _chain(fault):
        lines += [type(one).__name__, *(f"  {step}" for step in _steps(one)), ""]
    if full:
        lines += ["".join(traceback.format_exception(fault))]
    return "\n".join(lines)


def _chain(fault: BaseException) -> Iterator[BaseException]:
    """The fault, and what led to it."""
    one: BaseException | None = fault
    while one:
        if not _is_of_worker(one):
            yield one
        one = one.__cause__ or one.__context__


def _is_of_worker(fault: BaseException | None) -> bool:
    """Whether this is how a worker, or ``concurrent.futures``, hands on in words where a fault came up."""
    return type(fault).__name__ in {"StepsOfWorkerError", "_RemoteTraceback"}


def _steps(fault: BaseException) -> list[str]:
    """Each step as ``module.py:line function``: no path of this machine."""
    steps = [(frame.filename, str(frame.lineno), frame.name) for frame in traceback.extract_tb(fault.__traceback__)]
    if _is_of_worker(fault.__cause__):
        # The words end with the message of the fault, which could look like a step: only our modules count.
        modules = {getattr(module, "__file__", None) for module in sys.modules.values()}
        found = _STEP.finditer(str(fault.__cause__))
        steps += [(step["file"], step["line"], step["name"]) for step in found if step["file"] in modules]
    return [f"{_from_package(Path(file))}:{line} {name}" for file, line, name in steps] or ["an unknown place"]


def _from_package(file: Path) -> str:
    """The path from the package's folder on, such as ``protocol_edition/edition/edit.py``."""
    parts = file.parts
    for root in ("protocol_edition", "site-packages"):
        if root in parts[:-1]:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) :])
    return file.name
