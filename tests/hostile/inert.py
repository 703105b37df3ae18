"""Judges a whole site as whoever opens its files would: nothing in it runs, frames, sends, or asks another host."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import lxml.html
import rispy
from lxml import etree
from tests.exports.parsers import read_bibtex

SCHEMES = frozenset({"", "http", "https", "mailto"})
_SCHEME = re.compile(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.\-]*):")
_NEVER = (
    "//iframe|//frame|//frameset|//object|//embed|//applet|//base|//svg|//math|//style|//template|//@style|//portal"
)
_LOADED = (
    "//script/@src|//img/@src|//img/@srcset|//source/@*|//video/@*|//audio/@*|//track/@*|//input/@src|//@background"
    "|//@poster|//@ping|//@action|//@formaction|//@data|//@manifest|//@codebase|//@longdesc|//@xlink:href"
)
_LOADING_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "search", "manifest", "prefetch"})
_ONCE = ("html", "head", "body", "main", "title", "footer")
_LINKED_DATA = "application/ld+json"


def scheme_of(address: str) -> str:
    """The scheme of an address as a browser would read it, "" for one of the site's own."""
    found = _SCHEME.match(re.sub(r"[\t\r\n]", "", address))
    return found[1].lower() if found else ""


def is_foreign(address: str) -> bool:
    """Whether fetching the address would leave the site."""
    return bool(scheme_of(address)) or address.strip().replace("\\", "/").startswith("//")


def faults_of_page(content: bytes, path: str) -> Iterator[str]:
    """What of a page could do anything; ``path`` is from the root of the site."""
    tree = lxml.html.document_fromstring(content.decode())
    yield from (f"<{found.tag}>" if hasattr(found, "tag") else "a style attribute" for found in tree.xpath(_NEVER))
    for element in tree.iter(etree.Element):
        yield from (f"<{element.tag} {name}>" for name in element.attrib if name.lower().startswith("on"))
    yield from _scripts(tree)
    if path != "search/index.html":
        yield from ("a form" for _ in tree.iter("form"))
    metas = {meta.get("http-equiv") for meta in tree.iter("meta")} - {None, "Content-Security-Policy"}
    yield from (f"<meta http-equiv={meta}>" for meta in metas)
    namespaces = {"xlink": "http://www.w3.org/1999/xlink"}
    loaded = [*tree.xpath(_LOADED, namespaces=namespaces)]
    loaded += [link.get("href") for link in tree.iter("link") if link.get("rel") in _LOADING_LINKS]
    yield from (f"fetches {address!r}" for address in loaded if is_foreign(address))
    yield from (f"leads to {found!r}" for found in tree.xpath("//@href") if scheme_of(found) not in SCHEMES)
    yield from (f"more than one <{tag}>" for tag in _ONCE if len(tree.xpath(f"//{tag}")) > 1)
    yield from (f"the id {one!r} twice" for one, times in Counter(tree.xpath("//@id")).items() if times > 1)


def _scripts(tree: lxml.html.HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        source = script.get("src", "")
        inside = PurePosixPath(re.sub(r"^(?:(?:\.\./)*|/a/)(?=assets/)", "", source))
        if source and (str(inside.parent) != "assets/js" or script.text):
            yield f"a script from {source!r}"
        elif not source and script.get("type") != _LINKED_DATA:
            yield f"a script {script.text!r:.60}"
        elif not source:
            json.loads(script.text)


def faults_of_json(content: bytes, _path: str) -> Iterator[str]:
    """JSON that others can read: no number beyond it, no half of a pair."""
    constants: list[str] = []
    json.loads(content, parse_constant=constants.append)
    yield from (f"the constant {name}" for name in constants)


def faults_of_table(content: bytes, _path: str) -> Iterator[str]:
    """Rows of one width, and no cell that a spreadsheet would take for a formula."""
    rows = list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
    yield from (f"a row of {len(row)} cells, not {len(rows[0])}" for row in rows if len(row) != len(rows[0]))
    yield from (f"the formula {cell!r:.60}" for row in rows for cell in row if is_formula(cell))


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would reckon with the cell: by its first sign, unless it is a number."""
    return cell[:1] in tuple("=+-@\t\r\n＝＋－＠") and not re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", cell)


def faults_of_xml(content: bytes, _path: str) -> Iterator[str]:
    """XML without a document type; addresses of our kinds."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False)
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.doctype:
        yield "a document type"
    for element in root.iter(etree.Element):
        for name in ("href", "src", "template"):
            if scheme_of(element.get(name, "")) not in SCHEMES:
                yield f"leads to {element.get(name)!r}"


def faults_of_bibtex(content: bytes, _path: str) -> Iterator[str]:
    """Each record is one entry with each field once."""
    text = content.decode()
    entries = read_bibtex(text)
    if len(entries) != text.count("\n@") + text.startswith("@"):
        yield f"{len(entries)} records"
    yield from (f"the key {entry.key!r}" for entry in entries if not re.fullmatch(r"[A-Za-z0-9_:.-]+", entry.key))


def faults_of_ris(content: bytes, _path: str) -> Iterator[str]:
    """Each record begins with its type and ends with its end, and no line is without a tag."""
    text = content.decode("utf-8-sig")
    lines = re.split(r"\r?\n", text.strip())
    yield from (f"the line {line!r:.60}" for line in lines if line and not re.match(r"[A-Z][A-Z0-9]  - ?", line))
    if len(rispy.loads(text)) != sum(line.startswith("TY  - ") for line in lines):
        yield "another number of records"


def faults_of_names(names: list[str]) -> Iterator[str]:
    """Names of files that could leave the folder or be taken for another."""
    for name in names:
        if not re.fullmatch(r"[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*", name) or ".." in name.split("/"):
            yield f"the name {name!r}"
    folded = [name.casefold() for name in names]
    yield from (f"the name {name!r} twice" for name in set(folded) if len(set(folded)) < len(folded))


JUDGES: dict[str, Callable[[bytes, str], Iterator[str]]] = {
    ".html": faults_of_page, ".json": faults_of_json, ".jsonld": faults_of_json, ".csv": faults_of_table,
    ".xml": faults_of_xml, ".bib": faults_of_bibtex, ".ris": faults_of_ris,
}  # fmt: skip


def faults(site: Path) -> list[str]:
    """Everything in a site that is not inert, with its file; the program's own files and the index are trusted."""
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.is_file()}
    found = [f"{what}" for what in faults_of_names(list(files))]
    for name, file in sorted(files.items()):
        judge = JUDGES.get(file.suffix)
        if judge and not name.startswith(("assets/", "search/index/")):
            found += [f"{name}: {what}" for what in judge(file.read_bytes(), name)]
    return found


def same_host(address: str, home: str) -> bool:
    """Whether a request stays with the site."""
    return urlsplit(address)[:2] == urlsplit(home)[:2]
