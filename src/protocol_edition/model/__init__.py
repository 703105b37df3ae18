"""What a protocol is: frozen types without I/O. Everything a reader makes and everything a page shows."""

from protocol_edition.model.authorities import (
    Authorities,
    Office,
    Organisation,
    Person,
    Place,
    Pseudonym,
    Thread,
    ThreadItem,
)
from protocol_edition.model.decisions import Decisions, LineDecision, LineIs, NameDecision, SignDecision
from protocol_edition.model.dialect import BUILT_IN, Dialect, Fact, Role
from protocol_edition.model.inline import (
    CrossReference,
    Inline,
    Name,
    NameKind,
    NoteMark,
    Pointer,
    Sign,
    SignKind,
    Text,
    leaves,
    names_in,
    note_marks,
    plain,
    pointers_in,
    printed,
    signs,
)
from protocol_edition.model.numerals import natural, number_value, roman_value, to_roman
from protocol_edition.model.origin import Origin
from protocol_edition.model.protocol import (
    ArchiveReference,
    Attendee,
    AttendeeList,
    Block,
    Citation,
    Fragment,
    Header,
    Item,
    ItemKind,
    Leftover,
    Line,
    LineRole,
    NamedThing,
    Note,
    NoteKind,
    Paragraph,
    ParagraphKind,
    Point,
    Points,
    PointsKind,
    Protocol,
    Session,
    Speaker,
    Speech,
    Status,
)
from protocol_edition.model.provenance import DateSaid, ProtocolKind, Responsibility, SourceEdition, Survival
from protocol_edition.model.walk import (
    Node,
    NodeKey,
    Passage,
    block_contents,
    contents,
    fragments,
    node_key,
    nodes,
    passages,
    protocol_leaves,
    rewrite,
)

__all__ = [
    "ArchiveReference", "Attendee", "AttendeeList", "Authorities", "BUILT_IN", "Block", "Citation",
    "CrossReference", "DateSaid", "Decisions", "Dialect", "Fact", "Fragment", "Header", "Inline", "Item",
    "ItemKind", "Leftover", "Line", "LineDecision", "LineIs", "LineRole", "Name", "NameDecision", "NameKind",
    "NamedThing", "Node", "NodeKey", "Note", "NoteKind", "NoteMark", "Office", "Organisation", "Origin",
    "Paragraph", "ParagraphKind", "Passage", "Person", "Place", "Point", "Pointer", "Points", "PointsKind",
    "Protocol", "ProtocolKind", "Pseudonym", "Responsibility", "Role", "Session", "Sign", "SignDecision",
    "SignKind", "SourceEdition", "Speaker", "Speech", "Status", "Survival", "Text", "Thread", "ThreadItem",
    "block_contents", "contents", "fragments", "leaves", "names_in", "natural", "node_key", "nodes", "note_marks",
    "number_value", "passages", "plain", "pointers_in", "printed", "protocol_leaves", "rewrite", "roman_value",
    "signs", "to_roman",
]  # fmt: skip
