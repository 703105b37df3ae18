"""The RelaxNG of our customization: made of the TEI's own schema and of what our ODD says.

``python -m tests.tei_profile`` writes it anew beside the ODD. The TEI's stylesheets would compile any ODD; ours says
only which elements there are and which words an attribute may have, and that much is done here.
"""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

from lxml import etree
from tests.tei_schema import tei_all

from protocol_edition.exports import tei_profile

FILE = Path(__file__).parents[1] / "src" / "protocol_edition" / "exports" / "tei" / "protocol-edition.rng"
ORIGIN = """
 The elements and words of protocol-edition.odd, cut from tei_all (TEI P5 4.3.0) of the TEI Consortium,
 https://tei-c.org/, which may be used under CC BY 4.0 or the BSD 2-Clause licence.
"""
_RNG = "{http://relaxng.org/ns/structure/1.0}"
_TEI = "{http://www.tei-c.org/ns/1.0}"


def profile() -> bytes:
    """The schema as bytes."""
    grammar = _Grammar(etree.parse(tei_all()).getroot())
    odd = etree.fromstring(tei_profile().encode())
    grammar.keep_elements({name for one in odd.iter(f"{_TEI}moduleRef") for name in one.get("include", "").split()})
    for element in odd.iter(f"{_TEI}elementSpec"):
        for attribute in element.iter(f"{_TEI}attDef"):
            words = [str(item.get("ident")) for item in attribute.iter(f"{_TEI}valItem")]
            grammar.close(str(element.get("ident")), str(attribute.get("ident")), words)
    return grammar.written()


class _Grammar:
    """A grammar whose definitions are changed in place."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        for element in list(root.iter()):
            foreign = not isinstance(element.tag, str) or not element.tag.startswith(_RNG)
            parent = element.getparent()
            if foreign and parent is not None:
                parent.remove(element)
        self._known = {str(one.get("name")): one for one in root.iter(f"{_RNG}define")}
        self._leading: dict[str, list[etree._Element]] = {}
        for reference in root.iter(f"{_RNG}ref"):
            self._leading.setdefault(str(reference.get("name")), []).append(reference)

    def keep_elements(self, names: set[str]) -> None:
        """Takes all other elements out, and every choice of them."""
        for name, definition in self._known.items():
            element = definition.find(f"{_RNG}element")
            if element is not None and element.get("name") not in names:
                self._forbid(name)

    def _forbid(self, name: str) -> None:
        """Takes a definition out, with whatever cannot be without it."""
        definition = self._known[name]
        if definition.get("out"):
            return
        definition.set("out", "yes")
        for reference in self._leading.get(name, ()):
            self._take_out(reference)

    def _take_out(self, pattern: etree._Element) -> None:
        parent = pattern.getparent()
        if parent is None:
            return
        if parent.tag == f"{_RNG}choice" and len(parent) > 1:
            parent.remove(pattern)
        elif parent.tag in (f"{_RNG}optional", f"{_RNG}zeroOrMore"):
            above = parent.getparent()
            if above is not None:
                above.replace(parent, etree.Element(f"{_RNG}empty"))
        elif parent.tag == f"{_RNG}define":
            self._forbid(str(parent.get("name")))
        else:
            self._take_out(parent)

    def close(self, element: str, attribute: str, words: list[str]) -> None:
        """Lets an attribute of one element have no other words than these."""
        definition = next(one for one in self._known.values() if _is_of(one, element))
        while (found := next(_named(definition, attribute), None)) is None:
            leading = next(one for one in _classes(definition) if self._leads_to(str(one.get("name")), attribute))
            place = leading.getparent()
            assert place is not None
            for part in reversed(self._known[str(leading.get("name"))]):
                place.insert(place.index(leading) + 1, deepcopy(part))
            place.remove(leading)
        found[:] = []
        for name in set(found.attrib) - {"name"}:
            del found.attrib[name]
        choice = etree.SubElement(found, f"{_RNG}choice")
        for word in words:
            etree.SubElement(choice, f"{_RNG}value").text = word

    def _leads_to(self, name: str, attribute: str) -> bool:
        definition = self._known[name]
        own = next(_named(definition, attribute), None) is not None
        return own or any(self._leads_to(str(one.get("name")), attribute) for one in _classes(definition))

    def written(self) -> bytes:
        """The grammar without what nothing leads to any more."""
        start = self._root.find(f"{_RNG}start")
        assert start is not None
        reached: set[str] = set()
        waiting = [str(one.get("name")) for one in start.iter(f"{_RNG}ref")]
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += [str(one.get("name")) for one in self._known[name].iter(f"{_RNG}ref")]
        for name, definition in self._known.items():
            if name not in reached:
                self._root.remove(definition)
        for element in self._root.iter():
            element.text, element.tail = (element.text or "").strip() or None, None
        etree.cleanup_namespaces(self._root)
        etree.indent(self._root, " ")
        self._root.insert(0, etree.Comment(ORIGIN))
        return etree.tostring(self._root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _is_of(definition: etree._Element, element: str) -> bool:
    own = definition.find(f"{_RNG}element")
    return own is not None and own.get("name") == element


def _named(definition: etree._Element, attribute: str) -> Iterator[etree._Element]:
    return (one for one in definition.iter(f"{_RNG}attribute") if one.get("name") == attribute)


def _classes(definition: etree._Element) -> list[etree._Element]:
    return [one for one in definition.iter(f"{_RNG}ref") if str(one.get("name")).startswith("att.")]


if __name__ == "__main__":
    FILE.write_bytes(profile())
