"""Shows the site on this machine while its editor writes: rebuilds at every save, and tells the open pages.

It listens on the loopback alone, answers only to its own host names, to GET and HEAD, and serves only the output
folder. A source that cannot be built leaves the last good site standing, and the open pages say so. The reload
script is added to the response, never to a file, and is a file of its own, so that the pages' own
Content-Security-Policy holds.
"""

import asyncio
import errno
import html
import json
import re
import socket
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import uvicorn
import watchfiles
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Lifespan

from protocol_edition import urls
from protocol_edition.model import frozen

__all__ = ["PortTakenError", "Preview", "Rebuilt", "Running", "serve"]

HOST = "127.0.0.1"
OWN = "/-protocol-edition"
"""Where the server's own script and events are: no address of an edition begins with a hyphen."""

_SCRIPT = f"""\
"use strict";
(() => {{
  const events = new EventSource("{OWN}/events?page=" + encodeURIComponent(location.pathname));
  let notice = null;
  events.addEventListener("built", () => location.reload());
  events.addEventListener("failed", (event) => {{
    notice?.remove();
    notice = document.createElement("pre");
    notice.className = "preview-notice";
    notice.setAttribute("role", "alert");
    notice.textContent = JSON.parse(event.data).join("\\n");
    document.body.prepend(notice);
  }});
  addEventListener("pagehide", () => events.close());
}})();
"""
_TAG = f'<script src="{OWN}/reload.js" defer></script>'.encode()
_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)
_HEARTBEAT = 0.25
"""Seconds between two looks whether the server is to stop, for a page that only listens."""
_REST = 1.5
"""Seconds without a save after which the editor is taken to look at the page."""
_LONGEST_REST = 12.0
"""And at most, for an editor who saved again while the rest was being made."""
_LONG_REST = 6.0
"""And after which the next save is taken to be far off."""
_TYPES = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".txt": "text/plain", ".xml": "application/xml",
    ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg",
    ".webp": "image/webp", ".ico": "image/vnd.microsoft.icon", ".woff2": "font/woff2",
    ".bib": "text/plain", ".ris": "text/plain",
}  # fmt: skip
"""Own types, not the system's: a table of the machine would serve one site differently here and there."""
_BYTES = "application/octet-stream"
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_LASTING = "max-age=3600"
"""Of fonts: without them a page stands at once when it is loaded anew."""


class PortTakenError(Exception):
    """The port asked for is in use by another program."""


@frozen
class Rebuilt:
    """What became of one build: whether there is a new site, and else what to say on the open pages."""

    good: bool
    messages: tuple[str, ...] = ()
    tell: Callable[[], None] = lambda: None
    """Says more where the preview was begun, once the open pages know."""


@frozen
class Preview:
    """What is shown: the folder ``output``, made by ``rebuild`` at first and whenever something ``watched`` changes."""

    output: Path
    watched: tuple[Path, ...]
    rebuild: Callable[[], Rebuilt]
    index: Callable[[], Mapping[str, bytes]] = dict
    """Makes the files of the search index, by site path."""
    settle: Callable[[], Rebuilt | None] = lambda: None
    """Does what could wait, once nothing was saved for a while; None where there was nothing."""
    saved: Callable[[frozenset[Path]], None] = lambda _: None
    """Told before ``rebuild`` which files were saved."""
    keep: Callable[[], None] = lambda: None
    """Writes down what is for another day, once nothing was saved for a longer while."""


@frozen
class Running:
    """A server at work: its address, and how to end it."""

    address: str
    stop: Callable[[], None]


class _Index:
    """The index of the search: made when a page first asks for it after a build, so that no save waits for it."""

    def __init__(self, make: Callable[[], Mapping[str, bytes]]) -> None:
        self._make = make
        self._making = threading.Lock()
        self._builds = 0
        self._made: tuple[int, Mapping[str, bytes]] = (-1, {})

    def outdate(self) -> None:
        """The site is another one now."""
        self._builds += 1

    def file(self, path: str) -> bytes | None:
        """A file of the index of today's site; None where it has none of this path."""
        with self._making:
            if self._made[0] != self._builds:
                self._made = self._builds, self._make()
            return self._made[1].get(path)


@dataclass(slots=True, eq=False)
class _Page:
    """An open page: the events it has not been told yet, and the file it shows, with the time of it."""

    file: Path | None
    time: int
    queue: "asyncio.Queue[str]"


