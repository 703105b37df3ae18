"""A preview that runs for days: ``python -m tests.hostile.soak 1000`` saves a word as often and prints what it holds.

Memory, open files, threads and what lies in its folders must not grow; the suite asks the same of some saves.
"""

import http.client
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import CRANE, DREDGER, SETTINGS

REST = 4.0
"""Seconds without saves after which a preview has brought up the tables too."""
WORDS = 50
"""How many words there are in turn: what is kept of each word has a bound, but one of some thousands."""
GROWTH = 1.03
"""How much more memory than at first there may be."""


@contextmanager
def preview(place: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A preview of a small edition: its process and its port."""
    for folder in ("minutes", "temporary"):
        (place / folder).mkdir()
    for name, text in (
        ("edition.yaml", f"{SETTINGS}pdf: no\n"),
        ("protocol-7.txt", DREDGER),
        ("protocol-9.txt", CRANE),
    ):
        (place / "minutes" / name).write_text(text)
    command = [sys.executable, "-m", "protocol_edition", "serve", place / "minutes", "-o", place / "www" / "site"]
    with (place / "said").open("wb") as said:
        server = subprocess.Popen(
            command, stdout=said, stderr=said, env=os.environ | {"TMPDIR": str(place / "temporary")}
        )
    try:
        while not (port := re.search(r"http://127\.0\.0\.1:(\d+)/", (place / "said").read_text())):
            assert server.poll() is None
            time.sleep(0.05)
        yield server, int(port[1])
    finally:
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 0


def save_and_see(number: int, edition: Path, port: int) -> None:
    """Saves a text with another word while a page is open, waits until the page is told, and loads it anew."""
    number %= WORDS
    listening = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    listening.request("GET", "/-protocol-edition/events")
    events = listening.getresponse()
    assert events.readline().startswith(b":")
    (edition / "protocol-9.txt").write_text(CRANE.replace("is built", f"is built for the {number}th time"))
    while not (line := events.readline()).startswith(b"event:"):
        assert line
    assert line == b"event: built\n"
    listening.close()
    page = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    page.request("GET", "/protocols/protocol-9/")
    assert f"is built for the {number}th time".encode() in page.getresponse().read()
    page.close()


def held(server: subprocess.Popen[bytes], place: Path) -> dict[str, object]:
    """What the preview holds at rest; the memory in KiB."""
    time.sleep(REST)
    of_it = Path(f"/proc/{server.pid}")
    beside = sorted(path.name for folder in ("www", "temporary") for path in (place / folder).iterdir())
    return {
        "memory": int(re.search(r"VmRSS:\s+(\d+)", (of_it / "status").read_text())[1]),
        "open": len(list((of_it / "fd").iterdir())),
        "threads": len(list((of_it / "task").iterdir())),
        "pieces": len(list((place / "www" / ".protocol-edition-cache").rglob("*.pieces"))),
        "beside": " ".join(beside),
    }


def main(saves: int) -> int:
    """Out: 0 where nothing has grown."""
    first: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder, preview(Path(folder)) as (server, port):
        for number in range(1, saves + 1):
            save_and_see(number, Path(folder, "minutes"), port)
            if number % max(1, saves // 10) == 0:
                last = held(server, Path(folder))
                first = first or last
                print(number, last, flush=True)
    last["memory"] = max(first["memory"], last["memory"] if last["memory"] > first["memory"] * GROWTH else 0)
    return int(first != last)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
