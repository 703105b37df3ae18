"""What the header of a file says of the record and of the edition it was taken from."""

import re
from collections import Counter

from protocol_edition.model import (
    ArchiveReference,
    Citation,
    DateSaid,
    Decisions,
    Fact,
    Header,
    Line,
    LineRole,
    NamedThing,
    NameKind,
    ProtocolKind,
    Responsibility,
    SourceEdition,
    Survival,
    plain,
)
from protocol_edition.sources.tei.attendance import Listed
from protocol_edition.sources.tei.days import day_of
from protocol_edition.sources.tei.dialect import Lineage, elements_at, holds, paths, words_at
from protocol_edition.sources.tei.inline import Element
from protocol_edition.sources.tei.parse import XML_ID, words_of

_REGISTERS = (
    (Fact.PERSONS, NameKind.PERSON), (Fact.PLACES, NameKind.PLACE), (Fact.ORGANISATIONS, NameKind.ORGANISATION),
)  # fmt: skip


class HeaderFacts:
    """The facts of one file's header, found by a dialect's paths."""

    def __init__(self, root: Element, dialects: Lineage, file: str) -> None:
        self._root, self._dialects, self._file = root, dialects, file

    def first(self, fact: Fact) -> str:
        """The first words that a fact has, "" for none."""
        said = self.all(fact)
        return said[0] if said else ""

    def all(self, fact: Fact) -> list[str]:
        """Everything that a fact says."""
        found = (words_at(self._root, path) for path in paths(self._dialects, fact))
        return next((words for words in found if words), [])

    def elements(self, fact: Fact) -> list[Element]:
        """The elements that a fact stands in."""
        found = (elements_at(self._root, path) for path in paths(self._dialects, fact))
        return next((elements for elements in found if elements), [])

    def holds(self, fact: Fact) -> bool:
        """Whether a condition is true."""
        return any(holds(self._root, path) for path in paths(self._dialects, fact))

    # ---- of the record ------------------------------------------------------------------------------------------

    def days(self) -> list[str]:
        """The days of the meeting, the first one first."""
        return sorted({day for date in self.all(Fact.MEETING_DATES) if (day := day_of(date))})

    def dates(self) -> tuple[str, tuple[DateSaid, ...]]:
        """The date the record goes by, and every date said of it where they are several.

        The one that most of them say wins; else that of the record's own words, of the edition's heading, of the
        meeting, of the file name, in this order.
        """
        said = [
            *((date, "record") for date in self.all(Fact.RECORD_DATE)[:1]),
            *((date, "heading") for date in self.all(Fact.DATE)),
            *((date, "meeting") for date in self.all(Fact.MEETING_DATES)),
            *((date, "file name") for date in _of_file_name(self._file)),
        ]
        said = [(day_of(date), where) for date, where in said]
        said = [(date, where) for date, where in dict.fromkeys(said) if date]
        if not said:
            return "", ()
        days = Counter(date for date, _ in said)
        meetings = [date for date, where in said if where == "meeting"]
        chosen = max(dict(said), key=lambda date: (days[date], -list(dict(said)).index(date)))
        if len(set(meetings)) > 1 and min(meetings) <= chosen <= max(meetings):
            chosen = f"{min(meetings)}/{max(meetings)}"
        if len(days) == 1:
            return chosen, ()
        first, _, last = chosen.partition("/")
        inside = {date for date, _ in said if first <= date <= (last or first)}
        return chosen, tuple(DateSaid(date, where, differs=date not in inside) for date, where in said)

    def kind(self) -> ProtocolKind:
        """What the record is among those of its series."""
        if self.holds(Fact.IS_ATTACHMENT):
            return ProtocolKind.ATTACHMENT
        if self.holds(Fact.IS_SPECIAL):
            return ProtocolKind.SPECIAL
        return ProtocolKind.OTHER_PROVENANCE if self.holds(Fact.IS_OTHER_PROVENANCE) else ProtocolKind.PROTOCOL

    def listed(self) -> list[Listed]:
        """Those whom the header lists as present."""
        return [one for person in self.elements(Fact.ATTENDEES) if (one := _listed(person))]

    def header(self, lines: tuple[Line, ...], survival: Survival, decided: Decisions) -> Header:
        """The header, with the lines that the text prints of it; the editor's decisions win."""
        said, dates = self.dates()
        date = decided.date or said
        printed = next((plain(one.content) for one in lines if one.role is LineRole.TITLE), "")
        title = decided.title or self.first(Fact.TITLE) or printed
        number = decided.number or re.sub(r"^0+(?=\d)", "", self.first(Fact.NUMBER))
        return Header(
            lines=lines, date=date, title=title, number=number,
            series=decided.series or self.first(Fact.SERIES).strip(" ,"),
            citation=self._citation(title, date), summary=self.first(Fact.SUMMARY), credits="", funders=(),
            original_language="", contents="", classification=(), kind=self.kind(), parent=self.first(Fact.PARENT),
            survival=survival, dates=dates, language=self.first(Fact.LANGUAGE), edition=self.edition(),
        )  # fmt: skip

    def _citation(self, title: str, date: str) -> Citation | None:
        marks = [
            f"{element.get('type')} {words}" if element.get("type") else words
            for element in self.elements(Fact.SHELFMARK)
            if (words := words_of(element))
        ]
        holdings = re.sub(r"\s*(?:Quellbestand:|https?://\S+)\s*", "", ", ".join(self.all(Fact.HOLDINGS))).strip(" ,")
        if not holdings and not marks:
            return None
        printed = ", ".join(filter(None, (holdings, *marks))) if marks else ""
        return Citation("", title=title, date=date, reference=ArchiveReference(printed, archive=holdings))

    def names(self) -> tuple[NamedThing, ...]:
        """Whom and what the file itself lists."""
        made = []
        for fact, kind in _REGISTERS:
            for entry in self.elements(fact):
                named = next((one for one in entry.iter("persName", "placeName", "orgName")), entry)
                numbers = tuple((one.get("type") or "", words_of(one)) for one in entry.iter("idno"))
                if name := _printed(named):
                    made.append(NamedThing(kind, entry.get(XML_ID) or "", name, numbers))
        return tuple(made)

    # ---- of the edition -----------------------------------------------------------------------------------------

    def edition(self) -> SourceEdition | None:
        """The edition that the file belongs to, as it describes itself; None if it says nothing."""
        licences = self.elements(Fact.LICENCE)
        edition = SourceEdition(
            title=self.first(Fact.EDITION_TITLE), series=self.first(Fact.EDITION_SERIES),
            responsible=tuple(dict.fromkeys([*self._editors(), *self._responsible()])),
            funders=tuple(dict.fromkeys(map(words_of, self.elements(Fact.FUNDERS)))),
            publisher=self.first(Fact.PUBLISHER), place=self.first(Fact.PUBLICATION_PLACE),
            date=self.first(Fact.PUBLICATION_DATE),
            licence=words_of(licences[0]) if licences else "",
            licence_url=(licences[0].get("target") or "").split(" ")[0] if licences else "",
            identifiers=tuple((one.get("type") or "", words_of(one)) for one in self.elements(Fact.IDENTIFIERS)),
            dialect=self._dialects[0].name,
        )  # fmt: skip
        says = (edition.responsible, edition.publisher, edition.licence, edition.funders, edition.series)
        return edition if any(says) else None

    def _editors(self) -> list[Responsibility]:
        return [
            Responsibility(name, editor.get("role") or ("author" if editor.tag == "author" else "editor"))
            for editor in self.elements(Fact.EDITORS)
            if (name := _name(editor))
        ]

    def _responsible(self) -> list[Responsibility]:
        made = []
        for statement in self.elements(Fact.RESPONSIBLE):
            role = "; ".join(words_of(one).rstrip(": ") for one in statement.iter("resp"))
            named = [one for one in statement if isinstance(one.tag, str) and one.tag != "resp"]
            made += [Responsibility(name, role) for one in named if (name := _name(one))]
        return made


