"""Parts of a text: runs of words among blocks, and where each of them goes."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from protocol_edition.model import (
    Block,
    Fragment,
    ItemKind,
    Origin,
    Paragraph,
    ParagraphKind,
    Points,
    Role,
    Sign,
    SignKind,
    Text,
    frozen,
    note_marks,
    printed,
)
from protocol_edition.sources.tei.drafts import Content, ItemDraft, SessionDraft, SpeechDraft
from protocol_edition.sources.tei.flow import Flow, trimmed
from protocol_edition.sources.tei.inline import SPLITTING, Element, Inliner
from protocol_edition.sources.tei.lines import LINES, Lines
from protocol_edition.sources.tei.parse import XML_ID, line_of, words_of
from protocol_edition.sources.tei.rendition import rends

EITHER = {
    Role.QUOTATION: ParagraphKind.QUOTATION,
    Role.STAGE: ParagraphKind.STAGE,
    Role.FIGURE: ParagraphKind.FIGURE,
}
"""A paragraph of its own among paragraphs, words among words."""
_WORDLESS = {Role.PAGE, Role.EMPTY, Role.INDEX, Role.UNPRINTED, Role.LINE_BREAK}
_SHOWN_ALONE = {SignKind.GAP, SignKind.LOST, SignKind.ILLEGIBLE, SignKind.FIGURE, SignKind.ELLIPSIS}
BLOCKS = (
    SPLITTING
    | LINES.keys()
    | {
        Role.ITEM_BEGIN,
        Role.SESSION_BEGIN,
        Role.SESSION_HEADING,
        Role.ABOUT,
        Role.OPENER,
        Role.CLOSER,
        Role.NOTES,
        Role.VERSE,
        Role.SPEAKER,
        Role.POINT,
        Role.ROW,
    }
    | {Role.CELL, Role.VERSE_LINE, Role.CHAIR, Role.ATTENDANCE}
)
BLANKS = " \t\r\n"


@frozen
class Into:
    """What becomes of a run of words: ``kind`` is the node's, ``add`` takes the words and where they begin."""

    kind: str
    add: Callable[[Content, Origin], None]


Own = Mapping[Role, Callable[[Element], None]]


