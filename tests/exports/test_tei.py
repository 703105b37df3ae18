"""protocol.xml: what the model holds, in elements of TEI; and the source, to the last character."""

from dataclasses import replace

import pytest
from lxml import etree
from tests.sources.tei.aside import places_aside

from protocol_edition.edition import AnchorChange, RecordedState, Retired, edit
from protocol_edition.exports import checked_tei, references, tei, text_of
from protocol_edition.exports.tei import checked
from protocol_edition.model import (
    Authorities,
    Decisions,
    Item,
    Line,
    LineRole,
    NameDecision,
    Paragraph,
    Person,
    Point,
    Points,
    PointsKind,
    SourceEdition,
    Survival,
    number_value,
)
from protocol_edition.model import Responsibility as Answers
from protocol_edition.sources import Reading, read
from protocol_edition.sources.source import Source

NS = {"t": "http://www.tei-c.org/ns/1.0", "xml": "http://www.w3.org/XML/1998/namespace"}


@pytest.fixture(scope="module")
def tree(edited, settings):
    return etree.fromstring(tei(edited, references(edited, settings)).encode())


def told(tree, path: str) -> list[str]:
    """The words of every element of a path, or the attributes."""
    found = tree.xpath(path, namespaces=NS)
    return [one if isinstance(one, str) else "".join(one.itertext()) for one in found]


class TestProtocol63:
    def test_who_made_it_and_who_paid(self, tree):
        statement = "//t:titleStmt"
        assert told(tree, f"{statement}/t:title[@type='number']/@n") == ["63"]
        assert told(tree, f"{statement}/t:editor[@role='translator']") == ["Mark Kramer"]
        assert told(tree, f"{statement}/t:funder") == ["Leon Levy Foundation"]
        assert told(tree, f"{statement}/t:meeting/@corresp") == ["#session-1", "#session-2"]
        assert told(tree, f"{statement}/t:meeting/t:date/@when") == ["1962-10-28", "1962-10-28"]
        assert told(tree, f"{statement}/t:meeting[1]/t:date/@type") == ["of-record"]
        assert told(tree, "//t:publicationStmt/t:availability/t:licence/@target") == [
            "https://creativecommons.org/licenses/by/4.0/"
        ]

    def test_its_title_and_day_are_those_of_a_title_page(self, tree):
        assert told(tree, "//t:front/t:docDate") == ["October 28, 1962"]
        assert told(tree, "//t:front/t:docTitle/t:titlePart")[0].endswith("Presidium Protocol 63")

    def test_where_the_paper_lies(self, tree):
        assert told(tree, "//t:msIdentifier/*[@type]") == ["3", "16", "947", "RGANI, F. 3, Op. 16, D. 947, L. 45-46ob"]
        assert told(tree, "//t:msContents//t:locus") == ["45-46ob"]

    def test_who_was_there(self, tree):
        listed = tree.xpath("//t:particDesc/t:listPerson[@type='attendees']", namespaces=NS)
        assert [len(one) for one in listed] == [18, 12]
        assert told(listed[0], "t:person[17]/t:persName") == ["S. Ivanov"]

    def test_anchors_are_the_ids_of_their_elements(self, edited, tree):
        ids = set(told(tree, "//@xml:id"))
        assert {anchor.id for anchor in edited.anchors.values()} <= ids
        assert told(tree, "//t:div[@xml:id='item-ix']/@n") == ["IX"]
        assert told(tree, "//t:div[@xml:id='item-ix']/t:head/t:label") == ["IX."]

    def test_notes_and_marks_point_to_each_other(self, tree):
        for note in tree.xpath("//t:back//t:note", namespaces=NS):
            (mark,) = tree.xpath(f"//t:ref[@xml:id='{note.get('target')[1:]}']", namespaces=NS)
            assert mark.get("target") == f"#{note.xpath('string(@xml:id)')}"
            assert mark.get("n") == note.get("n")

    def test_an_editor_s_word_with_its_brackets(self, tree):
        (word,) = tree.xpath("//t:supplied", namespaces=NS)
        assert ["".join(part.itertext()) for part in word] == ["[", "]"]
        assert "".join(word.itertext()) == "[ships']"

    def test_words_under_the_name_of_a_speaker(self, tree):
        assert told(tree, "//t:sp[@xml:id='speech-1']/t:speaker") == ["Cde. Khrushchev"]
        assert told(tree, "//t:sp[@xml:id='speech-1']/t:list/t:item/@xml:id") == ["p-1", "p-2"]

    def test_the_text_nodes_are_the_source(self, edited, tree):
        assert "".join(tree.find("t:text", NS).itertext()) == edited.text

    def test_the_form_has_a_version_of_its_own(self, tree):
        (program,) = tree.xpath("//t:application", namespaces=NS)
        assert (program.get("ident"), program.get("version")) == ("protocol-edition", "1.0")


