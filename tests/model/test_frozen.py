"""Values that are made quickly are those that ``dataclasses`` makes."""

import pickle
from dataclasses import dataclass, field, fields, replace

import pytest

from protocol_edition.model import frozen


@frozen
class Ship:
    name: str
    masts: int = 2
    crew: tuple[str, ...] = ()


@frozen
class Fleet:
    ships: tuple[Ship, ...]
    harbours: list[str] = field(default_factory=list)
    length: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.length = len(self.ships)  # type: ignore[misc] - as the model does where a field follows from others


@frozen
class Convoy(Fleet):
    port: str = "Ebenau"


@frozen
class Empty:
    pass


def test_what_is_not_given_is_as_it_is_by_default():
    assert Ship("Hope") == Ship("Hope", 2, ()) == Ship(name="Hope", crew=())
    assert Ship("Hope", masts=3).masts == 3
    assert repr(Ship("Hope")) == "Ship(name='Hope', masts=2, crew=())"
    assert Empty() == Empty()


@pytest.mark.parametrize(("given", "named"), [((), {}), (("Hope", 1, (), 4), {}), (("Hope",), {"name": "Joy"})])
def test_what_dataclasses_refuse_is_refused_in_the_same_words(given, named):
    def said(kind):
        with pytest.raises(TypeError) as refused:
            kind(*given, **named)
        return str(refused.value)

    theirs = dataclass(type("Ship", (), {"__annotations__": Ship.__annotations__, "masts": 2, "crew": ()}))
    assert said(Ship) == said(theirs)


def test_whatever_does_more_than_to_fill_its_fields_does_it():
    one, other = Fleet((Ship("Hope"),)), Convoy((Ship("Joy"), Ship("Hope")))
    one.harbours.append("Kaltern")
    assert (one.length, other.length, other.harbours, other.port) == (1, 2, [], "Ebenau")


def test_another_value_can_be_made_of_a_value():
    assert replace(Ship("Hope", 3), name="Joy") == Ship("Joy", 3)
    assert [one.name for one in fields(Ship)] == ["name", "masts", "crew"]
    assert not hasattr(Ship("Hope"), "__dict__")


@pytest.mark.parametrize(
    "value", [Ship("Hope", crew=("Adler",)), Fleet((Ship("Joy"),)), Convoy((), ["Lindau"]), Empty()]
)
def test_what_is_sent_to_another_process_arrives_as_it_was(value):
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - it is our own
