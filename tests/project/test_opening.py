import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol_edition.diagnostics import has_errors
from protocol_edition.model import Decisions, LineDecision, LineIs, NameDecision, Office, Pseudonym, SignDecision
from protocol_edition.project import Contributor, Licence, open_project

FIVE_LINES = "title: A\neditors: B\npublisher: Ebenau Archive\nlicence: C\nlanguage: en\n"


def test_one_text_and_five_lines_are_an_edition(opened):
    project, findings = opened()

    assert findings == []
    assert [source.name for source in project.sources] == ["one.txt"]
    settings = project.settings
    assert settings.title == "Protocols of the Town Council of Ebenau"
    assert settings.editors == (Contributor("Anna Weber"),)
    assert settings.publisher == "Ebenau Archive"
    assert settings.licence == Licence("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/")
    assert settings.language == "en"
    assert (settings.subtitle, settings.rights, settings.base_url, settings.place) == ("", "", "", "")


def test_the_american_spellings_are_read_too(opened):
    project, findings = opened(
        {"edition.yaml": "title: A\neditor: B\npublisher: C\nlicense: All rights reserved\nlanguage: en\n"}
    )

    assert findings == []
    assert project.settings.editors == (Contributor("B"),)
    assert project.settings.licence == Licence("All rights reserved")


def test_everything_that_settings_can_say(opened):
    project, findings = opened(
        {
            "edition.yaml": """\
title: >-
  A title over
  two lines
subtitle: yes
editors:
  - Anna Weber
  - name: Jan Novák
    role: introduction
    orcid: 0000-0002-1825-0097
publisher: Ebenau Archive
place: Ebenau
licence:
  name: The archive's own terms
  url: https://example.org/terms
rights: The texts are in the public domain.
language: pt-BR
base_url: https://example.org/edition
repository_url: https://example.org/edition.git/
repository_branch: edition/2
description: 1962
"""
        }
    )

    assert findings == []
    settings = project.settings
    assert settings.title == "A title over two lines"
    assert settings.subtitle == "yes"
    assert settings.description == "1962"
    assert settings.editors[1] == Contributor("Jan Novák", "introduction", "0000-0002-1825-0097")
    assert settings.licence == Licence("The archive's own terms", "https://example.org/terms")
    assert settings.base_url == "https://example.org/edition/"
    assert settings.repository_url == "https://example.org/edition.git"
    assert settings.repository_branch == "edition/2"


def test_all_faults_of_all_files_are_told_at_once_each_at_its_line_and_column(opened):
    _, findings = opened(
        {
            "edition.yaml": "titel: A\npublisher:\nlicence: {nam: X}\nlanguage: English\neditors: B\nbase_url: ftp://a.b\n",
            "one.yaml": "id: One\nlines:\n  7: itm\nnames:\n  - name: K\n    means: nobody\n",
            "two.yaml": "id: two\n",
            "authorities/people.yaml": "weber:\n  nam: Anna\n  born: 1962-02-30\nWeber: {name: A}\nweber: {name: B}\n",
            "authorities/places.yaml": "ebenau:\n  name: Ebenau\n  latitude: 91\n",
            "authorities/organisations.yaml": "council: [a]\n",
            "pages/About us.md": "# About\n",
        }
    )

    assert findings == [
        "authorities/organisations.yaml:1:10 Y303 'council' must be a map of keys and values",
        "authorities/people.yaml:1:1 Y302 'name' is missing",
        "authorities/people.yaml:2:3 Y301 unknown key 'nam'",
        "authorities/people.yaml:3:9 Y306 '1962-02-30' names day 30 of a month that has not so many",
        "authorities/people.yaml:4:1 Y307 the key 'Weber' must be made of the letters a-z, figures and hyphens, "
        "begin with a letter or figure, and have at most 80 characters",
        "authorities/people.yaml:5:1 Y202 the key 'weber' stands already in line 1",
        "authorities/places.yaml:3:13 Y303 'latitude' must be at most 90",
        "edition.yaml:1:1 Y301 unknown key 'titel'",
        "edition.yaml:1:1 Y302 'title' is missing",
        "edition.yaml:2:1 Y302 'publisher' has no value",
        "edition.yaml:3:1 Y302 'name' is missing",
        "edition.yaml:3:11 Y301 unknown key 'nam'",
        "edition.yaml:4:11 Y303 'English' must be the tag of a language",
        "edition.yaml:6:11 Y305 'ftp://a.b' begins with 'ftp:'; only http:// and https:// are linked",
        "one.yaml:1:5 Y307 'One' must be made of the letters a-z, figures and hyphens, "
        "begin with a letter or figure, and have at most 80 characters",
        "one.yaml:3:6 Y304 'is' cannot be 'itm'",
        "one.yaml:6:12 Y402 no authority file has the key 'nobody'",
        "pages/About us.md:1:1 Y307 the page's name becomes its address; it must be made of the letters a-z, figures "
        "and hyphens, begin with a letter or figure, and have at most 80 characters",
        "two.yaml:1:1 Y401 there is no text 'two.txt' beside these decisions",
    ]


