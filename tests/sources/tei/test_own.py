"""Our own TEI read back: from its markup alone the protocol is what it was, offset for offset."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.benchmarks.synthetic import write_edition
from tests.exports.scribe import written
from tests.oddities import odd_edition
from tests.sources.cases import ABOVE, STUB, cases, decisions
from tests.sources.generated import document
from tests.sources.tei.aside import places_aside

from protocol_edition.edition import Ledger, edit, mint
from protocol_edition.exports import tei, text_of
from protocol_edition.model import Decisions, passages, plain, printed
from protocol_edition.project import open_project
from protocol_edition.publish.jobs import desk, survey
from protocol_edition.sources import gaps, is_blank, read

ROOT = Path(__file__).parents[3]
SEED = ROOT / "seeds" / "000_54cc86d0ab452d54.txt"
CALM = settings(deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


def back(made: str, file: str = "own.xml"):
    reading, findings = read(made.encode(), file, Decisions())
    assert reading is not None, findings
    return reading, [finding for finding in findings if finding.code.startswith("X")]


def check(one) -> None:
    """Fails unless the TEI of ``one`` gives its text and its protocol back."""
    made = tei(one)
    assert text_of(made) == one.text
    reading, findings = back(made)
    assert reading.text == one.text
    assert places_aside(reading.protocol) == places_aside(one.protocol)
    assert findings == []


def readings(texts):
    for name, text, decided in texts:
        reading, _ = read(text.encode(), f"{name}.txt", decided)
        if reading is not None:
            yield name, reading


def texts_of(folder: Path):
    """The texts of an edition as it is published: names linked, anchors allotted."""
    project, _ = open_project(folder)
    assert project is not None
    at = desk(project)
    for source in project.sources:
        one, _, _ = survey(source, at)
        assert one is not None
        yield one.edited


class TestProtocolsComeBack:
    def test_protocol_63_as_it_is_published(self):
        (edited,) = texts_of(ROOT / "seeds")
        check(edited)

    def test_a_recorded_text_comes_back_by_its_anchors(self):
        reading, _ = read(SEED.read_bytes(), "protocol-63.txt", Decisions())
        edited, _ = edit(reading, Decisions(), open_project(ROOT / "seeds")[0].authorities, None, doc_id="p-63")
        ledger, _ = mint(edited, Ledger("p-63.yaml", "p-63"), on="2026-01-02")
        check(edit(reading, Decisions(), open_project(ROOT / "seeds")[0].authorities, ledger, doc_id="p-63")[0])

    def test_an_edition_in_which_everything_is_odd(self, tmp_path):
        for edited in texts_of(odd_edition(tmp_path / "odd")):
            check(edited)

    def test_small_editions(self, edition):
        for edited in texts_of(edition):
            check(edited)

    def test_editions_of_the_usual_shape(self, tmp_path):
        write_edition(tmp_path, 30)
        for edited in texts_of(tmp_path):
            check(edited)

    def test_every_form_of_the_list(self):
        listed = [(case.title, case.source if case.whole else STUB + case.source, case) for case in cases()]
        decided = [(name, text, decisions(case.sidecar, 0 if case.whole else ABOVE)) for name, text, case in listed]
        for _, reading in readings(decided):
            check(reading)

    @pytest.mark.parametrize("shard", range(2))
    def test_documents_that_no_archive_ever_held(self, shard):
        numbers = range(shard * 100, (shard + 1) * 100)
        for name, reading in readings((str(number), document(number), Decisions()) for number in numbers):
            try:
                check(reading)
            except Exception as fault:
                raise AssertionError(f"document({name}): {fault}") from fault

    @given(written())
    @settings(CALM, max_examples=80)
    def test_protocols_that_no_reader_made(self, made):
        check(made)


@pytest.fixture(scope="module")
def made():
    """Protocol 63, read on its own."""
    reading, _ = read(SEED.read_bytes(), "protocol-63.txt", Decisions())
    return tei(reading)


class TestAnEditorsHand:
    """An editor corrects the XML: it is read as it stands."""

    def test_a_corrected_word(self, made):
        assert made.count("About the ships.") == 1
        reading, findings = back(made.replace("About the ships.", "About all of the ships."))
        assert "About all of the ships." in [printed(passage.block.content) for passage in passages(reading.protocol)]
        assert findings == []
        assert text_of(made.replace("About the ships.", "About all of the ships.")) == reading.text

    def test_a_new_paragraph_gets_its_place_and_line(self, made):
        reading, _ = back(made.replace("<p>About the ships.</p>", "<p>About the ships.</p>\n<p>And boats.</p>"))
        paragraph = reading.protocol.items[-1].blocks[2]
        assert printed(paragraph.content) == "And boats."
        assert reading.text[paragraph.origin.start : paragraph.origin.end] == "And boats."
        assert paragraph.origin.file == "own.xml"
        assert paragraph.origin.line > reading.protocol.items[0].origin.line

    def test_words_where_none_should_be_are_kept_and_told(self, made):
        odd = made.replace("</body>", "and so on</body>")
        reading, findings = read(odd.encode(), "own.xml", Decisions())
        assert [left.text for left in reading.protocol.leftovers] == ["and so on"]
        assert [finding.code for finding in findings] == ["R101"]

    def test_an_unknown_element_keeps_its_words(self, made):
        reading, findings = back(made.replace("About the ships.", "About the <rs>ships</rs>."))
        assert plain(reading.protocol.items[-1].blocks[1].content) == "About the ships."
        assert [finding.code for finding in findings] == ["X401"]
        assert "<rs>" in findings[0].what

    def test_an_unknown_word_is_told_once_with_its_line(self, made):
        odd = made.replace('subtype="present"', 'subtype="nearby"')
        reading, findings = back(odd)
        assert [listed.status.value for session in reading.protocol.sessions for listed in session.lists] == [
            "present", "present",
        ]  # fmt: skip
        assert [finding.code for finding in findings] == ["X401"]
        assert "(2 times, the first here)" in findings[0].what
        assert "nearby" in odd.splitlines()[findings[0].line - 1]

    @pytest.mark.parametrize("taken", ["xml:id", "target", "n", "type", "subtype", "pre", "function"])
    def test_without_an_attribute_no_word_is_lost(self, made, taken):
        head, opened, text = made.partition("<body>")
        bare = head + opened + re.sub(rf' {taken}="[^"]*"', "", text)
        assert bare != made
        reading, _ = read(bare.encode(), "own.xml", Decisions())
        assert reading.text == text_of(made)
        assert all(is_blank(reading.text[start:end]) for start, end in gaps(reading.protocol, reading.text))

    def test_a_reference_to_nothing_stays_as_words(self):
        reading, _ = read(SEED.read_bytes(), "protocol-63.txt", Decisions())
        edited, _ = edit(reading, Decisions(), open_project(ROOT / "seeds")[0].authorities, None, doc_id="p-63")
        made = tei(edited)
        assert 'type="cross-reference" target="#item-ix"' in made
        again, findings = back(made.replace('target="#item-ix"', 'target="#item-x"'))
        assert again.text == edited.text
        assert [finding.code for finding in findings] == ["X401"]

    def test_what_comes_back_is_exported_as_before(self, made):
        reading, _ = back(made)
        assert tei(reading) == made
