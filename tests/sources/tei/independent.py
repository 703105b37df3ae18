"""What a file of the council minutes holds, found with plain XPath and without the reader: what it is held against."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

_TEI = "http://www.tei-c.org/ns/1.0"
_NAMES = {"t": _TEI}


def squeezed(text: str) -> str:
    """Characters without white space: how an XML file is laid out is not its text."""
    return re.sub(r"[\s\u200b]+", "", text)


class File:
    """One file, and what can be counted in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.root = etree.fromstring(path.read_bytes())

    def found(self, path: str) -> list[etree._Element]:
        return self.root.xpath(path, namespaces=_NAMES)

    def text(self) -> str:
        """Every printed character: the text in order, then its notes, then the notes in notes."""
        notes: list[etree._Element] = []
        parts = [part for text in self.found("/t:TEI/t:text") for part in _printed(text, notes)]
        for note in notes:
            parts += _printed(note, notes)
        return squeezed("".join(parts))

    def units(self) -> list[str]:
        """The words of each heading, paragraph, note, cell and line; of running lists each name."""
        tags = ("p", "ab", "head", "title", "idno", "note", "item", "cell", "dateline", "seg", "figDesc")
        units = []
        for element in self.found("|".join(f"/t:TEI/t:text//t:{tag}" for tag in tags)):
            inner = element.xpath("./t:title|./t:idno|./t:p|./t:label|.//t:orig", namespaces=_NAMES)
            words = squeezed("".join(_printed(element, [])))
            is_list = bool(
                element.xpath(
                    "self::t:item[../@type='listperson_prose']|self::t:p[@ana='participant_list']", namespaces=_NAMES
                )
            )
            if is_list:
                units += [part for part in re.split(r"[;,.:]", words) if part]
            elif words and not inner:
                units.append(words)
        return units

    @property
    def attendees(self) -> int:
        """Those whom the header lists; in the third series, whom the words name with a reference."""
        return len(self.found("//t:profileDesc//t:person")) or len(
            self.found(
                "//t:p[@ana='participant_list']//t:rs[@type='person']|//t:div[@type='regest']/t:rs[@type='person']"
            )
        )

    @property
    def items(self) -> int:
        """Items with a part of the text, and those that only the agenda names."""
        ids = set(self.root.xpath("//@xml:id"))
        named = self.found("//t:text//t:list[@type='agenda']/t:item/t:ref/@target")
        lost = [target for target in named if target.removeprefix("#") not in ids]
        return len(self.found("//t:text//t:div[@type='agenda_item']")) + len(lost)

    @property
    def notes(self) -> int:
        return len(self.found("//t:text//t:note"))

    @property
    def names(self) -> int:
        """Names in the text that refer to an entry and print a word."""
        return sum(bool("".join(one.itertext()).strip()) for one in self.found("//t:text//t:rs[@ref and @ref!='#mpr']"))


def _printed(element: etree._Element, notes: list[etree._Element]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            name = child.tag.rpartition("}")[2]
            unprinted = name == "index" or (name in ("expan", "corr") and element.tag == f"{{{_TEI}}}choice")
            if name == "note":
                notes.append(child)
            elif not unprinted:
                yield from _printed(child, notes)
        yield child.tail or ""
