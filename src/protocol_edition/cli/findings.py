"""Tells diagnostics: as lines for people on standard error, as data for programs on standard output.

GitHub's form is that of workflow commands, which show a finding beside its line of a pull request
(docs.github.com, "Workflow commands for GitHub Actions").
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from operator import lt
from pathlib import Path
from typing import Any, assert_never

import click

from protocol_edition.cli.terminal import coloured, printable, say, styled
from protocol_edition.diagnostics import CODES, Diagnostic, Severity
from protocol_edition.model import frozen


class Form(StrEnum):
    """How findings are told."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


form_option = click.option(
    "--format", "form", type=click.Choice([form.value for form in Form]), default=Form.TEXT.value, show_default=True,
    callback=lambda _context, _option, value: Form(value),
    help="How findings are told: lines on standard error, or JSON or GitHub's annotations on standard output.",
)  # fmt: skip

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
_AT_ONCE = 500
"""Lines said at once: each by itself takes longer to say than to make, and so do ten thousand together."""


@frozen
class Told:
    """Findings in their order, with ``root``, the folder that their files are named from."""

    diagnostics: tuple[Diagnostic, ...]
    root: Path

    def tell(self, form: Form, **more: object) -> None:
        """Tells all of them; ``more`` are facts that the JSON form adds."""
        match form:
            case Form.TEXT:
                lines = self._lines(self.diagnostics, coloured=coloured())
                while some := list(islice(lines, _AT_ONCE)):
                    say("\n".join(some))
            case Form.JSON:
                click.echo(json.dumps(self.as_json() | more, ensure_ascii=False, indent=2))
            case Form.GITHUB:
                for diagnostic in self.diagnostics:
                    click.echo(self._annotation(diagnostic))
            case _:
                assert_never(form)

    def count(self) -> str:
        """``2 errors, 1 warning``, or that there is nothing."""
        counted = self._counts()
        parts = [f"{n} {kind}{'s' if n > 1 else ''}" for kind in Severity if (n := counted[kind])]
        return ", ".join(parts) or "no findings"

    def plain(self, severity: Severity) -> tuple[str, ...]:
        """The findings of one severity as lines without colour."""
        return tuple(self._lines(found for found in self.diagnostics if found.severity is severity))

    def as_json(self) -> dict[str, Any]:
        """Every finding with its place, and how many there are of each severity."""
        counted = self._counts()
        return {
            "diagnostics": [self._entry(diagnostic) for diagnostic in self.diagnostics],
            "counts": {kind.value: counted[kind] for kind in Severity},
        }

    def _counts(self) -> Counter[Severity]:
        counted = Counter[Severity]()
        for code, number in Counter(diagnostic.code for diagnostic in self.diagnostics).items():
            counted[CODES[code].severity] += number
        return counted

    def _entry(self, diagnostic: Diagnostic) -> dict[str, Any]:
        return {
            "code": diagnostic.code,
            "severity": diagnostic.severity.value,
            "file": self._file(diagnostic),
            "line": diagnostic.line,
            "column": diagnostic.column,
            "what": diagnostic.what,
            "why": CODES[diagnostic.code].why,
            "remedy": diagnostic.remedy,
        }

    def _file(self, diagnostic: Diagnostic) -> str:
        return _from_here(os.getcwd(), os.fspath(self.root), diagnostic.file)  # noqa: PTH109 - a Path costs more

    def _lines(self, diagnostics: Iterable[Diagnostic], *, coloured: bool = False) -> Iterator[str]:
        here, root = os.getcwd(), os.fspath(self.root)  # noqa: PTH109 - as above
        last, place = "", ""
        for file, line, column, code, what, remedy in diagnostics:
            if file != last or not place:
                last, place = file, printable(_from_here(here, root, file))
            yield f"{place}:{line}:{column}: {_words(code, what, remedy, coloured=coloured)}"

    def _annotation(self, diagnostic: Diagnostic) -> str:
        title = f"{diagnostic.code} {CODES[diagnostic.code].title}"
        place = f"file={_property(self._file(diagnostic))},line={diagnostic.line},col={diagnostic.column}"
        words = _message(f"{diagnostic.what}. Remedy: {_stopped(diagnostic.remedy)}")
        return printable(f"::{_GITHUB[diagnostic.severity]} {place},title={_property(title)}::{words}")


def _from_here(here: str, root: str, file: str) -> str:
    """The file as it can be opened from here: editors and terminals make a link of it."""
    name = file.rpartition("/")[2]
    if name in ("", os.curdir, os.pardir):
        return _path_from_here(here, root, file)
    folder = _path_from_here(here, root, file.removesuffix(name))
    return name if folder == os.curdir else f"{folder}{'' if folder.endswith('/') else '/'}{name}"


@lru_cache(maxsize=1024)
def _path_from_here(here: str, root: str, path: str) -> str:
    whole = Path(os.path.normpath(Path(root, path)))
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


@lru_cache(maxsize=4096)
def _words(code: str, what: str, remedy: str, *, coloured: bool) -> str:
    """A finding without its place: thousands of texts are often found to have the same."""
    severity = CODES[code].severity
    kind = f"{code} {severity}"
    words = f"{what}. Remedy: {_stopped(remedy)}".replace("\n", " ")
    return f"{styled(kind, fg=_COLOURS[severity], bold=True) if coloured else kind}: {printable(words)}"


def told(diagnostics: Iterable[Diagnostic], root: Path) -> Told:
    """The diagnostics in the order of files, lines and columns, each once."""
    found = tuple(diagnostics)
    in_order = all(map(lt, found, found[1:]))  # as those of a build are, which may be tens of thousands
    return Told(found if in_order else tuple(sorted(set(found))), root)


def _stopped(phrase: str) -> str:
    return phrase if phrase.endswith(("?", ".", "!")) else f"{phrase}."


def _message(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _message(words).replace(":", "%3A").replace(",", "%2C")
