"""Two readings of one record compared: the file and line of each place aside, offsets and all."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from protocol_edition.model import Origin, Protocol


def places_aside(protocol: Protocol) -> Protocol:
    """The same with the offsets of every place, and neither file nor line."""
    return _bare(replace(protocol, file=""))


def _bare(value: Any) -> Any:
    if isinstance(value, Origin):
        return Origin("", 1, 1, value.start, value.end)
    if isinstance(value, tuple):
        return tuple(map(_bare, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _bare(getattr(value, field.name)) for field in fields(value)})
    return value
