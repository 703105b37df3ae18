"""The judges of the hostile sites see what they are there to see."""

import pytest
from tests.hostile.inert import faults, faults_of_page, faults_of_table, faults_of_xml, is_foreign, scheme_of

PAGE = "<!doctype html><html><head><title>x</title></head><body><main>{}</main></body></html>"


def test_a_page_of_words_and_links_is_inert():
    words = "<p id=a>&lt;script&gt; <a href='#a'>x</a> <a href='https://a.example/'>y</a> <img src='x.png'></p>"
    assert list(faults_of_page(PAGE.format(words).encode(), "x.html")) == []


@pytest.mark.parametrize(
    "live",
    [
        "<script>alert(1)</script>", "<script src=//evil.example/x></script>", "<script src=x.js></script>",
        "<img src=x onerror=alert(1)>", "<p style='color:red'>x</p>", "<style>*{}</style>", "<svg></svg>",
        "<iframe src=x></iframe>", "<object data=x></object>", "<base href=x>", "<form><input></form>",
        "<meta http-equiv=refresh content=0>", "<img src=//evil.example/x>", "<a href=' java\nscript:alert(1)'>x</a>",
        "<a href='data:text/html,x'>x</a>", "<link rel=stylesheet href=https://evil.example/x>",
        "<a ping=//evil.example href=x>x</a>", "<p id=a></p><p id=a></p>", "<main></main>",
        "<script type='application/ld+json'>{}</script>{}</script>".replace("{}</script>{}", "1</script><script>2"),
    ],
)  # fmt: skip
def test_a_live_page_is_seen(live):
    assert list(faults_of_page(PAGE.replace("{}", live).encode(), "x.html")) != []


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "@x", "\t=1", "\uff1d1", "-x"])
def test_a_formula_is_seen(cell):
    assert list(faults_of_table(f'a,b\r\n1,"{cell}"\r\n'.encode(), "x.csv")) != []


def test_rows_of_another_width_and_a_document_type_are_seen():
    assert list(faults_of_table(b"a,b\r\n1\r\n", "x.csv")) != []
    assert list(faults_of_xml(b"<!DOCTYPE x [<!ENTITY y 'z'>]><x/>", "x.xml")) != []
    assert list(faults_of_xml(b"<x href='javascript:alert(1)'/>", "x.xml")) != []


def test_names_that_differ_by_case_alone_are_seen(tmp_path):
    (tmp_path / "A.txt").touch()
    (tmp_path / "a.txt").touch()
    assert faults(tmp_path) == ["the name 'a.txt' twice"]


def test_schemes_are_read_as_browsers_read_them():
    assert scheme_of("\x01Java\tScript:x") == "javascript"
    assert scheme_of("a/b:c") == ""
    assert is_foreign("\\\\evil.example")
    assert not is_foreign("/a/b.css")
