"""Frozen dataclasses as plain JSON and back: what the cache keeps, in a form that can do nothing when it is read.

A dataclass, or a named tuple, is the list of its fields in their order, a tuple a list, an enumeration its value. What
a field holds is taken from its type, so that a field that is added needs no word here.
"""

import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Kind = TypeVar("Kind")
Plain = Any
"""Strings, numbers, booleans, None, and lists of them."""
_PLAIN = (str, int, bool, float)


def as_json(value: object) -> bytes:
    """A dataclass, or whatever holds some, as a line of JSON. Errors: TypeError for what has no plain form."""
    return _ENCODER.encode(value).encode("utf-8", "surrogatepass")


def _in_json(value: object) -> Plain:
    """What the encoder writes for what it does not know: of all else it makes JSON by itself, and faster."""
    if isinstance(value, Enum):
        return value.value
    kind: Any = type(value)
    return [getattr(value, name) for name in _names(kind)]


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=_in_json)


@lru_cache(maxsize=64)
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - a type
    if hasattr(kind, "_fields"):
        return tuple(kind._fields)
    if not is_dataclass(kind):
        raise TypeError(f"no plain form of {kind.__name__}")
    return tuple(field.name for field in fields(kind))


def shaped(kind: type[Kind], plain: Plain) -> Kind:
    """The dataclass of ``kind`` that ``plain`` is the form of. Errors: ValueError for anything else."""
    try:
        shaper: Any = _shaper  # whose cache asks for more than a type promises
        made: Kind = shaper(kind)(plain)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not the form of {kind.__name__}: {error}") from None
    return made


Shaper = Callable[[Plain], Any]


@lru_cache(maxsize=256)
def _shaper(kind: Any) -> Shaper:  # noqa: ANN401 - whatever a field is declared as
    made: Any = kind
    origin, inner = get_origin(kind), get_args(kind)
    if kind in _PLAIN:
        return _plainly(kind)
    if origin in (Union, types.UnionType):
        return _optional(kind, inner)
    if origin is tuple and inner[-1] is Ellipsis:
        if inner[0] in _PLAIN:
            return _all_of(inner[0])
        each = _shaper(inner[0])
        return lambda plain: tuple([each(one) for one in _listed(plain)])
    if origin is tuple:
        parts = [_shaper(one) for one in inner]
        return lambda plain: tuple([shape(one) for shape, one in zip(parts, _listed(plain), strict=True)])
    if isinstance(kind, type) and issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return lambda plain: members[plain]
    if not is_dataclass(kind) and not hasattr(kind, "_fields"):
        raise ValueError(f"no plain form of {kind}")
    hints = get_type_hints(kind)
    if all(hints[name] in (str, int, bool) for name in _names(kind)):
        return _all_plain(made, tuple(hints[name] for name in _names(kind)))
    shapes = [_shaper(hints[name]) for name in _names(kind)]
    return lambda plain: made(*[shape(one) for shape, one in zip(shapes, _listed(plain), strict=True)])


def _plainly(kind: type) -> Shaper:
    def checked(plain: Plain) -> Plain:
        if type(plain) is kind or (kind is float and type(plain) is int):
            return plain
        raise ValueError(f"{plain!r:.40} is no {kind.__name__}")

    return checked


def _all_of(kind: type) -> Shaper:
    """A tuple of plain values, judged at once."""

    def checked(plain: Plain) -> tuple[Plain, ...]:
        if set(map(type, _listed(plain))) - {kind}:
            raise ValueError(f"{plain!r:.40} has something that is no {kind.__name__}")
        return tuple(plain)

    return checked


def _all_plain(made: Callable[..., Any], kinds: tuple[type, ...]) -> Shaper:
    """A dataclass with plain fields alone: most of what is kept is in such, and they are judged at once."""

    def shaped(plain: Plain) -> object:
        if tuple(map(type, _listed(plain))) != kinds:
            raise ValueError(f"{plain!r:.40} has other fields")
        return made(*plain)

    return shaped


def _optional(kind: object, inner: tuple[Any, ...]) -> Shaper:
    others = [one for one in inner if one is not type(None)]
    if len(others) != 1:
        raise ValueError(f"no plain form of {kind}")
    shape = _shaper(others[0])
    return lambda plain: None if plain is None else shape(plain)


def _listed(plain: Plain) -> list[Plain]:
    if type(plain) is list:
        return plain
    raise ValueError(f"{plain!r:.40} is no list")
