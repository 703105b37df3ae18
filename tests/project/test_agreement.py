"""What the files of an edition say of each other, and the names under which they lie."""

import pytest

from protocol_edition.project import open_project

PEOPLE = "weber-anna: {name: Anna Weber}\nweber-karl: {name: Karl Weber}\n"


def test_texts_have_the_sidecars_id_or_the_slug_of_their_name(opened):
    project, findings = opened({"Protokoll 12 (Auszug).txt": "x", "one.yaml": "id: first\n"})

    assert findings == []
    assert [project.document_id(source) for source in project.sources] == ["protokoll-12-auszug", "first"]
    assert project.ledger(project.sources[1]) == project.root / "anchors" / "first.yaml"
    assert [project.file_name(source) for source in project.sources] == ["Protokoll 12 (Auszug).txt", "one.txt"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Protocol.txt", "protocol.txt"),
        ("Pr\u00f6.txt", "Pro\u0308.txt"),
        ("pro 1.txt", "pro_1.txt"),
    ],
)
def test_two_names_that_give_one_id_are_refused_naming_both(opened, one, other):
    _, findings = opened({"one.txt": None, one: "x", other: "y"})

    first, second = sorted([one, other])
    assert len(findings) == 1
    assert findings[0].startswith(f"{second}:1:1 Y404 the id ")
    assert findings[0].endswith(f" is that of '{first}' too")


def test_an_id_that_another_text_has_by_its_name_is_told_where_it_is_written(opened):
    _, findings = opened({"two.txt": "x", "two.yaml": "series: x\nid: one\n"})

    assert findings == ["two.yaml:2:5 Y404 the id 'one' is that of 'one.txt' too"]


@pytest.mark.parametrize("name", ["con", "NUL", "index", "Assets"])
def test_a_text_whose_name_gives_a_reserved_id_needs_another(opened, name):
    _, findings = opened({"one.txt": None, f"{name}.txt": "x"})

    assert [finding.split(" ")[1] for finding in findings] == ["Y307"]
    assert opened({f"{name}.yaml": "id: good\n"})[1] == []


def test_a_name_without_latin_letters_and_figures_needs_an_id(opened):
    _, findings = opened({"протокол.txt": "x"})

    assert findings == [
        "протокол.txt:1:1 Y307 the text's address is made of its file's name, which has no letter a-z and no figure"
    ]


def test_a_sidecar_without_a_text_is_told_with_the_nearest_text(write):
    _, diagnostics = open_project(write({"protocol-63.txt": "x", "protokol-63.yaml": "number: 63\n"}))

    assert [(found.code, found.file, found.remedy) for found in diagnostics] == [
        ("Y401", "protokol-63.yaml", "did you mean 'protocol-63'?")
    ]


def test_a_name_that_means_nobody_is_told_with_the_nearest_keys(write):
    _, diagnostics = open_project(
        write(
            {
                "one.yaml": "names:\n  - {name: Weber, means: weber-anna}\n  - {name: Weber, means: weber-ana}\n",
                "authorities/people.yaml": PEOPLE,
            }
        )
    )

    assert [str(found) for found in diagnostics] == [
        "one.yaml:3:26: Y402 error: no authority file has the key 'weber-ana'. "
        "Remedy: did you mean 'weber-anna' or 'weber-karl'?"
    ]


def test_a_name_may_mean_a_place_or_an_organisation(opened):
    files = {
        "one.yaml": "names: [{name: A, means: ebenau}, {name: B, means: council}]\n",
        "authorities/places.yaml": "ebenau: {name: Ebenau}\n",
        "authorities/organisations.yaml": "council: {name: Council}\n",
    }

    assert opened(files)[1] == []


def test_one_key_in_two_files_is_a_fault_only_where_a_decision_uses_it(opened):
    files = {
        "authorities/people.yaml": "ebenau: {name: Karl Ebenau}\n",
        "authorities/places.yaml": "ebenau: {name: Ebenau}\n",
    }

    assert opened(files)[1] == []
    assert opened(files | {"one.yaml": "names:\n- name: E\n  means: ebenau\n"})[1] == [
        "one.yaml:3:10 Y405 the key 'ebenau' stands in people.yaml and in places.yaml"
    ]


