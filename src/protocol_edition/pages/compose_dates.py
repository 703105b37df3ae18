"""Composes what is ordered by time and number: the chronology with its calendars, and the series."""

import calendar
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from protocol_edition import urls
from protocol_edition.edition import Facts, Register, slug
from protocol_edition.model import expression
from protocol_edition.pages.compose_lists import (
    UNDATED,
    entry_id,
    filed_under,
    listed,
    year_page_path,
    year_title,
)
from protocol_edition.pages.counts import counted_protocols
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import head
from protocol_edition.pages.kinship import in_list
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
from protocol_edition.words import counted, figures, month_and_year, months, say, spoken, weekdays

_DAY = expression(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?")


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
    groups = tuple(
        _series(anchor, name, by_series[name], page) for anchor, name in zip(_anchors(names), names, strict=True)
    )
    described = say("The protocols of {title} by number.", title=project.settings.title)
    return SeriesPage(
        frame(project, page, urls.PROTOCOLS),
        head(say("By series and number"), described, project.settings, page),
        ways(register, project, page),
        counted_protocols(len(register.protocols)),
        groups,
    )


def _anchors(names: Iterable[str]) -> Iterator[str]:
    """A place for each series: two names may differ in signs alone, or only far behind."""
    met: Counter[str] = Counter()
    for name in names:
        anchor = f"series-{slug(name)}" if name else "no-series"
        met[anchor] += 1
        yield anchor if met[anchor] == 1 else f"{anchor}--{met[anchor]}"


def _series(anchor: str, name: str, protocols: list[Facts], page: str) -> SeriesGroup:
    ordered = sorted(protocols, key=lambda facts: (facts.sort_key[1], facts.number, facts.sort_key))
    title = name or say("Without a series")
    return SeriesGroup(anchor, title, urls.in_page(anchor), tuple(row(facts, page) for facts in ordered))


def row(facts: Facts, page: str) -> ListedRow:
    """A protocol as a row of a table."""
    return ListedRow(
        href=urls.relative(page, urls.protocol(facts.id)),
        title=facts.short_title or facts.title,
        date=spoken(facts.date) or say("undated"),
        date_iso=facts.date,
        series=facts.series,
        number=facts.number,
        number_sort=f"{facts.sort_key[1]:09d}{facts.number}",
        items=str(len(facts.items)),
        gloss=in_list(facts),
    )


def chronology_page(register: Register, project: Project) -> ChronologyPage:
    """All years, with the number of protocols of each month."""
    page = urls.CHRONOLOGY
    years = years_of(register.protocols)
    dated = tuple(_year_months(title, group, page) for title, group in years if title != UNDATED)
    undated = next((group for title, group in years if title == UNDATED), ())
    described = say("The protocols of {title} by year and month.", title=project.settings.title)
    return ChronologyPage(
        frame(project, page, urls.PROTOCOLS),
        head(say(say("Chronology")), described, project.settings, page),
        ways(register, project, page),
        months(short=True),
        dated,
        Link(
            _year_href(page, UNDATED),
            counted(len(undated), "{n} protocol without a date", "{n} protocols without a date"),
        )
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
        Link(_year_href(page, title, _month_id(month)) if count else "", figures(count) if count else "")
        for month, count in list(enumerate(counts))[1:]
    )
    number = counted_protocols(len(protocols))
    return YearMonths(Link(_year_href(page, title), year_title(title)), months, number)


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
    before, after = (Link(_year_href(page, other), year_title(other)) if other else None for other in around)
    shown = year_title(title)
    described = say("The protocols of {year} in {title}.", year=shown, title=project.settings.title)
    return YearPage(
        frame=frame(project, page, urls.PROTOCOLS),
        head=head(shown, described, project.settings, page),
        title=shown,
        crumbs=(
            Link(urls.relative(page, urls.PROTOCOLS), say("Protocols")),
            Link(urls.relative(page, urls.CHRONOLOGY), say("Chronology")),
        ),
        count=counted_protocols(len(protocols)),
        weekdays=tuple(Fact(short, day) for short, day in weekdays()),
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
        yield Month(_month_id(month), month_and_year(month, str(year)), weeks)


def _day(day: int, protocols: Iterable[Facts]) -> Day:
    links = tuple(Link(urls.in_page(entry_id(facts)), facts.short_title or facts.title) for facts in protocols)
    return Day(str(day), links)
