"""The subcommands, as an editor meets them: from the folder in which the edition lies."""

import json
import re
from pathlib import Path

import jsonschema
import lxml.html
import pytest

from protocol_edition.cli.door import run
from protocol_edition.exports import protocol_schema, source_text


@pytest.fixture
def here(edition, monkeypatch):
    """The folder that holds the edition ``minutes``, as the current one."""
    monkeypatch.chdir(edition.parent)
    return edition.parent


@pytest.fixture
def recorded(here, capsys):
    """The same with its anchors recorded."""
    assert run(["anchors", "minutes", "--on", "2026-01-02"]) == 0
    capsys.readouterr()
    return here


def test_build_publishes_and_says_what_and_where(here, capsys):
    assert run(["build", "minutes"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[-1].startswith("Published 2 protocols in ")
    assert "build/index.html" in err
    assert (here / "build/index.html").is_file()


def test_build_takes_the_edition_here_and_another_output(here, monkeypatch):
    monkeypatch.chdir(here / "minutes")
    assert run(["build", "-o", "../public"]) == 0
    assert (here / "public/index.html").is_file()


def test_seeds_is_the_edition_where_none_is_named(here, monkeypatch):
    (here / "minutes").rename(here / "seeds")
    assert run(["build"]) == 0
    assert (here / "build/protocols/protocol-7/index.html").is_file()


def test_a_failed_build_is_1_and_names_file_line_cause_and_remedy(here, capsys):
    (here / "minutes/protocol-9.yaml").write_text("number: 9\nseris: Board\n")
    assert run(["build", "minutes"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1].startswith("Nothing was published, build was not made: 1 error")
    (fault,) = [line for line in lines if " error: " in line]
    assert fault.startswith("minutes/protocol-9.yaml:2:1: Y301 error: ")
    assert "series" in fault
    assert not (here / "build").exists()


def test_build_tells_a_program_what_happened(here, capsys):
    assert run(["build", "minutes", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    told = json.loads(out)
    assert (told["published"], told["protocols"]) == (True, 2)


def test_check_writes_nothing(recorded, capsys):
    here = recorded
    before = sorted(here.rglob("*"))
    assert run(["check", "minutes"]) == 0
    assert capsys.readouterr().err.splitlines()[-1].startswith("Good: ")
    assert sorted(here.rglob("*")) == before


def test_what_is_not_recorded_fails_a_check_and_a_strict_build_and_no_other(here, capsys):
    assert run(["build", "minutes"]) == 0
    assert "C108 warning" in capsys.readouterr().err
    for command in (["check", "minutes"], ["build", "minutes", "--strict", "-o", "strict"]):
        assert run(command) == 1
        assert "minutes/protocol-7.txt:1:1: C109 error" in capsys.readouterr().err
    assert not (here / "minutes/anchors").exists()
    assert not (here / "strict").exists()
    assert run(["anchors", "minutes"]) == 0
    assert run(["check", "minutes"]) == 0


def test_a_build_never_writes_the_ledger(recorded):
    ledger = recorded / "minutes/anchors/protocol-9.yaml"
    text = recorded / "minutes/protocol-9.txt"
    text.write_text(text.read_text() + "\nII. On the quay\n\nPut off.\n")
    before = ledger.read_bytes()
    assert run(["build", "minutes"]) == 0
    assert run(["build", "minutes", "--strict"]) == 1
    assert run(["check", "minutes"]) == 1
    assert ledger.read_bytes() == before
    assert sorted(path.name for path in ledger.parent.iterdir()) == ["protocol-7.yaml", "protocol-9.yaml"]


def test_check_shows_findings_beside_the_lines_of_a_pull_request(here, capsys):
    (here / "minutes/protocol-9.txt").write_bytes(b"")
    assert run(["check", "minutes", "--format", "github"]) == 1
    assert "::error file=minutes/protocol-9.txt,line=1,col=1,title=S102 source empty::" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["build", "check", "anchors"])
def test_a_folder_that_is_no_edition_is_told_so(tmp_path, monkeypatch, capsys, command):
    monkeypatch.chdir(tmp_path)
    assert run([command]) == 1
    assert "edition.yaml:1:1: Y101 error" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_parse_shows_every_node_with_its_line(here, capsys):
    assert run(["parse", "minutes/protocol-7.txt"]) == 0
    out = capsys.readouterr().out
    for words in ("1921-03-03", "present (4): Weber; Lang; O. Brandt; Moser", "item I", "speech of: Weber", "note 1"):
        assert words in out


def test_parse_gives_json_of_its_schema_from_which_the_source_can_be_had(here, capsys):
    assert run(["parse", "minutes/protocol-7.txt", "--format", "json"]) == 0
    value = json.loads(capsys.readouterr().out)
    jsonschema.validate(value, json.loads(protocol_schema()))
    assert source_text(value) == Path("minutes/protocol-7.txt").read_text()


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "S102"), ("Größe".encode("utf-16"), "S103"), ("Größe".encode("latin-1"), "S103"), (b"%PDF-1.7\n", "S104")],
)
def test_parse_gives_json_and_1_for_a_text_that_cannot_be_read(tmp_path, capsys, content, code):
    (tmp_path / "odd.txt").write_bytes(content)
    assert run(["parse", str(tmp_path / "odd.txt"), "--format", "json"]) == 1
    out, err = capsys.readouterr()
    value = json.loads(out)
    jsonschema.validate(value, json.loads(protocol_schema()))
    assert [found["code"] for found in value["diagnostics"]] == [code]
    assert err.count(code) == 1


@pytest.mark.parametrize("name", ["missing.txt", "folder", "minutes/missing.txt"])
def test_parse_says_in_one_line_what_is_no_file(here, capsys, name):
    (here / "folder").mkdir()
    assert run(["parse", name]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(f"{name}:1:1: ")


def test_parse_heeds_the_sidecar_in_an_edition_and_outside(here, capsys):
    text = (here / "minutes/protocol-9.txt").read_text()
    line = next(number for number, words in enumerate(text.splitlines(), 1) if words.startswith("Lang reports"))
    sidecar = f"lines:\n  {line}: {{is: item, why: so the board's agenda}}\n"
    (here / "lone.txt").write_text(text)
    for folder, stem in ((here, "lone"), (here / "minutes", "protocol-9")):
        (folder / f"{stem}.yaml").write_text(sidecar)
        assert run(["parse", str(folder / f"{stem}.txt")]) == 0
        assert "item without number: Lang reports" in capsys.readouterr().out


def test_parse_tells_what_is_wrong_with_the_sidecar(here, capsys):
    (here / "lone.txt").write_text("October 28, 1962\n\nProtocol 3\n\nPresent: A.\n")
    (here / "lone.yaml").write_text("dat: 1962\n")
    assert run(["parse", "lone.txt"]) == 1
    assert "lone.yaml:1:1: Y301 error" in capsys.readouterr().err


def test_a_text_cannot_steer_the_terminal(here, capsys):
    (here / "lone.txt").write_text("October 28, 1962\n\nProtocol 3 \x1b[31mred\x1b[0m \x07\n\nPresent: A.\n")
    run(["parse", "lone.txt"])
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err
    assert "\\x1b[31mred" in out


def test_anchors_shows_before_it_records(here, capsys):
    assert run(["anchors", "minutes", "--dry-run"]) == 0
    out, err = capsys.readouterr()
    assert "protocol-7#item-iii" in out
    assert err.startswith("Would be recorded: ")
    assert not (here / "minutes/anchors").exists()
    assert run(["anchors", "minutes", "--on", "2026-01-02"]) == 0
    assert capsys.readouterr().out == out
    assert "2026-01-02" in (here / "minutes/anchors/protocol-7.yaml").read_text()


def test_names_are_recorded_with_the_anchors_and_a_build_writes_none(here, capsys):
    (here / "minutes/authorities").mkdir()
    people = here / "minutes/authorities/people.yaml"
    people.write_text("weber: {name: Anna Weber, variants: Weber}\n")
    record = here / "minutes/anchors/_names.yaml"
    assert run(["build", "minutes"]) == 0
    assert run(["anchors", "minutes", "--dry-run"]) == 0
    assert not record.exists()
    assert "people/weber" in capsys.readouterr().out.splitlines()
    assert run(["anchors", "minutes"]) == 0
    assert "1 new name." in capsys.readouterr().err
    people.write_text("weber-anna: {name: Anna Weber, variants: Weber}\n")
    before = record.read_bytes()
    for command in ("anchors", "check", "build"):
        assert run([command, "minutes"]) == 1
        assert "Y408 error: 'weber' had a page" in capsys.readouterr().err
    assert record.read_bytes() == before
    people.write_text("weber-anna: {name: Anna Weber, variants: Weber, formerly: weber}\n")
    assert run(["anchors", "minutes"]) == 0
    assert record.read_text().splitlines()[-4:] == ["people:", "- weber", "- weber-anna", "..."]
    assert run(["check", "minutes"]) == 0


def _conflict(text):
    return text.replace("- id: item-i\n", "<<<<<<< HEAD\n- id: item-i\n=======\n")


def _doubled(text):
    entry = text[text.index("- id: p-1\n") : text.index("- id: item-iii\n")]
    return text.replace(entry, entry + entry)


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (lambda text: text[:-100], ": L102 error: the last line is not '...'."),
        (_conflict, ": L103 error: Git left '<<<<<<<' of a merge here."),
        (_doubled, ": L104 error: the anchor 'p-1' is recorded here and in line "),
        (lambda text: text.replace("version: 1", "version: 2"), ":5:1: L105 error: the ledger has version 2"),
    ],
    ids=["cut", "a merge", "an anchor twice", "of a newer program"],
)
def test_a_damaged_ledger_is_told_with_its_line_and_never_written(recorded, capsys, damage, found):
    ledger = recorded / "minutes/anchors/protocol-7.yaml"
    ledger.write_text(damage(ledger.read_text()))
    text = recorded / "minutes/protocol-7.txt"
    text.write_text(text.read_text().replace("Put off.", "Put off.\n\nAnd forgotten."))
    before = ledger.read_bytes()
    for command in ("anchors", "check", "build"):
        assert run([command, "minutes"]) == 1
        told = capsys.readouterr().err
        assert "minutes/anchors/protocol-7.yaml:" in told
        assert found in told
        assert "L302" not in told
    assert ledger.read_bytes() == before


