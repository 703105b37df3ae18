"""All texts of an edition as its shared pages see them, and the pages of names, each with what it sees of them."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import chain, repeat
from pathlib import Path

from protocol_edition import urls
from protocol_edition.edition import EditedProtocol, Facts, Register, register
from protocol_edition.model import NameKind, frozen
from protocol_edition.pages import (
    MOST_ON_ONE_PAGE,
    UNDIVIDED,
    Page,
    Years,
    filed_under,
    organisation_page,
    person_page,
    place_page,
    render,
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
        """The pages of a name: one, or its own and one for each year."""
        name = (kind.value, key)
        said = self._said(name)
        if len(said) <= MOST_ON_ONE_PAGE:
            yield self._whole(name, UNDIVIDED, said, said.values())
            return
        by_year: dict[str, list[int]] = {}
        for place in said:
            by_year.setdefault(self._years[place], []).append(place)
        counts = tuple((year, len(places)) for year, places in by_year.items())
        yield self._whole(name, Years(counts), (), [f"{year} {number}" for year, number in counts])
        for year, places in by_year.items():
            yield self._of_year(name, beside(tuple(by_year), year), places, [said[place] for place in places])

    def page_of_name(self, name: Name, years: Years) -> Part:
        """A name's page for a year, or its only one, where these are all texts that it sees."""
        said = self._said(name)
        if not years.shown:
            return self._whole(name, UNDIVIDED, said, said.values())
        places = [place for place in said if self._years[place] == years.shown]
        return self._of_year(name, years, places, [said[place] for place in places])

    def _said(self, name: Name) -> dict[int, str]:
        """The place of each text that has a name, with the digest of what it says of it."""
        places = self.mentions.texts(name)
        return dict(zip(places, self.mentions.digests(name) if self._keeping else repeat("", len(places)), strict=True))

    def _whole(self, name: Name, years: Years, places: Iterable[int], said: Iterable[str]) -> Part:
        """A name's own page, which lists its mentions in the texts at ``places``; ``said`` is what these say of it."""
        whole, (kind, key) = self.register, name
        seats = whole.seats.get(key, ()) if kind == NameKind.PERSON.value else ()
        ids = {facts.id for facts, _, _ in seats}
        ids |= set(covered(self._project, key)) & whole.position.keys() if kind == NameKind.PERSON.value else set()
        seen = sorted({*places, *(whole.position[doc_id] for doc_id in ids)})
        sitting = (f"{facts.id} {session.anchor} {session.date} {role}" for facts, session, role in seats)
        sittings = (self._sittings or whole.sittings) if seats else 0
        of_texts = self.sign(chain((self._called_signs[place] for place in seen), said, sitting, [str(sittings)]))

        def register() -> Register:
            protocols = tuple(self._call(whole.protocols[place]) for place in seen)
            return Register(
                protocols,
                {name: self.mentions[name]} if name in self.mentions and not years.counts else {},
                {facts.id: number for number, facts in enumerate(protocols)},
                {key: tuple((self._call(facts), sitting_called(session), role) for facts, session, role in seats)},
                sittings=sittings,
            )

        return _part_of_name(name, years, of_texts, register)

    def _of_year(self, name: Name, years: Years, places: Sequence[int], said: Iterable[str]) -> Part:
        """The page of a name for a year, whose texts are at ``places``."""
        of_texts = self.sign(chain((self._called_signs[place] for place in places), [repr(years)], said))

        def register() -> Register:
            protocols = tuple(self._call(self.register.protocols[place]) for place in places)
            position = {facts.id: number for number, facts in enumerate(protocols)}
            return Register(protocols, {name: self.mentions.of(name, places)}, position)

        return _part_of_name(name, years, of_texts, register)

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


def beside(filed: Sequence[str], year: str) -> Years:
    """A year of a name, with those before and after it, all that its page tells of others; ``filed`` are all."""
    at = filed.index(year)
    return Years(tuple((other, 0) for other in filed[max(at - 1, 0) : at + 2]), year)


def name_part(name: Name, years: Years) -> str:
    """What the part of a page of a name is called."""
    return years.path(urls.named(*name)).removesuffix("/index.html")


def _part_of_name(name: Name, years: Years, key: str, seen: Callable[[], Register]) -> Part:
    kind, entry = name
    file, page = NAMES[NameKind(kind)]
    path = years.path(urls.named(*name))

    def make(project: Project) -> Files:
        yield page_file(path, page(entry, seen(), project, years=years), project, authority(file))

    return Part(name_part(name, years), key, make)


def page_file(path: str, page: Page, project: Project, owner: str = EDITION_FILE) -> Made:
    """A page as a file of the site."""
    return Made(path, render(page, project.own_templates()).encode(), owner)


def authority(file: str) -> str:
    """The file of a list of authorities."""
    return f"authorities/{file}.yaml"
