"""A draft: the pages alone, which lead to nothing else, say what they are, and never take a whole site's place."""

import shutil
from pathlib import Path
from urllib.parse import unquote, urldefrag

import lxml.html
import pytest

from protocol_edition.cli.door import run
from protocol_edition.project import open_project
from protocol_edition.publish import Session, Terms, build

WORDS = "A draft, not to be cited"
SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ABOUT = """\
# About

The [tables](../data/), the [record](../protocols/protocol-7/protocol.json#x) and [all](../protocols/index.html).
"""


def draft(edition: Path, output: Path, *options: str) -> int:
    return run(["build", str(edition), "-o", str(output), "--draft", "-j", "1", *options])


def whole(edition: Path, output: Path, *options: str) -> int:
    return run(["build", str(edition), "-o", str(output), "-j", "1", *options])


def files(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def dead(site: Path) -> list[tuple[str, str]]:
    """Every link and every file asked for that is not there, by its page."""
    found = []
    for path in sorted(site.rglob("*.html")):
        page = lxml.html.document_fromstring(path.read_bytes())
        for address in page.xpath("//@href | //@src"):
            file, anchor = urldefrag(address)
            target = (path.parent / unquote(file)).resolve() if file else path
            foreign = "//" in address or address.startswith("mailto:")
            anchors = anchor and target.is_file() and f'id="{unquote(anchor)}"' not in target.read_text()
            if not foreign and (not target.is_file() or anchors):
                found.append((path.relative_to(site).as_posix(), address))
    return found


@pytest.fixture(scope="module")
def drafted(tmp_path_factory):
    """The real edition with all that a site can have, as a draft."""
    edition = Path(shutil.copytree(SEEDS, tmp_path_factory.mktemp("edition") / "seeds"))
    with (edition / "edition.yaml").open("a", encoding="utf-8") as settings:
        settings.write("\ninterface: de\n")
    site = tmp_path_factory.mktemp("draft") / "site"
    assert draft(edition, site) == 0
    return site


def test_all_links_of_a_draft_lead_somewhere(drafted):
    assert dead(drafted) == []


def test_it_has_the_pages_and_nothing_beside_them(drafted):
    there = files(drafted)
    assert {"index.html", "protocols/presidium-protocol-63/index.html", "people/khrushchev-nikita/index.html"} <= set(
        there
    )
    assert {"about/index.html", "chronology/1962/index.html", "attendance/index.html", "robots.txt"} <= set(there)
    left_out = (
        "/cite/",
        "/history/",
        "data/",
        "search/",
        "feed.xml",
        "opensearch.xml",
        ".pdf",
        ".bib",
        "protocol.json",
    )
    assert [path for path in there if any(part in path for part in left_out)] == []
    assert [path for path in there if path.startswith("protocols/") and not path.endswith(".html")] == []


def test_every_page_says_so_in_the_language_of_the_site_and_asks_not_to_be_indexed(drafted):
    for path in drafted.rglob("*.html"):
        page = lxml.html.document_fromstring(path.read_bytes())
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"], path
        assert "Ein Entwurf, nicht zum Zitieren" in page.xpath("string(//header[@class='masthead'])"), path


def test_a_whole_site_says_nothing_of_the_kind(edition, tmp_path):
    assert whole(edition, tmp_path / "site") == 0
    for path in (tmp_path / "site").rglob("*.html"):
        assert WORDS not in path.read_text()
        assert "noindex" not in path.read_text()


def test_what_editors_link_to_is_words_alone_where_a_draft_leaves_it_out(edition, tmp_path, capsys):
    (edition / "pages").mkdir()
    (edition / "pages/about.md").write_text(ABOUT)
    assert draft(edition, tmp_path / "draft") == 0
    assert "C208" not in capsys.readouterr().err
    assert dead(tmp_path / "draft") == []
    page = (tmp_path / "draft/about/index.html").read_text()
    assert "<a>tables</a>" in page
    assert '<a href="../protocols/index.html">all</a>' in page


def test_a_draft_is_refused_where_a_whole_site_stands(edition, tmp_path, capsys):
    site = tmp_path / "site"
    assert whole(edition, site) == 0
    before = files(site)
    capsys.readouterr()
    assert draft(edition, site) == 1
    said = capsys.readouterr().err
    assert "P111" in said
    assert "--output" in said
    assert files(site) == before


def test_a_draft_takes_the_place_of_a_draft_and_of_an_empty_folder(edition, tmp_path, capsys):
    (tmp_path / "draft").mkdir()
    assert draft(edition, tmp_path / "draft") == 0
    (edition / "protocol-9.txt").write_text((edition / "protocol-9.txt").read_text().replace("crane is", "cranes are"))
    assert draft(edition, tmp_path / "draft") == 0
    assert b"cranes are" in files(tmp_path / "draft")["protocols/protocol-9/index.html"]
    capsys.readouterr()
    assert draft(edition, tmp_path / "draft") == 0
    assert "Nothing has changed" in capsys.readouterr().err


def test_a_whole_build_after_a_draft_is_as_one_from_nothing(edition, tmp_path):
    assert draft(edition, tmp_path / "site") == 0
    assert whole(edition, tmp_path / "site") == 0
    assert whole(edition, tmp_path / "fresh", "--no-cache") == 0
    assert files(tmp_path / "site") == files(tmp_path / "fresh")


def test_a_draft_made_anew_in_part_is_as_one_from_nothing(edition, tmp_path):
    (edition / "edition.yaml").write_text(
        (edition / "edition.yaml").read_text() + "base_url: https://ebenau.example/\n"
    )
    session = Session(edition, tmp_path / "draft", tmp_path / "cache", draft=True)
    assert session.build().published
    (edition / "protocol-9.txt").write_text((edition / "protocol-9.txt").read_text().replace("crane is", "cranes are"))
    assert session.build(quick=True).published
    session.settle()
    assert session.index() == {}
    project, findings = open_project(edition)
    assert build(project, tmp_path / "fresh", findings, Terms(draft=True)).published
    assert files(tmp_path / "draft") == files(tmp_path / "fresh")
