"""An overview on one page while it is short, and on a page for each year when it grows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from protocol_edition import urls
from protocol_edition.edition import Facts, slug
from protocol_edition.pages.compose_lists import counted, filed_under
from protocol_edition.pages.views import Link

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row]):
    """One page of an overview: its path, its year or "", its rows; or only the links to the years."""

    path: str
    year: str
    rows: tuple[tuple[Facts, Row], ...]
    years: tuple[Link, ...] = ()

    def title(self, words: str) -> str:
        """``Attendance``, or ``Attendance, 1962``."""
        return f"{words}, {self.year}" if self.year else words


def sheets(
    overview: str, rows: tuple[tuple[Facts, Row], ...], most: int, counts: tuple[str, str]
) -> Iterator[Sheet[Row]]:
    """The pages of an overview; ``most`` rows stand on one, ``counts`` is what a row is called, one and many."""
    if len(rows) <= most:
        yield Sheet(overview, "", rows)
        return
    years = [(title, tuple(group)) for title, group in groupby(rows, lambda row: filed_under(row[0]))]
    paths = {title: urls.year(overview, slug(title)) for title, _ in years}
    links = tuple(
        Link(urls.relative(overview, paths[title]), f"{title}: {counted(len(group), *counts)}")
        for title, group in years
    )
    yield Sheet(overview, "", (), links)
    for title, group in years:
        yield Sheet(paths[title], title, group)
