"""Regular expressions that are compiled when they are first used.

The rooms hold some three hundred. One text needs half of them; to compile all takes as long as to make a small site.
"""

import re
from typing import Any, cast

_OF_A_PATTERN = (
    "findall", "finditer", "flags", "fullmatch", "groupindex", "groups", "match", "search", "split", "sub", "subn",
)  # fmt: skip


class Expression:
    """Stands for an expression; once it is compiled, what is asked of it is the compiled one's own, and as quick."""

    __slots__ = ("_flags", "pattern", *_OF_A_PATTERN)

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the compiled one has; asked until it is there
        if name not in _OF_A_PATTERN:
            raise AttributeError(name)
        made = self.compiled()
        for own in _OF_A_PATTERN:
            setattr(self, own, getattr(made, own))
        return getattr(made, name)

    def compiled(self) -> re.Pattern[str]:
        """The expression itself. Errors: re.error for what is none; a test compiles all that there are."""
        return re.compile(self.pattern, self._flags)


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, but at the first use: for what a module holds by a name."""
    return cast("re.Pattern[str]", Expression(pattern, flags))
