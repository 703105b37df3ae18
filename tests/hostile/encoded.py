"""Hostile TEI: the bodies of the reader's own cases, with the corpus in every attribute and between all elements."""

import re
from collections.abc import Iterator, Sequence
from itertools import cycle

from lxml import etree
from tests.hostile.editions import IN_YAML, joined, one_line
from tests.sources.tei.made import cases, whole

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
IN_XML = tuple(text for text in IN_YAML if not _NO_XML.search(text) and len(text) < 400)
ATTRIBUTES = (
    "n", "type", "subtype", "target", "ref", "key", "corresp", "sameAs", "who", "rend", "rendition", "when", "from",
    "to", "resp", "source", "cert", "reason", "unit", "place", "facs", "url", "style", "onclick", "hand", "cols",
)  # fmt: skip


def bodies() -> dict[str, str]:
    """By dialect a file with the bodies of all its cases."""
    found: dict[str, list[str]] = {}
    for case in cases():
        if not case.xml.startswith(("<TEI", "<tei", "<?xml")) and _is_whole(case.xml):
            found.setdefault(case.file.stem, []).append(case.xml)
    return {dialect: whole("".join(parts), dialect) for dialect, parts in found.items()}


def _is_whole(body: str) -> bool:
    try:
        etree.fromstring(f"<x>{body}</x>")
    except etree.XMLSyntaxError:
        return False
    return True


def hostile_file(source: str, texts: Sequence[str]) -> bytes:
    """``source`` with one of ``texts`` in each of its attributes, in new ones, and in and behind each element."""
    root = etree.fromstring(source, etree.XMLParser(collect_ids=False))
    turn = cycle(map(one_line, texts))
    words = cycle(joined(texts[start : start + 6]) for start in range(0, len(texts), 6))
    for number, element in enumerate(root.iter(etree.Element)):
        for name in element.attrib:
            if not name.endswith(("}id", "ident")) and number % 3:
                element.set(name, next(turn))
        element.set(ATTRIBUTES[number % len(ATTRIBUTES)], next(turn))
        if not element.tag.endswith(("application", "label")):
            element.text = f"{element.text or ''} {next(words)}"
        if element.getparent() is not None and number % 2:
            element.tail = f"{next(words)} {element.tail or ''}"
    return etree.tostring(root, encoding="utf-8")


def files() -> Iterator[tuple[str, bytes]]:
    """A name and a hostile file for each dialect; all of the corpus is in them together."""
    made = bodies()
    for number, (dialect, source) in enumerate(made.items()):
        yield dialect, hostile_file(source, IN_XML[number :: len(made)])
