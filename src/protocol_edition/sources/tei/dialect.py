"""Which dialect a file is written in, and what its table says of the file's elements and facts."""

from collections.abc import Iterable
from functools import lru_cache

from lxml import etree

from protocol_edition.model import Dialect, Fact, Role, expression
from protocol_edition.sources.tei.parse import words_of

Lineage = tuple[Dialect, ...]
"""A dialect and those it is based on."""


def lineage(dialect: Dialect, known: Iterable[Dialect]) -> Lineage:
    """The dialect and those of ``known`` that it is based on, one after another."""
    by_name = {one.name: one for one in known}
    made = [dialect]
    while (base := by_name.get(made[-1].based_on)) is not None and base not in made:
        made.append(base)
    return tuple(made)


def paths(dialects: Lineage, fact: Fact) -> tuple[str, ...]:
    """The XPaths of a fact, in the order in which they are tried; those of a dialect take the place of its base's."""
    own = (tuple(path for said, path in dialect.facts if said is fact) for dialect in dialects)
    return next((found for found in own if found), ())


_NAME = expression(r"//[A-Za-z][\w.-]*")
_BEGINS_WITH = expression(r"//(?P<name>[A-Za-z][\w.-]*)[\[/]")
_LAST = (1_000_000, Role.WORDS)


@lru_cache(maxsize=1024)
def compiled(path: str) -> etree.XPath:
    """An XPath, made once. Raises ``etree.XPathSyntaxError``."""
    return etree.XPath(path, regexp=False)


@lru_cache(maxsize=1024)
def anywhere(path: str) -> tuple[str, ...]:
    """A rule's path as XPaths, one for each alternative; one that does not begin with ``/`` is looked for everywhere.

    They are asked one by one, since libxml2 is slow at putting what several find into one order.
    """
    parts, depth, start = [], 0, 0
    for position, sign in enumerate(f"{path}|"):
        depth += (sign in "[(") - (sign in "])")
        if sign == "|" and not depth:
            parts.append(path[start:position].strip())
            start = position + 1
    return tuple(part if part.startswith("/") else f"//{part}" for part in parts)


def roles_of(root: etree._Element, dialects: Lineage) -> dict[etree._Element, Role]:
    """The role of every element that a rule finds, by the first rule that does."""
    by_name: dict[str, tuple[int, Role]] = {}
    found: dict[etree._Element, tuple[int, Role]] = {}
    names = {element.tag for element in root.iter(etree.Element)}
    for rank, (path, role) in enumerate(rule for dialect in dialects for rule in dialect.roles):
        for alternative in anywhere(path):
            if _NAME.fullmatch(alternative):  # the most rules by far: asked all at once below
                by_name.setdefault(alternative.removeprefix("//"), (rank, role))
                continue
            begins = _BEGINS_WITH.match(alternative)
            if begins and begins["name"] not in names:
                continue  # an XPath is dear, and most rules are of elements that the file has not
            for node in _nodes(root, alternative):
                if isinstance(node, etree._Element):
                    found.setdefault(node, (rank, role))
    for element in root.iter(etree.Element):
        named = by_name.get(element.tag)
        if named and named < found.get(element, _LAST):
            found[element] = named
    return {element: role for element, (_, role) in found.items()}


def _result(root: etree._Element, path: str) -> object:
    """What an XPath gives; nothing where it compares what cannot be compared, or a part of it is none by itself."""
    try:
        return compiled(path)(root) if path else []
    except etree.XPathError:
        return []


def _nodes(root: etree._Element, path: str) -> list[object]:
    found = _result(root, path)
    return list(found) if isinstance(found, list) else []


def recognised(root: etree._Element, dialects: tuple[Dialect, ...]) -> Dialect:
    """The first of ``dialects`` that says the file is its own; the last one if none does."""
    return next((one for one in dialects if _result(root, one.recognise)), dialects[-1])


def words_at(root: etree._Element, path: str) -> list[str]:
    """What an XPath of the header finds, as words with white space folded; nothing for an empty path."""
    result = _result(root, path)
    found = result if isinstance(result, list) else [result] if result else []
    said = (words_of(one) if isinstance(one, etree._Element) else " ".join(str(one).split()) for one in found)
    return [words for words in said if words]


def elements_at(root: etree._Element, path: str) -> list[etree._Element]:
    """The elements that an XPath of the header finds."""
    return [one for one in _nodes(root, path) if isinstance(one, etree._Element)]


def holds(root: etree._Element, path: str) -> bool:
    """Whether a condition of the header is true."""
    return bool(_result(root, path))
