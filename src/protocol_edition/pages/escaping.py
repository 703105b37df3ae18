"""Words escaped for HTML, and what is put together of such words and tags; nothing else may be marked as safe."""

from collections.abc import Callable, Iterable

import markupsafe
from markupsafe import Markup


def plainly_escaped(words: str) -> str:
    """``escaped`` by what every version of markupsafe has."""
    return str(markupsafe.escape(words))


escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", plainly_escaped)
"""Plain words as ``markupsafe.escape`` sets them, as plain characters, to be put together with others by ``made``.

It is what ``escape`` itself works with, where markupsafe has it: a page has a thousand words to escape, and to make a
``Markup`` of each, and characters of that again, takes ten times as long as to escape them.
"""


def made(parts: Iterable[str]) -> Markup:
    """Tags and escaped words, put together in this room, as HTML that needs no further escaping."""
    # The one place; every caller escapes what is not its own. Not Markup(...), which asks each string for its __html__.
    return str.__new__(Markup, "".join(parts))
