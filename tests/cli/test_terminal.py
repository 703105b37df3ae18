import pytest

from protocol_edition.cli import terminal
from protocol_edition.cli.terminal import Progress, counted, sentence


@pytest.fixture
def clock(monkeypatch):
    """A clock that goes on by two seconds with each look at it."""
    times = iter(range(0, 10_000, 2))
    monkeypatch.setattr(terminal.time, "monotonic", lambda: float(next(times)))


def test_short_work_shows_no_progress(capsys):
    progress = Progress()
    for done in range(100):
        progress("reading", done, 100)
    progress.end()
    assert capsys.readouterr().err == ""


def test_long_work_shows_a_line_now_and_then_where_nobody_watches(clock, capsys):
    progress = Progress()
    for done in range(1, 13):
        progress("reading", done, 12)
    progress.end()
    assert capsys.readouterr().err == "reading: 6 of 12\nreading: 12 of 12\n"


def test_long_work_shows_a_bar_on_a_terminal_and_takes_it_away(clock, capsys, monkeypatch):
    monkeypatch.setattr(terminal, "on_terminal", lambda: True)
    progress = Progress()
    progress("reading", 5, 10)
    shown = capsys.readouterr().err
    assert shown.startswith("\rreading")
    assert f"[{'#' * 15}{' ' * 15}] 5/10" in shown
    progress.end()
    assert capsys.readouterr().err.strip() == ""


def test_no_work_at_all_is_no_fault(clock):
    Progress()("reading", 0, 0)


def test_words_are_counted_and_begin_with_a_capital():
    assert (counted(1, "ledger"), counted(0, "ledger")) == ("1 ledger", "0 ledgers")
    assert (sentence("did you?"), sentence("")) == ("Did you?", "")
