"""Inlines as HTML: what stands inside a line becomes one ready fragment, escaped once, and nowhere else.

The characters between the tags are the printed ones, all of them and no others: whoever copies a line, or takes the
text out of the page, has what ``printed()`` gives. What the edition says about them is in elements, classes and
attributes; signs of the page itself (``¶``, arrows) are drawn by the style sheet.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import assert_never

from markupsafe import Markup

from protocol_edition import urls
from protocol_edition.model import CrossReference, Inline, Name, NoteMark, Origin, Pointer, Sign, SignKind, Text, frozen
from protocol_edition.pages.escaping import escaped, made
from protocol_edition.pages.pieces import Piece, raw
from protocol_edition.pages.sign_tags import leads_out, looks, tags
from protocol_edition.words import interface, later, say

_MORE_TO_TELL = frozenset(
    (SignKind.PAGE_BREAK, SignKind.ABBREVIATION, SignKind.CORRECTION, SignKind.LEMMA, SignKind.INDEX_TERM,
     SignKind.FIGURE)
)  # fmt: skip
"""Kinds of sign that may hold words which are not printed, or lead somewhere."""

_SIGNS: dict[SignKind, tuple[str, str, bool]] = {
    SignKind.SUPPLIED: ('<ins class="s-supplied"{}>', "</ins>", False),
    SignKind.IDENTIFICATION: ('<ins class="s-identification"{}>', "</ins>", False),
    SignKind.COMPLETED: ('<ins class="s-completed"{}>', "</ins>", False),
    SignKind.ORIGINAL_TERM: ('<i class="s-original-term">', "</i>", True),
    SignKind.DELETED: ('<del class="s-deleted"{}>', "</del>", True),
    SignKind.GAP: ('<span class="s-gap" role="img"{}>', "</span>", False),
    SignKind.ELLIPSIS: ('<span class="s-ellipsis">', "</span>", False),
    SignKind.ILLEGIBLE: ('<span class="s-illegible">', "</span>", False),
    SignKind.LOST: ('<span class="s-lost">', "</span>", False),
    SignKind.PAPER: ('<span class="s-paper">', "</span>", False),
    SignKind.PAGE_BREAK: ('<span class="s-page-break">', "</span>", False),
    SignKind.DOUBT: ('<span class="s-doubt"{}>', "</span>", False),
    SignKind.REMARK: ('<span class="s-remark">', "</span>", False),
    SignKind.EMPHASIS: ("<em>", "</em>", False),
    SignKind.BRACKET: ('<span class="s-bracket">', "</span>", False),
    SignKind.ABBREVIATION: ('<abbr class="s-abbreviation">', "</abbr>", False),
    SignKind.CORRECTION: ('<span class="s-correction">', "</span>", False),
    SignKind.ADDED: ('<span class="s-added"{}>', "</span>", False),
    SignKind.OTHER_SOURCE: ('<span class="s-other-source"{}>', "</span>", False),
    SignKind.LEMMA: ('<span class="s-lemma">', "</span>", False),
    SignKind.STAGE: ('<span class="s-stage">', "</span>", False),
    SignKind.INDEX_TERM: ('<span class="s-index-term">', "</span>", False),
    SignKind.CELL: ('<span class="s-cell">', "</span>", False),
    SignKind.FIGURE: ('<span class="s-figure">', "</span>", False),
}
"""Begin and end tag of each sign, and whether its brackets are the editor's around words of the record."""


_SAID: dict[SignKind, str] = {
    SignKind.SUPPLIED: later("supplied:"),
    SignKind.IDENTIFICATION: later("identified:"),
    SignKind.COMPLETED: later("completed:"),
    SignKind.DELETED: later("crossed out:"),
    SignKind.GAP: later("blank in the original"),
    SignKind.DOUBT: later("doubtful"),
    SignKind.ADDED: later("added:"),
    SignKind.OTHER_SOURCE: later("from another source:"),
}
"""What the style sheet says of a sign, for those who hear the page."""

