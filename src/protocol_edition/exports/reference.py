"""What any citation of a protocol or of a part of it needs: facts in the source's own words, nothing guessed.

Every style and every format is a function of one ``Reference``. A fact the edition does not have is "", and whoever
writes a citation leaves it out.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import field, replace
from enum import StrEnum
from functools import lru_cache
from urllib.parse import urlsplit

from protocol_edition import urls
from protocol_edition.edition import EditedProtocol
from protocol_edition.exports.languages import language_codes
from protocol_edition.exports.person_names import PersonName, name_parts
from protocol_edition.exports.taken_from import TakenFrom, taken_from
from protocol_edition.model import (
    ArchiveReference,
    Authorities,
    Citation,
    Header,
    Item,
    ItemKind,
    NameKind,
    Node,
    Note,
    NoteKind,
    Passage,
    Session,
    expression,
    frozen,
    names_in,
    node_key,
    passages,
    plain,
)
from protocol_edition.project import Settings
from protocol_edition.words import later


class Kind(StrEnum):
    """What can be cited."""

    DOCUMENT = "document"
    SESSION = "session"
    ITEM = "item"
    NOTE = "note"
    PARAGRAPH = "paragraph"


_FIGURES = 7
"""Figures of a version that a citation gives."""
_ITEM_WORDS = {
    ItemKind.AGENDA: later("item"),
    ItemKind.APPENDIX: later("appendix"),
    ItemKind.SECTION: later("section"),
}
_NOTE_WORDS = {
    NoteKind.TRANSLATOR: later("translator’s note"),
    NoteKind.EDITOR: later("editor’s note"),
    NoteKind.UNSPECIFIED: later("note"),
}
_STOPPED_WORDS = expression(
    r"(?:\w\.)+|(?:al|Cdes?|Co|Comr?s?|Dr|ed|etc|Gen|Inc|Jr|Ltd|Messrs|Mrs?|Ms|Nos?|pp?|Prof|Sr|St|vol)\."
)
"""What keeps its full stop at the end of a heading: initials, ``U.S.``, common abbreviations."""


@frozen
class Locator:
    """A part of the protocol by its label: ``item IX``, ``session 2``, ``translator’s note 2``, ``par. 14``."""

    kind: Kind
    label: str
    name: str
    """In English, as citations have it; pages say it in the language of the site."""

    def __str__(self) -> str:
        return f"{self.name} {self.label}"


@frozen
class Work:
    """The protocol as a whole: what is the same in the citations of all its parts."""

    key: str
    """The document's id."""
    title: str
    short_title: str
    """"" where it is no shorter than the title."""
    date: str
    """EDTF."""
    archive: str
    shelfmark: str
    """As printed, without the archive's name."""
    host: str
    """Who publishes the text, such as a digital archive."""
    credit: str
    """The sentence that names those responsible, without its full stop."""
    translators: tuple[PersonName, ...]
    editors: tuple[PersonName, ...]
    contributors: tuple[PersonName, ...]
    language: str
    """BCP 47: of the text as read."""
    original_language: str
    """As printed."""
    original_codes: tuple[str, ...]
    source_url: str
    """The text's address as the source prints it; the editor's only where it prints none."""
    page_url: str
    """The public address of the protocol's page; "" while the edition does not know its own."""
    summary: str
    funders: tuple[str, ...]
    edition: Settings
    text_version: str
    """The version of the text (``edition.version_of``)."""
    recorded_on: str
    """The day on which the ledger recorded that version; "" for a text that is not recorded as it stands."""
    versioned: bool
    """Whether citations name the version: they may, so that readers find again what they read."""
    taken_from: TakenFrom | None = None
    """The edition that the text was taken from, where the source describes it: every citation names it."""

    def __hash__(self) -> int:
        # Styles keep what they say of a work, and ask for it at each of its parts.
        return hash(self.key) ^ self.versioned

    @property
    def version(self) -> str:
        """The version as citations name it, "" where they do not: seven figures tell it from any other of one text."""
        return self.text_version[:_FIGURES] if self.versioned else ""

    @property
    def with_version(self) -> "Work":
        """The same, for citations that name the version."""
        return _versioned(self)

    @property
    def named_version(self) -> str:
        """The same with its day, for records: ``e205d16 (2026-11-22)``."""
        return f"{self.version} ({self.recorded_on})" if self.version and self.recorded_on else self.version

    @property
    def is_translation(self) -> bool:
        """Whether the text as read is in another language than the original."""
        return bool(self.original_codes) and self.original_codes != (self.language.partition("-")[0],)


@lru_cache(maxsize=8)
def _versioned(work: Work) -> Work:
    """Asked for at each part of a work."""
    return replace(work, versioned=True)