@dataclass(slots=True)
class _Listeners:
    """The open pages."""

    stopping: Callable[[], bool]
    output: Path
    last: str
    pages: set[_Page] = field(default_factory=set)

    def tell(self, rebuilt: Rebuilt, *, others: bool = True) -> None:
        """Tells the open pages to load themselves anew, or why they cannot; without ``others`` those that changed."""
        self.last = _event(rebuilt)
        for page in self.pages:
            time = _time_of(page.file)
            if others or not rebuilt.good or page.time != time:
                page.time = time
                page.queue.put_nowait(self.last)

    async def events(self, path: str) -> AsyncIterator[str]:
        """The event stream of the page at an address; one that opens on a broken edition is told at once."""
        file = _file_at(self.output.resolve(), path.removeprefix("/"))
        page = _Page(file, _time_of(file), asyncio.Queue())
        self.pages.add(page)
        try:
            yield self.last if "event: failed" in self.last else ": listening\n\n"
            while not self.stopping():
                with suppress(TimeoutError):
                    yield await asyncio.wait_for(page.queue.get(), _HEARTBEAT)
        finally:
            self.pages.discard(page)


@dataclass(slots=True)
class _Rest:
    """Seconds without a save until what can wait is done: that may take as long again as to write some words."""

    seconds: float


def _time_of(file: Path | None) -> int:
    """When a file was made: one that a build took over has the time it had."""
    try:
        return file.stat().st_mtime_ns if file else 0
    except OSError:
        return 0


def _event(rebuilt: Rebuilt) -> str:
    """A build as a server-sent event (HTML Living Standard, 9.2)."""
    return f"event: {'built' if rebuilt.good else 'failed'}\ndata: {json.dumps(rebuilt.messages)}\n\n"


def serve(preview: Preview, *, port: int, tries: int = 1, ready: Callable[[Running], None]) -> None:
    """Builds and serves until it is stopped or interrupted; ``ready`` is told once requests are answered.

    ``port`` and the ``tries - 1`` ports after it are tried. Errors: PortTakenError where none of them is free.
    """
    with _listen(port, tries) as listening:
        first = preview.rebuild()  # while there is one thread alone: workers can be forked, which is much quicker
        first.tell()
        asyncio.run(_serve(preview, first, listening, ready))


def _listen(port: int, tries: int) -> socket.socket:
    for candidate in range(port, port + tries):
        # With the protocol named, asyncio lets no answer wait for the browser to acknowledge its head: 40 ms each.
        listening = socket.socket(proto=socket.IPPROTO_TCP)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, candidate))
            listening.listen(socket.SOMAXCONN)
        except OSError as error:
            listening.close()
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
        else:
            return listening
    raise PortTakenError(f"port {port} is in use" if tries == 1 else f"ports {port} to {port + tries - 1} are in use")


