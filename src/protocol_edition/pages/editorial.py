"""About this text: the file it comes from, every decision of the editors, former addresses, and what was not read."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import itemgetter

from protocol_edition import urls
from protocol_edition.edition import EditedProtocol
from protocol_edition.model import Authorities, Decisions, LineDecision, LineIs
from protocol_edition.pages.attendance import office_on
from protocol_edition.pages.dates import life
from protocol_edition.pages.history import text_version
from protocol_edition.pages.legend import SIGN_NAMES
from protocol_edition.pages.source_lines import LineHref
from protocol_edition.pages.views import Decision, Editorial, Former, Link, NameCard, Unread
from protocol_edition.words import Filing, interface, later, say, spoken

_KINDS: dict[LineIs, str] = {
    LineIs.ITEM: later("an agenda item"),
    LineIs.SESSION: later("the heading of a session"),
    LineIs.PARAGRAPH: later("a paragraph"),
    LineIs.SPEECH: later("words of a speaker"),
    LineIs.POINT: later("a point of a list"),
    LineIs.DECISION: later("a decision"),
    LineIs.ATTENDEES: later("a list of those present"),
    LineIs.GUESTS: later("a list of guests"),
    LineIs.CHAIR: later("the name of who presided"),
    LineIs.SUPPORTERS: later("the names of supporters"),
    LineIs.NOTE: later("a note"),
    LineIs.TITLE: later("the title"),
    LineIs.DATE: later("the date"),
    LineIs.SUMMARY: later("the summary"),
    LineIs.CLASSIFICATION: later("a mark of classification"),
    LineIs.FURNITURE: later("words of the web site, not of the record"),
}


def editorial(
    edited: EditedProtocol,
    authorities: Authorities,
    line_href: LineHref,
    index_terms: tuple[str, ...] = (),
    *,
    has_history: bool = True,
) -> Editorial:
    """The section "About this text" of one protocol, with a way to its history where the site has one."""
    protocol = edited.protocol
    return Editorial(
        file=protocol.file,
        file_href=line_href(0),
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
        version=text_version(edited, urls.protocol(edited.id), has_history=has_history),
        unread=tuple(Unread(left.text, left.origin.line, line_href(left.origin.line)) for left in protocol.leftovers),
        index_terms=index_terms,
    )


def _decisions(decisions: Decisions, authorities: Authorities, line_href: LineHref) -> Iterator[Decision]:
    for words, value in (
        (say("The title is given as “{value}”."), decisions.title),
        (say("The short title is given as “{value}”."), decisions.short_title),
        (say("The date is given as “{value}”."), spoken(decisions.date)),
        (say("The series is given as “{value}”."), decisions.series),
        (say("The number is given as “{value}”."), decisions.number),
        (say("The address of the source is given as “{value}”."), decisions.url),
    ):
        if value:
            yield Decision((), words.format(value=value), "")
    for line in decisions.lines:
        yield Decision(_at((line.line,), line_href), _line(line), line.why)
    for sign in decisions.signs:
        what = say("“{sign}” is read as {kind}.", sign=sign.text, kind=say(SIGN_NAMES[sign.kind]))
        yield Decision(_at((sign.line,), line_href), what, sign.why)
    for named in decisions.names:
        meant = name_of(authorities, named.means) or named.means
        yield Decision(
            _at(named.lines, line_href), say("“{name}” means {meant}.", name=named.name, meant=meant), named.why
        )


def _line(decision: LineDecision) -> str:
    if decision.what is LineIs.SPEECH and decision.speaker:
        kind = say("words of {speaker}", speaker=decision.speaker)
    else:
        kind = say(_KINDS[decision.what])
    if decision.number:
        return say("The line is {kind} with the number {number}.", kind=kind, number=decision.number)
    return say("The line is {kind}.", kind=kind)


def _at(lines: tuple[int, ...], line_href: LineHref) -> tuple[Link, ...]:
    return tuple(Link(line_href(line), str(line)) for line in lines)


def name_of(authorities: Authorities, key: str) -> str:
    """The name that an authority's key stands for, "" if there is none."""
    for entries in (authorities.people, authorities.places, authorities.organisations):
        if key in entries:
            return entries[key].name
    return ""


def cards(
    met: Iterable[tuple[str, str]], authorities: Authorities, page: str, date: str, language: str
) -> tuple[NameCard, ...]:
    """A card for each entry named on the page: persons as ``language`` files them, then places and organisations."""
    people, places, bodies = authorities.people, authorities.places, authorities.organisations
    down, tongue = urls.down(page), interface()
    made = []
    for kind, key in met:
        if kind == "person":
            one = people[key]
            lived, office = (one.born, one.died), office_on(one, date)
            made.append(_card(down, kind, key, one.name, one.sort, lived, office, language, tongue))
        else:
            name = (places if kind == "place" else bodies)[key].name
            made.append(_card(down, kind, key, name, name, ("", ""), "", language, tongue))
    return tuple([card for _, card in sorted(made, key=itemgetter(0))])


_ORDER = {"person": 0, "place": 1, "organisation": 2}


@lru_cache(maxsize=8192)  # whom one protocol names, the next does too
def _card(  # noqa: PLR0913, PLR0917 - all that it is made of, to be kept under it
    down: str, kind: str, key: str, name: str, sort: str, lived: tuple[str, str], office: str, language: str, _tag: str
) -> tuple[object, NameCard]:
    """A card, and what it is sorted by."""
    card = NameCard(kind, name, down + urls.named(kind, key), life(*lived), office)
    return (_ORDER[kind], Filing(language).key(sort)), card
