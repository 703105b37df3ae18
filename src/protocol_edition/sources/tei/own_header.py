"""What the header of our own TEI says: each fact in the words that the model had."""

from collections.abc import Iterator

from protocol_edition.model import (
    ArchiveReference,
    Citation,
    DateSaid,
    Header,
    Line,
    NamedThing,
    NameKind,
    ProtocolKind,
    Responsibility,
    SourceEdition,
    Survival,
    frozen,
)
from protocol_edition.sources.tei.own_flow import Element
from protocol_edition.sources.tei.own_form import unheld

_REGISTERS = {"person": NameKind.PERSON, "place": NameKind.PLACE, "org": NameKind.ORGANISATION}


@frozen
class PersonSaid:
    """What ``particDesc`` says of one name of a list or label."""

    name: str = ""
    named: bool = False
    """Whether there is a name at all, be it an empty one."""
    office: str = ""
    roles: tuple[str, ...] = ()
    partial: bool = False
    signed: str = ""


class OwnHeader:
    """Looks facts up by the paths under which they are written."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._persons: dict[str, list[PersonSaid]] = {}
        for person in root.iterfind("teiHeader/profileDesc/particDesc/listPerson/person"):
            self._persons.setdefault(person.get("corresp", "")[1:], []).append(_person(person))
        self._meetings = list(root.iterfind("teiHeader/fileDesc/titleStmt/meeting"))

    def persons(self, identifier: str) -> list[PersonSaid]:
        """Who is said to be meant by the element of this id."""
        return self._persons.get(identifier, []) if identifier else []

    def meeting(self, identifier: str, number: int) -> tuple[str, str, str]:
        """Day, place and hour of the sitting of this id, or of that number, from 0."""
        found = next((one for one in self._meetings if one.get("corresp", "") == f"#{identifier}"), None)
        if found is None and number < len(self._meetings):
            found = self._meetings[number]
        if found is None:
            return "", "", ""
        own = next((one for one in found.iterfind("date") if not one.get("type")), None)
        return _date(own), _said(found.find("placeName")), _said(found.find("time"))

    def length(self) -> int:
        """How many characters the text had when it was written; -1 if that is not said."""
        measure = self._root.find("teiHeader/fileDesc/extent/measure[@unit='characters']")
        figures = measure.get("quantity", "") if measure is not None else ""
        return int(figures) if figures.isdecimal() else -1

    def header(self, lines: tuple[Line, ...]) -> Header:
        """The header of the protocol with these lines."""
        text = self._root.find("text")
        kind, survival = ("", "") if text is None else (text.get("type", ""), text.get("subtype", ""))
        number = self._one("fileDesc/titleStmt/title[@type='number'][@n]")
        return Header(
            lines=lines,
            date=_date(self._one("profileDesc/creation/date[@type='main']")),
            title=_said(self._one("fileDesc/titleStmt/title[@type='main']")),
            number=_said(number) if number is not None and not number.get("subtype") else "",
            series=_said(self._one("fileDesc/seriesStmt/title[@type='series']")),
            citation=self._citation(),
            summary=_said(self._one("profileDesc/abstract/p")),
            credits=_said(self._one("fileDesc/notesStmt/note[@type='credits']")),
            funders=self._words("fileDesc/titleStmt/funder"),
            original_language=_said(self._one("profileDesc/langUsage/language[@n='original']")),
            contents=_said(self._one("fileDesc/editionStmt/edition")),
            classification=self._words("profileDesc/textClass/keywords/term"),
            kind=ProtocolKind(kind) if kind in set(ProtocolKind) else ProtocolKind.PROTOCOL,
            parent=_said(self._one("fileDesc/notesStmt/relatedItem[@type='parent']/ref")),
            survival=Survival(survival) if survival in set(Survival) else Survival.FULL,
            dates=tuple(
                DateSaid(_date(one), unheld(one.get("n", "")), one.get("subtype") == "differs")
                for one in self._all("profileDesc/creation/date[@type='said']")
            ),
            language=_said(self._one("profileDesc/langUsage/language[@n='text']")),
            edition=self._edition(),
        )

    def names(self) -> tuple[NamedThing, ...]:
        """The source's own register of names."""
        entries: list[tuple[int, NamedThing]] = []
        for tag, kind in _REGISTERS.items():
            for one in self._root.iterfind(f"standOff/*[@type='source-register']/{tag}"):
                name = next((_said(inner) for inner in one if str(inner.tag).endswith("Name")), "")
                identifiers = tuple(_identifiers(one))
                place = one.get("sortKey", "")
                entry = NamedThing(kind, unheld(one.get("n", "")), name, identifiers)
                entries.append((int(place) if place.isdecimal() else 0, entry))
        return tuple(entry for _, entry in sorted(entries, key=lambda pair: pair[0]))

    def _one(self, path: str) -> Element | None:
        return self._root.find(f"teiHeader/{path}")

    def _all(self, path: str) -> Iterator[Element]:
        return iter(self._root.iterfind(f"teiHeader/{path}"))

    def _words(self, path: str) -> tuple[str, ...]:
        return tuple(_said(one) for one in self._all(path))

    def _citation(self) -> Citation | None:
        bibl = self._one("fileDesc/sourceDesc/bibl[@type='citation']")
        if bibl is None:
            return None
        return Citation(
            printed=_said(bibl.find("note[@type='printed']")),
            title=_said(bibl.find("title")),
            date=_date(bibl.find("date")),
            repository=_said(bibl.find("publisher")),
            reference=self._reference(),
            credit=_said(bibl.find("note[@type='credit']")),
            translators=_each(bibl, "editor[@role='translator']"),
            editors=_each(bibl, "editor[@role='editor']"),
            contributors=_each(bibl, "editor[@role='contributor']"),
            url=_said(bibl.find("idno[@type='URI']")),
        )

    def _reference(self) -> ArchiveReference:
        manuscript = self._one("fileDesc/sourceDesc/msDesc")
        if manuscript is None:
            return ArchiveReference("")
        identifier = "msIdentifier/"
        return ArchiveReference(
            printed=_said(manuscript.find(f"{identifier}idno[@type='shelfmark']")),
            archive=_said(manuscript.find(f"{identifier}repository")),
            fond=_said(manuscript.find(f"{identifier}collection[@type='fond']")),
            opis=_said(manuscript.find(f"{identifier}collection[@type='opis']")),
            delo=_said(manuscript.find(f"{identifier}idno[@type='delo']")),
            folios=_said(manuscript.find("msContents/msItem/locus")),
        )

    def _edition(self) -> SourceEdition | None:
        bibl = self._one("fileDesc/sourceDesc/bibl[@type='source-edition']")
        if bibl is None:
            return None
        licence = bibl.find("availability/licence")
        return SourceEdition(
            title=_said(bibl.find("title[@type='main']")),
            series=_said(bibl.find("title[@type='series']")),
            responsible=tuple(
                Responsibility(_said(one.find("name")), _said(one.find("resp"))) for one in bibl.iterfind("respStmt")
            ),
            funders=_each(bibl, "funder"),
            publisher=_said(bibl.find("publisher")),
            place=_said(bibl.find("pubPlace")),
            date=_date(bibl.find("date")),
            licence=_said(licence),
            licence_url=unheld(licence.get("n", "")) if licence is not None else "",
            identifiers=tuple(_identifiers(bibl)),
            dialect=_said(bibl.find("note[@type='dialect']")),
        )


def _said(element: Element | None) -> str:
    return unheld("".join(map(str, element.itertext()))) if element is not None else ""


def _each(element: Element, path: str) -> tuple[str, ...]:
    return tuple(_said(one) for one in element.iterfind(path))


def _date(element: Element | None) -> str:
    """EDTF: from ``when-custom``, else as XML Schema says it."""
    if element is None:
        return ""
    return unheld(element.get("when-custom", "")) or element.get("when", "")


def _identifiers(element: Element) -> Iterator[tuple[str, str]]:
    return ((unheld(one.get("type", "")), _said(one)) for one in element.iterfind("idno"))


def _person(person: Element) -> PersonSaid:
    return PersonSaid(
        name=_said(person.find("persName")),
        named=person.find("persName") is not None,
        office=_said(person.find("occupation")),
        roles=tuple(map(unheld, person.get("role", "").split())),
        partial=person.find("note[@type='partial']") is not None,
        signed=_date(person.find("note[@type='signed']/date")),
    )
