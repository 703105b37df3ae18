"""``protocol-edition cite``: the citation of a protocol or of a part of it."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import click

from protocol_edition.cli.edition import edition_option
from protocol_edition.cli.expressions import kept_expressions
from protocol_edition.cli.findings import Form, told
from protocol_edition.cli.terminal import say, sentence
from protocol_edition.edition import EditedProtocol
from protocol_edition.exports import STYLE_NAMES, Citer, Reference, bibtex, csl_json, references, ris
from protocol_edition.model import expression
from protocol_edition.project import Project, did_you_mean, open_project
from protocol_edition.publish import desk, edit_text

_RECORDS = {"bibtex": bibtex, "ris": ris, "csl-json": csl_json}
_ADDRESS = expression(
    r"(?:.*protocols/)?(?P<id>[a-z0-9-]*)/?(?P<page>cite/|history/)?(?:index\.html)?(?:#(?P<anchor>.*))?"
)
_ON_CITE_PAGE = expression(r"cite-(?:protocol$)?")


@click.command("cite")
@click.argument("address")
@edition_option
@click.option(
    "--style", type=click.Choice([*STYLE_NAMES, *_RECORDS]), default="chicago-note", show_default=True,
    help="How to cite, or the format of a record for a reference manager.",
)  # fmt: skip
@click.option("--version", "versioned", is_flag=True, help="Name the version of the text, and the day of it.")
@kept_expressions()
def command(address: str, edition: Path, style: str, versioned: bool) -> int:
    """Print the citation of ADDRESS: a protocol, or a session, item, paragraph or note of it.

    ADDRESS is as the page shows it, with or without the web site before it; the id alone will do, and the anchor alone
    where only one text has it. A former address of a protocol is taken for the present one; of an anchor that was
    retired it is told what became of it. Only recorded addresses can be cited (see `protocol-edition anchors`).

    \b
    Examples:
      protocol-edition cite presidium-protocol-63
      protocol-edition cite presidium-protocol-63#item-ix --style mla
      protocol-edition cite item-ix --version
      protocol-edition cite '#note-2' --style bibtex
    """
    project, findings = open_project(edition)
    if project is None:
        tellable = told(findings, edition)
        tellable.tell(Form.TEXT)
        say(f"{tellable.count()}.")
        return 1
    texts = _Texts(project)
    edited, anchor = texts.at(address)
    if edited is None:
        say(f"The text of {texts.unread} cannot be read: protocol-edition check {edition} says why.")
        return 1
    reference = references(edited, project.settings, project.authorities).at(anchor)
    if reference is None or (versioned and edited.recorded is None):
        say(_why_not(edited, anchor) if reference is None else _no_version(edited))
        return 1
    click.echo(_cited(reference, style, versioned=versioned), nl=style not in _RECORDS)
    return 0


class _Texts:
    """The protocols of an edition, each read when it is asked for."""

    def __init__(self, project: Project) -> None:
        self._desk = desk(project)
        self._sources = {project.document_id(source): source for source in project.sources}
        self._read: dict[str, EditedProtocol | None] = {}
        self.unread = ""

    def at(self, address: str) -> tuple[EditedProtocol | None, str]:
        """The protocol at an address (None if it cannot be read) and an anchor, "" for the whole.

        Raises click.UsageError, with what may have been meant, for an address that the edition does not have.
        """
        match = _ADDRESS.fullmatch(address)
        if match is None:
            raise click.UsageError(f"{address!r} is no address of a protocol.")
        doc_id, anchor = match["id"], unquote(match["anchor"] or "")
        if match["page"] == "cite/":
            anchor = _ON_CITE_PAGE.sub("", anchor, count=1)
        elif match["page"]:
            anchor = ""
        if doc_id not in self._sources:
            doc_id, anchor = self._otherwise(doc_id, anchor)
        return self._edited(doc_id), anchor

    def _otherwise(self, name: str, anchor: str) -> tuple[str, str]:
        """What is meant by a name that no protocol has: a former id of one, or an anchor by itself."""
        for doc_id in self._sources:
            edited = self._edited(doc_id)
            if edited and name in edited.formerly:
                say(f"{name} is {doc_id} now.")
                return doc_id, anchor
        alone = anchor if not name else "" if anchor else name
        having = [doc_id for doc_id in self._sources if alone and alone in _anchors(self._edited(doc_id))]
        if len(having) == 1:
            return having[0], alone
        if not name and len(self._sources) == 1:
            return next(iter(self._sources)), anchor
        if having:
            raise click.UsageError(f"Several protocols have an address #{alone}: {' and '.join(having)}.")
        what = f"The edition has no protocol {name!r}." if name else f"No protocol has an address #{anchor}."
        raise click.UsageError(f"{what} {sentence(did_you_mean(name, list(self._sources)))}".strip())

    def _edited(self, doc_id: str) -> EditedProtocol | None:
        if doc_id not in self._read:
            text, _ = edit_text(self._sources[doc_id], self._desk)
            self._read[doc_id] = text.edited if text else None
        if self._read[doc_id] is None:
            self.unread = doc_id
        return self._read[doc_id]


def _anchors(edited: EditedProtocol | None) -> set[str]:
    """Every address in a protocol, the retired ones too."""
    if edited is None:
        return set()
    return {anchor.id for anchor in edited.anchors.values()} | {retired.id for retired in edited.retired}


def _why_not(edited: EditedProtocol, anchor: str) -> str:
    """Why nothing citable stands at an anchor, and what to do."""
    anchors = {known.id: known for known in edited.anchors.values()}
    retired = next((one for one in edited.retired if one.id == anchor), None)
    if retired:
        instead = f" Its place is taken by {edited.id}#{retired.successor}." if retired.successor else ""
        return f"#{anchor} is retired: {retired.why or 'its words are gone'}.{instead}"
    if anchor not in anchors:
        return f"{edited.id} has no address #{anchor}. {sentence(did_you_mean(anchor, anchors))}".strip()
    if anchors[anchor].provisional:
        return f"#{anchor} is provisional and may change. Record it first: protocol-edition anchors."
    return f"#{anchor} is not cited by itself; cite the item or paragraph that it stands in."


def _no_version(edited: EditedProtocol) -> str:
    return f"{edited.id} is not recorded as it stands. Record it first: protocol-edition anchors."


def _cited(reference: Reference, style: str, *, versioned: bool) -> str:
    if style in _RECORDS:
        work = reference.work.with_version if versioned else reference.work
        return _RECORDS[style]((replace(reference, work=work),))
    citer = Citer(reference)
    return citer.naming_version(style) if versioned else citer.cited(style)
