"""All names of the authority files in one dictionary, made once for the whole edition.

A text is walked word by word: one look-up tells whether any name begins with the word, and how many words the longest
has; then that many are tried, and fewer. So the time for a text does not grow with the number of persons.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from protocol_edition.edition.phrases import Words, phrase_and_words, phrase_of, without_possessive
from protocol_edition.edition.suggestions import Suggestions
from protocol_edition.model import Authorities, NameKind, Organisation, Origin, Person, Place, frozen

LONGEST_NAME = 40
"""Words of the longest name that is looked for in texts: a name of a thousand words would be tried a thousand times
wherever its first word stands."""


class Bearer(NamedTuple):
    """Whom or what a name means: an entry of one of the three authority files."""

    kind: NameKind
    key: str


class Meant(NamedTuple):
    """All whom a name may mean, and those of them who are persons."""

    bearers: tuple[Bearer, ...]
    persons: tuple[Bearer, ...]


@frozen
class Piece:
    """Characters of one text, counted from its begin, that mean an authority or point to a node."""

    start: int
    end: int
    means: Bearer | Origin


Label = tuple[str, bool, bool]
"""A short line, whether only persons are meant in it, and whether it is a list of names."""

_NOBODY = Meant((), ())
_MOST_LABELS = 4096


@frozen
class _Cover:
    bearer: Bearer
    protocols: tuple[str, ...]


class KnownNames:
    """The dictionary of names; see ``known_names``."""

    def __init__(self, authorities: Authorities) -> None:
        self.authorities = authorities
        self._bearers: dict[str, tuple[Bearer, ...]] = {}
        self._covers: dict[str, tuple[_Cover, ...]] = {}
        self._begin_covers: set[str] = set()
        self._longest: dict[str, int] = {}
        self._second: dict[str, set[str]] = {}
        self._capitals: dict[str, str] = {}
        self._surnames: dict[str, tuple[Bearer, ...]] = {}
        self._forenames: dict[str, tuple[str, ...]] = {}
        for kind, key, name in _names(authorities):
            self._add(name, Bearer(kind, key))
        for person in authorities.people.values():
            self._add_person(person)
        self._all_forenames = frozenset(name for names in self._forenames.values() for name in names)
        self._suggestions: Suggestions | None = None
        self._keys: dict[tuple[NameKind, str], Bearer] | None = None
        self._meant: dict[str, Meant] = {}
        self.labels: dict[Label, tuple[Piece, ...]] = {}
        """The names in short lines that were met before; see ``keep_label``."""

    def _add(self, name: str, bearer: Bearer) -> None:
        phrase, words = phrase_and_words(name)
        known = self._bearers.get(phrase, ())
        if phrase and bearer not in known:
            self._bearers[phrase] = (*known, bearer)
            self._reach(phrase, words)

    def _reach(self, phrase: str, words: tuple[str, ...]) -> None:
        self._begins(words)
        shout = phrase.upper()
        if shout != phrase and len(shout) > 1:
            self._capitals.setdefault(shout, phrase)
            self._begins([word.upper() for word in words])

    def _begins(self, words: Sequence[str]) -> None:
        first = words[0]
        self._longest[first] = max(self._longest.get(first, 0), min(len(words), LONGEST_NAME))
        if len(words) > 1:
            self._second.setdefault(first, set()).add(words[1])

    def _add_person(self, person: Person) -> None:
        bearer = Bearer(NameKind.PERSON, person.key)
        surname, forenames = parts_of(person)
        self._surnames[surname] = (*self._surnames.get(surname, ()), bearer)
        self._forenames[person.key] = forenames
        for cover in person.pseudonyms:
            phrase, words = phrase_and_words(cover.name)
            if phrase:
                self._covers[phrase] = (*self._covers.get(phrase, ()), _Cover(bearer, cover.protocols))
                self._reach(phrase, words)
                self._begin_covers |= {words[0], words[0].upper()}

    @property
    def first_words(self) -> Mapping[str, int]:
        """The words with which known names begin, each with how many words the longest of these has."""
        return self._longest

    def longest(self, word: str) -> int:
        """How many words the longest name has that begins with ``word``; 0 if none does."""
        return self._longest.get(word, 0)

    def is_second(self, first: str, word: str) -> bool:
        """Whether ``word`` follows ``first`` at the beginning of a name."""
        return word in self._second.get(first, ())

    def meant(self, phrase: str, protocol: str) -> Meant:
        """Whom ``phrase`` as it is printed may mean in a protocol; nobody for words that are no known name."""
        meant = self._meant.get(phrase)  # the names of an edition recur in all its texts
        if meant is None:
            spelt = self.spelling(phrase)
            if not spelt:
                return _NOBODY
            bearers = self.bearers(spelt, protocol)
            meant = Meant(bearers, tuple([bearer for bearer in bearers if bearer.kind is NameKind.PERSON]))
            if spelt not in self._covers:
                self._meant[phrase] = meant
        return meant

    def keep_label(self, label: Label, pieces: tuple[Piece, ...]) -> None:
        """Keeps the names of a short line for the other texts, unless it may hold a cover name."""
        if self._covers and not self._begin_covers.isdisjoint(map(without_possessive, Words(label[0]).spelt)):
            return
        if len(self.labels) >= _MOST_LABELS:
            self.labels.clear()
        self.labels[label] = pieces

    def spelling(self, phrase: str) -> str:
        """The known name that ``phrase`` is, also where it is printed in capitals; "" if it is none."""
        for spelt in (phrase, self._capitals.get(phrase, "")):
            if spelt in self._bearers or spelt in self._covers:
                return spelt
        return ""

    def bearers(self, phrase: str, protocol: str) -> tuple[Bearer, ...]:
        """All whom a known name may mean in a protocol.

        A cover name said to hold in this very protocol means its bearer there. Else everybody counts who is listed
        with the name, and everybody whose surname it is: who lists *Kennedy* as one brother's name has not thereby
        said that it never means the other.
        """
        covers = self._covers.get(phrase)
        if covers:
            here = tuple(dict.fromkeys(cover.bearer for cover in covers if protocol in cover.protocols))
            if here:
                return here
        elif phrase not in self._bearers:
            return ()
        listed = self._bearers.get(phrase, ())
        anywhere = (cover.bearer for cover in covers or () if not cover.protocols)
        persons = any(bearer.kind is NameKind.PERSON for bearer in listed)
        surnames = self._surnames.get(phrase, ()) if persons else ()
        return tuple(dict.fromkeys((*listed, *anywhere, *surnames)))

    def is_forename(self, word: str) -> bool:
        """Whether anybody in the edition has this forename."""
        return word in self._all_forenames

    def may_be_called(self, bearer: Bearer, forenames: Sequence[str]) -> bool:
        """Whether forenames or initials can be the person's; those beyond the ones that are known can."""
        names = self._forenames.get(bearer.key, ())
        known = forenames[: max(1, len(names))]
        return bearer.kind is NameKind.PERSON and all(any(name.startswith(word) for name in names) for word in known)

    def identified(self, kind: NameKind, keys: Iterable[str]) -> Bearer | None:
        """The entry of a kind that one of ``keys`` is: its key, a former one, one that sources use, an identifier."""
        if self._keys is None:
            self._keys = dict(_keys(self.authorities))
        return next((found for key in keys if (found := self._keys.get((kind, key.casefold())))), None)

    def has_keys(self, bearer: Bearer) -> bool:
        """Whether the entry tells by which keys sources call it."""
        listed: dict[NameKind, Mapping[str, Person | Place | Organisation]] = {
            NameKind.PERSON: self.authorities.people,
            NameKind.PLACE: self.authorities.places,
            NameKind.ORGANISATION: self.authorities.organisations,
        }
        return bool(listed[bearer.kind][bearer.key].keys)

    def find(self, key: str) -> Bearer | None:
        """The entry with this key: among persons, then places, then organisations."""
        for kind, entries in (
            (NameKind.PERSON, self.authorities.people),
            (NameKind.PLACE, self.authorities.places),
            (NameKind.ORGANISATION, self.authorities.organisations),
        ):
            if key in entries:
                return Bearer(kind, key)
        return None

    def nearest_people(self, name: str) -> tuple[str, ...]:
        """The keys of at most three persons whose names are most like ``name``."""
        if self._suggestions is None:
            people = self.authorities.people.values()
            self._suggestions = Suggestions(
                (form, person.key) for person in people for form in (person.name, parts_of(person)[0], *person.variants)
            )
        return self._suggestions.nearest(name)


