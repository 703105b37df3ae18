"""Marks words in another language than the site's: ``lang``, and ``dir`` where they run the other way."""

from markupsafe import Markup

from protocol_edition.pages.escaping import escaped, made
from protocol_edition.pages.views import NOTHING
from protocol_edition.words import direction


def marked(language: str, within: str) -> Markup:
    """The attributes of an element in ``language`` inside one in the language ``within``; nothing where they agree."""
    turned = direction(language)
    turn = f' dir="{turned}"' if turned != direction(within) else ""
    return made((named(language, within), turn))


def named(language: str, within: str) -> Markup:
    """The language alone: for a few words that stand at the side that the text around them gives them."""
    return NOTHING if language.casefold() == within.casefold() else made((f' lang="{escaped(language)}"',))
