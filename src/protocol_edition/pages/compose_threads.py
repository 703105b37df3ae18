"""Composes threads and the register of decisions: what goes through the agendas of the edition."""

from collections.abc import Iterable, Iterator, Mapping

from protocol_edition import urls
from protocol_edition.edition import DecisionFacts, Facts, Followed, Register, Step, slug
from protocol_edition.model import Authorities
from protocol_edition.pages.dates import machine_date
from protocol_edition.pages.editorial import name_of
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import head
from protocol_edition.pages.sheets import Sheet, overview, sheets
from protocol_edition.pages.views import (
    DecisionRow,
    DecisionsPage,
    Download,
    InThread,
    Link,
    ThreadPage,
    ThreadsPage,
    ThreadStep,
)
from protocol_edition.pages.ways import ways
from protocol_edition.project import Project
from protocol_edition.words import counted, say, spoken

MOST_DECISIONS = 1000
"""Those of one page; more make a page for each year."""


def thread_pages(register: Register, project: Project) -> Iterator[tuple[str, ThreadPage | ThreadsPage]]:
    """The page of every thread and the list of all, with their paths; nothing where there are none."""
    threads = register.threads
    if threads:
        yield urls.THREADS, _threads_page(threads, project)
    for thread in threads:
        yield urls.thread(thread.thread.key), _thread_page(thread, project)


def _threads_page(threads: tuple[Followed, ...], project: Project) -> ThreadsPage:
    page = urls.THREADS
    described = say("Questions that go on from meeting to meeting in {title}.", title=project.settings.title)
    return ThreadsPage(
        frame(project, page, urls.PROTOCOLS),
        head(say("Threads"), described, project.settings, page),
        tuple(Link(urls.relative(page, urls.thread(one.thread.key)), one.thread.title) for one in threads),
        tuple(_span(one) for one in threads),
    )


def _span(thread: Followed) -> str:
    """``4 items, 1962 to 1964``: how long the question is followed."""
    dates = [step.protocol.date for step in thread.steps if step.protocol.date]
    number = counted(len(thread.steps), "{n} item", "{n} items")
    if not dates:
        return number
    first, last = spoken(dates[0]), spoken(dates[-1])
    if first == last:
        return f"{number}, {first}"
    return say("{number}, {first} to {last}", number=number, first=first, last=last)


def _thread_page(thread: Followed, project: Project) -> ThreadPage:
    known = thread.thread
    page = urls.thread(known.key)
    return ThreadPage(
        frame=frame(project, page, urls.PROTOCOLS),
        head=head(known.title, say("{thread}, from meeting to meeting.", thread=known.title), project.settings, page),
        crumbs=(Link(urls.relative(page, urls.THREADS), say("Threads")),),
        title=known.title,
        span=_span(thread),
        note=known.note,
        source=known.source,
        steps=tuple(_step(step, page) for step in thread.steps),
    )


def _step(step: Step, page: str) -> ThreadStep:
    facts, target = step.protocol, urls.protocol(step.protocol.id)
    return ThreadStep(
        urls.relative(page, target, step.item.anchor),
        step.item.number,
        step.item.heading,
        Link(urls.relative(page, target), facts.short_title or facts.title),
        spoken(facts.date) or say("undated"),
        machine_date(facts.date),
    )


def in_threads(item: str, protocol: str, register: Register, page: str) -> tuple[InThread, ...]:
    """The threads in which an item stands, each with the item before and after it."""
    return tuple(
        InThread(
            Link(urls.relative(page, urls.thread(one.thread.key)), one.thread.title),
            _beside(one, place - 1, page) if place else None,
            _beside(one, place + 1, page) if place + 1 < len(one.steps) else None,
        )
        for one, place in register.threads_at.get((protocol, item), ())
    )


def _beside(thread: Followed, place: int, page: str) -> Link:
    step = thread.steps[place]
    name = step.protocol.short_title or step.protocol.title
    if step.item.number:
        said = say("{title}, item {number}", title=name, number=step.item.number)
    else:
        said = say("{title}, “{heading}”", title=name, heading=step.item.heading)
    return Link(urls.relative(page, urls.protocol(step.protocol.id), step.item.anchor), said)


def decisions_pages(register: Register, project: Project) -> Iterator[tuple[str, DecisionsPage]]:
    """The register of decisions with its path; a page for each year where there are many."""
    taken = _taken(register)
    if taken:
        for sheet in sheets(urls.DECISIONS, taken, MOST_DECISIONS, _counted):
            yield sheet.path, _decisions_page(sheet, len(taken), register, project)


def years_of_decisions(years: Mapping[str, int], register: Register, project: Project) -> DecisionsPage:
    """The page that leads to those of the years, of which each is told with its number of decisions."""
    return _decisions_page(overview(urls.DECISIONS, years, _counted), sum(years.values()), register, project)


def decisions_of_year(year: str, register: Register, project: Project) -> DecisionsPage:
    """The page of one year, whose protocols alone are in ``register``."""
    sheet = Sheet(urls.year(urls.DECISIONS, slug(year)), year, _taken(register))
    return _decisions_page(sheet, len(sheet.rows), register, project)


def _taken(register: Register) -> tuple[tuple[Facts, DecisionFacts], ...]:
    return tuple((facts, decision) for facts in register.protocols for decision in facts.decisions)


def _counted(number: int) -> str:
    return counted(number, "{n} decision", "{n} decisions")


def _decisions_page(sheet: Sheet[DecisionFacts], number: int, register: Register, project: Project) -> DecisionsPage:
    page, title = sheet.path, sheet.title(say("Decisions"))
    described = say(
        "{page}: what was decided, whom it names, and where, in {title}.", page=title, title=project.settings.title
    )
    return DecisionsPage(
        frame=frame(project, page, urls.PROTOCOLS),
        head=head(title, described, project.settings, page),
        ways=ways(register, project, page),
        years=sheet.years,
        title=title,
        count=_counted(len(sheet.rows) or number),
        rows=tuple(_decision(facts, decision, project.authorities, page) for facts, decision in sheet.rows),
        files=()
        if project.draft
        else (Download(urls.relative(page, urls.data_file("decisions.csv")), say("Decisions"), "CSV"),),
    )


def _decision(facts: Facts, decision: DecisionFacts, authorities: Authorities, page: str) -> DecisionRow:
    there = urls.relative(page, urls.protocol(facts.id))
    item = next((item for item in facts.items if item.anchor == decision.item), None)
    words = f"{item.number} {item.heading}".strip() if item else ""
    return DecisionRow(
        f"{there}#{decision.anchor}",
        decision.words,
        tuple(_named(decision.names, authorities, page)),
        Link(f"{there}#{item.anchor}", words) if item else None,
        Link(there, facts.short_title or facts.title),
        spoken(facts.date) or say("undated"),
        facts.date,
    )


def _named(names: Iterable[tuple[str, str]], authorities: Authorities, page: str) -> Iterator[Link]:
    for kind, key in names:
        yield Link(urls.relative(page, urls.named(kind, key)), name_of(authorities, key) or key)
