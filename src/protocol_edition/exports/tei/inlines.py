"""Writes lines of inlines from the cursor on, every character of the source in its turn."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import lru_cache
from typing import assert_never

from protocol_edition.exports.tei.floating import Floating, Stretches
from protocol_edition.exports.tei.ids import Ids
from protocol_edition.exports.tei.markup import (
    attribute,
    needs_markup,
    pointer_attribute,
    pointers,
    said,
    source_characters,
    words_attribute,
)
from protocol_edition.model import (
    CrossReference,
    Fragment,
    Inline,
    Name,
    NameKind,
    NoteMark,
    Origin,
    Pointer,
    Sign,
    SignKind,
    Text,
    expression,
    plain,
)
from protocol_edition.sources import NAMES, SIGNS, TEXT_ID, entry_id, leaf_of

_SPAN = expression(r"([1-9]\d*)x([1-9]\d*)")


@lru_cache(maxsize=4096)  # the names of one protocol come again in the next
def _name(kind: NameKind, key: str) -> tuple[str, str]:
    return NAMES[kind], pointers("ref", (entry_id(kind, key),))


def place(start: int, end: int) -> str:
    """A stretch of the source as TEI points to it: ``#string-range(text,OFFSET,LENGTH)``."""
    return f"#string-range({TEXT_ID},{start},{end - start})"


