"""What stands inside a line: text, note marks, editorial signs, and the names and references linked later.

``Text``, ``NoteMark``, ``Sign`` and ``Pointer`` come from a reader; ``Name`` and ``CrossReference`` are put around
them when the edition links its authorities, or by a reader whose source identifies whom it names. Every character of
a line is in exactly one leaf: a ``Text.text``, a ``NoteMark.printed``, or a sign's ``before`` and ``after``.
"""

from collections.abc import Iterable
from typing import TypeVar, assert_never

from protocol_edition.model.frozen import frozen
from protocol_edition.model.one_of import OneOf
from protocol_edition.model.origin import Origin


class SignKind(OneOf):
    """What an editorial sign says of the words it holds (TEI element in brackets)."""

    SUPPLIED = "supplied"
    """A word the editor added: ``the [ships'] voyage`` (supplied)."""
    IDENTIFICATION = "identification"
    """Who or what is meant: ``[Head of Gosplan Nikolai]`` (supplied reason="identification")."""
    COMPLETED = "completed"
    """The rest of a shortened word: ``F[idel]`` (ex in expan)."""
    ORIGINAL_TERM = "original-term"
    """The term of the original language: ``[vzyatiye]`` (foreign)."""
    DELETED = "deleted"
    """Crossed out in the original (del)."""
    GAP = "gap"
    """A place left blank: ``No. __from`` (gap reason="blank")."""
    ELLIPSIS = "ellipsis"
    """Left out, by the record or its publisher: ``[...]``, ``. . . .`` (gap reason="omitted")."""
    ILLEGIBLE = "illegible"
    """Could not be read (gap reason="illegible")."""
    LOST = "lost"
    """Lost matter that is named: ``[pages missing-ed.]`` (gap reason="lost")."""
    PAPER = "paper"
    """The state of the paper: ``[handwritten]``, ``[stamp:]`` (note type="paper")."""
    PAGE_BREAK = "page-break"
    """A page or leaf of the original begins: ``(p. 1)``, ``[page two]`` (pb)."""
    DOUBT = "doubt"
    """The editor doubts the word before: ``(?)`` (certainty)."""
    REMARK = "remark"
    """A note in the text itself: ``[translator's note: ...]`` (note place="inline")."""
    EMPHASIS = "emphasis"
    """Words set off: ``*words*``, ``_words_`` (emph)."""
    BRACKET = "bracket"
    """A bracket whose meaning the text does not tell; it may be the record's own."""
    ABBREVIATION = "abbreviation"
    """A shortened word; ``word`` is what it stands for and is not printed (abbr with expan)."""
    CORRECTION = "correction"
    """What the source has, though it is wrong; ``word`` is the correction and is not printed (sic with corr)."""
    ADDED = "added"
    """Added in the original, between the lines or in the margin (add)."""
    OTHER_SOURCE = "other-source"
    """Words given from another source than the one edited (seg type="supplied-from-other-source")."""
    LEMMA = "lemma"
    """The words that a note is about (ref with xml:id, anchor pairs, seg)."""
    STAGE = "stage"
    """What happened while somebody spoke: heckling, applause (incident, stage)."""
    INDEX_TERM = "index-term"
    """A term of an index, in ``word``; it is never printed (index, term)."""
    CELL = "cell"
    """One cell of a row of a table; ``word`` is ``2x1`` where it spans two columns, ``rend`` ``label`` in a head."""
    FIGURE = "figure"
    """A picture: ``target`` its address, ``word`` what it shows, the content its caption (figure)."""


