"""The values that the fields of YAML files may hold, each judged with the code of its fault."""

import os
import re
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from protocol_edition.model import expression
from protocol_edition.project.addresses import fault_in_address, fault_in_base, fault_in_contact
from protocol_edition.project.edtf import fault_in_date
from protocol_edition.project.ids import ID_PATTERN, fault_in_id
from protocol_edition.project.wording import quoted
from protocol_edition.words import LANGUAGES, interface_for

# No plugin of another package has a say in what a file may hold, and to look for some takes as long as ten files.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

_LINE_ENDS = expression(r"(?:(?<![ \t])[ \t]*+)?[\r\n\x85\u2028\u2029]+[ \t]*")


ITEM_ADDRESS = r"^(?:https?://\S+/)?(?P<protocol>[A-Za-z0-9._-]+)/?(?:index\.html)?#(?P<anchor>[A-Za-z0-9._-]+)$"


def wrong(code: str, what: str) -> PydanticCustomError:
    """What a form raises for a fault that it finds itself: the diagnostic's code, and what is wrong."""
    return PydanticCustomError("diagnostic", "{what}", {"code": code, "what": what})


def judged(code: str, judge: Callable[..., str], *before: str) -> AfterValidator:
    """A validator that refuses what ``judge`` finds a fault in."""

    def check(text: str) -> str:
        if fault := judge(*before, text):
            raise wrong(code, f"{quoted(text)} {fault}")
        return text

    return AfterValidator(check)


def _on_one_line(value: object) -> object:
    return _LINE_ENDS.sub(" ", value.strip()) if isinstance(value, str) else value


SHORT_FORM = "x-short-form"
"""Marks in a form's own JSON Schema what may be written shorter; ``schemas.py`` says it in terms of JSON Schema.

(pydantic's ``json_schema_input_type`` would say the same, but with models in it fails in 2.9 to 2.11.)
"""


def under(key: str) -> Callable[[object], object]:
    """A word alone stands for a map with this one key."""

    def expand(value: object) -> object:
        return {key: value} if isinstance(value, str) else value

    return expand


def many(value: object) -> list[object]:
    """One value alone stands for a list of one."""
    return value if isinstance(value, list) else [value]


def all_under(key: str) -> Callable[[object], object]:
    """A list of maps, of which a word alone stands for one with this one key."""
    expand = under(key)
    return lambda value: [expand(entry) for entry in many(value)]


Words = Annotated[str, BeforeValidator(_on_one_line), StringConstraints(min_length=1)]
"""Some words; if they are written over several lines, these are joined."""
Names = Annotated[list[Words], BeforeValidator(many, json_schema_input_type=str | list[str])]
"""Several names; one alone needs no list."""
Prose = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""A sentence or more; line ends are kept."""
_IN_SCHEMA = {"type": "string", "pattern": r"^\s*https?://"}
Id = Annotated[str, judged("Y307", fault_in_id), WithJsonSchema({"type": "string", "pattern": f"^{ID_PATTERN}$"})]
Ids = Annotated[list[Id], BeforeValidator(many, json_schema_input_type=str | list[str])]
"""Several keys; one alone needs no list."""
WebAddress = Annotated[
    str, StringConstraints(strip_whitespace=True), judged("Y305", fault_in_address), WithJsonSchema(_IN_SCHEMA)
]
BaseAddress = Annotated[
    str, StringConstraints(strip_whitespace=True), judged("Y305", fault_in_base), WithJsonSchema(_IN_SCHEMA)
]
Contact = Annotated[str, StringConstraints(strip_whitespace=True), judged("Y305", fault_in_contact)]
ItemAddress = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    judged("Y310", lambda text: "" if re.match(ITEM_ADDRESS, text) else "is not the address of an item"),
    WithJsonSchema(
        {"type": "string", "pattern": ITEM_ADDRESS.replace("?P<protocol>", "?:").replace("?P<anchor>", "?:")}
    ),
]
"""``presidium-protocol-63#item-ix``, or the whole address that a page shows."""
Date = Annotated[str, StringConstraints(strip_whitespace=True), judged("Y306", fault_in_date)]
LineNumber = Annotated[int, Field(ge=1, le=9_999_999)]
LineKey = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,6}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Host = Annotated[str, StringConstraints(pattern=r"^([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$")]
Interface = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    judged("Y311", lambda tag: "" if interface_for(tag) else f"is none of the languages here: {', '.join(LANGUAGES)}"),
    WithJsonSchema({"type": "string", "pattern": rf"^({'|'.join(LANGUAGES)})(-[A-Za-z0-9]{{2,8}})*$"}),
]
"""A language that the site can speak, with or without a region: ``de``, ``de-AT``."""
Branch = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*$")]
