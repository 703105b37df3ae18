"""Makes many texts one edition: names linked, anchors that last, and a register of what is where.

``edit`` makes an ``EditedProtocol`` of a reading; ``survey`` and ``register`` tell pages of the others. The ledger
of published anchors is read by ``read_ledger`` and brought up to date by ``mint``; only ``write_ledger`` writes it.
"""

from protocol_edition.edition.anchors import Allotment, allot
from protocol_edition.edition.edit import edit, short_title
from protocol_edition.edition.edited import (
    Anchor,
    AnchorChange,
    DecisionFacts,
    EditedProtocol,
    FactChange,
    Facts,
    Followed,
    FormerId,
    ItemFacts,
    Kin,
    Lead,
    Mention,
    MentionRole,
    RecordedState,
    Register,
    Retired,
    Seat,
    SessionFacts,
    Step,
)
from protocol_edition.edition.kin import Finder
from protocol_edition.edition.known_names import Bearer, KnownNames, known_names
from protocol_edition.edition.ledger import read_ledger, recorded_protocols, write_ledger, write_names
from protocol_edition.edition.ledger_form import ledger_text, parse_ledger
from protocol_edition.edition.line_names import LINE_NAMES
from protocol_edition.edition.may_name import may_have, names_begin_with
from protocol_edition.edition.mint import mint, version_of
from protocol_edition.edition.names import link_names
from protocol_edition.edition.recorded import AnchorKind, Change, ChangeKind, Entry, Ledger, Retirement, State
from protocol_edition.edition.references import Pointer, other_protocols, pointers
from protocol_edition.edition.register import register, survey
from protocol_edition.edition.seats import joined_and_left, person_in, sitter, sittings
from protocol_edition.edition.sentences import sentence_around
from protocol_edition.edition.slugs import slug
from protocol_edition.edition.threads import by_item, followed

__all__ = [
    "LINE_NAMES",
    "Allotment",
    "Anchor",
    "AnchorChange",
    "AnchorKind",
    "Bearer",
    "Change",
    "ChangeKind",
    "DecisionFacts",
    "EditedProtocol",
    "Entry",
    "FactChange",
    "Facts",
    "Finder",
    "Followed",
    "FormerId",
    "ItemFacts",
    "Kin",
    "KnownNames",
    "Lead",
    "Ledger",
    "Mention",
    "MentionRole",
    "Pointer",
    "RecordedState",
    "Register",
    "Retired",
    "Retirement",
    "Seat",
    "SessionFacts",
    "State",
    "Step",
    "allot",
    "by_item",
    "edit",
    "followed",
    "joined_and_left",
    "known_names",
    "ledger_text",
    "link_names",
    "may_have",
    "mint",
    "names_begin_with",
    "other_protocols",
    "parse_ledger",
    "person_in",
    "pointers",
    "read_ledger",
    "recorded_protocols",
    "register",
    "sentence_around",
    "short_title",
    "sitter",
    "sittings",
    "slug",
    "survey",
    "version_of",
    "write_ledger",
    "write_names",
]  # fmt: skip
