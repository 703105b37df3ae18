"""Records as other people's programs read them: BibTeX, the schema of CSL-JSON, JSON-LD."""

import json

import bibtexparser
from bibtexparser.middlewares import (
    LatexDecodingMiddleware,
    MonthIntMiddleware,
    SeparateCoAuthors,
    SplitNameParts,
)
from jsonschema import Draft202012Validator
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pyld import jsonld

SCHEMA_ORG = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "isBasedOn": {"@type": "@id"}}
NAME = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        name: {"type": "string", "minLength": 1}
        for name in ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
    },
    "anyOf": [{"required": ["family"]}, {"required": ["literal"]}],
}
WORDS = {"type": "string", "minLength": 1}
CSL_1_0_2 = {
    # The part of the CSL-JSON schema, version 1.0.2, that these records use; no other variable is allowed.
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["id", "type"],
        "properties": {
            "id": WORDS,
            "type": {"const": "manuscript"},
            "translator": {"type": "array", "minItems": 1, "items": NAME},
            "contributor": {"type": "array", "minItems": 1, "items": NAME},
            "issued": {
                "type": "object",
                "additionalProperties": False,
                "minProperties": 1,
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
                    },
                    "circa": {"const": True},
                    "literal": WORDS,
                },
            },
            **dict.fromkeys(
                (
                    "title", "title-short", "container-title", "number", "archive", "archive_location", "source",
                    "language", "version", "URL", "note",
                ),
                WORDS,
            ),
        },
    },
}  # fmt: skip
CSL_SCHEMA = Draft202012Validator(CSL_1_0_2)


def decoder():
    """pylatexenc with those of LaTeX's own names for signs that it does not know, or knows by a look-alike."""
    named = {
        "textless": "<", "textgreater": ">", "textbar": "|", "textasciigrave": "`", "textquotedbl": '"',
        "textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^",
    }  # fmt: skip
    context = get_default_latex_context_db()
    macros = [MacroTextSpec(name, simplify_repl=sign) for name, sign in named.items()]
    context.add_context_category("named-signs", prepend=True, macros=macros)
    return LatexNodes2Text(latex_context=context, keep_braced_groups=False, math_mode="verbatim")


def valid(text):
    """The records of a CSL-JSON file that keeps to its schema."""
    records = json.loads(text)
    CSL_SCHEMA.validate(records)
    return records


def read_bibtex(text):
    """The entries of a .bib file as plain words."""
    decoding = LatexDecodingMiddleware(decoder=decoder())
    library = bibtexparser.parse_string(text, append_middleware=[MonthIntMiddleware(), decoding])
    assert not library.failed_blocks
    return library.entries


def read_names(text):
    """The translators of the one entry, as BibTeX parts their names."""
    parting = [SeparateCoAuthors(), SplitNameParts()]
    names = bibtexparser.parse_string(text, append_middleware=parting).entries[0].fields_dict["translator"].value
    return [
        {part: decoder().latex_to_text(" ".join(getattr(name, part))) for part in ("von", "last", "first")}
        for name in names
    ]


def statements(value):
    """The linked data as a processor of JSON-LD understands it; schema.org's context stands in a few words here."""

    def load(address, _options):
        assert address == "https://schema.org"
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": address,
            "document": {"@context": SCHEMA_ORG},
        }

    quads = jsonld.to_rdf(value, {"documentLoader": load})["@default"]
    return {
        (
            quad["subject"]["value"],
            quad["predicate"]["value"].removeprefix("https://schema.org/"),
            quad["object"]["value"],
        )
        for quad in quads
    }
