"""A closed list of words is what Python's own is."""

import pickle
from enum import StrEnum

import pytest

from protocol_edition.model import NameKind, OneOf

THEIRS = StrEnum("NameKind", {kind.name: str(kind) for kind in NameKind})


@pytest.mark.parametrize("kind", NameKind)
def test_a_word_has_the_value_name_and_looks_of_pythons_own(kind):
    own = THEIRS[kind.name]
    assert (kind.value, kind.name, str(kind), repr(kind), hash(kind)) == (
        own.value, own.name, str(own), repr(own), hash(own),
    )  # fmt: skip
    assert type(kind.value) is str
    assert NameKind(kind.value) is pickle.loads(pickle.dumps(kind)) is kind  # noqa: S301 - made on the line


def test_a_value_is_nobodys_to_change():
    with pytest.raises(AttributeError):
        NameKind.PERSON.value = "place"


def test_what_is_not_in_the_list_is_none_of_it():
    with pytest.raises(ValueError, match="animal"):
        NameKind("animal")
    assert issubclass(NameKind, OneOf)
