"""What stands inside a line: the words of elements as inlines, each leaf at its place in the flat text."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import cast

from lxml import etree

from protocol_edition.model import (
    Inline,
    Name,
    NameKind,
    NoteMark,
    Origin,
    Pointer,
    Role,
    Sign,
    SignKind,
    Text,
    expression,
    frozen,
)
from protocol_edition.sources.tei.flow import Flow, is_layout, trimmed
from protocol_edition.sources.tei.met import Met
from protocol_edition.sources.tei.parse import XML_ID, XML_SPACE, line_of, words_of
from protocol_edition.sources.tei.rendition import rends
from protocol_edition.sources.tei.targets import target_of

Content = tuple[Inline, ...]
Element = etree._Element

SPLITTING = frozenset(
    {Role.PARAGRAPH, Role.LIST, Role.AGENDA, Role.PEOPLE, Role.TABLE, Role.VERSE, Role.SPEECH, Role.DIVISION}
    | {Role.SECTION, Role.ITEM, Role.APPENDIX, Role.SESSION, Role.HEADING}
)
"""Elements that end the line in which they stand."""

_SIGNS: Mapping[Role, SignKind] = {
    Role.SUPPLIED: SignKind.SUPPLIED,
    Role.ADDED: SignKind.ADDED,
    Role.DELETED: SignKind.DELETED,
    Role.OTHER_SOURCE: SignKind.OTHER_SOURCE,
    Role.REMARK: SignKind.REMARK,
    Role.STAGE: SignKind.STAGE,
}
_WORDLESS = {Role.PAGE, Role.LINE_BREAK}
"""Elements that should have no words; if they do, these are kept."""
_NAMES: Mapping[Role, NameKind] = {
    Role.PERSON: NameKind.PERSON,
    Role.PLACE: NameKind.PLACE,
    Role.ORGANISATION: NameKind.ORGANISATION,
}
_GAPS: Mapping[str, SignKind] = {
    "illegible": SignKind.ILLEGIBLE, "omitted": SignKind.ELLIPSIS, "sampling": SignKind.ELLIPSIS,
    "cancelled": SignKind.DELETED, "blank": SignKind.GAP, "": SignKind.GAP,
}  # fmt: skip
_BRACKETS = expression(r"\[(?:\.\.\.|…|)\]")


@frozen
class PendingNote:
    """A note that stands in place of its mark, to be written at the foot."""

    element: Element
    mark: NoteMark
    series: str


class Inliner:
    """Makes inlines of elements and writes their characters into the flow."""

    def __init__(self, flow: Flow, roles: Mapping[Element, Role], met: Met, *, brackets: bool) -> None:
        self._flow, self._roles, self._met, self._brackets = flow, roles, met, brackets
        self.notes: list[PendingNote] = []
        self.lemmas: dict[str, Origin] = {}
        """Origins of words that a note is about, by their xml:id."""
        self.enclosing: dict[int, Origin] = {}
        """Origins of such words around the mark of a note, by the mark's offset."""
        self.marks: dict[str, list[Origin]] = {}
        """Origins of printed marks, by the xml:id of their note."""
        self.deferred: list[Element] = []
        """Lines about the record that stand within a heading."""
        self._labels: dict[str, int] = {}
        self.wide = _holders(roles)
        """Elements that hold something that ends a line."""
        self._made: Mapping[Role, Callable[[Element, bool], Iterable[Inline]]] = {
            Role.NOTE: self._note, Role.MARK: self._mark, Role.SET_OFF: self._set_off, Role.POINTER: self._pointer,
            Role.LEMMA: self._lemma, Role.PAGE: self._page, Role.LINE_BREAK: self._line_break,
            Role.CHOICE: self._choice, Role.GAP: self._gap, Role.ILLEGIBLE: self._unclear, Role.DAMAGE: self._damage,
            Role.FOREIGN: self._foreign, Role.INDEX: self._index, Role.UNPRINTED: self._unprinted,
            Role.FIGURE: self._figure,
        }  # fmt: skip

    def role(self, element: Element) -> Role | None:
        """What the element is; None for a comment, a processing instruction or one that no rule knows."""
        return self._roles.get(element)

    def line(self, element: Element) -> Content:
        """Everything inside an element as one line."""
        return trimmed(tuple(self.inside(element, element.get(XML_SPACE) == "preserve")))

    def inside(self, element: Element, keep: bool = False) -> list[Inline]:
        """The element's words and children, in order."""
        made: list[Inline] = []
        if not (len(element) and is_layout(element.text)):
            made += self.words(self._flow.before(element, keep=keep))
        last = len(element) - 1
        for position, child in enumerate(element):
            made += self.one(child, keep)
            if not (position == last and is_layout(child.tail)):
                made += self.words(self._flow.behind(child, keep=keep))
        return made

    def words(self, text: Text | None) -> list[Inline]:
        """A run of characters, with the literal signs in it that the dialect uses."""
        if text is None:
            return []
        if not self._brackets or "[" not in text.text:
            return [text]
        return list(_bracketed(text))

    def one(self, child: Element, keep: bool = False) -> list[Inline]:
        """One child of a line."""
        if not isinstance(child.tag, str):
            self.pass_over(child)
            return []
        role = self._roles.get(child)
        keep = keep or child.get(XML_SPACE) == "preserve"
        if role is None:
            self.unknown(child)
            return self.inside(child, keep)
        if role is Role.SOURCE:
            self.deferred.append(child)
            return []
        if role in SPLITTING:
            return [*self._break(child), *self.inside(child, keep)]
        if role is Role.WORDS and child.tag in ("rs", "name") and child.get("ref"):
            what = "{count} names do not say whether they mean a person, a place or a body; their words are kept"
            self._met.tell("X303", what, line_of(child), words_of(child))
        if (name := _NAMES.get(role)) is not None:
            return self._name(child, keep, name)
        if (kind := _SIGNS.get(role)) is not None:
            return [self.sign(kind, child, keep)]
        made = self._made.get(role)
        inner = list(made(child, keep)) if made else self.inside(child, keep)
        return [*inner, *self.inside(child, keep)] if role in _WORDLESS and words_of(child) else inner

    def unknown(self, element: Element) -> None:
        """Tells of an element that no rule knows."""
        name = str(element.tag).rpartition("}")[2]
        self._met.tell(
            "X301", f"no rule knows <{name}>, which stands {{count}} times; its words are kept", line_of(element)
        )

    def pass_over(self, node: Element) -> None:
        """Tells of a comment, a processing instruction or an entity, which print nothing."""
        kind: object = node.tag
        if kind is etree.Comment:
            self._met.tell("X302", "{count} comments of the file are not shown", line_of(node))
        elif kind is etree.Entity:
            self._met.tell("X301", "{count} entities are not known", line_of(node), repr(node.text))
        else:
            target = str(cast(etree._ProcessingInstruction, node).target)
            self._met.tell("X302", f"{{count}} processing instructions ({target}) are not shown", line_of(node))

    def sign(self, kind: SignKind, element: Element, keep: bool, word: str = "", rend: str = "") -> Sign:
        """An element as an editorial sign around its words."""
        start = self._flow.place
        content = tuple(self.inside(element, keep))
        origin = self._flow.origin(start, line_of(element))
        return Sign(kind, "", content, "", origin, word, rend or " ".join(rends(element)))

    def _break(self, element: Element) -> list[Inline]:
        text = None if self._flow.at_line_begin else self._flow.write("\n", line_of(element), keep=True)
        return [text] if text else []

    def _name(self, element: Element, keep: bool, kind: NameKind) -> list[Inline]:
        keys = (element.get("ref") or element.get("corresp") or element.get("key") or "").split()
        start = self._flow.place
        content = tuple(self.inside(element, keep))
        if len(keys) > 1:
            self._met.tell(
                "X303", "{count} names point to several entries; the first is taken", line_of(element), keys[0]
            )
        key = keys[0].lstrip("#") if keys else ""
        if not key or not content or key in ("mpr", "?"):
            return list(content)
        return [Name(kind, key, content, self._flow.origin(start, line_of(element)))]

    def _note(self, element: Element, _: bool) -> list[Inline]:
        series = element.get("type") or ""
        label = " ".join((element.get("n") or "").split())
        if not label:
            self._labels[series] = self._labels.get(series, 0) + 1
            label = str(self._labels[series])
        elif label.isdecimal():
            self._labels[series] = int(label)
        start = self._flow.begin("mark", inline=True)
        mark = NoteMark(label, "", self._flow.origin(start, line_of(element)))
        self.notes.append(PendingNote(element, mark, series))
        return [mark]

    def _mark(self, element: Element, _: bool) -> list[Inline]:
        start = self._flow.begin("mark", inline=True)
        printed = self._flow.write(words_of(element), line_of(element))
        shown = printed.text.strip() if printed else ""
        label = element.get("n") or ""
        if not label or (shown and label not in shown):
            label = shown.strip("[]()* ") or shown
        if not label:
            return []
        origin = self._flow.origin(start, line_of(element))
        self.marks.setdefault((element.get("target") or "").lstrip("#"), []).append(origin)
        return [NoteMark(label, printed.text if printed else "", origin)]

    def _set_off(self, element: Element, keep: bool) -> list[Inline]:
        if rends(element):
            return [self.sign(SignKind.EMPHASIS, element, keep)]
        if look := element.get("rend") or element.get("rendition"):
            what = "no rule knows how {count} stretches of words are set; the words are kept"
            self._met.tell("X301", what, line_of(element), look)
        return self.inside(element, keep)

    def _foreign(self, element: Element, keep: bool) -> list[Inline]:
        return [self.sign(SignKind.EMPHASIS, element, keep, rend="italic")]

    def _pointer(self, element: Element, keep: bool) -> list[Inline]:
        start = self._flow.place
        content = tuple(self.inside(element, keep))
        target = target_of(element.get("target") or "", element.get("ana") or "")
        if not content:
            return []
        if not target:
            if element.get("target"):
                what = "{count} references lead nowhere that is known; their words are kept"
                self._met.tell("X304", what, line_of(element), element.get("target") or "")
            return list(content)
        return [Pointer(target, content, self._flow.origin(start, line_of(element)))]

    def _lemma(self, element: Element, keep: bool) -> list[Inline]:
        before = len(self.notes)
        sign = self.sign(SignKind.LEMMA, element, keep)
        for note in self.notes[before:]:
            self.enclosing.setdefault(note.mark.origin.start, sign.origin)
        identifier = element.get(XML_ID)
        if not sign.content:
            return []
        if identifier:
            self.lemmas[identifier] = sign.origin
        return [sign]

    def _page(self, element: Element, _: bool) -> list[Inline]:
        target = element.get("facs") or element.get("corresp") or ""
        origin = self._flow.origin(self._flow.place, line_of(element))
        return [Sign(SignKind.PAGE_BREAK, "", (), "", origin, element.get("n") or "", "", target)]

    def _line_break(self, element: Element, keep: bool) -> list[Inline]:
        if element.get("break") == "no":
            return []
        text = self._flow.write(" ", line_of(element), keep=keep)
        return [text] if text else []

    def _choice(self, element: Element, keep: bool) -> list[Inline]:
        first, *others = _alternatives(element)
        other = others[0] if others else None
        if first is None or _has_loose_words(element):
            return self.inside(element, keep)
        word = " / ".join(filter(None, map(words_of, others)))
        name = str(first.tag)
        if other is not None and not words_of(first):
            return [self.sign(SignKind.SUPPLIED, other, keep, " / ".join(filter(None, map(words_of, others[1:]))))]
        match name:
            case "abbr" | "am" if word:
                return [self.sign(SignKind.ABBREVIATION, first, keep, word)]
            case "sic":
                return [self.sign(SignKind.CORRECTION, first, keep, word)]
            case _:
                if word and other is not None:
                    self._met.tell("X305", f"{{count}} readings in <{other.tag}> are not printed", line_of(other), word)
                return self.inside(first, keep)

    def _gap(self, element: Element, keep: bool) -> list[Inline]:
        reason = element.get("reason") or ""
        if element.tag == "space":
            reason = "blank"
        measure = " ".join(
            filter(None, (element.get("quantity") or element.get("extent") or "", element.get("unit") or ""))
        )
        return [self.sign(_GAPS.get(reason, SignKind.LOST), element, keep, ", ".join(filter(None, (reason, measure))))]

    def _unclear(self, element: Element, keep: bool) -> list[Inline]:
        worded = words_of(element)
        return [self.sign(SignKind.DOUBT if worded else SignKind.ILLEGIBLE, element, keep)]

    def _damage(self, element: Element, keep: bool) -> list[Inline]:
        gap = any(self._roles.get(inner) is Role.GAP for inner in element.iter())
        if not gap:
            return self.inside(element, keep)
        sign = self.sign(SignKind.LOST, element, keep)
        return [replace(sign, content=tuple(one for one in sign.content if not _is_wordless(one)))]

    def _figure(self, element: Element, keep: bool) -> list[Inline]:
        graphic = element if element.tag == "graphic" else element.find(".//graphic")
        shows = " ".join(words_of(one) for one in element.iter("figDesc", "desc"))
        start = self._flow.place
        content = self.words(self._flow.before(element, keep=keep))
        for child in element:
            if child.tag == "graphic":
                content += self.inside(child, keep)
            elif child.tag not in ("figDesc", "desc"):
                content += self.one(child, keep)
            content += self.words(self._flow.behind(child, keep=keep))
        url = graphic.get("url") or "" if graphic is not None else ""
        origin = self._flow.origin(start, line_of(element))
        return [Sign(SignKind.FIGURE, "", trimmed(tuple(content)), "", origin, shows, "", url)]

    def _index(self, element: Element, _: bool) -> list[Inline]:
        made: list[Inline] = []
        terms = list(_terms(element))
        if len("".join("".join(terms).split())) < len("".join(words_of(element).split())):
            self._met.tell("X305", "{count} indexes have words beside their terms", line_of(element), words_of(element))
        for words in terms:
            self._met.tell("X305", "{count} terms of an index are not printed", line_of(element), words)
            origin = self._flow.origin(self._flow.place, line_of(element))
            made.append(Sign(SignKind.INDEX_TERM, "", (), "", origin, words))
        return made

    def _unprinted(self, element: Element, _: bool) -> list[Inline]:
        words = words_of(element)
        if words:
            self._met.tell("X305", f"{{count}} <{element.tag}> are not printed", line_of(element), words)
        return []


