"""The view of the search page."""

from protocol_edition.model import frozen
from protocol_edition.pages.views_common import Link, Page


@frozen
class Choice:
    """One entry of a list to choose from; the first, with the value "", is no choice."""

    value: str
    text: str
    shown: str = ""
    """What the search is said to be narrowed to, where that is not ``text``."""


@frozen
class SearchPage(Page):
    """``pages/search.html``; without an ``index`` there is no form, and the lists are the page."""

    script: str
    style: str
    index: str
    """The folder of the index, with a slash at its end."""
    language: str
    """Of the passages, as a BCP 47 tag."""
    years: tuple[Choice, ...]
    series: tuple[Choice, ...]
    roles: tuple[Choice, ...]
    """How a person may occur; empty where the edition knows no persons."""
    places: bool
    """Whether the edition knows places."""
    orders: tuple[Choice, ...]
    lists: tuple[Link, ...]
    """The ways without a script: ``Protocols: 300``."""
    by_year: tuple[Link, ...]
