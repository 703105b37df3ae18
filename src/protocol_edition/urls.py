"""Every address on the site; no other module joins a path, writes ``index.html`` or ``#``.

A *site path* names a file from the root of the site (``protocols/63/index.html``). Links between pages are always
relative and name the file, so that the same files work at a root, below a folder and from disk. Addresses that are
cited are absolute, exist only where the edition knows its base address, and end in the folder (``protocols/63/``).
"""

from functools import lru_cache
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote, urlsplit

__all__ = [
    "ACCESSIBILITY", "ATTENDANCE", "CHRONOLOGY", "DATA", "DECISIONS", "FEED", "HOME", "NOT_FOUND", "OPENSEARCH",
    "ORGANISATIONS", "PEOPLE", "PLACES", "PROTOCOLS", "ROBOTS", "SEARCH", "SEARCH_INDEX", "SERIES", "SITEMAP",
    "THREADS", "asset", "cite", "data_file", "depth", "down", "editors_page", "followed", "history", "in_draft",
    "in_page", "is_below", "letter", "name_index", "named", "organisation", "parallel", "person", "place", "protocol",
    "protocol_file", "public", "relative", "root_path", "search_file", "searched", "sitemap_part", "source_file",
    "theme_file", "thread", "year",
]  # fmt: skip

HOME = "index.html"
NOT_FOUND = "404.html"
ACCESSIBILITY = "accessibility/index.html"
PROTOCOLS = "protocols/index.html"
SERIES = "series/index.html"
CHRONOLOGY = "chronology/index.html"
ATTENDANCE = "attendance/index.html"
DECISIONS = "decisions/index.html"
THREADS = "threads/index.html"
DATA = "data/index.html"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
SEARCH = "search/index.html"
SEARCH_INDEX = "search/index"
"""A folder: what the search page asks for while it searches."""
OPENSEARCH = "opensearch.xml"
PEOPLE = "people/index.html"
PLACES = "places/index.html"
ORGANISATIONS = "organisations/index.html"

_NAMES = {"person": "people", "place": "places", "organisation": "organisations"}
"""The folder of each list of authorities."""


@lru_cache(maxsize=4096)
def _step(name: str) -> str:
    """A name as one step of a path."""
    return quote(name, safe="")


@lru_cache(maxsize=65536)
def protocol(doc_id: str) -> str:
    """The page of a protocol."""
    return f"protocols/{_step(doc_id)}/index.html"


def protocol_file(doc_id: str, name: str) -> str:
    """A file beside a protocol's page: ``protocol.json``, ``citation.bib``."""
    return f"protocols/{_step(doc_id)}/{_step(name)}"


def cite(doc_id: str) -> str:
    """The page with every style of citation for a protocol and each of its items."""
    return f"protocols/{_step(doc_id)}/cite/index.html"


def history(doc_id: str) -> str:
    """The page that tells what changed between the recorded versions of a protocol."""
    return f"protocols/{_step(doc_id)}/history/index.html"


def parallel(doc_id: str, other: str) -> str:
    """The page that shows two texts of one record side by side: the same one, whichever of the two is named first."""
    first, second = sorted((doc_id, other))
    return f"protocols/{_step(first)}/with/{_step(second)}/index.html"


def person(key: str) -> str:
    """The page of a person."""
    return named("person", key)


def place(key: str) -> str:
    """The page of a place."""
    return named("place", key)


def organisation(key: str) -> str:
    """The page of an organisation."""
    return named("organisation", key)


@lru_cache(maxsize=65536)
def named(kind: str, key: str) -> str:
    """The page of an entry of the authorities; ``kind`` is a NameKind value. Raises KeyError for another kind."""
    return f"{_NAMES[kind]}/{_step(key)}/index.html"


def name_index(kind: str) -> str:
    """The list of all entries of one kind."""
    return f"{_NAMES[kind]}/index.html"


def letter(index: str, name: str) -> str:
    """One letter of a long index: ``people/letter-a/index.html``."""
    return f"{index.removesuffix('index.html')}{_step(name)}/index.html"


def editors_page(stem: str) -> str:
    """A page that the editors wrote (``pages/about.md`` has the stem ``about``)."""
    return f"{_step(stem)}/index.html"


def year(overview: str, name: str) -> str:
    """One year of an overview: ``chronology/1962/index.html`` of ``CHRONOLOGY``."""
    return f"{overview.removesuffix('index.html')}{_step(name)}/index.html"


def thread(key: str) -> str:
    """The page of a question that is followed from meeting to meeting."""
    return f"threads/{_step(key)}/index.html"


