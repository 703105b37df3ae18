"""To whom a text is owed that was taken from another edition, and under which licence: on every page made from it."""

from markupsafe import Markup

from protocol_edition.exports import TakenFrom, taken_from
from protocol_edition.model import Header
from protocol_edition.pages.views import Credits, Link
from protocol_edition.words import listed, say


def credits_of(header: Header, tongue: Markup) -> Credits | None:
    """The credits of a text's source edition, None for a text that the source does not say to be of any.

    ``tongue`` are the attributes of words in the language of the text.
    """
    edition = taken_from(header.edition)
    if edition is None:
        return None
    return Credits(
        title=edition.title or edition.series,
        tongue=tongue,
        said=tuple(filter(None, _said(edition))),
        address=Link(edition.address, edition.doi or edition.address) if edition.address else None,
        licence=Link(edition.licence_url, edition.licence) if edition.licence else None,
    )


def _said(edition: TakenFrom) -> tuple[str, ...]:
    """What is to be told, a sentence for each."""
    editors = tuple(name.natural for name in edition.editors)
    others = (say("{role}: {names}.", role=role, names=listed(names)) for role, names in edition.others)
    return (
        f"{edition.published}." if edition.published else "",
        say("Edited by {names}.", names=listed(editors)) if editors else "",
        *others,
        say("Supported by {names}.", names=listed(edition.funders)) if edition.funders else "",
    )
