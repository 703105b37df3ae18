"""The authorities whose identifiers an entry may carry: how an identifier looks and where its record stands."""

import re

from protocol_edition.model import frozen


@frozen
class AuthorityFile:
    """One authority: ``name`` for readers, ``pattern`` of an identifier, ``address`` of a record with ``{}`` in it."""

    name: str
    pattern: str
    address: str
    example: str


AUTHORITY_FILES: dict[str, AuthorityFile] = {
    "wikidata": AuthorityFile("Wikidata", r"Q[1-9][0-9]{0,11}", "https://www.wikidata.org/entity/{}", "Q35314"),
    "viaf": AuthorityFile("VIAF", r"[1-9][0-9]{1,21}", "https://viaf.org/viaf/{}", "39409239"),
    "gnd": AuthorityFile("GND", r"[0-9]{1,10}-?[0-9X]", "https://d-nb.info/gnd/{}", "118561979"),
    "lcnaf": AuthorityFile(
        "Library of Congress", r"n[a-z]?[0-9]{7,10}", "https://id.loc.gov/authorities/names/{}", "n80036528"
    ),
    "isni": AuthorityFile("ISNI", r"[0-9]{15}[0-9X]", "https://isni.org/isni/{}", "0000000121032683"),
    "orcid": AuthorityFile("ORCID", r"([0-9]{4}-){3}[0-9]{3}[0-9X]", "https://orcid.org/{}", "0000-0002-1825-0097"),
    "geonames": AuthorityFile("GeoNames", r"[1-9][0-9]{0,9}", "https://www.geonames.org/{}/", "2950159"),
}
"""By the key that YAML files use. A new authority is one line here, and a field of the form in ``forms.py``."""


def fault_in_identifier(authority: str, text: str) -> str:
    """What is wrong with ``text`` as an identifier of ``authority``, as a phrase, or "" if nothing is."""
    known = AUTHORITY_FILES[authority]
    if not re.fullmatch(known.pattern, text, re.ASCII):
        return f"is no identifier of {known.name}; one looks like {known.example}"
    if authority in ("orcid", "isni") and not _checks(text.replace("-", "")):
        return f"is no identifier of {known.name}: its last figure does not fit the others"
    return ""


def _checks(figures: str) -> bool:
    """ISO/IEC 7064 MOD 11-2: the check character of ISNI and ORCID."""
    total = 0
    for figure in figures[:-1]:
        total = (total + int(figure)) * 2 % 11
    return "0123456789X"[(12 - total) % 11] == figures[-1]
