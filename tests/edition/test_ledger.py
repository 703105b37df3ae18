"""The ledger's file: readable, valid YAML, and never trusted when a single bit of it is wrong."""

import os
import random
import re
import signal
import subprocess
import sys
from dataclasses import replace

import pytest
import yaml

from protocol_edition.diagnostics import has_errors
from protocol_edition.edition import (
    AnchorKind,
    Change,
    ChangeKind,
    Entry,
    Ledger,
    Retirement,
    State,
    ledger_text,
    parse_ledger,
    read_ledger,
    write_ledger,
)
from protocol_edition.edition.fingerprints import fingerprint

LONG = " ".join(f"word{n}" for n in range(40))
LEDGER = Ledger(
    "anchors/minutes-7.yaml",
    "minutes-7",
    states=(
        State(1, "2025-11-03", "94419e1a04f9c47e", ("title Minutes: of «Ёлкино»", 'credit "Edited" by A. Weber')),
        State(2, "2026-02-14", "05b2ec1fd3ac22f0"),
    ),
    entries=(
        Entry("session-1", AnchorKind.SESSION, "", "1956-11-04", fingerprint("Novak, Weber"), 1),
        Entry("item-iv", AnchorKind.ITEM, "session-1", "IV", fingerprint("On the harvest"), 1),
        Entry("p-1", AnchorKind.PARAGRAPH, "item-iv", "", fingerprint(LONG), 1, (Change(2, ChangeKind.TEXT),)),
        Entry("p-2", AnchorKind.POINT, "item-iv", "1.", fingerprint("Send «grain» to Ёлкино."), 1),
        Entry(
            "p-3", AnchorKind.PARAGRAPH, "item-iv", "", fingerprint("Approved."), 1,
            (Change(2, ChangeKind.RETIRED),), Retirement("p-2", 'joined: it said "approved"'),
        ),
        Entry("note-1", AnchorKind.NOTE, "", "60a", fingerprint("So in the original."), 2,
              (Change(2, ChangeKind.LABEL, "60 b"),)),
    ),
)  # fmt: skip
TEXT = ledger_text(LEDGER)


def read(text: str | bytes):
    return parse_ledger(text if isinstance(text, bytes) else text.encode(), LEDGER.file, "minutes-7")


def refusal(text: str | bytes):
    """The one finding on a ledger that must not be used."""
    ledger, findings = read(text)
    assert ledger.refused
    assert not ledger.entries
    (finding,) = findings
    assert has_errors(findings)
    return finding


def test_what_was_written_is_read():
    assert read(TEXT) == (LEDGER, ())


def test_every_yaml_reader_reads_the_same():
    there = yaml.safe_load(TEXT)
    assert there["version"] == 1
    assert there["anchors"] == len(LEDGER.entries) == len(there["entries"])
    for entry, block in zip(LEDGER.entries, there["entries"], strict=True):
        assert (block["id"], block["kind"], block.get("parent", ""), block.get("label", "")) == (
            entry.id, entry.kind, entry.parent, entry.label,
        )  # fmt: skip
        assert (block["words"], block["text"], block["digest"]) == (
            entry.known.words, entry.known.text, entry.known.digest,
        )  # fmt: skip
    assert there["entries"][4]["why"] == 'joined: it said "approved"'


@pytest.mark.parametrize(
    "label", ["a: b", "- x", "#", "'", '"', "\\", "null", "2025-01-01", "é\u2028x", "\x85", "☃", "🂡"]
)
def test_any_label_comes_back(label):
    ledger = replace(LEDGER, entries=(replace(LEDGER.entries[0], label=label),))
    assert read(ledger_text(ledger)) == (ledger, ())
    assert yaml.safe_load(ledger_text(ledger))["entries"][0]["label"] == label


def test_an_empty_ledger_is_whole():
    empty = Ledger(LEDGER.file, "minutes-7")
    assert read(ledger_text(empty)) == (empty, ())
    assert yaml.safe_load(ledger_text(empty))["entries"] == []


