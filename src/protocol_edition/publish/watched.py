"""Authorities that note which of their entries are looked at: on these a file depends, and on no others."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Generic, TypeVar

from protocol_edition.model import Authorities
from protocol_edition.project import Project

Entry = TypeVar("Entry")
Looked = tuple[str, str]
"""A list of the authorities, and a key, or one of these where the whole list, or its length, was asked for."""
ALL, LENGTH = "*", "#"


class _Watched(Mapping[str, Entry], Generic[Entry]):
    """One list; whether it is empty is no look, as that is part of what every page depends on."""

    def __init__(self, name: str, entries: dict[str, Entry], seen: set[Looked]) -> None:
        self._name, self._entries, self._seen = name, entries, seen

    def __bool__(self) -> bool:
        return bool(self._entries)

    def __getitem__(self, key: str) -> Entry:
        self._seen.add((self._name, key))
        return self._entries[key]

    def __contains__(self, key: object) -> bool:
        if isinstance(key, str):
            self._seen.add((self._name, key))
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        self._seen.add((self._name, ALL))
        return iter(self._entries)

    def __len__(self) -> int:
        self._seen.add((self._name, LENGTH))
        return len(self._entries)


LISTS = ("people", "places", "organisations", "threads")


def watched(project: Project) -> tuple[Project, set[Looked]]:
    """The same project, and the set in which it notes what is looked at; whoever makes the next file empties it.

    What else is said of other texts is not in it, so that no page can depend on it.
    """
    seen: set[Looked] = set()
    lists: list[Any] = [_Watched(name, getattr(project.authorities, name), seen) for name in LISTS]
    # They stand for dictionaries that nobody changes: nothing but reading is asked of them.
    return replace(project, authorities=Authorities(*lists), decisions={}, sources=(), published={}), seen
