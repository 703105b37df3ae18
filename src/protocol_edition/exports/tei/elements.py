"""Small elements of the header: a name and words in it, a date by the Extended Date/Time Format."""

from collections.abc import Iterable
from datetime import date

from protocol_edition.exports.tei.markup import attribute, said, word_attribute
from protocol_edition.model import expression

_DAY = expression(r"\d{4}-\d\d-\d\d")
_MONTH = expression(r"\d{4}-(?:0[1-9]|1[0-2])")
_YEAR = expression(r"\d{4}")
_LANGUAGE = expression(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def element(tag: str, words: str, attributes: str = "") -> str:
    """An element with words in it; nothing where there are none."""
    return f"<{tag}{attributes}>{said(words)}</{tag}>" if words else ""


def each(tag: str, values: Iterable[str], attributes: str = "") -> str:
    """An element for every value, even one without words: a list keeps its length."""
    return "".join(f"<{tag}{attributes}>{said(value)}</{tag}>" for value in values)


def holding(tag: str, parts: Iterable[str], attributes: str = "") -> str:
    """An element with elements in it; nothing where there are none."""
    inner = "".join(parts)
    return f"<{tag}{attributes}>{inner}</{tag}>" if inner else ""


def dated(tag: str, edtf: str, words: str = "", attributes: str = "") -> str:
    """An element with a date: as EDTF in ``when-custom``, and as XML Schema has it where that can say as much."""
    if not edtf:
        return ""
    begin, slash, end = edtf.partition("/")
    if not slash:
        plain = attribute("when", begin) if plain_date(begin) else ""
    else:
        plain = f"{attribute('from', begin)}{attribute('to', end)}" if plain_date(begin) and plain_date(end) else ""
    told = f'{attributes}{plain}{word_attribute("when-custom", edtf)} datingMethod="#edtf"'
    return f"<{tag}{told}>{said(words)}</{tag}>" if words else f"<{tag}{told}/>"


def plain_date(edtf: str) -> bool:
    """Whether a date of EDTF is one of XML Schema too: a year, a month or a day of the calendar."""
    if edtf.startswith("0000"):
        return False
    if _DAY.fullmatch(edtf):
        try:
            date.fromisoformat(edtf)
        except ValueError:
            return False
        return True
    return bool(_MONTH.fullmatch(edtf) or _YEAR.fullmatch(edtf))


def language_code(code: str) -> str:
    """A code of BCP 47 as it is, "und" (undetermined) for anything else."""
    return code if _LANGUAGE.fullmatch(code) else "und"