def test_an_entry_knows_its_line():
    ledger, _ = read(TEXT)
    lines = TEXT.split("\n")
    assert [lines[entry.line - 1] for entry in ledger.entries] == [f"- id: {entry.id}" for entry in LEDGER.entries]


# What an editor may do by hand


def with_lines_below(anchor: str, *written: str) -> str:
    at = TEXT.index("  check: ", TEXT.index(f"- id: {anchor}\n"))
    end = TEXT.index("\n", at) + 1
    return TEXT[:end] + "".join(f"  {line}\n" for line in written) + TEXT[end:]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("successor: p-2", "retired: joined"), Retirement("p-2", "joined")),
        (("retired: 'it''s gone'",), Retirement("", "it's gone")),
        (('retired: "a: b" # why not', 'successor: "p-2"'), Retirement("p-2", "a: b")),
        (("successor: p-2 # see the letter",), Retirement("p-2", "")),
        (("retired:",), Retirement("", "")),
    ],
)
def test_an_editor_retires_an_anchor_without_computing_anything(lines, expected):
    text = with_lines_below("p-1", *lines)
    ledger, findings = read(text)
    assert findings == ()
    assert ledger.entries[2].retirement == expected
    assert ledger.entries[2].by_hand
    assert yaml.safe_load(text)["entries"][2].keys() >= {line.partition(":")[0] for line in lines}


def test_an_editor_may_write_inside_the_block_too():
    text = TEXT.replace("- id: p-1\n", "- id: p-1\n  successor: p-2\n")
    ledger, findings = read(text)
    assert findings == ()
    assert ledger.entries[2].retirement == Retirement("p-2", "")


def test_an_editor_may_send_a_retired_anchor_elsewhere():
    ledger, findings = read(with_lines_below("p-3", "successor: p-1"))
    assert findings == ()
    assert ledger.entries[4].retirement == Retirement("p-1", 'joined: it said "approved"')


def test_line_ends_of_windows_and_a_lost_last_newline_do_no_harm():
    assert read(TEXT.replace("\n", "\r\n").encode()) == (LEDGER, ())
    assert read(TEXT.rstrip("\n").encode()) == (LEDGER, ())
    assert read(b"\xef\xbb\xbf" + TEXT.encode()) == (LEDGER, ())


def test_two_editors_retire_different_anchors_and_git_merges_them(tmp_path):
    for name, text in (
        ("base", TEXT),
        ("ours", with_lines_below("p-1", "successor: p-2")),
        ("theirs", with_lines_below("note-1", "retired: it was another document's")),
    ):
        (tmp_path / name).write_text(text)
    merge = ["git", "merge-file", "-p", "ours", "base", "theirs"]
    merged = subprocess.run(merge, cwd=tmp_path, check=True, capture_output=True).stdout
    ledger, findings = read(merged)
    assert findings == ()
    assert [entry.id for entry in ledger.entries if entry.by_hand] == ["p-1", "note-1"]


# Damage


def line_of(words: str, text: str = TEXT) -> int:
    return text.count("\n", 0, text.index(words)) + 1