@pytest.mark.parametrize(
    ("yaml", "remedy"),
    [
        ("titel: A\n", "did you mean 'title' or 'subtitle'?"),
        ("editors: [{nme: A}]\n", "did you mean 'name'?"),
        ("licence: {uri: A}\n", "did you mean 'url'?"),
        ("qqq: A\n", "the keys here are title, subtitle, editors"),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest_known_one(write, yaml, remedy):
    _, diagnostics = open_project(write({"edition.yaml": yaml}))

    unknown = next(diagnostic for diagnostic in diagnostics if diagnostic.code == "Y301")
    assert unknown.remedy.startswith(remedy)


@pytest.mark.parametrize("missing", ["title", "editors", "publisher", "licence", "language"])
def test_none_of_the_five_lines_is_ever_made_up(opened, missing):
    five = {"title": "A", "editors": "B", "publisher": "C", "licence": "D", "language": "en"}

    project, findings = opened(
        {"edition.yaml": "".join(f"{key}: {value}\n" for key, value in five.items() if key != missing)}
    )

    assert project is None
    assert findings == [f"edition.yaml:1:1 Y302 '{missing}' is missing"]


@pytest.mark.parametrize("content", ["", "\n", "# only a remark\n", "---\n", "~\n", "\ufeff"])
def test_an_empty_edition_yaml_is_one_finding(opened, content):
    assert opened({"edition.yaml": content}) == (None, ["edition.yaml:1:1 Y106 the file says nothing"])


def test_a_folder_without_edition_yaml_is_no_edition(write):
    root = write()
    (root / "edition.yaml").rename(root / "edition.yml")

    project, diagnostics = open_project(root)

    assert project is None
    assert [diagnostic.code for diagnostic in diagnostics] == ["Y101", "Y108"]
    assert diagnostics[0].remedy == "rename edition.yml to edition.yaml"


def test_a_folder_that_is_not_there_is_one_finding(tmp_path):
    project, diagnostics = open_project(tmp_path / "nowhere")

    assert project is None
    assert [diagnostic.code for diagnostic in diagnostics] == ["Y101"]


def test_an_edition_without_a_text_is_an_error(opened):
    _, findings = opened({"one.txt": None})

    assert findings == ["edition.yaml:1:1 Y109 the edition has no text"]


def test_a_person_with_every_fact(opened):
    project, findings = opened(
        {
            "authorities/people.yaml": """\
weber-anna:
  name: Anna Weber
  sort: Weber, Anna
  variants: [Weber, A. Weber, Вебер]
  born: 1894-04
  died: 1971
  offices:
    - Mayor
    - {title: Councillor, since: 1920, until: 1925-03-01}
  pseudonyms:
    - {name: Falk, protocols: [one], source: note 1}
  identifiers: {viaf: 12345, wikidata: Q5}
  note: A note.
  source: The register.
""",
        }
    )

    assert findings == []
    person = project.authorities.people["weber-anna"]
    assert (person.key, person.name, person.sort) == ("weber-anna", "Anna Weber", "Weber, Anna")
    assert person.variants == ("Weber", "A. Weber", "Вебер")
    assert (person.born, person.died) == ("1894-04", "1971")
    assert person.offices == (Office("Mayor"), Office("Councillor", "1920", "1925-03-01"))
    assert person.pseudonyms == (Pseudonym("Falk", ("one",), "note 1"),)
    assert person.identifiers == (("wikidata", "Q5"), ("viaf", "12345"))
    assert (person.note, person.source) == ("A note.", "The register.")


def test_a_person_with_a_name_alone_is_filed_under_it(opened):
    project, _ = opened({"authorities/people.yaml": "weber: {name: Anna Weber}\n"})

    assert project.authorities.people["weber"].sort == "Anna Weber"


def test_places_and_organisations(opened):
    project, findings = opened(
        {
            "authorities/places.yaml": "ebenau: {name: Ebenau, variants: Ebenau, latitude: 47.8, longitude: '13.17'}\n",
            "authorities/organisations.yaml": "council: {name: Council, source: The register}\n",
        }
    )

    assert findings == []
    place = project.authorities.places["ebenau"]
    assert (place.variants, place.latitude, place.longitude) == (("Ebenau",), 47.8, 13.17)
    assert project.authorities.organisations["council"].source == "The register"


def test_two_entries_may_share_a_variant(opened):
    project, findings = opened(
        {"authorities/people.yaml": "a: {name: A, variants: [Weber]}\nb: {name: B, variants: [Weber]}\n"}
    )

    assert findings == []
    assert {person.variants for person in project.authorities.people.values()} == {("Weber",)}


def test_everything_that_a_sidecar_can_decide(opened):
    project, findings = opened(
        {
            "one.yaml": """\
id: council-1
title: First protocol
short_title: Protocol 1
date: 1962-10-28
series: Council
number: 01
url: https://example.org/1
lines:
  12: item
  3: {is: speech, speaker: Weber, why: as the next line shows}
  4: {is: item, number: IV}
signs:
  - {line: 5, text: "[1968]", kind: supplied, why: no note has this number}
names:
  - {name: Weber, means: weber, lines: [3, 4]}
  - {name: Weber, means: weber, lines: 5, why: she}
""",
            "authorities/people.yaml": "weber: {name: Weber}\n",
        }
    )

    assert findings == []
    assert project.decisions["one"] == Decisions(
        file="one.yaml",
        id="council-1",
        title="First protocol",
        date="1962-10-28",
        series="Council",
        number="01",
        url="https://example.org/1",
        short_title="Protocol 1",
        lines=(
            LineDecision(3, LineIs.SPEECH, speaker="Weber", why="as the next line shows"),
            LineDecision(4, LineIs.ITEM, number="IV"),
            LineDecision(12, LineIs.ITEM),
        ),
        signs=(SignDecision(5, "[1968]", "supplied", "no note has this number"),),
        names=(NameDecision("Weber", "weber", (3, 4)), NameDecision("Weber", "weber", (5,), "she")),
    )
    assert project.document_id(project.sources[0]) == "council-1"


def test_a_sidecar_with_a_fault_does_not_hide_the_project_but_makes_it_unfit(write):
    project, diagnostics = open_project(write({"one.yaml": "id: council-1\nnmes: []\n"}))

    assert has_errors(diagnostics)
    assert project.document_id(project.sources[0]) == "council-1"


def test_findings_do_not_depend_on_where_the_edition_lies(write, tmp_path, monkeypatch):
    root = write({"one.yaml": "nmes: []\n"})
    monkeypatch.chdir(root)

    assert open_project(Path())[1] == open_project(root)[1]


def test_an_alias_bomb_is_refused_at_once(opened):
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )

    _, findings = opened({"authorities/people.yaml": bomb})

    assert "authorities/people.yaml:1:4 Y203 the anchor '&a' marks matter for reuse" in findings
    assert "authorities/people.yaml:2:8 Y203 the alias '*a' stands for matter elsewhere in the file" in findings


@pytest.mark.parametrize("name", ["edition.yaml", "one.yaml", "authorities/people.yaml", "pages/about.md"])
def test_a_pipe_never_makes_the_program_wait(write, name):
    root = write({name: ""})
    (root / name).unlink()
    os.mkfifo(root / name)

    project, diagnostics = open_project(root)

    if name.endswith(".md"):
        content, diagnostics = project.read_page(project.pages[0])
        assert content is None
    assert [(found.file, found.code, found.what) for found in diagnostics] == [
        (name, "Y102", "the file is a pipe, not a file")
    ]


def test_a_link_inside_the_edition_is_followed_and_one_out_of_it_is_not(write, tmp_path):
    root = write({"kept/settings.yaml": "id: linked\n"})
    (tmp_path / "secret.yaml").write_text("weber: {name: Secret}\n")
    (root / "one.yaml").symlink_to("kept/settings.yaml")
    (root / "authorities").mkdir()
    (root / "authorities/people.yaml").symlink_to(tmp_path / "secret.yaml")
    (root / "pages").symlink_to(tmp_path)

    project, diagnostics = open_project(root)

    assert project.document_id(project.sources[0]) == "linked"
    assert not project.authorities.people
    assert [(found.file, found.code) for found in diagnostics] == [
        ("authorities/people.yaml", "Y104"),
        ("pages", "Y104"),
    ]


def test_a_value_refused_as_yaml_is_not_told_a_second_time_as_missing(opened):
    _, findings = opened({"edition.yaml": FIVE_LINES.replace("Ebenau Archive", "*archive")})

    assert [finding.split(" ")[1] for finding in findings] == ["Y203"]


def test_an_entry_without_a_good_key_is_not_taken_in(opened):
    project, _ = opened({"authorities/people.yaml": "Bad Key: {name: A}\ngood: {name: B}\n"})

    assert list(project.authorities.people) == ["good"]


_KEYS = st.sampled_from(
    ["title", "editors", "name", "licence", "language", "id", "date", "lines", "signs", "names", "is", "means", "weber",
     "born", "offices", "pseudonyms", "protocols", "identifiers", "wikidata", "latitude", "url", "base_url", "3", "why"]
)  # fmt: skip
_LEAVES = st.sampled_from(["", "~", "one", "item", "1962-02-30", "9" * 5000, "-1", "nan", "https://[", "weber", "Q1"])
_TREES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4), max_leaves=15
)


