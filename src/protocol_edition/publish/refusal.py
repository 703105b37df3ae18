"""Why an output could not be written."""

from collections.abc import Sequence

from protocol_edition.diagnostics import Diagnostic, found

SAVED_MEANWHILE = "P112"
"""The finding on a file that was saved while the site was made from it."""


class OutputRefused(Exception):
    """The output was not touched; ``diagnostic`` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic

    def __reduce__(self) -> tuple[type["OutputRefused"], tuple[Diagnostic]]:
        return OutputRefused, (self.diagnostic,)  # it may come from another process


def saved_meanwhile(files: Sequence[str]) -> OutputRefused:
    """Why nothing is published when ``files`` were saved while the site was made."""
    more = f", and so were {len(files) - 1} more" if len(files) > 1 else ""
    return OutputRefused(found(SAVED_MEANWHILE, files[0], f"the file was saved while the site was being made{more}"))


class GaveWayError(Exception):
    """The build was given up for one that cannot wait; the output was not touched."""