def test_the_day_of_a_recording_can_be_given_from_outside(here, capsys, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "-1551350400")
    assert run(["anchors", "minutes"]) == 0
    assert '  on: "1920-11-03"' in (here / "minutes/anchors/protocol-7.yaml").read_text()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    assert run(["anchors", "minutes"]) == 2
    assert "SOURCE_DATE_EPOCH is 'tomorrow', and must be seconds since 1970." in capsys.readouterr().err


def test_anchors_recorded_once_stay(recorded, capsys):
    ledger = recorded / "minutes/anchors/protocol-7.yaml"
    before = ledger.read_bytes()
    assert run(["anchors", "minutes"]) == 0
    assert "Recorded: 0 new anchors in 0 ledgers." in capsys.readouterr().err
    assert ledger.read_bytes() == before


def test_nothing_is_recorded_while_there_are_errors(here, capsys):
    (here / "minutes/protocol-9.txt").write_bytes(b"")
    assert run(["anchors", "minutes"]) == 1
    assert "S102" in capsys.readouterr().err
    assert not (here / "minutes/anchors").exists()


@pytest.mark.parametrize(
    "address",
    [
        "protocol-7#item-iii", "protocols/protocol-7/#item-iii", "protocols/protocol-7/index.html#item-iii",
        "https://archive.example/board/protocols/protocol-7/#item-iii", "protocols/protocol-7/cite/#cite-item-iii",
        "#item-iii", "item-iii",
    ],
)  # fmt: skip
def test_cite_takes_an_address_as_a_page_shows_it(recorded, capsys, address):
    assert run(["cite", address, "-e", "minutes"]) == 0
    words = capsys.readouterr().out
    assert "On the crane" in words
    assert "item III" in words
    assert "Harbour Board of Ebenau Protocol 7" in words


