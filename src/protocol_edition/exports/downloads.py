"""The files beside a protocol's page: one table, from which pages link and publishing writes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from protocol_edition import urls
from protocol_edition.diagnostics import Diagnostic
from protocol_edition.edition import EditedProtocol
from protocol_edition.exports.bibtex import bibtex
from protocol_edition.exports.csl_json import csl_json
from protocol_edition.exports.protocol_json import protocol_json
from protocol_edition.exports.reference import References
from protocol_edition.exports.ris import ris
from protocol_edition.exports.text import source_download
from protocol_edition.model import frozen
from protocol_edition.words import later


@frozen
class Exported:
    """What every file is made from: a protocol, what can be cited of it, and what the reading found."""

    edited: EditedProtocol
    references: References
    diagnostics: tuple[Diagnostic, ...] = ()
    printed: bytes = b""
    """The protocol as PDF, where it could be set."""
    encoded: str = ""
    """The protocol as TEI."""
    source: bytes = b""
    """The file that was read, byte for byte."""


@frozen
class Download:
    """One file: its name beside the page, what it is, and how it is made."""

    file: str
    name: str
    """Said in the language of the site; so is ``form``."""
    form: str
    media_type: str
    describes: bool
    """Whether it describes the protocol (a record) or holds it (the text)."""
    made: Callable[[Exported], str | bytes]


PDF = "protocol.pdf"
TEI = "protocol.xml"

DOWNLOADS = (
    Download(
        PDF, later("To print"), later("PDF, tagged"), "application/pdf", False,
        lambda exported: exported.printed,
    ),
    Download(
        "protocol.txt", later("Source text"), later("plain text, as transcribed"), "text/plain", False,
        lambda exported: source_download(exported.edited),
    ),
    Download(
        "protocol.json", later("Structured text"), "JSON", "application/json", False,
        lambda exported: protocol_json(exported.edited, exported.diagnostics),
    ),
    Download(
        TEI, later("Encoded text"), later("TEI P5"), "application/tei+xml", False,
        lambda exported: exported.encoded,
    ),
    Download(
        "citation.bib", later("Citations"), "BibTeX", "application/x-bibtex", True,
        lambda exported: bibtex(exported.references.records),
    ),
    Download(
        "citation.ris", later("Citations"), "RIS", "application/x-research-info-systems", True,
        lambda exported: ris(exported.references.records),
    ),
    Download(
        "citation.json", later("Citations"), "CSL-JSON", "application/vnd.citationstyles.csl+json", True,
        lambda exported: csl_json(exported.references.records),
    ),
)  # fmt: skip
"""In the order in which a page offers them."""


_ENCODED = (
    Download(
        "source.xml", later("Source file"), later("XML, as committed"), "application/xml", False,
        lambda exported: exported.source,
    ),
    Download(
        "protocol.txt", later("Text without its encoding"), later("plain text"), "text/plain", False,
        lambda exported: source_download(exported.edited),
    ),
)  # fmt: skip
"""Of a source that is encoded: the file itself, and its text."""


def offered(printed: bool, source: str = "") -> tuple[Download, ...]:
    """The files of one protocol, whose ``source`` is the file of that name.

    Without the PDF where it is not wanted or could not be set; with the source file itself where it is XML.
    """
    encoded = PurePath(source).suffix.lower() == ".xml"
    return tuple(
        made
        for download in DOWNLOADS
        if printed or download.file != PDF
        for made in (_ENCODED if encoded and download.file == "protocol.txt" else (download,))
    )


@frozen
class Signpost:
    """``<link rel="..." href="..." type="...">`` for programs (signposting.org); ``type`` may be ""."""

    rel: str
    href: str
    type: str = ""


def signposts(references: References, downloads: tuple[Download, ...] = DOWNLOADS) -> tuple[Signpost, ...]:
    """The links of a protocol's page: what to cite, what describes it, the text itself, licence and kind.

    The TEI is an ``alternate`` too: it holds all that the page shows.

    Links to files are relative; ``cite-as`` is there only where the edition knows its public address.
    """
    work = references.document.work
    page = urls.protocol(work.key)
    licence = (work.taken_from and work.taken_from.licence_url) or work.edition.licence.url
    files = tuple(
        Signpost(
            "describedby" if download.describes else "item",
            urls.relative(page, urls.protocol_file(work.key, download.file)),
            download.media_type,
        )
        for download in downloads
    )
    whole = (replace(post, rel="alternate") for post in files if post.href == TEI)
    return (
        *((Signpost("cite-as", work.page_url),) if work.page_url else ()),
        *files,
        *whole,
        *((Signpost("license", licence),) if licence else ()),
        Signpost("type", "https://schema.org/CreativeWork"),
        Signpost("type", "https://schema.org/ArchiveComponent"),
    )
