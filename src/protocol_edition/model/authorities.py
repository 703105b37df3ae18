"""Persons, places, organisations and threads: what the edition's authority files say of them."""

from dataclasses import field

from protocol_edition.model.frozen import frozen
from protocol_edition.model.origin import Origin


@frozen
class Office:
    """An office somebody held; ``since`` and ``until`` are EDTF dates, "" for unknown."""

    title: str
    since: str = ""
    until: str = ""


@frozen
class Pseudonym:
    """A cover name; it means its bearer only in the named ``protocols``, or in all when none is named."""

    name: str
    protocols: tuple[str, ...]
    source: str


@frozen
class Person:
    """``key`` is the address (``people/<key>/``); ``name`` as shown; ``sort`` as filed; ``variants`` as printed."""

    key: str
    name: str
    sort: str
    variants: tuple[str, ...] = ()
    born: str = ""
    died: str = ""
    offices: tuple[Office, ...] = ()
    pseudonyms: tuple[Pseudonym, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    """Pairs of authority (``wikidata``) and identifier (``Q35314``)."""
    note: str = ""
    source: str = ""
    formerly: tuple[str, ...] = ()
    """Keys under which the page was published before: their addresses lead here."""
    keys: tuple[str, ...] = ()
    """What sources call the entry that identify whom they name."""


@frozen
class Place:
    """A place; ``latitude`` and ``longitude`` in degrees (WGS 84) where given."""

    key: str
    name: str
    variants: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    note: str = ""
    source: str = ""
    formerly: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


@frozen
class Organisation:
    """An organisation, office or body."""

    key: str
    name: str
    variants: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    note: str = ""
    source: str = ""
    formerly: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


@frozen
class ThreadItem:
    """One agenda item of a thread; ``origin`` is the line of the editor's file that names it."""

    protocol: str
    anchor: str
    origin: Origin


@frozen
class Thread:
    """A question that goes on from meeting to meeting: the agenda items that treat it."""

    key: str
    title: str
    items: tuple[ThreadItem, ...]
    note: str = ""
    source: str = ""


@frozen
class Authorities:
    """The lists, each by key."""

    people: dict[str, Person] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    threads: dict[str, Thread] = field(default_factory=dict)
