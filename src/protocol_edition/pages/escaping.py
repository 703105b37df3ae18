"""Words escaped for HTML, and what is put together of such words and tags; nothing else may be marked as safe."""

from collections.abc import Iterable

from markupsafe import Markup, escape


def escaped(words: str) -> str:
    """``words`` as ``markupsafe.escape`` sets them; most have nothing to escape, as is seen at once."""
    if "&" in words or "<" in words or ">" in words or '"' in words or "'" in words:
        return escape(words)
    return words


def made(parts: Iterable[str]) -> Markup:
    """Tags and escaped words, put together in this room, as HTML that needs no further escaping."""
    return Markup("".join(parts))  # noqa: S704 - the one place; every caller escapes what is not its own
