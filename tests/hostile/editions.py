"""Editions in which every field holds hostile words: the corpus in every part of a text and in every YAML field."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.hostile.payloads import PAYLOADS

_NO_YAML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ENDS = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")

LONGEST = 160
"""Characters of what stands in every field; what is longer stands by itself in a paragraph, note and page."""

IN_TEXT = tuple(payload.text for payload in PAYLOADS if "\0" not in payload.text)
"""What a text may hold: all but NUL, which makes a file binary."""

IN_YAML = tuple(text for text in IN_TEXT if not _NO_YAML.search(text))
"""What a value of YAML may hold: no control characters."""

REFUSED_IN_YAML = tuple(payload.text for payload in PAYLOADS if _NO_YAML.search(payload.text))


def one_line(text: str) -> str:
    """``text`` without ends of lines, as a field of one line has it."""
    return _ENDS.sub(" ", text)


def joined(texts: Sequence[str]) -> str:
    """All of ``texts`` on one line; parted so that none ends or begins what another holds."""
    return " ¦ ".join(one_line(text) for text in texts)


def chunks(texts: Sequence[str], count: int) -> list[Sequence[str]]:
    """``texts`` in ``count`` parts of some one size, each with texts of all classes."""
    return [texts[start::count] for start in range(count)]


def hostile_text(number: int, texts: Sequence[str]) -> str:
    """A protocol whose parts hold one half of ``texts`` or the other, and once each of them as its own paragraph."""
    short = [text for text in texts if len(text) <= LONGEST]
    x, y = joined(short[::2]), joined(short[1::2])
    a, b, c, d, e = (joined(short[start::5]) for start in range(5))
    blocks = [
        f"March {number}, 1921", f"Harbour Board {x} Protocol {number}", "Citation:",
        f'"Harbour Board {y} Protocol {number}", March {number}, 1921, {x}, HAE, F. 1, Op. 2, D. 3, L. 4-5. '
        f"Translated by {y}. https://archive.example/{number}",
        "Summary:", f"The board {x} decides.", "Original Language:", f"German {y}", "Contents:",
        "Translation - English",
        f"Top Secret {x}", f"Present: Weber, Lang {y}, O. Brandt ({a}), Moser.", f"I. On the dredger {x}[1]",
        "Cde. Weber", f"- 1. Order [the {y}] dredger of {a}.[1]", f"{b}: I agree.", f"Cde. {x}—We agree.",
        f"About {e} the crane [illegible {a}] (p. 2) F[{b}] “{c}” *{d}* _{e}_ (see section I).",
        f"II. {y}", f"Session of 4 March 1921 {x}", *texts, y, f"- [1] Translator's Note: The yard {x} is not named.",
        f"- [2] {y}", f"[Source: {x}]",
    ]  # fmt: skip
    return "\n\n".join(blocks) + "\n"


def hostile_sidecar(text: str, texts: Sequence[str], number: int) -> dict[str, Any]:
    """Decisions on that text: every free field holds one half of ``texts`` or the other."""
    short, lines = [text for text in texts if len(text) <= LONGEST], text.split("\n")
    x, y = joined(short[::2]), joined(short[1::2])
    at = next(number for number, line in enumerate(lines, 1) if line.startswith("- 1. Order"))
    speech = next(number for number, line in enumerate(lines, 1) if line.startswith("About "))
    return {
        "id": f"protocol-{number}", "title": x, "short_title": y, "series": x, "number": y, "date": "1921-03-03",
        "url": "https://archive.example/7",
        "lines": {str(speech): {"is": "speech", "speaker": x, "why": y}, str(at): {"is": "point", "why": x}},
        "signs": [{"line": at, "text": f"[the {x}]", "kind": "supplied", "why": x}],
        "names": [{"name": "Weber", "means": f"weber-{number}", "why": x}],
    }  # fmt: skip


def authorities(parts: Sequence[Sequence[str]]) -> dict[str, dict[str, Any]]:
    """Four authority files, an entry for each of ``parts``: every free field holds half of its texts or all."""
    files: dict[str, dict[str, Any]] = {"people": {}, "places": {}, "organisations": {}, "threads": {}}
    for number, texts in enumerate(parts, 1):
        short = [text for text in texts if len(text) <= LONGEST]
        x, y = joined(short[::2]), joined(short[1::2])
        told = {"note": "\n".join(texts), "source": y}
        files["people"][f"weber-{number}"] = {
            "name": x, "sort": y, "variants": [one_line(texts[0]), f"Weber {number}"],
            "offices": [x, {"title": y, "since": "1900"}], "born": "1870",
            "pseudonyms": [{"name": x, "protocols": [f"protocol-{number}"], "source": y}],
            "identifiers": {"wikidata": "Q1"}, **told,
        }  # fmt: skip
        files["places"][f"place-{number}"] = {"name": x, "variants": [f"Linz {number}", one_line(texts[1])], **told}
        files["organisations"][f"body-{number}"] = {
            "name": x,
            "variants": [*filter(str.strip, map(one_line, texts[::8]))],
            **told,
        }
        files["threads"][f"thread-{number}"] = {"title": x, "items": [f"protocol-{number}#item-i"], **told}
    return files


def settings(texts: Sequence[str], **more: Any) -> dict[str, Any]:
    """edition.yaml whose every free field holds all of ``texts``."""
    x = joined(texts)
    return {
        "title": x, "subtitle": x, "editors": [x, {"name": x, "role": x}], "publisher": x, "place": x, "licence": x,
        "rights": x, "description": x, "language": "en", **more,
    }  # fmt: skip


FORMS = (
    "## {line}", "- {line}\n- {line}", "> {line}", "| a | b |\n|---|---|\n| {line} | {line} |",
    "[{line}]({line} '{line}')", "[x](<{line}>)", "![{line}]({line})", "<{line}>", "`{line}`",
    "``` {line}\n{text}\n```",
    "    {line}", "[{line}]",
    "*{line}*", "[x][{line}]\n\n[{line}]: {line} '{line}'", "1) {line}", "{line}\n===",
)  # fmt: skip
"""Forms of Markdown in which a text may stand on an editors' page."""


