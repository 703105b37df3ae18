"""A fault of the program: what is told of it holds no word of the edition, unless the editor asks for that."""

import os
import subprocess
import sys

from tests.conftest import CRANE, DREDGER, SETTINGS

from protocol_edition.cli import fault

WORDS = [word for text in (DREDGER, CRANE, SETTINGS) for word in text.split()]
PASSAGES = {" ".join(three) for three in zip(WORDS, WORDS[1:], WORDS[2:], strict=False)}
"""Every three words of the edition."""

FAULTY = """
import sys
from protocol_edition.cli.door import run
from protocol_edition.publish import jobs, tending, work

work._WORTH = 1
place, name = {"survey": (tending, "survey"), "page": (jobs, "protocol_page")}[sys.argv[1]]
made = getattr(place, name)

def faulty(*arguments, **more):
    try:
        result = made(*arguments, **more)
        raise KeyError(f'{arguments!r}\\n  File "Present: Weber, Lang", line 3, in Moser {more!r} {result!r}')
    except KeyError as error:
        raise ValueError(str(error) * 2) from error

setattr(place, name, faulty)
sys.exit(run(sys.argv[2:]))
"""


def ended(edition, *arguments, **environment):
    """Runs a command in which the program is at fault; out: what was said, and the report."""
    reports = edition.parent / "reports"
    reports.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", FAULTY, *arguments], capture_output=True, text=True, check=False,
        env=os.environ | {"TMPDIR": str(reports)} | environment,
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert not (edition.parent / "site").exists()
    (report,) = reports.glob("protocol-edition-fault-*.txt")
    assert str(report) in done.stderr
    return done.stdout + done.stderr, report.read_text()


def test_no_three_words_of_the_edition_are_in_a_report_even_of_a_worker(edition):
    said, report = ended(edition, "survey", "build", str(edition), "-o", str(edition.parent / "site"), "-j", "2")
    assert "holds no text of the edition" in said
    assert "Traceback" not in said
    assert [words for words in PASSAGES if words in said + report] == []
    assert str(edition) not in report
    assert "ValueError" in report
    assert "protocol_edition/publish/tending.py:" in report


def test_whoever_asks_for_it_gets_a_report_with_all_words(edition):
    site = str(edition.parent / "site")
    said, report = ended(edition, "page", "build", str(edition), "-o", site, "-j", "1", **{fault.ASKED: "1"})
    assert "it quotes the edition, so look it over first" in said
    assert "Cde. Weber" in report
    assert "Traceback" in report


def test_a_message_of_any_signs_can_be_written(monkeypatch, tmp_path):
    monkeypatch.setenv(fault.ASKED, "1")
    monkeypatch.setattr(fault.tempfile, "tempdir", str(tmp_path))
    fault.tell_fault(ValueError("\udcff\0"))
    (report,) = tmp_path.iterdir()
    assert "\\udcff" in report.read_text()