_ENDS: dict[SignKind, str] = {
    SignKind.DELETED: later("end of crossed out"),
    SignKind.ADDED: later("end of the addition"),
    SignKind.OTHER_SOURCE: later("end of the other source"),
}
"""The same where such words end: they may be many."""


@frozen
class Mark:
    """Where a note mark leads: its own anchor and that of its note."""

    id: str
    note: str


@frozen
class Lemma:
    """The note that words of the text lead to; with a mark beside them the keyboard stops at that alone."""

    note: str
    marked: bool


class Inliner:
    """Sets the inlines of one page.

    ``marks`` are by offset; ``target`` is the anchor of what is referred to, "" for none: then no link is made;
    ``original`` is the language of the original for its terms (``ru-Latn``), "" if unknown; ``ours`` marks an element
    of the record whose words for the ear are the site's own, "" where record and site speak one language. ``lemmas``
    are the notes on stretches of the text, by offset; ``leads`` where pointers to other texts lead, by their targets.
    ``met`` are the marks that were set since ``marks_met`` was last asked.
    """

    def __init__(  # noqa: PLR0913 - what a line can lead to, each by its own key
        self,
        page: str,
        marks: Mapping[int, Mark],
        target: Callable[[Origin], str],
        original: str = "",
        ours: str = "",
        *,
        lemmas: Mapping[int, Lemma] = MappingProxyType({}),
        leads: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._down, self._marks, self._target, self._ours = urls.down(page), marks, target, ours
        self._lemmas, self._leads = lemmas, leads
        self.met: list[NoteMark] = []
        self._unprinted: list[Sign] = []
        self._names: dict[tuple[str, str], str] = {}
        self._signs: dict[SignKind, Sign] = {}
        self._begin = _begin_tags(interface())
        self._term = f'<i class="s-original-term" lang="{escaped(original)}">' if original else ""

    def html(self, content: tuple[Inline, ...]) -> Markup:
        """A line of inlines, with its anchors: to be printed once on the page."""
        return made((self._set(content),))

    def _set(self, content: tuple[Inline, ...]) -> str:
        if len(content) == 1 and type(content[0]) is Text:
            return escaped(content[0].text)
        parts: list[str] = []
        self._write(content, parts, "", True)
        return "".join(parts)

    def unlinked(self, content: tuple[Inline, ...]) -> Markup:
        """The same with its note marks, but without links to names: for the top of the page."""
        parts: list[str] = []
        self._write(tuple(_bare(content)), parts, "", True)
        return made(parts)

    def copy(self, content: tuple[Inline, ...]) -> Markup:
        """The same without anchors and out of the keyboard's way: for a second place on the page."""
        parts: list[str] = []
        self._write(content, parts, ' tabindex="-1"', False)
        return made(parts)

    def marks_met(self) -> list[NoteMark]:
        """The marks of notes that were set since this was last asked."""
        met, self.met = self.met, []
        return met

    def names_met(self) -> tuple[tuple[str, str], ...]:
        """Kind and key of every name set so far, in the order in which they first stand on the page."""
        return tuple(self._names)

    def signs_met(self) -> tuple[Sign, ...]:
        """The first sign of each kind set so far."""
        return tuple(self._signs.values())

    def unprinted(self, kind: SignKind) -> tuple[Sign, ...]:
        """The signs of a kind that tell words beyond those they print, in the order in which they were set."""
        return tuple(sign for sign in self._unprinted if sign.kind is kind)

    def _write(self, content: tuple[Inline, ...], parts: list[str], extra: str, first: bool) -> None:
        for inline in content:
            if isinstance(inline, Text):  # as nearly all are: a pattern that looks into names takes ten times as long
                parts.append(escaped(inline.text))
            elif isinstance(inline, Name):
                found = inline.kind, inline.key
                tag = self._names.get(found) or self._first(found)
                only = inline.content[0] if len(inline.content) == 1 else None
                if isinstance(only, Text):
                    parts.append(f"{tag}{extra}>{escaped(only.text)}</a>")
                else:
                    self._link(inline.content, f"{tag}{extra}>", parts, extra, first)
            else:
                self._seldom(inline, parts, extra, first)

    def _first(self, name: tuple[str, str]) -> str:
        """The begin tag of a link to a name that the page did not have yet, but for its end."""
        tag = self._names[name] = _name_tag(self._down, *name)
        return tag

    def _seldom(
        self, inline: NoteMark | Sign | Pointer | CrossReference, parts: list[str], extra: str, first: bool
    ) -> None:
        match inline:
            case NoteMark():
                self._mark(inline, parts, extra, first)
            case Sign():
                self._sign(inline, parts, extra, first)
            case Pointer():
                self._link(inline.content, self._pointer(inline, extra), parts, extra, first)
            case CrossReference():
                anchor = self._target(inline.target)
                tag = f'<a class="ref" href="{urls.in_page(anchor)}"{extra}>' if anchor else ""
                self._link(inline.content, tag, parts, extra, first)
            case _:
                assert_never(inline)

    def _pointer(self, pointer: Pointer, extra: str) -> str:
        """The tag of a link out of the protocol, "" where there is nothing to lead to."""
        if pointer.target.startswith(("https://", "http://")):
            return f'<a class="out" rel="external" href="{escaped(pointer.target)}"{extra}>'
        href = self._leads.get(pointer.target)
        return f'<a class="ref" href="{escaped(href)}"{extra}>' if href else ""

    def _link(self, content: tuple[Inline, ...], tag: str, parts: list[str], extra: str, first: bool) -> None:
        """Links may not stand in links: where the content has some, only the words between them are linked."""
        for stretch, has_links in _stretches(content):
            open_tag = "" if has_links else tag
            parts.append(open_tag)
            self._write(stretch, parts, extra, first)
            if open_tag:
                parts.append("</a>")

    def _mark(self, mark: NoteMark, parts: list[str], extra: str, first: bool) -> None:
        drawn, shown = "", ""
        if mark.printed:
            before, _, after = mark.printed.partition(mark.label)
            shown = f"{raw(before)}{escaped(mark.label)}{raw(after)}"
        else:
            drawn = f' data-label="{escaped(mark.label)}"'
        target = self._marks.get(mark.origin.start)
        if target is None:
            parts.append(f'<span class="mark"{drawn}>{shown}</span>')
            return
        if first:
            self.met.append(mark)
        own = f' id="{target.id}"' if first else ""
        label = escaped(say("Note {label}", label=mark.label))
        parts.append(
            f'<a class="mark" role="doc-noteref"{own} href="{urls.in_page(target.note)}"{extra}'
            f' aria-label="{label}"{self._ours}{drawn}>{shown}</a>'
        )

    def _sign(self, sign: Sign, parts: list[str], extra: str, first: bool) -> None:
        self._signs.setdefault(sign.kind, sign)
        _, end, pencilled = _SIGNS[sign.kind]
        if sign.kind in _MORE_TO_TELL or sign.rend:
            self._telling(sign, parts, extra, first)
            return
        if sign.kind is SignKind.DELETED:
            parts.append(f'{self._begin[sign.kind]}{_pencil(sign.before)}<span class="struck">')
            self._write(sign.content, parts, extra, first)
            parts.append(f"</span>{_pencil(sign.after)}{end}")
            return
        begin = (sign.kind is SignKind.ORIGINAL_TERM and self._term) or self._begin[sign.kind]
        dress = raw if sign.kind is SignKind.EMPHASIS else _pencil if pencilled else escaped
        parts += (begin, dress(sign.before))
        self._write(sign.content, parts, extra, first)
        parts += (dress(sign.after), end)

    def _telling(self, sign: Sign, parts: list[str], extra: str, first: bool) -> None:
        """A sign with words that are not printed, with a look of its own, or with somewhere to lead to."""
        if sign.word and first:
            self._unprinted.append(sign)
        lemma = self._lemmas.get(sign.origin.start) if sign.kind is SignKind.LEMMA else None
        if lemma:
            skipped = ' tabindex="-1"' if lemma.marked else extra
            tag = f'<a class="s-lemma{looks(sign)}" href="{urls.in_page(lemma.note)}"{skipped}>'
            self._link(sign.content, tag, parts, extra, first)
            return
        if sign.kind is SignKind.INDEX_TERM and not sign.content:
            parts.append(escaped(sign.before + sign.after))
            return
        begin, end = tags(sign) or self._usual(sign)
        dress = raw if sign.kind is SignKind.EMPHASIS else _pencil if _SIGNS[sign.kind][2] else escaped
        struck = sign.kind is SignKind.DELETED
        parts += (
            begin.replace("<a ", f"<a{extra} ", 1) if extra else begin,
            dress(sign.before),
            '<span class="struck">' if struck else "",
        )
        self._write(sign.content, parts, extra, first)
        parts += ("</span>" if struck else "", dress(sign.after), end)

    def _usual(self, sign: Sign) -> tuple[str, str]:
        """The tags of the kind, with the sign's own look."""
        begin = (sign.kind is SignKind.ORIGINAL_TERM and self._term) or self._begin[sign.kind]
        look = looks(sign)
        return begin.replace(f's-{sign.kind.value}"', f's-{sign.kind.value}{look}"', 1), _SIGNS[sign.kind][1]

    def pieces(self, content: tuple[Inline, ...]) -> list[Piece]:
        """A content as a piece, to be joined to the fragments printed around it; none for nothing."""
        return [(content[0].origin.start, content[-1].origin.end, self._set(content))] if content else []

    def copies(self, content: tuple[Inline, ...]) -> list[Piece]:
        """The same for a second place on the page."""
        return [(content[0].origin.start, content[-1].origin.end, self.copy(content))] if content else []


@lru_cache(maxsize=8)
def _begin_tags(_tag: str) -> Mapping[SignKind, str]:
    """The begin tag of each sign, with what it says in the current language."""
    return {kind: begin.replace("{}", _spoken(kind)) for kind, (begin, _, _) in _SIGNS.items()}


def _spoken(kind: SignKind) -> str:
    if kind not in _SAID:
        return ""
    words = escaped(say(_SAID[kind]))
    if kind is SignKind.GAP:
        return f' aria-label="{words}"'
    return f' data-said="{words}"' + (f' data-end="{escaped(say(_ENDS[kind]))}"' if kind in _ENDS else "")


@lru_cache(maxsize=65536)  # whom one text names, the next does too
def _name_tag(down: str, kind: str, key: str) -> str:
    return f'<a class="name" href="{down}{urls.named(kind, key)}"'


def _bare(content: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in content:
        if isinstance(inline, Name | CrossReference | Pointer):
            yield from _bare(inline.content)
        else:
            yield inline


def _stretches(content: tuple[Inline, ...]) -> Iterator[tuple[tuple[Inline, ...], bool]]:
    """``content`` as stretches that hold links of their own and stretches that do not."""
    if not any(map(_links, content)):
        yield content, False
        return
    run: list[Inline] = []
    for inline in content:
        if _links(inline):
            if run:
                yield tuple(run), False
                run = []
            yield (inline,), True
        else:
            run.append(inline)
    if run:
        yield tuple(run), False


def _links(inline: Inline) -> bool:
    match inline:
        case Text():
            return False
        case Sign():
            return leads_out(inline) or inline.kind is SignKind.LEMMA or any(map(_links, inline.content))
        case NoteMark() | Name() | CrossReference() | Pointer():
            return True
        case _:
            assert_never(inline)


def _pencil(printed: str) -> str:
    return f'<span class="pencil">{escaped(printed)}</span>' if printed else ""