async def _serve(preview: Preview, first: Rebuilt, listening: socket.socket, ready: Callable[[Running], None]) -> None:
    index = _Index(preview.index)
    listeners = _Listeners(lambda: server.should_exit, preview.output, _event(first))

    @asynccontextmanager
    async def watching(_: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(_watch(preview, index, listeners))
        ready(Running(f"http://{HOST}:{listening.getsockname()[1]}/", stop))
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    def stop() -> None:
        server.should_exit = True

    server = uvicorn.Server(
        uvicorn.Config(
            _application(preview.output, index, listeners, watching),
            log_config=None,
            access_log=False,
            server_header=False,
            http="h11",
            ws="none",
            lifespan="on",
            timeout_keep_alive=5,
            timeout_graceful_shutdown=2,
        )
    )
    await server.serve(sockets=[listening])


async def _watch(preview: Preview, index: _Index, listeners: _Listeners) -> None:
    roots = [path.resolve() for path in preview.watched if path.exists()]
    own = preview.output.resolve()

    def concerns(_: watchfiles.Change, changed: str) -> bool:
        """Whether a change can be an editor's: not ours, and nothing under a hidden name."""
        path = Path(changed)
        root = next((root for root in roots if path.is_relative_to(root)), path.parent)
        hidden = any(part.startswith(".") or part == "__pycache__" for part in path.relative_to(root).parts)
        return not hidden and not path.name.endswith("~") and not path.is_relative_to(own)

    # Saving is several changes within some milliseconds in most editors; 30 ms of rest mean that it is done.
    rest = _Rest(_REST)
    settling = asyncio.create_task(_settle(preview, index, listeners, rest))
    async for changes in watchfiles.awatch(*roots, watch_filter=concerns, step=30, debounce=400):
        settling.cancel()
        preview.saved(frozenset(Path(changed) for _, changed in changes))
        rebuilt = await run_in_threadpool(preview.rebuild)
        if rebuilt.good:
            index.outdate()
        listeners.tell(rebuilt)
        await run_in_threadpool(rebuilt.tell)
        settling = asyncio.create_task(_settle(preview, index, listeners, rest))


async def _settle(preview: Preview, index: _Index, listeners: _Listeners, rest: _Rest) -> None:
    await asyncio.sleep(rest.seconds)
    try:
        settled = await run_in_threadpool(preview.settle)
    except asyncio.CancelledError:
        rest.seconds = min(2 * rest.seconds, _LONGEST_REST)
        raise
    rest.seconds = max(rest.seconds / 2, _REST)
    if settled:
        if settled.good:
            index.outdate()
        listeners.tell(settled, others=False)
        await run_in_threadpool(settled.tell)
    await asyncio.sleep(_LONG_REST)
    await run_in_threadpool(preview.keep)


def _application(output: Path, index: _Index, listeners: _Listeners, lifespan: Lifespan[Starlette]) -> Starlette:
    async def script(_: Request) -> Response:
        return Response(_SCRIPT, headers=_HEADERS, media_type="text/javascript")

    async def events(request: Request) -> Response:
        stream = listeners.events(request.query_params.get("page", "/")) if request.method == "GET" else ()
        return StreamingResponse(stream, headers=_HEADERS, media_type="text/event-stream")

    async def file(request: Request) -> Response:
        return await run_in_threadpool(_answer, output, request.path_params["path"])

    async def indexed(request: Request) -> Response:
        content = await run_in_threadpool(index.file, f"{urls.SEARCH_INDEX}/{request.path_params['path']}")
        if content is None:
            return await run_in_threadpool(_missing, output.resolve())
        return Response(content, 200, _HEADERS, _TYPES.get(Path(request.path_params["path"]).suffix, _BYTES))

    return Starlette(
        routes=[
            Route(f"{OWN}/reload.js", script, methods=["GET"]),
            Route(f"{OWN}/events", events, methods=["GET"]),
            Route(f"/{urls.SEARCH_INDEX}/{{path:path}}", indexed, methods=["GET"]),
            Route("/{path:path}", file, methods=["GET"]),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"], www_redirect=False)],
        lifespan=lifespan,
    )


def _answer(output: Path, path: str) -> Response:
    """The file at a decoded address, a folder's index, or the site's own 404 page."""
    root = output.resolve()
    file = _file_at(root, path)
    if not file:
        return _missing(root)
    if file.is_dir() and path and not path.endswith("/"):
        return RedirectResponse(f"/{quote(path)}/", 302, _HEADERS)
    try:
        return _file(file, 200)
    except OSError:
        return _missing(root)


def _file_at(root: Path, path: str) -> Path | None:
    """The file, there or not, that a decoded address names; None for one outside of the site."""
    if not _is_plain(path) or not (file := (root / path).resolve()).is_relative_to(root):
        return None
    return file / "index.html" if not path or path.endswith("/") else file


def _is_plain(path: str) -> bool:
    """Whether an address names a place by itself: no way up, no other separator, no hidden name."""
    return "\\" not in path and "\0" not in path and not any(part.startswith(".") for part in path.split("/"))


def _missing(root: Path) -> Response:
    try:
        return _file(root / "404.html", 404)
    except OSError:
        words = "There is no site yet: the terminal says why." if not root.exists() else "There is nothing here."
        page = f"<!doctype html><html lang=en><head><title>{html.escape(words)}</title></head><body><p>{words}"
        return Response(_with_script(page.encode()), 404, _HEADERS, "text/html")


def _file(file: Path, status: int) -> Response:
    content = file.read_bytes()
    kind = _TYPES.get(file.suffix, _BYTES)
    headers = _HEADERS | ({"Cache-Control": _LASTING} if file.suffix == ".woff2" else {})
    return Response(_with_script(content) if file.suffix == ".html" else content, status, headers, kind)


def _with_script(page: bytes) -> bytes:
    return _HEAD_END.sub(lambda end: _TAG + end.group(), page, count=1)
