"""How the classes of the model are made: frozen for whoever reads or writes code, quick to make for the program."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform, overload

_C = TypeVar("_C")


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[_C], /) -> type[_C]: ...
@overload
def frozen(*, order: bool) -> Callable[[type[_C]], type[_C]]: ...
def frozen(kind: type[_C] | None = None, /, *, order: bool = False) -> type[_C] | Callable[[type[_C]], type[_C]]:
    """A slotted dataclass whose fields nobody may assign to; compared and hashed by its fields.

    It is mypy that refuses the assignment. A dataclass that is frozen at run time fills each field by a call, which
    makes it three to five times as dear, and of one text hundreds are made.
    """
    make = dataclass(slots=True, unsafe_hash=True, order=order)
    return make if kind is None else make(kind)