class NameKind(OneOf):
    """The three lists of authorities."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"


@frozen
class Text:
    """A run of plain characters, exactly as the source has them (line ends included)."""

    text: str
    origin: Origin


@frozen
class NoteMark:
    """A mark that points to a note; ``label`` as printed, without its brackets.

    ``printed`` is "" where the source has the note in place of a mark, and only its encoding gives the label.
    """

    label: str
    printed: str
    origin: Origin

    def __post_init__(self) -> None:
        if not self.label or (self.printed and self.label not in self.printed):
            raise ValueError(f"the label {self.label!r} is not in the printed mark {self.printed!r}")


@frozen
class Sign:
    """An editorial sign around ``content``; ``before`` and ``after`` are the printed signs, often brackets."""

    kind: SignKind
    before: str
    content: "tuple[Inline, ...]"
    after: str
    origin: Origin
    word: str = ""
    """What the sign means in words that are not printed: ``Fidel`` for ``F[idel]``, the number of a page."""
    rend: str = ""
    """How the words are set, as the source says: ``italic``, ``letterspaced``, ``superscript``; several by spaces."""
    target: str = ""
    """Where the sign leads: the facsimile of a page, the file of a picture."""


@frozen
class Name:
    """A name that means one entry of the authorities."""

    kind: NameKind
    key: str
    content: "tuple[Inline, ...]"
    origin: Origin


@frozen
class CrossReference:
    """Words that point to another node of the same protocol, such as ``section IX below``.

    ``target`` is the node's origin, so that its anchor can be looked up later.
    """

    target: Origin
    content: "tuple[Inline, ...]"
    origin: Origin


@frozen
class Pointer:
    """Words that point out of the protocol.

    ``target`` is a web address, ``ID`` or ``ID#NODE`` for another protocol and its node as the source names it, or
    ``date:1850-05-01`` for whatever protocol has that date (``date:1850-05-01#2`` for its second item).
    """

    target: str
    content: "tuple[Inline, ...]"
    origin: Origin


Inline = Text | NoteMark | Sign | Name | CrossReference | Pointer
_I = TypeVar("_I", NoteMark, Sign, Name, Pointer)


def printed(content: tuple[Inline, ...]) -> str:
    """The characters of ``content`` exactly as the source has them."""
    return "".join([fragment for _, fragment in leaves(content)])


def plain(content: tuple[Inline, ...]) -> str:
    """The words of ``content`` without note marks, white space folded: for titles, lists and citations."""
    if len(content) == 1 and isinstance(content[0], Text):
        return " ".join(content[0].text.split())
    words: list[str] = []
    _gather(content, words)
    return " ".join("".join(words).split())


def _gather(content: tuple[Inline, ...], words: list[str]) -> None:
    for inline in content:
        if isinstance(inline, Text):
            words.append(inline.text)
        elif isinstance(inline, Sign):
            words.append(inline.before)
            _gather(inline.content, words)
            words.append(inline.after)
        elif not isinstance(inline, NoteMark):
            _gather(inline.content, words)


def leaves(content: tuple[Inline, ...]) -> list[tuple[int, str]]:
    """Each leaf of ``content`` as (offset in the source, characters), in the order of the text."""
    found: list[tuple[int, str]] = []
    _leave(content, found)
    return found


def leaves_of(contents: Iterable[tuple[Inline, ...]]) -> list[tuple[int, str]]:
    """Each leaf of several lines, as ``leaves`` gives those of one."""
    found: list[tuple[int, str]] = []
    for content in contents:
        for inline in content:
            if isinstance(inline, Text):  # as nearly all are
                found.append((inline.origin.start, inline.text))
            else:
                _leave((inline,), found)
    return found


def _leave(content: tuple[Inline, ...], found: list[tuple[int, str]]) -> None:
    for inline in content:
        match inline:
            case Text():
                found.append((inline.origin.start, inline.text))
            case NoteMark():
                found.append((inline.origin.start, inline.printed))
            case Sign():
                found.append((inline.origin.start, inline.before))
                _leave(inline.content, found)
                found.append((inline.origin.end - len(inline.after), inline.after))
            case Name() | CrossReference() | Pointer():
                _leave(inline.content, found)
            case _:
                assert_never(inline)


def note_marks(content: tuple[Inline, ...]) -> list[NoteMark]:
    """Every note mark in ``content``, also inside signs and names."""
    return _all(NoteMark, content)


def names_in(content: tuple[Inline, ...]) -> list[Name]:
    """Every linked name in ``content``, also inside signs and cross-references."""
    return _all(Name, content)


def pointers_in(content: tuple[Inline, ...]) -> list[Pointer]:
    """Every pointer out of the protocol in ``content``, also inside signs and names."""
    return _all(Pointer, content)


def signs(content: tuple[Inline, ...]) -> list[Sign]:
    """Every editorial sign in ``content``, outer before inner."""
    return _all(Sign, content)


def _all(kind: type[_I], content: tuple[Inline, ...]) -> list[_I]:
    """Every inline of a kind, outer before inner: none in most lines, so that a list is quicker than a generator."""
    found: list[_I] = []
    for inline in content:
        if isinstance(inline, Text):
            continue
        if isinstance(inline, kind):
            found.append(inline)
        if not isinstance(inline, NoteMark):
            found += _all(kind, inline.content)
    return found
