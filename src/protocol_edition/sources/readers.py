"""The readers by kind of file."""

from collections.abc import Callable

from protocol_edition.diagnostics import Diagnostic
from protocol_edition.model import Decisions
from protocol_edition.sources.reading import Reading
from protocol_edition.sources.wilson_center import read_wilson_center

Reader = Callable[[bytes, str, Decisions], tuple[Reading | None, tuple[Diagnostic, ...]]]


def _read_tei(source: bytes, file: str, decisions: Decisions) -> tuple[Reading | None, tuple[Diagnostic, ...]]:
    # Late: most editions are of plain texts, and half of what is loaded to read would be for TEI.
    from protocol_edition.sources.tei.read import read_tei  # noqa: PLC0415 - see above

    return read_tei(source, file, decisions)


READERS: dict[str, Reader] = {".txt": read_wilson_center, ".xml": _read_tei}
"""By suffix, lower case. Every reader gives the same model."""


def read(source: bytes, file: str, decisions: Decisions) -> tuple[Reading | None, tuple[Diagnostic, ...]]:
    """Reads one source by the kind its name says (plain text for an unknown one).

    ``file`` is the name used in diagnostics; ``decisions`` the editor's. The reading is None only where nothing
    could be decoded; then a diagnostic says why.
    """
    reader = READERS.get(file[file.rfind(".") :].lower(), read_wilson_center)
    return reader(source, file, decisions)
