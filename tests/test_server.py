"""The preview gives the site only, to this machine only, and shows a saved change."""

import asyncio
import http.client
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from protocol_edition import server
from protocol_edition.server import OWN, PortTakenError, Preview, Rebuilt, Running, serve

PAGE = b"<!doctype html><html><head><title>x</title></head><body><p>%s</p></body></html>"
SECRET = b"a secret beside the site"


class Site:
    """A source, and a folder made from it: a source that says "broken" cannot be built."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "edition" / "a.txt"
        self.output = folder / "build"
        self.source.parent.mkdir()
        (folder / "secret.html").write_bytes(SECRET)
        self.source.write_bytes(b"first")
        self.builds = self.indexed = self.kept = 0
        self.late = False

    def rebuild(self) -> Rebuilt:
        self.builds += 1
        text = self.source.read_bytes()
        if text == b"broken":
            return Rebuilt(False, ("a.txt:1:1: S101 error: broken",))
        (self.output / "people" / "a").mkdir(parents=True, exist_ok=True)
        (self.output / "index.html").write_bytes(PAGE % text)
        (self.output / "people" / "a" / "index.html").write_bytes(PAGE % b"person")
        (self.output / "404.html").write_bytes(PAGE % b"not here")
        (self.output / "a.json").write_bytes(b"{}")
        (self.output / ".hidden").write_bytes(SECRET)
        return Rebuilt(True)

    def settle(self) -> Rebuilt | None:
        if self.late:
            (self.output / "people" / "a" / "index.html").write_bytes(PAGE % b"later")
        return Rebuilt(True) if self.late else None

    def keep(self) -> None:
        self.kept = self.builds

    def index(self) -> dict[str, bytes]:
        self.indexed += 1
        return {"search/index/volumes.json": self.source.read_bytes()}


class Client:
    """A client that can be rude: it sends what it is told."""

    def __init__(self, port: int) -> None:
        self.port = port

    def ask(self, path: str, method: str = "GET", host: str = "") -> tuple[int, bytes, dict[str, str]]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            connection.putrequest(method, path, skip_host=True)
            connection.putheader("Host", host or f"127.0.0.1:{self.port}")
            connection.endheaders()
            response = connection.getresponse()
            return response.status, response.read(), dict(response.getheaders())

    def listen(self, page: str = "") -> "Events":
        return Events(self.port, page)


class Events:
    """An open page: what the server tells it."""

    def __init__(self, port: int, page: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        self.connection.request("GET", f"{OWN}/events{f'?page={page}' if page else ''}")
        self.response = self.connection.getresponse()

    def next(self) -> str:
        lines = []
        while line := self.response.readline().decode().strip():
            lines.append(line)
        return " ".join(lines)

    def close(self) -> None:
        self.connection.close()


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path)


@contextmanager
def serving(site: Site) -> Iterator[Client]:
    ready, running = threading.Event(), []

    def begun(it: Running) -> None:
        running.append(it)
        ready.set()

    preview = Preview(
        site.output, (site.source.parent, site.output), site.rebuild, site.index, site.settle, keep=site.keep
    )
    thread = threading.Thread(target=serve, args=(preview,), kwargs={"port": 0, "ready": begun})
    thread.start()
    assert ready.wait(20)
    try:
        yield Client(int(running[0].address.rstrip("/").rpartition(":")[2]))
    finally:
        running[0].stop()
        thread.join(20)
    assert not thread.is_alive()


@pytest.fixture
def client(site):
    """A server that a test may change the source of."""
    with serving(site) as client:
        yield client


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """A server for all tests that only ask; links in its site lead out of it."""
    site = Site(tmp_path_factory.mktemp("site"))
    site.rebuild()
    (site.output / "link.html").symlink_to(site.output.parent / "secret.html")
    (site.output / "linked").symlink_to(site.output.parent)
    with serving(site) as client:
        yield client


def test_a_page_is_the_file_with_the_reload_script_before_the_end_of_its_head(client, site):
    status, page, headers = client.ask("/")
    assert status == 200
    assert page == (PAGE % b"first").replace(
        b"</head>", b'<script src="%s/reload.js" defer></script></head>' % OWN.encode()
    )
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert (site.output / "index.html").read_bytes() == PAGE % b"first"


def test_other_files_are_given_as_they_are(reader):
    status, content, headers = reader.ask("/a.json")
    assert (status, content, headers["content-type"]) == (200, b"{}", "application/json")
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


def test_a_folder_has_its_index_and_its_slash(reader):
    assert b"person" in reader.ask("/people/a/")[1]
    status, _, headers = reader.ask("/people/a")
    assert (status, headers["location"]) == (302, "/people/a/")


def test_what_is_not_there_gives_the_sites_own_page(reader):
    status, page, _ = reader.ask("/people/nobody/")
    assert status == 404
    assert b"not here" in page


def test_the_script_is_a_file_of_its_own(reader):
    status, script, headers = reader.ask(f"{OWN}/reload.js")
    assert status == 200
    assert b"EventSource" in script
    assert headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html", "/..%2fsecret.html", "/%2e%2e/secret.html", "/%2e%2e%2fsecret.html",
        "/people/../../secret.html", "/..%5csecret.html", "/..\\secret.html", "/.%00./secret.html",
        "//secret.html", "/.hidden", "/%2ehidden",
        "/people/..%2f..%2fsecret.html", "/....//secret.html", "/;/../secret.html", "/%252e%252e/secret.html",
        "/link.html", "/linked/secret.html", "/etc/passwd", "//etc/passwd", "/file:///etc/passwd",
    ],
)  # fmt: skip
def test_nothing_beside_the_site_is_given(reader, path):
    status, content, _ = reader.ask(path)
    assert status in (400, 404)
    assert SECRET not in content
    assert b"root:" not in content


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "192.168.0.1", "0"]
)
def test_another_host_name_is_refused(reader, host):
    status, content, _ = reader.ask("/", host=host)
    assert status == 400
    assert b"first" not in content


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1"])
def test_its_own_host_names_are_answered(reader, host):
    assert reader.ask("/", host=host)[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/", f"{OWN}/events", f"{OWN}/reload.js"])
def test_only_reading_is_allowed(reader, method, path):
    assert reader.ask(path, method)[0] == 405


@pytest.mark.parametrize("path", ["/", "/a.json", "/none", f"{OWN}/events"])
def test_head_has_no_body(reader, path):
    status, content, _ = reader.ask(path, "HEAD")
    assert status in (200, 404)
    assert content == b""


def test_a_saved_change_is_built_and_told(client, site):
    page = client.listen()
    assert page.next() == ": listening"
    site.source.write_bytes(b"second")
    assert page.next() == "event: built data: []"
    assert b"second" in client.ask("/")[1]
    page.close()


def test_a_broken_source_keeps_the_last_good_site_and_says_so(client, site):
    page = client.listen()
    page.next()
    site.source.write_bytes(b"broken")
    assert page.next() == 'event: failed data: ["a.txt:1:1: S101 error: broken"]'
    assert b"first" in client.ask("/")[1]
    opened_later = client.listen()
    assert "S101" in opened_later.next()
    site.source.write_bytes(b"mended")
    assert page.next() == opened_later.next() == "event: built data: []"
    assert b"mended" in client.ask("/")[1]
    page.close()
    opened_later.close()


def test_its_own_writing_is_no_change(client, site):
    page = client.listen()
    page.next()
    (site.source.parent / ".a.txt.swp").write_bytes(b"an editor's own file")
    (site.output / "index.html").write_bytes(PAGE % b"written beside")
    time.sleep(0.5)  # long enough for the watcher to have seen them
    assert site.builds == 1
    site.source.write_bytes(b"last")
    assert page.next() == "event: built data: []"
    assert b"last" in client.ask("/")[1]
    page.close()


def test_a_client_that_says_nothing_keeps_nobody_waiting(reader):
    silent = [socket.create_connection(("127.0.0.1", reader.port)) for _ in range(50)]
    for connection in silent:
        connection.sendall(b"GET / HT")
    assert reader.ask("/")[0] == 200
    for connection in silent:
        connection.close()


LOCAL = b" HTTP/1.1\r\nHost: localhost\r\n"


@pytest.mark.parametrize(
    "request_line",
    [
        b"\x16\x03\x01 not a request", b"GET / HTTP/1.1", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example",
        b"GET / HTTP/1.1\r\nHost: me@127.0.0.1", b"GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost",
        b"GET / HTTP/1.1\r\nHost:", b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example", b"GET / /" + LOCAL,
        b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443", b"GET /../secret.html HTTP/1.0", b"GET", b"",
        b"GET /\x00secret" + LOCAL, b"GET /" + LOCAL + b"Content-Length: -1", b"GET /" + LOCAL + b"Content-Length: x",
        b"GET /" + LOCAL + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n5\r\nGET /",
        b"GET /" + LOCAL + b"X: " + b"x" * 200_000, b"GET /" + b"x" * 200_000 + LOCAL, b"GET /" + LOCAL + b" folded: x",
        b"GET / HTTP/1.1\r\nHost : localhost",
    ],
    ids=lambda words: words[:60],
)  # fmt: skip
def test_words_that_are_no_request_are_refused_and_hinder_nobody(reader, request_line):
    with socket.create_connection(("127.0.0.1", reader.port), timeout=10) as connection:
        with suppress(OSError):  # who is refused early is not listened to
            connection.sendall(request_line + b"\r\n\r\n")
            connection.shutdown(socket.SHUT_WR)
        answer = b""
        with suppress(ConnectionError):
            while part := connection.recv(1 << 16):
                answer += part
    assert answer == b"" or answer.startswith((b"HTTP/1.1 4", b"HTTP/1.1 505"))
    assert b"first" not in answer
    assert SECRET not in answer
    assert reader.ask("/")[0] == 200


@pytest.mark.parametrize("path", ["/", "/a.json", f"{OWN}/events", f"{OWN}/reload.js", "/search/index/volumes.json"])
def test_a_page_of_another_site_may_read_nothing(reader, path):
    with closing(http.client.HTTPConnection("127.0.0.1", reader.port, timeout=10)) as connection:
        connection.request("GET", path, headers={"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"})
        headers = {name.lower(): value for name, value in connection.getresponse().getheaders()}
    assert not [name for name in headers if name.startswith("access-control-")]
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"


def test_a_taken_port_is_named(site):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTakenError, match=f"port {port} is in use"):
            serve(Preview(site.output, (), site.rebuild), port=port, ready=lambda running: None)


def in_a_loop_of_its_own(work):
    """Does the work of a coroutine: here the loop of another test's browser may be running."""
    doing = threading.Thread(target=asyncio.run, args=[work])
    doing.start()
    doing.join()


