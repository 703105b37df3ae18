"""How the program's own values are made: frozen for whoever reads or writes code, quick to make for the program."""

from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
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
    makes it three to five times as dear, and of one text hundreds are made. None of a dataclass's methods is compiled
    for each class: for three hundred classes that would be a third of the time in which a small edition is built.
    """
    if order:
        return dataclass(slots=True, unsafe_hash=True, order=True)
    if kind is None:
        return frozen
    is_filled = _is_filled(kind)
    kind.__doc__ = kind.__doc__ or kind.__qualname__  # else ``dataclass`` writes its signature there, which takes long
    made = dataclass(slots=True, init=not is_filled, eq=False, repr=False)(kind)
    for name, method in _methods(made, filling=is_filled).items():
        if name not in kind.__dict__:
            setattr(made, name, method)
    return made


def _is_filled(kind: type[Any]) -> bool:
    """Whether all that an ``__init__`` of this class has to do is to fill its fields."""
    has_more = "__post_init__" in vars(kind) or any(isinstance(one, Field) for one in vars(kind).values())
    return kind.__bases__ == (object,) and not has_more


def _filling(kind: type[Any]) -> Callable[..., None]:
    """An ``__init__`` that fills every field with what it is given, or else with its default."""
    names = tuple([one.name for one in fields(kind)])
    code = _filling_so_many(len(names)).replace(co_names=names, co_varnames=("self", *names))
    defaults = tuple([one.default for one in fields(kind) if one.default is not MISSING])
    made = FunctionType(code, {}, "__init__", defaults)
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    return made


@cache
def _filling_so_many(number: int) -> CodeType:
    """The code of an ``__init__`` of so many fields: that of another class differs in their names alone."""
    names = [f"field_{each}" for each in range(number)]
    body = "".join(f" self.{name} = {name};" for name in names) + " pass"
    made: dict[str, FunctionType] = {}
    exec(f"def filling({', '.join(['self', *names])}):{body}", {}, made)  # noqa: S102 - as ``dataclasses`` does
    return made["filling"].__code__


def _methods(kind: type[Any], *, filling: bool) -> dict[str, Callable[..., Any]]:
    """What a dataclass has, as ``dataclasses`` says what it does; ``__init__`` only if all it does is ``filling``."""
    compared = _values_of([one.name for one in fields(kind) if one.compare])
    shown = [one.name for one in fields(kind) if one.repr]
    form, values = f"({', '.join(f'{name}=%r' for name in shown)})", _values_of(shown)

    def is_equal(self: object, other: object) -> bool:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(compared(self))

    def said(self: object) -> str:
        return self.__class__.__qualname__ + form % values(self)

    given = _values_of([one.name for one in fields(kind) if one.init])

    def as_made(self: object) -> tuple[type[object], tuple[Any, ...]]:
        # For pickle, which else names every field of every value: that takes more than twice as long.
        return self.__class__, given(self)

    begun = {"__init__": _filling(kind)} if filling else {}
    return {**begun, "__eq__": is_equal, "__hash__": hashed, "__repr__": said, "__reduce__": as_made}


def _values_of(names: list[str]) -> Callable[[object], tuple[Any, ...]]:
    """The values of some fields as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple([getattr(one, name) for name in names])
