"""Addresses made from words: anchors of items without a number, labels of notes, ids of texts."""

import re
import unicodedata

_LATIN: dict[str, str] = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўђјљњћџ",
        re.findall(
            "[a-z]+|-",
            "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia e i i ie g u dj j lj nj c dz",
        ),
        strict=True,
    )
) | dict(zip("ßæœøłđðþı", ("ss", "ae", "oe", "o", "l", "d", "d", "th", "i"), strict=True))
"""Letters that Unicode does not take apart; Cyrillic as the Library of Congress prints it, without its accents."""


def slug(words: str, longest: int = 60) -> str:
    """``words`` in the letters a-z, figures and hyphens, cut between two words; "" only for words without any sign.

    Letters of other scripts become their code point in Unicode, and words of signs alone their names: ``*`` is
    ``asterisk``. Two spellings that differ only in case, accents or normalisation give the same slug.
    """
    if words.isascii() and words.isalnum() and len(words) <= longest:  # as are nearly all numbers of items and notes
        return words.lower()
    bare = "".join(_letter(sign) for sign in unicodedata.normalize("NFKD", words.casefold()))
    joined = re.sub(r"[^a-z0-9]+", "-", bare).strip("-") or _named(words)
    if len(joined) <= longest:
        return joined
    return joined[: longest + 1].rpartition("-")[0] or joined[:longest]


def _letter(sign: str) -> str:
    if sign in "'’ʼʹ":
        return ""
    if sign.isascii():
        return sign
    if sign in _LATIN:
        return _LATIN[sign].strip("-")
    if unicodedata.category(sign) in ("Mn", "Cf"):
        return ""
    return f"-{ord(sign):x}-" if sign.isalnum() else " "


def _named(signs: str) -> str:
    names = (unicodedata.name(sign, "") for sign in signs if not sign.isspace())
    return re.sub(r"[^a-z0-9]+", "-", " ".join(names).lower()).strip("-")
