"""CSL-JSON (CSL 1.0.2): honest data, a record for the document and one for every item.

No ``author``, because the source names none, and no ``editor`` of the record, which Zotero would import as an author of
a manuscript (citation spec, section 2); the credit in ``note`` keeps the role. The editors of the edition that a text
was taken from are named as such.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from protocol_edition.exports.dates import csl_date
from protocol_edition.exports.json_text import indented
from protocol_edition.exports.languages import language_codes
from protocol_edition.exports.reference import Kind, Reference, Work
from protocol_edition.exports.taken_from import TakenFrom
from protocol_edition.exports.typography import stopped_words

_LINE = "\n    "
"""How a line of a record begins."""


def csl_json(records: Iterable[Reference]) -> str:
    """The records as a CSL-JSON file; what is not known is left out."""
    return "[\n" + ",\n".join(map(_record, records)) + "\n]\n"


def _record(reference: Reference) -> str:
    work, whole = reference.work, reference.kind is Kind.DOCUMENT
    own = _lines(
        {
            "id": reference.key,
            "type": "manuscript",
            "title": reference.title,
            "title-short": work.short_title if whole else "",
            "container-title": (work.taken_from.name if work.taken_from else "") if whole else work.title,
            "number": "" if whole or not reference.heading else reference.label,
        }
    )
    common, note = _common(work, reference.date, whole)
    lines = (*own, *common, *_lines({"URL": reference.address}), *note)
    return "  {\n" + ",\n".join(lines) + "\n  }"


@lru_cache(maxsize=16)
def _common(work: Work, date: str, whole: bool) -> tuple[list[str], list[str]]:
    """What the records of a work and of all its parts have in common, but the address; the note behind that."""
    facts = {
        "issued": csl_date(date),
        "translator": [name.csl for name in work.translators],
        "contributor": [name.csl for name in work.contributors],
        "archive": work.archive,
        "archive_location": work.shelfmark,
        "source": work.host,
        "language": work.language,
        "version": work.named_version,
        **(_edition(work.taken_from, whole=whole) if work.taken_from else {}),
    }
    return _lines(facts), _lines({"note": _note(work)})


def _lines(fields: Mapping[str, object]) -> list[str]:
    """The fields that say something as lines of a record, indented like the rest."""
    return [f'    "{name}": {indented(value, "  ", _LINE)}' for name, value in fields.items() if value]


def _edition(edition: TakenFrom, *, whole: bool) -> dict[str, Any]:
    """The edition that the text was taken from: the container of the whole; of an item that is its protocol."""
    return {
        "collection-title": "" if whole else edition.name,
        "editor": [name.csl for name in edition.editors],
        "publisher": edition.publisher,
        "publisher-place": edition.place,
        "DOI": edition.doi,
    }


def _note(work: Work) -> str:
    languages = len(language_codes(work.original_language))
    licence = work.taken_from.licence if work.taken_from else ""
    original = work.original_language and f"Original language{'s' if languages > 1 else ''}: {work.original_language}"
    return " ".join(stopped_words(sentence) for sentence in (work.credit, original, licence) if sentence)
