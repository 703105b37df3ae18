"""The door: arguments in, words and an exit code out.

Exit codes: 0 good; 1 errors in the edition, or an output that could not be written: nothing was published;
2 wrong use; 3 a fault of the program; 130 interrupted.
"""

from protocol_edition.cli.door import main

__all__ = ["main"]
