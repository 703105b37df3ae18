"""Feeds every reader of the program with damaged and made-up input, and judges what comes out.

``python -m tests.hostile.fuzz 30`` runs thirty minutes over all targets and prints what it found; with ``--atheris``
libFuzzer chooses the inputs by the branches they reach (atheris, installed by hand). The
suite runs a few hundred inputs of each target, always the same ones.
"""

import argparse
import random
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
from tests.conftest import CRANE, DREDGER, SETTINGS
from tests.hostile.own import DIALECTS, PATHS, TEMPLATES, of_dialect, of_paths, of_template
from tests.hostile.payloads import PAYLOADS
from tests.sources.accounts import check_account
from tests.sources.growth import HOSTILE, LINES
from tests.sources.tei.made import cases, whole

from protocol_edition.diagnostics import Diagnostic, has_errors
from protocol_edition.edition import edit, ledger_text, mint, parse_ledger, survey
from protocol_edition.edition.recorded import Ledger
from protocol_edition.model import Authorities, Decisions, Thread
from protocol_edition.pages.prose import prose
from protocol_edition.project.faults import validated
from protocol_edition.project.forms import EditionForm, OrganisationForm, PersonForm, PlaceForm, ThreadForm
from protocol_edition.project.marked_yaml import Mapping, compose
from protocol_edition.project.published import published_names
from protocol_edition.project.sidecar_form import SidecarForm
from protocol_edition.project.theme import read_theme
from protocol_edition.sources import read

LONGEST = 4_000
"""Bytes of one input: enough for every form, short enough for many of them."""

SLOWEST = 5.0
"""Seconds of processor time for one input of that length; the slowest honest one takes a hundredth of it."""

NO_DECISIONS = Decisions()
AT = Path(tempfile.gettempdir())


def told_rightly(findings: tuple[Diagnostic, ...], content: bytes) -> None:
    """Every finding has its words, and a place that the file has."""
    lines = content.count(b"\n") + 1
    for finding in findings:
        assert finding.what, finding
        assert finding.remedy, finding
        assert 1 <= finding.line <= lines, finding
        assert finding.column >= 1, finding


# ---- the targets: each takes any bytes and raises only where a promise is broken -------------------------------------


def of_text(content: bytes) -> None:
    """A text: every character is accounted for; it becomes part of an edition, and its anchors are kept."""
    reading, findings = read(content, "text.txt", NO_DECISIONS)
    told_rightly(findings, content)
    if reading is None:
        assert has_errors(findings)
        return
    check_account(reading)
    edited, of_edition = edit(reading, NO_DECISIONS, Authorities(), None, doc_id="text")
    told_rightly(of_edition, content)
    survey(edited)
    ledger, _ = mint(edited, Ledger("text.yaml", "text"), on="2026-01-02")
    again, of_ledger = parse_ledger(ledger_text(ledger).encode(), "text.yaml", "text")
    assert not of_ledger
    assert again.entries == ledger.entries or [one.id for one in again.entries] == [one.id for one in ledger.entries]


def of_encoded(content: bytes) -> None:
    """A TEI file: refused with one error, or read with all of its characters; it becomes part of an edition."""
    reading, findings = read(content, "text.xml", NO_DECISIONS)
    told_rightly(findings, content)
    if reading is None:
        assert has_errors(findings)
        return
    check_account(reading)
    edited, _ = edit(reading, NO_DECISIONS, Authorities(), None, doc_id="text")
    survey(edited)


def of_settings(content: bytes) -> None:
    """edition.yaml: refused with findings, or the settings."""
    _form(content, lambda document: validated(document, EditionForm), lambda form: form.settings())


def of_sidecar(content: bytes) -> None:
    """A sidecar: refused with findings, or the decisions; these do no harm to any text."""

    def use(form: SidecarForm) -> None:
        decisions = form.decisions("text.yaml")
        reading, _ = read(DREDGER.encode(), "text.txt", decisions)
        assert reading
        check_account(reading)
        edit(reading, decisions, Authorities(), None, doc_id="text")

    _form(content, lambda document: validated(document, SidecarForm), use)


