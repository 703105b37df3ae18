"""Composes the indexes of persons, places and organisations: one page, or a page for each letter of a long one."""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from protocol_edition import urls
from protocol_edition.edition import Register
from protocol_edition.model import Authorities, NameKind, Organisation, Person, Place, frozen
from protocol_edition.pages.counts import counted_protocols, organisations, people, places
from protocol_edition.pages.dates import life
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import head
from protocol_edition.pages.views import (
    Group,
    ListedName,
    NameIndexPage,
    OrganisationsPage,
    PeoplePage,
    PlacesPage,
)
from protocol_edition.project import Project
from protocol_edition.words import Filing, later, say

_ON_ONE_PAGE = 2000
"""Names of one page: some 300 KB. A longer index has a page for each letter."""

Entry = Person | Place | Organisation


@frozen
class _Index:
    """What one index is called, how its entries are counted, and the view of its page."""

    title: str
    count: Callable[[int], str]
    view: type[NameIndexPage]
    path: str


_INDEXES = {
    NameKind.PERSON: _Index(later("People"), people, PeoplePage, urls.PEOPLE),
    NameKind.PLACE: _Index(later("Places"), places, PlacesPage, urls.PLACES),
    NameKind.ORGANISATION: _Index(later("Organisations"), organisations, OrganisationsPage, urls.ORGANISATIONS),
}


def index_pages(kind: NameKind, register: Register, project: Project) -> Iterator[tuple[str, NameIndexPage]]:
    """The index of one kind of names with its path, then the pages of its letters if it is long; nothing for none."""
    entries = _entries(kind, project.authorities)
    if entries:
        yield from _Indexer(kind, register, project).pages(entries)


def _entries(kind: NameKind, authorities: Authorities) -> Mapping[str, Entry]:
    lists: dict[NameKind, Mapping[str, Entry]] = {
        NameKind.PERSON: authorities.people,
        NameKind.PLACE: authorities.places,
        NameKind.ORGANISATION: authorities.organisations,
    }
    return lists[kind]


class _Indexer:
    """Composes the index of one kind of names."""

    def __init__(self, kind: NameKind, register: Register, project: Project) -> None:
        self._kind, self._register, self._project = kind, register, project
        self._index, self._filing = _INDEXES[kind], Filing(project.settings.language)

    def pages(self, entries: Mapping[str, Entry]) -> Iterator[tuple[str, NameIndexPage]]:
        path, title = self._index.path, say(self._index.title)
        letters = [
            (letter, list(group)) for letter, group in groupby(sorted(entries.values(), key=self._filed), self._letter)
        ]
        if len(entries) <= _ON_ONE_PAGE:
            groups = tuple(self._group(letter, group, path) for letter, group in letters)
            yield path, self._page(path, title, groups, len(entries))
            return
        paths = {letter: urls.letter(path, _letter_id(letter)) for letter, _ in letters}
        links = tuple(Group(_letter_id(letter), letter, urls.relative(path, paths[letter])) for letter, _ in letters)
        yield path, self._page(path, title, links, len(entries))
        for letter, group in letters:
            own = (self._group(letter, group, paths[letter]),)
            yield paths[letter], self._page(paths[letter], f"{title}: {letter}", own, len(group))

    def _page(self, path: str, title: str, groups: tuple[Group, ...], number: int) -> NameIndexPage:
        index, project = self._index, self._project
        described = say(
            "{names} in {title}, with every place where the protocols name them.",
            names=title,
            title=project.settings.title,
        )
        return index.view(
            frame(project, path, index.path),
            head(title, described, project.settings, path),
            title,
            groups,
            index.count(number),
        )

    def _group(self, letter: str, entries: list[Entry], page: str) -> Group:
        anchor = _letter_id(letter)
        return Group(anchor, letter, urls.in_page(anchor), names=tuple(self._listed(entry, page) for entry in entries))

    def _filed(self, entry: Entry) -> tuple[bool, object]:
        """What the index is sorted by: what begins with no letter first, then by the alphabet of the edition."""
        return self._letter(entry) != "#", self._filing.key(_sort(entry))

    def _letter(self, entry: Entry) -> str:
        return self._filing.letter(_sort(entry))

    def _listed(self, entry: Entry, page: str) -> ListedName:
        number = self._register.named_in.get((self._kind.value, entry.key), 0)
        gloss = ""
        if isinstance(entry, Person):
            office = entry.offices[0].title if entry.offices else ""
            gloss = ", ".join(filter(None, (life(entry.born, entry.died), office)))
        href = urls.relative(page, urls.named(self._kind.value, entry.key))
        return ListedName(href, _sort(entry), gloss, counted_protocols(number))


def _sort(entry: Entry) -> str:
    return entry.sort if isinstance(entry, Person) else entry.name


def _letter_id(letter: str) -> str:
    return f"letter-{letter.lower() if letter.isascii() and letter.isalpha() else ord(letter)}"
