"""Which texts may be read otherwise when entries of the authorities change: told by their words, without reading them.

A name is found in a text by its first word; a forename beside a surname, or half of a hyphened name, counts by itself.
So a text that has none of these words of an entry, before it was changed and after, is read as it was. It is not asked
what the words stand for: a text that is read anew for nothing is only slower.
"""

from collections.abc import Iterator

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


def words_in(source: bytes) -> frozenset[str] | None:
    """All words that a plain text may be found to have; None where that is not certain before it is read."""
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if _INSIDE.search(text):
        return None
    forms = {text, text.translate(_RAISED), _PARTED.sub("", text)}
    words = {word for form in forms for word in Words(form).spelt}
    return frozenset(words | set(map(without_possessive, words)))