@pytest.mark.parametrize(
    ("style", "sign"), [("mla", "Harbour"), ("bibtex", "@"), ("ris", "TY  - "), ("csl-json", '"title"')]
)
def test_cite_knows_styles_and_formats(recorded, capsys, style, sign):
    assert run(["cite", "protocol-7", "-e", "minutes", "--style", style]) == 0
    assert sign in capsys.readouterr().out


@pytest.mark.parametrize(
    ("address", "code", "why"),
    [
        ("protocol-8", 2, "Did you mean 'protocol-9' or 'protocol-7'?"),
        ("protocol-7#item-4", 1, "has no address #item-4"),
        ("protocol-7#note-2-mark", 1, "not cited by itself"),
    ],
)
def test_cite_says_why_it_cannot(recorded, capsys, address, code, why):
    assert run(["cite", address, "-e", "minutes"]) == code
    assert why in capsys.readouterr().err


def test_an_anchor_that_two_texts_have_needs_the_name_of_one(recorded, capsys):
    assert run(["cite", "#item-i", "-e", "minutes"]) == 2
    assert "Several protocols have an address #item-i: protocol-7 and protocol-9." in capsys.readouterr().err


@pytest.mark.parametrize(
    "address", ["protocol-7/cite/", "protocol-7/cite/#cite-protocol", "protocol-7/history/#state-1"]
)
def test_the_pages_beside_a_protocol_stand_for_the_whole(recorded, capsys, address):
    assert run(["cite", address, "-e", "minutes"]) == 0
    assert capsys.readouterr().out.startswith("“Harbour Board of Ebenau Protocol 7,” March 3, 1921")


