"""From bytes to a tree: no document type, no entities, no network, no file but this one; stated limits.

The tree has the names of TEI without their namespace, so that a rule can say ``div`` and files that forgot the
namespace are read like the others. Names of other namespaces keep theirs (``{uri}name``).
"""

import re
from collections import Counter

from lxml import etree

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import Origin, expression, frozen
from protocol_edition.sources.decode import decode

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

SIZE_LIMIT = 32 * 1024 * 1024
"""Bytes of one file: eight times the largest volume known."""
DEPTH_LIMIT = 100
"""Elements in elements. The deepest protocols known have some twenty."""

_ROOTS = ("TEI", "teiCorpus", "TEI.2")
_DECLARED = re.compile(rb"""\A<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_HIDDEN = expression(r"soft hyphen|zero-width")
_SHARED = {"S102", "S103", "S104"}


@frozen
class Tree:
    """A file as a tree; ``ids`` has the first element of each xml:id."""

    root: etree._Element
    ids: dict[str, etree._Element]


def parse(source: bytes, file: str) -> tuple[Tree | None, tuple[Diagnostic, ...]]:
    """The tree of a TEI file, or None and why there is none; line and column of a fault are the parser's."""
    refusal, oddities = _refused(source, file)
    if refusal:
        return None, (refusal,)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False)
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError as fault:
        return None, (_not_well_formed(fault, file),)
    deep = _too_deep(root)
    if deep is not None:
        what = f"elements stand in one another more than {DEPTH_LIMIT} deep here"
        return None, (found("X104", Origin(file, deep, 1, 0, 0), what),)
    tree, findings = _named(root, file)
    return tree, (*oddities, *findings)


def line_of(element: etree._Element) -> int:
    """The line of the file on which an element begins."""
    line: int | None = element.sourceline  # type: ignore[assignment]
    return max(1, line or 1)


def words_of(element: etree._Element) -> str:
    """The words of an element and all it holds, white space folded."""
    return " ".join("".join(map(str, element.itertext())).split())


def line_behind(element: etree._Element) -> int:
    """The line on which an element ends."""
    if len(element):
        last = element[-1]
        return line_behind(last) + (last.tail or "").count("\n")
    line = line_of(element)
    return line + (element.text or "").count("\n") if isinstance(element.tag, str) else line


def _refused(source: bytes, file: str) -> tuple[Diagnostic | None, tuple[Diagnostic, ...]]:
    """Why a file is not read, or the characters in it that are easily overlooked; tabulators only lay it out."""
    if len(source) > SIZE_LIMIT:
        return found("X104", file, f"the file has {len(source):,} bytes; {SIZE_LIMIT:,} are the limit"), ()
    text, findings = decode(source, file)
    if text is None:
        return next(one for one in findings if one.code in _SHARED), ()
    declared = _DECLARED.match(source.removeprefix(b"\xef\xbb\xbf"))
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        what = f"the file says that it is encoded as {declared[1].decode('ascii')}, not as UTF-8"
        return found("S103", file, what), ()
    doctype = _doctype(text)
    if doctype >= 0:
        line = text.count("\n", 0, doctype) + 1
        column = doctype - text.rfind("\n", 0, doctype)
        what = "the file has a document type declaration (DOCTYPE)"
        return found("X102", Origin(file, line, column, doctype, doctype), what), ()
    return None, tuple(one for one in findings if one.code == "S107" and _HIDDEN.search(one.what))


def _doctype(text: str) -> int:
    """Where a document type is declared before the first element, -1 for none."""
    position = 0
    while True:
        position = text.find("<", position)
        if text.startswith("<!DOCTYPE", position):
            return position
        end = next((mark for head, mark in (("<!--", "-->"), ("<?", "?>")) if text.startswith(head, position)), "")
        position = text.find(end, position) if end else -1
        if position < 0:
            return -1


def _not_well_formed(fault: etree.XMLSyntaxError, file: str) -> Diagnostic:
    line, column = fault.position
    what = re.sub(r", line \d+, column \d+.*", "", str(fault.msg or "the parser gives no reason"))
    origin = Origin(file, max(1, line), max(1, column), 0, 0)
    if re.search(r"xcessive depth|too deep|huge|too long", what, re.IGNORECASE):
        return found("X104", origin, f"the parser stops here: {what}")
    entity = re.search(r"Entity '([^']{1,40})' not defined", what)
    if entity:
        remedy = f"write the character itself, or its number as in &#160;, for &{entity[1]};"
        return found("X101", origin, f"the entity &{entity[1]}; is not one of XML's own five", remedy)
    return found("X101", origin, what)


def _too_deep(root: etree._Element) -> int | None:
    """The line of the first element that stands too deep."""
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEPTH_LIMIT:
            return line_of(element)
    return None


def _named(root: etree._Element, file: str) -> tuple[Tree | None, tuple[Diagnostic, ...]]:
    ids: dict[str, etree._Element] = {}
    doubled: Counter[str] = Counter()
    bare = not str(root.tag).startswith("{")
    own = f"{{{TEI}}}"
    for element in root.iter(etree.Element):
        name = element.tag
        if name.startswith(own):
            element.tag = name[len(own) :]
        identifier = element.get(XML_ID)
        if identifier is not None and ids.setdefault(identifier, element) is not element:
            doubled[identifier] += 1
    if root.tag not in _ROOTS:
        what = f"the outermost element is <{_short(root.tag)}>, not <TEI>"
        return None, (found("X103", Origin(file, line_of(root), 1, 0, 0), what),)
    findings = []
    if bare:
        what = f"<{root.tag}> is in no namespace; it is read as TEI"
        findings.append(found("X201", Origin(file, line_of(root), 1, 0, 0), what))
    if doubled:
        first = next(iter(doubled))
        again = next(e for e in root.iter(etree.Element) if e.get(XML_ID) == first and e is not ids[first])
        what = f"{len(doubled)} xml:id stand more than once, the first here: {first[:60]!r}"
        findings.append(found("X202", Origin(file, line_of(again), 1, 0, 0), what))
    return Tree(root, ids), tuple(findings)


def _short(name: object) -> str:
    return str(name).rpartition("}")[2][:60]
