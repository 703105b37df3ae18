"""How the command ends: exit codes, and what it says when it cannot go on."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from protocol_edition import __version__
from protocol_edition.cli import door, fault
from protocol_edition.cli.door import COMMANDS, run

WORDS = "words of the edition"


@pytest.fixture
def ending(monkeypatch):
    """Makes the subcommand ``explain`` end as told."""

    def by(raised):
        @click.command()
        def command():
            raise raised

        monkeypatch.setattr(door.commands, "get_command", lambda context, name: command)
        return run(["explain"])

    return by


def test_every_subcommand_is_listed_and_teaches_by_examples(capsys):
    assert run(["--help"]) == 0
    listed = capsys.readouterr().out
    for name in COMMANDS:
        assert f"  {name} " in listed
        assert run([name, "--help"]) == 0
        page = capsys.readouterr().out
        assert "Examples:" in page
        assert f"protocol-edition {name}" in page


def test_the_version_is_told(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"protocol-edition {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["biuld"], "Did you mean 'build'?"),
        (["xyz"], "No such command 'xyz'."),
        (["build", "--no-such-option"], "No such option"),
        (["build", "no/such/folder"], "does not exist"),
        (["parse"], "Missing argument"),
        (["explain", "N10"], "There is no code 'N10'"),
        (["check", "--format", "yaml"], "'yaml' is not one of"),
        ([], "Usage:"),
    ],
)
def test_wrong_use_is_2_and_says_why(arguments, hint, capsys):
    assert run(arguments) == 2
    assert hint in capsys.readouterr().err


def test_an_interruption_is_quiet(ending, capsys):
    assert ending(KeyboardInterrupt()) == 130
    assert capsys.readouterr().err.strip() == ""


def test_a_fault_is_one_line_and_a_report_without_text_of_the_edition(ending, capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(fault.tempfile, "tempdir", str(tmp_path))
    assert ending(KeyError(WORDS)) == 3
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Traceback" not in said
    assert WORDS not in said
    (report,) = tmp_path.iterdir()
    assert str(report) in said
    written = report.read_text()
    assert "KeyError" in written
    assert "protocol_edition/cli/door.py:" in written
    assert WORDS not in written
    assert str(tmp_path) not in written
    assert str(Path.home()) not in written


def test_where_no_report_can_be_written_the_line_is_said_all_the_same(ending, capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(fault.tempfile, "tempdir", str(tmp_path / "missing"))
    assert ending(ValueError(WORDS)) == 3
    assert "a fault of the program" in capsys.readouterr().err


def program(*arguments: str, **options) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "protocol_edition", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options,
    )  # fmt: skip


@pytest.mark.parametrize("arguments", [["explain"], ["--help"]])
def test_a_reader_who_leaves_is_not_scolded(arguments):
    running = program(*arguments)
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait(20) in (1, 141)


def test_help_loads_no_heavy_library():
    code = "import sys; from protocol_edition.cli.door import run; run(['--help']); print(sorted(sys.modules))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = ended.stdout
    for heavy in ("pydantic", "jinja2", "yaml", "lxml", "markdown_it", "starlette", "uvicorn", "watchfiles", "asyncio"):
        assert f"'{heavy}'" not in loaded


def test_the_real_process_ends_with_the_code():
    running = program("explain", "none")
    _, said = running.communicate(timeout=20)
    assert running.returncode == 2
    assert b"Traceback" not in said


INTERRUPTED = """
import sys

class Interruption:
    def find_spec(self, name, path, target=None):
        if name == sys.argv[1]:
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interruption())
from protocol_edition.cli import main
main(sys.argv[2:])
"""


@pytest.mark.parametrize("module", ["click", "protocol_edition.cli.door", "protocol_edition.publish", "jinja2", "yaml"])
def test_an_interruption_while_libraries_are_loaded_is_quiet_too(module, edition, tmp_path):
    ended = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, module, "build", str(edition), "-o", str(tmp_path / "build")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr.strip()) == (130, "")
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize("signalled", [signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_stopped_leaves_the_old_site_or_the_new_one(edition, tmp_path, signalled):
    output = tmp_path / "web" / "build"
    assert run(["build", str(edition), "-o", str(output)]) == 0
    text = (edition / "protocol-9.txt").read_text()
    for number in range(40):
        (edition / f"more-{number}.txt").write_text(text)
    running = program("build", str(edition), "-o", str(output))
    while running.poll() is None and len(list(output.parent.iterdir())) < 4:
        time.sleep(0.001)  # until lock and staging folder stand beside the site and its cache
    running.send_signal(signalled)
    _, said = running.communicate(timeout=60)
    assert b"Traceback" not in said
    added = len(list((output / "protocols").glob("more-*")))
    assert added in (0, 40)
    if signalled is signal.SIGINT:
        assert running.returncode in (0, 130)
        assert {path.name for path in output.parent.iterdir()} == {"build", ".protocol-edition-cache"}
    assert run(["build", str(edition), "-o", str(output)]) == 0
    assert {path.name for path in output.parent.iterdir()} == {"build", ".protocol-edition-cache"}
    assert len(list((output / "protocols").glob("more-*"))) == 40