@frozen
class Reference:
    """A protocol, or the part of it at ``anchor``, as citations name it."""

    work: Work
    kind: Kind
    anchor: str = ""
    """"" for the whole."""
    heading: str = ""
    """The heading of the item, which a citation puts first; "" for what has none."""
    locators: tuple[Locator, ...] = ()
    """From the larger part to the smaller; () for the whole, and for an item that its heading alone names."""
    date: str = ""
    """EDTF: the sitting's own date where it has one, else the document's."""
    label: str = field(init=False, repr=False, compare=False)
    """The locators in words: ``item IX, par. 14``."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", ", ".join([f"{at.name} {at.label}" for at in self.locators]))

    @property
    def key(self) -> str:
        """The name of the record in files for reference managers: ``presidium-protocol-63-item-ix``."""
        return f"{self.work.key}-{self.anchor}" if self.anchor else self.work.key

    @property
    def title(self) -> str:
        """What the record is called: the heading, or the label where there is none, or the document's title."""
        if self.kind is Kind.DOCUMENT:
            return self.work.title
        label = self.label
        return self.heading or label[:1].upper() + label[1:]

    @property
    def address(self) -> str:
        """Where a citation ends: at the public page, which alone has anchors, or else at the source's address."""
        if not self.work.page_url:
            return self.work.source_url
        return f"{self.work.page_url}#{self.anchor}" if self.anchor else self.work.page_url


@frozen
class References:
    """Everything of one protocol that can be cited, in the order of the record; provisional anchors cannot."""

    document: Reference
    sessions: tuple[Reference, ...]
    items: tuple[Reference, ...]
    notes: tuple[Reference, ...]
    paragraphs: tuple[Reference, ...]

    @property
    def records(self) -> tuple[Reference, ...]:
        """What the files for reference managers hold: the document and every item."""
        return (self.document, *self.items)

    def at(self, anchor: str) -> Reference | None:
        """What stands at an anchor ("" for the document); None if nothing citable does."""
        return next((reference for reference in self if reference.anchor == anchor), None)

    def __iter__(self) -> Iterator[Reference]:
        yield self.document
        for part in (self.sessions, self.items, self.notes, self.paragraphs):
            yield from part


def references(
    edited: EditedProtocol, settings: Settings, authorities: Authorities | None = None, *, versioned: bool = False
) -> References:
    """Everything of ``edited`` that can be cited.

    ``authorities`` tell how the names of those responsible are filed; with ``versioned`` citations name the version
    of the text, except in short notes.
    """
    parts = _Parts(edited, _work(edited, settings, authorities or Authorities(), versioned=versioned))
    protocol = edited.protocol
    return References(
        Reference(parts.work, Kind.DOCUMENT, date=parts.work.date),
        tuple(found for session in protocol.sessions for found in parts.session(session)),
        tuple(found for session in protocol.sessions for item in session.items for found in parts.item(session, item)),
        tuple(found for note in protocol.notes for found in parts.note(note)),
        tuple(found for passage in passages(protocol) for found in parts.paragraph(passage)),
    )


def document_alone(edited: EditedProtocol, settings: Settings, authorities: Authorities) -> References:
    """What can be said of the whole of ``edited``, without any part of it, for pages that cite nothing."""
    work = _work(edited, settings, authorities, versioned=False)
    return References(Reference(work, Kind.DOCUMENT, date=work.date), (), (), (), ())


def _work(edited: EditedProtocol, settings: Settings, authorities: Authorities, *, versioned: bool) -> Work:
    header = edited.protocol.header
    citation = header.citation or Citation("")
    filed = _filed(header, authorities)

    def people(names: tuple[str, ...]) -> tuple[PersonName, ...]:
        return tuple(name_parts(name, filed.get(name, "")) for name in names)

    title = title_words(header.title or citation.title) or edited.short_title or edited.id
    return Work(
        key=edited.id,
        title=title,
        short_title=edited.short_title if edited.short_title != title else "",
        date=header.date or citation.date,
        archive=citation.reference.archive,
        shelfmark=_shelfmark(citation.reference),
        host=citation.repository,
        credit=_credit(citation),
        translators=people(citation.translators),
        editors=people(citation.editors),
        contributors=people(citation.contributors),
        language=header.language or next(iter(language_codes(header.contents)), settings.language),
        original_language=header.original_language,
        original_codes=language_codes(header.original_language),
        source_url=citation.url or edited.url,
        page_url="" if _is_loopback(settings.base_url) else urls.public(settings.base_url, urls.protocol(edited.id)),
        summary=header.summary,
        funders=header.funders,
        edition=settings,
        text_version=edited.version,
        recorded_on=edited.recorded.on if edited.recorded else "",
        versioned=versioned,
        taken_from=taken_from(header.edition),
    )


def _is_loopback(address: str) -> bool:
    """Whether an address leads to the reader's own machine: nobody can follow it from a citation."""
    host = urlsplit(address).hostname or ""
    return host in ("localhost", "::1", "0.0.0.0") or host.endswith(".localhost") or host.startswith("127.")  # noqa: S104


def _filed(header: Header, authorities: Authorities) -> dict[str, str]:
    """Names of the header that the edition linked, with how the authorities sort them."""
    linked = (name for line in header.lines for name in names_in(line.content))
    return {
        plain(name.content): authorities.people[name.key].sort
        for name in linked
        if name.kind is NameKind.PERSON and name.key in authorities.people
    }


