"""What the edition makes of one protocol, and what its pages may know of all the others."""

from collections.abc import Mapping
from dataclasses import field

from protocol_edition.model import (
    Decisions,
    Node,
    NodeKey,
    OneOf,
    Origin,
    Protocol,
    Thread,
    ThreadItem,
    frozen,
    node_key,
)


@frozen
class Anchor:
    """A node's permanent address on its page; ``provisional`` until the ledger records it."""

    id: str
    provisional: bool


@frozen
class Retired:
    """An anchor whose matter is gone or moved into ``successor``; it stays alive on the page and says ``why``."""

    id: str
    successor: str
    """The anchor that is there today, however often it was retired again; "" if nothing took its place."""
    why: str
    kind: str = ""
    """AnchorKind value."""
    words: str = ""
    """The words it stood at, as the ledger remembers them: whole if they were few, else beginning and end."""


@frozen
class AnchorChange:
    """What a state did to one anchor: ``minted``, ``text``, ``label`` or ``retired``."""

    anchor: str
    what: str
    was: str = ""
    """The former words or label; "" where the ledger cannot tell: of long texts it keeps no words to compare."""
    now: str = ""
    """The words or the label with this state; of a retired anchor its successor, "" for none."""
    why: str = ""
    """Why it was retired."""


@frozen
class FactChange:
    """What a state says otherwise of the protocol: its title, date, series, number, shelfmark, credit or address."""

    name: str
    was: str
    now: str


@frozen
class RecordedState:
    """A state of the text that the ledger records: the day, the version and what changed with it."""

    number: int
    on: str
    version: str
    changes: tuple[AnchorChange, ...]
    facts: tuple[FactChange, ...] = ()


@frozen
class EditedProtocol:
    """A protocol with its names linked and its anchors allotted: ready to be shown, cited and exported."""

    id: str
    """The address: ``protocols/<id>/``."""
    short_title: str
    series: str
    number: str
    sort_key: tuple[str, int, str]
    """Date (EDTF; "9999" for none, sorted last), value of the number, what follows it in the number with the id."""
    protocol: Protocol
    anchors: Mapping[NodeKey, Anchor]
    retired: tuple[Retired, ...]
    decisions: Decisions
    url: str
    """The address of the source: the editor's corrected one, or else the transcribed one."""
    text: str
    """The source text, for the download and for the account of characters."""
    version: str = ""
    """``version_of`` the source text: 16 hexadecimal figures."""
    history: tuple[RecordedState, ...] = ()
    """What the ledger records, the oldest state first; the text may have changed since."""
    formerly: tuple[str, ...] = ()
    """Ids under which it was published before: their addresses lead here."""

    @property
    def recorded(self) -> RecordedState | None:
        """The state that the ledger recorded last, if the text still is as it was then."""
        last = self.history[-1] if self.history else None
        return last if last and last.version == self.version else None

    def anchor(self, node: Node) -> Anchor:
        """The anchor of a session, item, paragraph, point, speech or note."""
        return self.anchors[node_key(node)]

    def mark_anchor(self, mark: Origin) -> Anchor | None:
        """The anchor of a note mark, by the origin of the mark; None for one that points to no note."""
        return self.anchors.get(("mark", mark.start))

    def anchor_at(self, origin: Origin) -> Anchor | None:
        """The anchor of the node that begins at ``origin``: items before sessions."""
        for kind in ("item", "note", "paragraph", "point", "speech", "session"):
            anchor = self.anchors.get((kind, origin.start))
            if anchor:
                return anchor
        return None


class MentionRole(OneOf):
    """How a name occurs."""

    PRESENT = "present"
    CHAIR = "chair"
    GUEST = "guest"
    ABSENT = "absent"
    RECORDER = "recorder"
    """Keeps the minutes."""
    SIGNED = "signed"
    """Confirmed by signature to have seen the record."""
    SPEAKS = "speaks"
    MENTIONED = "mentioned"
    IN_NOTE = "in-note"
    RESPONSIBLE = "responsible"
    """In the header: translator, editor, contributor, funder or holder."""


@frozen
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
    start: int = -1
    """Where in the source the name begins."""


@frozen
class ItemFacts:
    """What other pages may know of an item."""

    anchor: str
    number: str
    heading: str
    session: int
    kind: str = "agenda"
    """ItemKind value."""
    survival: str = "full"
    """Survival value."""
    source_id: str = ""
    """What the source itself calls it."""


@frozen
class Seat:
    """One entry of a list of those present: the person's key, "" for whoever is not in the authorities."""

    key: str
    name: str
    """As the list prints it, without title and office."""
    office: str
    role: MentionRole
    """CHAIR, PRESENT, GUEST, ABSENT or RECORDER."""
    partial: bool = False
    """Was there for part of the sitting."""
    signed: str = ""
    """The day on which the protocol was signed, EDTF."""


