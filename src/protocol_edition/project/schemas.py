"""JSON Schemas for editors' programs, made from the forms, so that these complete keys and mark faults while typing."""

from typing import Any

from pydantic import AliasChoices, BaseModel
from pydantic.json_schema import GenerateJsonSchema

from protocol_edition.model import LineIs
from protocol_edition.project.dialect_form import DialectForm
from protocol_edition.project.fields import SHORT_FORM
from protocol_edition.project.forms import EditionForm, OrganisationForm, PersonForm, PlaceForm, ThreadForm
from protocol_edition.project.ids import ID_PATTERN
from protocol_edition.project.sidecar_form import SidecarForm

_TITLES = {
    "edition": "edition.yaml",
    "sidecar": "Decisions on a text, beside it",
    "people": "authorities/people.yaml",
    "places": "authorities/places.yaml",
    "organisations": "authorities/organisations.yaml",
    "threads": "authorities/threads.yaml",
    "dialect": "A table for TEI files",
}


def json_schemas() -> dict[str, dict[str, Any]]:
    """As ``schemas`` of this room says."""
    made = {
        "edition": _with_other_spellings(EditionForm),
        "sidecar": SidecarForm.model_json_schema(),
        "people": _entries(PersonForm),
        "places": _entries(PlaceForm),
        "organisations": _entries(OrganisationForm),
        "threads": _entries(ThreadForm),
        "dialect": DialectForm.model_json_schema(),
    }
    return {
        kind: {"$schema": GenerateJsonSchema.schema_dialect, **_loosened(schema), "title": _TITLES[kind]}
        for kind, schema in made.items()
    }


def _entries(form: type[BaseModel]) -> dict[str, Any]:
    """A file of entries, each under its key."""
    entry = form.model_json_schema()
    defined = entry.pop("$defs", {})
    return {
        "type": "object",
        "description": form.__doc__,
        "patternProperties": {f"^{ID_PATTERN}$": {"$ref": f"#/$defs/{form.__name__}"}},
        "additionalProperties": False,
        "$defs": {**defined, form.__name__: entry},
    }


def _with_other_spellings(form: type[BaseModel]) -> dict[str, Any]:
    """The schema of a form some of whose keys have a second spelling, such as ``license``."""
    schema = form.model_json_schema()
    either = []
    for field in form.model_fields.values():
        if isinstance(field.validation_alias, AliasChoices):
            first, *others = [str(name) for name in field.validation_alias.choices]
            schema["properties"] |= dict.fromkeys(others, schema["properties"][first])
            schema["required"].remove(first)
            either.append({"oneOf": [{"required": [name]} for name in (first, *others)]})
    return {**schema, "allOf": either}


def _loosened(node: Any) -> Any:  # noqa: ANN401 - any JSON
    """The schema as the program reads: ``born: 1894`` is text, and a key without value says nothing.

    Editors' programs take 1894 for a number and ``subtitle:`` for null; they shall not mark either.
    """
    if isinstance(node, list):
        return [_loosened(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = _with_short_form(node)
    made = {key: _loosened(inner) for key, inner in node.items() if not (key == "title" and isinstance(inner, str))}
    if made.get("type") == "string" and "enum" not in made:
        made["type"] = ["string", "number", "boolean"]
    if isinstance(made.get("properties"), dict):
        needed = made.get("required", [])
        made["properties"] = {
            name: inner if name in needed else _or_nothing(inner) for name, inner in made["properties"].items()
        }
    return made


def _or_nothing(schema: dict[str, Any]) -> dict[str, Any]:
    described, rest = _parted(schema)
    return {**described, "anyOf": [rest, {"type": "null"}]}


def _with_short_form(node: dict[str, Any]) -> dict[str, Any]:
    """A field of a form, with a word alone allowed where the form reads one."""
    short = node.get(SHORT_FORM)
    if not isinstance(short, str):
        return node
    described, rest = _parted(node)
    word: dict[str, Any] = {"type": "string"}
    match short:
        case "entries":
            entry = {"anyOf": [word, rest["items"]]}
            return {**described, "anyOf": [word, rest["items"], {**rest, "items": entry}]}
        case "lines":
            word = {"enum": [kind.value for kind in LineIs]}
            entries = {key: {"anyOf": [word, inner]} for key, inner in rest["patternProperties"].items()}
            return {**described, **rest, "patternProperties": entries, "additionalProperties": False}
        case _:
            return {**described, "anyOf": [word, rest]}


def _parted(schema: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a field's schema tells editors, and what it demands."""
    told: dict[str, Any] = {key: schema[key] for key in ("description", "default", "examples") if key in schema}
    return told, {key: inner for key, inner in schema.items() if key not in told and key != SHORT_FORM}
