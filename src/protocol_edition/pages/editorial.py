"""About this text: the file it comes from, every decision of the editors, former addresses, and what was not read."""

from collections.abc import Iterable, Iterator

from protocol_edition import urls
from protocol_edition.edition import EditedProtocol
from protocol_edition.model import Authorities, Decisions, LineDecision, LineIs
from protocol_edition.pages.attendance import office_on
from protocol_edition.pages.compose_text import LineHref
from protocol_edition.pages.dates import life, spoken
from protocol_edition.pages.history import text_version
from protocol_edition.pages.views import Decision, Editorial, Former, Link, NameCard, Unread

_KINDS: dict[LineIs, str] = {
    LineIs.ITEM: "an agenda item",
    LineIs.SESSION: "the heading of a session",
    LineIs.PARAGRAPH: "a paragraph",
    LineIs.SPEECH: "words of a speaker",
    LineIs.POINT: "a point of a list",
    LineIs.DECISION: "a decision",
    LineIs.ATTENDEES: "a list of those present",
    LineIs.GUESTS: "a list of guests",
    LineIs.CHAIR: "the name of who presided",
    LineIs.SUPPORTERS: "the names of supporters",
    LineIs.NOTE: "a note",
    LineIs.TITLE: "the title",
    LineIs.DATE: "the date",
    LineIs.SUMMARY: "the summary",
    LineIs.CLASSIFICATION: "a mark of classification",
    LineIs.FURNITURE: "words of the web site, not of the record",
}


def editorial(edited: EditedProtocol, authorities: Authorities, file_href: str, line_href: LineHref) -> Editorial:
    """The section "About this text" of one protocol."""
    protocol = edited.protocol
    return Editorial(
        file=protocol.file,
        file_href=file_href,
        decisions=tuple(_decisions(edited.decisions, authorities, line_href)),
        former=tuple(
            Former(
                former.id,
                urls.in_page(former.successor) if former.successor else "",
                former.successor,
                former.why,
                former.words,
            )
            for former in edited.retired
        ),
        version=text_version(edited, urls.protocol(edited.id)),
        unread=tuple(Unread(left.text, left.origin.line, line_href(left.origin.line)) for left in protocol.leftovers),
    )


def _decisions(decisions: Decisions, authorities: Authorities, line_href: LineHref) -> Iterator[Decision]:
    for name, value in (
        ("title", decisions.title),
        ("short title", decisions.short_title),
        ("date", spoken(decisions.date)),
        ("series", decisions.series),
        ("number", decisions.number),
        ("address of the source", decisions.url),
    ):
        if value:
            yield Decision((), f"The {name} is given as “{value}”.", "")
    for line in decisions.lines:
        yield Decision(_at((line.line,), line_href), _line(line), line.why)
    for sign in decisions.signs:
        what = f"“{sign.text}” is read as {sign.kind.replace('-', ' ')}."
        yield Decision(_at((sign.line,), line_href), what, sign.why)
    for named in decisions.names:
        meant = name_of(authorities, named.means) or named.means
        yield Decision(_at(named.lines, line_href), f"“{named.name}” means {meant}.", named.why)


def _line(decision: LineDecision) -> str:
    number = f" with the number {decision.number}" if decision.number else ""
    speaker = f" of {decision.speaker}" if decision.speaker else ""
    kind = "words" if decision.what is LineIs.SPEECH and speaker else _KINDS[decision.what]
    return f"The line is {kind}{speaker}{number}."


def _at(lines: tuple[int, ...], line_href: LineHref) -> tuple[Link, ...]:
    return tuple(Link(line_href(line), str(line)) for line in lines)


def name_of(authorities: Authorities, key: str) -> str:
    """The name that an authority's key stands for, "" if there is none."""
    for entries in (authorities.people, authorities.places, authorities.organisations):
        if key in entries:
            return entries[key].name
    return ""


def cards(met: Iterable[tuple[str, str]], authorities: Authorities, page: str, date: str) -> tuple[NameCard, ...]:
    """A card for each entry named on the page: persons as filed, then places and organisations."""
    found = list(met)
    people = sorted(
        (authorities.people[key] for kind, key in found if kind == "person"), key=lambda person: person.sort
    )
    made = [
        NameCard(
            kind="person",
            name=person.name,
            href=urls.relative(page, urls.person(person.key)),
            life=life(person.born, person.died),
            office=office_on(person, date),
        )
        for person in people
    ]
    for kind, entries in (("place", authorities.places), ("organisation", authorities.organisations)):
        named = sorted((entries[key] for other, key in found if other == kind), key=lambda entry: entry.name)
        made += (
            NameCard(kind, entry.name, urls.relative(page, urls.named(kind, entry.key)), "", "") for entry in named
        )
    return tuple(made)
