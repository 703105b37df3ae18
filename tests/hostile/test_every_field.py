"""The whole corpus in every field: the edition is built, every file of its site is inert, and no word is changed."""

import re
from pathlib import Path

import pytest
import yaml
from tests.browser.conftest import served
from tests.hostile.editions import IN_TEXT, IN_YAML
from tests.hostile.inert import faults, same_host
from tests.hostile.payloads import PAYLOADS, counts

from protocol_edition.model import Decisions, protocol_leaves
from protocol_edition.sources import read

_BLANK = re.compile(r"[ \t\r\n\u00a0\u2000-\u200b\u2028\u2029\u3000\u0085\x0b\x0c\x1c-\x1f\ufeff]+")
"""What a line begins or ends with and no leaf holds."""

NO_PICTURE = re.compile(r"http://127\.0\.0\.1:\d+/a/page-\d+/index\.html: Failed to load resource: .* 404 .*")
"""A picture that an editors' page names and the site has not; it is asked for within the site."""

LIVE = """home => {
  const bad = [];
  const scheme = link => { try { return new URL(link.href, location).protocol } catch { return "" } };
  const never = "iframe, object, embed, base, svg, math, style, template, frame, portal";
  for (const element of document.querySelectorAll("*"))
    for (const { name } of element.attributes) if (/^on/i.test(name)) bad.push(`${element.tagName} ${name}`);
  for (const element of document.querySelectorAll(never)) bad.push(element.tagName);
  for (const script of document.scripts)
    if (script.type !== "application/ld+json" && !script.src.startsWith(home)) bad.push(script.outerHTML);
  for (const link of document.querySelectorAll("[href]"))
    if (!["http:", "https:", "mailto:", ""].includes(scheme(link))) bad.push(link.outerHTML);
  for (const form of document.forms) if (form.className !== "search") bad.push(form.outerHTML);
  const main = document.querySelector("main").cloneNode(true);
  for (const copy of main.querySelectorAll("[aria-hidden=true]")) copy.remove();
  return { bad, text: main.textContent };
}"""
"""What a browser holds for alive in a page that it has parsed, and the words it shows."""


def bare(text: str) -> str:
    return _BLANK.sub("", text)


def test_the_corpus_is_large_and_has_all_classes():
    assert len(PAYLOADS) >= 500
    assert len({payload.text for payload in PAYLOADS}) == len(PAYLOADS)
    assert min(counts().values()) >= 20
    assert len(IN_TEXT) > 1000
    assert len(IN_YAML) > 1000


@pytest.mark.parametrize("edition", ["many", "few"])
def test_every_file_of_the_site_is_inert(edition, request):
    folder = request.getfixturevalue(edition)
    assert faults(folder / "a") == []


def test_the_source_text_is_given_byte_for_byte(many):
    for source in (many / "edition").glob("text-*.txt"):
        number = source.stem.removeprefix("text-")
        assert (many / "a" / "protocols" / f"protocol-{number}" / "protocol.txt").read_bytes() == source.read_bytes()


@pytest.mark.browser
@pytest.mark.parametrize("edition", ["many", "few"])
def test_in_a_browser_nothing_runs_nothing_is_fetched_and_every_word_is_read_back(edition, request, browser):
    folder = request.getfixturevalue(edition)
    site, told, texts = folder / "a", [], {}
    pages = sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))
    context = browser.new_context()
    page = context.new_page()
    page.on("dialog", lambda dialog: (told.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda message: told.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: told.append(f"{page.url}: {error}"))
    with served(folder) as root:
        home = f"{root}a/"
        page.on("request", lambda asked: None if same_host(asked.url, home) else told.append(f"asks {asked.url}"))
        for path in pages:
            page.goto(home + path)
            seen = page.evaluate(LIVE, home)
            told += [f"{path}: {what}" for what in seen["bad"]]
            texts[path] = bare(seen["text"])
    context.close()
    assert [what for what in told if not NO_PICTURE.fullmatch(what)] == []
    for path, source in sources_of(folder).items():
        assert [line for line in source if bare(line) not in texts[path]] == [], path


def sources_of(folder: Path) -> dict[str, list[str]]:
    """What each page must show, by its path: all lines of a text, all fields of a name."""
    shown = {}
    for source in (folder / "edition").glob("text-*.txt"):
        number = source.stem.removeprefix("text-")
        name = f"protocol-{number}" if source.with_suffix(".yaml").exists() else source.stem
        shown[f"protocols/{name}/index.html"] = source.read_bytes().decode().split("\n")
    for source in (folder / "edition").glob("*.xml"):
        reading, _ = read(source.read_bytes(), source.name, Decisions())
        assert reading
        shown[f"protocols/{source.stem}/index.html"] = [leaf for _, leaf in protocol_leaves(reading.protocol)]
    for kind in ("people", "places", "organisations", "threads"):
        for key, entry in read_yaml(folder / "edition" / "authorities" / f"{kind}.yaml").items():
            lines = [entry.get("name") or entry["title"], *entry["note"].splitlines(), entry["source"]]
            shown[f"{kind}/{key}/index.html"] = lines
    return shown


def read_yaml(file: Path) -> dict:
    return yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else {}