class InlineWriter(ABC):
    """The cursor ``at`` in the source text, what was written up to it, and what floats on the way."""

    def __init__(self, text: str, ids: Ids, stretches: Stretches) -> None:
        self.text = text
        self.ids = ids
        self.out: list[str] = []
        self.at = 0
        self.stretches = stretches
        self.hull = stretches.hull
        self.floats = stretches.floating()
        self._starts = [*(one.start for one in self.floats), len(text) + 2]
        """Where each begins; one more behind all offsets that are asked for."""
        self.next_float = 0
        self._plain = not needs_markup(text)
        self.named: dict[tuple[NameKind, str], str] = {}
        """Whom and what was named so far, with the words printed first."""
        self.moved = {id(one.node) for one in self.floats if one.moved}

    def float_before(self, offset: int) -> Floating | None:
        """The next thing that floats, if it begins before ``offset``."""
        return self.floats[self.next_float] if self._starts[self.next_float] < offset else None

    @abstractmethod
    def write_float(self, floating: Floating, *, inline: bool) -> None:
        """Writes what floats at the cursor."""

    def characters(self, end: int) -> None:
        """The source up to ``end``, where characters may stand."""
        if end > self.at:
            self.out.append(self.written(self.text[self.at : end]))
            self.at = end

    def written(self, characters: str) -> str:
        """Some characters of the source as markup; most sources have none that would need it."""
        return characters if self._plain else source_characters(characters)

    def mixed(self, content: Sequence[Inline | Fragment], end: int, *, after_label: bool = False) -> None:
        """``content`` and what stands between its leaves, up to ``end``."""
        if len(content) == 1 and not after_label and self._is_next(content[0], end):
            self.characters(end)
            return
        run: list[Text] = []
        edge = after_label
        for inline in content:
            if isinstance(inline, Text):
                run.append(inline)
                continue
            mark = isinstance(inline, Fragment)
            self._run(run, inline.origin.start, edge, mark)
            run, edge = [], mark
            if isinstance(inline, Fragment):
                self.metamark(inline, "separator")
            else:
                self._inline(inline)
        self._run(run, end, edge, False)

    def _is_next(self, inline: Inline | Fragment, end: int) -> bool:
        """Whether the characters up to ``end`` are one text, as nearly all are, and nothing floats among them."""
        if type(inline) is not Text or self._starts[self.next_float] < end:
            return False
        return inline.origin.start == self.at and self.at + len(inline.text) == end

    def metamark(self, fragment: Fragment, function: str) -> None:
        """Printed matter beside the text: the comma between two names, the dash after a speaker."""
        self.out.append(f'<metamark function="{function}">')
        self.characters(self.at + len(fragment.text))
        self.out.append("</metamark>")

    def _run(self, run: list[Text], end: int, left: bool, right: bool) -> None:
        """The characters between two tags; ``left`` and ``right``: white space at that edge is no text."""
        while floating := self.float_before(end):
            before = [text for text in run if text.origin.start < floating.start]
            run = run[len(before) :]
            self._stretch(before, floating.start, left, True)
            left = False
            self.write_float(floating, inline=True)
        self._stretch(run, end, left, right)

    def _stretch(self, leaves: list[Text], end: int, left: bool, right: bool) -> None:
        """Writes up to ``end``; where the leaves are not what a reader would take them for, each in a ``seg``."""
        if not leaves and self.at >= end:
            return
        expected = leaf_of(self.text, self.at, end, left, right)
        actual = [(leaf.origin.start, leaf.origin.start + len(leaf.text)) for leaf in leaves]
        if actual != ([expected] if expected else []):
            for start, stop in actual or [(end, end)]:
                self.characters(start)
                self.out.append('<seg type="text">')
                self.characters(stop)
                self.out.append("</seg>")
        self.characters(end)

    def _inline(self, inline: NoteMark | Sign | Name | CrossReference | Pointer) -> None:
        origin = inline.origin
        match inline:
            case Name():
                if (inline.kind, inline.key) not in self.named:
                    self.named[inline.kind, inline.key] = plain(inline.content)
                tag, attributes = _name(inline.kind, inline.key)
                self._element(tag, attributes, inline.content, origin.end)
            case NoteMark():
                self.out.append(f"<ref{self._mark(inline)}>")
                self.characters(origin.start + len(inline.printed))
                self.out.append("</ref>")
            case Sign():
                self._sign(inline)
            case CrossReference():
                target = self.ids.at(inline.target)
                leads = pointers("target", (target,)) if target else self._stretch_of("target", inline.target)
                self._element("ref", f' type="cross-reference"{leads}', inline.content, origin.end)
            case Pointer():
                leads = pointer_attribute("target", inline.target)
                self._element("ref", f' type="pointer"{leads}', inline.content, origin.end)
            case _:
                assert_never(inline)

    def _element(self, tag: str, attributes: str, content: tuple[Inline, ...], end: int) -> None:
        if len(content) == 1 and self._is_next(content[0], end):
            self.out.append(f"<{tag}{attributes}>{self.written(self.text[self.at : end])}</{tag}>")
            self.at = end
            return
        self.out.append(f"<{tag}{attributes}>")
        self.mixed(content, end)
        self.out.append(f"</{tag}>")

    def _mark(self, mark: NoteMark) -> str:
        note = self.ids.note_of(mark.origin)
        own = attribute("xml:id", self.ids.mark(mark.origin))
        return f' type="note"{attribute("n", mark.label)}{own}{pointers("target", (note,)) if note else ""}'

    def _stretch_of(self, name: str, origin: Origin) -> str:
        return attribute(name, place(origin.start, origin.end))

    def _sign(self, sign: Sign) -> None:
        characters = sign.origin.end > sign.origin.start or bool(sign.content)
        if not characters and (short := self._without_characters(sign)):
            self.out.append(short)
            return
        form = SIGNS[sign.kind]
        told = f' {form.told_by}="{form.value}"' if form.told_by else ""
        tag, opened, closed = form.tag, "", form.holds
        shown = f"{attribute('xml:id', self.ids.lemma(sign.origin))}{words_attribute('rend', sign.rend)}"
        match sign.kind:
            case SignKind.PAGE_BREAK:
                closed = self._page(sign)
                shown = words_attribute("rend", sign.rend)
            case SignKind.ABBREVIATION | SignKind.CORRECTION:
                other = "expan" if sign.kind is SignKind.ABBREVIATION else "corr"
                opened, closed = "<choice>", f"<{other}>{said(sign.word)}</{other}></choice>"
                shown += pointer_attribute("corresp", sign.target)
            case SignKind.INDEX_TERM:
                closed = index_term(sign.word)
                shown += pointer_attribute("corresp", sign.target)
            case SignKind.FIGURE:
                self._figure(sign, shown)
                return
            case _:
                shown += f"{attribute('n', sign.word)}{pointer_attribute('corresp', sign.target)}"
        if tag == "emph" and sign.rend:
            tag = "hi"
        self.out.append(f"{opened}<{tag}{told}{shown}>")
        self._held(sign)
        self.out.append(f"</{tag}>{closed}" if opened else f"{closed}</{tag}>")

    def _held(self, sign: Sign) -> None:
        self.punctuation(sign.before, "true")
        self.mixed(sign.content, sign.origin.end - len(sign.after))
        self.punctuation(sign.after, "false")

    def punctuation(self, signs: str, before: str) -> None:
        """The printed signs of an editorial act, such as its brackets."""
        if signs:
            self.out.append(f'<pc pre="{before}">')
            self.characters(self.at + len(signs))
            self.out.append("</pc>")

    def _page(self, sign: Sign) -> str:
        return f"<pb{attribute('n', sign.word)}{pointer_attribute('facs', sign.target)}/>"

    def _figure(self, sign: Sign, shown: str) -> None:
        graphic = f"<graphic{pointer_attribute('url', sign.target)}/>" if sign.target else ""
        described = f"<figDesc>{said(sign.word)}</figDesc>" if sign.word else ""
        self.out.append(f"<figure{shown}>{graphic}{described}")
        if sign.origin.end > sign.origin.start or sign.content:
            self.out.append("<head>")
            self._held(sign)
            self.out.append("</head>")
        self.out.append("</figure>")

    def _without_characters(self, sign: Sign) -> str:
        """The shorter form of a sign that holds none: an empty element of TEI's own, "" where there is none."""
        plain = not sign.rend and not (sign.word or sign.target)
        match sign.kind:
            case SignKind.PAGE_BREAK if not sign.rend:
                return self._page(sign)
            case SignKind.INDEX_TERM if not (sign.rend or sign.target) and sign.word:
                return index_term(sign.word)
            case SignKind.GAP | SignKind.ELLIPSIS | SignKind.ILLEGIBLE | SignKind.LOST if plain:
                return SIGNS[sign.kind].holds
            case _:
                return ""

    def cell(self, sign: Sign) -> None:
        """One cell of a row."""
        span = _SPAN.fullmatch(sign.word)
        wide = f' cols="{span[1]}" rows="{span[2]}"' if span else attribute("n", sign.word)
        leads = pointer_attribute("corresp", sign.target)
        self.out.append(f"<cell{wide}{words_attribute('rend', sign.rend)}{leads}>")
        self._held(sign)
        self.out.append("</cell>")


def index_term(word: str) -> str:
    """``index`` with a term for each level: ``Railways > Bridges``."""
    levels = word.split(" > ")
    return "".join(f"<index><term>{said(level)}</term>" for level in levels) + "</index>" * len(levels)
