"""Whom a source means that identifies whom it names: its own keys, led to the entries of the authority files."""

from collections.abc import Iterable, Iterator

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.edition.known_names import Bearer, KnownNames
from protocol_edition.edition.phrases import phrase_of
from protocol_edition.model import Name, NameKind, Origin, Protocol

_ONE_BY_ONE = 20
"""More unknown keys than this are told in one finding."""


def bare(key: str) -> str:
    """A reference as the key that it ends in: ``#mpr8609``, ``persons.xml#mpr8609`` and ``p:mpr8609`` are one."""
    return key.strip().rstrip("/").replace("#", "/").replace(":", "/").rpartition("/")[2]


class SourceNames:
    """Looks up the keys of one source; ``unknown`` are those that lead nowhere, with the first place and its words."""

    def __init__(self, protocol: Protocol, known: KnownNames) -> None:
        self._known = known
        self._register = {(named.kind, bare(named.key)): named for named in protocol.names}
        self.unknown: dict[tuple[NameKind, str], tuple[Origin, str]] = {}
        self._elsewhere: list[tuple[int, int]] = []

    def bearer(self, name: Name, words: str) -> Bearer | None:
        """The entry that ``name`` means: by key, by identifier, or by what the source's own register says of it."""
        key = bare(name.key)
        if not key:
            return None
        meant = self._known.identified(name.kind, (name.key, key)) or self._registered(name.kind, key)
        if meant is None:
            self.unknown.setdefault((name.kind, key), (name.origin, words))
            self._elsewhere.append((name.origin.start, name.origin.end))
        return meant

    def is_another(self, bearer: Bearer, start: int) -> bool:
        """Whether the source means somebody else at ``start``: it has a key there, and not one of those of the entry.

        An entry of which the edition tells no keys may be meant; a name alone does not say it is not.
        """
        return any(begin <= start < end for begin, end in self._elsewhere) and self._known.has_keys(bearer)

    def _registered(self, kind: NameKind, key: str) -> Bearer | None:
        entry = self._register.get((kind, key))
        if entry is None:
            return None
        by_identifier = self._known.identified(kind, (identifier for _, identifier in entry.identifiers))
        return by_identifier or self._called(kind, entry.name)

    def _called(self, kind: NameKind, name: str) -> Bearer | None:
        """The only entry of the kind that has this name."""
        bearers = [one for one in self._known.bearers(phrase_of(name), "") if one.kind is kind]
        return bearers[0] if len(bearers) == 1 else None


def unknown_keys(names: SourceNames, known: KnownNames) -> Iterator[Diagnostic]:
    """A finding for each key that no entry has; one for all of a kind of which the edition lists nobody."""
    for kind, (file, entries) in _files(known).items() if names.unknown else ():
        unknown = {key: met for (its, key), met in names.unknown.items() if its is kind}
        if unknown and (not entries or len(unknown) > _ONE_BY_ONE):
            first, _ = next(iter(unknown.values()))
            what = f"{len(unknown):,} keys of {kind.value}s lead to no entry of {file}: {shortened(unknown)}"
            yield found("A209", first, what)
        else:
            for key, (origin, words) in unknown.items():
                remedy = f"write 'keys: {key}' under the entry of {file} that it means"
                yield found("A209", origin, f"{words!r} is {key!r} in the source, a key that no entry has", remedy)


def _files(known: KnownNames) -> dict[NameKind, tuple[str, bool]]:
    authorities = known.authorities
    return {
        NameKind.PERSON: ("authorities/people.yaml", bool(authorities.people)),
        NameKind.PLACE: ("authorities/places.yaml", bool(authorities.places)),
        NameKind.ORGANISATION: ("authorities/organisations.yaml", bool(authorities.organisations)),
    }


def shortened(keys: Iterable[str], most: int = 3) -> str:
    """The first keys of many: ``'a', 'b', 'c' and 12 more``."""
    listed = [repr(key) for key in keys]
    return ", ".join(listed[:most]) + (f" and {len(listed) - most:,} more" if len(listed) > most else "")
