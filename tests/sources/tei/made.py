"""The cases of the TEI reader: bodies a scholar can read, and the outline each must give.

A case is a heading ``## what is special``, any prose, and fences: ``xml`` is a whole file if it begins with ``<TEI`` or
``<?xml``, else the body of one of the dialect that the file is named for; ``outline`` is what must be read, and the
findings. Lines are counted from the fence.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.sources.accounts import check_account
from tests.sources.tei.shown import shown, told

from protocol_edition.model import Decisions
from protocol_edition.sources import read

FOLDER = Path(__file__).parent / "cases"
_TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
_DATED = "<meeting><placeName>Ruvensk</placeName><date when='1861-10-03'/></meeting>"
HEADERS = {
    "mrp1": "<application ident='verlag2tei'><label>x</label></application>",
    "mrp3": "<application ident='MRPdotx2TEI.xsl'><label>x</label></application>",
}
_CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n(?P<prose>(?:(?!^## |^```).*\n)*)"
    r"^```xml\n(?P<xml>(?:(?!^```).*\n)*)^```\n"
    r"(?:\n*^```outline\n(?P<outline>(?:(?!^```).*\n)*)^```\n)?",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Case:
    file: Path
    title: str
    xml: str
    expected: str
    span: tuple[int, int]

    def actual(self) -> str:
        """What the reader makes of it; the account of characters is checked on the way."""
        source, above = self.xml, 0
        if not source.startswith(("<TEI", "<tei", "<?xml")):
            source, above = whole(self.xml, self.file.stem), 3
        reading, findings = read(source.encode(), "case.xml", Decisions())
        if reading is None:
            return told(findings, above)
        check_account(reading)
        return shown(reading.protocol) + told(findings, above)


def whole(body: str, dialect: str, header: str = "") -> str:
    """A file with this body, which begins on line 4, in a dialect that its header tells."""
    application = HEADERS.get(dialect, "")
    return (
        f"{_TEI}<teiHeader><fileDesc><titleStmt>{_DATED}</titleStmt></fileDesc>\n"
        f"<encodingDesc><appInfo>{application}</appInfo></encodingDesc>{header}</teiHeader>\n"
        f"<text><body>\n{body}</body></text></TEI>\n"
    )


def cases() -> list[Case]:
    """Every case of every file, in order."""
    return [case for file in sorted(FOLDER.glob("*.md")) for case in _cases(file)]


def _cases(file: Path) -> list[Case]:
    text = file.read_text(encoding="utf-8")
    found = [
        Case(file, match["title"].strip(), match["xml"], match["outline"] or "", match.span())
        for match in _CASE.finditer(text)
    ]
    if len(re.findall(r"^## ", text, re.MULTILINE)) != len(found):
        raise ValueError(f"{file.name}: not every heading has a case that can be read")
    return found


def rewritten(file: Path, only: str = "") -> str:
    """The file with the outlines that the reader gives now, for the cases whose title holds ``only``."""
    text = file.read_text(encoding="utf-8")
    for case in reversed(_cases(file)):
        if only in case.title:
            head = re.sub(r"\n*```outline\n(?:(?!```).*\n)*```\n\Z", "\n", text[slice(*case.span)], flags=re.MULTILINE)
            new = f"{head.rstrip()}\n\n```outline\n{case.actual()}```\n"
            text = f"{text[: case.span[0]]}{new}{text[case.span[1] :]}"
    return text
