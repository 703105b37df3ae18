"""What belongs to no single text: lists, names, tables, assets; each part with what it sees of the texts.

A part is made by one worker as a whole. Its key is made of all that it may depend on: the base of the build, the
glimpses of the texts, the pieces of what was written aside, and the entries of the authorities that it looked at.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from protocol_edition import urls
from protocol_edition.edition import Kin, Register
from protocol_edition.exports import ODD, RNG, protocol_schema, tei_profile, tei_schema
from protocol_edition.model import NameKind
from protocol_edition.pages import (
    MOST_DECISIONS,
    Page,
    accessibility_page,
    attendance_pages,
    decisions_pages,
    home_page,
    index_pages,
    moved_page,
    not_found_page,
    parallel_page,
    protocols_page,
    search_page,
    years_of_decisions,
)
from protocol_edition.project import Project, static_folder
from protocol_edition.publish.made import EDITION_FILE, Made
from protocol_edition.publish.overview import for_programs, overviews, tables
from protocol_edition.publish.pagefind import executable
from protocol_edition.publish.texts import NAMES, Files, Part, Texts, authority, page_file, sign_of
from protocol_edition.words import speaking

Address = Callable[[str], str]
"""The site path of a page of a text, by the id of the text."""
TABLES, PROGRAMS, DECISIONS = "tables", "programs", "decisions"
FORMER = "former addresses"
"""The part whose pages lead on, and are not to be found themselves."""


def parts(texts: Texts, project: Project) -> Iterator[Part]:
    """All parts but those that depend on what the others made."""
    for glimpse, make in (("lists", _lists), ("attendance", attendance_pages)):
        yield Part(glimpse, texts.key(glimpse), partial(_over, texts, glimpse, make))
    yield from _decisions(texts)
    if not project.draft:
        yield Part(TABLES, sign_of([texts.key("tables"), texts.rows_key()]), partial(_tables, texts))
    for kind, (file, _) in NAMES.items():
        entries = getattr(project.authorities, file)
        if entries:
            yield Part(f"index of {file}", texts.key("named"), partial(_index, texts, kind, file))
        for key in entries:
            yield from texts.named(kind, key)
    for one, other in texts.parallels():
        yield Part(f"{one}/with/{other}", texts.parallel_key(one, other), partial(_parallel, texts, one, other))
    yield Part(FORMER, texts.key("lists"), partial(_moved, texts))


def _decisions(texts: Texts) -> Iterator[Part]:
    """The register of decisions: one page, or one for each year."""
    years = texts.decided()
    if sum(years.values()) <= MOST_DECISIONS:
        yield Part(DECISIONS, texts.key(DECISIONS), partial(_over, texts, DECISIONS, decisions_pages))
        return
    seen = Register((), {}, sittings=min(texts.register.sittings, 1))

    def make(project: Project) -> Files:
        yield page_file(urls.DECISIONS, years_of_decisions(years, seen, project), project)

    yield Part(DECISIONS, texts.sign([repr(years), str(seen.sittings)]), make)
    yield from map(texts.decisions_of, years)


def programs(texts: Texts, pages: list[str], project: Project) -> Part:
    """What programs fetch: site maps of ``pages`` and all protocols, and feeds."""
    ids = (facts.id for facts in texts.register.protocols)
    of_a_text = _of_site(project, (urls.protocol, urls.history))
    to_find = [*pages, *(address(one) for one in ids for address in of_a_text)]
    key = texts.sign([texts.key("programs"), *to_find])
    return Part(PROGRAMS, key, lambda project: for_programs(to_find, texts.glimpsed("programs"), project))


def made(part: Part, project: Project) -> Files:
    """The files of a part. Errors: TemplateRefusedError."""
    with speaking(project.settings.site_language):
        yield from part.make(project)


def _over(
    texts: Texts, glimpse: str, make: Callable[[Register, Project], Iterable[tuple[str, Page]]], project: Project
) -> Files:
    for path, page in make(texts.glimpsed(glimpse), project):
        yield page_file(path, page, project)


def _lists(seen: Register, project: Project) -> Iterator[tuple[str, Page]]:
    yield urls.HOME, home_page(seen, project)
    yield urls.PROTOCOLS, protocols_page(seen, project)
    yield urls.NOT_FOUND, not_found_page(project)
    if urls.ACCESSIBILITY not in map(urls.editors_page, (path.stem for path in project.pages)):
        yield urls.ACCESSIBILITY, accessibility_page(project)
    if project.settings.search:
        yield urls.SEARCH, search_page(seen, project, indexed=executable() is not None)
    yield from overviews(seen, project)


def _tables(texts: Texts, project: Project) -> Files:
    return tables(texts.glimpsed("tables"), project, texts.rows())


def _index(texts: Texts, kind: NameKind, file: str, project: Project) -> Files:
    for path, page in index_pages(kind, texts.glimpsed("named"), project):
        yield page_file(path, page, project, authority(file))


def _parallel(texts: Texts, one: str, other: str, project: Project) -> Files:
    left, right = texts.edited(one), texts.edited(other)
    if left and right:
        yield page_file(urls.parallel(one, other), parallel_page(left, right, project), project, left.protocol.file)


def _of_site(project: Project, addresses: tuple[Address, ...]) -> tuple[Address, ...]:
    """Those kinds of pages of a text that the site has."""
    return tuple(address for address in addresses if not project.draft or urls.in_draft(address("any")))


def _moved(texts: Texts, project: Project) -> Files:
    """A page at every former address of a protocol, its citations and its history, and of a name."""
    left = [
        (address(former.id), address(former.now), former.now, f"anchors/{former.now}.yaml")
        for former in texts.register.former_protocols
        for address in _of_site(project, (urls.protocol, urls.cite, urls.history))
    ]
    left += [
        (urls.parallel(former.id, other.id), urls.parallel(former.now, other.id), former.now,
         f"anchors/{former.now}.yaml")
        for former in texts.register.former_protocols
        for other in texts.register.kin.get(former.now, Kin()).parallels
    ]  # fmt: skip
    for kind, (file, _) in NAMES.items():
        left += [
            (urls.named(kind.value, old), urls.named(kind.value, entry.key), entry.name, authority(file))
            for entry in getattr(project.authorities, file).values()
            for old in entry.formerly
        ]
    for page, target, name, owner in left:
        yield page_file(page, moved_page(page, target, name, project), project, owner)


def assets(project: Project) -> Files:
    """The program's own static files and the edition's, the schema of the JSON, and a word to GitHub Pages.

    GitHub Pages would otherwise pass the files to Jekyll, which leaves out what begins with ``_``.
    """
    folder = static_folder()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = file.relative_to(folder).as_posix()
        yield Made(urls.asset(name), file.read_bytes(), f"static/{name}")
    for own in project.theme.files:
        yield Made(urls.theme_file(own.name), own.content, f"theme/{own.name}")
    yield Made(urls.asset("protocol.schema.json"), protocol_schema().encode(), EDITION_FILE)
    yield Made(urls.asset(ODD), tei_profile().encode(), EDITION_FILE)
    yield Made(urls.asset(RNG), tei_schema().encode(), EDITION_FILE)
    yield Made(".nojekyll", b"", EDITION_FILE)
    if project.settings.cname:
        yield Made("CNAME", f"{project.settings.cname}\n".encode(), EDITION_FILE)
