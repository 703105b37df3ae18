"""The guide: built by the program, without a finding, with every setting and every code."""

import lxml.html
import pytest

from protocol_edition.cli.door import run
from protocol_edition.diagnostics import CODES
from protocol_edition.model import BUILT_IN, Fact, PointsKind, Role, SignKind
from protocol_edition.project import schemas
from protocol_edition.sources import ITEMS, NAMES, PARAGRAPHS, SIGNS


@pytest.fixture(scope="module")
def guide(tmp_path_factory):
    output = tmp_path_factory.mktemp("guide") / "site"
    assert run(["guide", "--output", str(output)]) == 0
    return output


def page(guide, name):
    return lxml.html.fromstring((guide / name / "index.html").read_text())


def test_it_begins_with_what_to_do_and_leads_to_every_chapter(guide):
    first = page(guide, "guide")

    assert first.xpath("string(//h1)") == "The guide"
    for href in first.xpath("//main//a/@href"):
        path = href.partition("#")[0]
        assert (guide / "guide" / path).resolve().is_file(), href


def test_every_setting_is_explained(guide):
    shown = set(page(guide, "settings").xpath("//td/code/text()"))
    keys = {key for schema in schemas().values() for key in schema.get("properties", ())}
    keys |= {
        key for schema in schemas().values() for form in schema.get("$defs", {}).values()
        for key in form.get("properties", ())
    }  # fmt: skip

    assert keys - shown == set()
    needed = page(guide, "settings").xpath("//tr[td[2]='needed']/td[1]/code/text()")
    assert {"title", "editors", "publisher", "licence", "language"} <= set(needed)


def test_every_code_is_explained(guide):
    findings = page(guide, "findings")

    assert [heading.partition(":")[0] for heading in findings.xpath("//h2/text()")] == sorted(CODES)
    for code in CODES.values():
        assert code.why in findings.text_content()


def test_every_word_of_our_tei_is_explained(guide):
    """Signs, kinds of items, paragraphs and points, and the elements of the customization that stand in a text."""
    shown = set(page(guide, "tei").xpath("//code/text()"))
    words = [*SignKind, *PointsKind, *ITEMS.values(), *(form.tag for form in SIGNS.values()), *NAMES.values()]
    words += [kind for kind, tag in PARAGRAPHS.items() if tag == "ab"]
    words += PARAGRAPHS.values()

    assert {str(word) for word in words} - shown == set()


def test_the_commands_it_names_are_there(guide, capsys):
    assert run(["--help"]) == 0
    commands = capsys.readouterr().out
    named = {
        words.split()[1]
        for chapter in ("guide", "texts", "addresses", "publishing", "look", "names")
        for words in page(guide, chapter).xpath("//code/text()")
        if words.startswith("protocol-edition ")
    }
    assert named >= {"new", "serve", "add", "check", "anchors", "build", "parse", "template"}
    assert [name for name in named if f"  {name} " not in commands] == []


def test_every_role_and_fact_of_a_table_for_tei_is_explained(guide):
    shown = set(page(guide, "dialects").xpath("//code/text()"))

    assert {role.value for role in Role} - shown == set()
    assert {fact.value for fact in Fact} - shown == set()
    assert set(BUILT_IN) <= shown
