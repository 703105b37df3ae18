"""Why an output could not be written."""

from protocol_edition.diagnostics import Diagnostic


class OutputRefused(Exception):
    """The output was not touched; ``diagnostic`` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic

    def __reduce__(self) -> tuple[type["OutputRefused"], tuple[Diagnostic]]:
        return OutputRefused, (self.diagnostic,)  # it may come from another process
