"""Two texts of one record, and the file of an encoded one, in the site as it is built."""

import pytest

from protocol_edition import urls
from protocol_edition.project import open_project
from protocol_edition.publish import build

PAGE = "protocols/protocol-7/with/protocol-9/index.html"


@pytest.fixture
def parallel(edition):
    """The edition, with its second text called the same record as its first."""
    (edition / "edition.yaml").write_text(
        (edition / "edition.yaml").read_text() + "base_url: https://ebenau.example/\npdf: false\nsearch: false\n"
    )
    (edition / "protocol-9.yaml").write_text("parallel: protocol-7\n")
    return edition


def built(edition):
    project, _ = open_project(edition)
    output = edition.parent / "site"
    result = build(project, output)
    return output, result


def test_the_page_is_made_once_and_both_texts_lead_to_it(parallel):
    output, _ = built(parallel)
    assert [path.relative_to(output).as_posix() for path in output.rglob("with/*/index.html")] == [PAGE]
    for doc_id in ("protocol-7", "protocol-9"):
        own = urls.protocol(doc_id)
        assert f'href="{urls.relative(own, PAGE)}"' in (output / own).read_text()
    assert "protocols/protocol-7/with/protocol-9/" in (output / "sitemap.xml").read_text()


def test_a_parallel_text_that_is_not_there_is_an_error_and_nothing_is_published(parallel):
    (parallel / "protocol-9.yaml").write_text("parallel: protocol-77\n")
    output, result = built(parallel)
    assert "C211" in {finding.code for finding in result.diagnostics}
    assert not output.exists()


def test_an_encoded_source_is_offered_byte_for_byte(edition):
    source = (
        b'\xef\xbb\xbf<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>\r\n<text><body><div type="session">'
        b"<p>The <!-- dear --> crane.</p></div></body></text></TEI>\r\n"
    )
    (edition / "edition.yaml").write_text((edition / "edition.yaml").read_text() + "pdf: false\nsearch: false\n")
    (edition / "protocol-11.xml").write_bytes(source)
    output, _ = built(edition)
    beside = output / "protocols" / "protocol-11"
    assert (beside / "source.xml").read_bytes() == source
    assert (beside / "protocol.txt").read_text().split() == ["The", "crane."]
    assert 'href="source.xml"' in (beside / "index.html").read_text()
    assert not (output / "protocols" / "protocol-7" / "source.xml").exists()


def test_a_word_of_either_text_that_changes_changes_on_their_page(parallel):
    output, _ = built(parallel)
    assert "the crane is built" in (output / PAGE).read_text()
    text = parallel / "protocol-9.txt"
    text.write_text(text.read_text().replace("the crane is built", "the crane is painted"))
    built(parallel)
    assert "the crane is painted" in (output / PAGE).read_text()