@frozen
class SessionFacts:
    """What other pages may know of a sitting: its number in the record, its own date if it has one, who was there."""

    anchor: str
    number: int
    date: str
    seats: tuple[Seat, ...]


@frozen
class DecisionFacts:
    """A decision or instruction: its words, under which item, and whom it names."""

    anchor: str
    item: str
    """The anchor of the item, "" for one before the first."""
    words: str
    names: tuple[tuple[str, str], ...]
    """NameKind value and key of everyone in it: whom it charges, or whom it is about."""


@frozen
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
    file: str = ""
    """The source text, for findings."""
    shelfmark: str = ""
    """As printed; "" where the source names none."""
    formerly: tuple[str, ...] = ()
    """Former ids, whose addresses lead here."""
    sessions: tuple[SessionFacts, ...] = ()
    decisions: tuple[DecisionFacts, ...] = ()
    successors: tuple[tuple[str, str], ...] = ()
    """Retired anchors of items, each with the anchor that is there today."""
    pointers: tuple[tuple[str, Origin], ...] = ()
    """Numbers of other protocols that the text names, and where."""
    states: tuple[tuple[str, str], ...] = ()
    """Day and version of every recorded state, the oldest first."""
    kind: str = "protocol"
    """ProtocolKind value."""
    survival: str = "full"
    """Survival value."""
    language: str = ""
    """Of the text, where it is known (BCP 47)."""
    parent: str = ""
    """The protocol that it is attached to, as its source names it."""
    targets: tuple[tuple[str, Origin], ...] = ()
    """What its pointers lead to in other texts, and where each stands first."""
    parallel: tuple[str, ...] = ()
    """Other texts of the same record, as the editor names them."""
    named: tuple[tuple[str, str], ...] = ()
    """NameKind value and key of everyone in ``mentions``, each once, in the order of the record."""


@frozen
class FormerId:
    """An address that is no more: ``kind`` is ``protocol`` or a NameKind value, ``now`` the id or key of today."""

    kind: str
    id: str
    now: str


@frozen
class Step:
    """One agenda item of a thread."""

    protocol: Facts
    item: ItemFacts


@frozen
class Followed:
    """A thread with its items in order of the protocols and of each record; ``missing`` are not in the edition."""

    thread: Thread
    steps: tuple[Step, ...]
    missing: tuple[ThreadItem, ...]


@frozen
class Lead:
    """Where words that point out of a text lead: the protocol, and the anchor there ("" for its page)."""

    id: str
    anchor: str


@frozen
class Kin:
    """The other texts that the page of one protocol names beside those before and after it."""

    parent: Facts | None = None
    """What it is attached to."""
    attachments: tuple[Facts, ...] = ()
    parallels: tuple[Facts, ...] = ()
    """The same record in other texts: the original, a translation."""
    leads: Mapping[str, Lead] = field(default_factory=dict)
    """By the target of a pointer."""


@frozen
class Register:
    """All facts in order of date, series and number, and the mentions by authority."""

    protocols: tuple[Facts, ...]
    mentions: Mapping[tuple[str, str], tuple[tuple[str, Mention], ...]]
    """(kind, key) -> (protocol id, mention) in order of the protocols and of each record."""
    position: Mapping[str, int] = field(default_factory=dict)
    """Where each protocol stands in the list, by id."""
    seats: Mapping[str, tuple[tuple[Facts, SessionFacts, MentionRole], ...]] = field(default_factory=dict)
    """Person -> every sitting whose lists name the person, in order, and in what capacity."""
    threads: tuple[Followed, ...] = ()
    """The editor's threads, in the order of their file, and by protocol and anchor of each item its place in them."""
    threads_at: Mapping[tuple[str, str], tuple[tuple[Followed, int], ...]] = field(default_factory=dict)
    sittings: int = 0
    """How many sittings list who was there."""
    kin: Mapping[str, Kin] = field(default_factory=dict)
    """By protocol, only where there is any."""
    named_in: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """(kind, key) -> how many protocols name it."""

    @property
    def former_protocols(self) -> tuple[FormerId, ...]:
        """The former ids of all protocols, each for a page that leads to the present one."""
        return tuple(FormerId("protocol", old, facts.id) for facts in self.protocols for old in facts.formerly)

    def neighbours(self, protocol_id: str) -> tuple[Facts | None, Facts | None]:
        """The protocols before and after, in the order of the list."""
        position = self.position[protocol_id]
        before = self.protocols[position - 1] if position else None
        after = self.protocols[position + 1] if position + 1 < len(self.protocols) else None
        return before, after
