"""The printed protocol as PDF/UA-1 (ISO 14289-1): tagged, with bookmarks, its notes at the foot of their page.

Set by Typst and not printed from the web page: a browser's print has no footnotes and no stable bytes, and whoever
builds an edition would need a browser. Typst comes as a wheel, takes the words as values and never as commands, and
sets a protocol in some 30 ms.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from protocol_edition.edition import EditedProtocol
from protocol_edition.exports.paper import paper
from protocol_edition.exports.reference import References
from protocol_edition.model import expression
from protocol_edition.project import templates_folder

LONGEST = 2_000_000
"""Characters of a source that are still set: some 15 seconds."""

LONGEST_HEAD = 2_000
"""Characters of the words at the head of every page: with a title of 60,000 a protocol of ten pages took 74 seconds."""

_STANDARD = "ua-1"
_NO_GLYPH = expression(r'`"(?:\\u\{(?P<code>\w+)\}|(?P<signs>.+?))"`')
"""The signs that Typst complains of, in Rust's way of writing them."""


class NotPrintedError(Exception):
    """The protocol could not be set; the message says why, in words for an editor."""


def pdf(edited: EditedProtocol, references: References, fonts: Path | None = None) -> bytes:
    """The protocol as PDF, the same bytes for the same text; ``fonts`` is a folder with further fonts.

    Raises NotPrintedError where the text or a title is too long, or has signs that no font at hand can show: a page
    with empty boxes would have lost them.
    """
    if len(edited.text) > LONGEST:
        raise NotPrintedError(f"the text has {len(edited.text):,} characters; at most {LONGEST:,} are set")
    sheet = paper(edited, references)
    head = max(len(sheet[part]) for part in ("edition", "short_title", "address"))
    if head > LONGEST_HEAD:
        raise NotPrintedError(
            f"the head of every page would have {head:,} characters; at most {LONGEST_HEAD:,} are set"
        )
    typesetter, refusals = _typesetter(fonts)
    values = {"protocol": json.dumps(sheet, ensure_ascii=False)}
    try:
        made: bytes = typesetter.compile(sys_inputs=values, pdf_standards=[_STANDARD])
    except refusals as refused:
        raise NotPrintedError(_reason(str(refused))) from None
    return made


def forget_fonts() -> None:
    """Reads template and fonts anew at the next protocol: for a preview, while they are being changed."""
    _typesetter.cache_clear()


@lru_cache(maxsize=2)
def _typesetter(fonts: Path | None) -> tuple[Any, type[Exception]]:
    import typst  # noqa: PLC0415 - 34 MB that only a build with PDFs should load

    template = templates_folder() / "paper" / "protocol.typ"
    paths = [fonts] if fonts else []
    return typst.Compiler(template, font_paths=paths, ignore_system_fonts=True), typst.TypstError


def _reason(complaint: str) -> str:
    missing = _NO_GLYPH.search(complaint)
    if missing and missing["code"]:
        return f"no font at hand can show U+{missing['code'].upper():0>4}"
    if missing:
        return f"no font at hand can show “{missing['signs']}” (U+{ord(missing['signs'][0]):04X})"
    return f"the typesetter says: {complaint.splitlines()[0]}"
