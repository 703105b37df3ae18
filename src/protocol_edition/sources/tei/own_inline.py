"""Lines of inlines from our own TEI: every character of the element in a leaf, but for white space at its edges."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

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
)
from protocol_edition.sources.tei.own_flow import Element, OwnFlow
from protocol_edition.sources.tei.own_form import NAMES, SIGNS, address, key_of, leaf_of, unheld

_NAMES = {tag: kind for kind, tag in NAMES.items()}
_SIGNS = {(form.tag, form.value): kind for kind, form in SIGNS.items()}
_GAPS = {"blank": SignKind.GAP, "omitted": SignKind.ELLIPSIS, "illegible": SignKind.ILLEGIBLE, "lost": SignKind.LOST}
_HOLDING = frozenset({kind for kind, form in SIGNS.items() if form.holds} | {SignKind.PAGE_BREAK, SignKind.INDEX_TERM})
"""Signs that end in an empty element of TEI's own, when they hold characters."""
_HELD = frozenset({"gap", "certainty", "pb", "index"})
_FLOATING_NOTES = frozenset({"translator", "editor", "unspecified"})


@dataclass(slots=True)
class Mixed:
    """What an element with characters in it holds."""

    content: list[Inline] = field(default_factory=list)
    label: Fragment | None = None
    fragments: list[Fragment] = field(default_factory=list)
    before: str = ""
    after: str = ""


def floats(element: Element) -> bool:
    """Whether it stands where it stands without being part of the line: a note, ``fw``, something moved."""
    if element.tag == "note":
        return element.get("type", "unspecified") in _FLOATING_NOTES
    return element.tag in ("fw", "anchor", "ab", "list")


