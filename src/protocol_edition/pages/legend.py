"""The legend of a page: each kind of sign that it has, as it stands there, and what it says."""

from collections.abc import Iterable

from markupsafe import Markup

from protocol_edition.model import Sign, SignKind, printed
from protocol_edition.pages.inline_html import Inliner
from protocol_edition.pages.views import Sign as SignView

_LONGEST_SAMPLE = 48

_MEANINGS: dict[SignKind, str] = {
    SignKind.SUPPLIED: "supplied by the translator or editor; not in the original",
    SignKind.IDENTIFICATION: "says who or what is meant; not in the original",
    SignKind.COMPLETED: "the rest of a word that the original shortens",
    SignKind.ORIGINAL_TERM: "the term of the original",
    SignKind.DELETED: "crossed out in the original",
    SignKind.GAP: "a place left blank in the original",
    SignKind.ELLIPSIS: "something is left out here",
    SignKind.ILLEGIBLE: "could not be read",
    SignKind.LOST: "lost: what was here is named",
    SignKind.PAPER: "describes the paper: handwriting, stamps, signatures",
    SignKind.PAGE_BREAK: "a page or leaf of the original begins",
    SignKind.DOUBT: "the translator or editor doubts the word before",
    SignKind.REMARK: "a note that stands in the text itself",
    SignKind.EMPHASIS: "set off in the source",
    SignKind.BRACKET: "a bracket whose meaning the text does not tell; it may be the record’s own",
}


def legend(signs: Iterable[Sign], inliner: Inliner) -> tuple[SignView, ...]:
    """One line for each sign given, the first of its kind, in the order of the kinds."""
    order = list(SignKind)
    return tuple(
        SignView(_sample(sign, inliner), _MEANINGS[sign.kind])
        for sign in sorted(signs, key=lambda sign: order.index(sign.kind))
    )


def _sample(sign: Sign, inliner: Inliner) -> Markup:
    if len(printed((sign,))) <= _LONGEST_SAMPLE:
        return inliner.copy((sign,))
    return inliner.copy((Sign(sign.kind, sign.before, (), f" … {sign.after}", sign.origin),))
