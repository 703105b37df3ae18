"""An overview on one page while it is short, and on a page for each year when it grows."""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any, Generic, TypeVar

from protocol_edition import urls
from protocol_edition.edition import Facts, slug
from protocol_edition.model import frozen
from protocol_edition.pages.compose_lists import filed_under, year_title
from protocol_edition.pages.views import Link
from protocol_edition.words import say

Row = TypeVar("Row")


@frozen
class Sheet(Generic[Row]):
    """One page of an overview: its path, its year or "", its rows; or only the links to the years."""

    path: str
    year: str
    rows: tuple[tuple[Facts, Row], ...]
    years: tuple[Link, ...] = ()

    def title(self, words: str) -> str:
        """``Attendance``, or ``Attendance, 1962``."""
        return say("{page}, {year}", page=words, year=year_title(self.year)) if self.year else words


def sheets(
    page: str, rows: tuple[tuple[Facts, Row], ...], most: int, counted: Callable[[int], str]
) -> Iterator[Sheet[Row]]:
    """The pages of the overview at ``page``; ``most`` rows stand on one, ``counted`` says a number of them."""
    if len(rows) <= most:
        yield Sheet(page, "", rows)
        return
    years = [(title, tuple(group)) for title, group in groupby(rows, lambda row: filed_under(row[0]))]
    yield overview(page, {title: len(group) for title, group in years}, counted)
    for title, group in years:
        yield Sheet(urls.year(page, slug(title)), title, group)


def overview(page: str, years: Mapping[str, int], counted: Callable[[int], str]) -> Sheet[Any]:
    """The page that leads to those of the years, of which each is told with its number of rows."""
    links = (
        Link(urls.relative(page, urls.year(page, slug(title))), f"{year_title(title)}: {counted(number)}")
        for title, number in years.items()
    )
    return Sheet(page, "", (), tuple(links))
