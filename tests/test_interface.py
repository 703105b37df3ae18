"""A site speaks the language that its edition chose: on every page, and in nothing but words."""

import gettext
import os
import re
import subprocess
from pathlib import Path

import lxml.html
import pytest
from babel.messages.pofile import read_po
from tests.conftest import CRANE, DREDGER, REPOSITORY, SETTINGS

from protocol_edition.cli.door import run
from protocol_edition.pages import straight
from protocol_edition.words import saying
from protocol_edition.words.tongues import catalogue_file

PEOPLE = """\
weber: {name: Anna Weber, sort: "Weber, Anna", born: 1870, offices: [{title: Chair of the board, since: 1919}]}
lang: {name: Otto Lang, sort: "Lang, Otto", formerly: lang-o}
"""
OTHERS = {
    "authorities/people.yaml": PEOPLE,
    "authorities/places.yaml": "linz: {name: Linz, latitude: 48.3, longitude: 14.29}\n",
    "authorities/organisations.yaml": "board: {name: Harbour Board, variants: [Harbour Board]}\n",
    "authorities/threads.yaml": "crane: {title: The crane, items: ['protocol-7#item-iii', 'protocol-9#item-i']}\n",
    "protocol-7.yaml": "date: 1921-03-03\nlines:\n  32: {is: decision, why: It was.}\n",
    "pages/about.md": "# About\n\nWords.\n",
}


def published(folder: Path, output: Path, interface: str) -> Path:
    """An edition with every kind of page, its anchors recorded, in ``interface``."""
    settings = SETTINGS + (f"interface: {interface}\n" if interface else "")
    texts = {"edition.yaml": settings, "protocol-7.txt": DREDGER, "protocol-9.txt": CRANE, **OTHERS}
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    assert run(["anchors", str(folder), "--on", "2026-01-02"]) == 0
    assert run(["build", str(folder), "-o", str(output)]) == 0
    return output


@pytest.fixture(scope="module")
def sites(tmp_path_factory) -> dict[str, Path]:
    """One edition in German, in English, and in German again: in one process, one after the other."""
    folder = tmp_path_factory.mktemp("sites")
    return {
        name: published(folder / f"edition-{name}", folder / name, interface)
        for name, interface in (("german", "de"), ("english", ""), ("again", "de"))
    }


def pages(site: Path) -> dict[str, lxml.html.HtmlElement]:
    found = sorted(site.rglob("*.html"))
    return {path.relative_to(site).as_posix(): lxml.html.document_fromstring(path.read_bytes()) for path in found}


def own_words(page: lxml.html.HtmlElement) -> list[str]:
    """What a page says in its own language: the texts and attributes of elements that no other language marks."""
    words = []
    for element in page.iter(lxml.etree.Element):
        speaks = next(filter(None, (one.get("lang") for one in (element, *element.iterancestors()))))
        if speaks == page.get("lang") and element.tag != "code":
            attributes = ("aria-label", "title") if element.tag != "script" else sorted(element.keys())
            texts = [element.text, *(child.tail for child in element)] if element.tag != "script" else []
            words += filter(None, [*texts, *(element.get(name) for name in attributes)])
    return [" ".join(text.split()) for text in words]


def english() -> re.Pattern[str]:
    """All that the catalogue translates into something else, with anything in its places."""
    with catalogue_file("de").open("rb") as source:
        ids = [message for message in read_po(source) if message.id and message.id != message.string]
    words = [one for message in ids for one in (message.id if isinstance(message.id, tuple) else (message.id,))]
    filled = (re.sub(r"\\\{\w*\\\}|%\\\(\w+\\\)s|<[^>]*>", ".+", re.escape(text)) for text in words)
    return re.compile("|".join(text for text in filled if re.search("[a-z]{3}", text)))


def test_no_english_word_is_left_on_a_german_page(sites):
    left, pattern = set(), english()
    for name, page in pages(sites["german"]).items():
        left |= {(name, words) for words in own_words(page) if pattern.fullmatch(words)}
    assert left == set()


DATA = (
    "CC-BY-4.0",
    "Chair of the board",
    "Minutes of the Harbour Board of Ebenau",
    "Harbour Board of Ebenau",
    "On the crane",
    "On the dredger",
    "The crane",
)
PLAIN_ENGLISH = re.compile(r"\b(?:the|of|and|with|by|from|this|not|is|are|to|for)\b", re.IGNORECASE)