def of_authorities(content: bytes) -> None:
    """An authority file: every entry is refused with findings, or entered."""
    document, findings = compose(content, "authorities/people.yaml")
    told_rightly(findings, content)
    if document is None or not isinstance(document.root, Mapping):
        return
    for form in (PersonForm, PlaceForm, OrganisationForm, ThreadForm):
        for key in document.root.entries:
            entry, faults = validated(document, form, (key,))
            assert entry is not None or faults or findings
            told_rightly(faults, content)
            if isinstance(entry, ThreadForm):
                assert isinstance(entry.entry(key, document.origin), Thread)
            elif entry:
                entry.entry(key)


def _form(content: bytes, judge: Callable, use: Callable) -> None:
    document, findings = compose(content, "file.yaml")
    told_rightly(findings, content)
    if document is None:
        assert findings
        return
    form, faults = judge(document)
    told_rightly(faults, content)
    assert form is not None or faults or findings
    if form is not None:
        use(form)


def of_ledger(content: bytes) -> None:
    """A ledger: refused with a line, or trusted; what is trusted is written again as the same entries."""
    ledger, findings = parse_ledger(content, "anchors/text.yaml", "text")
    told_rightly(findings, content)
    assert ledger.refused == has_errors(findings)
    if not ledger.refused:
        again, _ = parse_ledger(ledger_text(ledger).encode(), "anchors/text.yaml", "text")
        assert [one.id for one in again.entries] == [one.id for one in ledger.entries]


def of_names(content: bytes) -> None:
    """The record of published names: refused with a line, or keys."""
    with tempfile.TemporaryDirectory(dir=AT) as folder:
        (Path(folder) / "anchors").mkdir()
        (Path(folder) / "anchors" / "_names.yaml").write_bytes(content)
        names, findings = published_names(Path(folder))
    told_rightly(findings, content)
    assert not (names and has_errors(findings))


def of_markdown(content: bytes) -> None:
    """An editors' page: its HTML has only elements of Markdown, and addresses of the allowed kinds."""
    made = prose(content.decode("utf-8", "replace"), "about/index.html")
    for element in lxml.html.fragment_fromstring(made.body, create_parent="div").iter():
        assert element.tag in MARKDOWN, element.tag
        assert set(element.attrib) <= {"href", "src", "alt", "title", "id", "class", "start", "style"}, element.attrib
        assert element.get("style", "text-align:") in ALIGNED
        for address in (element.get("href", ""), element.get("src", "")):
            scheme = SCHEME.match(address)
            assert not scheme or scheme[1].lower() in ("http", "https", "mailto"), address
        assert not SCHEME.match(element.get("src", ""))
        assert not element.get("src", "").startswith("//")


MARKDOWN = frozenset({
    "a", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p",
    "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
})  # fmt: skip
SCHEME = re.compile(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.\-]*):")
ALIGNED = ("text-align:", "text-align:left", "text-align:center", "text-align:right")


def of_picture(content: bytes) -> None:
    """A picture of the theme that is also the logo: refused with a finding, or published."""
    with tempfile.TemporaryDirectory(dir=AT) as folder:
        (Path(folder) / "theme").mkdir()
        (Path(folder) / "theme" / "logo.svg").write_bytes(content)
        theme, findings = read_theme(Path(folder), "logo.svg")
    assert theme.files or has_errors(findings)
    assert theme.logo is None or (theme.logo.width > 0 and theme.logo.height > 0)


