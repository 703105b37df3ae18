"""Which languages the site can speak: English, in which the program is written, and those with a catalogue."""

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from protocol_edition.model import expression

if TYPE_CHECKING:
    from babel import Locale

CATALOGUES = Path(__file__).resolve().parent / "locale"
DOMAIN = "protocol_edition"
SOURCE = "en"
_TAG = expression(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)

LANGUAGES = tuple(sorted({SOURCE, *(folder.name for folder in CATALOGUES.iterdir() if folder.is_dir())}))
"""The languages there are, as BCP 47 tags."""


def interface_for(tag: str) -> str:
    """``tag`` itself where the site speaks that language (``de-AT`` is German, with a Jänner for January), else ""."""
    return tag if _TAG.fullmatch(tag) and primary(tag) in LANGUAGES else ""


def primary(tag: str) -> str:
    """The language of a tag without its script and region: ``de`` of ``de-AT``."""
    return tag.partition("-")[0].lower()


def catalogue_file(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


@lru_cache(maxsize=64)
def locale(tag: str) -> "Locale":
    """What the CLDR knows of a language and its region; English for what it does not know."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - 60 ms that only a build should spend

    for name in (tag, primary(tag)):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale(SOURCE)


def direction(tag: str) -> str:
    """``rtl`` for a language that is written from right to left, else ``ltr``."""
    return "ltr" if tag == SOURCE else str(locale(tag).text_direction)