def test_nothing_that_was_never_in_the_catalogue_is_english(sites):
    """What somebody writes into the code without saying it."""
    data = "|".join(map(re.escape, sorted((*DATA, *FORMATS), key=len, reverse=True)))
    left = set()
    for name, page in pages(sites["german"]).items():
        for words in own_words(page):
            rest = re.sub(data, "", words)
            left |= {(name, words)} if PLAIN_ENGLISH.search(rest) else set()
    assert left == set()


def test_english_words_would_be_seen(sites):
    pattern = english()
    seen = {words for page in pages(sites["english"]).values() for words in own_words(page) if pattern.fullmatch(words)}
    assert {"Search", "Permanent address of item I", "1 protocol", "Copy", "Threads"} <= seen


def test_editions_of_two_languages_do_not_mix_in_one_process(sites):
    files = {
        name: {path.relative_to(site): path.read_bytes() for path in site.rglob("*.html")}
        for name, site in sites.items()
    }
    assert files["german"] == files["again"]
    assert files["english"].keys() == files["german"].keys()


def test_the_language_changes_no_address_and_no_anchor(sites):
    for name, page in pages(sites["german"]).items():
        other = pages(sites["english"])[name]
        assert page.xpath("//@id") == other.xpath("//@id"), name
        assert page.xpath("//@href") == other.xpath("//@href"), name


def test_the_page_names_its_language_and_that_of_the_record(sites):
    page = pages(sites["german"])["protocols/protocol-7/index.html"]
    assert (page.get("lang"), page.get("dir")) == ("de", "ltr")
    assert {element.get("lang") for element in page.xpath("//h1|//section[@class='session']|//aside")} == {"en"}
    assert {element.get("lang") for element in page.xpath("//a[contains(@class, 'pl')]|//a[@class='mark']")} == {"de"}
    assert {element.get("lang") for element in page.xpath("//p[@class='citation']")} == {"en"}


def test_where_site_and_record_speak_one_language_nothing_is_marked(sites):
    page = pages(sites["english"])["protocols/protocol-7/index.html"]
    assert [element.tag for element in page.xpath("//*[@lang][not(starts-with(@class, 's-'))]")] == ["html"]


def test_the_texts_and_the_data_of_a_protocol_are_the_same_in_every_language(sites):
    for file in ("protocol.txt", "protocol.json", "citation.bib", "citation.ris", "citation.json"):
        german, english_file = (sites[name] / "protocols" / "protocol-7" / file for name in ("german", "english"))
        assert german.read_bytes() == english_file.read_bytes(), file


FORMATS = {"APA 7", "BibTeX", "CSL-JSON", "CSV", "JSON", "JSON-LD, schema.org", "CSV on the Web", "MLA 9", "RIS", "ZIP"}
"""Names that are the same in every language."""


class Listening(gettext.NullTranslations):
    """Notes all that is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[tuple[str | None, str]] = set()

    def gettext(self, message: str) -> str:
        self.asked.add((None, message))
        return message

    def pgettext(self, context: str, message: str) -> str:
        self.asked.add((context, message))
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.asked.add((None, msgid1))
        return msgid1 if n == 1 else msgid2


def test_all_that_a_build_says_is_in_the_catalogue(tmp_path, monkeypatch):
    """What is said of words that the extraction cannot see, such as the values of a table, is marked for it."""
    listening = Listening()
    monkeypatch.setattr(saying, "_translations", lambda _tag: listening)
    saying._said.cache_clear()  # an earlier build has asked already
    straight._said.cache_clear()
    published(tmp_path / "edition", tmp_path / "site", "")
    template = tmp_path / "messages.pot"
    subprocess.run([REPOSITORY / ".ci" / "messages", "extract", template], check=True, env=os.environ)
    with template.open("rb") as source:
        known = {(m.context, m.id[0] if isinstance(m.id, tuple) else m.id) for m in read_po(source) if m.id}
    assert len(listening.asked) > 200
    assert sorted(words for context, words in listening.asked - known if words not in FORMATS) == []
