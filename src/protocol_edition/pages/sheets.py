"""An overview on one page while it is short, and on a page for each year when it grows."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Generic, TypeVar

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
    overview: str, rows: tuple[tuple[Facts, Row], ...], most: int, counted: Callable[[int], str]
) -> Iterator[Sheet[Row]]:
    """The pages of an overview; ``most`` rows stand on one, ``counted`` says a number of them."""
    if len(rows) <= most:
        yield Sheet(overview, "", rows)
        return
    years = [(title, tuple(group)) for title, group in groupby(rows, lambda row: filed_under(row[0]))]
    paths = {title: urls.year(overview, slug(title)) for title, _ in years}
    links = tuple(
        Link(urls.relative(overview, paths[title]), f"{year_title(title)}: {counted(len(group))}")
        for title, group in years
    )
    yield Sheet(overview, "", (), links)
    for title, group in years:
        yield Sheet(paths[title], title, group)