MORE_SETTINGS = """\
logo: a.svg
base_url: https://a.example/b/
contact: a@b.example
interface: de
cname: a.example
repository_url: https://b.example/c
pdf: no
"""
LEDGER = """\
version: 1
protocol: "text"
formerly: ["older"]
anchors: 0
seal: "00000000"
states: []
entries: []
...
"""
SIDECAR = """\
id: protocol-7
title: A title
date: 1921-03-03
series: The board
number: "7"
url: https://archive.example/7
lines:
  25: {is: item, number: II, why: So.}
  27: {is: speech, speaker: Lang}
signs:
  - {line: 27, text: "[the yard at]", kind: supplied, why: So.}
names:
  - {name: Weber, means: weber, lines: [27], why: So.}
"""
PEOPLE = """\
weber:
  name: Anna Weber
  sort: Weber, Anna
  variants: [Weber, "A. W."]
  born: 1870-01
  died: 1941?
  offices: [Chair, {title: Clerk, since: 1900, until: 1901}]
  pseudonyms: [{name: Ada, protocols: [protocol-7], source: S}]
  identifiers: {wikidata: Q1, orcid: 0000-0002-1825-0097}
  note: A note.
  formerly: [anna]
linz: {name: Linz, latitude: 48.3, longitude: 14.29}
dredger: {title: The dredger, items: [protocol-7#item-i, "https://a.example/b/protocol-9/#item-ii"]}
"""
MARKDOWN_PAGE = """\
# About

Some *words* and a [link](https://a.example "title"), <https://b.example>, ![p](p.png), [r][x].

| a | b |
|:-:|--:|
| c | d |

```py
code
```

[x]: other.md#section-y "t"

1. one
   - two
> quoted
"""
PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" viewBox="0 0 9 9">
<style>a { fill: url(#g) }</style><a href="#b"><path d="M0 0h9v9z" style="fill:red"/></a><use xlink:href="#g"/></svg>
"""


def recorded() -> str:
    """The ledger of a text, whole."""
    reading, _ = read(DREDGER.encode(), "text.txt", NO_DECISIONS)
    assert reading
    edited, _ = edit(reading, NO_DECISIONS, Authorities(), None, doc_id="text")
    return ledger_text(mint(edited, Ledger("text.yaml", "text"), on="2026-01-02")[0])


NAMES = "version: 1\npeople:\n- weber\n- lang\nplaces:\n- linz\n...\n"

ENCODED = tuple(
    whole(case.xml, case.file.stem) for case in cases() if not case.xml.startswith(("<TEI", "<tei", "<?xml"))
)

TARGETS: dict[str, tuple[Callable[[bytes], None], tuple[str, ...]]] = {
    "text": (of_text, (*[DREDGER, CRANE] * 40, *LINES, *HOSTILE)),
    "encoded": (of_encoded, ENCODED),
    "settings": (of_settings, (SETTINGS, SETTINGS + MORE_SETTINGS)),
    "sidecar": (of_sidecar, (SIDECAR,)),
    "authorities": (of_authorities, (PEOPLE,)),
    "ledger": (of_ledger, (LEDGER, recorded())),
    "names": (of_names, (NAMES,)),
    "markdown": (of_markdown, (MARKDOWN_PAGE,)),
    "picture": (of_picture, (PICTURE,)),
    "template": (of_template, TEMPLATES),
    "dialect": (of_dialect, DIALECTS),
    "paths": (of_paths, PATHS),
}
"""What is fed, and what it is fed with at first."""


# ---- inputs ----------------------------------------------------------------------------------------------------------


def inputs(target: str, seed: int) -> Iterator[bytes]:
    """Inputs for a target without end, the same for the same seed."""
    chance = random.Random(f"{target} {seed}")
    _, seeds = TARGETS[target]
    words = [payload.text for payload in PAYLOADS] + list(seeds)
    kept = [seed.encode() for seed in seeds]
    while True:
        content = bytearray(chance.choice(kept))
        for _ in range(chance.choice((1, 1, 2, 3, 5, 9))):
            _damage(content, chance, words)
        yield bytes(content[:LONGEST])
        if chance.random() < 0.05:
            kept[chance.randrange(len(kept)) if len(kept) > 200 else len(kept) - 1 :] = [bytes(content[:LONGEST])]
            kept += [seed.encode() for seed in seeds[:1]]


def _damage(content: bytearray, chance: random.Random, words: list[str]) -> None:
    at = chance.randint(0, len(content))
    end = min(len(content), at + chance.choice((1, 2, 4, 9, 40, 200)))
    match chance.randrange(8):
        case 0:
            del content[at:end]
        case 1:
            content[at:at] = chance.choice(words).encode("utf-8", "surrogatepass")
        case 2:
            content[at:at] = content[at:end] * chance.choice((1, 2, 9))
        case 3:
            content[at:end] = chance.randbytes(end - at)
        case 4:
            content[at:at] = chance.choice(SIGNS).encode()
        case 5:
            content[at:at] = (chance.choice(SIGNS) * chance.choice((3, 30, 300))).encode()
        case 6:
            lines = content.split(b"\n")
            chance.shuffle(lines)
            content[:] = b"\n".join(lines)
        case _:
            content[at:at] = b"\n"


SIGNS = [
    *"[](){}<>\"'`*_#~|\\/&%@!?;:=+-.,\t \n0123456789IVX",
    "é", "\u2028", "\x85", "\u202e", "\0", "\ufeff", "e\u0301",
]  # fmt: skip


def judged(target: str, content: bytes) -> str:
    """What a target does wrong with an input, "" if nothing."""
    began = time.process_time()
    try:
        TARGETS[target][0](content)
    except Exception:  # noqa: BLE001 - whatever it is, it is the finding
        return traceback.format_exc(limit=-4)
    took = time.process_time() - began
    return f"took {took:.1f} s" if took > SLOWEST else ""


def run(minutes: float, seed: int, names: list[str]) -> int:
    """Feeds the targets in turn and prints each new finding once; out: how many there were."""
    ends = time.monotonic() + minutes * 60
    streams = {name: inputs(name, seed) for name in names}
    counts, seen = dict.fromkeys(names, 0), set[str]()
    while time.monotonic() < ends:
        for name, stream in streams.items():
            for _ in range(50):
                content = next(stream)
                counts[name] += 1
                if (wrong := judged(name, content)) and wrong not in seen:
                    seen.add(wrong)
                    print(f"=== {name}: {content!r}\n{wrong}", flush=True)
    print(f"{sum(counts.values()):,} inputs in {minutes} minutes, {len(seen)} findings: {counts}", flush=True)
    return len(seen)


def with_atheris(minutes: float, target: str, corpus: Path) -> None:
    """libFuzzer over one target; the program must be imported by ``atheris.instrument_imports`` before this module."""
    import atheris  # noqa: PLC0415 - only whoever has it can ask for it

    corpus.mkdir(parents=True, exist_ok=True)
    call, seeds = TARGETS[target]
    for number, seed in enumerate(seeds):
        (corpus / f"seed-{number}").write_text(seed, encoding="utf-8")
    options = [f"-max_total_time={int(minutes * 60)}", f"-max_len={LONGEST}", "-timeout=20", "-rss_limit_mb=2500"]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={corpus}/found-", str(corpus)], call)
    atheris.Fuzz()


if __name__ == "__main__":
    wishes = argparse.ArgumentParser(description=__doc__)
    wishes.add_argument("minutes", type=float)
    wishes.add_argument("--target", action="append", choices=sorted(TARGETS))
    wishes.add_argument("--seed", type=int, default=0)
    wishes.add_argument("--atheris", type=Path, metavar="CORPUS")
    asked = wishes.parse_args()
    if asked.atheris:
        for name in asked.target or ["text"]:
            with_atheris(asked.minutes, name, asked.atheris / name)
    else:
        sys.exit(bool(run(asked.minutes, asked.seed, asked.target or sorted(TARGETS))))
