"""How words are set: what files write in ``rend`` and ``rendition``, in the model's terms."""

from collections.abc import Mapping

from lxml import etree

_RENDS: Mapping[str, str] = {
    "italic": "italic", "italics": "italic", "i": "italic", "it": "italic", "foreign": "italic",
    "bold": "bold", "b": "bold", "strong": "bold",
    "letterspaced": "letterspaced", "spaced": "letterspaced", "spationed": "letterspaced", "gesperrt": "letterspaced",
    "superscript": "superscript", "su": "superscript", "sup": "superscript", "super": "superscript",
    "subscript": "subscript", "sub": "subscript",
    "underline": "underline", "underlined": "underline", "u": "underline", "doubleunderline": "underline",
    "strikethrough": "strikethrough", "s": "strikethrough", "ow": "strikethrough",
    "smallcaps": "small-caps", "small-caps": "small-caps", "kapitälchen": "small-caps", "sc": "small-caps",
}  # fmt: skip


def rends(element: etree._Element) -> list[str]:
    """How the words of an element are set, in the model's terms."""
    said = f"{element.get('rend') or ''} {element.get('rendition') or ''}".replace("#", " ").lower().split()
    return list(dict.fromkeys(_RENDS[token] for token in said if token in _RENDS))
