"""The preview as a command: what it says, and how it ends."""

import re
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from protocol_edition.cli.commands.serve import Editing


@pytest.fixture
def preview(edition):
    running = subprocess.Popen(
        [sys.executable, "-m", "protocol_edition", "serve", str(edition), "-o", str(edition.parent / "build")],
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    yield running
    running.kill()
    running.communicate()


def lines_until(preview, pattern: str) -> re.Match[str]:
    """Reads what the preview says until a line has the pattern."""
    while line := preview.stderr.readline():
        if found := re.search(pattern, line):
            return found
    raise AssertionError(f"the preview never said {pattern}")


def test_it_says_where_it_is_shows_a_saved_change_and_ends_quietly(preview, edition):
    address = lines_until(preview, r"http://127\.0\.0\.1:\d+/")[0]
    assert b"Harbour Board" in urllib.request.urlopen(address, timeout=20).read()  # noqa: S310 - its own address
    (edition / "protocol-9.txt").write_bytes(b"")
    lines_until(preview, r"protocol-9\.txt:1:1: S102 error")
    lines_until(preview, "the last good site stays: 1 error")
    preview.send_signal(signal.SIGINT)
    assert "Traceback" not in preview.communicate(timeout=30)[1]
    assert preview.returncode == 0


def test_a_taken_port_is_wrong_use(edition):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        ended = subprocess.run(
            [sys.executable, "-m", "protocol_edition", "serve", str(edition), "--port", port],
            cwd=edition.parent, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
    assert ended.returncode == 2
    assert f"port {port} is in use" in ended.stderr


def test_a_changed_template_of_the_edition_is_seen(edition, tmp_path):
    template = edition / "templates/pages/not_found.html"
    template.parent.mkdir(parents=True)
    editing = Editing(edition, tmp_path / "build")
    for words in ("first", "second"):
        template.write_text(f"<!doctype html><title>{words}</title>")
        assert editing.rebuild().good
        assert words in (tmp_path / "build/404.html").read_text()


def test_a_fault_of_the_program_does_not_end_the_preview(edition, tmp_path, monkeypatch, capsys):
    def at_fault(*_, **__):
        raise RuntimeError("words of the edition")

    monkeypatch.setattr("protocol_edition.publish.session.build", at_fault)
    monkeypatch.setattr("protocol_edition.cli.fault.tempfile.tempdir", str(tmp_path))
    assert Editing(edition, tmp_path / "build").rebuild().messages == (
        "A fault of the program: the terminal says more.",
    )
    said = capsys.readouterr().err
    assert "a fault of the program" in said
    assert "words of the edition" not in said
