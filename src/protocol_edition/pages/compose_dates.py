"""Composes what is ordered by time and number: the chronology with its calendars, and the series."""

import calendar
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from protocol_edition import urls
from protocol_edition.edition import Facts, Register, slug
from protocol_edition.pages.compose_lists import (
    UNDATED,
    counted,
    entry_id,
    filed_under,
    listed,
    year_page_path,
)
from protocol_edition.pages.dates import MONTHS, spoken
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import head
from protocol_edition.pages.views import (
    ChronologyPage,
    Day,
    Fact,
    Link,
    ListedRow,
    Month,
    SeriesGroup,
    SeriesPage,
    YearMonths,
    YearPage,
)
from protocol_edition.pages.ways import ways
from protocol_edition.project import Project

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?")


def years_of(protocols: Iterable[Facts]) -> tuple[tuple[str, tuple[Facts, ...]], ...]:
    """The protocols by the year they are filed under; those without a date last."""
    return tuple((title, tuple(group)) for title, group in groupby(protocols, filed_under))


def series_page(register: Register, project: Project) -> SeriesPage:
    """Every protocol by series and number."""
    page = urls.SERIES
    by_series: dict[str, list[Facts]] = {}
    for facts in register.protocols:
        by_series.setdefault(facts.series, []).append(facts)
    names = sorted(by_series, key=lambda name: (not name, name))
    groups = tuple(_series(name, by_series[name], page) for name in names)
    return SeriesPage(
        frame(project, page, urls.PROTOCOLS),
        head("By series and number", f"The protocols of {project.settings.title} by number.", project.settings, page),
        ways(register, project, page),
        counted(len(register.protocols), "protocol", "protocols"),
        groups,
    )


def _series(name: str, protocols: list[Facts], page: str) -> SeriesGroup:
    anchor = f"series-{slug(name)}" if name else "no-series"
    ordered = sorted(protocols, key=lambda facts: (facts.sort_key[1], facts.number, facts.sort_key))
    title = name or "Without a series"
    return SeriesGroup(anchor, title, urls.in_page(anchor), tuple(row(facts, page) for facts in ordered))


def row(facts: Facts, page: str) -> ListedRow:
    """A protocol as a row of a table."""
    return ListedRow(
        href=urls.relative(page, urls.protocol(facts.id)),
        title=facts.short_title or facts.title,
        date=spoken(facts.date) or "undated",
        date_iso=facts.date,
        series=facts.series,
        number=facts.number,
        number_sort=f"{facts.sort_key[1]:09d}{facts.number}",
        items=str(len(facts.items)),
    )


def chronology_page(register: Register, project: Project) -> ChronologyPage:
    """All years, with the number of protocols of each month."""
    page = urls.CHRONOLOGY
    years = years_of(register.protocols)
    dated = tuple(_year_months(title, group, page) for title, group in years if title != UNDATED)
    undated = next((group for title, group in years if title == UNDATED), ())
    return ChronologyPage(
        frame(project, page, urls.PROTOCOLS),
        head("Chronology", f"The protocols of {project.settings.title} by year and month.", project.settings, page),
        ways(register, project, page),
        tuple(month[:3] for month in MONTHS),
        dated,
        Link(_year_href(page, UNDATED), f"{counted(len(undated), 'protocol', 'protocols')} without a date")
        if undated
        else None,
    )


def _year_href(page: str, title: str, anchor: str = "") -> str:
    return urls.relative(page, year_page_path(title), anchor)


def _year_months(title: str, protocols: tuple[Facts, ...], page: str) -> YearMonths:
    counts = [0] * 13
    for facts in protocols:
        for _, month, _ in days_of(facts):
            counts[month] += 1
    months = tuple(
        Link(_year_href(page, title, _month_id(month)) if count else "", str(count) if count else "")
        for month, count in list(enumerate(counts))[1:]
    )
    number = counted(len(protocols), "protocol", "protocols")
    return YearMonths(Link(_year_href(page, title), title), months, number)


def days_of(facts: Facts) -> Iterator[tuple[int, int, int]]:
    """Year, month and day (0 for unknown) on which a protocol begins, and those of its later sittings in that year."""
    found = (_DAY.match(date) for date in (facts.date, *(session.date for session in facts.sessions)))
    days = [(int(day["year"]), int(day["month"]), int(day["day"] or 0)) for day in found if day]
    for year, month, day in dict.fromkeys(days):
        if 1 <= month <= 12 and year == days[0][0]:
            yield year, month, day


def year_pages(register: Register, project: Project) -> Iterator[tuple[str, YearPage]]:
    """The page of every year with its path."""
    years = years_of(register.protocols)
    titles = (None, *(title for title, _ in years), None)
    for place, (title, group) in enumerate(years, 1):
        around = titles[place - 1], titles[place + 1]
        yield year_page_path(title), _year_page(title, group, around, project)


def _year_page(
    title: str, protocols: tuple[Facts, ...], around: tuple[str | None, str | None], project: Project
) -> YearPage:
    page = year_page_path(title)
    before, after = (Link(_year_href(page, other), other) if other else None for other in around)
    return YearPage(
        frame=frame(project, page, urls.PROTOCOLS),
        head=head(title, f"The protocols of {title} in {project.settings.title}.", project.settings, page),
        title=title,
        crumbs=(
            Link(urls.relative(page, urls.PROTOCOLS), "Protocols"),
            Link(urls.relative(page, urls.CHRONOLOGY), "Chronology"),
        ),
        count=counted(len(protocols), "protocol", "protocols"),
        weekdays=tuple(Fact(day[:2], day) for day in _WEEKDAYS),
        months=tuple(_months(protocols)),
        protocols=tuple(listed(facts, page, with_items=True) for facts in protocols),
        anchors=tuple(entry_id(facts) for facts in protocols),
        previous=before,
        next=after,
    )


def _month_id(month: int) -> str:
    return f"month-{month}"


def _months(protocols: Iterable[Facts]) -> Iterator[Month]:
    """Every month with a protocol; a protocol of which only the month is known stands in the list alone."""
    days: dict[tuple[int, int], dict[int, list[Facts]]] = {}
    for facts in protocols:
        for year, month, day in days_of(facts):
            days.setdefault((year, month), {}).setdefault(day, []).append(facts)
    for (year, month), found in sorted(days.items()):
        weeks = tuple(
            tuple(_day(day, found.get(day, ())) if day else Day() for day in week)
            for week in calendar.Calendar().monthdayscalendar(year, month)
        )
        yield Month(_month_id(month), f"{MONTHS[month - 1]} {year}", weeks)


def _day(day: int, protocols: Iterable[Facts]) -> Day:
    links = tuple(Link(urls.in_page(entry_id(facts)), facts.short_title or facts.title) for facts in protocols)
    return Day(str(day), links)
