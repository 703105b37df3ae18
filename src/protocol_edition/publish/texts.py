"""All texts of an edition as its shared pages see them, and the pages of names, each with what it sees of them."""

import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import chain, repeat
from pathlib import Path

from protocol_edition import urls
from protocol_edition.edition import EditedProtocol, Facts, Register, register, slug
from protocol_edition.model import NameKind, frozen
from protocol_edition.pages import (
    Page,
    Span,
    decisions_of_year,
    filed_under,
    organisation_page,
    person_page,
    place_page,
    render,
    spans_of,
)
from protocol_edition.project import Project
from protocol_edition.publish.glimpses import GLIMPSES, glimpse_of, sitting_called
from protocol_edition.publish.jobs import Desk, bare, desk, edit_text
from protocol_edition.publish.made import EDITION_FILE, Made, Poured
from protocol_edition.publish.overview import Rows
from protocol_edition.publish.search_records import Record, placed
from protocol_edition.publish.spill import Name, SpilledMentions, Spills
from protocol_edition.publish.surroundings import has_more, seen_from, sign
from protocol_edition.publish.tending import Kept

Files = Iterator[Made | Poured]
NAMES: dict[NameKind, tuple[str, Callable[..., Page]]] = {
    NameKind.PERSON: ("people", person_page),
    NameKind.PLACE: ("places", place_page),
    NameKind.ORGANISATION: ("organisations", organisation_page),
}
"""Of each kind of name the list of authorities, and what composes its page."""


@frozen
class Part:
    """Files that are made together; ``key`` is a sign of what they see of the texts."""

    name: str
    key: str
    make: Callable[[Project], Files]