def test_no_answer_waits_until_the_browser_has_acknowledged_its_head():
    accepted = []

    async def connected(reader, writer):
        accepted.append(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    async def asked():
        listening = server._listen(0, 1)
        async with await asyncio.start_server(connected, sock=listening):
            reader, writer = await asyncio.open_connection(*listening.getsockname())
            await reader.read()
            writer.close()

    in_a_loop_of_its_own(asked())
    assert accepted == [1]


def test_before_the_first_good_build_the_page_waits(site):
    site.source.write_bytes(b"broken")
    with serving(site) as client:
        status, page, _ = client.ask("/")
        assert status == 404
        assert b"no site yet" in page
        assert b"reload.js" in page


def test_the_index_is_made_when_it_is_asked_for_and_anew_only_after_a_build(client, site):
    assert site.indexed == 0
    for _ in range(2):
        status, content, headers = client.ask("/search/index/volumes.json")
        assert (status, content, headers["content-type"]) == (200, b"first", "application/json")
    assert site.indexed == 1
    with closing(client.listen()) as page:
        page.next()
        site.source.write_bytes(b"second")
        assert "event: built" in page.next()
    assert site.indexed == 1
    assert client.ask("/search/index/volumes.json")[1] == b"second"


@pytest.mark.parametrize("path", ["/search/index/none", "/search/index/../../secret.html", "/search/index/"])
def test_what_the_index_has_not_is_not_there(client, path):
    assert client.ask(path)[0] == 404


def test_what_is_made_later_is_told_to_the_pages_that_it_changed(site, monkeypatch):
    monkeypatch.setattr("protocol_edition.server._REST", 0.5)
    with serving(site) as client:
        person, home = client.listen("/people/a/"), client.listen("/")
        assert [page.next() for page in (person, home)] == [": listening"] * 2
        site.late = True
        site.source.write_bytes(b"second")
        while b"later" not in client.ask("/people/a/")[1]:
            assert "built" in person.next()
        site.late = False
        assert "built" in home.next()
        site.source.write_bytes(b"broken")
        assert "failed" in home.next()  # and nothing of what came later
        person.close()
        home.close()


def test_whoever_saves_while_what_can_wait_is_made_is_given_longer_the_next_time(site, monkeypatch):
    monkeypatch.setattr("protocol_edition.server._REST", 0.01)
    monkeypatch.setattr("protocol_edition.server._LONG_REST", 0)
    begun, saved, rest = threading.Event(), threading.Event(), server._Rest(0.01)

    def settle() -> None:
        begun.set()
        saved.wait(20)

    async def interrupted() -> None:
        settling = asyncio.create_task(server._settle(preview, None, None, rest))
        while not begun.is_set():
            await asyncio.sleep(0.01)
        settling.cancel()
        with suppress(asyncio.CancelledError):
            await settling
        saved.set()

    preview = Preview(site.output, (), site.rebuild, settle=settle)
    in_a_loop_of_its_own(interrupted())
    assert rest.seconds == 0.02
    in_a_loop_of_its_own(server._settle(preview, None, None, rest))
    assert rest.seconds == 0.01


def test_what_is_for_another_day_waits_until_nothing_was_saved_for_long(site, monkeypatch):
    monkeypatch.setattr("protocol_edition.server._REST", 0.1)
    monkeypatch.setattr("protocol_edition.server._LONG_REST", 600)
    with serving(site) as client:
        page = client.listen("/people/a/")
        assert page.next() == ": listening"
        site.late = True
        site.source.write_bytes(b"second")
        while b"later" not in client.ask("/people/a/")[1]:
            assert "built" in page.next()
        assert site.kept == 0
        monkeypatch.setattr("protocol_edition.server._LONG_REST", 0.2)
        site.source.write_bytes(b"third")
        while not site.kept:
            time.sleep(0.05)
        page.close()