def test_a_faulty_entry_makes_no_second_fault_where_it_is_meant(opened):
    files = {"one.yaml": "names: [{name: A, means: weber}]\n", "authorities/people.yaml": "weber: {nam: A}\n"}

    assert {finding.split(" ")[1] for finding in opened(files)[1]} == {"Y301", "Y302"}


def test_a_file_that_cannot_be_read_makes_no_further_faults(opened):
    files = {"one.yaml": "names: [{name: A, means: weber}]\n", "authorities/people.yaml": "weber: {name: [\n"}

    assert [finding.split(" ")[1] for finding in opened(files)[1]] == ["Y201"]


@pytest.mark.parametrize(
    ("people", "finding"),
    [
        (
            "a: {name: A}\nb:\n  name: B\n  formerly: a\n",
            "4:13 Y406 'a', a former key of 'b', is the key of 'a'",
        ),
        (
            "a: {name: A, formerly: [x, y]}\nb:\n  name: B\n  formerly: [z, y]\n",
            "4:17 Y406 'y', a former key of 'b', is a former key of 'a'",
        ),
        ("a: {name: A, formerly: A b}\n", "1:24 Y307 'A b'"),
    ],
)
def test_a_former_key_belongs_to_one_entry(opened, people, finding):
    (found,) = opened({"authorities/people.yaml": people})[1]
    assert found.startswith(f"authorities/people.yaml:{finding}")


def test_a_person_and_a_place_may_have_had_one_key(opened):
    files = {
        "authorities/people.yaml": "a: {name: A, formerly: x}\n",
        "authorities/places.yaml": "x: {name: X}\nb: {name: B, formerly: [y, z]}\n",
    }
    project, findings = opened(files)
    assert findings == []
    assert project.authorities.people["a"].formerly == ("x",)
    assert project.authorities.places["b"].formerly == ("y", "z")


def test_a_pseudonym_must_name_texts_that_there_are(write):
    people = """\
weber:
  name: Anna Weber
  pseudonyms:
    - {name: Falk, source: note 1, protocols: [first]}
    - name: Habicht
      source: note 2
      protocols:
        - first
        - frist
"""

    _, diagnostics = open_project(write({"one.yaml": "id: first\n", "authorities/people.yaml": people}))

    assert [str(found) for found in diagnostics] == [
        "authorities/people.yaml:9:11: Y403 error: no text has the id 'frist'. Remedy: did you mean 'first'?"
    ]


@pytest.mark.parametrize(
    ("people", "finding"),
    [
        ("a: {name: A, born: 1900, died: 1850}\n", "1:1 Y309 the person died (1850) before being born (1900)"),
        (
            "a:\n  name: A\n  offices:\n    - {title: B, since: 1950, until: 1949-12}\n",
            "4:7 Y309 the office ends (1949-12) before it begins (1950)",
        ),
        ("a:\n  name: A\n  identifiers:\n    wikidata: 35314\n", "4:15 Y308 '35314' is no identifier of Wikidata"),
        ("a:\n  name: A\n  identifiers:\n    wikidat: Q1\n", "4:5 Y301 unknown key 'wikidat'"),
        ("a:\n  name: ''\n", "2:9 Y303 'name' has no value"),
        ("a:\n", "1:1 Y303 'a' has no value"),
        ("- a\n", "1:1 Y303 the file must be a map: the key of an entry, and under it what it says"),
        ("a:\n  name: A\n  variants: [B, ]\n  note: [x]\n", "4:9 Y303 'note' must be a text"),
        ("a:\n  name: A\n  pseudonyms: [{name: B}]\n", "3:16 Y302 'source' is missing"),
    ],
)
def test_faults_in_an_entry(opened, people, finding):
    _, findings = opened({"authorities/people.yaml": people})

    assert [found[: len("authorities/people.yaml:") + len(finding)] for found in findings] == [
        f"authorities/people.yaml:{finding}"
    ]


@pytest.mark.parametrize(
    ("place", "finding"),
    [
        ("a: {name: A, latitude: 47}\n", "1:1 Y309 one of latitude and longitude is given without the other"),
        ("a: {name: A, latitude: nan, longitude: 1}\n", "1:24 Y303 'latitude' must be a number"),
        (f"a: {{name: A, latitude: {'9' * 5000}, longitude: 1}}\n", "1:24 Y303 'latitude' must be"),
        ("a: {name: A, latitude: 1, longitude: -181}\n", "1:38 Y303 'longitude' must be at least -180"),
    ],
)
def test_faults_in_a_place(opened, place, finding):
    _, findings = opened({"authorities/places.yaml": place})

    assert [found[: len("authorities/places.yaml:") + len(finding)] for found in findings] == [
        f"authorities/places.yaml:{finding}"
    ]


