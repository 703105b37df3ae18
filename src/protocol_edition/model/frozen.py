"""How the program's own values are made: frozen for whoever reads or writes code, quick to make for the program."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

_C = TypeVar("_C")


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[_C], /) -> type[_C]: ...
@overload
def frozen(*, order: bool) -> Callable[[type[_C]], type[_C]]: ...
def frozen(kind: type[_C] | None = None, /, *, order: bool = False) -> type[_C] | Callable[[type[_C]], type[_C]]:
    """A slotted dataclass whose fields nobody may assign to; compared and hashed by its fields.

    It is mypy that refuses the assignment. A dataclass that is frozen at run time fills each field by a call, which
    makes it three to five times as dear, and of one text hundreds are made. Of the rest of a dataclass's methods
    only ``__init__`` is compiled for each class: the others, compiled anew for three hundred classes, would be a
    fourth of the time in which a small edition is built.
    """
    if order:
        return dataclass(slots=True, unsafe_hash=True, order=True)
    if kind is None:
        return frozen
    made = dataclass(slots=True, eq=False, repr=False)(kind)
    for name, method in _methods(made).items():
        if name not in kind.__dict__:
            setattr(made, name, method)
    return made


def _methods(kind: type[Any]) -> dict[str, Callable[..., Any]]:
    """What a dataclass has beside ``__init__``, as ``dataclasses`` says what it does."""
    compared = _values_of([one.name for one in fields(kind) if one.compare])
    shown = [one.name for one in fields(kind) if one.repr]
    form, values = f"({', '.join(f'{name}=%r' for name in shown)})", _values_of(shown)

    def is_equal(self: object, other: object) -> bool:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(compared(self))

    def said(self: object) -> str:
        return self.__class__.__qualname__ + form % values(self)

    return {"__eq__": is_equal, "__hash__": hashed, "__repr__": said}


def _values_of(names: list[str]) -> Callable[[object], tuple[Any, ...]]:
    """The values of some fields as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple([getattr(one, name) for name in names])