class Parts(ABC):
    """Reads the parts of a text, one after another, into sittings; what a block is, those who inherit say."""

    def __init__(self, flow: Flow, inliner: Inliner, lines: Lines) -> None:
        self.flow, self.inliner, self.lines = flow, inliner, lines
        self.session = SessionDraft()
        self.sessions = [self.session]
        self.spots: dict[str, Origin] = {}
        """Where the nodes of elements with an xml:id begin."""
        self.note_texts: list[Element] = []
        """Notes that stand by themselves, to which marks point."""
        self.fragments: list[Fragment] = []
        """Headings of the apparatus."""
        self._item: ItemDraft | None = None
        self._opened: Element | None = None
        self._speech: SpeechDraft | None = None
        self._into: Into | None = None
        self._kind = ParagraphKind.PLAIN
        self._headings: dict[str, ItemDraft] = {}
        """Entries of the agenda that are the only heading of an item, by its xml:id."""
        self._waiting: list[Element] = []
        self._wraps: list[tuple[SignKind, Element]] = []

    # ---- runs of words and blocks -------------------------------------------------------------------------------

    def parts(self, element: Element, into: Into, *, in_line: bool = False, own: Own | None = None) -> None:
        """Everything in an element: runs of words go ``into`` something, blocks where they belong.

        ``own`` takes the children that the element is made for, such as the points of a list.
        """
        run = _Run(self, into, element)
        run.text(element.text, partial(self.flow.before, element))
        for child in element:
            role = self.inliner.role(child) if isinstance(child.tag, str) else None
            if own and role is not None and role in own:
                run.end()
                own[role](child)
            elif role is not None and self._is_block(child, role, in_line):
                run.end()
                self._block(child, role)
            elif role is not None and child in self.inliner.wide and role is not Role.NOTE:
                run.end()
                self._wrapped(child, role, into, in_line)
            else:
                run.inline(child, role)
            if role is Role.SPEAKER and self._speech:
                self._colon(child)
            run.text(child.tail, partial(self.flow.behind, child))
        run.end()

    def _is_block(self, child: Element, role: Role, in_line: bool) -> bool:
        if role in EITHER:
            return not in_line or child in self.inliner.wide
        return role in BLOCKS

    def _wrapped(self, child: Element, role: Role, into: Into, in_line: bool) -> None:
        """An element of a line that holds paragraphs: its sign is put around the words of each."""
        kind = {Role.SUPPLIED: SignKind.SUPPLIED, Role.ADDED: SignKind.ADDED, Role.DELETED: SignKind.DELETED}.get(role)
        kind = SignKind.OTHER_SOURCE if role is Role.OTHER_SOURCE else kind
        kind = SignKind.EMPHASIS if role is Role.SET_OFF and rends(child) else kind
        if kind:
            self._wraps.append((kind, child))
        self.parts(child, into, in_line=in_line)
        if kind:
            self._wraps.pop()

    def wrapped(self, content: Content, start: Origin) -> Content:
        """The words with the signs of the elements around their paragraph."""
        for kind, element in reversed(self._wraps):
            origin = start.between(start.start, self.flow.place)
            content = (Sign(kind, "", content, "", origin, "", " ".join(rends(element))),)
        return content

    def here(self, element: Element, start: int) -> Origin:
        """The origin of a node that begins at ``start``, kept for references to the element's xml:id."""
        origin = self.flow.origin(start, line_of(element), start)
        identifier = element.get(XML_ID)
        if identifier:
            self.spots.setdefault(identifier, origin)
        return self._seen(origin)

    def _seen(self, origin: Origin) -> Origin:
        """Something of the sitting begins here; if it is the first thing, so does the sitting."""
        if self.session.start is None:
            start = self.flow.claim("session", origin.start)
            self.session.start = origin.between(start, max(start, origin.end))
        return origin

    def until_here(self, start: Origin) -> Origin:
        """From ``start`` to what was written last."""
        return start.between(start.start, max(start.start, self.flow.place))

    @abstractmethod
    def _block(self, child: Element, role: Role) -> None:
        """Reads a block that stands among others."""

    @abstractmethod
    def _colon(self, element: Element) -> None:
        """Takes the signs behind a speaker into the label."""

    def _end_speech(self) -> None:
        speech, self._speech = self._speech, None
        if speech and not (speech.speaker.content or speech.speaker.names):
            for block in speech.blocks:
                self._put(block)
        elif speech:
            self._put(speech.made(self.flow.place))

    # ---- paragraphs ---------------------------------------------------------------------------------------------

    def paragraph(self, kind: ParagraphKind = ParagraphKind.PLAIN) -> Into:
        """Runs of words become paragraphs; inside a point or a note they go on with it."""
        if self._into:
            return self._into
        kind = self._kind if kind is ParagraphKind.PLAIN else kind
        return Into("paragraph", lambda content, start: self._put(Paragraph(content, self.until_here(start), kind)))

    def _put(self, block: Block) -> None:
        if self._speech and not isinstance(block, (Paragraph, Points)):
            self._end_speech()
        if self._speech and isinstance(block, (Paragraph, Points)):
            self._speech.blocks.append(block)
            return
        if self._item is None and self.session.items:
            start = self.flow.claim("item", block.origin.start)
            self._item = ItemDraft(block.origin.between(start, start), ItemKind.SECTION)
            self.session.items.append(self._item)
        self._seen(block.origin)
        (self._item.blocks if self._item else self.session.blocks).append(block)

    def attach(self, content: Content) -> bool:
        """Puts note marks that stand alone at the end of the paragraph before them; False if there is none."""
        if self._into:
            return False
        last_item = self._item or (self.session.items[-1] if self.session.items else None)
        blocks: list[Block] | list[Paragraph | Points]
        blocks = self._speech.blocks if self._speech else last_item.blocks if last_item else self.session.blocks
        if blocks and isinstance(last := blocks[-1], Paragraph):
            blocks[-1] = replace(last, content=(*last.content, *content))
            return True
        if last_item and not blocks and last_item.heading:
            last_item.heading = (*last_item.heading, *content)
            return True
        return False

    def waiting(self) -> list[Element]:
        """Page breaks and the like that came before any words, to be set before the next."""
        waiting, self._waiting = self._waiting, []
        return waiting

    def wait(self, element: Element) -> None:
        """Keeps a page break or the like until words come."""
        self._waiting.append(element)


class _Run:
    """Words that follow one another without a block among them."""

    def __init__(self, body: Parts, into: Into, element: Element) -> None:
        self._body, self._into, self._element = body, into, element
        self._start: Origin | None = None
        self._content: list = []  # type: ignore[type-arg]

    def _begin(self) -> None:
        if self._start is None:
            body = self._body
            self._start = body.here(self._element, body.flow.begin(self._into.kind))
            for element in body.waiting():
                self._content += body.inliner.one(element)

    def text(self, characters: str | None, write: Callable[[], Text | None]) -> None:
        """Characters of the element itself, if they print anything or stand between words."""
        if not characters or (self._start is None and not characters.strip(BLANKS)):
            return
        self._begin()
        self._content += self._body.inliner.words(write())

    def inline(self, child: Element, role: Role | None) -> None:
        """One element among the words."""
        body = self._body
        if self._start is None and not isinstance(child.tag, str):
            body.inliner.pass_over(child)
            return
        if self._start is None and role in _WORDLESS and not words_of(child):
            body.wait(child)
            return
        if self._start is None and role is Role.INDEX:
            body.wait(child)
            return
        if self._start is None and role is Role.NOTE:
            marks = body.inliner.one(child)
            if not body.attach(tuple(marks)):
                self._begin()
                self._content += marks
            return
        self._begin()
        self._content += body.inliner.one(child)

    def end(self) -> None:
        """The run is over: its words go where they belong."""
        start, self._start = self._start, None
        content, self._content = trimmed(tuple(self._content)), []
        if start is None or not content:
            return
        alone = not printed(content).strip()
        if alone and not any(note_marks(content)) and not any(_is_shown(one) for one in content):
            return
        self._into.add(self._body.wrapped(content, start), start)


def _is_shown(inline: object) -> bool:
    return isinstance(inline, Sign) and (inline.kind in _SHOWN_ALONE or any(_is_shown(one) for one in inline.content))