@pytest.mark.parametrize(
    ("sidecar", "finding"),
    [
        ("lines: {0: item}\n", "1:9 Y303 '0' must be the number of a line"),
        (f"lines: {{{'9' * 500}: item}}\n", f"1:9 Y303 '{'9' * 60}…' must be the number of a line"),
        ("lines: {3: {is: speech, speakr: A}}\n", "1:25 Y301 unknown key 'speakr'"),
        ("lines: {3: {speaker: A}}\n", "1:9 Y302 'is' is missing"),
        ("lines: [item]\n", "1:8 Y303 'lines' must be a map of keys and values"),
        ("signs: [{line: 1, text: x, kind: suplied}]\n", "1:34 Y304 'kind' cannot be 'suplied'"),
        ("signs: [{line: 1.5, text: x, kind: gap}]\n", "1:16 Y303 'line' must be a whole number"),
        (f"names: [{{name: A, means: weber, lines: {'9' * 5000}}}]\n", "1:40 Y303 'lines' must be"),
        ("date: 28.10.1962\n", "1:7 Y306 '28.10.1962' is not a date such as 1962, 1962-10 or 1962-10-28"),
        ("url: javascript:alert(1)\n", "1:6 Y305 'javascript:alert(1)' begins with 'javascript:'"),
        ("id: a b\n", "1:5 Y307 'a b' must be made of"),
        ("id: nul\n", "1:5 Y307 'nul' is a name that Windows keeps for a device"),
        ("one\n", "1:1 Y303 the file must be a map of keys and values"),
    ],
)
def test_faults_in_a_sidecar(opened, sidecar, finding):
    _, findings = opened({"one.yaml": sidecar, "authorities/people.yaml": "weber: {name: A}\n"})

    assert [found[: len("one.yaml:") + len(finding)] for found in findings] == [f"one.yaml:{finding}"]


@pytest.mark.parametrize(
    ("name", "code", "remedy"),
    [
        ("one.yml", "Y108", "rename the file to one.yaml"),
        ("two.TXT", "Y108", "rename the file to two.txt"),
        ("edition.txt", "Y108", "rename the file"),
        (
            "authorities/events.yaml",
            "Y108",
            "the files here are people.yaml, places.yaml, organisations.yaml, threads.yaml",
        ),
        ("authorities/peple.yaml", "Y108", "did you mean 'people'?"),
        ("authorities/people.yml", "Y108", "rename the file to authorities/people.yaml"),
        ("pages/About.md", "Y307", "rename the file to about.md"),
        ("pages/people.md", "Y307", "rename the file"),
        ("pages/about.MD", "Y108", "rename the file to pages/about.md"),
        ("scan.pdf", "Y107", "save its text as UTF-8 with the ending .txt, or put the file elsewhere"),
        ("text.docx", "Y107", "save its text as UTF-8 with the ending .txt, or put the file elsewhere"),
    ],
)
def test_no_file_is_passed_over_in_silence_for_its_name(write, name, code, remedy):
    _, diagnostics = open_project(write({name: "x: y\n"}))

    assert [(found.file, found.code, found.remedy) for found in diagnostics] == [(name, code, remedy)]


def test_a_name_that_cannot_be_shown_is_told_in_escapes(opened):
    _, findings = opened({"a\nb.txt": "x"})

    assert findings == ["edition.yaml:1:1 Y108 the folder holds a file whose name cannot be shown: 'a\\nb.txt'"]


def test_a_name_that_is_not_utf_8_is_told_in_escapes(write):
    root = write()
    with open(bytes(root) + b"/\xff.txt", "wb"):  # noqa: PTH123 - a Path cannot be made of it everywhere
        pass

    _, diagnostics = open_project(root)

    assert [found.code for found in diagnostics] == ["Y108"]
    assert str(diagnostics[0]).encode()


def test_what_other_programs_leave_behind_is_not_looked_at(opened):
    _, findings = opened(
        {
            ".hidden.txt": "x",
            "._one.txt": "x",
            "one.txt~": "x",
            "README.md": "x",
            ".git/config": "x",
            "folder/a.txt": "x",
        }
    )

    assert findings == []
