"""What shows only between texts that belong together."""

from dataclasses import replace

from tests.tei_like import everything

from protocol_edition.checks import check_edition, check_protocol
from protocol_edition.edition import Facts, ItemFacts, edit, register
from protocol_edition.model import Authorities, Decisions, Origin
from protocol_edition.project import open_project


def facts(doc_id: str, **told) -> Facts:
    date = told.pop("date", "1921-03-03")
    return replace(Facts(doc_id, "", "", date, "", "", (date, 0, ""), (), (), f"{doc_id}.xml"), **told)


def found(tmp_path, *texts: Facts) -> list[tuple[str, str, str]]:
    settings = "title: M\neditors: E\npublisher: P\nlicence: CC0-1.0\nlanguage: de\n"
    (tmp_path / "edition.yaml").write_text(settings)
    project, _ = open_project(tmp_path)
    return [(one.code, one.file, one.what) for one in check_edition(register(texts), project)]


def test_many_pointers_into_nothing_are_one_finding_a_kind(tmp_path):
    at = Origin("p-1.xml", 7, 1, 0, 0)
    targets = (("P-8#top", at), ("P-9", at), ("date:1921-05-01", at), ("p-1#gone", at), ("p-1", at))
    assert found(tmp_path, facts("p-1", targets=targets)) == [
        ("C210", "p-1.xml", "days without a protocol, or with several: 1, pointed to 1 times; "
         "the first is 'date:1921-05-01'"),
        ("C210", "p-1.xml", "parts that their protocols do not have under this name: 1, pointed to 1 times; "
         "the first is 'p-1#gone'"),
        ("C210", "p-1.xml", "protocols that are not in the edition: 2, pointed to 2 times; the first is 'P-8#top'"),
    ]  # fmt: skip


def test_a_parallel_text_has_to_be_there_and_to_be_the_same_record(tmp_path):
    assert found(
        tmp_path, facts("p-1", parallel=("p-2", "p-22")), facts("p-2", date="1921-03-04", parallel=("p-2",))
    ) == [
        ("C211", "p-1.yaml", "the parallel text 'p-22' is not in the edition"),
        ("C212", "p-1.yaml", "its date is '1921-03-03', that of p-2.xml is '1921-03-04'"),
        ("C211", "p-2.yaml", "the parallel text 'p-2' is the text itself"),
    ]


def test_attachments_without_their_protocol_are_told_once(tmp_path):
    told = found(tmp_path, facts("p-1", parent="q"), facts("p-2", parent="q"))
    assert told == [("C213", "p-1.xml", "the text is attached to 'q', which is not there; 1 more like it")]


def test_one_id_in_two_files_is_told_once(tmp_path):
    def item(anchor: str, source_id: str = "") -> ItemFacts:
        return ItemFacts(anchor, "I", "On it", 1, source_id=source_id)

    first, second = (item("item-i", "top_1"), item("item-ii", "top_1")), (item("item-i", "top_1"), item("item-ii"))
    assert found(tmp_path, facts("p-1", items=first)) == []
    assert found(tmp_path, facts("p-1", items=first), facts("p-2", items=second)) == [
        ("C214", "p-2.xml", "the xml:id 'top_1' of an item is in p-1.xml too")
    ]


def test_an_item_whose_text_is_lost_is_not_told_to_be_empty_and_an_appendix_has_no_number():
    edited, _ = edit(everything(), Decisions(), Authorities(), None, doc_id="p")
    assert {one.code for one in check_protocol(edited)} & {"C101", "C102", "C103", "C105"} == set()
