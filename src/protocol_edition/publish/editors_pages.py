"""The editors' own pages: read, made, and their links held against what the site has."""

from collections.abc import Collection, Iterable, Iterator

from protocol_edition import urls
from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.edition import Register
from protocol_edition.model import Origin, frozen
from protocol_edition.pages import ProseLink, prose_links, prose_page, render
from protocol_edition.project import Project
from protocol_edition.publish.made import Made


@frozen
class EditorsPages:
    """The pages, and every link on them with the site path of its page and the file it is written in."""

    made: tuple[Made, ...]
    links: tuple[tuple[str, str, ProseLink], ...]
    findings: tuple[Diagnostic, ...]


def editors_pages(project: Project) -> EditorsPages:
    """All pages that can be read."""
    made: list[Made] = []
    links: list[tuple[str, str, ProseLink]] = []
    findings: list[Diagnostic] = []
    for path in project.pages:
        owner = project.file_name(path)
        content, faults = project.read_page(path)
        findings += faults
        if content is None:
            continue
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            findings.append(found("Y105", owner, f"the byte {error.object[error.start]:#04x} is not UTF-8"))
            continue
        page = urls.editors_page(path.stem)
        written = render(prose_page(path.stem, text, project), project.own_templates())
        made.append(Made(page, written.encode(), owner))
        links += ((page, owner, link) for link in prose_links(text, page))
    return EditorsPages(tuple(made), tuple(links), tuple(findings))


def dead_links(
    links: Iterable[tuple[str, str, ProseLink]], paths: Collection[str], register: Register, *, draft: bool = False
) -> Iterator[Diagnostic]:
    """Links that lead nowhere, or were not made; ``paths`` are all files of the site.

    A link to what a ``draft`` leaves out is right: it leads somewhere on the whole site.
    Of a protocol the anchors of items and sittings are known; an anchor anywhere else is taken for right.
    """
    anchors = {
        urls.protocol(facts.id): {item.anchor for item in facts.items} | {one.anchor for one in facts.sessions}
        for facts in register.protocols
    }
    for page, owner, link in links:
        at = Origin(owner, link.line, 1, 0, 0)
        path, anchor = urls.followed(page, link.address)
        if link.refused:
            yield found("C209", at, f"the link to {link.address!r} was not made")
        elif draft and not urls.in_draft(path):
            continue
        elif path not in paths:
            yield found("C208", at, f"the link to {link.address!r} leads nowhere: the site has no {path!r}")
        elif anchor.startswith(("item-", "session-")) and anchor not in anchors.get(path, {anchor}):
            yield found("C208", at, f"the link to {link.address!r} leads to no item: there is no {anchor!r}")
