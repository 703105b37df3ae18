"""What a protocol is: frozen types without I/O. Everything a reader makes and everything a page shows.

All of it is loaded when anything of it is asked for: a build of an edition in which nothing changed asks for nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from protocol_edition.model.expression import expression, know_expressions, known_expressions
from protocol_edition.model.frozen import frozen
from protocol_edition.model.one_of import OneOf

if TYPE_CHECKING:
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
        Holder,
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
    "BUILT_IN",
    "ArchiveReference",
    "Attendee",
    "AttendeeList",
    "Authorities",
    "Block",
    "Citation",
    "CrossReference",
    "DateSaid",
    "Decisions",
    "Dialect",
    "Fact",
    "Fragment",
    "Header",
    "Holder",
    "Inline",
    "Item",
    "ItemKind",
    "Leftover",
    "Line",
    "LineDecision",
    "LineIs",
    "LineRole",
    "Name",
    "NameDecision",
    "NameKind",
    "NamedThing",
    "Node",
    "NodeKey",
    "Note",
    "NoteKind",
    "NoteMark",
    "Office",
    "OneOf",
    "Organisation",
    "Origin",
    "Paragraph",
    "ParagraphKind",
    "Passage",
    "Person",
    "Place",
    "Point",
    "Pointer",
    "Points",
    "PointsKind",
    "Protocol",
    "ProtocolKind",
    "Pseudonym",
    "Responsibility",
    "Role",
    "Session",
    "Sign",
    "SignDecision",
    "SignKind",
    "SourceEdition",
    "Speaker",
    "Speech",
    "Status",
    "Survival",
    "Text",
    "Thread",
    "ThreadItem",
    "block_contents",
    "contents",
    "expression",
    "fragments",
    "frozen",
    "know_expressions",
    "known_expressions",
    "leaves",
    "names_in",
    "natural",
    "node_key",
    "nodes",
    "note_marks",
    "number_value",
    "passages",
    "plain",
    "pointers_in",
    "printed",
    "protocol_leaves",
    "rewrite",
    "roman_value",
    "signs",
    "to_roman",
]  # fmt: skip

_MODULES = ("authorities", "decisions", "dialect", "inline", "numerals", "origin", "protocol", "provenance", "walk")


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    for module in _MODULES:
        loaded = import_module(f"{__name__}.{module}").__dict__
        globals().update((one, loaded[one]) for one in __all__ if one in loaded)
    return globals()[name]