@pytest.mark.parametrize(
    ("damage", "code", "where"),
    [
        (lambda t: "", "L101", ""),
        (lambda t: t.replace("version: 1", "version: 2"), "L105", "version"),
        (lambda t: t.replace("version: 1", "version: 0"), "L101", "version"),
        (lambda t: t.replace("version: 1\n", "\n"), "L101", "protocol:"),
        (lambda t: t[: t.index("- id: p-2")], "L102", None),
        (lambda t: t[: t.index("- id: p-2") + 9], "L102", None),
        (lambda t: t.replace("- id: p-2", "<<<<<<< HEAD\n- id: p-2"), "L103", "- id: p-2"),
        (lambda t: t.replace("- id: p-2", "=======\n- id: p-2"), "L103", "- id: p-2"),
        (lambda t: t.replace("- id: p-2", ">>>>>>> theirs\n- id: p-2"), "L103", "- id: p-2"),
        (lambda t: t.replace("- id: p-2", "||||||| base\n- id: p-2"), None, None),
        (lambda t: t.replace("grain", "grass"), "L101", "- id: p-2"),
        (lambda t: t.replace("p-1\n", "p-9\n"), "L101", "- id: p-1"),
        (lambda t: t.replace("anchors: 6", "anchors: 5"), "L109", "anchors: "),
        (lambda t: t.replace("2026-02-14", "2026-02-15"), "L109", "seal: "),
        (lambda t: t.replace("kind: session", "kind: sitting"), "L101", "- id: session-1"),
        (lambda t: t.replace("entries:\n", ""), "L101", None),
        (lambda t: t.replace("states:\n", ""), "L101", None),
    ],
)  # fmt: skip
def test_damage_is_refused_with_its_line(damage, code, where):
    finding = refusal(damage(TEXT))
    assert finding.file == "anchors/minutes-7.yaml"
    if code:
        assert finding.code == code
    if where:
        assert finding.line == line_of(where)


def test_a_missing_entry_is_noticed():
    block = re.search(r"- id: p-2\n(  .*\n)+", TEXT).group()
    assert refusal(TEXT.replace(block, "")).code == "L109"


def test_entries_that_changed_places_are_noticed():
    first, second = (re.search(rf"- id: {name}\n(  .*\n)+", TEXT).group() for name in ("p-2", "p-3"))
    assert refusal(TEXT.replace(first + second, second + first)).code == "L109"


def test_a_doubled_anchor_names_both_lines():
    block = re.search(r"- id: p-2\n(  .*\n)+", TEXT).group()
    finding = refusal(TEXT.replace(block, block + block))
    assert finding.code == "L104"
    assert f"line {line_of('- id: p-2')}" in finding.what


def test_an_unknown_key_is_refused_with_the_nearest():
    text = with_lines_below("p-1", "succesor: p-2")
    finding = refusal(text)
    assert (finding.code, finding.line) == ("L106", line_of("succesor", text))
    assert "did you mean 'successor'" in finding.what


@pytest.mark.parametrize(
    "line", ["successor: p-2\n  successor: p-3", "retired: a: b", "retired: 'open", "retired: [a]"]
)
def test_what_is_no_yaml_or_says_two_things_is_refused(line):
    assert refusal(with_lines_below("p-1", line)).code == "L106"


def test_a_text_that_is_none_is_refused():
    assert refusal(TEXT.encode("utf-16")).code == "L107"
    assert refusal(bytes(len(TEXT))).code == "L107"
    zeroed = TEXT.encode()[:200] + bytes(100) + TEXT.encode()[300:]
    assert (refusal(zeroed).code, refusal(zeroed).line) == ("L107", TEXT.count("\n", 0, 200) + 1)


def test_no_flipped_bit_passes():
    """A bit of every byte; only what reads as the same ledger may pass, such as a lost last newline."""
    content, chance = TEXT.encode(), random.Random(63)
    for position in range(len(content)):
        flipped = bytearray(content)
        flipped[position] ^= 1 << chance.randrange(8)
        ledger, findings = read(bytes(flipped))
        assert findings or ledger == LEDGER, position


def test_no_cut_passes():
    content = TEXT.encode()
    for length in range(len(content) - 1):
        assert read(content[:length])[1]


def test_noise_raises_nothing():
    chance = random.Random(7)
    content = TEXT.encode()
    for _ in range(2000):
        noisy = bytearray(content)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(noisy))
            noisy[at : at + chance.choice((0, 1, 5))] = chance.randbytes(chance.choice((0, 1, 3)))
        ledger, findings = read(bytes(noisy))
        assert findings or ledger.entries == LEDGER.entries


