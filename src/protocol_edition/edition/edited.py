"""What the edition makes of one protocol, and what its pages may know of all the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from protocol_edition.model import Decisions, Node, NodeKey, Origin, Protocol, node_key


@dataclass(frozen=True, slots=True)
class Anchor:
    """A node's permanent address on its page; ``provisional`` until the ledger records it."""

    id: str
    provisional: bool


@dataclass(frozen=True, slots=True)
class Retired:
    """An anchor whose matter is gone or moved into ``successor``; it stays alive on the page and says ``why``."""

    id: str
    successor: str
    why: str


@dataclass(frozen=True, slots=True)
class EditedProtocol:
    """A protocol with its names linked and its anchors allotted: ready to be shown, cited and exported."""

    id: str
    """The address: ``protocols/<id>/``."""
    short_title: str
    series: str
    number: str
    sort_key: tuple[str, int, str]
    """Date (EDTF; "9999" for none, sorted last), value of the number, id."""
    protocol: Protocol
    anchors: Mapping[NodeKey, Anchor]
    retired: tuple[Retired, ...]
    decisions: Decisions
    url: str
    """The address of the source: the editor's corrected one, or else the transcribed one."""
    text: str
    """The source text, for the download and for the account of characters."""

    def anchor(self, node: Node) -> Anchor:
        """The anchor of a session, item, paragraph, point, speech or note."""
        return self.anchors[node_key(node)]

    def anchor_at(self, origin: Origin) -> Anchor | None:
        """The anchor of the node that begins at ``origin``: items before sessions."""
        for kind in ("item", "note", "paragraph", "point", "speech", "session"):
            anchor = self.anchors.get((kind, origin.start))
            if anchor:
                return anchor
        return None


class MentionRole(StrEnum):
    """How a name occurs."""

    PRESENT = "present"
    CHAIR = "chair"
    GUEST = "guest"
    ABSENT = "absent"
    SPEAKS = "speaks"
    MENTIONED = "mentioned"
    IN_NOTE = "in-note"
    RESPONSIBLE = "responsible"
    """In the header: translator, editor, contributor, funder or holder."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of an authority: ``anchor`` on the page ("" for its head), with the words around it."""

    kind: str
    """NameKind value."""
    key: str
    role: MentionRole
    anchor: str
    place: str
    """Where, in words: ``Session 1, item IX``."""
    printed: str
    context: str


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What other pages may know of an item."""

    anchor: str
    number: str
    heading: str
    session: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What other pages may know of a protocol: small, so that all of them fit in memory."""

    id: str
    title: str
    short_title: str
    date: str
    series: str
    number: str
    sort_key: tuple[str, int, str]
    items: tuple[ItemFacts, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """All facts in order of date, series and number, and the mentions by authority."""

    protocols: tuple[Facts, ...]
    mentions: Mapping[tuple[str, str], tuple[tuple[str, Mention], ...]]
    """(kind, key) -> (protocol id, mention) in order of the protocols and of each record."""

    def neighbours(self, protocol_id: str) -> tuple[Facts | None, Facts | None]:
        """The protocols before and after, in the order of the list."""
        position = next(i for i, facts in enumerate(self.protocols) if facts.id == protocol_id)
        before = self.protocols[position - 1] if position else None
        after = self.protocols[position + 1] if position + 1 < len(self.protocols) else None
        return before, after
