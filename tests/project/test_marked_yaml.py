import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from protocol_edition.project import marked_yaml
from protocol_edition.project.marked_yaml import DEEPEST, compose, value


def read(text, file="x.yaml"):
    document, findings = compose(text if isinstance(text, bytes) else text.encode(), file)
    short = [f"{found.line}:{found.column} {found.code} {found.what}" for found in findings]
    return document and value(document.root), short


@pytest.mark.parametrize(
    "word", ["1962-02-30", "1962-10-28", "yes", "no", "True", "0x1F", "1_000", "1e3", ".inf", "12:30:45", "Null", "="]
)
def test_words_that_yaml_would_make_into_something_else_stay_words(word):
    assert read(f"key: {word}\n") == ({"key": word}, [])


def test_a_number_of_five_thousand_figures_is_a_word():
    assert read(f"key: {'9' * 5000}\n") == ({"key": "9" * 5000}, [])


@pytest.mark.parametrize("nothing", ["", "~", "null", "# remark"])
def test_a_key_without_a_value_says_nothing(nothing):
    assert read(f"key: {nothing}\nother: x\n") == ({"other": "x"}, [])


def test_in_quotes_nothing_is_a_word():
    assert read("key: 'null'\n") == ({"key": "null"}, [])


def test_maps_lists_and_both_kinds_of_block():
    text = "map: {list: [a, 'b c', \"d\\u00e9\"]}\nlit: |\n  one\n  two\nfold: >-\n  one\n  two\n"

    assert read(text) == ({"map": {"list": ["a", "b c", "dé"]}, "lit": "one\ntwo\n", "fold": "one two"}, [])


def test_places_are_counted_in_characters_and_line_feeds():
    document, _ = compose("\ufeffä: ö\r\n日本: [😀, {x: 1}]\r\nlast:\r\n".encode(), "x.yaml")

    assert str(document.place(("ä",))) == "x.yaml:1:4"
    assert str(document.place(("日本", 0))) == "x.yaml:2:6"
    assert str(document.place(("日本", 1, "x"))) == "x.yaml:2:13"
    assert str(document.key_place(("日本", 1, "x"))) == "x.yaml:2:10"
    assert str(document.place(("last",))) == "x.yaml:3:1"


def test_the_place_of_what_is_not_there_is_that_of_the_nearest_thing_above():
    document, _ = compose(b"a:\n  b: [1, 2]\n", "x.yaml")

    assert str(document.place(("a", "b", 7, "c"))) == "x.yaml:2:6"
    assert str(document.place(("a", "missing"))) == "x.yaml:1:1"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1 Y202 the key 'a' stands already in line 1"),
        ("a: {b: 1, b: 2}\n", "1:11 Y202 the key 'b' stands already in line 1"),
        ("a: &x 1\n", "1:4 Y203 the anchor '&x' marks matter for reuse"),
        ("a: *x\n", "1:4 Y203 the alias '*x' stands for matter elsewhere in the file"),
        ("a: !!python/object:os.system [x]\n", "1:4 Y204 the tag 'tag:yaml.org,2002:python/object:os.system' asks for"),
        ("a: 1\n--- \nb: 2\n", "2:1 Y206 a second document begins"),
        ("a: 1\n\nb: \x07\n", "3:4 Y207 the character U+0007 cannot stand in YAML"),
        ("# remark\u2028b: 1\n", "1:9 Y207 the character U+2028 cannot stand in YAML"),
        ("a: 1\rb: 2\n", "1:5 Y207 the character U+000D cannot stand in YAML"),
        ('a: "\\0"\n', "1:4 Y207 an escape writes the character U+0000, which no page can hold"),
        ("? [a]\n: b\n", "1:3 Y208 a key is not a word"),
        ("~: b\n", "1:1 Y208 a key is not a word"),
        ("a:\n\t- b\n", "2:1 Y201 a line is indented with a tab"),
        ("a: b: c\n", "1:5 Y201 a colon with a space after it stands inside a text"),
        ("a: @b\n", "1:4 Y201 a text begins with a sign that YAML keeps for itself"),
        ("a: 'b\n", "1:4 Y201 a quotation mark is opened and not closed"),
        ("a: [b\n", "1:4 Y201 a list opened with [ is not closed"),
        ("a: {b: c\n", "1:4 Y201 a map opened with { is not closed"),
        ("a: 1\nb\nc: 2\n", "2:1 Y201 a line is neither a key with a colon nor the rest of a text"),
        ("a:\n  - b\n  c: d\n", "3:3 Y201 a key stands among the entries of a list"),
        ("a: 1\n  - b\n c: 2\n", "3:3 Y201 a colon with a space after it stands inside a text"),
        ("a:\n    b: 1\n  c: 2\n", "3:3 Y201 this fits neither the value before it nor the lines around it"),
        ("a: 'b' c\n", "1:8 Y201 this fits neither the value before it nor the lines around it"),
        ('a: "\\q"\n', "1:5 Y201 a backslash in double quotes writes no known sign"),
        ("a: b]\nc: ]\n", "2:4 Y201 a bracket is closed that was not opened"),
        ("a: %b\n", "1:4 Y201 a text begins with a sign that YAML keeps for itself"),
        ("a: *\n", "1:4 Y201 a text begins with a sign that YAML keeps for itself"),
        ("a: !<x y\n", "1:4 Y201 a text begins with a sign that YAML keeps for itself"),
        (b"a: \xe4\n", "1:4 Y105 the byte 0xe4 is not UTF-8; the file may be Latin-1 or Windows-1252"),
        ("ä: 1\nb: \u20ac".encode("cp1252"), "1:1 Y105 the byte 0xe4 is not UTF-8; the file may be Latin-1"),
        ("ä: 1\n".encode() + b"\xc3\xb6: \xf6\n", "2:4 Y105 the byte 0xf6 is not UTF-8"),
        (b"\xef\xbb\xbf\xc3\xa4: \xe4\n", "1:4 Y105 the byte 0xe4 is not UTF-8"),
        (b"\xef\xbb\xbf" * 9 + b"\xcc\x81\x90", "1:10 Y105 the byte 0x90 is not UTF-8"),
        ("a: 1\n".encode("utf-16"), "1:1 Y105 the file is UTF-16 or UTF-32, not UTF-8"),
        ("a: 1\n".encode("utf-16-le"), "1:1 Y105 the file is UTF-16 or UTF-32, not UTF-8"),
        ("a: 1\n".encode("utf-32-be"), "1:1 Y105 the file is UTF-16 or UTF-32, not UTF-8"),
    ],
)
def test_what_is_no_yaml_for_an_edition_is_told_at_its_place(text, finding):
    _, findings = read(text)

    assert [found[: len(finding)] for found in findings] == [finding]


