"""Printed stretches of a line as HTML, each with its place in the source, put together in the order of the source."""

from functools import lru_cache
from operator import itemgetter

from markupsafe import Markup

from protocol_edition.model import Fragment, Origin, expression
from protocol_edition.pages.escaping import escaped, made

Piece = tuple[int, int, str]
"""The offsets between which a printed stretch stands in the source, and the stretch as HTML."""


def raw(printed: str) -> str:
    """Signs of the typescript that the reading text sets otherwise: there, but only the diplomatic text shows them."""
    return f'<span class="raw">{escaped(printed)}</span>' if printed else ""


_LIST_SIGN = expression(r"[-–—•·*]\s*")


def marker(fragment: Fragment) -> Piece:
    """A printed marker (``- IX.``, ``- [1]``): its label to be read, its list sign as part of the typescript."""
    return fragment.origin.start, fragment.origin.end, _marker(fragment.text)


@lru_cache(maxsize=4096)  # all texts count alike
def _marker(printed: str) -> str:
    found = _LIST_SIGN.match(printed)
    sign, label = (found.group(), printed[found.end() :]) if found else ("", printed)
    return raw(sign) + (f'<span class="num">{escaped(label)}</span>' if label else "")


def drawn(label: str, at: Origin) -> Piece:
    """A label that the source gives and does not print: the style sheet draws it."""
    return at.start, at.start, f'<span class="num" data-label="{escaped(label)}"></span>'


def printed_matter(fragment: Fragment, class_name: str = "") -> Piece:
    """A fragment in its place; with a class where the page sets it apart."""
    text = escaped(fragment.text)
    html = f'<span class="{class_name}">{text}</span>' if class_name else text
    return fragment.origin.start, fragment.origin.end, html


_PLACE = itemgetter(0, 1)


def joined(pieces: list[Piece]) -> Markup:
    """Pieces in the order of the source, parted by a space where the source has something between them."""
    parts: list[str] = []
    last = None
    for start, end, html in sorted(pieces, key=_PLACE) if len(pieces) > 1 else pieces:
        if last is not None and start > last:
            parts.append(" ")
        parts.append(html)
        last = end
    return made(parts)
