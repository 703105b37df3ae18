"""CSL-JSON (CSL 1.0.2): honest data, a record for the document and one for every item.

No ``author``, because the source names none, and no ``editor`` of the record, which Zotero would import as an author of
a manuscript (citation spec, section 2); the credit in ``note`` keeps the role. The editors of the edition that a text
was taken from are named as such.
"""

import json
from collections.abc import Iterable
from typing import Any

from protocol_edition.exports.dates import csl_date
from protocol_edition.exports.languages import language_codes
from protocol_edition.exports.reference import Kind, Reference, Work
from protocol_edition.exports.taken_from import TakenFrom
from protocol_edition.exports.typography import stopped_words


def csl_json(records: Iterable[Reference]) -> str:
    """The records as a CSL-JSON file."""
    return json.dumps([csl_record(record) for record in records], ensure_ascii=False, indent=2) + "\n"


def csl_record(reference: Reference) -> dict[str, Any]:
    """One record; what is not known is left out."""
    work = reference.work
    whole = reference.kind is Kind.DOCUMENT
    known = {
        "id": reference.key,
        "type": "manuscript",
        "title": reference.title,
        "title-short": work.short_title if whole else "",
        "container-title": "" if whole else work.title,
        "number": "" if whole or not reference.heading else reference.label,
        "issued": csl_date(reference.date),
        "translator": [name.csl for name in work.translators],
        "contributor": [name.csl for name in work.contributors],
        "archive": work.archive,
        "archive_location": work.shelfmark,
        "source": work.host,
        "language": work.language,
        "version": work.named_version,
        **(_edition(work.taken_from, whole=whole) if work.taken_from else {}),
        "URL": reference.address,
        "note": _note(work),
    }
    return {name: value for name, value in known.items() if value}


def _edition(edition: TakenFrom, *, whole: bool) -> dict[str, Any]:
    """The edition that the text was taken from; of an item the container is its protocol, and this the collection."""
    return {
        "container-title" if whole else "collection-title": edition.name,
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