def test_faults_that_leave_the_rest_readable_are_gathered():
    content, findings = read("a: 1\na: 2\nb: &x 3\nc: !t 4\nd: *x\ne: 5\n")

    assert [finding.split()[1] for finding in findings] == ["Y202", "Y203", "Y204", "Y203"]
    assert content == {"a": "1", "b": "3", "c": "4", "e": "5"}


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "a:\n" + "".join(f"{' ' * n}b:\n" for n in range(1, 900))]
)
def test_no_depth_of_nesting_can_exhaust_the_program(text):
    content, findings = read(text)

    assert content is None
    assert [finding.split(" ", 1)[1] for finding in findings] == [
        f"Y205 maps and lists are nested more than {DEEPEST} deep"
    ]


def test_the_deepest_nesting_allowed_is_read():
    _, findings = read("[" * DEEPEST + "]" * DEEPEST)

    assert findings == []


def test_a_file_of_too_many_values_is_refused(monkeypatch):
    monkeypatch.setattr(marked_yaml, "MOST_VALUES", 100)

    assert read("- a\n" * 100)[0] is None
    assert read("- a\n" * 99)[1] == []


def test_both_of_pyyamls_parsers_tell_the_same(monkeypatch):
    """libyaml is not in every build of PyYAML."""
    texts = [
        "a: [1, {b: 'c'}]\n",
        "a: b: c\n",
        "a: [b\n",
        "a: {b\n",
        "a: 'b\n",
        "a:\n\t- b\n",
        "a:\n  - b\n  c: d\n",
        "ä: @\n",
        "a: *\n",
        "a: !<x y\n",
        "a: b\n  c: d\n",
        "]\n",
    ]
    usual = [read(text) for text in texts]
    monkeypatch.setattr(marked_yaml, "_PARSER", yaml.SafeLoader)

    assert [read(text) for text in texts] == usual


_WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"]), min_size=1, max_size=12)
_VALUES = st.recursive(
    _WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_WORDS, inner, max_size=4), max_leaves=12
)


@given(st.dictionaries(_WORDS, _VALUES, min_size=1, max_size=5), st.booleans())
def test_what_any_program_writes_as_yaml_is_read_back_unaltered(content, flow):
    written = yaml.safe_dump(content, allow_unicode=True, default_style='"', default_flow_style=flow, width=60)

    document, findings = compose(written.encode(), "x.yaml")

    assert findings == ()
    assert value(document.root) == content


_SCRAPS = st.sampled_from(
    [
        scrap.encode()
        for scrap in (": ", "- ", "\n", "  ", "'", '"', *"[]{}!|>#%?a\r\t\x00", "&a", "*a", "---", "ä", "\\u")
    ]
    + [b"\xff"]
)


@given(st.lists(_SCRAPS, max_size=30).map(b"".join) | st.binary(max_size=60))
def test_any_bytes_give_a_document_or_a_finding_inside_the_file(data):
    document, findings = compose(data, "x.yaml")

    assert document is not None or findings
    lines = data.count(b"\n") + 1
    assert all(1 <= found.line <= lines and found.column >= 1 for found in findings)