def page(texts: Sequence[str], each: int) -> str:
    """An editors' page: each of ``texts`` as a paragraph, and in ``each`` of the forms, which take turns."""
    blocks = [f"# {joined(texts)}"]
    for number, text in enumerate(texts):
        blocks.append(text)
        for turn in range(each):
            form = FORMS[(number + turn) % len(FORMS)]
            blocks.append(form.replace("{line}", one_line(text)).replace("{text}", text))
    return "\n\n".join(blocks) + "\n"


def many(folder: Path, parts: int, forms: int = 3) -> Path:
    """An edition of ``parts`` texts, names of each kind, threads and pages, which share the corpus among them."""
    texts = chunks(IN_TEXT, parts)
    _write(
        folder / "edition.yaml",
        settings(IN_YAML[:: len(IN_YAML) // 12], pdf="no", base_url="https://minutes.example/a/"),
    )
    for kind, entries in authorities(chunks(IN_YAML, parts)).items():
        _write(folder / "authorities" / f"{kind}.yaml", entries)
    for number, (own, said) in enumerate(zip(texts, chunks(IN_YAML, parts), strict=True), 1):
        text = hostile_text(number, own)
        _write(folder / f"text-{number}.txt", text)
        _write(folder / f"text-{number}.yaml", hostile_sidecar(text, said, number))
        _write(folder / "pages" / f"page-{number}.md", page(own, forms))
    return folder


def few(folder: Path) -> Path:
    """An edition of one honest text; the whole corpus stands in every field of edition.yaml."""
    _write(folder / "edition.yaml", settings(IN_YAML, repository_url="https://code.example/a", contact="a@b.example"))
    plain = [text for text in IN_TEXT if one_line(text).isascii() and len(text) < 200 and text.isprintable()]
    _write(folder / "text-1.txt", hostile_text(1, plain[::9]))
    return folder


def _write(path: Path, content: str | dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((content if isinstance(content, str) else "\n".join(_yaml(content)) + "\n").encode())


def _yaml(entries: dict[str, Any]) -> Iterator[str]:
    """JSON in quotes is YAML, line by line."""
    for key, value in entries.items():
        yield f"{json.dumps(key)}: {_escaped(value)}"


def _escaped(value: Any) -> str:
    """``value`` as JSON; what YAML takes for the end of a line stands as an escape."""
    return re.sub("[\u2028\u2029\ufeff]", lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(value, ensure_ascii=False))
