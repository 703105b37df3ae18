"""A real Chromium, and the built site where a reader may meet it: at a root, below a folder, and on a disk."""

import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright
from tests.oddities import odd_edition

from protocol_edition.cli.door import run

PROTOCOL = "protocols/presidium-protocol-63/index.html"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def system_browser() -> str | None:
    """The browser that `.ci/browser` finds; None for the one that Playwright brings."""
    named = os.environ.get("PROTOCOL_EDITION_BROWSER")
    names = (named, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for name in names if name and (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        expect.set_options(timeout=15_000)
        running = playwright.chromium.launch(executable_path=system_browser(), args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The real edition, its anchors recorded, published below a folder named as on GitHub Pages."""
    seeds = Path(__file__).resolve().parent.parent.parent / "seeds"
    edition = Path(shutil.copytree(seeds, tmp_path_factory.mktemp("edition") / "seeds"))
    output = tmp_path_factory.mktemp("web") / "protocol-edition"
    assert run(["anchors", str(edition), "--on", "2026-01-02"]) == 0
    assert run(["build", str(edition), "-o", str(output)]) == 0
    return output


@pytest.fixture(scope="session")
def kinds(site) -> list[str]:
    """The longest page of each kind."""
    return longest_of_each_kind(site)


def longest_of_each_kind(site: Path) -> list[str]:
    """Of all people the one with the longest page, and so on, as site paths."""
    longest = {}
    for file in sorted(site.rglob("*.html"), key=lambda file: file.stat().st_size):
        path = file.relative_to(site).as_posix()
        longest[re.sub(r"^(protocols|people|places|organisations|chronology)/[^/]+/", r"\1/*/", path)] = path
    return sorted(longest.values())


class Quiet(SimpleHTTPRequestHandler):
    """A plain web server, as `python3 -m http.server`, that does not talk."""

    def log_message(self, *_: object) -> None:
        pass


class Patient(ThreadingHTTPServer):
    """Says nothing when a browser goes away in the middle of an answer."""

    def handle_error(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which ``folder`` is served, with a slash at its end."""
    server = Patient(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def servers(site) -> Iterator[dict[str, str]]:
    """The address of the site in each place, with a slash at its end."""
    with served(site) as at_root, served(site.parent) as below:
        yield {"root": at_root, "folder": f"{below}protocol-edition/", "disk": f"{site.as_uri()}/"}


@dataclass
class Visit:
    """A page in the browser, and everything it complained of or asked of others."""

    page: Page
    home: str
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("request", lambda request: self._note(request.url))

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader went on to the next page
            self.complaints.append(f"{request.failure}: {request.url}")

    def _note(self, url: str) -> None:
        if not url.startswith("data:") and urlsplit(url)[:2] != urlsplit(self.home)[:2]:
            self.foreign.append(url)

    def go(self, path: str) -> Page:
        """Opens a page of the site."""
        self.page.goto(self.home + path)
        return self.page


@pytest.fixture(params=["root", "folder", "disk"])
def visit(request, browser, servers) -> Iterator[Visit]:
    """A visit to the site in each place; it must end without a complaint and without a foreign request."""
    context = browser.new_context()
    visit = Visit(context.new_page(), servers[request.param])
    yield visit
    context.close()
    assert visit.complaints == []
    assert visit.foreign == []


@pytest.fixture
def reader(browser, servers) -> Iterator[Page]:
    """A page at the root, for what is the same in every place."""
    context = browser.new_context(base_url=servers["root"])
    yield context.new_page()
    context.close()


@pytest.fixture
def scriptless(browser, servers) -> Iterator[Page]:
    """A reader without JavaScript."""
    context = browser.new_context(base_url=servers["root"], java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def odd_site(tmp_path_factory) -> Path:
    """The edition of everything too long, too many and in other writings, its anchors recorded."""
    edition = odd_edition(tmp_path_factory.mktemp("odd") / "minutes")
    output = tmp_path_factory.mktemp("odd-web") / "site"
    assert run(["anchors", str(edition), "--on", "2026-01-02"]) == 0
    assert run(["build", str(edition), "-o", str(output)]) == 0
    return output
