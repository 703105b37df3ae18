"""Ready citations for a protocol and its items, as the page shows them; the strings are those of ``exports``."""

from markupsafe import Markup, escape

from protocol_edition import urls
from protocol_edition.edition import EditedProtocol
from protocol_edition.exports import CITATION_STYLES, STYLE_NAMES, Reference, References, Styled
from protocol_edition.model import Item
from protocol_edition.pages.addresses import item_name
from protocol_edition.pages.inline_html import made
from protocol_edition.pages.views import Cite, Cited

_OF_A_PROTOCOL = ("chicago-note", "chicago-bibliography", "mla", "apa")
_OF_AN_ITEM = ("chicago-note",)


class Citing:
    """The citations of one protocol, from the references that ``exports`` made of it."""

    def __init__(self, edited: EditedProtocol, references: References) -> None:
        self._edited, self._whole = edited, references.document
        self._items = {reference.anchor: reference for reference in references.items}

    def protocol(self) -> Cite:
        """How to cite the whole."""
        return Cite("this protocol", _cited(self._whole, _OF_A_PROTOCOL), self._whole.work.page_url, False)

    def item(self, item: Item) -> Cite:
        """How to cite one item; an item whose address is not recorded yet has no citation."""
        anchor = self._edited.anchor(item).id
        reference = self._items.get(anchor)
        if reference is None:
            return Cite(item_name(item), (), "", True)
        page = reference.work.page_url
        public = f"{page}{urls.in_page(anchor)}" if page else ""
        return Cite(item_name(item), _cited(reference, _OF_AN_ITEM), public, False)


def _cited(reference: Reference, styles: tuple[str, ...]) -> tuple[Cited, ...]:
    return tuple(Cited(STYLE_NAMES[style], _set(CITATION_STYLES[style](reference))) for style in styles)


def _set(text: Styled) -> Markup:
    return made(f"<i>{escape(run.text)}</i>" if run.italic else escape(run.text) for run in text.runs)