def _shelfmark(reference: ArchiveReference) -> str:
    printed = " ".join(reference.printed.split())
    if reference.archive and printed.startswith(reference.archive):
        printed = printed.removeprefix(reference.archive).lstrip(" ,.;:")
    return printed.rstrip(" ,;.")


def _credit(citation: Citation) -> str:
    """The sentence as printed; made from the roles where a source of another form (TEI) prints none."""
    if citation.credit:
        printed = " ".join(citation.credit.split())
        return printed if _ends_in_abbreviation(printed) else printed.rstrip(".")
    translated, edited = citation.translators, citation.editors
    if translated and translated == edited:
        clauses = [f"translated and edited by {listed(translated)}"]
    else:
        roles = (("translated by", translated), ("edited by", edited))
        clauses = [f"{role} {listed(names)}" for role, names in roles if names]
    if citation.contributors:
        clauses.append(f"with assistance from {listed(citation.contributors)}")
    sentence = ", ".join(clauses)
    return sentence[:1].upper() + sentence[1:]


def listed(names: tuple[str, ...], last: str = "and") -> str:
    """``A``, ``A and B``, ``A, B, and C``."""
    if len(names) < 3:
        return f" {last} ".join(names)
    return f"{', '.join(names[:-1])}, {last} {names[-1]}"


def title_words(words: str) -> str:
    """A heading as the title of a record: white space folded, without the stop, colon or dash it ends with."""
    folded = " ".join(words.split()).rstrip(" ,;:–—-")
    if not folded.endswith(".") or folded.endswith(("..", ". .")) or _ends_in_abbreviation(folded):
        return folded
    return folded[:-1]


def _ends_in_abbreviation(words: str) -> bool:
    return bool(_STOPPED_WORDS.fullmatch(words.rsplit(" ", 1)[-1].lstrip("([\"'“‘")))


class _Parts:
    """Makes the references of the parts of one protocol; () for a part whose anchor is provisional."""

    def __init__(self, edited: EditedProtocol, work: Work) -> None:
        self._edited = edited
        self.work = work
        self._numbers = Counter(item.number for item in edited.protocol.items)
        sessions = edited.protocol.sessions
        self._sessions = {session.origin.start: number for number, session in enumerate(sessions, 1)}
        self._has_sessions = len(sessions) > 1
        self._items: dict[int, tuple[str, tuple[Locator, ...]]] = {}

    def _made(
        self, node: Node, kind: Kind, heading: str, locators: tuple[Locator, ...], date: str = ""
    ) -> tuple[Reference, ...]:
        anchor = self._edited.anchors.get(node_key(node))
        if anchor is None or anchor.provisional:
            return ()
        return (Reference(self.work, kind, anchor.id, heading, locators, date or self.work.date),)

    def session(self, session: Session) -> tuple[Reference, ...]:
        """A sitting, by its number in the record: printed headings of sittings are not titles."""
        return self._made(session, Kind.SESSION, "", (self._session_label(session),), session.date)

    def item(self, session: Session, item: Item) -> tuple[Reference, ...]:
        """An agenda item."""
        return self._made(item, Kind.ITEM, *self._item_words(session, item), session.date)

    def note(self, note: Note) -> tuple[Reference, ...]:
        """A note, by its printed label and whose it is."""
        return self._made(note, Kind.NOTE, "", (Locator(Kind.NOTE, note.label, _NOTE_WORDS[note.kind]),))

    def paragraph(self, passage: Passage) -> tuple[Reference, ...]:
        """A paragraph or point, by the number in its anchor, which never changes."""
        anchor = self._edited.anchors.get(node_key(passage.block))
        locator = Locator(Kind.PARAGRAPH, anchor.id.removeprefix("p-") if anchor else "", later("par."))
        if passage.item:
            heading, within = self._item_words(passage.session, passage.item)
        else:
            heading, within = "", (self._session_label(passage.session),) if self._has_sessions else ()
        return self._made(passage.block, Kind.PARAGRAPH, heading, (*within, locator), passage.session.date)

    def _session_label(self, session: Session) -> Locator:
        return Locator(Kind.SESSION, str(self._sessions[session.origin.start]), later("session"))

    def _item_words(self, session: Session, item: Item) -> tuple[str, tuple[Locator, ...]]:
        """Heading and label; the session is named where the item's number alone does not tell which item is meant."""
        known = self._items.get(item.origin.start)
        if known is None:
            known = self._items[item.origin.start] = self._said_of(session, item)
        return known

    def _said_of(self, session: Session, item: Item) -> tuple[str, tuple[Locator, ...]]:
        number: tuple[Locator, ...] = (Locator(Kind.ITEM, item.number, _ITEM_WORDS[item.kind]),) if item.number else ()
        alone = bool(item.number) and self._numbers[item.number] == 1
        within = () if alone or not self._has_sessions else (self._session_label(session),)
        return title_words(plain(item.heading)), (*within, *number)