def test_a_former_address_of_a_protocol_is_cited_as_the_present_one(recorded, capsys):
    for name in ("protocol-7.txt", "anchors/protocol-7.yaml"):
        there = recorded / "minutes" / name
        there.rename(there.with_name(there.name.replace("protocol-7", "dredger")))
    assert run(["cite", "https://archive.example/protocols/protocol-7/#item-iii", "-e", "minutes"]) == 0
    out, err = capsys.readouterr()
    assert "item III in “Harbour Board of Ebenau Protocol 7,”" in out
    assert err == "protocol-7 is dredger now.\n"


def test_a_retired_address_says_what_became_of_it(recorded, capsys):
    text, ledger = recorded / "minutes/protocol-9.txt", recorded / "minutes/anchors/protocol-9.yaml"
    text.write_text(text.read_text().replace("Lang reports that the crane is built.", ""))
    entry, check, rest = ledger.read_text().partition("- id: p-1\n")[0::1]
    line = next(line for line in rest.split("\n") if line.startswith("  check: "))
    written = f"{line}\n  successor: item-i\n  retired: a slip"
    ledger.write_text(entry + check + rest.replace(line, written, 1))
    assert run(["cite", "protocol-9#p-1", "-e", "minutes"]) == 1
    assert capsys.readouterr().err == "#p-1 is retired: a slip. Its place is taken by protocol-9#item-i.\n"


def test_a_citation_can_name_the_version(recorded, capsys):
    assert run(["cite", "protocol-7", "-e", "minutes", "--version"]) == 0
    assert re.search(r", version [0-9a-f]{7} \(January 2, 2026\), https://", capsys.readouterr().out)
    text = recorded / "minutes/protocol-7.txt"
    text.write_text(text.read_text().replace("Put off.", "Put off again."))
    assert run(["cite", "protocol-7", "-e", "minutes", "--version"]) == 1
    assert "protocol-7 is not recorded as it stands." in capsys.readouterr().err


def test_a_provisional_address_is_not_cited(here, capsys):
    assert run(["cite", "protocol-7#item-i", "-e", "minutes"]) == 1
    assert "provisional" in capsys.readouterr().err


def test_explain_says_what_why_and_what_to_do(capsys):
    assert run(["explain", "s102"]) == 0
    words = capsys.readouterr().out
    assert words.startswith("S102 error: source empty\n")
    assert "Remedy: put the text into the file" in words


def test_colour_is_for_terminals_that_want_it(here, capsys, monkeypatch):
    (here / "minutes/protocol-9.txt").write_bytes(b"")
    monkeypatch.setattr("protocol_edition.cli.terminal.on_terminal", lambda: True)
    run(["check", "minutes"])
    assert "\x1b[31m" in capsys.readouterr().err
    monkeypatch.setenv("NO_COLOR", "1")
    run(["check", "minutes"])
    assert "\x1b" not in capsys.readouterr().err


def test_check_writes_a_report_to_work_through(here, capsys):
    (here / "minutes/protocol-7.txt").write_text(
        (here / "minutes/protocol-7.txt").read_text() + "\n[9] <script>alert(1)</script> stands nowhere\n"
    )
    assert run(["check", "minutes", "--report", "report.html"]) == 1
    capsys.readouterr()
    report = lxml.html.fromstring((here / "report.html").read_text())

    assert report.xpath("string(//h1)").startswith("Check of ")
    assert report.xpath("string(//strong)") == "The edition is not to be published as it is."
    assert "C109" in report.xpath("//h3/code/text()")
    assert report.xpath("//li[contains(@class, 'error')]/code/text()")[0].startswith("protocol-7.txt:1:1")
    assert report.xpath("//script | //link | //img") == []
    counts = {row.xpath("string(th)"): row.xpath("string(td)") for row in report.xpath("//tr")}
    assert counts["Texts"] == "2"
    assert int(counts["Errors"]) == len(report.xpath("//li[contains(@class, ' error')]"))
