"""Words escaped for HTML, and what is put together of such words and tags; nothing else may be marked as safe."""

from collections.abc import Iterable

from markupsafe import Markup, escape


def escaped(words: str) -> str:
    """``words`` as ``markupsafe.escape`` sets them; most have nothing to escape, as is seen at once."""
    if "&" in words or "<" in words or ">" in words or '"' in words or "'" in words:
        return escape(words)
    return words


def as_html(words: str) -> str:
    """The same as plain characters, to be put together with others by ``made``."""
    return str(escaped(words))


def made(parts: Iterable[str]) -> Markup:
    """Tags and escaped words, put together in this room, as HTML that needs no further escaping."""
    # The one place; every caller escapes what is not its own. Not Markup(...), which asks each string for its __html__.
    return str.__new__(Markup, "".join(parts))
