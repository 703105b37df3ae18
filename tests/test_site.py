"""Every page of the built site, as files: links that resolve, nothing from elsewhere, nothing that could run."""

import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urldefrag

import lxml.html
import pytest

from protocol_edition.cli.door import run

LOADING = {
    "script": "src", "img": "src", "source": "src", "video": "src", "audio": "src", "iframe": "src", "embed": "src",
    "object": "data",
}  # fmt: skip
LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"}


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
