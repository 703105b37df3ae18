"""Names of those responsible, taken apart for formats that want family and given names."""

from typing import Any

from protocol_edition.model import expression, frozen

_PARTICLES = frozenset([
    "af", "al", "av", "bin", "da", "das", "de", "degli", "dei", "del", "della", "den", "der", "di", "do", "dos", "du",
    "el", "ibn", "la", "le", "lo", "op", "'t", "ten", "ter", "van", "vom", "von", "zu", "zum", "zur",
    "ван", "ван-дер", "де", "дель", "ди", "дю", "ля", "фон", "цу",
])  # fmt: skip
_SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])
_TITLES = frozenset(["dr.", "dr", "prof.", "professor", "sir", "cde.", "comrade"])
_ONE_NAME = frozenset(["U", "Daw"])
"""Burmese forms of address that stand before a name without a family name: U Thant."""
_BODIES = expression(
    r"\b(?:Academy|Agency|Archives?|Association|Board|Bureau|Cent(?:er|re)|Commission|Committee|Council|Department|"
    r"Embassy|Foundation|Group|Institute|Library|Ministry|Museum|Office|Press|Programme?|Project|Service|Society|Staff|"
    r"Team|University)\b"
)
_INITIALS = expression(r"(?:[^\W\d_]{1,2}\.-?)+")
_PATRONYMIC = expression(r"[А-ЯЁ][а-яё]*(?:ович|евич|ич|овна|евна|ична|инична)")


@frozen
class PersonName:
    """A name in parts; of somebody with one name, or of a body, only ``literal``."""

    family: str = ""
    given: str = ""
    particle: str = ""
    """``van``, ``de la``: printed before the family name, and never left out."""
    suffix: str = ""
    """``Jr.``, ``III``."""
    literal: str = ""

    @property
    def natural(self) -> str:
        """``Mark Kramer``, ``Vincent van Gogh``, ``Robert F. Kennedy Jr.``."""
        parts = (self.given, self.particle, self.family, self.suffix)
        return self.literal or " ".join(part for part in parts if part)

    @property
    def inverted(self) -> str:
        """``Kramer, Mark``; ``van Gogh, Vincent``; ``Kennedy, Robert F., Jr.``; ``U Thant``."""
        parts = (" ".join(part for part in (self.particle, self.family) if part), self.given, self.suffix)
        return self.literal or ", ".join(part for part in parts if part)

    @property
    def with_initials(self) -> str:
        """``M. Kramer``, as APA prints editors and translators; ``J.-P. Sartre``; ``U Thant``."""
        initials = " ".join(_initial(name) for name in self.given.replace(".", ". ").split())
        parts = (initials, self.particle, self.family, self.suffix)
        return self.literal or " ".join(part for part in parts if part)

    @property
    def csl(self) -> dict[str, Any]:
        """A name variable of CSL-JSON."""
        if self.literal:
            return {"literal": self.literal}
        parts = (
            ("family", self.family),
            ("given", self.given),
            ("non-dropping-particle", self.particle),
            ("suffix", self.suffix),
        )
        return {name: part for name, part in parts if part}

    @property
    def bibtex(self) -> str:
        """``von Last, Jr, First`` as BibTeX reads names; braces keep a name whole."""
        if self.literal:
            return f"{{{self.literal}}}"
        last = " ".join(part for part in (self.particle, self.family) if part)
        return ", ".join(part for part in (last, self.suffix, self.given) if part)


def _initial(name: str) -> str:
    return "-".join(f"{part[0]}." for part in name.split("-") if part)


def name_parts(printed: str, filed: str = "") -> PersonName:
    """The parts of a printed name. ``filed`` is how an authority file sorts it, and decides: no comma, no family name.

    Without it: a comma parts family from given name; initials at the end mean that the family name came first
    (``Aliev G. A.``), so does a patronymic at the end in Cyrillic; words of bodies keep the whole together; else the
    last word is the family name with the particles before it.
    """
    name = " ".join((filed or printed).split())
    if filed and "," not in filed:
        return PersonName(literal=" ".join(printed.split()))
    before, comma, after = (part.strip() for part in name.partition(","))
    if comma and after.casefold() in _SUFFIXES:
        return _natural(before.split(), after)
    if comma:
        given, _, suffix = (part.strip() for part in after.partition(","))
        return _family(before.split(), given, suffix)
    return _natural(name.split(), "")


def _natural(words: list[str], suffix: str) -> PersonName:
    while len(words) > 2 and words[0].casefold() in _TITLES:
        words = words[1:]
    if len(words) > 2 and not suffix and words[-1].casefold() in _SUFFIXES:
        words, suffix = words[:-1], words[-1]
    whole = " ".join(words)
    if len(words) < 2 or words[0] in _ONE_NAME or _is_body(words):
        return PersonName(literal=whole)
    if all(_INITIALS.fullmatch(word) for word in words[1:]) and not _INITIALS.fullmatch(words[0]):
        return _family(words[:1], " ".join(words[1:]), suffix)
    patronymics = [bool(_PATRONYMIC.fullmatch(word)) for word in words]
    if len(words) == 3 and patronymics[2] and not patronymics[1]:
        return _family(words[:1], " ".join(words[1:]), suffix)
    at = next((i for i, word in enumerate(words[1:-1], 1) if word.casefold() in _PARTICLES), len(words) - 1)
    return _family(words[at:], " ".join(words[:at]), suffix)


def _is_body(words: list[str]) -> bool:
    lower = [word for word in words if word[0].islower() and word not in _PARTICLES and not word.startswith("d'")]
    return bool(lower or _BODIES.search(" ".join(words)))


def _family(words: list[str], given: str, suffix: str) -> PersonName:
    """A particle in small letters stands apart; one with a capital (De Gaulle) is part of the family name."""
    at = 0
    while at < len(words) - 1 and words[at] in _PARTICLES:
        at += 1
    return PersonName(" ".join(words[at:]), given, " ".join(words[:at]), suffix)
