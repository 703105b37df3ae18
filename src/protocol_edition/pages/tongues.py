"""Marks words in another language than the site's: ``lang``, and ``dir`` where they run the other way."""

from markupsafe import Markup, escape

from protocol_edition.pages.inline_html import made
from protocol_edition.pages.views import NOTHING
from protocol_edition.words import direction


def marked(language: str, within: str) -> Markup:
    """The attributes of an element in ``language`` inside one in the language ``within``; nothing where they agree."""
    if language.casefold() == within.casefold():
        return NOTHING
    turned = direction(language)
    turn = f' dir="{turned}"' if turned != direction(within) else ""
    return made((f' lang="{escape(language)}"', turn))