def test_whom_the_text_names_with_what_is_known(reading, settings):
    person = Person("x", "Semyon Ivanov", "Ivanov", ("S. Ivanov",), "1907", "", (), (), (("wikidata", "Q1"),))
    known = Authorities(people={"x": person})
    edited, _ = edit(reading, Decisions(), known, None, doc_id="p-63")
    made = tei(edited, references(edited, settings), known)
    entry = '<person xml:id="person.x" sameAs="https://www.wikidata.org/entity/Q1"><persName>Semyon Ivanov</persName>'
    assert entry in made
    assert '<idno type="wikidata">Q1</idno><ptr target="../../people/x/index.html"/></person>' in made
    assert '<persName ref="#person.x">S. Ivanov</persName>' in made


def test_whom_the_title_statement_names_is_listed(reading, settings):
    known = Authorities(people={"x": Person("x", "Mark Kramer", "Kramer", ("Mark Kramer",))})
    edited, _ = edit(reading, Decisions(), known, None, doc_id="p-63")
    tree = etree.fromstring(tei(edited, references(edited, settings), known).encode())
    assert told(tree, "//t:titleStmt/t:editor/@ref") == ["#person.x", "#person.x"]
    assert told(tree, "//t:standOff//t:person/@xml:id") == ["person.x"]


def test_what_the_editors_decided_is_told_with_their_reason(edited, settings):
    decided = Decisions(names=(NameDecision("Kennedy", "kennedy-john", (13, 35), "He is the president."),))
    tree = etree.fromstring(tei(replace(edited, decisions=decided), references(edited, settings)).encode())
    assert told(tree, "//t:interpretation/t:p")[-1] == (
        "Kennedy in line 13, 35 of the source means kennedy-john. He is the president."
    )


def test_who_speaks_is_told_where_it_is_known(reading, settings):
    known = Authorities(people={"x": Person("x", "Nikita Khrushchev", "Khrushchev", ("Khrushchev",))})
    edited, _ = edit(reading, Decisions(), known, None, doc_id="p-63")
    tree = etree.fromstring(tei(edited, references(edited, settings), known).encode())
    assert told(tree, "//t:sp/@who") == ["#person.x"]


def test_retired_anchors_still_answer(edited, settings):
    changes = (AnchorChange("p-99", "retired", "old words", "p-10", "merged"),)
    states = (RecordedState(1, "2026-01-02", "a" * 16, ()), RecordedState(2, "2026-03-04", "b" * 16, changes))
    changed = replace(edited, history=states, retired=(Retired("p-99", "p-10", "merged"),))
    tree = etree.fromstring(tei(changed, references(edited, settings)).encode())
    assert told(tree, "//t:revisionDesc/t:listChange/t:change/@when") == ["2026-03-04", "2026-01-02"]
    (gone,) = tree.xpath("//t:change[@xml:id='p-99']", namespaces=NS)
    assert (gone.get("target"), gone.text) == ("#p-10", "merged")


def test_a_protocol_with_the_id_of_one_of_its_anchors_leaves_it_to_the_anchor(edited, settings):
    tree = etree.fromstring(tei(replace(edited, id="item-ix"), references(edited, settings)).encode())
    assert told(tree, "//*[@xml:id='item-ix']/@type") == ["agendaItem"]
    assert told(tree, "/t:TEI/@xml:id") == []


def test_credits_and_licence_of_the_edition_a_text_was_taken_from(edited_with, settings):
    taken = SourceEdition(
        "Minutes", "Series A", (Answers("Jo Doe", "editor"),), (), "Press", "Wien", "2019", "CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/", (("DOI", "10.1/2"),),
    )  # fmt: skip
    edited = edited_with(header={"edition": taken})
    tree = etree.fromstring(tei(edited, references(edited, settings)).encode())
    source = "//t:sourceDesc/t:bibl[@type='source-edition']"
    assert told(tree, f"{source}/t:respStmt/t:name") == ["Jo Doe"]
    assert told(tree, "//t:titleStmt/t:respStmt[t:resp='editor']/t:name") == ["Jo Doe"]
    assert told(tree, f"{source}/t:availability/t:licence/@target") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert told(tree, "//t:publicationStmt//t:licence")[1] == "The text: CC BY 4.0"


def test_lines_at_the_end_of_a_sitting_and_at_its_head():
    text = "Present: Arlov.\n\nI. On bridges\n\nBuilt.\n\nEbenau, 5 May 1921\n\nJ. Doe\n"
    reading, _ = read(text.encode(), "a.txt", Decisions())
    (session,) = reading.protocol.sessions
    (item,) = session.items
    built, place, name = item.blocks
    closing = tuple(
        Line(role, None, block.content, block.origin)
        for role, block in ((LineRole.DATELINE, place), (LineRole.SIGNATURE, name))
    )
    closed = replace(session, items=(replace(item, blocks=(built,)),), closing=closing)
    made = tei(replace(reading, protocol=replace(reading.protocol, sessions=(closed,))))
    tree = etree.fromstring(made.encode())
    assert told(tree, "//t:closer/t:dateline") == ["Ebenau, 5 May 1921"]
    assert told(tree, "//t:closer/t:signed/t:seg/@subtype") == ["signature"]
    again, _ = read(made.encode(), "a.xml", Decisions())
    assert [line.role for line in again.protocol.sessions[0].closing] == [LineRole.DATELINE, LineRole.SIGNATURE]


