"""The edition's own templates: which of the program's they stand for, whether they still fit, and what they do wrong.

A copy that ``protocol-edition template`` made says in its first line which state of the program's template it was
copied from, so that a newer program can tell that it is older.
"""

import traceback
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import Origin, expression
from protocol_edition.project import OwnTemplates, did_you_mean, templates_folder

if TYPE_CHECKING:
    from jinja2 import Environment

_MARK = expression(r"\{# Copied from protocol-edition (?P<version>\S+), (?P<state>[0-9a-f]{12})\.")


class TemplateRefusedError(Exception):
    """A template of the edition that cannot be used; ``diagnostic`` says where and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


def template_names() -> tuple[str, ...]:
    """Every template of the program, by its path in ``templates/``."""
    folder = templates_folder()
    return tuple(sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html")))


def marked_copy(name: str, version: str) -> str:
    """The program's template, with a first line that says which state of it this is."""
    text = (templates_folder() / name).read_text(encoding="utf-8")
    return f"{{# Copied from protocol-edition {version}, {_state(text)}. Change what you like below. -#}}\n{text}"


def _state(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]


def kind_of(own: OwnTemplates | None) -> "type[Environment]":
    """How templates are run: with those of an edition, whose author is trusted with how pages look and no more, all."""
    # Late: a build that finds nothing changed makes no page, and is over before Jinja would be loaded.
    from jinja2 import Environment  # noqa: PLC0415 - see above
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - see above

    from protocol_edition.pages.straight import StraightEnvironment  # noqa: PLC0415 - see above

    if own is None:
        return StraightEnvironment
    return Environment if own.trusted else ImmutableSandboxedEnvironment


def check_own_templates(own: OwnTemplates | None) -> tuple[Diagnostic, ...]:
    """What can be seen without making a page: wrong names, wrong syntax, copies of an older program's templates."""
    if own is None:
        return ()
    files = (path for path in sorted(own.folder.rglob("*.html")) if path.is_file())
    return tuple(finding for path in files for finding in _check(path, own))


def _check(path: Path, own: OwnTemplates) -> Iterator[Diagnostic]:
    from jinja2 import StrictUndefined, TemplateSyntaxError  # noqa: PLC0415 - few editions have templates of their own

    name, file = path.relative_to(own.folder).as_posix(), _file(path, own.folder)
    if name not in template_names():
        yield found("T102", file, f"the program has no template {name!r}", did_you_mean(name, template_names()))
        return
    try:
        text = path.read_text(encoding="utf-8")
        kind_of(own)(autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"]).compile(text, name)
    except UnicodeDecodeError as error:
        yield found("Y105", file, f"the byte {error.object[error.start]:#04x} is not UTF-8")
        return
    except TemplateSyntaxError as error:
        yield found("T101", _at(file, error.lineno), f"the template cannot be read: {error.message}")
        return
    except RecursionError:
        yield found("T101", file, "the template cannot be read: it has brackets in brackets without end")
        return
    except Exception as error:  # noqa: BLE001 - Jinja reckons what is constant at once, and that can fail in any way
        yield found("T101", file, f"the template cannot be read: {error}")
        return
    mark = _MARK.match(text)
    if mark and mark["state"] != _state((templates_folder() / name).read_text(encoding="utf-8")):
        yield found("T103", file, f"the copy is of {mark['version']}; the program's template has changed since")


def fault_in_own(error: Exception, folder: Path) -> Diagnostic | None:
    """The finding for ``error``, if it happened in one of the edition's own templates; else None."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError  # noqa: PLC0415 - the same
    from jinja2.exceptions import SecurityError  # noqa: PLC0415 - the same

    if isinstance(error, TemplateSyntaxError) and error.filename and Path(error.filename).is_relative_to(folder):
        file = _file(Path(error.filename), folder)
        return found("T101", _at(file, error.lineno), f"the template cannot be read: {error.message}")
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(folder)]
    if not own:
        return None
    at = _at(_file(Path(own[-1].filename), folder), own[-1].lineno or 1)
    if isinstance(error, SecurityError):
        return found("T106", at, f"the template asks for what the sandbox keeps from it: {error}")
    words = f"there is no template {error}" if isinstance(error, TemplateNotFound) else str(error)
    return found("T101", at, f"the template fails: {words}")


def _file(path: Path, folder: Path) -> str:
    return path.relative_to(folder.parent).as_posix()


def _at(file: str, line: int) -> Origin:
    return Origin(file, line, 1, 0, 0)
