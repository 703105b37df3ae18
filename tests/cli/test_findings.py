import json
from pathlib import Path

import pytest

from protocol_edition.cli.findings import Form, told
from protocol_edition.diagnostics import found
from protocol_edition.model import Origin

LATER = found("N101", Origin("b.txt", 4, 2, 30, 31), "the mark [2] has no note")
FIRST = found("P103", "a.txt", "two: at, 100%\nof the places")
STEERING = found("R101", Origin("a.txt", 3, 1, 9, 10), "'\x1b[31m\x07' could not be read")


@pytest.fixture
def tellable(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return told([LATER, STEERING, FIRST, LATER], tmp_path / "seeds")


def test_lines_are_sorted_once_each_and_can_be_opened_from_here(tellable, capsys):
    tellable.tell(Form.TEXT)
    out, err = capsys.readouterr()
    assert out == ""
    lines = err.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["seeds/a.txt:1:1:", "seeds/a.txt:3:1:", "seeds/b.txt:4:2:"]
    assert lines[2] == f"seeds/b.txt:4:2: N101 warning: the mark [2] has no note. Remedy: {LATER.remedy}."


def test_a_source_cannot_steer_the_terminal(tellable, capsys):
    tellable.tell(Form.TEXT)
    assert "\x1b" not in capsys.readouterr().err


def test_json_has_every_part_and_the_counts(tellable, capsys):
    tellable.tell(Form.JSON, published=False)
    out, err = capsys.readouterr()
    assert err == ""
    value = json.loads(out)
    assert value["counts"] == {"error": 1, "warning": 2, "notice": 0}
    assert value["published"] is False
    assert [entry["code"] for entry in value["diagnostics"]] == ["P103", "R101", "N101"]
    last = value["diagnostics"][2]
    assert (last["file"], last["line"], last["column"], last["severity"]) == ("seeds/b.txt", 4, 2, "warning")
    assert last["what"] == "the mark [2] has no note"
    assert last["why"]
    assert last["remedy"]


def test_github_annotations_escape_what_would_end_them(tellable, capsys):
    tellable.tell(Form.GITHUB)
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith(
        "::error file=seeds/a.txt,line=1,col=1,title=P103 two things at one address::two: at, 100%25%0Aof the places."
    )


def test_the_count_names_what_there_is(tellable, tmp_path):
    assert tellable.count() == "1 error, 2 warnings"
    assert told([], tmp_path).count() == "no findings"


@pytest.mark.parametrize(
    ("root", "named"), [("../there", "../there/b.txt"), (".", "b.txt"), ("{tmp}/there", "{tmp}/there/b.txt")]
)
def test_a_file_is_named_as_it_can_be_opened(root, named, tmp_path, monkeypatch, capsys):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    told([LATER], Path(root.format(tmp=tmp_path))).tell(Form.TEXT)
    assert capsys.readouterr().err.startswith(f"{named.format(tmp=tmp_path)}:4:2: ")