def known_names(authorities: Authorities) -> KnownNames:
    """The names of ``authorities`` made ready: for 40,000 persons this takes a second, so it is done once."""
    return KnownNames(authorities)


def _names(authorities: Authorities) -> Iterator[tuple[NameKind, str, str]]:
    for person in authorities.people.values():
        yield from ((NameKind.PERSON, person.key, name) for name in (person.name, person.sort, *person.variants))
    for place in authorities.places.values():
        yield from ((NameKind.PLACE, place.key, name) for name in (place.name, *place.variants))
    for body in authorities.organisations.values():
        yield from ((NameKind.ORGANISATION, body.key, name) for name in (body.name, *body.variants))


def _keys(authorities: Authorities) -> Iterator[tuple[tuple[NameKind, str], Bearer]]:
    """Whatever an entry may be called by, the weakest first: a key of the edition's own wins over an identifier."""
    for kind, entries in (
        (NameKind.PERSON, tuple(authorities.people.values())),
        (NameKind.PLACE, tuple(authorities.places.values())),
        (NameKind.ORGANISATION, tuple(authorities.organisations.values())),
    ):
        for entry in entries:
            names = (*(identifier for _, identifier in entry.identifiers), *entry.formerly, *entry.keys)
            yield from (((kind, name.casefold()), Bearer(kind, entry.key)) for name in names)
        yield from (((kind, entry.key.casefold()), Bearer(kind, entry.key)) for entry in entries)


def parts_of(person: Person) -> tuple[str, tuple[str, ...]]:
    """The surname as a phrase, and the forenames: as the filing form parts them, or by the last word of the name."""
    surname, comma, rest = person.sort.partition(",")
    if comma:
        return phrase_of(surname), phrase_and_words(rest.strip())[1]
    words = phrase_and_words(person.name)[1]
    return (words[-1] if words else "", words[:-1])
