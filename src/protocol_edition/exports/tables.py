"""The edition as tables (CSV, RFC 4180), and the dictionary of their columns as CSV on the Web metadata (W3C, 2015).

One table of tables: what each file holds, which columns it has, and where its rows come from. Addresses are public
ones where the edition knows its own, else paths from the root of the site.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from protocol_edition import urls
from protocol_edition.edition import Facts, Register
from protocol_edition.exports.json_text import indented
from protocol_edition.model import Authorities, expression, frozen
from protocol_edition.project import Settings
from protocol_edition.words import interface, later, say

Row = tuple[str, ...]


@frozen
class Column:
    """A column: its name, what it holds, and its kind of value by XML Schema.

    What it holds is said in the language of the site: the catalogue has it from here.
    """

    name: str
    title: str
    datatype: str = "string"


@frozen
class Edition:
    """What the tables are made of."""

    register: Register
    authorities: Authorities
    settings: Settings

    def address(self, target: str, anchor: str = "") -> str:
        """A page or a place on it."""
        public = urls.public(self.settings.base_url, target, anchor)
        return public or (f"{target}#{anchor}" if anchor else target)

    def at(self, facts: Facts, anchor: str) -> str:
        """A place on the page of a protocol."""
        return self.address(urls.protocol(facts.id), anchor)


@frozen
class Table:
    """A file of the bundle; the first columns named in ``key`` tell its rows apart."""

    file: str
    title: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Edition], Iterator[Row]]


def _protocols(edition: Edition) -> Iterator[Row]:
    for facts in edition.register.protocols:
        yield (
            facts.id, facts.title, facts.short_title, facts.date, facts.series, facts.number, facts.shelfmark,
            str(len(facts.sessions)), str(len(facts.items)), edition.at(facts, ""),
        )  # fmt: skip


def _items(edition: Edition) -> Iterator[Row]:
    for facts in edition.register.protocols:
        for position, item in enumerate(facts.items, 1):
            address = edition.at(facts, item.anchor)
            yield facts.id, item.anchor, str(position), str(item.session), item.number, item.heading, address


def _attendance(edition: Edition) -> Iterator[Row]:
    for facts in edition.register.protocols:
        for session in facts.sessions:
            for position, seat in enumerate(session.seats, 1):
                yield (
                    facts.id, str(session.number), str(position), session.date or facts.date, seat.key, seat.name,
                    seat.office, seat.role.value, edition.at(facts, session.anchor),
                )  # fmt: skip


def _mentions(edition: Edition) -> Iterator[Row]:
    for facts in edition.register.protocols:
        for position, mention in enumerate(facts.mentions, 1):
            yield (
                facts.id, str(position), mention.kind, mention.key, mention.role.value, mention.printed, mention.place,
                mention.context, edition.at(facts, mention.anchor),
            )  # fmt: skip


def _decisions(edition: Edition) -> Iterator[Row]:
    for facts in edition.register.protocols:
        for decision in facts.decisions:
            names = " ".join(f"{kind}:{key}" for kind, key in decision.names)
            address = edition.at(facts, decision.anchor)
            yield facts.id, decision.anchor, decision.item, decision.words, names, address


def _threads(edition: Edition) -> Iterator[Row]:
    for thread in edition.register.threads:
        for position, step in enumerate(thread.steps, 1):
            address = edition.at(step.protocol, step.item.anchor)
            yield thread.thread.key, str(position), thread.thread.title, step.protocol.id, step.item.anchor, address


def _people(edition: Edition) -> Iterator[Row]:
    for person in edition.authorities.people.values():
        offices = "; ".join(f"{office.title} ({office.since}/{office.until})" for office in person.offices)
        yield (
            person.key, person.name, person.sort, "; ".join(person.variants), person.born, person.died, offices,
            _identified(person.identifiers), person.note, person.source, edition.address(urls.person(person.key)),
        )  # fmt: skip


def _places(edition: Edition) -> Iterator[Row]:
    for place in edition.authorities.places.values():
        position = (
            ("" if place.latitude is None else f"{place.latitude:g}"),
            ("" if place.longitude is None else f"{place.longitude:g}"),
        )
        yield (
            place.key, place.name, "; ".join(place.variants), *position, _identified(place.identifiers), place.note,
            place.source, edition.address(urls.place(place.key)),
        )  # fmt: skip


def _organisations(edition: Edition) -> Iterator[Row]:
    for body in edition.authorities.organisations.values():
        yield (
            body.key, body.name, "; ".join(body.variants), _identified(body.identifiers), body.note, body.source,
            edition.address(urls.organisation(body.key)),
        )  # fmt: skip


def _identified(identifiers: tuple[tuple[str, str], ...]) -> str:
    return " ".join(f"{authority}:{identifier}" for authority, identifier in identifiers)


_PROTOCOL = Column("protocol", "The text’s id")
_ADDRESS = Column("address", "Where it stands on the site", "anyURI")
_NOTE = Column("note", "What the editors say of it")
_SOURCE = Column("source", "Where these facts are from")
_VARIANTS = Column("variants", "Forms in which texts print the name, parted by ‘; ’")
_IDENTIFIERS = Column("identifiers", "Identifiers elsewhere, as authority:identifier, parted by spaces")

TABLES = (
    Table("protocols.csv", later("Protocols"), ("protocol",), (
        _PROTOCOL, Column("title", "The title"), Column("short_title", "The title in lists"),
        Column("date", "The date, EDTF (ISO 8601-2)"), Column("series", "The series"),
        Column("number", "The number in the series, as printed"), Column("shelfmark", "The shelfmark, as printed"),
        Column("sessions", "How many sittings", "integer"), Column("items", "How many agenda items", "integer"),
        _ADDRESS,
    ), _protocols),
    Table("items.csv", later("Agenda items"), ("protocol", "anchor"), (
        _PROTOCOL, Column("anchor", "The item’s anchor, which never changes"),
        Column("position", "Its place in the record, from 1", "integer"),
        Column("session", "The sitting, from 1", "integer"),
        Column("number", "The number as printed, empty for none"), Column("heading", "The heading"), _ADDRESS,
    ), _items),
    Table("attendance.csv", later("Attendance"), ("protocol", "session", "position"), (
        _PROTOCOL, Column("session", "The sitting, from 1", "integer"),
        Column("position", "The place in the lists of the sitting, from 1", "integer"),
        Column("date", "The date of the sitting, else of the protocol, EDTF"),
        Column("person", "The person’s key, empty for whoever is not in the authority files"),
        Column("name", "The name as the list prints it"), Column("office", "The office as the list prints it"),
        Column("role", "present, chair, guest, absent, recorder or signed (as seen)"), _ADDRESS,
    ), _attendance),
    Table("mentions.csv", later("Mentions of names"), ("protocol", "position"), (
        _PROTOCOL, Column("position", "The place in the text, from 1", "integer"),
        Column("kind", "person, place or organisation"), Column("key", "The key in the authority files"),
        Column("role", "present, chair, guest, absent, recorder, signed, speaks, mentioned, in-note or responsible"),
        Column("printed", "The name as printed"), Column("place", "Where, in words"),
        Column("context", "The sentence around it"), _ADDRESS,
    ), _mentions),
    Table("decisions.csv", later("Decisions and instructions"), ("protocol", "anchor"), (
        _PROTOCOL, Column("anchor", "The decision’s anchor"), Column("item", "The anchor of the item it stands under"),
        Column("words", "The decision"), Column("names", "Whom it names, as kind:key, parted by spaces"), _ADDRESS,
    ), _decisions),
    Table("threads.csv", later("Threads"), ("thread", "position"), (
        Column("thread", "The thread’s key"), Column("position", "The place in the thread, from 1", "integer"),
        Column("title", "What the question is called"), _PROTOCOL, Column("anchor", "The item’s anchor"), _ADDRESS,
    ), _threads),
    Table("people.csv", later("People"), ("key",), (
        Column("key", "The person’s key"), Column("name", "The full name"), Column("sort", "The name as filed"),
        _VARIANTS, Column("born", "The date of birth, EDTF"), Column("died", "The date of death, EDTF"),
        Column("offices", "Offices with their terms (since/until), parted by ‘; ’"), _IDENTIFIERS, _NOTE, _SOURCE,
        _ADDRESS,
    ), _people),
    Table("places.csv", later("Places"), ("key",), (
        Column("key", "The place’s key"), Column("name", "The name"), _VARIANTS,
        Column("latitude", "Degrees north (WGS 84)", "decimal"),
        Column("longitude", "Degrees east (WGS 84)", "decimal"), _IDENTIFIERS, _NOTE, _SOURCE, _ADDRESS,
    ), _places),
    Table("organisations.csv", later("Organisations"), ("key",), (
        Column("key", "The organisation’s key"), Column("name", "The name"), _VARIANTS, _IDENTIFIERS, _NOTE, _SOURCE,
        _ADDRESS,
    ), _organisations),
)  # fmt: skip


_RECKONED = expression(r"'*[=+\-@\t\r\n＝＋－＠]")
"""What begins a cell that a spreadsheet takes for a formula (OWASP, "CSV Injection"), or one marked as none."""
_NUMBER = expression(r"-?[0-9]+(?:\.[0-9]+)?")


def table_head(table: Table) -> str:
    """The first line of a table as CSV: the names of its columns."""
    return table_lines([tuple(column.name for column in table.columns)])


def table_lines(rows: Iterable[Row]) -> str:
    """Rows of a table as CSV; lines end in CR LF.

    A cell that begins like a formula has an apostrophe before it: words of a source must not become a program where
    somebody opens the table. Whoever takes one apostrophe away before such a sign has the words as they are.
    """
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(map(_no_formula, row) for row in rows)
    return written.getvalue()


def _no_formula(cell: str) -> str:
    if cell[:1].isalnum():  # as of most
        return cell
    return f"'{cell}" if _RECKONED.match(cell) and not _NUMBER.fullmatch(cell) else cell


def dictionary(edition: Edition, tables: tuple[Table, ...]) -> str:
    """The columns of ``tables`` for programs and people: ``csv-metadata.json``."""
    settings = edition.settings
    described: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": interface()}],
        "dc:title": {"@value": settings.title, "@language": settings.language},
        "dc:publisher": settings.publisher,
        "dc:license": settings.licence.url or settings.licence.name,
        "tables": [_described(table) for table in tables],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _described(table: Table) -> dict[str, Any]:
    return {
        "url": table.file,
        "dc:title": say(table.title),
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.name,
                    "dc:description": say(column.title),
                    "datatype": column.datatype,
                    "required": column.name in table.key,
                }
                for column in table.columns
            ],
            "primaryKey": list(table.key),
        },
    }


def attendance_json(register: Register) -> Iterator[str]:
    """Every sitting with its seats as JSON, piece by piece: the table of attendance for programs that draw it."""
    sittings = (
        {
            "protocol": facts.id,
            "session": session.number,
            "anchor": session.anchor,
            "date": session.date or facts.date,
            "seats": [
                {"person": seat.key, "name": seat.name, "office": seat.office, "role": seat.role.value}
                for seat in session.seats
            ],
        }
        for facts in register.protocols
        for session in facts.sessions
    )
    yield from json_list('{\n "sittings": [', sittings)
    yield "\n}\n"


def json_list(opening: str, values: Iterable[object]) -> Iterator[str]:
    """A list in an object, value by value, with the indent of one space; ``opening`` is all up to its ``[``."""
    before, line = opening, "\n  "
    for value in values:
        yield f"{before}{line}{indented(value, ' ', line)}"
        before = ","
    yield "\n ]" if before == "," else opening + "]"