def data_file(name: str) -> str:
    """A file of the edition's tables."""
    return f"data/{_step(name)}"


def sitemap_part(number: int) -> str:
    """One of several sitemaps."""
    return f"sitemap-{number}.xml"


def asset(name: str) -> str:
    """A file of the program's own: ``css/edition.css``."""
    return f"assets/{name}"


def theme_file(name: str) -> str:
    """A file of the edition's own look."""
    return f"assets/theme/{_step(name)}"


def in_draft(path: str) -> bool:
    """Whether a draft has what a whole site has at a site path: pages, but no citations, histories and downloads."""
    folder, _, inside = path.partition("/")
    if folder == "protocols" and "/" in inside:
        return inside.endswith("/index.html") and not inside.endswith(("/cite/index.html", "/history/index.html"))
    return folder not in ("data", "search", FEED, OPENSEARCH)


def is_below(overview: str, page: str) -> bool:
    """Whether a page is an overview, or one of its years."""
    return page.startswith(overview.removesuffix("index.html"))


def depth(page: str) -> int:
    """How many folders deep a page lies: 0 at the root."""
    return page.count("/")


def down(page: str) -> str:
    """From a page back to the root of the site: ``../../``, "" at the root."""
    return "../" * depth(page)


def root_path(base_url: str) -> str:
    """The path of the site on its host: ``/presidium/`` of ``https://example.org/presidium/``."""
    return urlsplit(base_url).path or "/"


def relative(page: str, target: str, anchor: str = "") -> str:
    """The link from one site path to another, with the anchor there."""
    folder, first_folder, to_root = _place(page)
    if target.startswith(folder):
        path = target[len(folder) :]
    elif target.startswith(first_folder):
        path = _way(page, target)
    else:
        path = to_root + target
    return f"{path}#{anchor}" if anchor else path


@lru_cache(maxsize=64)  # a page has its links made one after another
def _place(page: str) -> tuple[str, str, str]:
    """The folder of a page, the first folder on the way to it, and the way back to the root."""
    return page[: page.rfind("/") + 1], page[: page.find("/") + 1], down(page)


@lru_cache(maxsize=8192)
def _way(page: str, target: str) -> str:
    """From a page to another in the same folder of the root."""
    here, there = page.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:])


def in_page(anchor: str) -> str:
    """The link to an anchor of the same page."""
    return f"#{anchor}"


def followed(page: str, href: str) -> tuple[str, str]:
    """Where a relative link of ``page`` leads: site path (of a folder its ``index.html``) and anchor.

    A path that leads above the root of the site stays as it is, with ``..``.
    """
    path, _, anchor = href.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return page, anchor
    target = normpath(join(dirname(page), path))
    if path.endswith("/") or target == ".":
        target = normpath(join(target, "index.html"))
    return target, unquote(anchor)


def public(base_url: str, target: str, anchor: str = "") -> str:
    """The address to cite, "" where the edition does not know its own; ``index.html`` is left out."""
    if not base_url:
        return ""
    path = target.removesuffix("index.html") if f"/{target}".endswith("/index.html") else target
    return f"{base_url}{path}" + (f"#{anchor}" if anchor else "")


def search_file(part: str, name: str) -> str:
    """A file of the search index, in a ``part`` of it or, for "", beside them all."""
    return "/".join(filter(None, (SEARCH_INDEX, part, name)))


def searched(base_url: str) -> str:
    """The search page for the words that a browser puts in (OpenSearch 1.1, URL template syntax)."""
    return f"{public(base_url, SEARCH)}?q={{searchTerms}}"


def source_file(repository_url: str, branch: str, file: str, line: int = 0) -> str:
    """A file, or one line of it, as the repository's web site shows it; "" where the edition names no repository.

    GitHub and GitLab know ``/blob/BRANCH/FILE#L46``. An edition in a folder of its repository names the folder's own
    address, ``https://github.com/NAME/REPOSITORY/tree/main/seeds``, and needs no branch.
    """
    if not repository_url:
        return ""
    address = _in_repository(repository_url, branch, file)
    return f"{address}#L{line}" if line else address


@lru_cache(maxsize=1024)
def _in_repository(repository_url: str, branch: str, file: str) -> str:
    folder = repository_url.rstrip("/")
    if "/tree/" in folder or "/blob/" in folder:
        return f"{folder.replace('/tree/', '/blob/', 1)}/{quote(file)}"
    return f"{folder}/blob/{quote(branch or 'main')}/{quote(file)}"
