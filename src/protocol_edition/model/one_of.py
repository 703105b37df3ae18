"""Closed lists of words: what kinds of a thing there are."""

from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING


class OneOf(StrEnum):
    """A word of a closed list; its ``value`` is the word alone."""

    if not TYPE_CHECKING:  # mypy knows more of a value than a property tells it
        # Python's own takes two calls, three times as long: a text asks for the values of two hundred words.
        value = property(attrgetter("_value_"))
