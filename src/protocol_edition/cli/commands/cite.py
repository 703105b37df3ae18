"""``protocol-edition cite``: the citation of a protocol or of a part of it."""

import re
from pathlib import Path

import click

from protocol_edition.cli.edition import edition_option
from protocol_edition.cli.findings import Form, told
from protocol_edition.cli.terminal import say, sentence
from protocol_edition.edition import EditedProtocol
from protocol_edition.exports import CITATION_STYLES, Reference, bibtex, csl_json, references, ris
from protocol_edition.project import Project, did_you_mean, open_project
from protocol_edition.publish import desk, edit_text

_RECORDS = {"bibtex": bibtex, "ris": ris, "csl-json": csl_json}
_ADDRESS = re.compile(r"(?:.*protocols/)?(?P<id>[a-z0-9-]*)/?(?:index\.html)?(?:#(?P<anchor>.*))?")


@click.command("cite")
@click.argument("address")
@edition_option
@click.option(
    "--style", type=click.Choice([*CITATION_STYLES, *_RECORDS]), default="chicago-note", show_default=True,
    help="How to cite, or the format of a record for a reference manager.",
)  # fmt: skip
def command(address: str, edition: Path, style: str) -> int:
    """Print the citation of ADDRESS: a protocol, or a session, item, paragraph or note of it.

    ADDRESS is as the page shows it, with or without the web site before it; the id alone will do, and in an edition
    of one text the anchor alone. Only recorded addresses can be cited (see `protocol-edition anchors`).

    \b
    Examples:
      protocol-edition cite presidium-protocol-63
      protocol-edition cite presidium-protocol-63#item-ix --style mla
      protocol-edition cite '#note-2' --style bibtex
    """
    project, findings = open_project(edition)
    if project is None:
        tellable = told(findings, edition)
        tellable.tell(Form.TEXT)
        say(f"{tellable.count()}.")
        return 1
    doc_id, anchor = _parts(address, project)
    edited = _edited(doc_id, project)
    if edited is None:
        say(f"The text of {doc_id} cannot be read: protocol-edition check {edition} says why.")
        return 1
    reference = references(edited, project.settings, project.authorities).at(anchor)
    if reference is None:
        say(_why_not(edited, anchor))
        return 1
    click.echo(_cited(reference, style), nl=style not in _RECORDS)
    return 0


def _parts(address: str, project: Project) -> tuple[str, str]:
    """The id of a protocol of the edition, and an anchor ("" for the whole)."""
    known = [project.document_id(source) for source in project.sources]
    match = _ADDRESS.fullmatch(address)
    doc_id = match["id"] if match else address
    if not doc_id and len(known) == 1:
        doc_id = known[0]
    if match is None or doc_id not in known:
        raise click.UsageError(
            f"The edition has no protocol {doc_id!r}. {sentence(did_you_mean(doc_id, known))}".strip()
        )
    return doc_id, match["anchor"] or ""


def _edited(doc_id: str, project: Project) -> EditedProtocol | None:
    source = next(source for source in project.sources if project.document_id(source) == doc_id)
    text, _ = edit_text(source, desk(project))
    return text.edited if text else None


def _why_not(edited: EditedProtocol, anchor: str) -> str:
    """Why nothing citable stands at an anchor, and what to do."""
    anchors = {known.id: known for known in edited.anchors.values()}
    retired = next((one for one in edited.retired if one.id == anchor), None)
    if retired:
        instead = f" Its place is taken by #{retired.successor}." if retired.successor else ""
        return f"#{anchor} is retired: {retired.why or 'its words are gone'}.{instead}"
    if anchor not in anchors:
        return f"{edited.id} has no address #{anchor}. {sentence(did_you_mean(anchor, anchors))}".strip()
    if anchors[anchor].provisional:
        return f"#{anchor} is provisional and may change. Record it first: protocol-edition anchors."
    return f"#{anchor} is not cited by itself; cite the item or paragraph that it stands in."


def _cited(reference: Reference, style: str) -> str:
    if style in _RECORDS:
        return _RECORDS[style]((reference,))
    return CITATION_STYLES[style](reference).plain
