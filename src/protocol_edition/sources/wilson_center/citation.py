"""The citation a text prints, taken apart: title, date, repository, archive reference, those responsible, address.

Forms: sections 3 and 4 of the list of forms. The parts keep the source's own words; nothing is expanded.
"""

import re
from functools import lru_cache

from protocol_edition.model import ArchiveReference, Citation, expression
from protocol_edition.sources.wilson_center.dates import find_date
from protocol_edition.sources.wilson_center.words import MONTH, UPPER

_URL = expression(r"(?:https?://|(?:www|digitalarchive)\.)\S+")
_CLOSE = r"(?:,[”\"»“]|[”\"»“]\s?[,.]?)\s*"
_QUOTED = expression(rf"[“\"„«](?P<title>.+?){_CLOSE}(?=(?:{MONTH}|\d{{1,2}})\s)")
_QUOTED_ONLY = expression(rf"[“\"„«](?P<title>[^“”\"«»]+){_CLOSE}")
_REPOSITORY = expression(
    r"(?:History and Public Policy Program Digital Archive|(?:The\s+)?Wilson Center Digital Archive"
    r"|(?<![\w&’'])(?:[A-Z][\w&’']*\s+){1,8}Digital (?:Archive|Library|Collection)s?"
    r"|Cold War International History Project(?: Bulletin[^,.]*)?)"
)
_CREDIT = expression(
    r"\b(?:Translat(?:ed|ion)|Edited|[Cc]ompiled|[Oo]btained|Provided|Contributed|Transcribed|Annotated"
    r"|Prepared|Published in|See also|First published|first published)\b"
)
_SHELFMARK = expression(
    r"(?<![\w])(?:(?:[Ff](?:ond)?|[Pp]er|[Dd]ok|[Oo]p(?:is)?)\.?\s*\d|File\s+[Nn]o|file\s+no|[Ff]\.\s*[A-Z]?\d"
    r"|Reel\s+\d|Box\s+\d|dosar|DY\s*\d|unnumbered|pp?\.\s*\d|ff?\b\.?|L{1,2}\.?\s*\d|1\.\s*\d|M-KS)"
)
_NUMBER = r"[A-Z]?\d+[\w./]*"
_PARTS = {
    "fond": expression(rf"(?<!\w)(?:[Ff]|[Ff]ond)\.?\s*({_NUMBER}?)(?=[,;.\s]|$)"),
    "opis": expression(r"(?<!\w)(?:[Oo]p|[Oo]pis)[.’']?\s*(\d+[\w/]*)"),
    "delo": expression(r"(?<!\w)(?:[Dd]|[Dd]elo)\.?\s*(\d+[\w/]*)"),
}
_LEAF = r"\d+\s?(?:ob|a|r|v|об)?\.?"
_FOLIOS = expression(
    rf"(?<![\w.])(?P<sign>[Ll]{{1,2}}|[Ff]f|[Pp]p?|1(?=\.)|I(?=\.))(?P<stop>\.?)\s*(?P<leaves>{_LEAF}(?:\s*(?:-|–|—|,"
    rf"|and)\s*{_LEAF})*)(?![\w/])"
)
_GIVEN = expression(r"(?:support|funding|grant|generosity)\s+(?:from|of|by)\s+(?:the\s+)?(.+)")
_CLAUSE = expression(
    rf"(?:(?<=\b{UPPER}\.)|(?<!\b{UPPER})\.)\s+(?=(?:Translat|Edit|Compil|Obtain|Provid|Publish|See|First|Contribut|Annotat|Transcri|With)\w*\b)"
    r"|;\s*|(?=,\s+with\s)|(?<=\w),?\s+(?:and\s+)?(?=(?:translated|edited|obtained|compiled"
    r"|provided)\s+(?:and\s+\w+\s+)?(?:for\s+[^,.]+?\s+)?by\b)"
    r"(?<!ranslated and )(?<!dited and )(?<!ompiled and )(?<!btained and )",
)
_DATE_APART = expression(rf",\s+({MONTH}\s+\d{{1,2}},\s+\d{{4}})")
_AND = expression(r"(?:(?<!\s)\s++)?(?:,\s*(?:and\s+)?|&\s*|;\s*)|(?<!\s)\s++and\s+")
_PERSON = expression(rf"{UPPER}[\w.’'\-]*(?:\s+(?:de|von|van|der|la|{UPPER})[\w.’'\-]*){{0,4}}")
_END = expression(rf"(?<!\b{UPPER})[\s.,;]+$|(?<=\b{UPPER}\.)[\s.,;]+$")
"""What follows a credit or a name; the stop of an initial belongs to it."""


