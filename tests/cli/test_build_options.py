"""What the options of a build do."""

import pstats
import subprocess
import sys

from protocol_edition.cli.door import run


def build(edition, tmp_path, *options):
    return run(["build", str(edition), "-o", str(tmp_path / "site"), *options])


def test_a_second_build_says_that_nothing_has_changed_and_tells_the_findings_again(edition, tmp_path, capsys):
    assert build(edition, tmp_path) == 0
    first = capsys.readouterr().err.splitlines()
    assert build(edition, tmp_path) == 0
    second = capsys.readouterr().err.splitlines()
    assert second[:-1] == first[:-1]
    assert second[-1].startswith("Nothing has changed: 2 protocols in ")


def test_where_nothing_has_changed_hardly_anything_is_loaded(edition, tmp_path):
    build(edition, tmp_path)
    code = (
        "import sys; from protocol_edition.cli.door import run; "
        f"run(['build', {str(edition)!r}, '-o', {str(tmp_path / 'site')!r}]); print(sorted(sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Nothing has changed" in ended.stderr
    for seldom in ("model.protocol", "project.folder", "publish.publishing", "words", "edition", "cli.fault"):
        assert f"'protocol_edition.{seldom}'" not in ended.stdout


def test_other_terms_are_another_build(edition, tmp_path, capsys):
    assert build(edition, tmp_path) == 0
    assert build(edition, tmp_path, "--strict") == 1
    assert "Nothing was published" in capsys.readouterr().err


def test_without_a_cache_nothing_is_kept(edition, tmp_path):
    assert build(edition, tmp_path, "--no-cache") == 0
    assert {path.name for path in tmp_path.iterdir()} == {"minutes", "site"}


def test_the_cache_lies_where_one_says(edition, tmp_path):
    assert build(edition, tmp_path, "--cache", str(tmp_path / "elsewhere")) == 0
    assert (tmp_path / "elsewhere/kept.jsonl").is_file()
    assert not (tmp_path / ".protocol-edition-cache").exists()


def test_the_stages_are_told_and_where_the_time_went(edition, tmp_path, capsys):
    assert build(edition, tmp_path, "--timings", "--jobs", "2", "--profile", str(tmp_path / "profile")) == 0
    said = capsys.readouterr().err
    stages = [line.split()[0] for line in said.partition("summed over all processes:")[2].splitlines()[1:-1]]
    assert stages == ["scan", "read", "make", "write", "register", "shared", "index", "publish"]
    assert "all was done in one process" in said
    assert pstats.Stats(str(tmp_path / "profile")).total_calls > 10_000