def test_a_ledger_of_another_id_is_that_of_a_renamed_protocol():
    ledger, (finding,) = parse_ledger(TEXT.encode(), "anchors/minutes-8.yaml", "minutes-8")
    assert finding.code == "L110"
    assert (ledger.protocol, ledger.formerly) == ("minutes-8", ("minutes-7",))
    assert ledger.entries == LEDGER.entries


# On disk


def test_no_file_is_an_empty_ledger(tmp_path):
    ledger, findings = read_ledger(tmp_path / "minutes-7.yaml")
    assert (ledger.is_empty, findings) == (True, ())


def test_writing_makes_the_folder_and_reads_back(tmp_path):
    path = tmp_path / "anchors" / "minutes-7.yaml"
    assert write_ledger(path, LEDGER) == ()
    assert read_ledger(path, LEDGER.file) == (LEDGER, ())
    assert [file.name for file in path.parent.iterdir()] == ["minutes-7.yaml"]


def test_a_damaged_ledger_is_never_overwritten(tmp_path):
    path = tmp_path / "minutes-7.yaml"
    path.write_text(TEXT.replace("grain", "grass"))
    before = path.read_bytes()
    (finding,) = write_ledger(path, LEDGER)
    assert finding.code == "L101"
    assert path.read_bytes() == before


def test_a_ledger_that_was_refused_is_never_written(tmp_path):
    refused, _ = read(TEXT[:-10])
    with pytest.raises(ValueError, match="refused"):
        write_ledger(tmp_path / "minutes-7.yaml", refused)


def test_what_another_run_recorded_is_not_lost(tmp_path):
    path = tmp_path / "minutes-7.yaml"
    write_ledger(path, LEDGER)
    (finding,) = write_ledger(path, replace(LEDGER, entries=LEDGER.entries[:-1]))
    assert finding.code == "L301"
    assert "'note-1'" in finding.what
    assert path.read_text() == TEXT


@pytest.mark.parametrize("make", ["folder", "pipe", "link"])
def test_only_a_plain_file_is_a_ledger(tmp_path, make):
    path = tmp_path / "minutes-7.yaml"
    if make == "folder":
        path.mkdir()
    elif make == "pipe":
        os.mkfifo(path)
    else:
        (tmp_path / "elsewhere").write_text(TEXT)
        path.symlink_to(tmp_path / "elsewhere")
    ledger, (finding,) = read_ledger(path)
    assert ledger.refused
    assert finding.code == "L108"


WRITER = """
import os, sys
from pathlib import Path
from protocol_edition.edition import ledger, read_ledger, write_ledger
from protocol_edition.edition import ledger as disk
import protocol_edition.edition.ledger as disk
calls = [0]
def counted(call):
    def made(*given, **named):
        calls[0] += 1
        if calls[0] == int(sys.argv[3]):
            os.kill(os.getpid(), 9)
        return call(*given, **named)
    return made
os.fsync = counted(os.fsync)
Path.replace = counted(Path.replace)
Path.unlink = counted(Path.unlink)
Path.open = counted(Path.open)
new, _ = read_ledger(Path(sys.argv[2]), "x")
assert write_ledger(Path(sys.argv[1]), new) == ()
"""


def test_killed_at_any_point_the_file_is_old_or_new_and_the_next_run_heals(tmp_path):
    old, new = tmp_path / "minutes-7.yaml", tmp_path / "new" / "minutes-7.yaml"
    write_ledger(new, LEDGER)
    before = ledger_text(replace(LEDGER, entries=LEDGER.entries[:-1])).encode()
    codes = []
    for point in range(1, 9):
        old.write_bytes(before)
        run = subprocess.run([sys.executable, "-c", WRITER, old, new, str(point)], check=False, capture_output=True)
        codes.append(run.returncode)
        assert old.read_bytes() in (before, TEXT.encode())
        assert write_ledger(old, LEDGER) == ()
        assert old.read_bytes() == TEXT.encode()
        assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["minutes-7.yaml"]
    assert codes.count(-signal.SIGKILL) >= 4
    assert codes[-1] == 0
