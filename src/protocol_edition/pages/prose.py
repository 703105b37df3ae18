"""The editors' own pages: Markdown to HTML. The only module that knows markdown-it.

HTML in the Markdown stays text; links lead to http, https and mailto addresses or to pages of the site; pictures come
from the site alone, as no page asks another host for anything. Headings get ids with a prefix of their own, so that
no heading can take the place of another name on the page.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markupsafe import Markup

from protocol_edition import urls
from protocol_edition.model import expression, frozen
from protocol_edition.pages.escaping import made
from protocol_edition.project import slug

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SCHEME = expression(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_UNSEEN = expression(r"[\x00-\x20\u200b-\u200f\u2028-\u202e\ufeff]")
"""What a browser may pass over in an address; markdown-it hands it over percent-encoded."""
_ALLOWED = ("http:", "https:", "mailto:")
_WRITTEN = expression(r"\]\(\s*<?(?P<address>[^\s()<>]{1,500})")
_OWN_PAGE = expression(r"([a-z0-9][a-z0-9-]*)\.md(#.*)?")


@frozen
class Prose:
    """A page's title (its first heading of the first rank, "" without one) and the rest as HTML."""

    title: str
    body: Markup
    links: tuple["ProseLink", ...] = ()
    """Links to pages of the site, and those that were refused."""


@frozen
class ProseLink:
    """An address that the editors wrote, and the line of the paragraph in which it stands."""

    address: str
    line: int
    refused: bool = False


def _link_is_allowed(address: str) -> bool:
    """Whether a link may be made: what has a scheme must have one of ours; ``//host`` is no page of the site."""
    bare = _UNSEEN.sub("", unquote(address)).replace("\\", "/")
    scheme = _SCHEME.match(bare)
    if scheme:
        return scheme.group().lower() in _ALLOWED
    return not bare.startswith("//")


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only an edition with pages of its own needs it

    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False}).enable("table")
    parser.validateLink = _link_is_allowed  # type: ignore[method-assign,assignment]
    return parser


def prose(text: str, page: str, *, draft: bool = False) -> Prose:
    """A page in Markdown, to stand at the site path ``page``; ``other.md`` as a link means the page made of it.

    In a draft a link to what only a whole site has leads nowhere: its words alone are there.
    """
    parser = _parser()
    tokens = parser.parse(text.replace("\x00", "\ufffd"))
    title = ""
    if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        title = _words(tokens[1])
        tokens = tokens[3:]
    _number_headings(tokens)
    links = (*_links(tokens, page), *_refused(text))
    for token in _all(tokens):
        if token.type == "link_open":
            address = _own_page(str(token.attrGet("href") or ""), page)
            token.attrSet("href", address)
            if draft and not _SCHEME.match(address) and not urls.in_draft(urls.followed(page, address)[0]):
                del token.attrs["href"]
        elif token.type == "image" and not _is_of_the_site(str(token.attrGet("src") or "")):
            token.type, token.tag, token.content, token.children = "text", "", token.content, None
    return Prose(title, made((parser.renderer.render(tokens, parser.options, {}),)), links)


def _links(tokens: "list[Token]", page: str) -> Iterator[ProseLink]:
    """Every link to the site itself, by the first line of its block."""
    for block in tokens:
        line = block.map[0] + 1 if block.map else 1
        for token in block.children or []:
            address = str(token.attrGet("href") or token.attrGet("src") or "")
            if address and not _SCHEME.match(unquote(address)):
                yield ProseLink(_own_page(address, page), line)


def _refused(text: str) -> Iterator[ProseLink]:
    """What is written as a link and was not made one, since it leads to another kind of address than is allowed."""
    for number, line in enumerate(text.splitlines(), 1):
        for found in _WRITTEN.finditer(line):
            if not _link_is_allowed(found["address"]):
                yield ProseLink(found["address"], number, refused=True)


def _all(tokens: "list[Token]") -> "Iterator[Token]":
    for token in tokens:
        yield token
        yield from _all(token.children or [])


def _words(token: "Token") -> str:
    return "".join(child.content if child.type != "softbreak" else " " for child in token.children or [])


def _number_headings(tokens: "list[Token]") -> None:
    """Gives each heading its id, and takes headings of the first rank down to the second: the page has its own."""
    taken: set[str] = set()
    for opened, words in pairwise(tokens):
        if opened.type == "heading_open":
            wanted = f"section-{slug(_words(words)) or 'untitled'}"
            name, count = wanted, 1
            while name in taken:
                count += 1
                name = f"{wanted}-{count}"
            taken.add(name)
            opened.attrSet("id", name)
    for token in tokens:
        if token.type in ("heading_open", "heading_close") and token.tag == "h1":
            token.tag = "h2"


def _own_page(address: str, page: str) -> str:
    found = _OWN_PAGE.fullmatch(address)
    if not found:
        return address
    return urls.relative(page, urls.editors_page(found[1])) + (found[2] or "")


def _is_of_the_site(address: str) -> bool:
    return _link_is_allowed(address) and not _SCHEME.match(unquote(address))
