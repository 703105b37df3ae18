"""The manifest of a site: what it says, and what is found when something is no longer as it was made."""

import hashlib
import shutil
import subprocess

import pytest

from protocol_edition.cli.door import run
from protocol_edition.publish import verified


@pytest.fixture
def site(edition, tmp_path):
    with (edition / "edition.yaml").open("a") as settings:
        settings.write("pdf: false\nsearch: false\n")
    assert run(["build", str(edition), "-o", str(tmp_path / "site")]) == 0
    return tmp_path / "site"


def codes(folder):
    return [(one.code, one.file.removeprefix(f"{folder}/")) for one in verified(folder)]


def test_a_site_is_as_it_was_made(site):
    assert codes(site) == []


def test_other_programs_judge_it_too(site):
    command = [shutil.which("sha256sum"), "--check", "--quiet", "manifest-sha256.txt"]
    told = subprocess.run(command, cwd=site, check=False, capture_output=True)
    assert (told.returncode, told.stdout, told.stderr) == (0, b"", b"")


def test_every_file_but_itself_is_in_it(site):
    lines = (site / "manifest-sha256.txt").read_text().splitlines()
    files = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    assert [line[66:] for line in lines] == [name for name in files if name != "manifest-sha256.txt"]
    assert lines[0][:64] == hashlib.sha256((site / lines[0][66:]).read_bytes()).hexdigest()


def test_a_changed_a_missing_and_an_added_file_are_named(site):
    (site / "index.html").write_text("another")
    (site / "sitemap.xml").unlink(missing_ok=True)
    (site / "robots.txt").unlink()
    (site / "more.html").write_text("more")
    assert ("P121", "index.html") in codes(site)
    assert ("P122", "robots.txt") in codes(site)
    assert ("P123", "more.html") in codes(site)


def test_a_link_in_the_place_of_a_file_is_no_file_of_the_site(site, tmp_path):
    (tmp_path / "same").write_bytes((site / "index.html").read_bytes())
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(tmp_path / "same")
    assert codes(site) == [("P121", "index.html")]


@pytest.mark.parametrize(
    "line", ["no sum at all", f"{'0' * 64}  ../outside", f"{'0' * 64}  /etc/hostname", f"{'0' * 63}  index.html"]
)
def test_a_line_that_is_none_of_a_manifest_is_refused(site, line):
    with (site / "manifest-sha256.txt").open("a") as manifest:
        manifest.write(f"{line}\n")
    assert codes(site) == [("P124", "manifest-sha256.txt")]


def test_what_is_no_site_has_no_manifest(tmp_path):
    assert [one.code for one in verified(tmp_path)] == ["P124"]


def test_the_command_says_so_by_its_exit_code(site, capsys):
    assert run(["verify", str(site)]) == 0
    (site / "index.html").write_text("another")
    assert run(["verify", str(site)]) == 1
    assert "P121" in capsys.readouterr().err