@given(st.dictionaries(_KEYS, _TREES, max_size=6))
@settings(max_examples=200, deadline=None)
def test_no_content_of_any_file_makes_the_program_fail(content):
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "authorities").mkdir()
        (root / "one.txt").write_text("x")
        for name in ("edition.yaml", "one.yaml", "authorities/people.yaml", "authorities/places.yaml"):
            (root / name).write_text(yaml.safe_dump(content))

        _, diagnostics = open_project(root)

        for found in diagnostics:
            assert found.line <= (root / found.file).read_text().count("\n") + 1
            assert len(str(found)) < 1000


def test_a_thread_names_items_by_their_short_or_whole_address(opened):
    project, findings = opened(
        {
            "authorities/threads.yaml": "mill:\n  title: The mill\n  items:\n    - one#item-i\n"
            "    - https://example.org/site/protocols/two/#item-ii\n"
        }
    )

    assert findings == []
    assert [(item.protocol, item.anchor, item.origin.line) for item in project.authorities.threads["mill"].items] == [
        ("one", "item-i", 4),
        ("two", "item-ii", 5),
    ]


def test_what_is_no_address_of_an_item_is_told_at_its_line(opened):
    _, findings = opened({"authorities/threads.yaml": "mill:\n  title: The mill\n  items: [item IX]\n"})

    assert [finding.split()[:2] for finding in findings] == [["authorities/threads.yaml:3:11", "Y310"]]
