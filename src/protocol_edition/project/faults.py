"""Puts what is wrong with a YAML file into words: pydantic's findings as diagnostics at their lines and columns."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import AliasChoices, BaseModel, ValidationError
from pydantic_core import ErrorDetails

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.project.marked_yaml import Document, Path, Scalar, value
from protocol_edition.project.wording import did_you_mean, quoted

FormType = TypeVar("FormType", bound=BaseModel)

_WRONG_KIND = {
    "string_type": "must be a text",
    "list_type": "must be a list",
    "dict_type": "must be a map of keys and values",
    "model_type": "must be a map of keys and values",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "int_parsing_size": "must be a smaller number",
    "int_type": "must be a whole number",
    "float_parsing": "must be a number",
    "float_type": "must be a number",
    "finite_number": "must be a number",
    "string_too_short": "has no value",
    "too_short": "has no value",
    "less_than_equal": "must be at most {le:g}",
    "greater_than_equal": "must be at least {ge:g}",
    "string_pattern_mismatch": "does not look right",
}
"""Pydantic's kinds of finding in words that can follow the name of a key."""

_PATTERNS = {
    "language": ("must be the tag of a language", "write a BCP 47 tag such as en, de or pt-BR"),
    "repository_branch": ("cannot be the name of a branch", "write it as 'git branch' shows it"),
    "lines": ("must be the number of a line", "count the lines of the text from 1, as your editor's program does"),
}
"""Keys whose values must fit a pattern: what is wrong when one does not, and the remedy."""


def validated(
    document: Document, form: type[FormType], path: Path = ()
) -> tuple[FormType | None, tuple[Diagnostic, ...]]:
    """What stands at ``path`` of the document as a ``form``, or None and everything that is wrong with it."""
    node = document.at(path)
    if node is None:
        raise KeyError(f"{document.file} has nothing at {path}")
    try:
        return form.model_validate(value(node)), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
    findings = (_diagnostic(document, form, path, detail) for detail in details)
    return None, tuple(finding for finding in findings if finding)


def _diagnostic(document: Document, form: type[BaseModel], path: Path, detail: ErrorDetails) -> Diagnostic | None:
    """One of pydantic's findings; None where the value was refused before, as no YAML for an edition."""
    inner = tuple(detail["loc"])
    whole = path + inner
    if document.is_broken(whole):
        return None
    key = next((step for step in reversed(whole) if isinstance(step, str) and step != "[key]"), "")
    context = detail.get("ctx", {})
    at_key = whole[-1:] == ("[key]",)
    place, remedy = document.key_place(whole[:-1]) if at_key else document.place(whole), ""
    match detail["type"]:
        case "diagnostic":
            code, what = context["code"], context["what"]
        case "extra_forbidden":
            known = known_keys(form, inner[:-1])
            place, code, what = document.key_place(whole), "Y301", f"unknown key {quoted(key)}"
            remedy = did_you_mean(key, known) or f"the keys here are {', '.join(known)}"
        case "missing" if document.at(whole) is not None:
            place, code, what = document.key_place(whole), "Y302", f"'{key}' has no value"
            remedy = f"write a value after '{key}:'"
        case "missing":
            place, code, what = document.place(whole[:-1]), "Y302", f"'{key}' is missing"
            remedy = f"add the key '{key}'"
        case "enum":
            allowed = re.findall(r"'([^']*)'", context["expected"])
            holder = f"{quoted(str(whole[-3]))} knows no" if at_key else f"'{key}' cannot be"
            code, what = "Y304", f"{holder} {quoted(str(detail['input']))}"
            remedy = did_you_mean(str(detail["input"]), allowed) or f"write one of {', '.join(allowed)}"
        case _:
            return _wrong_value(document, whole, key, detail)
    return found(code, place, what, remedy)


def _wrong_value(document: Document, path: Path, key: str, detail: ErrorDetails) -> Diagnostic:
    place = document.key_place(path[:-1]) if path[-1:] == ("[key]",) else document.place(path)
    node = document.at(path)
    if isinstance(node, Scalar) and not node.text:
        return found("Y303", place, f"{quoted(key)} has no value", "write a value, or delete the key")
    named = next((step for step in path if step in _PATTERNS), None)
    if detail["type"] == "string_pattern_mismatch" and named:
        what, remedy = _PATTERNS[str(named)]
        return found("Y303", place, f"{quoted(str(detail['input']))} {what}", remedy)
    words = _WRONG_KIND.get(detail["type"])
    what = words.format(**detail.get("ctx", {})) if words else f"is wrong: {detail['msg']}"
    return found("Y303", place, f"{quoted(key)} {what}" if key else f"the file {what}")


def known_keys(form: type[BaseModel], path: Path = ()) -> tuple[str, ...]:
    """The keys that a map at ``path`` of a form may have."""
    here: Any = form
    for step in path:
        here = _inner(here, step)
    return tuple(names[0] for names, _ in _fields(here)) if _is_form(here) else ()


def _is_form(kind: Any) -> bool:  # noqa: ANN401 - a type's annotation has no narrower type
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _fields(form: type[BaseModel]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The keys that editors may write for each field, and the field's type."""
    for name, field in form.model_fields.items():
        alias = field.validation_alias
        names = alias.choices if isinstance(alias, AliasChoices) else (alias or name,)
        yield tuple(str(choice) for choice in names), field.annotation


def _inner(holder: Any, step: str | int) -> Any:  # noqa: ANN401 - a type's annotation has no narrower type
    if get_origin(holder) is Annotated:
        return _inner(get_args(holder)[0], step)
    if _is_form(holder):
        inner = next((kind for names, kind in _fields(holder) if step in names), None)
    else:
        inner = get_args(holder)[-1] if get_args(holder) else None
    return get_args(inner)[0] if get_origin(inner) is Annotated else inner
