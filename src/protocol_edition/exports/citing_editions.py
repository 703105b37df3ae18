"""How each style of citation names the edition that a text was taken from; nothing where it was taken from none.

Chicago and MLA have it as the book that the document stands in, APA as an edited book; the licence is named because the
text may be used further only under it.
"""

from protocol_edition.exports.reference import Work, listed
from protocol_edition.exports.taken_from import TakenFrom
from protocol_edition.exports.typography import Medium, listed_words


def in_a_note(work: Work) -> str:
    """``in TITLE, ed. A and B (Place: Publisher, 1985), https://doi.org/10.1/2, CC BY 4.0``."""
    edition = work.taken_from
    if edition is None:
        return ""
    editors = f"ed. {_editors(edition)}" if edition.editors else ""
    book = listed_words(f"in {edition.name}" if edition.name else "", editors)
    published = f"({edition.published})" if edition.published else ""
    return listed_words(" ".join(filter(None, (book, published))), _doi(edition), edition.licence)


def as_sentences(work: Work) -> tuple[str, ...]:
    """The same for a bibliography: ``In TITLE, edited by A and B``, ``Place: Publisher, 1985``, DOI, licence."""
    edition = work.taken_from
    if edition is None:
        return ()
    editors = f"edited by {_editors(edition)}" if edition.editors else ""
    book = listed_words(f"In {edition.name}" if edition.name else "", editors)
    return (book, edition.published, _doi(edition), edition.licence)


def in_mla(work: Work) -> str:
    """``TITLE, edited by A and B, Publisher, 1985, https://doi.org/10.1/2, CC BY 4.0``."""
    edition = work.taken_from
    if edition is None:
        return ""
    editors = f"edited by {_editors(edition)}" if edition.editors else ""
    return listed_words(edition.name, editors, edition.publisher, edition.year, _doi(edition), edition.licence)


def in_apa(work: Work) -> tuple[str, ...]:
    """``In A. Weber & O. Lang (Eds.), TITLE (1985)``, publisher, licence, DOI."""
    edition = work.taken_from
    if edition is None:
        return ()
    names = listed(tuple(name.with_initials for name in edition.editors), "&")
    editors = f"{names} ({'Eds.' if len(edition.editors) > 1 else 'Ed.'})" if names else ""
    title = f"{edition.name} ({edition.year})" if edition.name and edition.year else edition.name
    book = listed_words(editors, title)
    return (
        f"In {book}" if book else "",
        edition.publisher,
        edition.licence,
        f"doi:{edition.doi}" if edition.doi else "",
    )


def title(work: Work) -> str:
    """What that edition is called, "" for none."""
    return work.taken_from.name if work.taken_from else ""


def set_off(words: str, edition: str, medium: Medium) -> str:
    """Words of a citation, set, with the title of that edition in italics."""
    before, found, after = words.rpartition(edition) if edition else ("", "", words)
    return f"{medium.upright(before)}{medium.italic(found) if found else ''}{medium.upright(after)}"


def _editors(edition: TakenFrom) -> str:
    return listed(tuple(name.natural for name in edition.editors))


def _doi(edition: TakenFrom) -> str:
    return f"https://doi.org/{edition.doi}" if edition.doi else ""
