"""Names that become addresses: ids of texts, keys of authorities, names of pages. Made or refused, never cleaned."""

import re
import unicodedata

from protocol_edition.model import expression

LONGEST_ID = 80

ID_PATTERN = rf"[a-z0-9][a-z0-9-]{{0,{LONGEST_ID - 1}}}"

_ID = expression(ID_PATTERN)

_DEVICES = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)})
"""Names that Windows keeps for devices: no file or folder can be called so (Microsoft, "Naming Files")."""

_SITE = frozenset({"index", "assets"})
"""Names the site uses inside its own folders."""

_SITE_ROOT = frozenset({"404", "protocols", "people", "places", "organisations", "chronology", "search", "pagefind"})
"""Folders of the program's own at the root of the site; only an editor's page could meet them."""

_GREEK = expression(r"(?<![\u0370-\u03ff])[\u03b1-\u03c9](?![\u0370-\u03ff])")


def fault_in_id(text: str) -> str:
    """What is wrong with ``text`` as an id or key, as a phrase, or "" if nothing is."""
    if not _ID.fullmatch(text):
        return (
            "must be made of the letters a-z, figures and hyphens, begin with a letter or figure, "
            f"and have at most {LONGEST_ID} characters"
        )
    if text in _DEVICES:
        return "is a name that Windows keeps for a device"
    return "is a name that the site needs itself" if text in _SITE else ""


def fault_in_page_name(stem: str) -> str:
    """What is wrong with the name of an editor's page (``about`` of ``pages/about.md``), or ""."""
    return fault_in_id(stem) or ("is a name that the site needs itself" if stem in _SITE_ROOT else "")


def slug(text: str, longest: int = LONGEST_ID) -> str:
    """``text`` as an id: accents dropped, all else that is no letter a-z or figure one hyphen; "" if nothing is left.

    A Greek letter by itself, as in ``44α``, is called by its name.

    Two spellings that differ only in case or in Unicode normalisation give the same slug. Cut at a hyphen where one
    is near enough, so that no word is cut in two.
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    bare = _GREEK.sub(lambda letter: f"-{unicodedata.name(letter[0]).rpartition(' ')[2].lower()}-", bare)
    joined = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    if len(joined) <= longest:
        return joined
    whole_words = joined[: longest + 1].rpartition("-")[0]
    return whole_words or joined[:longest]
