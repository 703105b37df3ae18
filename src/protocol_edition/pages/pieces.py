"""Printed stretches of a line as HTML, each with its place in the source, put together in the order of the source."""

from collections.abc import Iterable
from operator import attrgetter

from markupsafe import Markup, escape

from protocol_edition.model import Fragment, Origin, expression, frozen
from protocol_edition.pages.escaping import escaped, made


@frozen
class Piece:
    """A printed stretch as HTML, with the offsets between which it stands in the source."""

    start: int
    end: int
    html: str


def raw(printed: str) -> str:
    """Signs of the typescript that the reading text sets otherwise: there, but only the diplomatic text shows them."""
    return f'<span class="raw">{escaped(printed)}</span>' if printed else ""


_LIST_SIGN = expression(r"[-–—•·*]\s*")


def marker(fragment: Fragment) -> Piece:
    """A printed marker (``- IX.``, ``- [1]``): its label to be read, its list sign as part of the typescript."""
    found = _LIST_SIGN.match(fragment.text)
    sign, label = (found.group(), fragment.text[found.end() :]) if found else ("", fragment.text)
    html = raw(sign) + (f'<span class="num">{escaped(label)}</span>' if label else "")
    return Piece(fragment.origin.start, fragment.origin.end, html)


def drawn(label: str, at: Origin) -> Piece:
    """A label that the source gives and does not print: the style sheet draws it."""
    return Piece(at.start, at.start, f'<span class="num" data-label="{escape(label)}"></span>')


def printed_matter(fragment: Fragment, class_name: str = "") -> Piece:
    """A fragment in its place; with a class where the page sets it apart."""
    text = escaped(fragment.text)
    html = f'<span class="{class_name}">{text}</span>' if class_name else text
    return Piece(fragment.origin.start, fragment.origin.end, html)


_PLACE = attrgetter("start", "end")


def joined(pieces: Iterable[Piece]) -> Markup:
    """Pieces in the order of the source, parted by a space where the source has something between them."""
    parts: list[str] = []
    end = None
    pieces = list(pieces)
    if len(pieces) == 1:
        return made((pieces[0].html,))
    for piece in sorted(pieces, key=_PLACE):
        if end is not None and piece.start > end:
            parts.append(" ")
        parts.append(piece.html)
        end = piece.end
    return made(parts)
