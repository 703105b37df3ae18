"""How many there are, in words: ``1 protocol``, ``2,000 protocols``."""

from collections.abc import Callable, Iterator

from protocol_edition import urls
from protocol_edition.model import Authorities
from protocol_edition.pages.views import Link
from protocol_edition.words import counted


def counted_protocols(number: int) -> str:
    """``2,000 protocols``."""
    return counted(number, "{n} protocol", "{n} protocols")


def people(number: int) -> str:
    """``19 people``."""
    return counted(number, "{n} person", "{n} people")


def places(number: int) -> str:
    """``5 places``."""
    return counted(number, "{n} place", "{n} places")


def organisations(number: int) -> str:
    """``3 organisations``."""
    return counted(number, "{n} organisation", "{n} organisations")


def name_lists(authorities: Authorities, page: str) -> Iterator[Link]:
    """A link from ``page`` to each index of names that has entries, with their number."""
    shown: tuple[tuple[str, int, Callable[[int], str]], ...] = (
        (urls.PEOPLE, len(authorities.people), people),
        (urls.PLACES, len(authorities.places), places),
        (urls.ORGANISATIONS, len(authorities.organisations), organisations),
    )
    for path, number, words in shown:
        if number:
            yield Link(urls.relative(page, path), words(number))
