"""A fault of the program: one line for the editor, and a file for whoever mends it, without text of the edition."""

import os
import platform
import tempfile
import traceback
from pathlib import Path

import click

from protocol_edition import __version__


def tell_fault(fault: BaseException) -> None:
    """Says in one line that the program is at fault, and where the report lies."""
    where = _steps(fault)[-1]
    file = _write(fault)
    click.echo(
        f"protocol-edition: a fault of the program, not of your edition: {type(fault).__name__} in {where}. "
        f"Please send {file} to its makers; it holds no text of the edition.",
        err=True,
    )


def _write(fault: BaseException) -> str:
    try:
        descriptor, name = tempfile.mkstemp(prefix="protocol-edition-fault-", suffix=".txt", text=True)
        with os.fdopen(descriptor, "w", encoding="utf-8") as report:
            report.write(report_of(fault))
    except OSError:
        return "these words"
    return name


def report_of(fault: BaseException) -> str:
    """Versions and the places in our code; not the exception's message, which could quote the edition."""
    lines = [
        f"protocol-edition {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        "",
    ]
    chain: BaseException | None = fault
    while chain:
        lines += [type(chain).__name__, *(f"  {step}" for step in _steps(chain)), ""]
        chain = chain.__cause__ or chain.__context__
    return "\n".join(lines)


def _steps(fault: BaseException) -> list[str]:
    """Each step as ``module.py:line function``: no path of this machine."""
    return [
        f"{_from_package(Path(frame.filename))}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(fault.__traceback__)
    ] or ["an unknown place"]


def _from_package(file: Path) -> str:
    """The path from the package's folder on, such as ``protocol_edition/edition/edit.py``."""
    parts = file.parts
    for root in ("protocol_edition", "site-packages"):
        if root in parts[:-1]:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) :])
    return file.name
