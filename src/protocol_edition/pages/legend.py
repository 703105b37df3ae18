"""The legend of a page: each kind of sign that it has, as it stands there, and what it says."""

from collections.abc import Iterable

from markupsafe import Markup

from protocol_edition.model import Sign, SignKind, plain, printed
from protocol_edition.pages.inline_html import Inliner
from protocol_edition.pages.views import Fact
from protocol_edition.pages.views import Sign as SignView
from protocol_edition.words import later, say

_LONGEST_SAMPLE = 48

_MEANINGS: dict[SignKind, str] = {
    SignKind.SUPPLIED: later("supplied by the translator or editor; not in the original"),
    SignKind.IDENTIFICATION: later("says who or what is meant; not in the original"),
    SignKind.COMPLETED: later("the rest of a word that the original shortens"),
    SignKind.ORIGINAL_TERM: later("the term of the original"),
    SignKind.DELETED: later("crossed out in the original"),
    SignKind.GAP: later("a place left blank in the original"),
    SignKind.ELLIPSIS: later("something is left out here"),
    SignKind.ILLEGIBLE: later("could not be read"),
    SignKind.LOST: later("lost: what was here is named"),
    SignKind.PAPER: later("describes the paper: handwriting, stamps, signatures"),
    SignKind.PAGE_BREAK: later("a page or leaf of the original begins"),
    SignKind.DOUBT: later("the translator or editor doubts the word before"),
    SignKind.REMARK: later("a note that stands in the text itself"),
    SignKind.EMPHASIS: later("set off in the source"),
    SignKind.BRACKET: later("a bracket whose meaning the text does not tell; it may be the record’s own"),
    SignKind.ABBREVIATION: later("a shortened word; what it stands for can be looked up on it"),
    SignKind.CORRECTION: later("so in the source; the correction can be looked up on it"),
    SignKind.ADDED: later("added in the original, between the lines or in the margin"),
    SignKind.OTHER_SOURCE: later("given from another source than the one edited"),
    SignKind.LEMMA: later("the words that a note is about"),
    SignKind.STAGE: later("what happened while somebody spoke"),
    SignKind.INDEX_TERM: later("a term of an index; it is not printed"),
    SignKind.CELL: later("a cell of a table"),
    SignKind.FIGURE: later("a picture"),
}


SIGN_NAMES: dict[str, str] = {
    SignKind.SUPPLIED: later("supplied"),
    SignKind.IDENTIFICATION: later("identification"),
    SignKind.COMPLETED: later("completed"),
    SignKind.ORIGINAL_TERM: later("original term"),
    SignKind.DELETED: later("deleted"),
    SignKind.GAP: later("gap"),
    SignKind.ELLIPSIS: later("ellipsis"),
    SignKind.ILLEGIBLE: later("illegible"),
    SignKind.LOST: later("lost"),
    SignKind.PAPER: later("paper"),
    SignKind.PAGE_BREAK: later("page break"),
    SignKind.DOUBT: later("doubt"),
    SignKind.REMARK: later("remark"),
    SignKind.EMPHASIS: later("emphasis"),
    SignKind.BRACKET: later("bracket"),
    SignKind.ABBREVIATION: later("abbreviation"),
    SignKind.CORRECTION: later("correction"),
    SignKind.ADDED: later("added"),
    SignKind.OTHER_SOURCE: later("other source"),
    SignKind.LEMMA: later("lemma"),
    SignKind.STAGE: later("stage direction"),
    SignKind.INDEX_TERM: later("index term"),
    SignKind.CELL: later("cell"),
    SignKind.FIGURE: later("figure"),
}
"""What an editor's decision calls each kind."""


_ORDER = {kind: place for place, kind in enumerate(SignKind)}


def legend(signs: Iterable[Sign], inliner: Inliner) -> tuple[SignView, ...]:
    """One line for each sign given, the first of its kind, in the order of the kinds."""
    return tuple(
        SignView(_sample(sign, inliner), say(_MEANINGS[sign.kind]))
        for sign in sorted(signs, key=lambda sign: _ORDER[sign.kind])
    )


def abbreviations(signs: Iterable[Sign]) -> tuple[Fact, ...]:
    """Each abbreviation once, with what it stands for, in the order in which they first stand on the page."""
    told: dict[str, dict[str, None]] = {}
    for sign in signs:
        told.setdefault(plain((sign,)), {})[sign.word] = None
    return tuple(Fact(short, "; ".join(wholes)) for short, wholes in told.items())


def index_terms(signs: Iterable[Sign]) -> tuple[str, ...]:
    """The terms of the source's own index, each once, as it orders them from the wide to the narrow."""
    return tuple(sorted({sign.word for sign in signs}, key=str.casefold))


def _sample(sign: Sign, inliner: Inliner) -> Markup:
    if len(printed((sign,))) <= _LONGEST_SAMPLE:
        return inliner.copy((sign,))
    return inliner.copy((Sign(sign.kind, sign.before, (), f" … {sign.after}", sign.origin),))
