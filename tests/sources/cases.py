"""The cases of the forms: files a scholar can read, with a title, the source's lines and the outline they must give.

A case is a heading ``## row: what is special``, any prose, and fences in this order:

- ``text``: a whole document, or ``record``: the lines below a header, which is put before them and not shown;
- ``sidecar``, if there is one: the editor's decisions, in the YAML of the file beside a text;
- ``outline``: what must be read, and the diagnostics.

Lines are counted from the fence. ``⏎`` at a line's end stands for one that an editor would strip (trailing spaces).
"""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from tests.sources.accounts import check_account, check_origins
from tests.sources.outline import findings, outline

from protocol_edition.model import Decisions, LineDecision, LineIs, SignDecision
from protocol_edition.sources import read

FOLDER = Path(__file__).parent / "wilson_center"
STUB = "October 3, 1961\n\nHarvest Commission Protocol 5\n\nContents:\n\nEnglish Translation\n\n"
ABOVE = STUB.count("\n")

_CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n(?P<prose>(?:(?!^## |^```).*\n)*)"
    r"^```(?P<kind>text|record)\n(?P<lines>(?:(?!^```).*\n)*)^```\n"
    r"(?:\n*^```sidecar\n(?P<sidecar>(?:(?!^```).*\n)*)^```\n)?"
    r"(?:\n*^```outline\n(?P<outline>(?:(?!^```).*\n)*)^```\n)?",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Case:
    """One case; ``row`` is the form's row, the title up to its colon."""

    file: Path
    title: str
    row: str
    source: str
    whole: bool
    sidecar: str
    expected: str
    span: tuple[int, int]
    """Where the case stands in its file."""

    @property
    def number(self) -> str:
        """``6.3`` for a case ``6.3 initials first: ...``."""
        return self.row.split(" ", 1)[0]

    def actual(self) -> str:
        """What the reader makes of it; the account of characters is checked on the way."""
        above = 0 if self.whole else ABOVE
        text = self.source if self.whole else STUB + self.source
        reading, diagnostics = read(text.encode(), "case.txt", decisions(self.sidecar, above))
        if reading is None:
            return findings(diagnostics)
        check_account(reading)
        check_origins(reading)
        return outline(reading.protocol, header=self.whole, above=above) + findings(diagnostics, above)


def cases(folder: Path = FOLDER) -> list[Case]:
    """Every case of every file, in order."""
    return [case for file in sorted(folder.glob("*.md")) for case in _cases(file)]


def _cases(file: Path) -> list[Case]:
    text = file.read_text(encoding="utf-8")
    made = []
    for match in _CASE.finditer(text):
        title = match["title"].strip()
        made.append(
            Case(
                file=file,
                title=title,
                row=title.split(":", 1)[0].strip(),
                source=match["lines"].replace("⏎", ""),
                whole=match["kind"] == "text",
                sidecar=match["sidecar"] or "",
                expected=match["outline"] or "",
                span=match.span(),
            )
        )
    headings = len(re.findall(r"^## ", text, re.MULTILINE))
    if headings != len(made):
        raise ValueError(f"{file.name}: {headings} headings, but {len(made)} cases that can be read")
    return made


def decisions(sidecar: str, above: int) -> Decisions:
    """The decisions of a sidecar whose lines are counted from the fence."""
    said = yaml.load(sidecar, Loader=yaml.BaseLoader) or {}  # noqa: S506 - BaseLoader makes strings only
    lines = [
        LineDecision(int(number) + above, LineIs(what["is"]), what.get("speaker", ""), what.get("number", ""))
        for number, what in said.pop("lines", {}).items()
    ]
    signs = [SignDecision(int(sign["line"]) + above, sign["text"], sign["kind"]) for sign in said.pop("signs", [])]
    return Decisions(file="case.yaml", lines=tuple(lines), signs=tuple(signs), **said)


def rewritten(file: Path, only: str = "") -> str:
    """The file with the outlines that the reader gives now, for the cases whose title holds ``only``."""
    text = file.read_text(encoding="utf-8")
    for case in reversed(_cases(file)):
        if only not in case.title:
            continue
        before = text[case.span[0] : case.span[1]]
        head = re.sub(r"\n*```outline\n(?:(?!```).*\n)*```\n\Z", "\n", before, flags=re.MULTILINE)
        text = f"{text[: case.span[0]]}{head.rstrip()}\n\n```outline\n{case.actual()}```\n{text[case.span[1] :]}"
    return text
