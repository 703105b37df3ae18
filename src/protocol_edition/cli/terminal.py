"""Words on standard error: colour only on a terminal that wants it, progress as a bar there and as lines elsewhere."""

import os
import sys
import time

import click

_STEERING = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if code not in (9, 10)} | {
    code: f"\\u{code:04x}" for code in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
"""What moves the cursor or colours words, and what turns their order round: a finding would seem another."""
_BAR = 30
_PATIENCE = 1.0
"""Seconds before progress is shown at all: most editions are built by then."""
_LINE_EVERY = 10.0
"""Seconds between two lines of progress where there is no terminal."""


def say(words: str) -> None:
    """One line on standard error."""
    click.echo(words, err=True, color=coloured())


def styled(words: str, *, fg: str | None = None, bold: bool = False) -> str:
    """``words`` with colour, which ``say`` leaves out where it is not wanted."""
    return click.style(words, fg=fg, bold=bold or None)


def printable(words: str) -> str:
    """``words`` without the characters by which a source could steer the terminal; line ends stay."""
    return words if words.isprintable() else words.translate(_STEERING)  # of those that steer none is printable


def sentence(phrase: str) -> str:
    """``phrase`` with a capital at its beginning; "" stays so."""
    return phrase[:1].upper() + phrase[1:]


def counted(number: int, one: str) -> str:
    """``1 ledger``, ``2 ledgers``."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def on_terminal() -> bool:
    """Whether somebody reads standard error on a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()


def coloured() -> bool:
    """Whether it is a terminal, and nobody has said no (no-color.org: any value but the empty one)."""
    return on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class Progress:
    """Tells how far long work is; a function of stage, done and total. Silent for short work."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._told = self._begun
        self._shown = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        """``done`` of ``total`` steps of ``stage`` are behind us."""
        now = time.monotonic()
        if now - self._begun < _PATIENCE:
            return
        if on_terminal():
            if now - self._told > 0.05 or done == total:
                filled = _BAR * done // max(total, 1)
                click.echo(f"\r{stage:<10} [{'#' * filled:<{_BAR}}] {done}/{total} ", err=True, nl=False)
                self._told, self._shown = now, True
        elif now - self._told > _LINE_EVERY:
            say(f"{stage}: {done} of {total}")
            self._told = now

    def end(self) -> None:
        """Clears the bar, so that what is said next stands on a line of its own."""
        if self._shown:
            click.echo("\r" + " " * 70 + "\r", err=True, nl=False)
            self._shown = False
