"""The edition in other people's formats: citations, records for reference managers, JSON, metadata, the text itself."""

from protocol_edition.exports.bibtex import bibtex
from protocol_edition.exports.citation_styles import DATED_BY_READERS, STYLE_NAMES, Citer
from protocol_edition.exports.csl_json import csl_json
from protocol_edition.exports.downloads import DOWNLOADS, Download, Exported, Signpost, offered, signposts
from protocol_edition.exports.feeds import feed, robots, sitemaps
from protocol_edition.exports.languages import language_codes
from protocol_edition.exports.linked_edition import linked_edition
from protocol_edition.exports.metadata import SCHEMAS, Meta, coins, head_metas, json_ld, script_json
from protocol_edition.exports.opensearch import opensearch
from protocol_edition.exports.outline import outline
from protocol_edition.exports.pdf import NotPrintedError, forget_fonts, pdf
from protocol_edition.exports.person_names import PersonName, name_parts
from protocol_edition.exports.protocol_json import protocol_json, protocol_schema, protocol_tree, source_text
from protocol_edition.exports.reference import Kind, Locator, Reference, References, Work, document_alone, references
from protocol_edition.exports.ris import ris
from protocol_edition.exports.survival import entry_gloss, in_lists, of_item
from protocol_edition.exports.table_grid import GridCell, grid
from protocol_edition.exports.tables import TABLES, Edition, Table, attendance_json, dictionary, table_head, table_lines
from protocol_edition.exports.taken_from import TakenFrom, taken_from
from protocol_edition.exports.tei import ODD, RNG, checked_tei, tei, tei_profile, tei_schema, text_of
from protocol_edition.exports.text import source_download
from protocol_edition.exports.typography import PLAIN, Medium
from protocol_edition.exports.unprinted import (
    LOOKS,
    beside_name,
    corrected,
    lemmas_of,
    page_begins,
    pictured,
    series_title,
    status,
    told_of,
    unnamed,
)

__all__ = [
    "DATED_BY_READERS", "DOWNLOADS", "LOOKS", "ODD", "PLAIN", "RNG", "SCHEMAS", "STYLE_NAMES", "TABLES", "Citer",
    "Download", "Edition", "Exported", "GridCell", "Kind", "Locator", "Medium", "Meta", "NotPrintedError", "PersonName",
    "Reference", "References", "Signpost", "Table", "TakenFrom", "Work", "attendance_json", "beside_name", "bibtex",
    "checked_tei", "coins", "corrected", "csl_json", "dictionary", "document_alone", "entry_gloss", "feed",
    "forget_fonts", "grid", "head_metas", "in_lists", "json_ld", "language_codes", "lemmas_of", "linked_edition",
    "name_parts", "of_item", "offered", "opensearch", "outline", "page_begins", "pdf", "pictured", "protocol_json",
    "protocol_schema", "protocol_tree", "references", "ris", "robots", "script_json", "series_title", "signposts",
    "sitemaps", "source_download", "source_text", "status", "table_head", "table_lines", "taken_from", "tei",
    "tei_profile", "tei_schema", "text_of", "told_of", "unnamed",
]  # fmt: skip
