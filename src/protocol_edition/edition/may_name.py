"""Which texts may be read otherwise when entries of the authorities change: told by their words, without reading them.

A name is found in a text by its first word; a forename beside a surname, or half of a hyphened name, counts by itself.
So a text that has none of these words of an entry, before it was changed and after, is read as it was. It is not asked
what the words stand for: a text that is read anew for nothing is only slower.
"""

from collections.abc import Iterator, Set

from protocol_edition.edition.known_names import parts_of
from protocol_edition.edition.phrases import Words, phrase_and_words, without_possessive
from protocol_edition.model import Organisation, Person, Place, expression

_INSIDE = expression(r"\w[\[({<](?![0-9]+[\])}>])|[\])}>]\w")
"""A bracket inside a word, but for the mark of a note behind it: what is read there may be another word."""
_PARTED = expression(r"[-\u00ad‐]\s*\n\s*")
_RAISED = str.maketrans(dict.fromkeys("¹²³⁰⁴⁵⁶⁷⁸⁹", " "))


def names_begin_with(entry: Person | Place | Organisation) -> frozenset[str]:
    """The words one of which a text has that may name the entry, or that is read otherwise because of it."""
    return frozenset(word for first in _words(entry) for word in (first, first.upper()))


def _words(entry: Person | Place | Organisation) -> Iterator[str]:
    names = [entry.name, *entry.variants]
    if isinstance(entry, Person):
        names += [entry.sort, *(cover.name for cover in entry.pseudonyms)]
        surname, forenames = parts_of(entry)
        yield from forenames
        names.append(surname)
    for name in names:
        yield from phrase_and_words(name)[1][:1]


def may_have(source: bytes, words: Set[str]) -> bool:
    """Whether a plain text may be found to have one of the words; as long as that is not certain, it may."""
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError:
        return True
    if _INSIDE.search(text):
        return True
    forms = {text, text.translate(_RAISED), _PARTED.sub("", text)}
    if text.isascii() and not any(word in form for form in forms for word in words):  # as of most texts
        return False
    there = {word for form in forms for word in Words(form).spelt}
    return not words.isdisjoint(there) or not words.isdisjoint(map(without_possessive, there))
