"""Reads our own TEI back: from its markup alone, character for character and fact for fact."""

from collections import Counter
from dataclasses import field, replace

from lxml import etree

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import Decisions, Header, Origin, Protocol, frozen
from protocol_edition.sources.reading import Reading, account
from protocol_edition.sources.source import Source
from protocol_edition.sources.tei.own_flow import Element, OwnFlow
from protocol_edition.sources.tei.own_form import APPLICATION
from protocol_edition.sources.tei.own_header import OwnHeader
from protocol_edition.sources.tei.own_record import RecordReader
from protocol_edition.sources.tei.parse import line_of


def is_own(root: Element) -> bool:
    """Whether this program wrote the file: ``application/@ident`` says so. Element names are without a namespace."""
    program = root.find("teiHeader/encodingDesc/appInfo/application")
    return program is not None and program.get("ident") == APPLICATION and root.find("text") is not None


def read_own(root: Element, file: str, decided: Decisions) -> tuple[Reading, tuple[Diagnostic, ...]]:
    """The reading of one of our own files, as it stands: also where somebody changed words in it.

    ``root`` has element names without a namespace. What the form does not know keeps its words and is told once for
    each kind, with its line. What the editor decided on title, date, series and number wins.
    """
    text = root.find("text")
    if text is None:
        text = etree.SubElement(root, "text")
    flow = OwnFlow(text, file)
    header = OwnHeader(root)
    flow.whole = header.length() in (-1, len(flow.text))
    met = _Met(file)
    record = RecordReader(flow, header, met.odd)
    protocol = Protocol(
        file=file,
        header=_decided(header.header(record.lines("header-line")), decided),
        sessions=tuple(record.sessions()),
        notes=tuple(record.notes()),
        fragments=tuple(record.fragments()),
        leftovers=tuple(record.leftovers()),
        names=header.names(),
    )
    reading, findings = account(protocol, _OwnSource(file, flow.text, flow=flow))
    return reading, (*met.findings(), *findings)


def _decided(header: Header, decided: Decisions) -> Header:
    return replace(
        header,
        title=decided.title or header.title,
        date=decided.date or header.date,
        series=decided.series or header.series,
        number=decided.number or header.number,
    )


class _Met:
    """What the form does not know: told once for each kind, where it was met first, with how often."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._lines: dict[str, int] = {}
        self._counts: Counter[str] = Counter()

    def odd(self, element: Element, what: str) -> None:
        """Something was met."""
        self._lines.setdefault(what, line_of(element))
        self._counts[what] += 1

    def findings(self) -> tuple[Diagnostic, ...]:
        """Everything that was met."""
        return tuple(
            found("X401", Origin(self._file, line, 1, 0, 0), self._told(what)) for what, line in self._lines.items()
        )

    def _told(self, what: str) -> str:
        count = self._counts[what]
        return what if count == 1 else f"{what} ({count} times, the first here)"


@frozen
class _OwnSource(Source):
    """The text with the lines of the file that holds it."""

    flow: OwnFlow = field(kw_only=True)

    def origin(self, start: int, end: int) -> Origin:
        """The origin of ``text[start:end]``."""
        return self.flow.origin(start, end)
