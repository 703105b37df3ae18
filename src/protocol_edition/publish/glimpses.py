"""What each of the shared pages sees of a text: the facts, without all that the page does not show.

A page is given a register of glimpses and nothing else. So it depends on no more than they hold, and a digest of each
is enough to know whether the page is still what it was.
"""

from collections.abc import Callable
from dataclasses import replace
from hashlib import blake2b

from protocol_edition.edition import DecisionFacts, Facts, MentionRole, Seat, SessionFacts
from protocol_edition.publish.surroundings import called

_SOMEBODY = (Seat("", "", "", MentionRole.PRESENT),)
_SOMETHING = (DecisionFacts("", "", "", ()),)
"""Stand for those that are there: the lists tell only whether there are any."""


def _lists(facts: Facts) -> Facts:
    sessions = tuple(replace(session, seats=_SOMEBODY if session.seats else ()) for session in facts.sessions)
    decisions = _SOMETHING if facts.decisions else ()
    return replace(
        facts, mentions=(), named=(), pointers=(), targets=(), states=(), sessions=sessions, decisions=decisions
    )


def _attendance(facts: Facts) -> Facts:
    return replace(_lists(facts), items=(), sessions=facts.sessions)


def _decisions(facts: Facts) -> Facts:
    return replace(_lists(facts), decisions=facts.decisions)


def _called(facts: Facts) -> Facts:
    """For the page of a name: what the text is called and dated."""
    return Facts(facts.id, facts.title, facts.short_title, facts.date, "", "", ("", 0, ""), (), ())


def _named(facts: Facts) -> Facts:
    """For an index of names: who is named."""
    return Facts(facts.id, "", "", "", "", "", facts.sort_key, (), (), named=facts.named)


def _programs(facts: Facts) -> Facts:
    """For feeds and site maps: what the text is called, and when it changed."""
    return replace(_called(facts), sort_key=facts.sort_key, states=facts.states)


def _tables(facts: Facts) -> Facts:
    return replace(facts, mentions=(), pointers=(), targets=())


def sitting_called(session: SessionFacts) -> SessionFacts:
    """For the page of a name: a sitting without those who were there."""
    return replace(session, seats=())


GLIMPSES: dict[str, Callable[[Facts], Facts]] = {
    "lists": _lists,
    "attendance": _attendance,
    "decisions": _decisions,
    "called": _called,
    "named": _named,
    "programs": _programs,
    "tables": _tables,
}


def glimpse_of(digests: tuple[str, ...], glimpse: str) -> str:
    """The sign of one glimpse."""
    return digests[_PLACES[glimpse]]


def digests(facts: Facts) -> tuple[str, ...]:
    """A sign of each glimpse of a text, in the order of ``GLIMPSES``."""
    return tuple(_digest(glimpse(facts)) for glimpse in GLIMPSES.values())


def beside_sign(facts: Facts) -> str:
    """The sign of what the page of another text sees."""
    return _digest(called(facts))


_PLACES = {name: place for place, name in enumerate(GLIMPSES)}


def _digest(facts: Facts) -> str:
    return blake2b(repr(facts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