def parse_citation(printed: str) -> Citation:
    """The parts of a citation; what it does not name stays empty. ``printed`` is kept whole."""
    folded = " ".join(printed.split())
    url = _URL.search(folded)
    body = folded[: url.start()] if url else folded
    title, rest = _title(body)
    dated = find_date(rest)
    after_date = rest[dated.end :] if dated and not rest[: dated.start].strip(" ,.(") else rest
    credit_start = _CREDIT.search(after_date)
    held = after_date[: credit_start.start()] if credit_start else after_date
    credit = _END.sub("", after_date[credit_start.start() :]) if credit_start else ""
    repository = _REPOSITORY.search(held)
    name = repository.group() if repository else ""
    reference = archive_reference(held.replace(name, "", 1) if name else held)
    translators, editors, contributors = responsible(credit)
    return Citation(
        printed=folded,
        title=title,
        date=dated.edtf if dated else "",
        repository=name.removeprefix("The "),
        reference=reference,
        credit=credit,
        translators=translators,
        editors=editors,
        contributors=contributors,
        url=url.group().rstrip(".,;)") if url else "",
    )


def _title(body: str) -> tuple[str, str]:
    quoted = _QUOTED.match(body.lstrip()) or _QUOTED_ONLY.match(body.lstrip())
    if quoted:
        return quoted["title"].strip(" ,."), body.lstrip()[quoted.end() :]
    dated = _DATE_APART.search(body)
    start = dated.start(1) if dated else first.start if (first := find_date(body)) else 0
    if start:
        return body[:start].strip(" ,."), body[start:]
    repository = _REPOSITORY.search(body)
    return (body[: repository.start()].strip(" ,."), body[repository.start() :]) if repository else ("", body)


def archive_reference(printed: str) -> ArchiveReference:
    """The archive and shelfmark of a reference such as ``RGANI, F. 3, Op. 16, D. 947, L. 45-46ob``.

    The Russian parts are read only behind a fond or an opis: elsewhere ``L. 13, D. 6`` are no leaf and delo.
    """
    whole = printed.strip(" ,.;:[]()")
    start = _SHELFMARK.search(whole)
    archive = whole[: start.start()] if start else whole
    shelfmark = whole[start.start() :] if start else ""
    if not start and (figures := re.search(r",[^,]*\d", archive)):
        archive, shelfmark = archive[: figures.start()], archive[figures.start() :]
    parts = {name: form.search(shelfmark) for name, form in _PARTS.items()}
    fond = parts["fond"].group(1) if parts["fond"] and not shelfmark.lower().startswith(("ff", "file")) else ""
    russian = bool(fond)
    return ArchiveReference(
        printed=whole,
        archive=archive.strip(" ,.;:"),
        fond=fond,
        opis=parts["opis"].group(1) if russian and parts["opis"] else "",
        delo=parts["delo"].group(1) if russian and parts["delo"] else "",
        folios=_folios(shelfmark, russian),
    )


def _folios(shelfmark: str, russian: bool) -> str:
    """The leaves or pages; a lone ``pp. 4`` tells the extent, not the place, and gives none."""
    for match in _FOLIOS.finditer(shelfmark):
        leaves = match["leaves"].strip(" .,")
        if match["sign"] in ("1", "I") and not (match["stop"] and match.start()):
            continue
        if match["sign"].lower() in ("l", "ll") and not russian:
            continue
        if match["sign"].lower() == "pp" and leaves.isdigit():
            continue
        if match["sign"].lower() == "l" and not match["stop"] and not match.start():
            continue
        return leaves
    return ""


@lru_cache(maxsize=256)  # the texts of an edition have few translators
def responsible(credit: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Translators, editors and other contributors named in a credit sentence, in printed order."""
    translators: list[str] = []
    editors: list[str] = []
    contributors: list[str] = []
    for clause in _CLAUSE.split(credit):
        by = re.search(r"\b(?:by|from)\s+(.*)", clause) or re.search(r"\bwith\s+(.*)", clause)
        if not by or re.match(r"\W*(?:Published|See also|First published)", clause, re.IGNORECASE):
            continue
        names = _people(by.group(1))
        role = clause[: by.start()].lower()
        if "translat" in role:
            translators += names
        if "edit" in role:
            editors += names
        if "translat" not in role and "edit" not in role:
            contributors += names
    return tuple(translators), tuple(editors), tuple(contributors)


def _people(printed: str) -> list[str]:
    cut = re.split(r"\s+(?:for|from|at|in|of|with)\s+(?!de\b)|\s*\(", printed, maxsplit=1)[0]
    names = [match for part in _AND.split(cut) if (match := _PERSON.match(part.strip(" ,").lstrip(".")))]
    return [_END.sub("", name.group()) for name in names]


def funders(credits: str) -> tuple[str, ...]:
    """Who made the document possible, as the credit sentence says: ``... with support from (the) X and (the) Y``."""
    given = _GIVEN.search(" ".join(credits.split())) if credits else None
    if not given:
        return ()
    parts = re.split(
        r",?\s+and\s+(?:from\s+|by\s+)?(?:the\s+)?(?=[A-Z])|;\s*|,\s+(?:the\s+)?(?=[A-Z])", given.group(1).strip(" .")
    )
    names: list[str] = []
    for part in parts:
        # «Ministry of Unification and Culture» is one funder: a second one is named by more than one word.
        if names and not re.search(r"\s", part.strip()):
            names[-1] += f" and {part.strip()}"
        else:
            names.append(part.strip(" .,"))
    return tuple(names)