class InlineReader:
    """Reads mixed content; ``odd`` is told of what it does not know."""

    def __init__(self, flow: OwnFlow, odd: Callable[[Element, str], None]) -> None:
        self.flow = flow
        self._odd = odd

    def fragment(self, element: Element) -> Fragment:
        """Printed matter beside the text."""
        return Fragment(self.flow.characters(element), self.flow.origin(*self.flow.span(element)))

    def mixed(self, element: Element, *, sign: bool = False, without: Element | None = None) -> Mixed:
        """The label, the inlines and the printed matter between them; in a ``sign`` also its printed signs."""
        made = Mixed()
        run: list[tuple[int, int, bool]] = []
        left = False
        for piece in self.flow.pieces(element):
            run.append((piece.start, piece.end, False))
            child = piece.behind
            if child is None or not isinstance(child.tag, str) or self._in_run(child, run):
                continue
            mark = child.tag in ("label", "metamark")
            made.content += self._texts(run, left, mark or floats(child))
            run, left = [], mark
            if child.tag == "label" or child.get("function") == "label":
                made.label = self.fragment(child)
            elif mark:
                made.fragments.append(self.fragment(child))
            elif sign and child.tag == "pc":
                if child.get("pre") == "false":
                    made.after = self.flow.characters(child)
                else:
                    made.before = self.flow.characters(child)
            elif child.tag == "seg" and child.get("type") == "heading":
                made.content += self.mixed(child).content
            elif not floats(child) and child is not without:
                made.content += self._inline(child)
        made.content += self._texts(run, left, False)
        return made

    def content(self, element: Element) -> tuple[Inline, ...]:
        """The inlines alone."""
        return tuple(self.mixed(element).content)

    def _in_run(self, child: Element, run: list[tuple[int, int, bool]]) -> bool:
        """Whether it is but characters: one that XML cannot hold, or a leaf that is marked as such."""
        apart = child.tag == "seg" and child.get("type") == "text"
        if apart or child.tag == "g":
            run.append((*self.flow.span(child), apart))
            return True
        return False

    def _texts(self, run: list[tuple[int, int, bool]], left: bool, right: bool) -> Iterator[Text]:
        """The leaves between two tags: those marked as such, else all but the white space at a blank edge."""
        if any(marked for _, _, marked in run):
            yield from (self._text(start, end) for start, end, marked in run if marked and start < end)
            return
        whole = leaf_of(self.flow.text, run[0][0], run[-1][1], left, right) if run else None
        if whole:
            yield self._text(*whole)

    def _text(self, start: int, end: int) -> Text:
        return Text(self.flow.text[start:end], self.flow.origin(start, end))

    def _inline(self, element: Element) -> list[Inline]:
        origin = self.flow.origin(*self.flow.span(element))
        match element.tag:
            case "ref":
                return [self._reference(element, origin)]
            case "persName" | "placeName" | "orgName" if element.get("ref", "").startswith("#"):
                kind: NameKind = _NAMES[element.tag]
                return [Name(kind, key_of(element.get("ref", "")[1:]), self.content(element), origin)]
            case "choice":
                return self._choice(element, origin)
        kind_of_sign = self._kind(element)
        if kind_of_sign:
            return [self.sign(element, kind_of_sign)]
        self._odd(element, f"<{element.tag}> has no meaning here; its words are kept")
        return self.mixed(element).content

    def _kind(self, element: Element) -> SignKind | None:
        match element.tag:
            case "pb":
                return SignKind.PAGE_BREAK
            case "index":
                return SignKind.INDEX_TERM
            case "hi":
                return SignKind.EMPHASIS
            case "figure":
                return SignKind.FIGURE
            case "gap":
                return _GAPS.get(element.get("reason", ""), SignKind.ELLIPSIS)
            case "seg" | "note":
                return _SIGNS.get((element.tag, element.get("type", "")))
            case "supplied":
                return _SIGNS.get((element.tag, element.get("reason", "")), SignKind.SUPPLIED)
            case _:
                return _SIGNS.get((element.tag, ""))

    def _reference(self, element: Element, origin: Origin) -> Inline:
        printed = self.flow.characters(element)
        kind, target = element.get("type"), _address(element, "target")
        if kind == "note":
            label = unheld(element.get("n", ""))
            if not label or (printed and label not in printed):
                label = printed.strip("[]() ") or printed or "*"
            return NoteMark(label, printed, origin)
        if kind == "cross-reference":
            place = self.flow.stretch(target)
            if place:
                return CrossReference(self.flow.origin(*place), self.content(element), origin)
            node = self.flow.ids.get(target[1:])
            if node is not None and target[1:]:
                return CrossReference(self.flow.place(node), self.content(element), origin)
            self._odd(element, f"nothing here has the xml:id {target[1:61]!r} that is pointed to")
        return Pointer(target, self.content(element), origin)

    def _choice(self, element: Element, origin: Origin) -> list[Inline]:
        for child in element:
            if child.tag in ("abbr", "sic"):
                kind = SignKind.ABBREVIATION if child.tag == "abbr" else SignKind.CORRECTION
                word = next((_words(one) for one in element if one.tag in ("expan", "corr")), "")
                return [self.sign(child, kind, word)]
        self._odd(element, "<choice> without <abbr> or <sic>; its words are kept")
        return self.mixed(element).content

    def sign(self, element: Element, kind: SignKind, word: str = "") -> Sign:
        """The sign that an element says."""
        holder: Element | None = element
        n, target = unheld(element.get("n", "")), _address(element, "corresp")
        rend = unheld(element.get("rend", ""))
        match kind:
            case SignKind.PAGE_BREAK:
                page = element if element.tag == "pb" or not len(element) else element[-1]
                n, target = unheld(page.get("n", "")), _address(page, "facs")
            case SignKind.INDEX_TERM:
                n = _levels(element if element.tag == "index" or not len(element) else element[-1])
            case SignKind.FIGURE:
                parts = {one.tag: one for one in element if isinstance(one.tag, str)}
                n = _words(parts["figDesc"]) if "figDesc" in parts else ""
                target = _address(parts["graphic"], "url") if "graphic" in parts else ""
                holder = parts.get("head")
            case SignKind.CELL if element.get("cols"):
                n = f"{element.get('cols')}x{element.get('rows', '1')}"
        held = Mixed()
        if holder is not None:
            last = holder[-1] if kind in _HOLDING and len(holder) and holder[-1].tag in _HELD else None
            held = self.mixed(holder, sign=True, without=last)
        origin = self.flow.origin(*self.flow.span(element))
        return Sign(kind, held.before, tuple(held.content), held.after, origin, word or n, rend, target)


def _address(element: Element, name: str) -> str:
    return address(element.get(name, ""), element.get("ana", ""))


def _words(element: Element) -> str:
    return unheld("".join(map(str, element.itertext())))


def _levels(index: Element | None) -> str:
    """The term with those below it: ``Railways > Bridges``."""
    levels: list[str] = []
    while index is not None:
        levels += [_words(one) for one in index if one.tag == "term"]
        index = next((one for one in index if one.tag == "index"), None)
    return " > ".join(levels)