def _listed(person: Element) -> Listed | None:
    name = person.find("persName")
    if name is None:
        return None
    surname = name.find("surname")
    key = (name.get("ref") or "").partition(" ")[0].lstrip("#")
    notes = [note for note in person.iter("note") if "Bd" in words_of(note)]
    days = [day_of(day.get("when") or "") for note in notes for day in note.iter("date")]
    return Listed(
        name=_printed(name if surname is None else surname), key="" if key == "mpr" else key,
        roles=tuple((person.get("role") or "").split()), partial="partial" in (person.get("ana") or ""),
        signed=days[0] if days else "",
    )  # fmt: skip


def _printed(element: Element) -> str:
    """The words of an element as its text prints them: without corrections and expansions."""
    parts = [element.text or ""]
    for child in element:
        is_other = element.tag == "choice" and child.tag in ("corr", "expan", "reg")
        parts += ["" if is_other or not isinstance(child.tag, str) else _printed(child), child.tail or ""]
    return " ".join("".join(parts).split())


def _name(element: Element) -> str:
    """A person's or body's name without affiliation and identifiers."""
    inner = element.find("persName") if element.tag != "persName" else element
    named = inner if inner is not None else element
    apart = {descendant for one in named.iter("affiliation", "idno") for descendant in one.iter()}
    parts = [named.text or ""]
    for child in named.iter():
        if child is named:
            continue
        if child not in apart and isinstance(child.tag, str):
            parts += [" ", child.text or ""] if child.tag in ("surname", "forename") else [child.text or ""]
        tail_of = child.getparent()
        parts.append(child.tail or "" if tail_of not in apart else "")
    return " ".join("".join(parts).split()).strip(" ,;")


def _of_file_name(file: str) -> list[str]:
    """The day in a file's name, ``18500501`` as ``1850-05-01``."""
    day = re.search(r"(?<!\d)(1\d{3}|20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)", file)
    return ["-".join(day.groups())] if day else []
