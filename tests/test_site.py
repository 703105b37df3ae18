"""Every page of the built site, as files: links that resolve, nothing from elsewhere, nothing that could run."""

import re
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin
from urllib.request import urlopen

import lxml.html
import pytest

from protocol_edition.cli.door import run

LOADING = {
    "script": "src", "img": "src", "source": "src", "video": "src", "audio": "src", "iframe": "src", "embed": "src",
    "object": "data",
}  # fmt: skip
LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"}


class Quiet(SimpleHTTPRequestHandler):
    """A plain web server that does not talk."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module", params=["recorded", "provisional"])
def site(request, tmp_path_factory):
    """The real edition, with its anchors recorded and as it would be without a ledger."""
    seeds = Path(__file__).resolve().parent.parent / "seeds"
    edition = Path(shutil.copytree(seeds, tmp_path_factory.mktemp("edition") / "seeds"))
    if request.param == "recorded":
        assert run(["anchors", str(edition), "--on", "2026-01-02"]) == 0
    else:
        shutil.rmtree(edition / "anchors", ignore_errors=True)
    output = tmp_path_factory.mktemp("site") / "build"
    assert run(["build", str(edition), "-o", str(output)]) == 0
    return output


@pytest.fixture(scope="module")
def pages(site):
    return {path: lxml.html.document_fromstring(path.read_bytes()) for path in sorted(site.rglob("*.html"))}


def is_foreign(address: str) -> bool:
    return re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", address) is not None


def test_every_link_within_the_site_resolves_relatively_to_a_file_and_an_anchor(site, pages):
    anchors = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for element in page.iter("a", "link", "script", "img", "source"):
            address = element.get("href") or element.get("src")
            if address is None or is_foreign(address):
                continue
            file, anchor = urldefrag(address)
            target = (path.parent / unquote(file)).resolve() if file else path
            leads_out = address.startswith("/") or not target.is_relative_to(site.resolve())
            if leads_out or not target.is_file() or (anchor and anchor not in anchors.get(target, set())):
                broken.append((path.name, address))
    assert broken == []


def test_every_page_can_be_reached_from_the_home_page(site, pages):
    reached, waiting = set(), [site / "index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached:
            continue
        reached.add(path)
        for address in pages[path].xpath("//a/@href"):
            target = (path.parent / unquote(urldefrag(address)[0])).resolve()
            if not is_foreign(address) and target in pages:
                waiting.append(target)
    assert set(pages) - reached == {site / "404.html"}


def test_no_page_loads_anything_from_elsewhere(pages):
    for page in pages.values():
        loaded = [element.get(attribute) for tag, attribute in LOADING.items() for element in page.iter(tag)]
        loaded += [link.get("href") for link in page.iter("link") if LOADING_LINKS & set(link.get("rel", "").split())]
        assert [address for address in loaded if address and is_foreign(address)] == []


def test_style_sheets_load_nothing_from_elsewhere(site):
    for sheet in site.rglob("*.css"):
        for address in re.findall(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", sheet.read_text()):
            assert not is_foreign("".join(address))
            assert (sheet.parent / "".join(address).partition("#")[0]).resolve().is_file()


def test_no_page_holds_script_or_style_of_its_own(pages):
    for page in pages.values():
        assert [s for s in page.iter("script") if not s.get("src") and s.get("type") != "application/ld+json"] == []
        assert list(page.iter("style")) == []
        assert page.xpath("//@style") == []
        assert [name for name in page.xpath("//@*") if name.attrname.startswith("on")] == []


def test_every_page_has_a_policy_without_inline_script(pages):
    for path, page in pages.items():
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        compiled = " 'wasm-unsafe-eval'"  # WebAssembly, no script: what Pagefind searches with
        assert (compiled in policy) == (path.parent.name == "search")
        assert "unsafe" not in policy.replace(compiled, "")
        assert "default-src" in policy


def test_every_page_has_a_language_one_heading_and_a_title_of_its_own(pages):
    titles = []
    for page in pages.values():
        assert page.get("lang")
        assert len(list(page.iter("h1"))) == 1
        titles.append(page.findtext(".//title"))
    assert len(set(titles)) == len(titles)


def test_no_id_stands_twice_on_a_page(pages):
    for path, page in pages.items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_headings_go_down_step_by_step(pages):
    skipped = []
    for path, page in pages.items():
        levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1, path
        skipped += [path.name for before, level in pairwise(levels) if level > before + 1]
    assert skipped == []


def test_every_page_has_its_landmarks_and_tells_those_of_a_kind_apart(pages):
    for path, page in pages.items():
        for landmark in ("body/header", "//main", "body/footer"):
            assert len(page.xpath(landmark)) == 1, (path, landmark)
        names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.iter("nav")]
        assert None not in names, path
        assert len(names) == len(set(names)), path


def test_every_address_of_the_record_has_its_link_and_every_note_leads_back(pages):
    """What a reader without JavaScript has: links, and nothing else."""
    (page,) = (page for path, page in pages.items() if path.parent.name == "presidium-protocol-63")
    (record,) = page.xpath("//*[@id='record']")
    addressed = set(record.xpath(".//section/@id | .//p/@id | .//li/@id | .//div[@class='speech']/@id"))
    assert addressed == {href[1:] for href in record.xpath(".//a[contains(@class, 'pl')]/@href")}
    notes = page.xpath("//section[@id='notes']//li/@id")
    marks = {mark.get("id"): mark.get("href")[1:] for mark in page.xpath("//a[@role='doc-noteref']") if mark.get("id")}
    backs = {
        back.get("href")[1:]: back.xpath("ancestor::li/@id")[0] for back in page.xpath("//a[@role='doc-backlink']")
    }
    assert len(notes) == 3
    assert set(marks.values()) == set(notes)
    assert backs == marks


def test_every_name_of_the_record_leads_to_a_page_that_leads_back(pages):
    (path,) = (path for path in pages if path.parent.name == "presidium-protocol-63")
    names = set(pages[path].xpath("//*[@id='record']//a[contains(@class, 'name')]/@href"))
    assert len(names) > 20
    for name in names:
        there = pages[(path.parent / name).resolve()]
        assert any("presidium-protocol-63/index.html#" in href for href in there.xpath("//main//a/@href")), name


def test_every_item_has_its_citation_and_its_place_on_the_page_of_citations(pages):
    (page,) = (page for path, page in pages.items() if path.parent.name == "presidium-protocol-63")
    (cited,) = (page for path, page in pages.items() if path.parent.name == "cite")
    for item in page.xpath("//section[@class='item']"):
        if item.xpath("./a[contains(@class, 'provisional')]"):
            assert item.xpath("./details//p[@class='warning']"), item.get("id")
            continue
        assert item.xpath("./details//p[@class='citation']"), item.get("id")
        assert cited.xpath(f"//*[@id='cite-{item.get('id')}']"), item.get("id")


@pytest.mark.parametrize("folder", ["", "protocol-edition/"])
def test_a_crawl_over_http_finds_every_page(site, pages, folder):
    """At the root of a server and below a folder; an address that leads out of the folder is not found."""
    mount = site.parent / f"served-{len(folder)}"
    if folder:
        mount.mkdir(exist_ok=True)
        shutil.copytree(site, mount / folder, dirs_exist_ok=True)
    handler = partial(Quiet, directory=str(mount if folder else site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        home = f"http://127.0.0.1:{server.server_port}/{folder}"
        reached, waiting = set(), [f"{home}index.html"]
        while waiting:
            address = waiting.pop()
            reached.add(address)
            with urlopen(address) as answer:  # noqa: S310 - our own server
                if answer.headers.get_content_type() == "text/html":
                    links = lxml.html.document_fromstring(answer.read()).xpath(
                        "//a/@href | //link/@href | //script/@src"
                    )
                    found = {urldefrag(urljoin(address, link))[0] for link in links if not is_foreign(link)}
                    waiting += [link for link in found if link not in reached and link not in waiting]
        server.shutdown()
    assert all(address.startswith(home) for address in reached)
    html = {address for address in reached if address.endswith(".html")}
    assert len(html) == len(pages) - 1