class Texts:
    """All texts of an edition as its shared pages see them: ``kept`` are those that could be read, in any order.

    Where they are some of them alone, ``sittings`` is how many sittings of all list who was there. ``keeping``: whether
    anybody will ask what has changed since; without it there are no signs of parts.
    """

    def __init__(
        self, kept: Iterable[Kept], project: Project, spills: Spills, *, keeping: bool = False, sittings: int = 0
    ) -> None:
        read = [(one.facts, one) for one in kept if one.facts]
        read.sort(key=lambda pair: pair[0].sort_key)
        self._project = project
        self._spills = spills
        self._sittings = sittings
        self._kept = [one for _, one in read]
        self._keeping = keeping
        self._called_signs = [glimpse_of(one.glimpses, "called") for one in self._kept] if keeping else []
        self._years = [filed_under(facts) for facts, _ in read]
        self.mentions = SpilledMentions(((facts, one.spilled) for facts, one in read if one.spilled), spills)
        self.register = register((facts for facts, _ in read), project.authorities.threads, self.mentions)
        self._called: dict[str, Facts] = {}
        self._desk: Desk | None = None
        self._names = ""

    def glimpsed(self, glimpse: str) -> Register:
        """The register of glimpses."""
        facts = map(GLIMPSES[glimpse], self.register.protocols)
        return register(facts, self._project.authorities.threads, {})

    def key(self, glimpse: str) -> str:
        """A sign of all glimpses, and of the threads."""
        signs = (glimpse_of(one.glimpses, glimpse) for one in self._kept)
        return self.sign(chain(signs, [repr(self._project.authorities.threads)]))

    def signs_around(self) -> dict[str, str]:
        """For each text the sign of its surroundings, by id."""
        register, more = self.register, has_more(self.register)
        signs = ["", *(one.beside for one in self._kept), ""]
        return {
            facts.id: sign(signs[place : place + 3], seen_from(register, facts) if facts.id in more else None)
            for place, facts in enumerate(register.protocols)
        }

    def named(self, kind: NameKind, key: str) -> Iterator[Part]:
        """The pages of a name: one, or its own and those of decades and years."""
        name = (kind.value, key)
        said = self._said(name)
        places = list(said)
        for span, listed in spans_of([self._years[place] for place in places]):
            yield self._page(name, span, {places[at]: said[places[at]] for at in listed})

    def decided(self) -> dict[str, int]:
        """How many decisions there are of each year that has any."""
        years: dict[str, int] = {}
        for facts, year in zip(self.register.protocols, self._years, strict=True):
            if facts.decisions:
                years[year] = years.get(year, 0) + len(facts.decisions)
        return years

    def decisions_of(self, year: str) -> Part:
        """The page of the decisions of a year, all of whose texts are here."""
        places = [place for place, filed in enumerate(self._years) if filed == year]
        sittings = min(self._sittings or self.register.sittings, 1)
        signs = (glimpse_of(self._kept[place].glimpses, "decisions") for place in places) if self._keeping else ()

        def make(project: Project) -> Files:
            protocols = tuple(GLIMPSES["decisions"](self.register.protocols[place]) for place in places)
            seen = Register(protocols, {}, sittings=sittings)
            yield page_file(_decisions_page(year), decisions_of_year(year, seen, project), project)

        return Part(decisions_part(year), self.sign([*signs, str(sittings)]), make)

    def page_of_name(self, name: Name, span: Span, ids: Container[str]) -> Part:
        """A name's page that lists the texts of these ids, which with what else it sees are here."""
        listed = {place: said for place, said in self._said(name).items() if self._kept_id(place) in ids}
        return self._page(name, span, listed)

    def _kept_id(self, place: int) -> str:
        return self.register.protocols[place].id

    def _page(self, name: Name, span: Span, listed: Mapping[int, str]) -> Part:
        """A page of a name; ``listed`` are the places of the texts it lists, with a digest of what each says of it."""
        whole, (kind, key) = self.register, name
        is_own = kind == NameKind.PERSON.value and not span.shown
        seats = whole.seats.get(key, ()) if is_own else ()
        sittings = (self._sittings or whole.sittings) if seats else 0

        def seen() -> list[int]:
            ids = {facts.id for facts, _, _ in seats}
            ids |= set(covered(self._project, key)) & whole.position.keys() if is_own else set()
            return sorted({*listed, *(whole.position[doc_id] for doc_id in ids)})

        def words() -> Iterator[str]:
            yield from (self._called_signs[place] for place in seen())
            yield from listed.values()
            yield from (f"{facts.id} {session.anchor} {session.date} {role}" for facts, session, role in seats)
            yield from (str(sittings), repr(span))

        def register() -> Register:
            protocols = tuple(self._call(whole.protocols[place]) for place in seen())
            return Register(
                protocols,
                {name: self.mentions.of(name, listed)} if listed else {},
                {facts.id: number for number, facts in enumerate(protocols)},
                {key: tuple((self._call(facts), sitting_called(session), role) for facts, session, role in seats)},
                sittings=sittings,
            )

        return _part_of_name(name, span, self.sign(words()), register)

    def _said(self, name: Name) -> dict[int, str]:
        """The place of each text that has a name, with the digest of what it says of it."""
        places = self.mentions.texts(name)
        return dict(zip(places, self.mentions.digests(name) if self._keeping else repeat("", len(places)), strict=True))

    def _call(self, facts: Facts) -> Facts:
        if facts.id not in self._called:
            self._called[facts.id] = GLIMPSES["called"](facts)
        return self._called[facts.id]

    def sign(self, words: Iterable[str]) -> str:
        """A sign of words, "" where nobody will ask."""
        return sign_of(words) if self._keeping else ""

    def rows(self) -> Rows:
        """The rows of ``mentions.csv``."""
        pieces = [one.spilled for one in self._kept if one.spilled]
        number = sum(one.mentions for one in self._kept)
        return Rows(number, lambda: (self._spills.piece(where, -2) for where in pieces))

    def records(self) -> Iterator[list[Record]]:
        """The records of the search, of each text, with its place in the list of all."""
        for order, one in enumerate(self._kept):
            if one.spilled:
                yield placed(json.loads(self._spills.piece(one.spilled, -1)), order)

    def records_key(self) -> str:
        """A sign of them."""
        return self.sign(one.spilled.digest(-1) for one in self._kept if one.spilled)

    def parallels(self) -> tuple[tuple[str, str], ...]:
        """The ids of every two texts that are set side by side, as the address of their page orders them."""
        found = ((one, other.id) for one, kin in self.register.kin.items() for other in kin.parallels)
        return tuple(sorted((one, other) for one, other in found if one < other))

    def parallel_key(self, one: str, other: str) -> str:
        """A sign of all that their page sees: both texts as they were read, and all names."""
        if not self._names:
            self._names = self.sign([repr(bare(self._project.authorities))])
        both = (self._kept[self.register.position[doc_id]] for doc_id in (one, other))
        decisions = (repr(self._project.decisions_on(self.source(doc_id))) for doc_id in (one, other))
        return self.sign([self._names, *decisions, *(f"{text.read} {text.ledger}" for text in both)])

    def source(self, doc_id: str) -> Path:
        """The file of a text."""
        return self._project.root / self._kept[self.register.position[doc_id]].source

    def edited(self, doc_id: str) -> EditedProtocol | None:
        """A text, read once more: nothing of it was kept."""
        if self._desk is None:
            self._desk = desk(self._project)
        recorded, _ = edit_text(self.source(doc_id), self._desk)
        return recorded.edited if recorded else None

    def rows_key(self) -> str:
        """A sign of them."""
        return self.sign(one.spilled.digest(-2) for one in self._kept if one.spilled)


def decisions_part(year: str) -> str:
    """What the part with the decisions of a year is called."""
    return _decisions_page(year).removesuffix("/index.html")


def _decisions_page(year: str) -> str:
    return urls.year(urls.DECISIONS, slug(year))


def covered(project: Project, key: str) -> Iterable[str]:
    """The ids of the texts in which a person has a cover name."""
    person = project.authorities.people.get(key)
    return chain.from_iterable(cover.protocols for cover in person.pseudonyms) if person else ()


def sign_of(words: Iterable[str]) -> str:
    """A sign of words."""
    made = blake2b(digest_size=16)
    for word in words:
        made.update(word.encode("utf-8", "surrogatepass") + b"\0")
    return made.hexdigest()


def _part_of_name(name: Name, span: Span, key: str, seen: Callable[[], Register]) -> Part:
    kind, entry = name
    file, page = NAMES[NameKind(kind)]
    path = span.path(urls.named(*name))

    def make(project: Project) -> Files:
        yield page_file(path, page(entry, seen(), project, span=span), project, authority(file))

    return Part(path.removesuffix("/index.html"), key, make)


def page_file(path: str, page: Page, project: Project, owner: str = EDITION_FILE) -> Made:
    """A page as a file of the site."""
    return Made(path, render(page, project.own_templates()).encode(), owner)


def authority(file: str) -> str:
    """The file of a list of authorities."""
    return f"authorities/{file}.yaml"
