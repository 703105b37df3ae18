"""The door: arguments in, words and an exit code out.

Exit codes: 0 good; 1 errors in the edition, or an output that could not be written: nothing was published;
2 wrong use; 3 a fault of the program; 130 interrupted; 141 whoever read the output went away.
"""

import gc
import sys
from collections.abc import Sequence
from typing import NoReturn

__all__ = ["main"]

_SELDOM = (200_000, 20, 20)
"""What a command makes, it mostly needs to its end: garbage is looked for seldom, which is a tenth of a small build."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command and ends the process with its exit code."""
    gc.set_threshold(*_SELDOM)
    try:
        # Late, so that an interruption while libraries are loaded is as quiet as a later one.
        from protocol_edition.cli.door import run  # noqa: PLC0415

        code = run(arguments)
    except KeyboardInterrupt:
        code = 130
    # The system takes everything back: Python need not go through it all for garbage before it ends.
    gc.freeze()
    sys.exit(code)
