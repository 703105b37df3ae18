"""``python -m tests.benchmarks.saving 1000``: from a save to the page with the new word, in a browser.

``serve`` shows a generated edition; a page is open in Chromium; a word of its text is saved over and over. The clock
runs from the end of the writing until the page that was loaded anew, and has the word, is loaded by its own clock. On
the way it is read when the page was told: what is before that is the preview's, what is behind it the browser's.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from tests.benchmarks.synthetic import write_edition
from tests.browser.conftest import FLAGS, system_browser

_TIMES = """() => {
  const [loading] = performance.getEntriesByType("navigation");
  return [performance.timeOrigin, performance.timeOrigin + loading.loadEventEnd];
}"""
_SHOWN = "word => document.readyState === 'complete' && document.body.textContent.includes(word)"


def saved(page: Page, text: Path) -> tuple[float, float]:
    """Saves another word; out: milliseconds until the page is told, and until it is loaded anew."""
    word = f"later{time.monotonic_ns() % 1_000_000}"
    lines = text.read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if line.endswith(".") and len(line.split()) > 8 and n > 20)
    lines[at] = f"{lines[at].rsplit(' ', 1)[0]} {word}."
    content = "\n".join(lines).encode()
    text.write_bytes(content)
    begun = time.time() * 1000
    page.wait_for_function(_SHOWN, arg=f" {word}.", polling=5, timeout=120_000)
    told, loaded = page.evaluate(_TIMES)
    return told - begun, loaded - begun


def served(edition: Path, output: Path) -> tuple["subprocess.Popen[str]", str]:
    """The preview of an edition, once it answers, and its address."""
    command = [sys.executable, "-m", "protocol_edition", "serve", str(edition), "-o", str(output), "-p", "8765"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert running.stderr
    for line in running.stderr:
        if "http://127.0.0.1:" in line:
            threading.Thread(target=running.stderr.read, daemon=True).start()  # a full pipe would stop it
            return running, "http://127.0.0.1:8765/"
    raise SystemExit("the preview did not begin")


def measured(edition: Path, output: Path, rounds: int, rest: float) -> list[tuple[float, float]]:
    """What ``saved`` gives of every save, with a rest after each in which the preview does what could wait."""
    running, address = served(edition, output)
    texts = sorted(edition.glob("*.txt"))
    text = texts[len(texts) // 2]
    try:
        with sync_playwright() as playwright:
            page = playwright.chromium.launch(executable_path=system_browser(), args=FLAGS).new_page()
            with page.expect_request(lambda request: "/events" in request.url):
                page.goto(f"{address}protocols/{text.stem}/")
            taken = []
            for _ in range(rounds + 1):
                time.sleep(rest)
                taken.append(saved(page, text))
            return taken
    finally:
        running.terminate()
        running.wait(timeout=60)


def main() -> None:
    """Prints the least, the middle and the longest time."""
    wishes = argparse.ArgumentParser(description=__doc__)
    wishes.add_argument("protocols", type=int)
    wishes.add_argument("--rounds", type=int, default=9)
    wishes.add_argument("--rest", type=float, default=3.0, help="seconds between saves")
    wishes.add_argument("--place", help="the folder in which all of it is done")
    wishes.add_argument("--edition", type=Path, help="an edition that is there already; its texts are changed")
    wishes.add_argument("--output", type=Path, help="and its site")
    asked = wishes.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.place) as place:
        edition = asked.edition or Path(place, "edition")
        if not asked.edition:
            write_edition(edition, asked.protocols)
        first, *taken = measured(edition, asked.output or Path(place, "site"), asked.rounds, asked.rest)
    loaded = sorted(round(milliseconds) for _, milliseconds in taken)
    print(
        f"{asked.protocols} protocols, from a save to its page: least {loaded[0]} ms, "
        f"middle {statistics.median(loaded):.0f} ms, longest {loaded[-1]} ms; "
        f"of the middle one, until the page was told, {statistics.median(told for told, _ in taken):.0f} ms; "
        f"the first save {first[1]:.0f} ms"
    )


if __name__ == "__main__":
    main()
