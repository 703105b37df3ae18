"""All settings as a page for editors, made from the same JSON Schemas that their programs complete by."""

from collections.abc import Iterator
from typing import Any

from protocol_edition.project.schemas import json_schemas

_FILES = (
    ("edition", "edition.yaml", "What the edition is."),
    ("sidecar", "NAME.yaml, beside NAME.txt or NAME.xml", "What you decided about a text."),
    ("people", "authorities/people.yaml", "One entry, under its key."),
    ("places", "authorities/places.yaml", "One entry, under its key."),
    ("organisations", "authorities/organisations.yaml", "One entry, under its key."),
    ("threads", "authorities/threads.yaml", "One entry, under its key."),
    ("dialect", "dialects/NAME.yaml", "A table for TEI files."),
)


def settings_reference() -> str:
    """The page in Markdown: a table for each file, and for each kind of entry in it."""
    schemas = json_schemas()
    parts = ["# All settings", "Made from the program; what is not here does not exist.", ""]
    for kind, file, words in _FILES:
        parts += [f"## {file}", "", words, "", *_tables(schemas[kind])]
    return "\n".join(parts) + "\n"


def _tables(schema: dict[str, Any]) -> Iterator[str]:
    defined = schema.get("$defs", {})
    if "patternProperties" in schema and "properties" not in schema:
        (entry,) = schema["patternProperties"].values()
        yield from _table(defined[entry["$ref"].rpartition("/")[2]])
        shown = {entry["$ref"].rpartition("/")[2]}
    else:
        yield from _table(schema)
        shown = set()
    for name, form in defined.items():
        if name not in shown and "properties" in form:
            yield from (f"### {_title(name)}", "", form.get("description", "").replace("`", ""), "")
            yield from _table(form)


def _table(form: dict[str, Any]) -> Iterator[str]:
    needed = {*form.get("required", ()), *_either(form)}
    yield from ("| key | | what it says |", "|---|---|---|")
    for key, field in form["properties"].items():
        examples = f" Such as `{_shown(field['examples'][0])}`." if field.get("examples") else ""
        yield f"| `{key}` | {'needed' if key in needed else ''} | {_cell(field.get('description', ''))}{examples} |"
    yield ""


def _either(form: dict[str, Any]) -> Iterator[str]:
    """Keys of which one is needed, as a key has two spellings."""
    for group in form.get("allOf", ()):
        for choice in group.get("oneOf", ()):
            yield from choice.get("required", ())


def _title(name: str) -> str:
    """``OfficeForm`` is an *office*."""
    return name.removesuffix("Form").lower()


def _shown(example: object) -> str:
    return ", ".join(map(str, example)) if isinstance(example, list) else str(example)


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")
