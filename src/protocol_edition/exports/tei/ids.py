"""Every ``xml:id`` of the text: published anchors as they are, and names for what else is pointed to."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Protocol as Structure

from protocol_edition.edition import Anchor
from protocol_edition.model import (
    Attendee,
    Item,
    Node,
    NodeKey,
    Note,
    Origin,
    Paragraph,
    Protocol,
    Session,
    Speech,
    node_key,
    nodes,
)

Span = tuple[int, int]


class Placed(Structure):
    """Whatever stands somewhere in the source."""

    @property
    def origin(self) -> Origin:
        """Where."""


class Ids:
    """Gives out ids. One of our own making has a dot, which no anchor has: ``attendee.3``, ``speech.1204``."""

    def __init__(self, protocol: Protocol, anchors: Mapping[NodeKey, Anchor]) -> None:
        self._anchors = anchors
        self._protocol = protocol
        self._notes = {_span(mark): note for note in protocol.notes for mark in note.marks}
        self._lemmas = {_span(lemma) for note in protocol.notes for lemma in note.lemmas}
        self._given: set[str] = set()
        self._attendees = {id(one): number for number, one in enumerate(attendees(protocol), 1)}

    @cached_property
    def _nodes(self) -> dict[Span, Node]:
        """The nodes that have ids; few texts refer to one."""
        found: dict[Span, Node] = {}
        for node in nodes(self._protocol):
            if self.node(node):
                found.setdefault(_span(node.origin), node)
        return found

    def node(self, node: Node) -> str:
        """The node's anchor; of a sitting, item, speech or note without one an id made from its place, else ""."""
        anchor = self._anchors.get(node_key(node))
        if anchor:
            return anchor.id
        if isinstance(node, Session | Item | Speech | Note):
            return f"{type(node).__name__.lower()}.{node.origin.start}"
        return ""

    def at(self, origin: Origin) -> str:
        """The id of the node that stands exactly at ``origin``; "" if none with an id does."""
        node = self._nodes.get(_span(origin))
        return self.node(node) if node else ""

    def attendee(self, attendee: Attendee) -> str:
        """The id of one entry of a list of names."""
        return f"attendee.{self._attendees[id(attendee)]}"

    def moved(self, node: Placed) -> str:
        """The id of a paragraph or list that stands out of its order; a list is not its only point."""
        anchor = self.node(node) if isinstance(node, Paragraph) else ""
        return anchor or f"moved.{node.origin.start}.{node.origin.end}"

    def note_of(self, mark: Origin) -> str:
        """The id of the note that a mark points to; "" for a mark that points to none."""
        note = self._notes.get(_span(mark))
        return self.node(note) if note else ""

    def mark(self, mark: Origin) -> str:
        """The anchor of a note mark; "" for one that points to no note, or that stands where another stood."""
        return self._once(self.mark_target(mark)) if _span(mark) in self._notes else ""

    def mark_target(self, mark: Origin) -> str:
        """The same, for the note that points back."""
        anchor = self._anchors.get(("mark", mark.start))
        return anchor.id if anchor else f"mark.{mark.start}"

    def lemma(self, lemma: Origin) -> str:
        """The id of the words that a note is about; "" for a sign that no note names."""
        return self._once(f"lemma.{lemma.start}.{lemma.end}") if _span(lemma) in self._lemmas else ""

    def lemmas_of(self, note: Note) -> list[str]:
        """The ids of the words that a note is about."""
        return [f"lemma.{lemma.start}.{lemma.end}" for lemma in note.lemmas]

    def _once(self, identifier: str) -> str:
        if identifier in self._given:
            return ""
        self._given.add(identifier)
        return identifier


def attendees(protocol: Protocol) -> Iterator[Attendee]:
    """Every entry of every list of names, those after the heading of an item too, in the order of the record."""
    for session in protocol.sessions:
        yield from session.attendees
        for item in session.items:
            if item.supporters:
                yield from item.supporters.entries


def _span(origin: Origin) -> Span:
    return origin.start, origin.end
