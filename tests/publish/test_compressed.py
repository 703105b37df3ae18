"""Files compressed beforehand: what is in them, which have them, and what is said where Brotli is missing."""

import gzip

import pytest

from protocol_edition.project import open_project
from protocol_edition.publish import Means, Terms, build, compressed

PACKED = Terms(durable=False, searchable=False, compressed=True)


@pytest.fixture
def site(edition, tmp_path):
    def site(name, jobs=1):
        project, findings = open_project(edition)
        built = build(project, tmp_path / name, findings, PACKED, Means(jobs=jobs))
        assert built.published
        return tmp_path / name, built

    return site


def test_every_text_of_some_size_is_there_compressed_with_the_same_words(site):
    output, _ = site("build")
    page = output / "protocols/protocol-7/index.html"
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == page.read_bytes()
    for packed in output.rglob("*.gz"):
        assert gzip.decompress(packed.read_bytes()) == packed.with_name(packed.stem).read_bytes()
    assert not list(output.rglob("*.pdf.gz"))
    assert "protocols/protocol-7/index.html.gz" in (output / "manifest-sha256.txt").read_text()


def test_the_same_site_is_compressed_to_the_same_bytes(site):
    one, other = site("one")[0], site("other")[0]
    assert {path.relative_to(one): path.read_bytes() for path in one.rglob("*.gz")} == {
        path.relative_to(other): path.read_bytes() for path in other.rglob("*.gz")
    }


def test_where_brotli_is_missing_the_build_says_so(site, monkeypatch):
    monkeypatch.setattr("protocol_edition.publish.building.FORMS", (".gz",))
    assert [one.what for one in site("build")[1].diagnostics if one.code == "P110"] == [
        "there are no files that end with .br"
    ]


def test_where_brotli_is_at_hand_its_files_are_there_too(site):
    if ".br" in compressed.FORMS:
        page = site("build")[0] / "index.html"
        assert compressed.brotli.decompress(page.with_name("index.html.br").read_bytes()) == page.read_bytes()
    else:
        assert not list(site("build")[0].rglob("*.br"))
