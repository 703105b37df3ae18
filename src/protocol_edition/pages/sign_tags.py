"""The tags of signs that tell more than they print: a word behind the word, how it is set, a picture, another source.

What is not printed stands in attributes, and the style sheet draws it: whoever copies a line has what is printed.
A word that only an attribute ``title`` told would be out of reach for a finger and for a keyboard. So a correction is
drawn behind what it corrects, and abbreviations are listed in the legend of the page as well.
"""

from protocol_edition.exports import LOOKS, corrected, page_begins, pictured
from protocol_edition.model import Sign, SignKind
from protocol_edition.pages.escaping import escaped
from protocol_edition.words import say

_ELEMENTS = {"superscript": "sup", "subscript": "sub"}


def tags(sign: Sign) -> tuple[str, str] | None:
    """Begin and end tag of a sign that has something to tell, None for one whose kind says all."""
    match sign.kind:
        case SignKind.PAGE_BREAK if sign.word or sign.target or not (sign.before or sign.content or sign.after):
            return _page(sign)
        case SignKind.ABBREVIATION if sign.word:
            return _abbreviation(sign)
        case SignKind.CORRECTION if sign.word:
            return _dressed(sign, "span", _drawn(corrected(sign)))
        case SignKind.FIGURE:
            return _figure(sign)
        case SignKind.EMPHASIS if sign.rend:
            return _emphasis(sign)
        case _:
            return None


def looks(sign: Sign) -> str:
    """The classes that say how the words are set, with a space before each; "" where nothing is said."""
    return "".join(f" r-{look}" for look in sign.rend.split() if look in LOOKS) if sign.rend else ""


def leads_out(sign: Sign) -> bool:
    """Whether the sign is a link to another site."""
    return sign.target.startswith(("https://", "http://"))


def _abbreviation(sign: Sign) -> tuple[str, str]:
    return _dressed(sign, "abbr", f' title="{escaped(sign.word)}"')


def _dressed(sign: Sign, element: str, more: str = "") -> tuple[str, str]:
    return f'<{element} class="s-{sign.kind.value}{looks(sign)}"{more}>', f"</{element}>"


def _emphasis(sign: Sign) -> tuple[str, str]:
    found = [look for look in sign.rend.split() if look in LOOKS]
    element = next((_ELEMENTS[look] for look in found if look in _ELEMENTS), "em")
    names = " ".join(f"r-{look}" for look in found)
    return (f'<{element} class="{names}">' if names else f"<{element}>"), f"</{element}>"


def _page(sign: Sign) -> tuple[str, str]:
    """A page of the original: its number is drawn where the source does not print it, and leads to the picture."""
    said = page_begins(sign)
    if leads_out(sign):
        label = say("Picture of page {number}", number=sign.word) if sign.word else say("Picture of the page")
        return _with_link(sign, label, said)
    return _dressed(sign, "span", "" if sign.before or sign.content or sign.after else _drawn(said))


def _figure(sign: Sign) -> tuple[str, str]:
    """A picture, which lies on another site or is not there: what it shows, before its caption."""
    said = pictured(sign)
    if leads_out(sign):
        return _with_link(sign, said, said)
    return _dressed(sign, "span", _drawn(said))


def _with_link(sign: Sign, label: str, drawn: str) -> tuple[str, str]:
    """The link stands before the words and not around them: they may hold links of their own."""
    begin, end = _dressed(sign, "span")
    href = escaped(sign.target)
    return f'{begin}<a rel="external" href="{href}" aria-label="{escaped(label)}"{_drawn(drawn)}></a>', end


def _drawn(words: str) -> str:
    return f' data-word="{escaped(words)}"'
