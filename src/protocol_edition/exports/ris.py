"""RIS: a record for the document and one for every item, each ended by ``ER``.

``MANSCPT``, because Zotero imports UNPB and GEN as journal articles (citation spec, section 4).
"""

from collections.abc import Iterable, Iterator

from protocol_edition.exports.dates import chicago_date, first_day, plain_day, slashed_date
from protocol_edition.exports.reference import Kind, Reference
from protocol_edition.exports.typography import stopped_words


def ris(records: Iterable[Reference]) -> str:
    """The records as a .ris file; lines end in a line feed."""
    return "\n".join(["".join([f"{tag}  - {value}\n" for tag, value in _fields(record)]) for record in records])


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", "MANSCPT"
    for tag, value in _known(reference):
        folded = " ".join(value.split())
        if folded:
            yield tag, folded
    yield "ER", ""


def _known(reference: Reference) -> Iterator[tuple[str, str]]:
    work = reference.work
    day = first_day(reference.date)
    yield "TI", reference.title
    if reference.kind is Kind.DOCUMENT:
        yield "ST", work.short_title
    if day and "X" not in day.year:
        yield "DA", slashed_date(day)
        yield "PY", day.year
    yield from (("A4", name.inverted) for name in work.translators)
    if work.taken_from:
        edition = work.taken_from
        yield "T2", edition.name
        yield from (("A2", name.inverted) for name in edition.editors)
        yield "PB", edition.publisher
        yield "CY", edition.place
        yield "DO", edition.doi
    yield "DB", work.archive
    yield "AV", work.shelfmark
    yield "DP", work.host
    yield "LA", work.language
    yield "UR", reference.address
    yield "N1", _note(reference)


def _note(reference: Reference) -> str:
    """What RIS has no tag for: where an item stands, who is responsible, and a date that is not one plain day."""
    work = reference.work
    sentences = []
    if reference.kind is not Kind.DOCUMENT:
        label = reference.label if reference.heading else ""
        within = f"{label} in " if label else "in "
        sentences.append(f'{within[:1].upper()}{within[1:]}"{work.title.replace(chr(34), chr(39))}"')
    sentences.append(work.credit)
    sentences.append(work.taken_from.licence if work.taken_from else "")
    if not plain_day(reference.date) and chicago_date(reference.date):
        sentences.append(f"Dated {chicago_date(reference.date)}")
    if work.named_version:
        sentences.append(f"Version {work.named_version}")
    return " ".join(stopped_words(sentence) for sentence in sentences if sentence)
