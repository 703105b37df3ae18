"""How the protocols that hold a name are dealt out to pages: one, or one for each decade, and for years of a full one.

The address of a decade or a year is the same however many protocols it has one day; what grows gets pages below it.
"""

from collections.abc import Iterable, Iterator, Sequence

from protocol_edition import urls
from protocol_edition.edition import slug
from protocol_edition.model import frozen

MOST_ON_ONE_PAGE = 200
"""Protocols that the page of a name lists."""


@frozen
class Span:
    """One page of a name: its own, or that of a decade or a year; all of these as protocols are filed under them."""

    shown: str = ""
    """The decade or year; "" on the name's own page."""
    below: tuple[tuple[str, int], ...] = ()
    """The pages it leads down to, each with its number of protocols."""
    above: str = ""
    """The decade of a year."""
    previous: str = ""
    next: str = ""
    """Decades, or years of the same decade, before and after it, "" for none."""

    def path(self, own: str) -> str:
        """Its page, where the name's own is ``own``."""
        return span_path(own, self.shown)


WHOLE = Span()
"""The only page of a name."""


def span_path(own: str, filed: str) -> str:
    """The page of a decade or year of the name whose own page is ``own``; that itself for ""."""
    return urls.year(own, slug(filed)) if filed else own


def spans_of(filed: Sequence[str]) -> Iterator[tuple[Span, list[int]]]:
    """The pages of a name that protocols ``filed`` under these years hold, each with the places of those it lists."""
    everywhere = range(len(filed))
    if len(filed) <= MOST_ON_ONE_PAGE:
        yield WHOLE, list(everywhere)
        return
    decades = _grouped((_decade(filed[place]), place) for place in everywhere)
    yield Span(below=_counts(decades)), []
    for decade, places, previous, following in _between(decades):
        if len(places) <= MOST_ON_ONE_PAGE:
            yield Span(decade, previous=previous, next=following), places
            continue
        years = _grouped((filed[place], place) for place in places if filed[place] != decade)
        by_itself = [place for place in places if filed[place] == decade]
        yield Span(decade, _counts(years), previous=previous, next=following), by_itself
        for year, of_year, before, after in _between(years):
            yield Span(year, above=decade, previous=before, next=after), of_year


def _decade(filed: str) -> str:
    return f"{filed[:-1]}0s" if filed.isdecimal() else filed


def _grouped(places: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for filed, place in places:
        groups.setdefault(filed, []).append(place)
    return groups


def _counts(groups: dict[str, list[int]]) -> tuple[tuple[str, int], ...]:
    return tuple((filed, len(places)) for filed, places in groups.items())


def _between(groups: dict[str, list[int]]) -> Iterator[tuple[str, list[int], str, str]]:
    """Each group with the names of those before and after it."""
    around = ["", *groups, ""]
    for at, (filed, places) in enumerate(groups.items()):
        yield filed, places, around[at], around[at + 2]