class TestCharacters:
    @pytest.mark.parametrize(
        "odd", ["\x0c", "\x01", "\r", "\t", "\u2028", "\x85", "]]>", "&amp;", "<g>", "\ufeff", "\u00a0"]
    )
    def test_any_character_comes_back(self, odd):
        reading, _ = read(f"Present: Arlov{odd}Berin.\n{odd}\nI. On{odd}bridges\n{odd}".encode(), "a.txt", Decisions())
        assert text_of(tei(reading)) == reading.text

    def test_what_xml_cannot_hold_is_declared(self):
        reading, _ = read(b"I. On bridges\n\x0cand ferries\n", "a.txt", Decisions())
        made = tei(reading)
        assert '<g ref="#u000C"/>' in made
        assert '<char xml:id="u000C">' in made


class TestNoWrongFile:
    def test_a_fault_of_the_writer_is_told(self, edited, settings, monkeypatch):
        whole = checked.tei

        def lossy(read, *rest):
            made = whole(read, *rest)
            return made.replace("About the ships.", "", 1) if read.protocol.sessions else made

        monkeypatch.setattr(checked, "tei", lossy)
        made, (finding,) = checked_tei(edited, references(edited, settings), Authorities())
        assert finding.code == "P109"
        assert f"offset {edited.text.index('About the ships.')}" in finding.what
        assert text_of(made) == edited.text
        assert "<div" not in made

    def test_a_file_that_is_not_well_formed_is_never_made(self, edited, settings, monkeypatch):
        whole = checked.tei
        monkeypatch.setattr(checked, "tei", lambda read, *rest: whole(read, *rest) + "<" * bool(read.protocol.sessions))
        made, (finding,) = checked_tei(edited, references(edited, settings), Authorities())
        assert "well-formed" in finding.what
        assert text_of(made) == edited.text


class TestMatterOutOfItsOrder:
    """What the structure of TEI cannot follow is pointed to at its place in the source."""

    AGENDA = "I. Roads\nII. Bridges\nIII. Ferries\n[I. is lost]\nBuilt.\n"

    def made(self, items):
        source = Source("a.txt", self.AGENDA)
        bare = read(b"October 3, 1921\n\nI. On bridges\n\nBuilt.\n", "a.txt", Decisions())[0].protocol
        ferries = source.origin(20, 32)
        points = Points(PointsKind.AGENDA, (Point(None, "", self.words(source, "III. Ferries"), ferries),), ferries)
        whole = source.origin(0, len(source.text))
        session = replace(bare.sessions[0], blocks=(points,), items=items(source), origin=whole)
        header = replace(bare.header, lines=())
        return Reading(replace(bare, header=header, sessions=(session,), leftovers=()), source.text)

    def words(self, source, characters):
        start = source.text.index(characters)
        return (source.words(start, start + len(characters)),)

    def item(self, source, number, heading, text, **facts):
        start = source.text.index(f"{number}. {heading}")
        marker = source.fragment(start, start + len(number) + 1)
        (words,) = self.words(source, heading)
        blocks = tuple(Paragraph((leaf,), leaf.origin) for leaf in self.words(source, text)) if text else ()
        origin = blocks[0].origin if blocks else source.origin(start, words.origin.end)
        return Item(marker, number, number_value(number), (words,), None, blocks, origin, **facts)

    def test_a_lost_item_stands_in_its_order_and_its_words_where_the_agenda_has_them(self):
        reading = self.made(
            lambda source: (
                self.item(source, "I", "Roads", "", survival=Survival.LOST),
                self.item(source, "II", "Bridges", "[I. is lost]\nBuilt."),
            )
        )
        made = tei(reading)
        tree = etree.fromstring(made.encode())
        place, _ = tree.xpath("//t:anchor[@type='moved']/@corresp", namespaces=NS)
        (item,) = tree.xpath(f"//t:div[@xml:id='{place[1:]}']", namespaces=NS)
        assert item.get("subtype") == "lost"
        assert text_of(made) == reading.text
        assert places_aside(read(made.encode(), "a.xml", Decisions())[0].protocol) == places_aside(reading.protocol)

    def test_the_head_of_an_item_may_stand_in_the_agenda_and_its_text_below(self):
        reading = self.made(lambda source: (
            self.item(source, "I", "Roads", "[I. is lost]"), self.item(source, "II", "Bridges", "Built."),
        ))  # fmt: skip
        made = tei(reading)
        tree = etree.fromstring(made.encode())
        assert told(tree, "//t:div[@type='agendaItem']/t:head") == ["I. Roads", "II. Bridges"]
        assert told(tree, "//t:anchor[@type='moved']/@corresp") == ["#head.0", "#head.9"]
        assert text_of(made) == reading.text
        assert places_aside(read(made.encode(), "a.xml", Decisions())[0].protocol) == places_aside(reading.protocol)