def _is_wordless(inline: Inline) -> bool:
    """A gap within damage says nothing that the damage does not say."""
    return isinstance(inline, Sign) and inline.kind is not SignKind.PAGE_BREAK and not inline.content


def _holders(roles: Mapping[Element, Role]) -> frozenset[Element]:
    """The elements around whatever ends a line; a note's own paragraphs do not count for what holds the note."""
    found: set[Element] = set()
    for element, role in roles.items():
        if role in SPLITTING:
            above = element.getparent()
            while above is not None and above not in found:
                found.add(above)
                above = above.getparent() if roles.get(above) is not Role.NOTE else None
    return frozenset(found)


def _bracketed(text: Text) -> Iterable[Inline]:
    position = 0
    for match in _BRACKETS.finditer(text.text):
        if match.start() > position:
            yield _part(text, position, match.start())
        inner = (_part(text, match.start() + 1, match.end() - 1),) if len(match.group()) > 2 else ()
        kind = SignKind.ELLIPSIS if inner else SignKind.LOST
        yield Sign(kind, "[", inner, "]", _part(text, *match.span()).origin)
        position = match.end()
    if position < len(text.text):
        yield _part(text, position, len(text.text))


def _part(text: Text, start: int, end: int) -> Text:
    origin = text.origin.between(text.origin.start + start, text.origin.start + end)
    return Text(text.text[start:end], origin)


def _alternatives(choice: Element) -> tuple[Element | None, *tuple[Element, ...]]:
    """What a choice prints, and what it does not."""
    parts = [child for child in choice if isinstance(child.tag, str)]
    printed = next((part for part in parts if part.tag in ("abbr", "am", "sic", "orig")), parts[0] if parts else None)
    return printed, *(part for part in parts if part is not printed)


def _has_loose_words(element: Element) -> bool:
    return bool((element.text or "").strip() or any((child.tail or "").strip() for child in element))


def _terms(element: Element, above: str = "") -> Iterable[str]:
    """Each term of an index with those it stands under: ``Railways > Projects``."""
    for term in element:
        if not isinstance(term.tag, str):
            continue
        own = " ".join((term.text or "").split())
        path = " > ".join(filter(None, (above, own)))
        deeper = list(_terms(term, path))
        yield from deeper or ([path] if path else [])


__all__ = ["SPLITTING", "Content", "Inliner", "PendingNote", "rends"]
