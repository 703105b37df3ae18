"""What the ledger records: every anchor ever published, and the states of the text in which that was done."""

from dataclasses import field

from protocol_edition.edition.fingerprints import Fingerprint
from protocol_edition.model import OneOf, frozen


class AnchorKind(OneOf):
    """What an anchor stands at."""

    SESSION = "session"
    ITEM = "item"
    SPEECH = "speech"
    PARAGRAPH = "paragraph"
    POINT = "point"
    NOTE = "note"
    NOTE_PARAGRAPH = "note-paragraph"
    """One paragraph of a note that has several."""
    MARK = "mark"
    """A mark in the text that points to a note; its words are those around it."""


class ChangeKind(OneOf):
    """What befell an anchor between two recorded states."""

    TEXT = "text"
    """The words; ``was`` are the former ones, if they were few enough to be kept whole."""
    LABEL = "label"
    """The printed number or label; ``was`` is the former one."""
    RETIRED = "retired"


@frozen
class Change:
    """One change, recorded with the state that brought it."""

    state: int
    what: ChangeKind
    was: str = ""


@frozen
class Retirement:
    """The editor's word that an anchor's matter is gone: ``successor`` is another anchor or ""."""

    successor: str
    why: str


@frozen
class Entry:
    """One published anchor. ``parent`` is the anchor of the note, speech, item or session it stands in."""

    id: str
    kind: AnchorKind
    parent: str
    label: str
    known: Fingerprint
    minted: int
    """The state in which it was published."""
    changes: tuple[Change, ...] = ()
    retirement: Retirement | None = None
    by_hand: bool = False
    """The retirement stands in lines of the editor's that are not recorded yet."""
    line: int = field(default=1, compare=False)
    """Where the ledger's file has it; 1 for an entry not yet written."""


@frozen
class State:
    """The text as it stood when anchors were recorded: ``on`` is a day (ISO 8601), ``text`` its ``version_of``."""

    number: int
    on: str
    text: str
    facts: tuple[str, ...] = ()
    """What the protocol is, each fact behind its name (``date 1962-10-28``); () where none is new with this state."""


@frozen
class Ledger:
    """All anchors of one protocol in the order of its record, retired ones where they stood."""

    file: str
    protocol: str
    formerly: tuple[str, ...] = ()
    """Ids under which the protocol was published before."""
    states: tuple[State, ...] = ()
    entries: tuple[Entry, ...] = ()
    renamed: bool = False
    """The file still names the last of ``formerly`` as the protocol's id."""
    refused: bool = False
    """The file is damaged: nothing in it may be trusted, and nothing may be written over it."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever published."""
        return not self.entries and not self.states
