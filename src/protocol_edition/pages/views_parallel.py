"""The view of a page that shows two texts of one record side by side."""

from markupsafe import Markup

from protocol_edition.model import frozen
from protocol_edition.pages.views_common import Credits, Link, Page
from protocol_edition.pages.views_protocol import NoteSeries, Part, Printed, SessionView


@frozen
class ParallelText:
    """One of the texts: the link to its own page, its language in words, and the attributes that mark it."""

    link: Link
    name: str
    """What tells it from the other: its language, or its title where both are in one."""
    language: str
    date: str
    record: Markup
    ours: Markup
    note_series: tuple[NoteSeries, ...]
    credits: Credits | None


@frozen
class Side:
    """What one text has in a row: the head of a sitting, an item with its rows, or the lines at the end."""

    text: ParallelText
    head: SessionView | None = None
    part: Part | None = None
    closing: tuple[Printed, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether the text has nothing here."""
        return not (self.head or self.part or self.closing)


@frozen
class ParallelPage(Page):
    """``pages/parallel.html``: each row has a side for each text, in the order of ``texts``."""

    crumbs: tuple[Link, ...]
    title: str
    texts: tuple[ParallelText, ...]
    rows: tuple[tuple[Side, ...], ...]
