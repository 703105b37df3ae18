"""The order of names: as the alphabet of a language has it.

Not ICU: PyICU has no wheels, so that whoever installs the program would need a compiler and the libraries of ICU. Not
pyuca: it knows the order that suits all languages at once (DUCET), in which Swedish å is an a, and reads its table of
30,000 lines at every start. What the order of names needs is little: accents do not count unless two names differ in
nothing else, and a few languages have letters of their own, which come after another one. These are the tailorings of
the CLDR (collation, standard), in the letters that begin names.
"""

import unicodedata
from functools import lru_cache

from protocol_edition.model import frozen

_AFTER: dict[str, tuple[tuple[str, str], ...]] = {
    "cs": (("c", "č"), ("r", "ř"), ("s", "š"), ("z", "ž")),
    "da": (("z", "æøå"),),
    "es": (("n", "ñ"),),
    "et": (("s", "šzž"), ("w", "õäöü")),
    "fi": (("z", "åäö"),),
    "hr": (("c", "čć"), ("d", "đ"), ("s", "š"), ("z", "ž")),
    "hu": (("o", "öő"), ("u", "üű")),
    "is": (("d", "ð"), ("z", "þæöå")),
    "lt": (("c", "č"), ("s", "š"), ("z", "ž")),
    "lv": (("c", "č"), ("g", "ģ"), ("k", "ķ"), ("l", "ļ"), ("n", "ņ"), ("s", "š"), ("z", "ž")),
    "no": (("z", "æøå"),),
    "pl": (("a", "ą"), ("c", "ć"), ("e", "ę"), ("l", "ł"), ("n", "ń"), ("o", "ó"), ("s", "ś"), ("z", "źż")),
    "ro": (("a", "ăâ"), ("i", "î"), ("s", "ș"), ("t", "ț")),
    "sk": (("a", "ä"), ("c", "č"), ("o", "ô"), ("s", "š"), ("z", "ž")),
    "sl": (("c", "čć"), ("d", "đ"), ("s", "š"), ("z", "ž")),
    "sv": (("z", "åäö"),),
    "tr": (("c", "ç"), ("g", "ğ"), ("o", "ö"), ("s", "ş"), ("u", "ü")),
}
"""Letters of their own, by the letter that they follow."""
_SAME = {"bs": "hr", "nb": "no", "nn": "no", "sh": "hr"}
_SPELT = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"})
"""Letters that are no accented form of another, as a language files them that has them not."""


@frozen
class Filing:
    """Files names by the alphabet of a language (BCP 47)."""

    language: str

    def key(self, name: str) -> tuple[tuple[str, ...], str]:
        """What names are sorted by: their letters, then, where these are the same, accents and capitals."""
        return _filed(name, self.language), name

    def letter(self, name: str) -> str:
        """The letter that a name stands under: ``A`` for ``Ärzte``, ``Ä`` in Swedish; ``#`` for no letter."""
        first = _filed(name[:1], self.language)
        letter = first[0][-1] if first else ""
        return letter.upper() if letter.isalpha() else "#"


@lru_cache(maxsize=8192)  # the names of one protocol come again in the next
def _filed(name: str, language: str) -> tuple[str, ...]:
    own = _alphabet(language.partition("-")[0].lower())
    letters: list[str] = []
    for sign in unicodedata.normalize("NFC", name).casefold():
        if sign in own:
            letters.append(own[sign])
        else:
            spelt = unicodedata.normalize("NFKD", sign.translate(_SPELT))
            letters += (part for part in spelt if not unicodedata.combining(part))
    return tuple(letters)


@lru_cache(maxsize=16)
def _alphabet(language: str) -> dict[str, str]:
    """Each letter of its own, as what sorts it behind the letter before it: ``å`` of Swedish as ``z\\ue000å``."""
    after = _AFTER.get(_SAME.get(language, language), ())
    return {
        letter: f"{before}{chr(0xE000 + place)}{letter}" for before, own in after for place, letter in enumerate(own)
    }
