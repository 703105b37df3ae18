"""No file is published that does not give the source back: each is read once more by the rule that it states."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.edition import EditedProtocol
from protocol_edition.exports.reference import References
from protocol_edition.exports.tei.document import tei
from protocol_edition.model import Authorities, Leftover, Origin
from protocol_edition.sources import NAMESPACE

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OWN = f"{{{NAMESPACE}}}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_UNPRINTED = frozenset(_OWN + name for name in ("expan", "corr", "index", "figDesc"))
_SPECIAL = (*_UNPRINTED, f"{_OWN}g", f"{_OWN}anchor")
"""Without any of these the text nodes are the source as they stand."""


def checked_tei(
    edited: EditedProtocol, references: References, authorities: Authorities
) -> tuple[str, tuple[Diagnostic, ...]]:
    """The protocol as TEI, and P109 if it had to be written in one piece, since its markup would have lost some of it.

    The XML is well-formed, and by the rule that its ``normalization`` states it gives the source text back.
    """
    made = tei(edited, references, authorities)
    what = _fault(made, edited.text)
    if not what:
        return made, ()
    whole = Leftover(edited.text, Origin(edited.protocol.file, 1, 1, 0, len(edited.text)))
    header = replace(edited.protocol.header, lines=())
    bare = replace(edited.protocol, header=header, sessions=(), notes=(), fragments=(), leftovers=(whole,))
    finding = found("P109", edited.protocol.file, f"the TEI has the text in one piece: {what}")
    return tei(replace(edited, protocol=bare), references, authorities), (finding,)


def _fault(made: str, text: str) -> str:
    """Why ``made`` cannot be published, "" if it can."""
    from lxml import etree  # noqa: PLC0415 - a draft writes no TEI

    try:
        given_back = text_of(made)
    except etree.XMLSyntaxError as fault:
        return f"it would not be well-formed ({fault.msg})"
    if given_back == text:
        return ""
    pairs = enumerate(zip(given_back, text, strict=False))
    place = next((offset for offset, (one, other) in pairs if one != other), min(len(given_back), len(text)))
    return f"the text that it gives back differs from offset {place} on"


def text_of(made: str) -> str:
    """The source text that a file of ours holds, by the rule that it states.

    Raises XMLSyntaxError where it is not well-formed.
    """
    from lxml import etree  # noqa: PLC0415 - as above

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, collect_ids=False)
    text = etree.fromstring(made.encode("utf-8"), parser).find(f"{_OWN}text")
    if text is None:
        return ""
    if next(text.iter(*_SPECIAL), None) is None:
        return etree.tostring(text, encoding="unicode", method="text", with_tail=False)
    named = {element.get(_ID): element for element in text.iter()}
    moved = {anchor.get("corresp", "")[1:] for anchor in text.iter(f"{_OWN}anchor") if anchor.get("type") == "moved"}
    return "".join(_characters(text, named, moved, here=True))


def _characters(
    element: "Element", named: "dict[str | None, Element]", moved: set[str], *, here: bool = False
) -> Iterator[str]:
    if element.tag in _UNPRINTED or (element.get(_ID) in moved and not here):
        return
    if element.tag == f"{_OWN}g":
        yield chr(int(element.get("ref", "#u0")[2:], 16))
        return
    if element.tag == f"{_OWN}anchor" and element.get("type") == "moved":
        yield from _characters(named[element.get("corresp", "")[1:]], named, moved, here=True)
        return
    yield element.text or ""
    for child in element:
        yield from _characters(child, named, moved)
        yield child.tail or ""
